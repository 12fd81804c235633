"""What the terminal in front of a person can do, as far as the environment tells: whether screens can be drawn on it,
in how many colours, and with which signs. Nothing is written to it here.

Every judgement has a sentence with a way on; a wrong one can be overruled by a setting or a variable that it names.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from marketgen.i18n import _

LINES_ONLY = frozenset({"", "dumb", "unknown", "network", "dialup", "emacs"})
"""Types of terminals that take lines of text and nothing else; the empty one on systems that name a type at all."""

_DRAWS = ("xterm", "screen", "tmux", "linux", "rxvt", "alacritty", "foot", "kitty", "wezterm", "vt1", "vt2", "ansi")
"""How the names of types begin that need no look into the system's list: they all take the same codes."""

_MILLIONS = ("alacritty", "foot", "xterm-kitty", "xterm-ghostty", "wezterm", "contour", "rio", "st-")
"""Types that have 16 million colours, though the variable that says so does not travel over ssh."""

_MANY = frozenset({"xterm", "screen", "tmux", "putty"})
"""Types that name few colours or none, and whose terminals have all had 256 for twenty years: xterm and PuTTY call
themselves so where nobody told them otherwise, and what runs in tmux or screen at the other end of a line."""

_PROGRAMS = frozenset({"vscode", "WezTerm", "iTerm.app", "ghostty", "Hyper", "rio", "mintty", "WarpTerminal"})
"""Programs, by the variable TERM_PROGRAM, that have as many."""


@dataclass(frozen=True, slots=True)
class Sight:
    """How screens are drawn here.

    colours: ``truecolor``, ``256``, or empty where only the type of the terminal tells; signs: the set of shapes to
    take where the settings leave it open; encoding: that of the output if it is not UTF-8, else empty; note: a sentence
    on it with a way on, or empty; asks: whether the terminal itself is to be asked how wide it draws what is written.
    """

    colours: str = ""
    signs: str = "full"
    encoding: str = ""
    note: str = ""
    asks: bool = False


def mouse(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a mouse is wanted: in GNU screen not, which holds Esc back until the next key while it looks for one, and
    tells of clicks in a way that nobody reads any more. It names its type after what it stands in."""
    return not (environ.get("STY") or environ.get("TERM", "").startswith("screen."))


def draws(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether the terminal understands the codes that place text on a screen."""
    term = environ.get("TERM", "")
    if system == "win32":
        return term != "dumb" and not _old_console()
    if term in LINES_ONLY:
        return False
    return term.startswith(_DRAWS) or _in_the_list(term)


def _in_the_list(term: str) -> bool:
    """What the system's list of terminals says of a type. One that the list does not know is newer than it."""
    try:
        import curses
    except ImportError:  # a Python that was built without it
        return True
    try:
        curses.setupterm(term, 1)
    except curses.error:
        return True
    return (curses.tigetstr("cup") or b"").startswith(b"\x1b[")


def _old_console() -> bool:
    """Whether this is a Windows from before codes could be sent to its console (10, of November 2015)."""
    import platform

    build = platform.version().rpartition(".")[2]
    return build.isdigit() and int(build) < 10586


def sight(environ: Mapping[str, str] = os.environ, system: str = sys.platform, out: TextIO | None = None) -> Sight:
    """How screens are drawn on this terminal. ``out``: where they are written to."""
    out = out if out is not None else (sys.__stdout__ if system == "win32" else sys.__stderr__)
    encoding = (getattr(out, "encoding", None) or "ascii").lower()
    if "utf" not in encoding:
        told = _("The encoding here is {name}, not UTF-8, so letters stand in for shapes. {way}")
        if stands_in(_KOREAN, encoding) != _KOREAN:
            told = _(
                "The encoding here is {name}, not UTF-8, so letters stand in for shapes and ? for Korean letters. {way}"
            )
        return Sight(colours(environ), "letters", encoding, told.format(name=encoding, way=_way(system)))
    name = _locale(environ) if system != "win32" else ""
    if name and "utf" not in name.lower():
        told = _("The locale {name} does not say UTF-8, so letters stand in for shapes. {way}")
        return Sight(colours(environ), "letters", "", told.format(name=name, way=_way(system)), True)
    return Sight(colours(environ), _signs(environ, system), "", _few(environ, system), system != "win32")


def wide_note() -> str:
    """What to say of a terminal that draws shapes wider than a letter."""
    return _("This terminal draws some shapes two letters wide, so letters stand in for them. Settings choose others.")


def no_utf_8_note() -> str:
    """What to say of a terminal that takes no UTF-8, though it is sent some."""
    return _(
        "This terminal does not read UTF-8, so letters stand in for shapes and ? for Korean letters. "
        "Its own settings may have UTF-8 to choose."
    )


def _way(system: str) -> str:
    if system == "win32":
        return _("Shapes in the settings chooses others.")
    return _("LC_ALL=C.UTF-8 marketgen draws them, if the terminal can.")


def _locale(environ: Mapping[str, str]) -> str:
    """The locale whose encoding is in force; empty where none was set, which says nothing of the terminal."""
    return next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")


def _signs(environ: Mapping[str, str], system: str) -> str:
    """Fewer shapes where the font is known to be small: a bare console."""
    bare = environ.get("TERM") == "linux" or (system == "win32" and not _modern(environ))
    return "plain" if bare else "full"


_KOREAN = "\uac15"

_INSTEAD = {
    "\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2011": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"',
    "\u201d": '"', "\u00d7": "x", "\u00b7": ";", "\u2026": "...", "\u2192": "->", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def stands_in(character: str, encoding: str) -> str:
    """What is written for a character: itself where an encoding has it, else a plain sign for a typographic one, a
    letter without its accent, or ``?``."""
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in parts if not unicodedata.combining(part)).strip()
    for candidate in (character, _INSTEAD.get(character, ""), bare):
        with suppress(UnicodeEncodeError):
            if candidate and candidate.encode(encoding):
                return candidate
    return "?"


def keep_columns(out: TextIO, encoding: str | None = None) -> None:
    """Let a stream write, for every character its encoding lacks, others that take the same room: a screen whose
    lines grew longer would fall apart. ``encoding``: the one it shall have from now on, if another."""
    codecs.register_error("marketgen.columns", _in_its_room)
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding=encoding, errors="marketgen.columns")


