"""What the command line writes, and the exit codes.

Answers go to standard output, one clear line about a failure to standard error, times and progress there too.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import Any

FINE, PROBLEMS, COULD_NOT = 0, 1, 2
"""Exit codes: fine; problems were found; it could not run (bad usage, a missing file)."""


class Stop(Exception):  # noqa: N818 - how a verb ends early; not always an error
    """Ends a verb: ``sentence`` goes to standard error, with ``report`` before it if there is one."""

    def __init__(self, sentence: str, code: int = COULD_NOT, report: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.report = report


def say(*lines: str) -> None:
    """Write lines to standard output, safe for any terminal and encoding. Gone if nobody reads them."""
    from marketgen.plain.speech import Voice

    voice = Voice(width=0)
    voice.say(*lines)
    voice.flush()


def block(text: str) -> None:
    """Write a text that is laid out already, such as a checker's report: its blanks and line ends are kept."""
    from marketgen.plain.speech import gone, in_encoding, printable

    encoding = sys.stdout.encoding or "utf-8"
    lines = (in_encoding(printable(line), encoding) for line in text.splitlines())
    try:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    except OSError as fault:
        raise gone(fault) from fault


def document(content: Any) -> None:
    """Write one JSON document and nothing else: the same content is the same bytes, whatever the locale."""
    block(json.dumps(content, indent=2))


def written(text: str, out: str) -> None:
    """Write a text to standard output, or whole into a new file, and say so. SaveProblem if that cannot be."""
    if not out:
        block(text)
        return
    from pathlib import Path

    from marketgen.i18n import _
    from marketgen.saves import exports
    from marketgen.saves.problems import shown

    exports.new_file(Path(out), text.encode())
    say(_("Written: {path}").format(path=shown(Path(out))))


def complain(text: str) -> None:
    """Write to standard error, each line free of control codes. That it is closed is no reason to stop."""
    from marketgen.plain.speech import in_encoding, printable

    if sys.stderr is None:
        return
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    with suppress(OSError, ValueError):
        for line in text.splitlines():
            sys.stderr.write(in_encoding(printable(line), encoding) + "\n")
        sys.stderr.flush()


def fill_closed_descriptors() -> None:
    """Open the null device where standard input, output or error is closed.

    Else the next file that is opened, a run perhaps, would get that number and hear what is meant for a terminal. The
    output is opened for reading only: an answer nobody can get must fail as on a full disk, not vanish.
    """
    for number, mode, name in ((0, os.O_RDONLY, "stdin"), (1, os.O_RDONLY, "stdout"), (2, os.O_WRONLY, "stderr")):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                opened = os.open(os.devnull, mode)
                if opened != number:
                    os.dup2(opened, number)
                    os.close(opened)
        if getattr(sys, name) is None:
            with suppress(OSError):
                stream = open(number, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False)  # noqa: SIM115
                setattr(sys, name, stream)
