"""A rule card: a rule of the game in a few sentences, with the numbers of the scenario in front."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World


@frozen
class Card:
    """A rule card: the system it belongs to, its title and text, and the subjects it explains.

    among: whether a scenario has the rule at all; a card of a rule that is not in the game is not shown.
    """

    id: str
    system: str
    explains: tuple[str, ...]
    title_of: Callable[[], str]
    text_of: Callable[[World], str]
    among: Callable[[World], bool] = lambda world: True

    def title(self, world: World) -> str:
        """The card's title."""
        return self.title_of()

    def text(self, world: World) -> str:
        """The card's text, with the scenario's numbers."""
        return self.text_of(world)
