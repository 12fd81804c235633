"""Working screens of which a part becomes a second page where there is no room for all of it; Tab turns."""

from __future__ import annotations

from typing import Protocol

from marketgen.i18n import _
from marketgen.tui.screens.working import WorkingScreen
from marketgen.tui.widgets.chrome import LOW, NARROW, KeyFooter


class PagedScreen(WorkingScreen):
    """A working screen with a second page, shown while it has the class ``-second``."""

    @property
    def _airy(self) -> bool:
        """Whether there is room for blank lines."""
        return self.size.height >= LOW

    @property
    def _two_pages(self) -> bool:
        """Whether there is a second page now."""
        return self.size.height < LOW or self.size.width < NARROW

    @property
    def _on_second(self) -> bool:
        """Whether the second page is in front."""
        return self.has_class("-second")

    _day = 0
    """The day that the screen was filled for last."""

    def fill(self) -> None:
        """A new day is read from its first page."""
        if self.run.day != self._day:
            self._day = self.run.day
            self.remove_class("-second")
        super().fill()

    def resized(self) -> None:
        """With more or less room there is one page, or two, and other things stand on them."""
        super().resized()
        self._fold()
        if getattr(self, "_view", None) is not None:  # not before it is filled for the first time
            self.fill_contents()

    def _fold(self) -> None:
        if not self._two_pages:
            self.remove_class("-second")

    def can(self, action: str) -> bool:
        """Turning the page, where there are two."""
        return self._two_pages if action == "turn_page" else super().can(action)

    def label_of(self, action: str) -> str:
        """On the second page the key leads back."""
        return _("first page") if action == "turn_page" and self._on_second else super().label_of(action)

    def short_label_of(self, action: str) -> str:
        """The same where there is little room."""
        return self.label_of(action) if action == "turn_page" else super().short_label_of(action)

    def act_turn_page(self) -> None:
        """To the other page."""
        self.toggle_class("-second")
        self._turned()
        self.call_after_refresh(self.query_one(KeyFooter).redraw)  # what is cut is known once it is laid out

    def _turned(self) -> None:
        """What else changes with the page."""


class _WithGoods(Protocol):
    @property
    def goods(self) -> tuple[str, ...]: ...


class GoodsScreen(PagedScreen):
    """A paged screen that shows the prices of one good at a time, of those its view knows."""

    _good = ""

    def _goods(self) -> tuple[str, ...]:
        view: _WithGoods | None = getattr(self, "_view", None)
        return view.goods if view else ()

    def can(self, action: str) -> bool:
        """Going on to another good, where there is one."""
        if action in ("next_good", "good_before"):
            return len(self._goods()) > 1
        return super().can(action)

    def act_next_good(self) -> None:
        """The prices of the next good."""
        self._step_good(1)

    def act_good_before(self) -> None:
        """The prices of the good before."""
        self._step_good(-1)

    def _step_good(self, by: int) -> None:
        goods = self._goods()
        if goods:
            at = goods.index(self._good) if self._good in goods else -max(0, by)
            self._good = goods[(at + by) % len(goods)]
            self.fill_contents()
