"""The stall: what is on show and in the bag, what the cursor asks about, and what was said today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.play import again, look, standing
from marketgen.play.look import hints
from marketgen.play.views import Companion, Prompt, StallRow, StallView
from marketgen.tui import deeds
from marketgen.tui.lines import BLANK, MARGIN, say
from marketgen.tui.screens import stall_parts as parts
from marketgen.tui.screens.paged import PagedScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.screens.stall_table import StallTable, row_of, slot_key
from marketgen.tui.sheets import give
from marketgen.tui.widgets.chrome import Hint
from marketgen.tui.widgets.page import Acted, Page
from marketgen.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from marketgen.engine.run import Run

ROOMY = 36
"""Rows from which the hours and the neighbours stand under the table; below they are on the second page."""

MANY = 10
"""Goods in the table from which what stands under it has no blank lines."""

LEFT = 76
"""Columns of the table beside its panel, as the style sheet has it."""

AROUND = 7
"""Rows of header, tabs, prompt line and keys."""

LEAST = 5
"""Rows of the table at least."""

LOG_LEAST, LOG, PANEL = 4, 10, 22
"""Rows of the log under the table: those of its heading and a line, and those it has before the panel is whole; rows of
the panel at the right."""


class StallScreen(PagedScreen):
    """The working screen."""

    ID = "stall"
    HOME = True
    CSS_PATH: ClassVar[str] = "stall.tcss"

    def contents(self) -> Iterator[Widget]:
        """Table and panel beside each other, then the log."""
        with Horizontal(id="top"):
            with Vertical(id="left"):
                yield Page(self._heading, id="heading")
                with Stage(id="rows"):
                    yield RowList(id="table", follow=self._moved)
                yield Page(self._below, id="below")
            with Stage(id="side", classes="panel"):
                yield Page(self._panel, id="panel", steady=True)
            with Stage(id="margin", classes="panel"):
                yield Page(self._today, id="log")
        yield Page(self._brief, id="brief", steady=True)
        with Stage(id="today"):
            yield Page(self._today, id="said")

    _view: StallView | None = None
    _about: Companion | None = None

    def fill_contents(self) -> None:
        """The table; the cursor goes to the slot that stands empty, when that is what is to be decided."""
        first, before = self._view is None, self._better
        view = look.stall(self.scene)
        view = self._view = replace(view, bag=tuple(sorted(view.bag, key=lambda row: row.name.casefold())))
        table = self.query_one("#table", RowList)
        wanted = next((slot_key(row.slot) for row in view.shown if not row.own.value), None)
        if not (self._decides or first):
            wanted = None
        if self._better and self._better != before:
            wanted = slot_key(self._better[1])
        rows = StallTable(view, self.pen, self.number, self._airy)
        table.fill(rows, wanted)
        self._share_rows(sum(len(row.lines) for row in rows(LEFT - MARGIN)))
        self._follow_cursor(("#panel", "#brief", "#heading", "#below", "#said", "#log"))
        self.query_one("#today", Stage).scroll_home(animate=False)  # the latest is at the top
        self._ask_for_row(view)
        self._fold()
        self._give_way()

    def _ask_for_row(self, view: StallView) -> None:
        """The question; on the slot that would be better used, the lamp is on what puts another good there."""
        row = self._row()
        if self._better and row is not None and row.slot == self._better[1]:
            self.ask(Prompt(view.prompt.sentence, "display"), self._hint())
        else:
            self.ask_next(view.prompt, self._hint())

    @property
    def _better(self) -> tuple[str, int] | None:
        """The good and the slot that the prompt speaks of, where something else stands there."""
        words = self._view.prompt.target.split() if self._view else []
        return (words[1], int(words[2])) if words[:1] == ["show"] else None

    def _share_rows(self, table: int) -> None:
        """Where table, hours and neighbours stand over the log, the log gives way: they have no second page then, and
        do not scroll. Where all of the log would not be enough, the hours and the neighbours have a second page. The
        rest is the style sheet's."""
        top, log = self.query_one("#top"), self.query_one("#today")
        room, broad = self.size.height - AROUND, self.has_class("-broad")
        whole = 1 + len(self._heading(LEFT)) + table
        below = len(self._below(LEFT))
        one_page = self.size.height >= ROOMY and not self.folded
        self._crowded = one_page and whole + below > room - (0 if broad else LOG_LEAST)
        self.set_class(self._crowded, "-crowded")
        if not one_page or broad:
            give(top, height=None)
            give(log, height=None, max_height=None)
            return
        whole, said = whole + (0 if self._crowded else below), 2 + len(self._today(self.size.width - 4))
        give(top, height=min(max(whole, room - said, min(PANEL, room - LOG)), room - LOG_LEAST))
        give(log, height="1fr", max_height="100%")

    def refill(self) -> None:
        """Fill it; then the table gives way to the hint that stands by now."""
        super().refill()
        if self._view is not None:
            self._give_way()

    def _give_way(self) -> None:
        """Where the table has the log under it in a small window, it is the one that scrolls: what stands below keeps
        its rows, down to the keys."""
        if not self.folded or self._on_second or self._view is None:
            give(self.query_one("#top"), max_height=None)
            return
        width, height = self.size
        below = (("HintRow", 2 * MARGIN), ("#brief", 2 * MARGIN + 2), ("PromptLine", 0), ("KeyFooter", 0))
        kept = sum(len(page.lines(width - less)) for name, less in below for page in self.query(name).results(Page))
        around = AROUND - 2 - self.has_class("-low") + LOG_LEAST // 2
        share = (55 if self.has_class("-low") else 60) * height // 100  # as in the style sheet
        give(self.query_one("#top"), max_height=max(LEAST, min(share, height - around - kept)))

    @property
    def _decides(self) -> bool:
        """Whether what to show next is the question."""
        return self._view is not None and self._view.prompt.action == "display"

    def _follow_cursor(self, pages: tuple[str, ...] = ("#panel", "#brief")) -> None:
        """Show what the cursor asks about; the other pages do not follow it."""
        good = self._good_asked()
        self._about = look.companion(self.scene, good) if good else None
        for name in pages:
            self.query_one(name, Page).redraw()

    def _good_asked(self) -> str:
        """The good under the cursor; at an empty slot the one that the prompt names, else the first of the bag."""
        row = self._row()
        if row is not None and row.good:
            return row.good
        assert self._view is not None
        return self._named() or (self._view.bag[0].good if self._view.bag else "")

    def _named(self) -> str:
        """The good that the prompt names for an empty slot, or for the one under the cursor; empty if it names none."""
        row = self._row()
        if self._better and row is not None and row.slot == self._better[1]:
            return self._better[0]
        found = hints.next_to_show(self.scene) if self._decides else None
        return found[1] if found else ""

    def _row(self) -> StallRow | None:
        return row_of(self._view, self.query_one("#table", RowList).key) if self._view else None

    def _hint(self) -> Hint | None:
        row = self._row()
        if row is None or self._view is None or self._view.prompt.action == "display":
            return None
        prices = bool(row.good and row.slot)
        if not self._open_now("price" if prices else "show"):
            return None
        return Hint(_("Enter"), _("prices it") if prices else _("puts it on show"))

    # drawing

    def _heading(self, width: int) -> list[Content]:
        return parts.heading(self._view, width) if self._view else []

    def _below(self, width: int) -> list[Content]:
        view = self._view
        airy = self._airy and view is not None and len(view.shown) + len(view.bag) < MANY
        lines = parts.below(view, width, self.pen, airy) if view else []
        if not lines and self._on_second:
            return [say(_("Nothing has been sold yet."), "$smoke")]
        return lines

    def _panel(self, width: int) -> list[Content]:
        row = self._row()
        if self._view is None or row is None:
            return []
        if row.good:
            return parts.good_panel(self._about, row, width, self.pen, self._airy) if self._about else []
        lines = parts.slot_panel(self._view, row.slot, width, self.pen, self.number)
        if self._about is not None:
            lines += [BLANK, self.pen.rule(width), *parts.good_panel(self._about, None, width, self.pen, self._airy)]
        return lines

    def _brief(self, width: int) -> list[Content]:
        return parts.brief(self._about, width, self.pen) if self._about else []

    def _today(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        plan = self._again()
        before = again.before(self.scene, plan) if plan.changed else ""
        offered = [("again", before)] if before else []
        if kept := standing.brief(self.session):
            offered.append(("standing", " ".join((_("{orders}.").format(orders=kept), *standing.told(self.session)))))
        log = self._view.log
        cards = parts.CARDS
        offered += [(cards, line.text) for line in log if line.link == cards]
        view = replace(self._view, log=self.within_reach(tuple(line for line in log if line.link != cards)))
        return parts.today(view, width, self.pen, self.key_of, offered)

    # pages

    def shape(self) -> dict[str, bool]:
        """Whether the hours and the neighbours have room under the table, too."""
        return super().shape() | {"-roomy": self.size.height >= ROOMY}

    _crowded = False
    """Whether the hours and the neighbours have no room under the table, though the window is large."""

    @property
    def _two_pages(self) -> bool:
        return self.size.height < ROOMY or self.folded or self._crowded

    def _turned(self) -> None:
        self._follow_cursor()
        self._give_way()

    def can(self, action: str) -> bool:
        """As far as the row under the cursor and the hour allow."""
        if self.market.session is None:
            return False
        if action == "again":
            return bool(self._again().changed)
        if action in ("display", "price", "hide", "tidy"):
            return self._open_now({"display": "show"}.get(action, action))
        return super().can(action)

    def why_not(self, action: str) -> str:
        """Why the display cannot be as it was, too."""
        if action == "again" and self.market.session is not None:
            return again.before(self.scene, self._again())
        row = self._row()
        if action == "price" and row is not None and row.good and not row.own.value:
            return _("None of it is left to price: {good}.").format(good=row.name)
        return super().why_not(action)

    def label_of(self, action: str) -> str:
        """Having it as it was says how much that would change."""
        return again.label(self._again()) if action == "again" and self.can(action) else super().label_of(action)

    _planned: tuple[Run, again.Plan] | None = None

    def _again(self) -> again.Plan:
        """What would have the display as it was; worked out once for a state."""
        if self._planned is None or self._planned[0] is not self.run:
            self._planned = (self.run, again.plan(self.scene))
        return self._planned[1]

    def _open_now(self, verb: str) -> bool:
        if verb == "show":
            return bool(self._showable())
        row = self._row()
        return any(
            choice.verb == verb
            and choice.refusal is None
            and (verb == "tidy" or (row is not None and row.good in choice.ids))
            for choice in self.session.choices()
        )

    def _showable(self) -> list[StallRow]:
        """The goods in the bag that can be put on show now."""
        goods = [choice.ids[0] for choice in self.session.choices() if choice.verb == "show" and choice.refusal is None]
        return [row for row in self._view.bag if row.good in goods] if self._view else []

    # the cursor

    def _moved(self) -> None:
        self.query_one("#side", Stage).scroll_home(animate=False)  # another good, from the beginning
        self._follow_cursor()
        if self._view is not None:
            self._ask_for_row(self._view)

    @on(RowList.Chosen, "#table")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        row = self._row()
        if row is None:
            return
        if row.slot and row.good:
            self.act_price()
        else:
            self.act_display()

    async def on_acted(self, message: Acted) -> None:
        """A click on a good that could stand on the empty slot puts it there."""
        good = message.action.removeprefix(parts.PUT)
        if good != message.action:
            message.stop()
            message.prevent_default()
            row = self._row()
            if row is not None and good in [item.good for item in self._showable()]:
                self._put_on(good, row.slot)

    def subjects(self) -> Subjects:
        """The numbers of the row, then those of the header."""
        row = self._row()
        found: Subjects = []
        if row is not None and row.good:
            for label, account in ((_("going"), row.going), (_("you ask"), row.ask)):
                if account is not None:
                    found.append((label, account.subject))
            if self._about is not None and self._about.chance is not None:
                found.append((_("who finds it right"), self._about.chance.subject))
            if row.paid is not None:
                found.append((_("paid"), f"paid:{row.good}"))
            if row.lost is not None:
                found.append((_("fewer wish for it"), row.lost.subject))
        return found + self.header_subjects()

    # what is done here

    def act_display(self) -> None:
        """Put a good on a slot: the one under the cursor, or one that is chosen; when there is one at all, at once."""
        from marketgen.tui.dialogs.display import goods_dialog

        row, view = self._row(), self._view
        if row is None or view is None or not self._open_now("show"):
            return
        empty = next((item.slot for item in view.shown if not item.good or not item.own.value), 0)
        if not row.slot:  # a good in the bag: onto the empty slot, else ask in whose place
            deeds.put_on_show(self, row, empty, lambda slot: self._put_on(row.good, slot))
            return
        slot = row.slot if not row.good or not row.own.value or not empty else empty
        showable = self._showable()
        if len(showable) == 1 and not any(item.good for item in view.shown):
            self._put_on(showable[0].good, slot)  # all there is; later one good is asked about as several are
        elif showable:
            first = self._named() or showable[0].good
            full = any(item.slot == slot and item.own.value for item in view.shown)
            dialog = goods_dialog(slot, showable, first, full)
            self.app.push_screen(dialog, lambda good: self._put_on(good or "", slot))

    def _put_on(self, good: str, slot: int) -> None:
        if good and slot and self.carry_out(Command("show", (good,), slot)) and not self._decides:
            self.query_one("#table", RowList).go(slot_key(slot))

    def act_price(self) -> None:
        """Ask low, fair or firm for the good under the cursor."""
        row = self._row()
        if row is not None and row.good and self._open_now("price"):
            deeds.ask_price(self, row.good)

    def prepare(self, action: str, ids: tuple[str, ...] = ()) -> None:
        """The cursor on a good that has a price, where the one under it has none."""
        if action == "price" and not self._open_now("price") and self._view is not None:
            found = next((row.slot for row in self._view.shown if row.good and row.own.value), 0)
            if found:
                self.query_one("#table", RowList).go(slot_key(found))

    def good_under_cursor(self) -> str:
        """That of the row."""
        row = self._row()
        return row.good if row is not None else ""

    def act_again(self) -> None:
        """The display as it was when the market last opened."""
        told = again.do(self.session)
        self.market.turn += 1
        self.market.tell(told)

    def act_hide(self) -> None:
        """Take the good under the cursor off the display."""
        row = self._row()
        if row is not None and row.slot and row.good:
            self.carry_out(Command("hide", (row.good,)))

    def act_tidy(self) -> None:
        """Make the stall ready for an inspection."""
        self.carry_out(Command("tidy"), ("tidied",))
