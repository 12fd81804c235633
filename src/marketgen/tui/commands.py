"""The palette: the actions of the screen in front, found by typing. They come from the one table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from marketgen.i18n import _
from marketgen.play.actions import Action, actions_of

if TYPE_CHECKING:
    from marketgen.tui.screens.base import GameScreen

_HIDDEN = frozenset({"palette", "back"})


class ActionProvider(Provider):
    """Offers what can be done on the screen in front, with its key and its sentence."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for screen, action in self._open():
            yield DiscoveryHit(self._words(screen, action), partial(screen.action_act, action.id), help=_(action.help))

    async def search(self, query: str) -> Hits:
        """What matches the words typed so far, in its name or its sentence."""
        matcher = self.matcher(query)
        for screen, action in self._open():
            words = self._words(screen, action)
            score = max(matcher.match(words), matcher.match(_(action.help)) / 2)
            if score > 0:
                run = partial(screen.action_act, action.id)
                yield Hit(score, matcher.highlight(words), run, text=words, help=_(action.help))

    def _open(self) -> Iterator[tuple[GameScreen[object], Action]]:
        from marketgen.tui.screens.base import GameScreen

        screen = self.screen
        if isinstance(screen, GameScreen):
            for action in actions_of(screen.ID):
                if action.id not in _HIDDEN and screen.can(action.id):
                    yield screen, action

    def _words(self, screen: GameScreen[object], action: Action) -> str:
        return f"{screen.label_of(action.id)}  ({screen.key_of(action.id)})"
