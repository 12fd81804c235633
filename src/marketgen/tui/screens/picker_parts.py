"""What the picker draws: the rows of its list, the panel of a scenario, the checker's report of a broken one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from marketgen.engine import chapters
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import drawn_goals
from marketgen.i18n import _, ngettext
from marketgen.play import lasting, wording
from marketgen.tui.lines import BLANK, MEASURE, act, between, fit, indent, join, say, short_path, wrap
from marketgen.tui.widgets.rows import Row

if TYPE_CHECKING:
    from marketgen.engine.world import World
    from marketgen.play.games import Entry
    from marketgen.scenario.problems import Place, Problem
    from marketgen.tui.formats import Pen

GOAL, LEVEL = "goal", "level"
"""What a click on a goal, or on a difficulty, carries out; its id stands behind a colon."""

_LABELS = 12  # cells for the labels of the facts
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[^\s,:{}\[\]]+|.')


@frozen
class Wish:
    """How a scenario is to be begun: ids of its goal and difficulty, and the seed word."""

    goal: str
    difficulty: str
    seed: str


def rows(entries: Sequence[Entry], firsts: Mapping[str, str], width: int, roomy: bool, pen: Pen) -> list[Row]:
    """Two lines for each scenario, a third where it takes one to say for whom it is, or what is wrong; the player's own
    follow a rule. ``firsts``: the first mistake of the broken ones, by path."""
    told: list[Row] = []
    for number, entry in enumerate(entries):
        if number and not entry.shipped and entries[number - 1].shipped:
            told.append(Row("", (pen.rule(width), say(_("scenarios you added"), "$ash").pad_left(3))))
        if roomy:
            told.append(Row("", (BLANK,)))
        digit = str(number + 1)
        first = firsts.get(str(entry.path))
        lines = _row(entry, digit, width) if first is None else _broken_row(entry, first, width, pen)
        told.append(Row(str(entry.path), lines, digit))
    return told


def _row(entry: Entry, digit: str, width: int) -> tuple[Content, ...]:
    title = join(say(digit, "$ash"), join(say(entry.title, "bold $name"), say(entry.hangul, "$ash")), gap=2)
    about = say(lasting.length(entry.played, entry.days, entry.minutes), "$ash").pad_left(3)
    whom = say(entry.for_whom, "$smoke")
    if title.cell_length + 2 + whom.cell_length < width:
        return between(title, whom, width - 1), about
    return fit(title, width - 1), about, fit(whom.pad_left(3), width - 1)


def _broken_row(entry: Entry, first: str, width: int, pen: Pen) -> tuple[Content, ...]:
    cross, title = say(pen.glyphs.no, "$brick"), say(entry.title or entry.path.name, "bold $brick")
    head = between(join(cross, title, gap=2), say(_("cannot be played"), "$brick"), width - 1)
    return head, *(fit(line, width - 4).pad_left(3) for line in wrap(first, width - 4, "$smoke")[:2])


def panel(entry: Entry, world: World, wish: Wish, width: int, pen: Pen, roomy: bool = True) -> list[Content]:
    """What a scenario is about, what is in it, the goals and the difficulties, with those that are chosen. Without
    room the title, which the list says already, and the lines under headings are left out."""
    measure, gap = min(width, MEASURE), [BLANK] if roomy else []
    lines = [join(say(entry.title, "bold $paper"), say(entry.hangul, "$ash"), gap=2), BLANK] if roomy else []
    lines += wrap(entry.story or entry.summary, measure, "$paper")
    lines += [BLANK, *_facts(world, measure, roomy), *gap]
    if world.goals:
        drawn = _("{count} of {all} drawn by the seed word").format(count=world.goals_drawn, all=len(world.goals))
        hint = say(drawn if 0 < world.goals_drawn < len(world.goals) else "", "$ash")
        lines += [
            join(say(_("Your goal"), "bold $paper"), hint, gap=2),
            *gap,
            *_goals(world, wish, measure, pen),
            BLANK,
        ]
    return [*lines, say(_("How it speaks"), "bold $paper"), *gap, *_difficulties(world, wish.difficulty, measure, pen)]


def sources(world: World, key: str) -> list[Content]:
    """How many sources a scenario has, and the key that shows them; nothing for none."""
    count = sum(path.startswith("sources.") and path.endswith(".title") for path in world.texts)
    form = ngettext("{count} source; {key} shows them.", "{count} sources; {key} shows them.", count)
    return [act(say(form.format(count=count, key=key), "$ash"), "sources")] if count else []


def _facts(world: World, width: int, roomy: bool) -> list[Content]:
    """Where and when it is, how much is in it, and what to know beforehand; without room the counts are left out."""
    people = (world.middlemen, world.neighbours, world.regulars, world.lenders, world.officials, world.household)
    for_sale = sum(good.for_sale for good in world.goods.values())
    goods = ngettext("{count} good", "{count} goods", for_sale).format(count=for_sale)
    count = sum(len(each) for each in people) - sum(member.player for member in world.household.values())
    persons = ngettext("{count} person", "{count} people", count).format(count=count)
    first, last = wording.short_date(world, 1), wording.short_date(world, world.days, year=True)
    when = _("{first} to {last}").format(first=first, last=last)
    place = wording.name(world, world.place, "places")
    gloss = say(wording.gloss(world, world.place, "places"), "$ash")
    others = ", ".join(wording.name(world, each, "places") for each in world.places if each != world.place)
    here = join(say(place), gloss)
    lines = [Content.assemble(fit(say(_("where"), "$ash"), _LABELS), here if roomy else join(here, say(when), gap=2))]
    if others:
        told = wrap(_("and the roads to {places}").format(places=others), width - _LABELS, "$smoke")
        lines += indent(told, _LABELS)
    facts = ((_("when"), when), (_("what"), f"{goods}, {persons}")) if roomy else ()
    for label, words in (*facts, (_("tells of"), wording.beforehand(world))):
        if not words:
            continue
        told = wrap(words, width - _LABELS, "$paper")
        lines += [Content.assemble(fit(say(label, "$ash"), _LABELS), told[0]), *indent(told[1:], _LABELS)]
    return lines


def _goals(world: World, wish: Wish, width: int, pen: Pen) -> list[Content]:
    lines: list[Content] = []
    for goal in drawn_goals(world, wish.seed):
        title = wording.text(world, f"goals.{goal}.title", goal)
        if goal != wish.goal:
            lines.append(act(say(title, "$smoke").pad_left(2), f"{GOAL}:{goal}"))
            continue
        lines.append(join(say(pen.glyphs.chosen, "$lamp"), say(title, "bold $lamp")))
        lines += indent(wrap(wording.text(world, f"goals.{goal}.text"), width - 2, "$smoke"), 2)
    return lines


def _difficulties(world: World, chosen: str, width: int, pen: Pen) -> list[Content]:
    names = [
        join(say(pen.glyphs.chosen, "$lamp"), say(_difficulty(world, each), "bold $lamp"))
        if each == chosen
        else act(say(_difficulty(world, each), "$smoke"), f"{LEVEL}:{each}")
        for each in world.difficulties
    ]
    return [join(*names, gap=3), *wrap(wording.text(world, f"difficulties.{chosen}.about"), width, "$ash")]


def named(world: World, name: str, about: str) -> str:
    """Something of a scenario by its name and what is said about it, in one line; paths of its texts."""
    told = wording.text(world, about)
    return f"{wording.text(world, name)}: {told}" if told else wording.text(world, name)


def _difficulty(world: World, which: str) -> str:
    return wording.text(world, f"difficulties.{which}.name", which)


def first_of(problems: Sequence[Problem], path: str) -> str:
    """The first mistake in a few words: where, and what. Of a folder at ``path`` also in which file."""
    first = next((problem for problem in problems if problem.is_error), problems[0])
    if not first.place.line:
        return first.what
    if not path.endswith(Path(first.place.file).name):
        told = _("{file}, line {line}: {what}")
        return told.format(file=Path(first.place.file).name, line=first.place.line, what=first.what)
    return _("line {line}: {what}").format(line=first.place.line, what=first.what)


def question(entry: Entry, world: World, roomy: bool) -> str:
    """The sentence of the prompt line: what would be begun; with room also from when."""
    days = lasting.days(chapters.planned(world), world.days)
    form = _("{title}: {days} in {place} from {date}.") if roomy else _("{title}: {days} in {place}.")
    place = wording.name(world, world.place, "places")
    return form.format(title=entry.title, days=days, place=place, date=wording.long_date(world, 1))


def report(entry: Entry, problems: Sequence[Problem], width: int, pen: Pen) -> list[Content]:
    """The checker's report of a scenario that cannot be played: place, line, what, and how to mend it."""
    errors = [problem for problem in problems if problem.is_error]
    count = ngettext("{count} mistake", "{count} mistakes", len(errors)).format(count=len(errors))
    lines = [
        join(say(entry.title or entry.path.name, "bold $paper"), say(entry.hangul, "$ash"), gap=2),
        BLANK,
        join(say(pen.glyphs.no, "$brick"), say(_("cannot be played"), "bold $brick"), say(count, "$smoke"), gap=2),
    ]
    for number, problem in enumerate(errors, 1):
        lines += [BLANK, *_problem(entry, number, problem, width, pen)]
    remarks = [problem for problem in problems if not problem.is_error]
    if remarks:
        lines += [BLANK, pen.rule(width)]
    for problem in remarks:
        label = fit(say(_("remark"), "$ash"), _LABELS)
        told = wrap(f"{problem.what} {problem.mend}", width - _LABELS, "$smoke")
        lines += [Content.assemble(label, told[0]), *indent(told[1:], _LABELS)]
    return [*lines, BLANK, *wrap(_("Runs begun with an older copy are safe and go on."), width, "$ash")]


