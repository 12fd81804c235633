"""What there is to play: runs that can be gone on with, scenarios that can be begun."""

from __future__ import annotations


class Shelf:
    """The runs and scenarios of the player."""

    def __init__(self) -> None:
        self.latest = None
        self.has_runs = False
        self.has_recordings = False
        self.first_start = True
        self.note = ""

    def look_for_scenarios(self) -> None:
        """Find the scenarios."""

    def about(self, action: str) -> str:
        """What a title item says beside its name."""
        return ""
