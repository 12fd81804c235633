"""Verbs about this machine: ``doctor``, ``keys``."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from marketgen import __version__, terminal
from marketgen.cli import guard
from marketgen.cli.output import FINE, PROBLEMS, say
from marketgen.i18n import N_, _, ngettext

LIBRARIES = ("textual", "rich", "pydantic", "platformdirs", "filelock", "packaging")

_FOLDERS = {
    "saves": N_("saved runs"),
    "scenarios": N_("your scenarios"),
    "bin": N_("the bin"),
    "chronicles": N_("chronicles"),
    "config": N_("settings"),
    "reports": N_("crash reports"),
    "cache": N_("cache"),
}

_SCREENS = {
    "stall": N_("stall"),
    "supply": N_("supply"),
    "road": N_("road"),
    "people": N_("people"),
    "home": N_("home"),
    "ledger": N_("ledger"),
    "board": N_("board"),
    "report": N_("day report"),
    "decision": N_("a decision"),
    "bargain": N_("a bargain"),
    "dialog": N_("a dialog"),
    "gift": N_("a gift"),
    "epilogue": N_("epilogue"),
    "title": N_("title"),
    "picker": N_("scenarios"),
    "whom": N_("whom to be"),
    "now": N_("what can be done now"),
    "saves": N_("saved runs"),
    "watch": N_("recorded runs"),
    "results": N_("your results"),
    "watching": N_("a recorded run"),
    "settings": N_("settings"),
    "keys": N_("the keys"),
    "lesson": N_("a lesson"),
    "moment": N_("a pause"),
    "what_if": N_("what if"),
    "chapter": N_("a chapter"),
    "quiet": N_("quiet days"),
    "*": N_("everywhere"),
}


def doctor(asked: Namespace) -> int:
    """Say what this installation and this terminal are, and what is missing. 1 if something is."""
    wrong: list[str] = []
    say(*_versions(wrong), *_folders(wrong), *_data(wrong), *_terminal(wrong))
    for line in wrong:
        say(_("Missing: {what}").format(what=line))
    if not wrong:
        say(_("Nothing is missing."))
    return PROBLEMS if wrong else FINE


def _versions(wrong: list[str]) -> Iterator[str]:
    from marketgen.engine.rules import RULES
    from marketgen.saves.chain import SAVE_FORMAT
    from marketgen.scenario.versions import FORMAT

    yield _("marketgen {version}, rules {rules}, save format {saves}, scenario format {format}.").format(
        version=__version__, rules=RULES, saves=SAVE_FORMAT, format=FORMAT
    )
    yield _("Python {version} on {system} {release}.").format(
        version=platform.python_version(), system=platform.system(), release=platform.release()
    )
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            wrong.append(_("the library {name}; install marketgen again.").format(name=name))
    yield _("Libraries: {names}.").format(names=", ".join(found))


def _folders(wrong: list[str]) -> Iterator[str]:
    from marketgen.saves import folders

    for name, folder in folders.every().items():
        state = _state(folder)
        yield _("Folder for {what}: {path} ({state}).").format(what=_(_FOLDERS[name]), path=folder, state=state)
        if not _writable(folder):
            wrong.append(
                _("permission to write in {path}; allow it, or set {variable} to a folder of yours.").format(
                    path=folder, variable=folders.HOME
                )
            )


def _state(folder: Path) -> str:
    if not folder.exists():
        return _("not there yet; it is made when it is needed")
    try:
        count = sum(1 for _item in folder.iterdir())
    except OSError as fault:
        return fault.strerror or type(fault).__name__
    return ngettext("{count} entry", "{count} entries", count).format(count=count)


def _writable(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, is a folder that can be written to."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _data(wrong: list[str]) -> Iterator[str]:
    from marketgen.play import games
    from marketgen.saves import settings

    try:
        entries, runs = games.scenarios(), games.shipped_runs()
    except FileNotFoundError as fault:
        wrong.append(_("the shipped scenarios or runs ({why}); install marketgen again.").format(why=fault))
        return
    yield _("Scenarios: {names}.").format(names=", ".join(entry.id or entry.title for entry in entries))
    yield _("Recorded runs: {names}.").format(names=", ".join(path.stem for path in runs) or _("none"))
    wrong += [
        _("a sound scenario in {path}; marketgen check says what is wrong with it.").format(path=entry.path)
        for entry in entries
        if entry.problem
    ]
    wrong += filter(None, (settings.load().note, guard.misfits()))


def _terminal(wrong: list[str]) -> Iterator[str]:
    term, size = os.environ.get("TERM", ""), shutil.get_terminal_size((0, 0))
    yield _("Terminal type: {term}. Size: {size}.").format(
        term=term or _("not told"),
        size=_("{columns} columns, {lines} rows").format(columns=size.columns, lines=size.lines)
        if size.columns
        else _("not known"),
    )
    seen = terminal.sight()
    yield _("Colours: {colours}. Encoding of the output: {encoding}.").format(
        colours=_colours(), encoding=(sys.stdout.encoding or _("not told")).lower()
    )
    for name, stream in ((_("input"), sys.stdin), (_("output"), sys.stdout)):
        form = _("Standard {name} is a terminal.") if stream.isatty() else _("Standard {name} is no terminal.")
        yield form.format(name=name)
    if not terminal.draws():
        yield _("Screens cannot be drawn here; plain text can be played: marketgen play --plain.")
    if seen.note:
        yield seen.note
    elif "utf" not in (sys.stdout.encoding or "").lower():
        yield _("Without UTF-8 some signs and all Korean letters are replaced; a UTF-8 locale shows them.")
    if 0 < size.columns < 80 or 0 < size.lines < 24:
        yield _("The screens want 80 columns and 24 rows at least; plain text takes any size.")


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return _("none, as NO_COLOR asks")
    if not terminal.draws():
        return _("none")
    return {"truecolor": _("16 million"), "256": "256"}.get(terminal.colours(), "16")


def keys(asked: Namespace) -> int:
    """List every key, screen by screen, from the table of actions, as the player's own keymap has them; its mistakes
    first."""
    from marketgen.play import keymap
    from marketgen.play.actions import ACTIONS

    own = keymap.load()
    say(*own.problems)
    screens = dict.fromkeys(screen for action in ACTIONS for screen in action.screens)
    for screen in sorted(screens, key=lambda one: one != "*"):
        where = _("On the screen {screen}:").format(screen=_(_SCREENS.get(screen, screen)))
        say(_("Everywhere:") if screen == "*" else where)
        for action in ACTIONS:
            if screen in action.screens and action.key:
                say(_("{key}: {help} ({id})").format(key=key_names(own.key(action)), help=_(action.help), id=action.id))
    return PROBLEMS if own.problems else FINE


def key_names(key: str) -> str:
    """Keys as a person reads them: ``?``, ``Shift+S``, ``F1 or F2``."""
    return _(" or ").join(_key_name(one.strip()) for one in key.split(","))


def _key_name(key: str) -> str:
    if len(key) == 1 and key.isupper():
        return _("Shift+{letter}").format(letter=key)
    from marketgen.play.keymap import name_of

    return name_of(key).replace("ctrl+", "Ctrl+")