def whole_report(entry: Entry, problems: Sequence[Problem], width: int, pen: Pen) -> list[Content]:
    """All of the report for a screen of its own: also the path in the document, further places, and all remarks."""
    lines: list[Content] = []
    for number, problem in enumerate(sorted(problems, key=lambda one: not one.is_error), 1):
        lines += [*([BLANK] if lines else []), *_problem(entry, number, problem, width, pen)]
        more = [_("in {path}").format(path=problem.path)] if problem.path else []
        if problem.also:
            places = ", ".join(_called(entry, place) for place in problem.also)
            more.append(_("also: {places}").format(places=places))
        for words in more:
            lines += indent(wrap(words, width - 3, "$ash"), 3)
    told = _("{path}. Mend it with a text editor, go back, and check again.")
    if entry.path.suffix == ".zip":
        told = _("{path}. Nothing in it was unpacked or played.")
    return [*lines, BLANK, pen.rule(width), *wrap(told.format(path=short_path(entry.path)), width, "$ash")]


def _called(entry: Entry, place: Place) -> str:
    """A place in a few words: the file, of a pack with its path in it, and where in that."""
    _above, found, inner = place.file.rpartition(f"/{entry.path.name}/")
    name = f"{entry.path.name}/{inner}" if found else Path(place.file).name
    where = _("{file}, line {line}, column {column}") if place.line else "{file}"
    return where.format(file=name, line=place.line, column=place.column)


