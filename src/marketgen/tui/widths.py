"""How wide the terminal draws what is written: asked of itself, before the first picture.

It may draw shapes two cells wide (one that is set so for Korean). Or it takes no UTF-8 and draws several letters for
one, whatever the locale says; then no column stands.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from marketgen.terminal import Sight, keep_columns, no_utf_8_note, wide_note

SHAPE, KOREAN = "\u00b7", "\uac21"
"""What is drawn to see how wide it gets. Each byte of the second is a letter in the old encodings, no control code."""

PLACE = "\x1b[6n"
"""Asks where the cursor stands."""


class Widths:
    """The question and its two answers, which come when they come; some terminals never give them."""

    def __init__(self) -> None:
        self._awaited: list[str] = []

    def ask(self, write: Callable[[str], object]) -> None:
        """Draw both in the corner, ask after each, and wipe them away."""
        self._awaited = [SHAPE, KOREAN]
        write("".join(f"\x1b[1;1H{one}{PLACE}" for one in self._awaited) + "\x1b[1;1H    \x1b[1;1H")

    def answer(self, column: int, sight: Sight, shapes: bool) -> Sight:
        """The terminal as it is after an answer; ``column``: from 0; ``shapes``: whether they are ours to choose."""
        asked = self._awaited.pop(0) if self._awaited else ""
        if asked == SHAPE and column > 1 and shapes and sight.signs != "letters":
            return replace(sight, signs="letters", note=wide_note())
        if asked == KOREAN and column != 2:
            for out in (sys.__stdout__, sys.__stderr__):
                if out is not None:
                    keep_columns(out, "ascii")
            return replace(sight, signs="letters", encoding="ascii", note=no_utf_8_note())
        return sight
