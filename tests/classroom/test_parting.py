"""Same morning, different choices: which days are shown, into whom a class parted, what came after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.classroom import parting, telling
from marketgen.classroom.marks import Chose, Evening, Mark, Morning, Offered
from marketgen.engine.world import World
from marketgen.play import games


@pytest.fixture(scope="module")
def world() -> World:
    """The default scenario, for its events and names."""
    return games.load("the_awning").world


def student(code: str, *days: dict[str, object], lost: int = 0) -> Mark:
    """A student whose worth falls by so much a day, with what was decided on each day."""
    mornings, evenings = [], []
    for number, day in enumerate(days, 1):
        worth = 1000 - lost * (number - 1)
        mornings.append(
            replace(Morning(number, "dry", 1, 500 * number, worth, 0, True), **day)  # type: ignore[arg-type]
        )
        evenings.append(Evening(number, worth - lost, 800 - lost))
    return Mark(
        f"{code}.mgresult", "verified", code=code, score=50 - lost, mornings=tuple(mornings), evenings=tuple(evenings),
        counted=True,
    )  # fmt: skip


def chose(kind: str, about: str, choice: str) -> dict[str, object]:
    """A day with one decision."""
    return {"chose": (Chose(kind, about, choice),)}


def event_of(world: World, private: bool) -> tuple[str, tuple[str, str]]:
    """An event with two choices, and they."""
    found = next(one for one in world.events.values() if one.private == private and len(one.choices) > 1)
    return found.id, (found.choices[0].id, found.choices[1].id)


def test_a_class_is_parted_by_an_event_and_what_came_after_is_told(world: World) -> None:
    event, (yes, no) = event_of(world, private=False)
    alike = chose("event", event, yes)
    marks = [student("a-a", alike, {}, {}, {}), student("b-b", alike, {}, {}, {})]
    assert parting.partings(world, marks) == ()
    marks.append(student("c-c", chose("event", event, no), {}, {}, {}, lost=7))
    found = parting.partings(world, marks)
    assert [(one.day, one.kind, one.about, one.asked) for one in found] == [(1, "event", event, 3)]
    first, second = found[0].groups
    assert (first.choice, first.codes, first.worth, first.health, first.score) == (yes, ("a-a", "b-b"), 0, 0, 50)
    assert (second.choice, second.codes, second.worth, second.score) == (no, ("c-c",), -21, 43)
    assert found[0].numbers["money"] == parting.Span(500, 500, 500)
    assert found[0].weather == "dry"
    assert telling.question(world, found[0]) == world.texts[f"events.{event}.title"]
    assert telling.answer(world, found[0], no) == world.texts[f"events.{event}.choices.{no}.label"]


def test_two_halves_part_further_than_one_against_many(world: World) -> None:
    def gave(*who: bool) -> list[dict[str, object]]:
        return [chose("travel", "", "away") if one else {} for one in who]

    uneven, even = gave(True, False, False, False), gave(True, True, False, False)
    marks = [student(f"{'abcd'[at] * 2}-x", uneven[at], even[at]) for at in range(4)]
    found = parting.partings(world, marks)
    assert [(one.day, round(one.bits, 2)) for one in found] == [(2, 1.0)]  # one question is shown once
    assert [group.choice for group in found[0].groups] == ["", "away"]
    assert telling.answer(world, found[0], "") == "stayed"


def test_what_is_private_is_never_on_the_wall(world: World) -> None:
    event, (yes, no) = event_of(world, private=True)
    marks = [student("a-a", chose("event", event, yes)), student("b-b", chose("event", event, no))]
    assert parting.partings(world, marks) == ()


def test_an_offer_is_taken_whole_in_part_or_not(world: World) -> None:
    who = next(iter(world.middlemen))
    good = next(iter(world.goods))
    marks = [
        student(f"{'abc'[at] * 2}-x", {"offers": (Offered(who, good, 40, 210 + at, 250, taken),)})
        for at, taken in enumerate((40, 7, 0))
    ]
    found = parting.partings(world, marks)[0]
    assert {group.choice for group in found.groups} == {"", "some", "all"}
    assert found.numbers["price"] == parting.Span(210, 211, 212)
    told = {telling.answer(world, found, group.choice) for group in found.groups}
    assert told == {"took nothing", "took some", "took all of it"}


def test_a_day_that_was_not_played_to_its_end_asks_nothing(world: World) -> None:
    stance = chose("stance", next(iter(world.goods)), "fair")
    marks = [student("a-a", stance), student("b-b", {"chose": (Chose("stance", next(iter(world.goods)), "low"),)})]
    assert len(parting.partings(world, marks)) == 1
    open_day = [replace(mark, evenings=()) for mark in marks]
    assert parting.partings(world, open_day) == ()


def test_at_most_three_days_each_of_another_question(world: World) -> None:
    goods = list(world.goods)[:5]
    days = [[chose("stance", good, "fair" if at else "low") for good in goods] for at in (0, 1)]
    found = parting.partings(world, [student("a-a", *days[0]), student("b-b", *days[1])])
    assert len(found) == parting.SHOWN
    assert len({one.day for one in found}) == len({one.about for one in found}) == parting.SHOWN
