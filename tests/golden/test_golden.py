"""Whole games that a person can read: the shipped recorded runs verify, and tell the story they told before.

If one fails and the change was meant: raise RULES in engine/rules.py (for a rule, not for a word) and run
``python scripts/record.py``, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgen import data
from marketgen.play import games, recording
from marketgen.play.verify import OTHER_RULES, VERIFIED, verify
from marketgen.saves.log import DO, KIND, read_run
from tests.golden import regenerate
from tests.support import ROOT, python

ALL = sorted((ROOT / "saves").glob("*.mgsave"))
EARLIER = [path for path in ALL if path.stem.startswith("rules")]
"""Runs of earlier rules: kept to be watched and listed, and to show that files of every age can be read."""
RUNS = [path for path in ALL if path not in EARLIER]


def test_every_shipped_scenario_has_two_recorded_runs() -> None:
    recorded = [str(read_run(path).head["title"]) for path in RUNS]
    playable = [entry for entry in games.scenarios(checked=False) if entry.shipped]
    assert playable
    for entry in playable:  # a year of chapters would be three megabytes each: tests/play/test_four_seasons.py plays it
        assert recorded.count(entry.title) >= 2 or games.load(entry.id).world.chapters, entry.id
    assert sorted(data.run_files()) == ALL


@pytest.mark.parametrize("path", RUNS, ids=lambda path: path.stem)
def test_a_recorded_run_verifies_to_its_end(path: Path) -> None:
    watching = games.watch(str(path))
    verdict = verify(watching.world, watching.head, watching.records)
    assert verdict.result == VERIFIED
    assert verdict.finished
    assert verdict.days == watching.world.days
    assert verdict.score > 0


@pytest.mark.parametrize(("name", "score"), [("rules1-first_stall-lawful", 46), ("rules1-first_stall-random", 43)])
def test_a_run_of_earlier_rules_is_listed_with_the_score_it_reports(name: str, score: int) -> None:
    assert sorted(path.stem for path in EARLIER) == ["rules1-first_stall-lawful", "rules1-first_stall-random"]
    watching = games.watch(str(ROOT / "saves" / f"{name}.mgsave"))
    assert watching.head["rules"] == 1
    verdict = verify(watching.world, watching.head, watching.records)
    assert (verdict.result, verdict.finished, verdict.days, verdict.score) == (OTHER_RULES, True, 6, score)


@pytest.mark.parametrize("path", RUNS, ids=lambda path: path.stem)
def test_a_recorded_run_tells_the_same_story(path: Path) -> None:
    watching = games.watch(str(path))
    told = recording.transcript(watching.world, watching.head, watching.records)
    kept = Path(__file__).with_name(f"{path.stem}.txt")
    assert told == kept.read_text()
    assert told.count("\n> ") == sum(record[KIND] == DO for record in watching.records)


def test_a_recorded_run_is_written_out_as_before() -> None:
    """If it fails and that was meant: ``python -m tests.golden.regenerate``."""
    assert regenerate.chronicle() == regenerate.CHRONICLE.read_text("utf-8")


def test_a_run_of_two_chapters_is_told_as_before() -> None:
    """If it fails and that was meant: ``python -m tests.golden.regenerate``."""
    assert regenerate.chapters() == regenerate.CHAPTERS.read_text("utf-8")


def test_making_them_again_changes_nothing() -> None:
    """The scripts, the scenarios and the rules of a clean tree make exactly the files that are committed."""
    made = python("scripts/record.py", "--check")
    assert made.returncode == 0, made.stdout + made.stderr


def test_a_changed_command_is_named_by_day_and_command() -> None:
    watching = games.watch(str(RUNS[0]))
    records = list(watching.records)
    place = next(i for i, record in enumerate(records) if record.get("text", "").startswith("take "))
    person, good, units = records[place]["text"].split()[1:]
    records[place] = {**records[place], "text": f"take {person} {good} {int(units) - 1}"}
    verdict = verify(watching.world, watching.head, tuple(records))
    assert verdict.result == "differs"
    assert verdict.day == next(record["day"] for record in records[place:] if record[KIND] == "end")
    assert verdict.why in ("digest", "refused")
