"""Four seasons: the calendar of its year, and a stall kept by the standing arrangement from one autumn to the next."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from marketgen.engine import calendar, chapters, steward
from marketgen.engine.commands import Command
from marketgen.engine.conditions import holds
from marketgen.engine.rules import advance, check, new_run, outcome
from marketgen.engine.run import Run, canonical
from marketgen.engine.venture_rules import Course
from marketgen.engine.world import World, on_curve
from marketgen.play import games, wording
from marketgen.play.bots import answers
from marketgen.play.bots.policy import Policy
from tests.worlds import FOUR_SEASONS


@cache
def year() -> World:
    return games.load("four_seasons").world


@cache
def kept(seed: str, more: int = 0) -> Run:
    """A run by the standing arrangement, which says the last thing that can be said to whoever asks; ``more``: won that
    it begins with beside what everybody has."""
    run = new_run(year(), seed).run
    run.money[year().money] += more
    run.today = replace(run.today, opening=run.today.opening + more)
    while run.phase != "over":
        advance(year(), run, steward.next_command(year(), run, check))
    return run


def day_of(month: int, day: int, of: int = 2018) -> int:
    return date(of, month, day).toordinal() - year().first_day + 1


def test_it_is_a_hundred_days_and_more_in_four_chapters_of_a_year() -> None:
    world = year()
    assert [one.id for one in world.chapters] == ["jars", "frozen", "planting", "harvest"]
    assert chapters.planned(world) == 106
    dates = [(wording.day_of(world, one.first), wording.day_of(world, one.last)) for one in world.chapters]
    assert (dates[0][0], dates[-1][1]) == (date(2017, 10, 16), date(2018, 10, 5))


@pytest.mark.parametrize(
    ("month", "day", "hours"),
    [(1, 8, (10, 18)), (1, 9, (16, 21)), (2, 10, (16, 21)), (2, 12, (10, 18)), (5, 14, (10, 18)), (5, 15, (17, 20)),
     (6, 15, (17, 20)), (6, 16, (10, 18))],
)  # fmt: skip
def test_market_hours_of_the_manure_battle_and_of_planting(month: int, day: int, hours: tuple[int, int]) -> None:
    found = calendar.blocks(year(), day_of(month, day))
    assert (found[0][0], found[-1][1]) == hours


def test_the_market_is_shut_on_its_days() -> None:
    for month, day in ((1, 1), (2, 16), (4, 15), (9, 9), (9, 24)):
        assert calendar.closed(year(), day_of(month, day)), (month, day)
    assert calendar.closed(year(), day_of(12, 17, 2017))
    assert not calendar.closed(year(), day_of(9, 25))


@pytest.mark.parametrize(
    ("when", "won"), [((2018, 1, 24), 5000), ((2018, 3, 6), 4600), ((2018, 5, 15), 5300), ((2018, 10, 2), 4500)]
)
def test_rice_follows_the_surveys_of_the_year(when: tuple[int, int, int], won: int) -> None:
    rice = year().goods["rice"]
    day = date(*when).toordinal() - year().first_day + 1
    assert abs(rice.base * on_curve(rice.price_curve, day) // 10_000 - won) <= 30


ENOUGH = 20_000_000
"""Won with which nobody of the house lacks anything for a year."""


def test_a_year_is_kept_by_the_standing_arrangement_where_money_is_enough() -> None:
    """All four chapters and the three stretches of weeks; every day's lines add up, and no card comes in the weeks."""
    world, run = year(), kept("amber", ENOUGH)
    end = outcome(world, run)
    assert end is not None
    assert (end.reached, run.ended, run.day) == (106, "", world.days)
    assert [weeks.first for weeks in run.weeks] == [31, 131, 229]
    for record in run.past:
        assert record.opening + sum(line.amount for line in record.lines) == record.closing
    gap = {record.day for record in run.past if chapters.between(world, record.day)}
    assert len(gap) == world.days - 106
    assert not gap & {day for name, day in run.seen.items() if name in world.events}


