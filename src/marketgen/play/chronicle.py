"""A run written out as Markdown: what was decided each day, what came of it, the diary, a table a week, the end.

For reading, keeping and printing; all texts go through :mod:`.markdown`, so that none of them becomes markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from marketgen.engine import chapters
from marketgen.i18n import _
from marketgen.play import daybook, look, markdown, numbers, wording
from marketgen.play.daybook import Book, Lived
from marketgen.play.games import Watching
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.play.views.chapters import ChapterView
from marketgen.saves import exports, folders

SUFFIX = ".md"
"""How the name of a chronicle ends."""

WEEK = 7
"""Days after which a table stands, counted from day 1."""


def write(watching: Watching) -> tuple[str, Book]:
    """A recorded run as Markdown, and the book it was made from. GameProblem if the record cannot be begun."""
    book = daybook.told(watching)
    return text_of(book), book


def keep(session: Session) -> Path:
    """Write a run that is being played into the folder of chronicles, under the name of its save; where it is then.
    The same text is written once. SaveProblem if it cannot be, GameProblem if the log cannot be read."""
    told, _book = write(daybook.record_of(session))
    return exports.keep(folders.chronicles(), session.name or session.world.id, SUFFIX, told.encode())


def text_of(book: Book) -> str:
    """The whole chronicle, ended by a line feed; deterministic."""
    lines = [*_title(book.scene, book.start), ""]
    for lived in book.days:
        if lived.acts or lived.over:
            lines += [*_chapter(lived), *_day(book, lived), ""]
        if lived.over and (lived.day % WEEK == 0 or lived is book.days[-1] or _ends_chapter(lived)):
            lines += [*_week(book, lived.day), ""]
    if book.wrong is not None:
        lines += [markdown.plain(book.problem()), ""]
    elif book.scene.run.phase != "over":
        lines += [markdown.plain(_("Here the record ends; the run was not played further.")), ""]
    if look.ended_between(book.scene):
        view = look.chapter(book.scene)
        lines += _between(view) if view else []
    lines += _end(book.scene)
    return "\n".join(lines).rstrip("\n") + "\n"


def _title(scene: Timeline, start: str) -> list[str]:
    world, run = scene.world, scene.run
    level = wording.name(world, run.difficulty, "difficulties")
    form = _("seed {seed}, {level}, a practice run") if scene.practice else _("seed {seed}, {level}")
    told = [form.format(seed=run.seed, level=level)]
    if start in world.starts and world.starts[start].day == 1:  # a later one is a day to begin on, and nobody to be
        told.append(_("as {name}").format(name=wording.text(world, f"starts.{start}.name")))
    goal = wording.text(world, f"goals.{run.goal}.title")
    told += [_("the goal: {goal}").format(goal=goal)] if goal else []
    return [markdown.heading(1, wording.text(world, "title")), "", markdown.plain(", ".join(told))]


def _chapter(lived: Lived) -> list[str]:
    """Before the first day of a chapter: its page."""
    chapter = chapters.chapter_of(lived.world, lived.day)
    if chapter is None or chapter.first != lived.day:
        return []
    view = look.chapter(Timeline(lived.world, lived.evening))
    if view is None:
        return []
    return [*_between(view), markdown.heading(2, view.heading), "", markdown.plain(view.opening), ""]


def _between(view: ChapterView) -> list[str]:
    """The weeks before a chapter, or those in which the run ended; nothing where there were none."""
    if not view.weeks:
        return []
    lines = [markdown.heading(2, _("Between: {days}").format(days=view.weeks)), ""]
    lines += [markdown.plain(view.before), ""] if view.before else []
    lines += [*(markdown.item(row.text, f"{row.label}:") for row in view.rows), ""]
    return lines + ([*(markdown.item(one.text, f"{one.who}:") for one in view.news), ""] if view.news else [])


def _ends_chapter(lived: Lived) -> bool:
    chapter = chapters.chapter_of(lived.world, lived.day)
    return chapter is not None and chapter.last == lived.day


def _items(told: Iterable[tuple[str, str]]) -> list[str]:
    return [markdown.item(text, who) for who, text in told]


def _day(book: Book, lived: Lived) -> list[str]:
    world = lived.world
    head = _("Day {day}: {date}").format(day=lived.day, date=wording.long_date(world, lived.day))
    lines = [markdown.heading(2, head), ""]
    parts = (
        (_("The morning"), _items(daybook.happened(lived.morning, lived.begun, lived.dawn))),
        (_("What was decided"), _items((who, text) for _act, who, text in daybook.decided(lived))),
        (_("What came of it"), [*_items(daybook.came(lived)), *_sales(book, lived)]),
    )
    for title, rows in parts:
        if rows:
            lines += [markdown.heading(3, title), "", *rows, ""]
    lines += _diary(book, lived)
    return lines[:-1] if not lines[-1] else lines


def _sales(book: Book, lived: Lived) -> list[str]:
    """What was sold on a day, in a line."""
    world = lived.world
    sold = [(good, tally) for good, tally in book.record(lived).tallies.items() if tally.sold]
    if not sold:
        return []
    goods = ", ".join(wording.units(world, good, tally.sold) for good, tally in sold)
    total = numbers.priced(world, sum(tally.takings for _good, tally in sold))
    return [markdown.item(_("Sold {goods}, for {amount} together.").format(goods=goods, amount=total))]


def _diary(book: Book, lived: Lived) -> list[str]:
    """The lines of the evening, the player's own and what stays open."""
    record = book.record(lived)
    told = list(record.notes)
    if lived.closed is not None:
        view = look.report(Timeline(lived.world, lived.closed), record.day)
        told = [view.diary, *told, view.thread]
    quoted = [markdown.quoted(line) for line in told if line.strip()]
    return [*[line for one in quoted for line in (one, ">")][:-1], ""] if quoted else []


