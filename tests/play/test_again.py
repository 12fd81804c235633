"""Playing again: the seed of a date, the table of results, and a run in a few lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marketgen import data
from marketgen.play import games, results, seeds, summary
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session
from marketgen.saves import library
from marketgen.saves import results as kept
from marketgen.scenario import packs
from marketgen.scenario.packs import Header
from tests.support import ROOT

pytestmark = pytest.mark.usefixtures("second_start")


def finished(seed: str = "2026-11-26", bot: str = "lawful", trial: object = None) -> Session:
    session = games.begin("first_stall", seed, trial=trial)  # type: ignore[arg-type]
    while session.run.phase != "over":
        given = sum(day == session.run.day for day, _command in session.timeline.deeds)
        session.do(next_command(BOTS[bot], session.world, session.run, given))
    return session


def test_the_date_is_a_seed() -> None:
    seed = seeds.seed_of(date(2026, 11, 26))
    assert games.check_seed(seed) == "2026-11-26"
    assert seeds.meant(" today ", date(2026, 11, 26)) == seed
    assert seeds.meant("plum-lamp", date(2026, 11, 26)) == "plum-lamp"


def test_the_shared_run_is_one_that_everybody_has_and_fits_an_evening() -> None:
    own = Header("zz", Path("zz.json"), "Own", minutes=80)
    found = seeds.shared([own, *packs.titles()])
    assert found is not None
    assert found.path in data.scenario_files()
    assert found.minutes == max(one.minutes for one in packs.titles() if one.minutes <= seeds.EVENING)
    assert seeds.shared([own]) is None


def test_a_finished_run_is_kept_once_and_its_file_may_go() -> None:
    session = finished()
    assert results.keep(session) == ""
    assert results.keep(session) == ""
    rows, why = results.table()
    assert why == ""
    assert [(row.seed, row.runs, row.rules_now) for row in rows] == [("2026-11-26", 1, True)]
    best = rows[0].best
    end = session.outcome()
    assert end is not None
    assert (best.scenario, best.reached, best.planned) == ("first_stall", end.reached, 6)
    assert best.score >= 0
    session.close()
    library.put_away(session.file.path)  # type: ignore[union-attr]
    assert len(results.table()[0]) == 1
    assert results.said()[0].startswith("First stall, seed 2026-11-26: 1 run, the best: ")


def test_the_best_by_todays_rules_stands_in_the_table() -> None:
    session = finished()
    mine = results.of(session)
    assert mine is not None
    kept.keep(mine)
    kept.keep(replace(mine, mark="better", score=mine.score + 1))
    kept.keep(replace(mine, mark="then", score=100, rules=1))
    kept.keep(replace(mine, mark="elsewhere", seed="plum-lamp", rules=1))
    rows = results.table()[0]
    assert [(row.seed, row.runs, row.best.mark) for row in rows] == [
        ("plum-lamp", 1, "elsewhere"), ("2026-11-26", 3, "better"),
    ]  # fmt: skip
    assert results.said()[0].endswith("Played by the rules of an earlier version.")


def test_what_is_no_result_of_ones_own() -> None:
    from marketgen.play.trying import Trial

    assert results.of(games.begin("first_stall", "a")) is None  # it goes on
    assert results.of(finished(trial=Trial(2))) is None
    world = games.load("first_stall").world
    assert results.of(Session.begin(world, "a", world.difficulty, next(iter(world.goals), ""))) is None


def test_in_short_gives_nothing_away() -> None:
    session = finished()
    told = summary.lines(session)
    text = "\n".join(told)
    assert told[0].startswith("marketgen: First stall, 2026-11-26, ")
    assert "day 6 of 6" in told[1]
    assert len(told[2]) == 6
    assert set(told[2]) <= set(summary.SHAPES)
    world, run = session.world, session.run
    names = [text for path, text in world.texts.items() if path.split(".")[0] in ("events", "goals", "endings")]
    assert len(names) > 5
    assert not [name for name in names if name and name in text]
    assert run.past
    assert summary.lines(games.begin("first_stall", "b")) == []


def test_a_shape_stands_for_each_day_and_weeks_stand_apart() -> None:
    from marketgen.engine.run import DayRecord

    session = finished()
    worths = [session.run.start_worth]
    for change in (105, 100, 90, 100, 105, 105, 105, 90):
        worths.append(worths[-1] * change // 100)
    some = session.run.past[0]
    assert isinstance(some, DayRecord)
    session.run.past = tuple(replace(some, worth=worth) for worth in worths[1:])
    assert summary.days(session, summary.WORDS) == "+=-=+++-"
    assert summary.lines(session, summary.WORDS)[2] == "+=-=+++ -"
    session.run.past = session.run.past * 5
    assert [len(line) for line in summary.lines(session)[2:]] == [39, 5]


def test_the_shipped_record_and_the_docs_name_the_verb() -> None:
    assert "### `marketgen results`" in (ROOT / "docs" / "commands.md").read_text("utf-8")


def test_whom_one_was_is_kept_and_said() -> None:
    from marketgen.play.persons import as_whom, persons

    world = games.load("the_awning").world
    other = next(one for one in persons(world) if one.id)
    session = games.begin("the_awning", "a", trial=as_whom(other.id))
    with session.gathered():
        while session.run.phase != "over":
            session.do(BOTS["idle"](session.world, session.run))
    found = results.of(session)
    assert found is not None
    assert found.start == other.id
    assert other.name in summary.lines(session)[0]
