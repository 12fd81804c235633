"""The verb ``schema``: the format for editors, as a JSON Schema."""

from __future__ import annotations

from argparse import Namespace

from marketgen.cli.output import FINE, Stop, say
from marketgen.cli.pack import give, problems_told
from marketgen.i18n import _


def schema(asked: Namespace) -> int:
    """Print the schema of a pack with its own ids, or of the format; or write it where an editor finds it."""
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import schema_file
    from marketgen.scenario.problems import Unreadable
    from marketgen.scenario.schema import schema as of_the_format

    if not asked.pack:
        if asked.write:
            raise Stop(_("--write puts the schema beside a pack: say which. See: marketgen schema --help"))
        return give(of_the_format(), asked.out)
    try:
        made = schema_file.made(asked.pack, scenario_folders())
    except Unreadable as fault:
        return problems_told([fault.problem])
    if not asked.write:
        return give(made.text, asked.out)
    try:
        schema_file.write(made)
    except OSError as fault:
        told = _("{path} could not be written: {reason}").format(path=made.path, reason=fault.strerror)
        raise Stop(told) from fault
    say(_("Written: {path}").format(path=made.path))
    if made.told:
        say(_("The pack names it already: an editor reads it anew."))
    else:
        say(_("Put this first into the file of the pack, behind its {brace}:").format(brace="{"))
        say(f'  "$schema": "{made.named}",')
    return FINE