def _in_its_room(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    room = ((one, _cells(one)) for one in fault.object[fault.start : fault.end])
    return "".join(
        stands_in(one, fault.encoding)[-cells:].rjust(cells) if cells else "" for one, cells in room
    ), fault.end


def _cells(character: str) -> int:
    if unicodedata.combining(character) or not character.isprintable():
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _modern(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("WT_SESSION") or environ.get("TERM_PROGRAM") in _PROGRAMS)


def colours(environ: Mapping[str, str] = os.environ) -> str:
    """``truecolor``, ``256``, or ``""``: then the type of the terminal says what there is."""
    term = environ.get("TERM", "")
    if environ.get("STY"):  # GNU screen before 5 takes millions for something else, and its variables come from outside
        return (
            "256" if "256" in term else ""
        )  # it names itself after what it stands in, and gives no more than that has
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or _modern(environ):
        return "truecolor"
    if term.startswith(_MILLIONS) or term.endswith("-direct") or _new_enough(environ, term):
        return "truecolor"
    return "256" if environ.get("TMUX") or "256" in term or term in _MANY else ""


def _new_enough(environ: Mapping[str, str], term: str) -> bool:
    """Whether it is a VTE or an xterm, by the versions that they tell, of those that have millions."""
    vte, xterm = environ.get("VTE_VERSION", ""), environ.get("XTERM_VERSION", "")
    if vte.isdigit() and int(vte) >= 3600:
        return True
    patch = xterm.removeprefix("XTerm(").removesuffix(")")
    return term.startswith("xterm") and patch.isdigit() and int(patch) >= 331


def _few(environ: Mapping[str, str], system: str) -> str:
    """What to say of a terminal that tells of 16 colours; nothing to whoever wants none."""
    if colours(environ) or environ.get("NO_COLOR") or system == "win32":
        return ""
    told = _(
        "This terminal ({name}) tells of 16 colours at most, so weight, signs and words carry what colours would. "
        "If it has more: TERM=xterm-256color marketgen."
    )
    return told.format(name=environ.get("TERM", ""))
