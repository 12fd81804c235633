"""What plain mode says: lines of text that any terminal, file or speech program can take.

Whatever a scenario, a name or a note holds, only printable characters go out; what the output's encoding cannot write
is written with other letters.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from marketgen.i18n import _
from marketgen.saves import settings
from marketgen.terminal import stands_in

NARROWEST, WIDEST = 20, 100
"""Cells within which lines are broken between words on a terminal; elsewhere a line is never broken."""


class Gone(Exception):  # noqa: N818 - nobody listens any more; that is no fault of the program
    """The output cannot be written to. why: the system's words, or empty if its reader has simply left."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


def printable(text: str) -> str:
    """The text in one line of printable characters: other blanks become a space, what only joins or parts letters
    goes, anything else unprintable becomes ``?``."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _instead(one) for one in text)


def _instead(one: str) -> str:
    """What stands for a character that cannot be printed. A joiner is not missed; many names in Persian or Hindi have
    it, and emoji of several."""
    if one.isspace():
        return " "
    return "" if one in "\u200c\u200d" else "?"


def in_encoding(text: str, encoding: str) -> str:
    """The text in characters that an encoding has: plain signs for typographic ones, letters without their accents,
    ``?`` for the rest."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(stands_in(character, encoding) for character in text)
    except LookupError:
        return in_encoding(text, "ascii")
    return text


class Voice:
    """Says lines on a stream. A blank line parts what belongs together from what follows; there are never two."""

    def __init__(self, stream: TextIO | None = None, width: int | None = None) -> None:
        """``width``: cells to break lines at, 0 for never; without it, those of the terminal if it is one."""
        self._stream = stream if stream is not None else sys.stdout
        self._encoding = (getattr(self._stream, "encoding", None) or "utf-8").lower()
        self._width = _width_of(self._stream) if width is None else width
        self._parted = True

    def say(self, *lines: str) -> None:
        """Say each of the lines that are not empty; a line feed within one begins a new one. Gone if nobody listens."""
        for text in lines:
            for line in text.splitlines():
                if line.strip():
                    self._write(self._laid_out(printable(line).strip()) + "\n")
                    self._parted = False

    def part(self) -> None:
        """A blank line, unless there is one already."""
        if not self._parted:
            self._write("\n")
            self._parted = True

    def ask(self, mark: str = "") -> None:
        """Say a mark without ending the line, and let everything said so far reach its reader."""
        self._write(mark)
        self.flush()

    def ring(self) -> None:
        """The bell of the terminal, where the settings want it; nothing where the output is none."""
        if self._stream.isatty() and settings.load().on("bell"):
            self._write("\a")

    def flush(self) -> None:
        """Let everything said so far reach its reader. Gone if nobody listens."""
        try:
            self._stream.flush()
        except (OSError, ValueError) as fault:
            raise gone(fault) from fault

    def _laid_out(self, line: str) -> str:
        line = in_encoding(line, self._encoding)
        if not self._width:
            return line
        return textwrap.fill(line, self._width, break_long_words=False, break_on_hyphens=False)

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
        except (OSError, ValueError) as fault:
            raise gone(fault) from fault


def gone(fault: OSError | ValueError) -> Gone:
    """What a stream's fault means: that its reader left, or why it cannot be written to."""
    if isinstance(fault, OSError) and fault.errno == errno.EBADF:
        return Gone(_("the output is closed"))
    quiet = isinstance(fault, (BrokenPipeError, ValueError))  # ValueError: the stream is closed
    return Gone("" if quiet else str(getattr(fault, "strerror", None) or fault))


def _width_of(stream: TextIO) -> int:
    try:
        if not stream.isatty():
            return 0
    except ValueError:
        return 0
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns - 1))


def hush(stream: TextIO | None = None) -> None:
    """Send what a stream still holds nowhere, so that the interpreter's last flush cannot fail. For the very end."""
    stream = stream if stream is not None else sys.stdout
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def sentence(text: str) -> str:
    """A text as a sentence: a capital at its beginning, a full stop at its end if nothing else ends it."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text.rstrip("\"'”’»)").endswith((".", "!", "?", ":", "…")) else text + "."


def listed(parts: Iterable[str]) -> str:
    """Parts of one sentence: joined by semicolons, empty ones left out."""
    return "; ".join(part for part in parts if part)


def labelled(label: str, text: str) -> str:
    """A sentence with who or what it is about in front: ``The board: Boards will be looked at.``"""
    return _("{label}: {text}").format(label=sentence(label).removesuffix("."), text=sentence(text))
