"""Rule cards, Korean words, and what the numbers rest on: of the run in front, of the scenario that is being chosen, or
else of the first one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from marketgen.i18n import N_, _, ngettext
from marketgen.play import wording
from marketgen.tui.lines import BLANK, MEASURE, Column, columned, fit, indent, labels, paragraphs, say, widths, wrap
from marketgen.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from marketgen.engine.world import World
    from marketgen.play.korean import Word
    from marketgen.scenario.provenance import Fact

_BASES = {"documented": N_("documented"), "estimate": N_("estimate"), "invented": N_("invented")}


class ReferenceScreen(ReadingScreen):
    """A page about a world."""

    def __init__(self) -> None:
        super().__init__()
        self._world: World | None = None
        self._document: dict[str, Any] = {}
        self._wrong = ""

    def refill(self) -> None:
        """Look at the world once; a scenario that cannot be read is said in its place."""
        if self._world is None and not self._wrong:
            self._look()
        super().refill()

    def _look(self) -> None:
        from marketgen.play import games

        session = self.market.session
        if session is not None:
            self._world = session.world
            self._document = dict(session.file.head.get("scenario", {})) if session.file else {}
            return
        if not self.market.shelf.scenarios:
            self.market.shelf.look_for_scenarios()
        chosen = next(filter(None, (getattr(one, "scenario", "") for one in reversed(self.app.screen_stack))), "")
        first = next((entry.id for entry in self.market.shelf.scenarios if not entry.problem), "")
        if not (chosen or first):
            self._wrong = _("There is no scenario to read this from.")
            return
        try:
            loaded = games.load(chosen or first)
        except games.GameProblem as problem:
            self._wrong = str(problem)
        else:
            self._world, self._document = loaded.world, loaded.document

    @property
    def day(self) -> int:
        """The day of the run; the last one where there is no run, so that all is told."""
        session = self.market.session
        if session is not None:
            return session.run.day
        return self._world.days if self._world else 1

    def note(self) -> str:
        """Of which scenario."""
        return wording.text(self._world, "title") if self._world else ""

    def text(self, width: int) -> list[Content]:
        """The page, or why there is none."""
        if self._world is None:
            return paragraphs([self._wrong], width, "$brick")
        return self.about(self._world, width)

    def about(self, world: World, width: int) -> list[Content]:
        """The lines of the page about a world."""
        raise NotImplementedError


class CardsScreen(ReferenceScreen):
    """The rule cards of the systems that have been met, with the scenario's own numbers."""

    ID = "cards"

    def __init__(self, first: str = "") -> None:
        super().__init__()
        self._first, self._top = first, 0  # the card to begin with, and the line it begins at

    def refill(self) -> None:
        """The card that was asked for stands at the top."""
        super().refill()
        if self._first:
            self.call_after_refresh(self._to_first)

    def _to_first(self) -> None:
        self._first = ""
        self.query_one("#text").scroll_to(y=self._top, animate=False)

    def heading(self) -> str:
        """Rule cards."""
        return _("Rule cards")

    def about(self, world: World, width: int) -> list[Content]:
        """A card after the other."""
        from marketgen.play.cards import cards_met

        lines: list[Content] = []
        for number, card in enumerate(cards_met(world, self.day), 1):
            lines += [BLANK] if lines else []
            if card.id == self._first:
                self._top = len(lines)
            lines.append(Content.assemble(fit(say(str(number), "$ash"), 4), say(card.title(world), "bold $paper")))
            lines += indent(wrap(card.text(world), width - 4), 4)
        return lines


