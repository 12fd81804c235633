"""Hints on the screens: which one stands now, and the row it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content

from marketgen.i18n import _
from marketgen.tui.lines import MARGIN, MEASURE, act, join, say, wrap
from marketgen.tui.widgets.page import Page

if TYPE_CHECKING:
    from marketgen.play.noticing import Hint
    from marketgen.play.timeline import Timeline
    from marketgen.tui.app import MarketApp
    from marketgen.tui.screens.base import GameScreen


class Hinting:
    """The hint that stands now, for all screens of the app. It stands until the thing is done, the day is over, or it
    was read in the list; which were seen is a setting."""

    def __init__(self, app: MarketApp) -> None:
        self._app = app
        self._hint: Hint | None = None
        self._of: tuple[int, int] = (0, 0)  # which run, and its day

    @property
    def seen(self) -> list[str]:
        """The ids of those that were shown, in their order."""
        return self._app.settings.word("hints_seen").split()

    def now(self, scene: Timeline) -> Hint | None:
        """The hint that stands at this moment; a new one is marked as seen at once."""
        if not self._app.settings.on("hints"):
            return None
        from marketgen.play import noticing

        of = (id(scene), scene.run.day)
        if self._hint and (self._of != of or noticing.over(scene, self._hint.id)):
            self._hint = None
        if self._hint is None or not noticing.fits(scene, self._hint):
            found = noticing.first(scene, self.seen)
            if found is None:
                return None  # one that does not fit now stands again when the answer is given
            self._hint, self._of = found, of
            self._app.change_setting("hints_seen", " ".join([*self.seen, found.id]))
        return self._hint

    def away(self) -> None:
        """It has been read."""
        self._hint = None


class HintRow(Page):
    """A hint in a line over the prompt line, in smoke; no row at all while there is none."""

    def __init__(self) -> None:
        super().__init__(self._row)
        self._hint: Hint | None = None

    def look(self) -> None:
        """Show what holds now; without a change nothing is drawn."""
        app = cast("MarketApp", self.app)
        hint = app.hinting.now(app.session.timeline) if app.session else None
        if hint is not self._hint:
            self._hint = hint
            self.redraw()

    def _row(self, width: int) -> list[Content]:
        if self._hint is None:
            return []
        from marketgen.play import noticing

        screen = cast("GameScreen[object]", self.screen)
        keys = join(say(screen.key_of("hints"), "$paper"), say(_("read"), "$ash"))
        room = width - keys.cell_length - 4
        mark = say(self.pen.glyphs.edge, "$lamp")
        first, *rest = wrap(noticing.sentence(self._hint), min(room, MEASURE + MARGIN), "$smoke")
        line = Content.assemble(mark, " ", first)
        lines = [join(line, keys, gap=max(2, width - line.cell_length - keys.cell_length))]
        return [act(one, "hints") for one in (*lines, *(Content.assemble(mark, " ", line) for line in rest))]
