"""Before a run in plain text: what is chosen, and what a run that goes on says of itself."""

from __future__ import annotations

import io

import pytest

from marketgen.cli import main
from marketgen.engine.rules import drawn_goals
from marketgen.plain import settling, title
from marketgen.plain.ears import Ears
from marketgen.plain.run import play
from marketgen.plain.speech import Voice
from marketgen.play import games
from marketgen.saves import folders, settings
from tests.scenario.helpers import country, written
from tests.tui.looking import record


def choose(*typed: str) -> tuple[str, object]:
    """What is said when lines are typed at the title, and the session they lead to."""
    out = io.StringIO()
    ears = Ears(io.StringIO("".join(f"{line}\n" for line in typed)))
    session, new = title.choose(Voice(out, 0), ears)
    assert new == (session is not None)
    if session is not None:
        session.close()
    return out.getvalue(), session


@pytest.mark.usefixtures("home")
def test_a_run_begins_as_somebody_wants_it() -> None:
    said, session = choose("2", "2", "3", "3", "2", "1")
    assert "Type 1 to begin" in said
    assert said.index("It tells of: poverty and short meals; ") < said.index("1. Begin.")
    assert "1. Guided. Odds are shown as numbers." in said
    assert "2. Difficulty: Hard winter." in said
    assert session is not None
    assert session.run.difficulty == "hard_winter"  # type: ignore[attr-defined]
    goals = list(drawn_goals(session.world, session.run.seed))  # type: ignore[attr-defined]
    assert session.run.goal == goals[1]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("home")
def test_one_can_be_somebody_else_in_a_whole_game() -> None:
    listed, _none = choose("quit")
    awning = next(line.split(".")[0] for line in listed.splitlines() if "New run: The awning." in line)
    said, session = choose(awning, "4", "back", "4", "6", "1")
    assert "Who you are: Choe Un-ju." in said
    assert "6. A widow with a handset." in said
    assert said.count("1. Choe Un-ju. Half of stall 17, from Kilju.") == 2  # back is an answer
    assert "It is so now." in next(line for line in said.splitlines() if line.startswith("1. Choe Un-ju."))
    brief = next(line for line in said.splitlines() if line.startswith("6. A widow"))
    assert "Closed: " not in brief  # six of them whole are too much for one breath
    widow = next(line for line in said.splitlines() if line.startswith("A widow"))
    for told in ("Open: The handset calls", "Closed: The works frees a man", "In hand: 60,000 won, 40.00 yuan"):
        assert told in widow
    assert session is not None
    assert session.run.flags == ("is_widow",)  # type: ignore[attr-defined]
    assert session.world.texts["household.you.full_name"] == "O Myong-sun"  # type: ignore[attr-defined]
    assert not session.practice  # type: ignore[attr-defined]
    again = games.resume()
    assert again.world.texts["household.you.full_name"] == "O Myong-sun"
    assert (again.run, again.practice) == (session.run, False)  # type: ignore[attr-defined]
    again.close()


@pytest.mark.usefixtures("home")
def test_turning_back_begins_nothing() -> None:
    said, session = choose("1", "quit", "1", "2", "4", "4", "help", "", "0", "quit")
    assert session is None
    assert said.count("New run: First stall.") == 5  # at first, after two ways back, for help, for an empty line
    assert "Type a number from 1 to 6." in said
    assert games.runs() == ()


@pytest.mark.usefixtures("home")
def test_a_run_that_goes_on_says_which_it_is() -> None:
    session = games.begin("the_awning", "oat-lamp", "guided", name="mine")
    goal = session.world.texts[f"goals.{session.run.goal}.title"]
    out = io.StringIO()
    assert play(session, False, Voice(out, 0), Ears(io.StringIO(""))) == 0
    said = out.getvalue()
    assert said.startswith(f"The awning goes on, saved as mine.\nYour goal, {goal}: ")
    assert "Difficulty Guided, seed oat-lamp." in said
    assert said.index("Difficulty") < said.index("Day 1 of 30")


@pytest.mark.usefixtures("home")
def test_settings_are_read_out_with_what_each_does_and_a_number_takes_the_next_value() -> None:
    translation = folders.scenarios() / "lang" / "quay" / "de.po"
    translation.parent.mkdir(parents=True)
    translation.write_text("", "utf-8")
    written(folders.scenarios(), {**country(), "id": "quay"})
    number = next(at for at, one in enumerate(settling.SHOWN, 1) if one.key == "language")
    place = next(at for at, one in enumerate(settling.SHOWN, 1) if one.kind == "folder")
    typed = (f"{number}", f"{number}", f"{place}", "nowhere", f"{place}", f"{folders.config()}", "quit", "quit")
    said, session = choose("6", *typed)
    assert session is None
    assert "6. Settings." in said
    assert f"{number}. Language: As the system says. The language of the game's own sentences" in said
    assert "Language: English." in said
    assert "Language: de." in said
    assert "A whole path is wanted" in said
    assert settings.load().word("saves_place") == str(folders.config())
    assert settings.load().word("language") == "de"


@pytest.mark.usefixtures("home")
def test_a_run_that_is_over_is_listed_and_not_the_one_to_continue(capsys: pytest.CaptureFixture[str]) -> None:
    record("finished", 9)
    listed, _none = choose("quit")
    assert "Continue" not in listed
    assert "Saved run finished: First stall, over." in listed
    record("begun", 3)
    record("again", 9, "plum-needle")
    listed, _none = choose("quit")
    assert "1. Continue begun: First stall, day 4." in listed
    assert "Saved run again: First stall, over." in listed
    main(["saves"])
    told = capsys.readouterr().out
    assert ", seed plum-lamp, over; last played" in told
    assert ", seed plum-lamp, day 4; last played" in told
