"""Second halves of double clicks: where the first half has changed what stands under the pointer, the second half was
not meant for what stands there now, and nothing is done by it."""

from __future__ import annotations

SLIP = 0.4
"""Seconds within which a second click at the same place is the other half of a double click."""


class Clicks:
    """The last click that was taken: on which screen, at which turn of the run, and when."""

    def __init__(self) -> None:
        self._at: tuple[object, int] = (None, 0)
        self._when = 0.0

    def meant(self, screen: object, turn: int, when: float, chain: int) -> bool:
        """Whether a click is meant for this screen at this turn. chain: how many clicks were made at this place, one
        after the other; when: seconds of a clock."""
        if chain > 1 and when - self._when < SLIP and (screen, turn) != self._at:
            return False
        self._at, self._when = (screen, turn), when
        return True