def _problem(entry: Entry, number: int, problem: Problem, width: int, pen: Pen) -> list[Content]:
    place = problem.place
    told = _called(entry, place)
    head = join(say(str(number), "bold $paper"), say(told, "$smoke"), gap=2)
    lines = [between(head, say(problem.code, "$ash"), width)]
    if place.line and place.text.strip():
        lines += [BLANK, *_excerpt(problem, width, pen)]
    lines += [BLANK, *indent(wrap(problem.what, width - 3, "$paper"), 3)]
    mend = wrap(problem.mend, width - 5, "$smoke")
    if mend:
        lines.append(join(say(pen.glyphs.chosen, "$celadon"), mend[0]).pad_left(3))
        lines += indent(mend[1:], 5)
    return lines


def _excerpt(problem: Problem, width: int, pen: Pen) -> list[Content]:
    """The line itself with the fault marked, moved to the left if the fault stands far to the right."""
    text, at = problem.place.text.rstrip(), max(0, problem.place.column - 1)
    found = _TOKEN.match(text, at)
    before, fault, after = text[:at], found.group() if found else "", text[at + len(found.group() if found else "") :]
    gutter = f"{problem.place.line:>5} "
    room = width - len(gutter) - 3
    while say(before).cell_length + min(say(fault).cell_length, room // 2) > room and before:
        before = before[8:]
    edge = say(pen.glyphs.upright, "$thread")
    code = join(say(before, "$smoke"), gap=0) + say(fault, "bold $brick") + say(after, "$smoke")
    mark = say(pen.glyphs.heavy * max(1, say(fault).cell_length), "$brick").pad_left(say(before).cell_length)
    return [
        fit(Content.assemble(say(gutter, "$ash"), edge, "  ", code), width),
        fit(Content.assemble(" " * len(gutter), edge, "  ", mark), width),
    ]
