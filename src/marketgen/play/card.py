"""A rule card: a rule of the game in a few sentences, with the numbers of the scenario in front."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from marketgen.engine.world import World
from marketgen.i18n import _

Text = Callable[[World], str]


@dataclass(frozen=True, slots=True)
class Card:
    """A rule card: the system it belongs to, its title and text, and the subjects it explains.

    among: whether a scenario has the rule at all; a card of a rule that is not in the game is not shown.
    """

    id: str
    system: str
    named: str
    explains: tuple[str, ...]
    text_of: Text
    among: Callable[[World], bool] = lambda world: True

    def title(self, world: World) -> str:
        """The card's title."""
        return _(self.named)

    def text(self, world: World) -> str:
        """The card's text, with the scenario's numbers; without how likely things are where that is told in words."""
        told = self.text_of(world)
        return _without_odds(told) if world.sealed and self.id in _TELL_ODDS else told


_TELL_ODDS = frozenset((
    "answers", "checks", "fear", "favours", "held", "illness", "known", "ladder", "office", "officials", "parcels",
    "posts", "shocks", "stance",
))  # fmt: skip
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def _without_odds(text: str) -> str:
    kept = [one for one in _SENTENCES.split(text) if "%" not in one]
    return " ".join([*kept, _("How likely it is, you are told in words where you decide.")])


class Deck(list[Card]):
    """Cards in the order in which their texts are written."""

    def of(
        self,
        some_id: str,
        system: str,
        title: str,
        explains: tuple[str, ...] = (),
        among: Callable[[World], bool] = lambda world: True,
    ) -> Callable[[Text], Text]:
        """Put a card on the deck whose text is the function below."""

        def add(text_of: Text) -> Text:
            self.append(Card(some_id, system, title, explains, text_of, among))
            return text_of

        return add