class GlossaryScreen(ReferenceScreen):
    """Korean words: as they are written, as they are said, what they mean."""

    ID = "glossary"

    @property
    def measure(self) -> int:
        """Words stand in a table."""
        return 116

    def heading(self) -> str:
        """Words."""
        return _("Words")

    def about(self, world: World, width: int) -> list[Content]:
        """What words mean in this game, then the Korean ones, one row a word, then the goods that have been met."""
        from marketgen.play import korean

        found = korean.words(world)
        sections = [
            (_("in this game"), korean.of_the_game(world, self.day)),
            (_("meaning"), found),
            (_("good"), korean.goods(world, self.day)),
        ]
        words = [word for _title, part in sections for word in part]
        cells = [max((say(one).cell_length for one in part), default=0) for part in (
            [word.said for word in words], [word.written for word in words],
        )]  # fmt: skip
        lines: list[Content] = []
        for title, part in sections:
            lines += [BLANK] if lines and part else []
            lines += self._words(title, part, cells, width)
        return lines

    def _words(self, title: str, part: Sequence[Word], cells: Sequence[int], width: int) -> list[Content]:
        """A table of words, whose first columns are as wide in every table; how they are written only where one of them
        is written otherwise than it is said."""
        columns = [Column(_("said")), Column(_("written")), Column(title, flex=True)]
        said, written = cells
        rows = [
            [fit(say(word.said, "bold $paper"), said), fit(say(word.written, "$paper"), written), BLANK]
            for word in part
        ]
        if not any(word.written for word in part):
            del columns[1]
            rows = [[row[0], row[-1]] for row in rows]
        sizes = widths(columns, rows, width)
        lines = [labels(columns, sizes)] if part else []
        for word, row in zip(part, rows, strict=True):
            meaning = wrap(word.meaning, min(sizes[-1], MEASURE)) or [BLANK]
            lines += [columned(columns, sizes, [*row[:-1], meaning[0]]), *indent(meaning[1:], width - sizes[-1])]
        return lines


class SourcesScreen(ReferenceScreen):
    """The sources, and each number with its basis: documented, an estimate, or invented."""

    ID = "sources"

    @property
    def measure(self) -> int:
        """Numbers stand in a table."""
        return 116

    def heading(self) -> str:
        """Sources."""
        return _("What the numbers rest on")

    def about(self, world: World, width: int) -> list[Content]:
        """The sources first, then the numbers in the order of the scenario."""
        lines = [*self._sources(world, width)]
        facts = self._facts()
        if facts:
            lines += [BLANK, say(_("Each number"), "bold $paper"), BLANK, *_counted(facts, width), BLANK]
            lines += _table(facts, width)
        return lines

    def _sources(self, world: World, width: int) -> list[Content]:
        found = ids(world, "sources", "title")
        if not found:
            return [say(_("This scenario names no sources."), "$smoke")]
        lines = [say(_("Sources"), "bold $paper"), BLANK]
        for one in found:
            title, about = (wording.text(world, f"sources.{one}.{key}") for key in ("title", "about"))
            told = wrap(title, min(width, 80) - 6, "$paper")
            lines += [Content.assemble(fit(say(one, "$ash"), 6), told[0]), *indent(told[1:], 6)]
            lines += indent(wrap(about, min(width, 80) - 6, "$smoke"), 6)
        return lines

    def _facts(self) -> tuple[Fact, ...]:
        if not self._document or (self._world and self._world.sealed):
            return ()
        from marketgen.scenario.provenance import facts

        return facts(self._document)


def _counted(facts: Iterable[Fact], width: int) -> list[Content]:
    """How many numbers are documented, estimates, invented."""
    bases = [fact.basis for fact in facts]
    told = [
        _("{count} documented").format(count=bases.count("documented")),
        ngettext("{count} estimate", "{count} estimates", bases.count("estimate")).format(
            count=bases.count("estimate")
        ),
        _("{count} invented").format(count=bases.count("invented")),
    ]
    return wrap(", ".join(told) + ".", width, "$smoke")


def _table(facts: Iterable[Fact], width: int) -> list[Content]:
    columns = [Column(_("number"), flex=True), Column(_("value"), right=True), Column(_("basis"))]
    rows = [
        [
            say(".".join(str(part) for part in fact.path), "$paper"),
            say(str(fact.value), "$paper"),
            say(", ".join(filter(None, (_(_BASES.get(fact.basis, fact.basis)), " ".join(fact.cite)))), "$smoke"),
        ]
        for fact in facts
    ]
    sizes = widths(columns, rows, width)
    lines, said = [labels(columns, sizes)], ""
    for fact, row in zip(facts, rows, strict=True):
        lines.append(columned(columns, sizes, row))
        if fact.about and fact.about != said:
            lines += indent(wrap(fact.about, min(width, 80) - 2, "$ash"), 2)
        said = fact.about
    return lines


def ids(world: World, kind: str, key: str) -> list[str]:
    """The ids of a kind of text that have a certain key, in order."""
    found = (path.split(".") for path in world.texts)
    return sorted(path[1] for path in found if len(path) == 3 and path[0] == kind and path[2] == key)