def _week(book: Book, last: int) -> list[str]:
    """The days that were played up to one that ends a week, as a small table: money and home."""
    world = book.scene.world
    first = last - (last - 1) % WEEK
    days = [(day.world, day.record) for day in book.days if day.record is not None and first <= day.day <= last]
    title = _("Days {first} to {last}").format(first=days[0][1].day, last=last)
    unit = wording.text(world, f"goods.{world.score.measure}.unit")
    worth = _("worth, {unit} of {good}").format(unit=unit, good=wording.name(world, world.score.measure))
    heads = (
        _("day"), _("in hand, {currency}").format(currency=wording.name(world, world.money, "currencies")),
        _("sales"), _("profit"), worth, _("health"), _("the weakest"),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = [
        (
            str(record.day), numbers.money(own, record.closing), numbers.money(own, takings),
            numbers.money(own, sum(tally.profit for tally in record.tallies.values())),
            numbers.thousandths(record.worth), numbers.tenths(record.health), numbers.tenths(record.weakest),
        )
        for own, record in days
        for takings in (sum(tally.takings for tally in record.tallies.values()),)
    ]  # fmt: skip
    return [markdown.heading(3, title), "", *markdown.rows(heads, rows)]


def _end(scene: Timeline) -> list[str]:
    view = look.epilogue(scene)
    if view is None:
        return []
    lines = [markdown.heading(2, view.heading), "", markdown.plain(view.where), ""]
    for label, words in view.paragraphs:
        lines += [markdown.heading(3, label[:1].upper() + label[1:]), "", markdown.plain(words), ""]
    lines += [markdown.heading(2, _("How it is counted")), ""]
    lines += [
        markdown.item(
            _("{share} of 100, {words}").format(share=numbers.thousandths(share * 100, 0), words=words), f"{label}:"
        )
        for label, share, words in view.parts
    ]
    lines += [markdown.item(text, f"{label}:") for label, text in view.rows]
    if view.goal:
        lines.append(markdown.item(_("kept") if view.goal_met else _("missed"), f"{view.goal}:"))
    if view.score_text:
        lines.append(markdown.item(_("{score} of 100").format(score=view.score_text), _("score:")))
    lines += ["", markdown.heading(2, _("How you played")), ""]
    way = _("{often}, {days} days")
    lines += [
        markdown.item(way.format(often=often, days=days), f"{label}:") for label, often, days, _of in view.profile
    ]
    for title, told in (
        (_("The road not taken"), [road.words for road in view.roads]),
        ("", (view.last_words, *view.closing)),
    ):
        rows = [markdown.item(one) if title else markdown.plain(one) + "\n" for one in told if one.strip()]
        lines += ["", *([markdown.heading(2, title), ""] if title and rows else []), *rows]
    if view.sources:
        lines += [markdown.heading(2, _("Sources")), ""]
        lines += [markdown.item(about, title) for title, about in view.sources]
    return lines
