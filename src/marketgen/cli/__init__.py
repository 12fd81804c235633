"""The command line: one function per verb, each in a module that is imported when it is called.

``marketgen --version`` loads nothing but this; see docs/commands.md for the verbs and their exit codes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module


def main(words: Sequence[str] | None = None) -> int:
    """Run ``marketgen`` with these words, those of the process by default; returns the exit code."""
    words = list(sys.argv[1:] if words is None else words)
    if words == ["--version"]:
        from marketgen import __version__

        with suppress(OSError, AttributeError):  # full or closed: the way below says so
            sys.stdout.write(f"marketgen {__version__}\n")
            sys.stdout.flush()
            return 0
    from marketgen.cli import guard

    return guard.guarded(lambda: _run(words))


def _run(words: list[str]) -> int:
    from marketgen.cli import parser

    asked = parser.parse(words)
    module, _dot, name = asked.run.rpartition(".")
    code = getattr(import_module(f"marketgen.cli.{module}"), name)(asked)
    return int(code)
