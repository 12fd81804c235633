"""Seeds: two words at random that are easy to say aloud, for runs and for the codes of students; and one for each date,
which everybody who plays on it shares."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

_FIRST = ("amber", "birch", "cedar", "clay", "copper", "dawn", "ember", "fern", "flint", "frost", "harbour", "heron",
          "iron", "larch", "linen", "maple", "millet", "oat", "pine", "plum", "quartz", "reed", "ridge", "river",
          "salt", "slate", "spruce", "stone", "tin", "walnut", "willow", "wool")  # fmt: skip
_SECOND = ("bell", "boat", "bowl", "bridge", "broom", "button", "crane", "cup", "door", "field", "gate", "hill", "jar",
           "kettle", "lamp", "ladder", "lane", "mat", "mill", "needle", "path", "roof", "scale", "shelf", "spoon",
           "stair", "step", "stove", "string", "thread", "wall", "well")  # fmt: skip

TODAY = "today"
"""The word that stands for the seed of today's shared run where a seed is asked for."""

EVENING = 90
"""Minutes that a shared run takes at most: an evening."""


def new_seed() -> str:
    """A seed word at random, easy to say aloud: ``plum-lamp``."""
    return f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}"


def today() -> date:
    """The date on the wall, which front ends alone ask for; no rule ever does."""
    return datetime.now().astimezone().date()


def seed_of(day: date) -> str:
    """The seed of a date's shared run: ``2026-11-26``."""
    return day.isoformat()


def meant(word: str, day: date) -> str:
    """The seed that was meant by what was typed: TODAY is that of the date, anything else is itself."""
    return seed_of(day) if word.strip() == TODAY else word


class Playable(Protocol):
    """What is known of a scenario before it is opened."""

    @property
    def minutes(self) -> int:
        """How long it takes."""

    @property
    def shipped(self) -> bool:
        """Whether it came with the program, so that everybody has it."""

    @property
    def id(self) -> str:
        """What it is called."""


Head = TypeVar("Head", bound=Playable)


def shared(heads: Iterable[Head]) -> Head | None:
    """The scenario of the shared runs: of those that everybody has, the longest that fits an evening."""
    fitting = [head for head in heads if head.shipped and 0 < head.minutes <= EVENING]
    return max(fitting, key=lambda head: (head.minutes, head.id), default=None)
