"""What the settings want of a run: odds in words, and the house rule by a command of its own."""

from __future__ import annotations

import pytest

from marketgen.engine.events import Turn
from marketgen.play import begun, games, verify
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session
from marketgen.play.trying import Trial
from marketgen.saves import settings
from marketgen.saves.log import read_run

pytestmark = pytest.mark.usefixtures("home")


def played(session: Session, days: int) -> list[str]:
    """The arrangements of who bargains, with their days, that stand in the log after so many days."""
    while session.run.day <= days and session.run.phase != "over":
        assert isinstance(session.do(next_command(BOTS["lawful"], session.world, session.run, 0)), Turn)
    session.close()
    assert session.file is not None
    found, day = [], 0
    for record in read_run(session.file.path).records:
        day = int(str(record["day"])) if record["kind"] == "dawn" else day
        found += [f"{day}: {record['text']}"] if str(record.get("text", "")).startswith("bargains") else []
    return found


def test_the_house_rule_is_a_command_like_any_other_on_the_first_day_that_knows_bargains() -> None:
    settings.change("auto_bargain", True)
    assert played(games.begin("the_awning", "plum-lamp", name="wished"), 2) == ["3: bargains house"]
    again = games.resume("wished")
    assert again.run.bargaining.house
    again.close()
    kept = games.watch("wished")
    assert verify.verify(kept.world, kept.head, kept.records).result == verify.VERIFIED


def test_who_goes_on_later_is_not_asked_again() -> None:
    assert played(games.begin("the_awning", "plum-lamp", name="own"), 2) == []
    settings.change("auto_bargain", True)
    session = games.resume("own")
    assert session.run.day == 3
    assert not session.run.bargaining.house
    session.close()


def test_neither_a_practice_run_nor_one_of_a_lesson_wishes_anything() -> None:
    practice, own = games.begin("the_awning", trial=Trial(), name="a"), games.begin("the_awning", name="b")
    assert (practice.wishes, own.wishes) == (False, True)
    assert own.file is not None
    own.file.head["class"] = {}
    assert not begun.wishing(own).wishes
    practice.close()
    own.close()


def test_odds_in_words_change_no_rule() -> None:
    as_said = games.load("first_stall").world
    settings.change("odds", "words")
    in_words = games.load("first_stall").world
    assert any(level.odds_as_numbers for level in as_said.difficulties.values())
    assert not any(level.odds_as_numbers for level in in_words.difficulties.values())
    assert in_words.digest == as_said.digest
