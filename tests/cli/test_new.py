"""``marketgen new``: what it asks, what it writes, and that this can be played and draws no word from the checker."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from marketgen.plain.ears import Ears
from marketgen.plain.questions import ask_for
from marketgen.plain.speech import Voice
from marketgen.play import games
from marketgen.play.recording import play_out
from marketgen.scenario.beginning import Wishes, usual
from tests.cli.conftest import Call

NOTHING = Wishes("", "", "", ())


def asked(typed: str, known: Wishes = NOTHING) -> tuple[Wishes | None, str]:
    """What somebody who types this wants, and what they were told."""
    told = io.StringIO()
    wishes = ask_for(known, "Mine", Voice(told, width=0), Ears(io.StringIO(typed)))
    return wishes, told.getvalue()


@pytest.mark.parametrize(
    "flags", [(), ("--official", "Officer Oh"), ("--days", "400", "--good", "차", "--good", "<tea>")]
)
def test_a_new_scenario_passes_the_strict_check_and_can_be_played(
    call: Call, home: Path, flags: tuple[str, ...]
) -> None:
    code, said, error = call("new", "mine", "--yes", *flags)
    assert (code, error) == (0, "")
    path = home / "marketgen" / "scenarios" / "mine.json"
    assert str(path) in said
    assert 85 <= len(path.read_text("utf-8").splitlines()) <= 150  # "a hundred or a little more", as the handbook says
    assert call("fmt", "--check", "mine")[0] == 0, "laid out in the one way"
    assert call("check", "--strict", "mine") == (0, "", "")
    session = games.begin("mine", seed="one", keep=False)
    if "--days" not in flags:
        play_out(session, "lawful")
        outcome = session.outcome()
        assert outcome is not None
        assert outcome.reached == int(usual()["days"][0])


def test_what_is_said_stands_in_the_file_as_it_was_said(call: Call, home: Path) -> None:
    words = ("--title", 'The "<days>" stall', "--place", "Won", "--good", "Won", "--good", "won!", "--official", "<id>")
    assert call("new", "mine", "--days", "5", *words)[0] == 0
    document = json.loads((home / "marketgen" / "scenarios" / "mine.json").read_text("utf-8"))
    assert (document["title"], document["start"]["days"]) == ('The "<days>" stall', 5)
    assert [good["name"] for good in document["goods"].values()] == ["Won", "won!"]
    assert document["officials"]["officer"]["name"] == "<id>"
    assert call("check", "--strict", "mine") == (0, "", "")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("mine",), "no terminal to ask on"),
        (("mine", "--yes", "--days", "3"), "from 4 to 400"),
        (("mine", "--yes", "--days", "many"), "from 4 to 400"),
        (("mine", "--yes", "--good", "Tea"), "2 to 4 goods"),
        (("mine", "--yes", "--good", "Tea", "--good", "tea "), "different names"),
        (("mine", "--yes", "--place", "x" * 41), "1 to 40 characters"),
        (("mine", "--yes", "--title", "a\x1bb"), "does not fit on a line"),
        (("no name", "--yes"), "try no_name"),
        (("mine", "--from", "first_stall", "--good", "Tea"), "leave out --good"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    call: Call, home: Path, words: tuple[str, ...], why: str
) -> None:
    before = sorted((home / "marketgen").rglob("*"))
    code, _said, error = call("new", *words)
    assert code == 2
    assert why in error.replace("Leave", "leave").replace("Try", "try")
    assert sorted((home / "marketgen").rglob("*")) == before


def test_questions_propose_an_answer_and_ask_again() -> None:
    wishes, told = asked("\n2\n9\nQuay\n\n\nyes\n")
    assert wishes == Wishes("Mine", "9", "Quay", tuple(usual()["good"]), usual()["official"][0])
    assert told.count("How many days does it last?") == 2
    assert "Enter alone takes: Mine" in told
    wishes, told = asked("T\n5\nQuay\nTea\ntea\nSalt\nOh\n")
    assert wishes == Wishes("T", "5", "Quay", ("Tea", "Salt"), "Oh")
    assert "That is the first one" in told


def test_only_what_is_not_said_is_asked_and_the_end_of_the_input_writes_nothing() -> None:
    known = Wishes("T", "5", "Quay", ("Tea", "Salt"))
    assert asked("no\n", known)[0] == known
    assert asked("", known) == (None, asked("", known)[1])


def test_a_practice_run_from_the_shell_is_marked_and_not_verified(call: Call, home: Path) -> None:
    assert call("new", "mine", "--yes")[0] == 0
    for words, why in (
        (("--bot", "lawful"), "say that day too"),
        (("--from-day", "2", "--bot", "nobody"), "take some of: idle"),
        (("--from-day", "9"), "has 7 days"),
        (("--start", "late"), "no named starts"),
    ):
        code, _said, error = call("play", "mine", "--plain", *words)
        assert code == 2
        assert why in error
    code, said, _error = call("play", "mine", "--plain", "--watch", "--from-day", "2", "--save", "tried")
    assert code == 0
    assert "lawful has played up to the dawn of day 2." in said
    assert "Practice." in call("saves")[1]
    own = home / "marketgen" / "scenarios" / "mine.json"
    own.write_text(own.read_text("utf-8").replace('"title": "', '"title": "New '), "utf-8")
    code, said, _error = call("resume", "tried", "--plain", "--watch")
    assert code == 0
    assert "The file has changed and is sound; it is played from the next dawn on." in said
    own.rename(home / "away.json")
    code, _said, error = call("resume", "tried", "--plain", "--watch")
    assert code == 2
    assert "mine" in error
    assert call("resume", "tried", "--plain")[0] == 0  # nothing was left locked
    code, said, _error = call("replay", "tried", "--verify")
    assert (code, said.startswith("A practice run, never verified as a whole game: 1 day,")) == (1, True)
