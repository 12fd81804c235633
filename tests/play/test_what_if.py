"""What if: the same decision is the same run; another one parts the stories there and not before; nothing is lost."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketgen import scenario
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.plot import Condition
from marketgen.engine.plot import Test as Ask
from marketgen.engine.run import Run, digest
from marketgen.engine.world import Ending, World
from marketgen.play import daybook, games, what_if
from marketgen.play.bots import BOTS, next_command
from marketgen.play.daybook import Book
from marketgen.play.games import GameProblem, Watching
from marketgen.play.kinds import WAYS_ON
from marketgen.play.look.what_if import facts, stories
from marketgen.play.session import Session
from marketgen.saves.log import HANDED, KIND
from tests.engine.helpers import command
from tests.support import ROOT
from tests.worlds import bazaar, first_stall, street

AS_IT_WAS = ("price", "meal")
"""Verbs that set what may be set so already in the other story; then nothing is lost."""

WORLDS = {"street": street, "bazaar": bazaar, "first_stall": first_stall}


@cache
def played(world: str, seed: str, bot: str) -> tuple[Watching, Book]:
    """A whole run of a bot, and the same told."""
    session = Session.begin(WORLDS[world](), seed)
    while session.run.phase != "over":
        given_ = sum(day == session.run.day for day, _command in session.timeline.deeds)
        assert isinstance(session.do(next_command(BOTS[bot], session.world, session.run, given_)), Turn)
    watching = daybook.record_of(session)
    return watching, what_if.asked(watching)


RUNS = [("street", "amber", "random"), ("bazaar", "amber", "lawful"), ("first_stall", "harbour", "random"),
        ("first_stall", "spring", "lawful")]  # fmt: skip
some_run = st.sampled_from(RUNS)
some_share = st.integers(0, 999)


def pick(book: Book, share: int) -> what_if.Decision:
    """One of the decisions that can be changed."""
    found = [one for one in what_if.decisions(book) if not one.fixed]
    return found[share * len(found) // 1000]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some_run, some_share)
def test_the_same_decision_is_the_same_run(run: tuple[str, str, str], share: int) -> None:
    watching, book = played(*run)
    decision = pick(book, share)
    told = what_if.tell(watching, book, decision, what_if.act_of(book, decision).command)
    assert digest(told.other.scene.run) == digest(book.scene.run)
    assert (told.skipped, told.answered) == ((), ())
    assert [[act.line for act in day.acts] for day in told.other.days] == [
        [act.line for act in day.acts] for day in book.days
    ]
    view = stories(told)
    assert view.days == ()
    assert all(yours == other for _label, yours, other in view.figures)


@settings(max_examples=16, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some_run, some_share, some_share)
def test_another_decision_parts_them_there_and_money_and_goods_add_up(
    run: tuple[str, str, str], share: int, way: int
) -> None:
    watching, book = played(*run)
    decision = pick(book, share)
    ways = what_if.ways(book, decision)
    if not ways:
        return
    instead, _label = ways[way * len(ways) // 1000]
    told = what_if.tell(watching, book, decision, instead)
    for mine, theirs in zip(book.days[: decision.day - 1], told.other.days, strict=False):
        assert [act.line for act in mine.acts] == [act.line for act in theirs.acts]
        assert mine.evening == theirs.evening
    view = stories(told)
    assert all(row.day >= decision.day for row in view.days)
    _adds_up(told.other.scene.run)
    mine, theirs = _lines(book), _lines(told.other)
    lost = mine - theirs
    lost[what_if.act_of(book, decision).line] = 0
    for line, count in lost.items():
        if line.split()[0] not in (*WAYS_ON, *AS_IT_WAS):
            assert count <= sum(one.act.line == line for one in told.skipped), line
    assert all(theirs[act.line] for _day, act in told.answered)
    json.dumps(facts(told.other.scene))


def _lines(book: Book) -> Counter[str]:
    return Counter(act.line for day in book.days for act in day.acts)


def _adds_up(run: Run) -> None:
    """Each day closes with what it opened with and the lines between; nothing is under nothing."""
    for before, record in zip((None, *run.past), run.past, strict=False):
        assert record.opening + sum(line.amount for line in record.lines) == record.closing
        assert before is None or before.closing == record.opening
    assert all(amount >= 0 for amount in run.money.values())
    assert all(state.stock >= 0 for state in run.goods.values())
    assert all(milli >= 0 for milli in run.store.values())


def test_a_decision_left_out_is_done_in_one_story_only() -> None:
    watching, book = played("first_stall", "spring", "lawful")
    taken = next(one for one in what_if.decisions(book) if what_if.act_of(book, one).line.startswith("take "))
    told = what_if.tell(watching, book, taken, None)
    assert what_if.act_of(book, taken).line not in [act.line for act in told.other.days[taken.day - 1].acts]
    assert stories(told).days[0].day == taken.day
    assert all(one.why for one in told.skipped)


def test_roads_not_taken_come_first_and_every_decision_has_a_number() -> None:
    _watching, book = played("first_stall", "spring", "lawful")
    found = what_if.decisions(book)
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    forks = [one.fork for one in found]
    assert forks == sorted(forks, reverse=True)
    assert any(forks)
    assert all(what_if.find(book, one.number) == one for one in found)
    verbs = {what_if.act_of(book, one).line.split()[0] for one in found}
    assert not verbs & {"show", "hide", "open", "sleep", "note"}


def test_an_answer_about_banned_media_cannot_be_changed() -> None:
    world = street()
    secret = {name: replace(event, private=True) for name, event in world.events.items()}
    watching, _book = played("street", "amber", "random")
    book = what_if.asked(replace(watching, world=replace(world, events=secret)))
    forks = [one for one in what_if.decisions(book) if one.fork]
    assert forks
    for one in forks:
        assert one.fixed
        with pytest.raises(GameProblem, match="banned media"):
            what_if.ways(book, one)
        with pytest.raises(GameProblem, match="banned media"):
            what_if.tell(watching, book, one, Command("choose", ("no",)))


def test_what_is_refused_says_why() -> None:
    watching, book = played("first_stall", "spring", "lawful")
    decision = next(one for one in what_if.decisions(book) if not one.fork)
    with pytest.raises(GameProblem, match="could not be done then"):
        what_if.tell(watching, book, decision, Command("take", ("nobody", "soap"), 1))
    with pytest.raises(GameProblem, match="no such decision"):
        what_if.find(book, 9999)
    with pytest.raises(GameProblem, match="no other way"):
        what_if.way(book, decision, 99)


@pytest.mark.parametrize(
    ("head", "records", "why"),
    [
        ({"class": {}}, (), "handed in"),
        ({"class": {}}, ({KIND: HANDED, "over": 0},), "handed in"),
        ({"class": {}}, ({KIND: HANDED, "over": 1},), ""),
        ({"rules": 1}, (), "rules of this version"),
    ],
)
def test_a_lesson_must_be_handed_in_first(
    head: dict[str, object], records: tuple[dict[str, object], ...], why: str
) -> None:
    watching, _book = played("first_stall", "spring", "lawful")
    watching = replace(watching, head={**watching.head, **head}, records=(*watching.records, *records))
    if not why:
        assert what_if.asked(watching).scene.run.phase == "over"
        return
    with pytest.raises(GameProblem, match=why):
        what_if.asked(watching)


def test_a_run_that_goes_on_or_was_changed_by_hand_cannot_be_asked() -> None:
    session = Session.begin(first_stall(), "amber")
    with pytest.raises(GameProblem, match="goes on"):
        what_if.asked(daybook.record_of(session))
    watching, _book = played("first_stall", "spring", "lawful")
    by_hand = ({KIND: "put", "text": "heat 5"}, *watching.records)
    with pytest.raises(GameProblem, match="by hand"):
        what_if.asked(replace(watching, records=by_hand))


def told_of(world: World, lines: str, *, seed: str = "amber") -> tuple[Watching, Book]:
    """A run of these commands, then of sleep until it is over, and the same told."""
    session = Session.begin(world, seed)
    for line in lines.split("; "):
        assert isinstance(session.do(command(line)), Turn), line
    while session.run.phase != "over":
        session.do(next_command(BOTS["lawful"], world, session.run, 99))
    watching = daybook.record_of(session)
    return watching, what_if.asked(watching)


def number_of(book: Book, line: str) -> what_if.Decision:
    return next(one for one in what_if.decisions(book) if what_if.act_of(book, one).line == line)


def quiet(world: World) -> World:
    """A street on which nothing happens but what is done."""
    return replace(world, events={}, endings={}, officials={}, systems={**world.systems, "officials": 99})


def test_where_the_run_ended_early_both_stories_are_played_to_an_end() -> None:
    hungry = Condition("all", (Ask("short_meals_run", "", 1, None),))
    world = replace(quiet(street()), endings={"gone": Ending("gone", hungry, True)})
    watching, book = told_of(world, "meal crust; open; open; sleep")
    assert len(book.days) == 1
    told = what_if.tell(watching, book, number_of(book, "meal crust"), None)
    assert (told.other.scene.run.phase, len(told.other.days), told.alone) == ("over", 4, 2)
    view = stories(told)
    assert any("from day 2 on the other story was played with care" in line for line in view.remarks)
    assert ("the end", "1 day, gone", "4 days") in view.figures or view.figures[0][1:] == ("1 day", "4 days")


def test_what_is_so_already_in_the_other_story_is_not_called_refused() -> None:
    watching, book = told_of(quiet(street()), "price jar keen; price jar dear; price plum dear")
    told = what_if.tell(watching, book, number_of(book, "price jar keen"), command("price jar dear"))
    assert told.skipped == ()
    assert digest(told.other.scene.run) == digest(book.scene.run)


def test_ways_are_told_by_name_in_whole_money_and_units() -> None:
    world = replace(quiet(bazaar()), texts={"currencies.shell.name": "shells", "currencies.mark.name": "marks"})
    _watching, book = told_of(world, "change mark shell 10; take mo jar 2; price jar dear; build shelf")
    for line, wanted in (
        ("change mark shell 10", "marks into shells"),
        ("take mo jar 2", "mo: 1  jar"),
        ("price jar dear", "keen"),
        ("build shelf", "roof"),
    ):
        told = [label for _way, label in what_if.ways(book, number_of(book, line))]
        assert any(wanted in label for label in told), (line, told)


def test_another_word_in_a_bargain_is_another_way_of_it() -> None:
    loaded = scenario.load(ROOT / "tests" / "data" / "haggling.json")
    assert not isinstance(loaded, list)
    watching, book = told_of(loaded.world, "open; haggle rule")
    decision = number_of(book, "haggle rule")
    assert decision.title == "The buyer of a mine kitchen, maize for the pot"
    labels = [label for _way, label in what_if.ways(book, decision)]
    assert labels[-1] == "Let it go"
    assert labels[0].startswith("Ask ")
    told = what_if.tell(watching, book, decision, command("haggle leave"))
    view = stories(told)
    assert any("They would have paid up to" in line for line in view.days[0].yours)
    assert view.here == "Let it go"


def test_what_was_said_to_somebody_who_does_not_come_is_skipped_by_its_name() -> None:
    loaded = scenario.load(ROOT / "tests" / "data" / "haggling.json")
    assert not isinstance(loaded, list)
    watching, book = told_of(loaded.world, "price maize firm; open; haggle rule")
    again = replace(watching, world=replace(loaded.world, bargains={}))
    told = what_if.tell(again, book, number_of(book, "price maize firm"), None)
    assert [one.act.line for one in told.skipped if one.act.line.startswith("haggle")] != []
    asked = "The buyer of a mine kitchen, maize for the pot"
    assert f"Day 1, {asked}: Leave it to the house rule: nobody asked that." in stories(told).remarks


def test_nothing_of_it_is_saved(home: object) -> None:
    session = games.begin("first_stall", seed="spring", name="mine")
    while session.run.phase != "over":
        given_ = sum(day == session.run.day for day, _command in session.timeline.deeds)
        session.do(next_command(BOTS["lawful"], session.world, session.run, given_))
    assert session.file is not None
    before = session.file.path.read_bytes()
    watching = daybook.record_of(session)
    book = what_if.asked(watching)
    what_if.tell(watching, book, pick(book, 0), what_if.ways(book, pick(book, 0))[0][0])
    assert session.file.path.read_bytes() == before
    assert [entry.name for entry in games.runs()] == ["mine"]
    session.close()
