"""Chapters: the weeks between are lived by the same rules, saved as one command, told in figures that add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from marketgen.engine import chapters, steward
from marketgen.engine.commands import Command
from marketgen.engine.events import Refusal, Turn
from marketgen.engine.rules import advance, apply, check, explain, new_run, outcome
from marketgen.engine.run import News, Run, canonical, digest, from_json, to_json
from marketgen.engine.world import Chapter, World
from marketgen.play import daybook, table
from marketgen.play.lines import EARLIER, head
from marketgen.play.session import Session
from marketgen.play.verify import DIFFERS, VERIFIED, verify
from marketgen.saves.log import END, KIND, RunFile, read_run
from tests.engine.test_reform import world_of as with_reform
from tests.worlds import THE_AWNING, TWO_CHAPTERS, the_awning, two_chapters

SEEDS = ("lamp", "plum", "crow")


def kept(session: Session, until: int) -> Session:
    """Keep the stall by the standing arrangement up to the morning of a day."""
    while session.run.day < until and session.run.phase != "over":
        answer = session.do(steward.next_command(session.world, session.run, check))
        assert isinstance(answer, Turn)
    return session


def lived(world: World, seed: str, day: int) -> Run:
    """A run that the standing arrangement has brought to the morning of a day."""
    run = new_run(world, seed).run
    while run.day < day and run.phase != "over":
        advance(world, run, steward.next_command(world, run, check))
    return run


def test_days_are_counted_through_and_know_their_chapter() -> None:
    world = two_chapters()
    assert [(one.id, one.first, one.last) for one in world.chapters] == [("september", 1, 3), ("october", 22, 24)]
    assert [day for day in range(1, 25) if not chapters.between(world, day)] == [1, 2, 3, 22, 23, 24]
    assert (chapters.planned(world), chapters.left(world, 2), chapters.left(world, 10)) == (6, 4, 3)
    assert [chapters.next_played(world, day) for day in (2, 4, 22)] == [2, 22, 22]
    assert [chapters.last_day(world, day) for day in (1, 23)] == [3, 24]


@pytest.mark.parametrize("seed", SEEDS)
def test_one_command_lives_the_weeks_and_the_figures_add_up(seed: str) -> None:
    world = two_chapters()
    run = lived(world, seed, 3)
    while run.phase != "evening":
        advance(world, run, steward.next_command(world, run, check))
    before = run.copy()
    turn = apply(world, run, Command("sleep"))
    assert isinstance(turn, Turn)
    after = turn.run
    assert (after.day, after.phase, [record.day for record in after.past]) == (22, "morning", [*range(1, 22)])
    assert after.weeks[0].showed == chapters.on_show(before)  # as the player left it, not as the weeks began
    assert after.weeks[0].shows == chapters.on_show(after)
    kinds = [one.kind for one in turn.events]
    assert (kinds.count("day_over"), kinds.count("weeks"), kinds.count("dawn")) == (1, 1, 1)
    assert before.past == run.past  # what was applied is a copy
    money = after.past[20].closing - after.past[2].closing
    found = [explain(world, after, f"weeks{side}:october") for side in ("", "_in", "_out")]
    totals = [one.total for one in found if one]
    assert totals[0] == money == totals[1] + totals[2]
    worth = explain(world, after, "weeks_worth:october")
    assert worth is not None
    assert worth.total == after.past[20].worth
    again = apply(world, run, Command("sleep"))
    assert isinstance(again, Turn)
    assert digest(again.run) == digest(after)
    assert from_json(to_json(after)) == after


def test_the_weeks_are_what_the_same_days_would_be_without_chapters() -> None:
    """Played on by the same arrangement, without cards and rumours, the money of each evening is the same."""
    world = two_chapters()
    bare = replace(world, events={}, rumours={})
    whole = replace(bare, chapters=())
    parted, played = lived(bare, "lamp", 22), lived(whole, "lamp", 22)
    assert [one.closing for one in parted.past] == [one.closing for one in played.past]
    assert [one.worth for one in parted.past] == [one.worth for one in played.past]


def test_goods_and_money_of_a_whole_street_are_conserved_over_the_weeks() -> None:
    """The Awning with a gap in it: what each day began with, its lines and its end agree, and cards wait."""
    world = replace(the_awning(), chapters=(Chapter("one", 1, 6), Chapter("two", 20, 30)))
    run = lived(world, "lamp", 20)
    for record in run.past[6:19]:
        assert record.opening + sum(line.amount for line in record.lines) == record.closing
        assert (record.hourly, record.diary, record.filled) == ((), "", {})
    gap = set(range(7, 20))
    assert not gap & {day for name, day in run.seen.items() if name in world.events}
    assert not gap & {told.day for told in run.told}
    assert all(day not in gap for day, _event, _choice in run.forks)
    assert THE_AWNING.exists()


def test_a_card_sent_for_a_day_between_comes_on_the_first_morning_after() -> None:
    world = two_chapters()
    run = lived(world, "lamp", 3)
    run.scheduled = ((10, "half_bar"),)
    while run.day < 22:
        advance(world, run, steward.next_command(world, run, check))
    assert "half_bar" not in run.seen
    while run.phase != world.events["half_bar"].phase:
        advance(world, run, steward.next_command(world, run, check))
    assert run.pending == "event:half_bar" or run.seen["half_bar"] == 22


def test_a_trip_must_be_over_by_the_last_day_of_the_chapter() -> None:
    world = replace(the_awning(), chapters=(Chapter("one", 1, 6), Chapter("two", 20, 30)))
    run = lived(world, "lamp", 5)
    found = check(world, run, Command("travel", ("pyongsong", "servicha")))
    assert isinstance(found, Refusal)
    assert (found.reason, dict(found.facts)["left"]) == ("too_late_to_travel", 1)


def test_the_score_counts_the_days_that_are_played() -> None:
    world = two_chapters()
    run = lived(world, "lamp", 99)
    end = outcome(world, run)
    assert end is not None
    assert (end.reached, end.planned, len(run.past)) == (6, 6, 24)
    home = explain(world, run, "part:home")
    assert home is not None
    assert home.steps[0].fact("days") == 2  # a third of six; none of the weeks between
    assert end.score is not None
    assert "ended_early" not in [step.name for step in end.score.steps]


def begun(path: Path, seed: str = "lamp") -> Session:
    from marketgen import scenario

    loaded = scenario.load(TWO_CHAPTERS)
    assert not isinstance(loaded, list)
    world = loaded.world
    first = head(loaded.document, world.digest, (seed, world.difficulty, next(iter(world.goals))), "Two chapters")
    return Session.begin(world, seed, world.difficulty, next(iter(world.goals)), RunFile.create(path, first))


def test_a_save_has_the_weeks_in_one_line_and_verifies(tmp_path: Path) -> None:
    session = kept(begun(tmp_path / "a.mgsave"), 99)
    session.close()
    contents = read_run(tmp_path / "a.mgsave")
    ends = [record for record in contents.records if record.get(KIND) == END]
    assert [record["day"] for record in ends] == [1, 2, 21, 22, 23, 24]
    assert len(ends[2][EARLIER]) == 18
    verdict = verify(two_chapters(), contents.head, contents.records)
    assert (verdict.result, verdict.days, verdict.finished) == (VERIFIED, 24, True)
    changed = [{**record} for record in contents.records]
    told = next(record for record in changed if EARLIER in record)
    told[EARLIER] = [{**told[EARLIER][0], "worth": 1}, *told[EARLIER][1:]]
    assert verify(two_chapters(), contents.head, tuple(changed)).result == DIFFERS


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_a_run_cut_off_between_two_chapters_goes_on_as_it_stood(tmp_path: Path, lost: int) -> None:
    """Killed before the snapshot, before the end of the day, or after both were written."""
    path = tmp_path / "a.mgsave"
    session = kept(begun(path), 22)
    state = canonical(session.run)
    session.close()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: len(lines) - lost]))
    again = Session.resume(two_chapters(), RunFile.open(path))
    assert canonical(again.run) == state
    kept(again, 99)
    again.close()
    contents = read_run(path)
    assert verify(two_chapters(), contents.head, contents.records).result == VERIFIED


def test_a_book_and_a_table_have_the_days_that_were_played() -> None:
    session = kept(Session.begin(two_chapters(), "lamp"), 99)
    book = daybook.told(daybook.record_of(session))
    assert [one.day for one in book.days] == [1, 2, 3, 22, 23, 24]
    rows = table.table(book).decode().splitlines()
    assert rows[0].startswith("day,date,chapter,")
    assert [row.split(",")[:3] for row in rows[3:5]] == [
        ["3", "2017-09-27", "september"],
        ["22", "2017-10-16", "october"],
    ]


def test_a_reform_in_the_weeks_is_met_at_the_counter_and_told() -> None:
    """What there is room for is handed in, and the page has the announcement and what is gone."""
    two = (Chapter("one", 1, 2), Chapter("two", 11, 12))
    world = replace(with_reform(), events={}, chapters=two)
    session = Session.begin(world, "lamp")
    session.run.money["mark"] = 30_000
    run = kept(session, 11).run
    assert run.reform is not None
    assert world.reform is not None
    assert run.reform.handed == world.reform.cap
    told = {one.kind for one in run.weeks[0].news}
    assert {"reform_announced", "handed_in", "reform_done"} <= told


def test_the_worst_news_stands_whatever_else_there_was() -> None:
    """A lost place on the last of many days is kept before notices, fees and a second of anything."""
    small = [News(day, "notice", {"id": str(day)}) for day in range(4, 20)]
    small += [News(day, "porter_day", {"person": str(day)}) for day in range(20, 30)]
    found = chapters.weightiest([*small, News(70, "no_supper", {}), News(71, "place_lost", {})], 4)
    assert [one.kind for one in found] == ["notice", "porter_day", "no_supper", "place_lost"]
    assert len(chapters.TOLD) == len(set(chapters.TOLD))
