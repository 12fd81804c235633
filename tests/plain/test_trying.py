"""An author's run as plain text: the console by a word, and news of the file before the next line is asked for."""

from __future__ import annotations

import io
from pathlib import Path

from marketgen.plain.ears import Ears
from marketgen.plain.run import play
from marketgen.plain.speech import Voice
from marketgen.play import games
from marketgen.play.following import Follower, checked
from marketgen.play.trying import Trial
from marketgen.scenario.beginning import Wishes, new_market


def test_the_console_and_what_the_checker_says(home: Path) -> None:
    path = new_market("quay", Wishes("Quay", "7", "The quay", ("Eels", "Nets")), home / "marketgen" / "scenarios")
    assert isinstance(path, Path)
    session = games.begin("quay", seed="one", trial=Trial(from_day=2))
    session.follower = Follower(path)
    path.write_text(path.read_text("utf-8").replace('"flag": "shared" }', '"flag": "shard" }'), "utf-8")
    session.follower._news = checked(path)
    session.follower.report = session.follower._news.report
    told = io.StringIO()
    typed = "dev why thanks\nwhy newcomer\nconsole money 7\ndev\ndev problems\ndev day 3\nlook\nquit\n"
    assert play(session, new=True, voice=Voice(told, width=0), ears=Ears(io.StringIO(typed))) == 0
    said = told.getvalue()
    assert "lawful has played up to the dawn of day 2." in said
    assert "The file has changed and has 1 error; the old text plays on." in said
    assert said.count('error E201: there is no flag called "shard"') == 2
    assert "- no: flag shared" in said
    assert "newcomer, Somebody new: " in said
    assert "money won is 7 now." in said
    assert "flag ID on" in said
    assert said.count("lawful has played up to the dawn of day 3.") == 1
    assert "Day 3 of 7" in said
