"""The road: where things are, what waits on the way, and what a good costs elsewhere, as far as you heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import LoadRow, RoadView
from marketgen.tui.lines import BLANK, MEASURE, Column, act, between, join, lines_of, paragraphs, say, widths, wrap
from marketgen.tui.screens.paged import GoodsScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.widgets.chrome import NARROW, Hint
from marketgen.tui.widgets.page import Acted, Page
from marketgen.tui.widgets.roadmap import RoadMap, sample
from marketgen.tui.widgets.rows import Row, RowList

_HITS = ("place:", "load:", "post:")


class RoadScreen(GoodsScreen):
    """The map, and beside it the loads, the prices elsewhere, and what the signs mean."""

    ID = "road"
    CSS_PATH: ClassVar[str] = "road.tcss"

    def contents(self) -> Iterator[Widget]:
        """The map beside the list; where there is no room beside it, the list is the second page."""
        with Horizontal(id="field"):
            yield RoadMap(id="map")
            with Vertical(id="side", classes="panel"):
                yield Page(self._head, id="head")
                with Stage(id="rows"):
                    yield RowList(id="table")
                with Stage(id="told"):
                    yield Page(self._prices, id="prices")

    _view: RoadView | None = None

    def fill_contents(self) -> None:
        """The map and the list; the cursor stays where it was."""
        view = self._view = look.road(self.scene, self._good)
        self._good = view.good
        self.query_one(RoadMap).show_map(view.map)
        self.query_one("#table", RowList).fill(self._rows)
        for name in ("#head", "#prices"):
            self.query_one(name, Page).redraw()
        self._fold()
        self._question()

    def _question(self) -> None:
        """The question of the screen; that Enter follows a load is said where Enter does nothing else."""
        if self._view is not None:
            follows = self._load() is not None and self._view.prompt.action != "track"
            self.ask_next(self._view.prompt, Hint(_("Enter"), _("follows it")) if follows else None)

    def _load(self) -> LoadRow | None:
        key = self.query_one("#table", RowList).key
        return next((row for row in self._loads() if str(row.number) == key), None)

    def _loads(self) -> tuple[LoadRow, ...]:
        return self._view.loads if self._view else ()

    # drawing

    def _head(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        lines = [say(self._view.heading, "bold $paper")]
        if self._view.away:
            lines += wrap(self._view.away, width, "$lamp")
        if not self._view.loads:
            lines += [BLANK, *wrap(_("Nothing of yours is on the road."), width)]
        return [*lines, BLANK]

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for load in self._loads():
            if rows and self.size.height >= 36:
                rows.append(Row("", (BLANK,)))
            rows.append(Row(str(load.number), tuple(self._load_lines(load, width)), str(load.number)))
        return rows

    def _load_lines(self, load: LoadRow, width: int) -> list[Content]:
        held = load.state == "held"
        field = say(f" {load.number} ", "bold $night on $brick" if held else "bold $lamp on $board")
        right = say(_("held"), "bold $brick") if held else say(load.arrives, "$paper")
        head = join(field, say(load.title, "$name"))
        fits = head.cell_length + right.cell_length + 2 <= width
        lines = [between(head, right if fits else BLANK, width)]
        about = ", ".join(part for part in (load.who, load.how) if part)
        lines.append(between(say(about, "$smoke"), BLANK if fits else right, width - 4).pad_left(4))
        lines += [line.pad_left(4) for line in wrap(load.where, width - 4, "$brick" if held else "$smoke")]
        told = ", ".join(part for part in (load.worth_text, load.word) if part)
        lines += [line.pad_left(4) for line in wrap(told, width - 4, "$ash")]
        return lines

    def _prices(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        lines = [BLANK, *self._heard(view, width)] if view.heard else []
        if view.posts and self.size.height >= 30:
            lines += [self.pen.rule(width), *self._posts(view, width)]
        lines += [BLANK, *paragraphs(view.lines, min(width, MEASURE))] if view.lines else []
        return [*lines, BLANK, *self._legend(width)]

    def _heard(self, view: RoadView, width: int) -> list[Content]:
        title = _("{good}, {unit}").format(good=view.good_name, unit=view.good_unit)
        lines = [self.pen.rule(width), between(say(title, "bold $paper"), say(_("you heard"), "$ash"), width)]
        columns = [Column(flex=True), Column(right=True), Column(right=True)]
        cells = [
            [say(row.name, "bold $lamp" if row.here else "$paper"),
             self.pen.number(row.price_text, "bold $paper" if row.here else "$paper"), say(row.age, "$smoke")]
            for row in view.heard
        ]  # fmt: skip
        sizes = widths(columns, cells, width)
        return lines + [line for cell in cells for line in lines_of(columns, sizes, cell)]

    def _posts(self, view: RoadView, width: int) -> list[Content]:
        lines = [between(say(_("Posts"), "bold $paper"), say(_("as people say"), "$ash"), width)]
        for post, name, told, tone in view.posts:
            style = {"bad": "$brick", "good": "$celadon"}.get(tone, "$smoke")
            sign = self.pen.glyphs.tight if tone == "bad" else self.pen.glyphs.post
            lines.append(act(between(join(say(sign, style), say(name)), say(told, style), width), f"post:{post}"))
        return lines

    def _legend(self, width: int) -> list[Content]:
        glyphs = self.pen.glyphs
        signs = [
            join(say(glyphs.you, "$lamp"), say(_("you"), "$ash")),
            join(say(glyphs.full_mark, "$paper"), say(_("market town"), "$ash")),
            join(say(glyphs.post, "$smoke"), say(_("post"), "$ash")),
            join(say(glyphs.tight, "$brick"), say(_("tight post"), "$ash")),
            join(sample("river", glyphs), say(_("river"), "$ash")),
            join(sample("gone", glyphs), say(_("way gone"), "$ash")),
        ]
        lines: list[Content] = []
        row = BLANK
        for sign in signs:
            more = join(row, sign, gap=2)
            if more.cell_length > width and row:
                lines.append(row)
                more = sign
            row = more
        return [*lines, row, say(_("The outline is schematic."), "$ash")]

    @property
    def _two_pages(self) -> bool:
        return self.size.width < NARROW  # the map needs rows as little as the list does

    def _turned(self) -> None:
        self.refresh(layout=True)
        self.call_after_refresh(self.fill_contents)

    # the cursor

    @on(RowList.Moved, "#table")
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._question()

    @on(RowList.Chosen, "#table")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.act_track()

    async def on_acted(self, message: Acted) -> None:
        """A click on the map: a load goes under the cursor, a place is told."""
        if message.action.startswith(_HITS):
            message.stop()
            message.prevent_default()
            kind, _colon, which = message.action.partition(":")
            if kind == "load":
                self.query_one("#table", RowList).go(which)
            else:
                self.tell(look.spot(self.scene, kind, which))

    def subjects(self) -> Subjects:
        """What the load under the cursor is worth and how surely it comes; the header's."""
        load = self._load()
        found: Subjects = []
        if load is not None:
            for label, number in ((_("what it is worth"), load.worth), (_("whether it comes"), load.chance)):
                subject = getattr(number, "subject", "")
                if subject:
                    found.append((label, subject))
        if self._good:
            found.append((_("going"), f"price:{self._good}"))
        return found + self.header_subjects()

    def can(self, action: str) -> bool:
        """As far as there are loads, and anything to arrange."""
        if action == "track":
            return bool(self._loads())
        return super().can(action)

    def act_track(self) -> None:
        """The way of the load under the cursor, stop by stop; a held one is answered."""
        load = self._load()
        if load is None:
            return
        if load.state == "held" and self.run.pending.startswith("held:"):
            self.market.show_decision()
            return
        from marketgen.tui.dialogs.track import TrackDialog

        self.app.push_screen(TrackDialog(load))
