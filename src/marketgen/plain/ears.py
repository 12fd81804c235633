"""What plain mode hears: one line at a time, from a terminal, a pipe or a file, whatever bytes it holds."""

from __future__ import annotations

import io
import os
import select
import signal
import sys
from contextlib import suppress
from typing import BinaryIO, TextIO

from marketgen.engine.commands import LONGEST
from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.plain.speech import Voice

_MOST_BYTES = 4 * (2 * LONGEST + 2)
"""Bytes of a line that are kept, enough for a command and for an answer; the rest of a longer one is dropped."""

_PAUSE = 0.05
"""Seconds after which nothing more is part of what was pasted."""

_MOST_DROPPED = 2_000
"""Times that more is looked for: a terminal that was hung up always says that there is more."""

COMMENT = "#"
"""What begins a line of a script that is for its reader."""

MARK = "> "
"""What stands before the place to type, on a terminal."""


@frozen
class Heard:
    """A line as it was typed, without its end; or ``wrong``, a sentence on why it cannot be read."""

    line: str = ""
    wrong: str = ""


class Ears:
    """Reads lines. ``typed``: whether a person types them at a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stdin
        self.typed = _is_terminal(self._stream)
        self._edited = self.typed and stream is None and _edits_lines()

    @property
    def mark(self) -> str:
        """What the voice says before listening; the line editor says it by itself."""
        return MARK if self.typed and not self._edited else ""

    def hear(self) -> Heard | None:
        """The next line; None at the end of the input. KeyboardInterrupt passes through."""
        try:
            if self._edited:
                return _read(input(MARK))
            return self._next()
        except EOFError:
            return None
        except UnicodeError:
            return _unreadable()
        except (OSError, ValueError):  # ValueError: closed
            return None

    def hear_words(self, voice: Voice) -> Heard | None:
        """The next line that says something; empty lines of a script are for its reader, a person's for the choices."""
        while True:
            voice.ask(self.mark)
            heard = self.hear()
            if heard is None or heard.wrong:
                return heard
            if not heard.line.startswith(COMMENT) and (heard.line.strip() or self.typed):
                return heard

    def forget(self) -> None:
        """Drop what has been typed and not heard yet. Only a person at a terminal types ahead; a pipe keeps it all."""
        if not self.typed or self._stream is not sys.stdin:
            return
        with suppress(ImportError, OSError, ValueError):
            import termios

            with suppress(termios.error):
                termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)

    def drop_rest(self) -> bool:
        """Drop what a person has typed or pasted after a line that was refused, as far as it comes without a pause;
        whether there was any. A pipe keeps it all."""
        if not self.typed or self._stream is not sys.stdin:
            return False
        dropped = 0
        with suppress(OSError, ValueError):  # no terminal to look at, or none any more
            while dropped < _MOST_DROPPED and select.select([sys.stdin.fileno()], [], [], _PAUSE)[0]:
                self.forget()
                dropped += 1
        return dropped > 0

    def _next(self) -> Heard | None:
        raw: BinaryIO | None = getattr(self._stream, "buffer", None)
        if raw is None:  # a stream of text (a test), or none at all
            line = self._stream.readline() if self._stream else ""
            return _read(line) if line else None
        kept = raw.readline(_MOST_BYTES)
        if not kept:
            return None
        end = kept
        while not end.endswith(b"\n") and (end := raw.readline(65536)):
            pass
        too_long = len(kept) == _MOST_BYTES and not kept.endswith(b"\n")
        return _read(kept.decode(self._stream.encoding or "utf-8", "ignore" if too_long else "strict"))


def _read(line: str) -> Heard:
    line = line.removesuffix("\n").removesuffix("\r")
    if any("\ud800" <= character <= "\udfff" for character in line):
        return _unreadable()
    return Heard(line.removeprefix("\ufeff"))


def _unreadable() -> Heard:
    return Heard(wrong=_("That line is not text in this system's encoding. Type letters and digits."))


def heed_no_more_interrupts() -> None:
    """From here on Ctrl-C does nothing: somebody who presses it twice must still get the last sentence."""
    with suppress(ValueError):  # not in the main thread, which hears none anyway
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _edits_lines() -> bool:
    """Whether a line can be edited and called up again; sets that up. Not on a terminal that understands no codes."""
    if os.environ.get("TERM", "") in ("", "dumb") or not _is_terminal(sys.stdout):
        return False
    try:
        import readline
    except ImportError:
        return False
    readline.parse_and_bind("set enable-bracketed-paste off")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    return True
