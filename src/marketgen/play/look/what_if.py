"""What if: both stories beside each other, day by day from where they part, and what each came to."""

from __future__ import annotations

from collections import Counter

from marketgen.engine import chapters, scoring
from marketgen.engine.run import Run
from marketgen.engine.starting import lived
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import daybook, numbers, what_if, wording
from marketgen.play.daybook import Book, Lived
from marketgen.play.look.chapter import ended_between, in_lines, span
from marketgen.play.timeline import Timeline
from marketgen.play.views import WhatIfDay, WhatIfView


def stories(told: what_if.Told) -> WhatIfView:
    """The two stories of a question, as they are shown."""
    decision = told.decision
    days = _days(told)
    return WhatIfView(
        about=_("Day {day}, {title}").format(day=decision.day, title=decision.title or _("a decision")),
        was=decision.told,
        here=_("nothing of the kind") if told.instead is None else _here(told),
        until=_until(days[0].day if days else 0),
        days=days,
        figures=tuple(
            (label, yours, other)
            for (label, yours), (_label, other) in zip(
                _figures(told.yours.scene), _figures(told.other.scene), strict=True
            )
        ),
        remarks=_remarks(told),
    )


def _until(first: int) -> str:
    """How long the two stories are one."""
    if not first:
        return _("The two stories are the same, day by day.")
    if first == 1:
        return _("They part on the first day.")
    form = ngettext("The first day is the same in both.", "The first {count} days are the same in both.", first - 1)
    return form.format(count=first - 1)


def _here(told: what_if.Told) -> str:
    """What was done in the other story, in words."""
    assert told.instead is not None  # the caller looked
    ways = what_if.ways(told.yours, told.decision)
    label = next((label for command, label in ways if command == told.instead), "")
    return label or what_if.words_of(what_if.act_of(told.yours, told.decision), told.instead)


def _days(told: what_if.Told) -> tuple[WhatIfDay, ...]:
    """The days on which the stories differ, and the weeks between two chapters, each with what only one of them has; a
    day that one story did not reach has nothing there."""
    yours, other = _by_day(told.yours), _by_day(told.other)
    found = []
    for day in sorted({**yours, **other}):
        (title, mine), (same, theirs) = (story.get(day) or ("", []) for story in (yours, other))
        row = (_without(mine, theirs), _without(theirs, mine))
        if any(row):
            found.append(WhatIfDay(day, title or same, *row))
    return tuple(found)


def _by_day(book: Book) -> dict[int, tuple[str, list[_Line]]]:
    """The days of a story that are over, and its weeks between two chapters by their first day: title and lines."""
    scene, found = book.scene, dict[int, tuple[str, list[_Line]]]()
    for one in book.days:
        if one.over:
            date = wording.short_date(scene.world, one.day)
            found[one.day] = (_("Day {day}, {date}").format(day=one.day, date=date), _lines(book, one))
    for weeks in scene.run.weeks:
        lines = [(words, words) for words in in_lines(scene, weeks)]
        found[weeks.first] = (_("The weeks between: {days}").format(days=span(scene.world, weeks)), lines)
    return found


def _without(lines: list[_Line], others: list[_Line]) -> tuple[str, ...]:
    """The words of the lines that the other story does not have; what was done as often there is the same."""
    left, kept = Counter(key for key, _words in others), []
    for key, words in lines:
        if left[key]:
            left[key] -= 1
        else:
            kept.append(words)
    return tuple(kept)


_Line = tuple[str, str]
"""What a line is known by, and its words: a command given in both stories is one, whatever it cost."""


def _lines(book: Book, lived: Lived) -> list[_Line]:
    """What a day was, line by line: what was decided, what came of it, and how it closed."""
    world, record = lived.world, book.record(lived)
    told = [(f"{act.before.pending} {act.line}", f"{who} {text}".strip()) for act, who, text in daybook.decided(lived)]
    told += [(words, words) for who, text in daybook.came(lived) for words in (f"{who} {text}".strip(),)]
    takings = sum(tally.takings for tally in record.tallies.values())
    closed = _("Sold for {sales}; in hand {money}; worth {worth}.").format(
        sales=numbers.money(world, takings),
        money=numbers.money(world, record.closing),
        worth=numbers.thousandths(record.worth),
    )
    return [*told, (closed, closed)]


