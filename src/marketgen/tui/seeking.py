"""Jumping to a row by its letters: after the key of ``find`` everywhere, and at once where no letter is a command.

What is typed stands in the prompt line. Esc ends it and the arrows do; Enter ends it and does what it does otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.events import Key

from marketgen.i18n import _
from marketgen.play.actions import actions_of

if TYPE_CHECKING:
    from marketgen.tui.screens.base import GameScreen

LONGEST = 40
"""Letters that are looked at; more are not taken."""


class Seeker:
    """The letters typed on a screen to find a row; None while nobody looks for one."""

    def __init__(self, screen: GameScreen[object]) -> None:
        self._of = screen
        self.letters: str | None = None
        self._begun = False
        """Whether a letter alone has begun it, without the key of ``find``."""

    def begin(self) -> None:
        """From now on letters look for a row."""
        self.letters, self._begun = "", False
        self._tell("")

    def end(self) -> None:
        """Letters are keys again."""
        if self.letters is not None:
            self.letters = None
            self._of.quiet()

    def heeds(self, key: Key) -> bool:
        """Whether a key is one of these letters; then the cursor has gone where they lead."""
        letter = key.character if key.is_printable and key.character else ""
        if self.letters is None:
            if not (letter.isalpha() and self._at_once(key)):
                return False
            self.letters, self._begun = "", True
        if letter:
            self.letters = (self.letters + letter)[:LONGEST]
        elif key.key == "backspace" and self.letters:
            self.letters = self.letters[:-1]
        else:
            begun = self._begun
            self.end()
            return key.key == "backspace" or (key.key == "escape" and not begun)  # which leaves as it does otherwise
        self._go()
        return True

    def _at_once(self, key: Key) -> bool:
        """Whether no small letter is a command here, nor this one, and no field takes them."""
        screen = self._of
        if self._written(key) or screen.LETTERS or screen.too_small or not screen.seekable:
            return False
        keys = {one for each in actions_of(screen.ID) for one in screen.market.keys_of(each.id).split(",")}
        return key.key not in keys and not any(len(one) == 1 and one.islower() for one in keys)

    def _written(self, key: Key) -> bool:
        """Whether a field is written in."""
        return bool(self._of.focused and self._of.focused.check_consume_key(key.key, key.character))

    def _go(self) -> None:
        letters = self.letters or ""
        found = not letters or self._of.seek(letters)
        self._tell("" if found else "bad")
        if not found and self._begun:  # a key that was meant otherwise: the next letter begins anew
            self.letters = None

    def _tell(self, tone: str) -> None:
        form = _("Find: {letters}") if tone != "bad" else _("Find: {letters}. No row here has it.")
        self._of.tell(form.format(letters=self.letters or _("type some letters")), tone)


_BEFORE = re.compile(r"^\W+")
"""What stands before the first word of a row: the bar of the cursor, a mark."""


def begins(text: str, letters: str) -> int:
    """How well a text fits letters: 2 if its first word begins with them, 1 if another does, 0 if none."""
    text, letters = _BEFORE.sub("", text.lower()), letters.lower().lstrip()
    at, first = text.find(letters), True
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            before = text[:at]
            return 2 if first and not any(letter.isalpha() for letter in before) else 1
        at, first = text.find(letters, at + 1), False
    return 0
