"""The palette: the actions of the screen in front, and what can be done with goods and people, found by typing.

Actions come from the one table, deeds from the choices of the moment (``play.finding``). Both are found by words that
begin with what is typed, in any order: no sentence is long enough, and no paste, for that to take time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from marketgen.i18n import _
from marketgen.play import finding
from marketgen.play.actions import Action, actions_of
from marketgen.play.finding import Deed
from marketgen.tui import found

if TYPE_CHECKING:
    from marketgen.tui.screens.base import GameScreen
    from marketgen.tui.screens.working import WorkingScreen

_HIDDEN = frozenset({"palette", "back"})

_BY_NAME, _BY_DEED, _BY_SENTENCE, _REFUSED, _EXACT = 8.0, 4.0, 3.0, 2.0, 2.5
"""What is found stands in this order: by its name, as a deed, by a word of its sentence, what cannot be done now. With
the last goes up what is about a good or person whose whole name was typed: a reason about it stands before another."""


class ActionProvider(Provider):
    """Offers what can be done on the screen in front, with its key and its sentence."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for screen, action in self._open():
            words, run = self._words(screen, action), partial(screen.action_act, action.id)
            yield DiscoveryHit(Content(words), run, text=words, help=escape(_(action.help)))

    async def search(self, query: str) -> Hits:
        """What begins with the words typed so far, in its name or its sentence."""
        typed = finding.typed_words(query)
        for screen, action in self._open():
            words, told = self._words(screen, action), _(action.help)
            named = finding.fit(finding.words_of(words), typed)
            if named or finding.fit(finding.words_of(words, told), typed):
                run = partial(screen.action_act, action.id)
                score = _BY_NAME if named else _BY_SENTENCE
                yield Hit(score, self._lit(words, typed), run, text=words, help=escape(told))

    def _open(self) -> Iterator[tuple[GameScreen[object], Action]]:
        from marketgen.tui.screens.base import GameScreen

        screen = self.screen
        if isinstance(screen, GameScreen):
            for action in actions_of(screen.ID):
                if action.id not in _HIDDEN and screen.can(action.id):
                    yield screen, action

    def _words(self, screen: GameScreen[object], action: Action) -> str:
        return f"{screen.label_of(action.id)}  ({screen.key_of(action.id)})"

    def _lit(self, words: str, typed: list[str]) -> Content:
        """Words with those beginnings lit that were typed; they may be a scenario's, and are no markup."""
        found, at = Content(words), 0
        for word in words.split(" "):
            bare = word.lstrip("(“\"'")
            begun = max((len(one) for one in typed if bare.lower().startswith(one)), default=0)
            if begun:
                first = at + len(word) - len(bare)
                found = found.stylize(self.match_style or "bold", first, first + begun)
            at += len(word) + 1
        return found


class DeedProvider(ActionProvider):
    """Offers what can be done with goods and people, and what cannot with its reason: ``sell`` and a good. The choices
    are asked for once for each time the palette opens, at the first letter; nothing moves while it is open."""

    _known: tuple[Deed, ...] | None = None

    async def discover(self) -> Hits:
        """Nothing before a letter is typed: there are too many."""
        nothing: tuple[DiscoveryHit, ...] = ()
        for hit in nothing:
            yield hit

    async def search(self, query: str) -> Hits:
        """What fits the words; what can be done first."""
        from marketgen.tui.screens.working import WorkingScreen

        screen = self.screen
        if not isinstance(screen, WorkingScreen) or screen.market.session is None:
            return
        if self._known is None:
            self._known = finding.deeds(screen.scene)
        typed = finding.typed_words(query)
        for deed in finding.found(self._known, query):
            yield self._hit(screen, deed, typed)

    def _hit(self, screen: WorkingScreen, deed: Deed, typed: list[str]) -> Hit:
        score = (_REFUSED if deed.refusal else _BY_DEED) + (_EXACT if deed.exact(typed) else 0)
        told = _("Not now: {reason}").format(reason=deed.refusal) if deed.refusal else self._ready(deed)
        run = partial(found.do, screen, deed)
        return Hit(score, self._lit(deed.label, typed), run, text=deed.label, help=escape(told) or None)

    def _ready(self, deed: Deed) -> str:
        """What was typed of an amount or a stance, and what becomes of it."""
        if not deed.filled:
            return ""
        if deed.verb == "show":
            return _("All there is of it stands on show; no number is needed.")
        means = next((name for name, means in deed.takes if means == deed.filled), deed.filled)
        return _("{filled} stands ready; nothing is done before Enter.").format(filled=means)