def _worth(world: World, milli: int) -> str:
    measure = world.score.measure
    return _("{amount} {unit} of {good}").format(
        amount=numbers.thousandths(milli), unit=wording.text(world, f"goods.{measure}.unit"),
        good=wording.name(world, measure),
    )  # fmt: skip


def _days_of(world: World, run: Run) -> int:
    """How many days were played."""
    return len(chapters.played(world, lived(run)))


def _figures(scene: Timeline) -> list[tuple[str, str]]:
    """What a story came to; one that goes on counts as it stands."""
    world, run = scene.world, scene.run
    ending = world.endings.get(run.ended)
    how = wording.text(world, f"endings.{run.ended}.title") if ending else ""
    count = _days_of(world, run)
    days = ngettext("{count} day", "{count} days", count).format(count=count)
    if ended_between(scene):
        lived_through = run.weeks[-1].last - run.weeks[-1].first + 1
        days = _("{days}, and {count} of the weeks between").format(days=days, count=lived_through)
    share = _("{share} of 100")
    parts = (scoring.home_part(world, run), scoring.trust_part(world, run))
    home, trust = (share.format(share=numbers.thousandths(part.total // 10, 0)) for part in parts)
    counted = ending is None or ending.scored
    score = share.format(share=scoring.points(scoring.score(world, run))) if counted else _("none")
    rows = [
        (_("the end"), _("{days}, {how}").format(days=days, how=how) if how else days),
        (_("worth"), _worth(world, run.past[-1].worth if run.past else run.start_worth)),
        (_("home"), home),
        (_("trust"), trust),
    ]
    if run.goal:
        rows.append((_("the goal"), _("kept") if scoring.goal_met(world, run) else _("missed")))
    return [*rows, (_("score"), score)]


def _remarks(told: what_if.Told) -> tuple[str, ...]:
    """What could not be done again, and what was asked anew, all of it named."""
    lines = []
    form = _("Day {day}, {what}: {why}.")
    if told.skipped:
        count = len(told.skipped)
        head = ngettext(
            "{count} thing that you did could not be done again.",
            "{count} things that you did could not be done again.",
            count,
        )
        lines.append(head.format(count=count))
        lines += [
            form.format(day=one.day, what=": ".join(_what(one.act)), why=one.why.rstrip(".")) for one in told.skipped
        ]
    if told.answered:
        lines.append(_("What was asked anew was answered with care."))
        for day, act in told.answered:
            title, label = _what(act) if act.called()[0] else (_("a decision"), *_what(act))
            lines.append(form.format(day=day, what=title, why=label))
    if told.alone:
        lines.append(
            _("Your run ended there; from day {day} on the other story was played with care.").format(day=told.alone)
        )
    return tuple(lines)


def _what(act: daybook.Act) -> tuple[str, ...]:
    """What an act was about, if it answered something, and what was done, without a full stop."""
    title, label = act.called()
    return (title, label.rstrip(".")) if title else (daybook.first_told(act).rstrip("."),)


def facts(scene: Timeline) -> dict[str, int | str | bool]:
    """What a story came to, for JSON: parts in ppm, worth in thousandths of the measuring good."""
    world, run = scene.world, scene.run
    ending = world.endings.get(run.ended)
    return {
        "days": _days_of(world, run), "over": run.phase == "over", "ending": run.ended,
        "worth_thousandths": run.past[-1].worth if run.past else run.start_worth,
        "home_ppm": scoring.home_part(world, run).total, "trust_ppm": scoring.trust_part(world, run).total,
        "goal_met": scoring.goal_met(world, run),
        "score": scoring.points(scoring.score(world, run)) if ending is None or ending.scored else -1,
    }  # fmt: skip