def test_with_what_everybody_has_the_arrangement_alone_does_not_feed_a_house_for_a_year() -> None:
    """It tries nothing: whoever lets every day go by comes into the first weeks, and not to the second chapter.
    What was played is counted, not what was lived."""
    world, run = year(), kept("amber")
    end = outcome(world, run)
    assert end is not None
    assert (end.reached, run.ended) == (30, "house_stopped")
    assert [weeks.first for weeks in run.weeks] == [31]


@cache
def answered(seed: str) -> Run:
    """Quiet days and nothing else, but whoever asks gets a sensible answer."""
    run = new_run(year(), seed).run
    while run.phase != "over":
        asked = answers.answer(year(), run, Policy()) if run.pressing else None
        advance(year(), run, asked or steward.next_command(year(), run, check))
    return run


def test_with_sensible_answers_the_arrangement_keeps_a_house_for_a_year_and_every_night_leaves_something_open() -> None:
    run = answered("k2")
    assert (run.ended, run.day) == ("", year().days)
    nights = [record for record in run.past[:-1] if not chapters.between(year(), record.day)]
    assert len(nights) == 105
    assert all(record.thread for record in nights)
    for words in ([record.diary for record in nights], [record.thread for record in nights]):
        assert max(Counter(filter(None, words)).values()) <= 3  # twice in a chapter, and there are four


@pytest.mark.parametrize(("first", "last"), [((2, 9), (2, 22)), ((5, 19), (5, 31)), ((9, 22), (10, 3))])
def test_no_stretch_of_the_year_is_without_cards_that_may_come(first: tuple[int, int], last: tuple[int, int]) -> None:
    """Of its own cards at least four may come somewhere in the stretch, and on each of its days at least two."""
    own = {card: window for card, window in windows().items() if window[0] > 105}
    days = range(day_of(*first), day_of(*last) + 1)
    found = [{card for card, (low, high) in own.items() if low <= day <= high} for day in days]
    assert min(map(len, found)) >= 2, [sorted(one) for one in found]
    assert len(set().union(*found)) >= 4


def windows() -> dict[str, tuple[int, int]]:
    """The days between which each of its own cards may come, by the file."""
    events = json.loads(FOUR_SEASONS.read_text("utf-8"))["events"]
    dated = {card: told["when"]["day"] for card, told in events.items() if "min" in told.get("when", {}).get("day", {})}
    return {card: (day["min"], day["max"]) for card, day in dated.items()}


def test_the_weeks_between_are_small() -> None:
    """What a save keeps of a day that nobody played is under three thousand letters, in all three stretches of them."""
    run = kept("amber", ENOUGH)
    gap = [record for record in run.past[1:] if chapters.between(year(), record.day) and record.hourly == ()]
    assert max(len(canonical(record)) for record in gap[1:]) < 4000
    assert sum(len(canonical(record)) for record in gap) < 2800 * len(gap)


def test_debt_and_goals_belong_to_the_year() -> None:
    run = new_run(year(), "amber").run
    assert [(debt.who, debt.due) for debt in run.debts] == [("kang", day_of(10, 2))]
    assert set(year().goals) == {"lesson_one", "her_name", "own_door", "whole_winter"}
    assert check(year(), run, Command("build", ("own_place",))) is not None


@pytest.mark.parametrize(("who", "ending", "told"), [("hus", "", True), ("you", "placed_abroad", False)])
def test_a_husband_who_went_abroad_is_told_of_and_only_he(who: str, ending: str, told: bool) -> None:
    run = new_run(year(), "lamp").run
    run.ventures = replace(run.ventures, courses={"pyongsong": Course(who, "home", 213, "taken", 435)})
    run.ended = ending
    went = next(one for one in year().epilogue["family"] if one.id == "v_went")
    assert holds(year(), run, went.when, "epilogue.family.v_went") is told
