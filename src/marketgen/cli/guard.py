"""Around every verb: whatever goes wrong ends in one clear line and an exit code, and no run is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from marketgen import __version__, i18n
from marketgen.cli.output import COULD_NOT, FINE, Stop, complain, fill_closed_descriptors
from marketgen.i18n import _, ngettext

_playing: list[Path] = []


def now_playing(run: Path | None) -> None:
    """Remember the file of the run that is being played, to name it should the program break."""
    _playing[:] = [run] if run else []


def guarded(verb: Callable[[], int]) -> int:
    """Run a verb and return its exit code, whatever it raises."""
    fill_closed_descriptors()
    use_language()
    try:
        return verb()
    except Stop as stop:
        complain("\n".join(part for part in (stop.report, stop.sentence) if part))
        return stop.code
    except KeyboardInterrupt:
        from marketgen.plain.ears import heed_no_more_interrupts

        heed_no_more_interrupts()
        complain(_("Stopped."))
        return COULD_NOT
    except SystemExit as stop:  # argparse, after --help
        return stop.code if isinstance(stop.code, int) else COULD_NOT
    except Exception as fault:  # noqa: BLE001 - the last net: the player gets a sentence, the program a report
        return _told(fault)


def _told(fault: Exception) -> int:
    """The known ways to fail, by their own sentence; anything else is a fault of the program."""
    from marketgen.plain.speech import Gone, hush

    if isinstance(fault, Gone):
        hush()
        if fault.why:
            complain(_("The answer cannot be written: {why}.").format(why=fault.why))
        return COULD_NOT if fault.why else FINE
    known = _known(fault)
    if known:
        complain(known)
        return COULD_NOT
    crashed(fault)
    return COULD_NOT


def _known(fault: Exception) -> str:
    from marketgen.saves.problems import SaveProblem

    if isinstance(fault, SaveProblem):
        return str(fault)
    if "marketgen.play.games" in sys.modules:
        from marketgen.play.games import GameProblem

        if isinstance(fault, GameProblem):
            return fault.report.strip() or str(fault)
    return ""


def crashed(fault: BaseException | None) -> None:
    """Say that the program broke, that the run is safe and where, and where the report is."""
    from marketgen.saves.problems import SaveProblem
    from marketgen.saves.reports import write_report

    complain(_("marketgen has met a fault of its own and had to stop."))
    if _playing:
        complain(_("The run is safe: {path}. marketgen resume goes on with it.").format(path=_playing[0]))
    if fault is None:
        return
    try:
        complain(_("A report without your words is in {path}.").format(path=write_report(fault, __version__)))
    except SaveProblem as problem:
        complain(str(problem))


def use_language() -> None:
    """Speak the language of the settings, else of the locale, if there is a catalogue for any."""
    if not i18n.languages():
        return
    from marketgen.saves import settings

    try:
        i18n.install(settings.wanted_language())
    except ValueError as fault:
        complain(str(fault))
    if i18n.left_out() and os.environ.get(i18n.TRIED):  # who tries a translation is its translator
        complain(misfits())


def misfits() -> str:
    """Which sentences of the translation are not shown, and why; empty if all of them are."""
    left = i18n.left_out()
    told = ngettext(
        "{count} sentence stays in English, as its translation has not the same words in braces: {first}",
        "{count} sentences stay in English, as their translations have not the same words in braces, first: {first}",
        len(left),
    )
    return told.format(count=len(left), first=left[0]) if left else ""
