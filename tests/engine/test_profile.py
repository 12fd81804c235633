"""The profile: days by what was done on them, each counted once, and nothing of banned media."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.engine import profile
from marketgen.engine.commands import VERBS, Command, parse
from marketgen.engine.run import DayRecord, Run
from marketgen.engine.world import Effect
from tests.engine.helpers import morning
from tests.worlds import first_stall, street

DAYS = 10


def lived(**changes: object) -> Run:
    return replace(morning(street()), past=tuple(DayRecord(day, "dry", 0) for day in range(1, DAYS + 1)), **changes)


def deeds(*lines: str) -> list[profile.Deed]:
    """``2 inspect ada`` is a command of day 2."""
    found = []
    for line in lines:
        day, _blank, words = line.partition(" ")
        command = parse(words)
        assert isinstance(command, Command)
        found.append((int(day), command))
    return found


@pytest.mark.parametrize(
    ("given_", "days"),
    [
        (["1 open"], (0, 0, 0, 10)),
        (["1 open", "1 tidy", "2 tidy", "2 inspect ada"], (2, 0, 0, 10)),
        (["1 open", "3 call far", "4 follow talk", "4 papers"], (2, 0, 0, 8)),
        (["1 open", "3 treat kid", "3 bring plum 2", "4 bring plum 2"], (0, 2, 0, 10)),
        (["1 open", "2 borrow kang 5", "3 credit ada plum 1", "5 travel far bus"], (0, 0, 3, 8)),
        (["1 open", "2 name 5", "3 haggle small", "4 join ring", "5 cover ring mo"], (0, 0, 0, 6)),
        (["1 open", "2 note so it was", "2 order ada plum 1", "3 note again"], (0, 0, 0, 8)),
        (["5 tidy"], (1, 0, 0, 6)),  # a run that was begun later: days are counted from there
        (["1 open", "11 tidy"], (0, 0, 0, 10)),  # today is not over
        ([], (0, 0, 0, 10)),
    ],
)
def test_a_day_counts_once_for_each_by_its_commands(given_: list[str], days: tuple[int, ...]) -> None:
    assert tuple(one.total for one in profile.profile(street(), lived(), deeds(*given_))) == days


def test_the_first_reason_of_a_day_is_its_step() -> None:
    careful = profile.of(street(), lived(), deeds("1 open", "2 call far", "2 inspect ada", "3 call far"), "careful")
    assert careful is not None
    assert [(step.name, step.amount) for step in careful.steps[1:]] == [("profile_inspect", 1), ("profile_call", 1)]
    assert profile.share_bp(careful) == 2000
    assert profile.of(street(), lived(), [], "rich") is None


@pytest.mark.parametrize(
    ("effects", "gives"),
    [
        ([("money", -500), ("trust", 50)], True),
        ([("stock", -1), ("standing", 20)], True),
        ([("hours", 1), ("trust", 20)], True),
        ([("hours", -1), ("trust", 20)], False),  # hours given back cost nothing
        ([("money", -500), ("tie", 100)], False),  # that is what an official is given
        ([("money", 500), ("trust", 50)], False),
        ([("money", -500)], False),
        ([], False),
    ],
)
def test_an_answer_gives_if_it_costs_and_somebody_thinks_better(effects: list[tuple[str, int]], gives: bool) -> None:
    assert profile.gives(tuple(Effect(verb, "", amount) for verb, amount in effects)) is gives


def test_answers_count_on_their_day_but_not_about_banned_media() -> None:
    world = first_stall()
    story = next(story for story in world.events.values() if len(story.choices) > 1)
    first = replace(
        story.choices[0], effects=(Effect("money", "won", -1), Effect("trust", "x", 1), Effect("heat", "", 5))
    )
    for private, days in ((False, [1, 1]), (True, [0, 0])):
        told = replace(world, events={story.id: replace(story, choices=(first, *story.choices[1:]), private=private)})
        run = replace(lived(), forks=((3, story.id, first.id), (4, "gone", "x"), (5, story.id, story.choices[1].id)))
        assert [one.total for one in profile.profile(told, run, deeds("1 open"))[1:3]] == days


_DEEDS = st.lists(st.tuples(st.integers(1, DAYS + 1), st.sampled_from(sorted(VERBS)).map(Command)), max_size=40)


@given(_DEEDS)
def test_each_account_is_its_steps_and_no_more_than_the_days(some: list[profile.Deed]) -> None:
    some.sort(key=lambda one: one[0])
    for account in profile.profile(street(), lived(), some):
        assert account.total == sum(step.amount for step in account.steps)
        assert 0 <= account.total <= DAYS
        assert all(step.amount > 0 for step in account.steps[1:] if account.subject != "profile:silent")
