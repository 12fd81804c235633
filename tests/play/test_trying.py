"""Practice runs: begun in the middle, changed by hand, gone on with in another version; resumed, replayed, marked."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from marketgen.engine.commands import parse
from marketgen.engine.events import Refusal
from marketgen.engine.run import digest
from marketgen.plain.record import tell
from marketgen.plain.speech import Voice
from marketgen.play import chronicle, console, games, look, table, verify
from marketgen.play.bots import BOTS, next_command
from marketgen.play.following import again, checked, hear, lasting
from marketgen.play.recording import play_out, transcript
from marketgen.play.session import Session
from marketgen.play.trying import Trial, to_dawn
from marketgen.scenario.beginning import Wishes, new_market

WISHES = Wishes("Quay", "7", "The quay", ("Eels", "Nets"), "Officer Oh")


@pytest.fixture
def file(home: Path) -> Path:
    """A small scenario of an author's own."""
    path = new_market("quay", WISHES, home / "marketgen" / "scenarios")
    assert isinstance(path, Path)
    return path


def begun(file: Path, **trial: object) -> Session:
    """A practice run of it."""
    return games.begin(str(file), seed="one", trial=Trial(**trial))  # type: ignore[arg-type]


def changed(file: Path, old: str, new: str) -> None:
    """The author saves another text."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def verdict(session: Session) -> str:
    """What a verification of its file says."""
    assert session.file
    watching = games.watch(str(session.file.path))
    return verify.verify(watching.world, watching.head, watching.records).result


def say(session: Session, line: str) -> None:
    """A command of the game, which is allowed."""
    command = parse(line)
    answer = session.do(command)  # type: ignore[arg-type]
    assert not isinstance(answer, Refusal), answer


def test_a_bot_plays_up_to_a_day_and_the_save_says_so(file: Path) -> None:
    session = begun(file, from_day=4)
    assert (session.run.day, session.run.phase, session.practice) == (4, "morning", True)
    assert session.opened.notes == ["lawful has played up to the dawn of day 4."]
    whole = games.begin(str(file), seed="one", keep=False)
    to_dawn(whole, "lawful", 4)
    assert digest(whole.run) == digest(session.run)
    assert session.file
    head = session.file.head
    assert (head["practice"], head["from_day"], head["bot"]) == (1, 4, "lawful")
    session.close()
    resumed = games.resume(str(session.file.path))
    assert digest(resumed.run) == digest(session.run)
    assert resumed.practice
    play_out(resumed, "lawful")
    view = look.epilogue(resumed.timeline)
    assert view is not None
    assert view.seed.endswith("a practice run")
    resumed.close()
    assert verdict(session) == verify.PRACTICE


def test_a_day_or_a_start_that_is_not_there_is_said(file: Path) -> None:
    with pytest.raises(games.GameProblem, match="has 7 days"):
        begun(file, from_day=8)
    with pytest.raises(games.GameProblem, match="no named starts"):
        begun(file, start="late")


def test_a_named_start_is_resumed_and_replayed(file: Path) -> None:
    changed(
        file, '"flags":', '"starts": { "late": { "day": 3, "name": "Late", "money": { "won": 500 } } },\n  "flags":'
    )
    session = begun(file, start="late", from_day=4)
    assert (session.run.day, len(session.run.past)) == (4, 3)
    session.close()
    assert session.file
    resumed = games.resume(str(session.file.path))
    assert digest(resumed.run) == digest(session.run)
    resumed.close()
    assert verdict(session) == verify.PRACTICE
    with pytest.raises(games.GameProblem, match="take one of: late"):
        begun(file, start="lat")


LATE = '"starts": { "late": { "day": 3, "name": "Late", "money": { "won": 500 } } },\n  "flags":'


def test_a_run_from_a_named_start_is_the_same_wherever_it_is_left_and_gone_on_with(file: Path) -> None:
    changed(file, '"flags":', LATE)
    session = begun(file, start="late")
    assert session.file
    path, left = str(session.file.path), 0
    assert [record.day for record in session.run.past] == [1, 2]
    while session.run.phase != "over":
        state, past = digest(session.run), session.run.past
        session.close()
        (listed,) = games.runs()
        assert (listed.dawn["day"], listed.head["start"], listed.problem) == (session.run.day, "late", None)
        session = games.resume(path)
        assert (digest(session.run), session.run.past, session.practice) == (state, past, True)
        given = 3 * left % 12
        for step in range(given, given + 3):  # in the middle of a day too
            if session.run.phase != "over":
                session.do(next_command(BOTS["lawful"], session.world, session.run, step))
        left += 1
    session.close()
    assert left > 4
    watching = games.watch(path)
    found = verify.verify(watching.world, watching.head, watching.records)
    assert (found.result, found.days, found.finished, found.why) == (verify.PRACTICE, 7, True, "")
    told = io.StringIO()
    tell(watching, Voice(told, width=0))
    assert "Day 3 of 7" in told.getvalue()
    assert "Day 7 is over" in told.getvalue()
    assert "Day 2 is over" not in told.getvalue()


def test_killed_before_the_first_morning_was_written_it_begins_at_its_start(file: Path) -> None:
    changed(file, '"flags":', LATE)
    session = begun(file, start="late")
    session.close()
    assert session.file
    path = session.file.path
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")
    resumed = games.resume(str(path))
    assert digest(resumed.run) == digest(session.run)
    resumed.close()
    assert verdict(session) == verify.PRACTICE


def test_a_resumed_run_follows_its_files_again(file: Path, tmp_path: Path) -> None:
    assert lasting("quay") == "quay"
    session = games.begin("quay", seed="one", trial=Trial(file=lasting(str(file))))
    session.close()
    assert session.file
    path = str(session.file.path)
    session = games.resume(path)
    session.follower = again(session)
    assert hear(session) is None  # what the files hold is what the run has
    session.close()
    changed(file, "Eels", "Smoked eels")
    session = games.resume(path)
    session.follower = again(session)
    news = hear(session)
    assert news is not None
    assert "played from the next dawn on" in news.sentence
    to_dawn(session, "lawful", 2)
    assert session.world.texts["goods.eels.name"] == "Smoked eels"
    session.close()
    session = games.resume(path)
    session.follower = again(session)
    assert hear(session) is None
    file.rename(tmp_path / "elsewhere.json")
    with pytest.raises(games.GameProblem, match=r"is not there: .*quay\.json"):
        again(session)
    session.close()


def test_a_whole_game_follows_no_file(file: Path) -> None:
    session = games.begin(str(file), seed="one")
    with pytest.raises(games.GameProblem, match="only practice runs follow a file: marketgen play quay --watch"):
        again(session)
    session.close()


@pytest.mark.parametrize(
    ("line", "said", "found"),
    [
        ("money 1234", "money won is 1234 now.", lambda run: run.money["won"] == 1234),
        ("money won 5", "money won is 5 now.", lambda run: run.money["won"] == 5),
        ("stock eels 7", "stock eels is 7 now.", lambda run: run.goods["eels"].stock == 7),
        ("tie officer -1.25", "tie officer is -1.25 now.", lambda run: run.officials["officer"].tie == -125),
        ("trust supplier 5", "trust supplier is 5 now.", lambda run: run.trust["supplier"] == 500),
        ("heat 40", "heat is 40 now.", lambda run: run.heat == 40),
        ("flag shared on", "flag shared is on now.", lambda run: run.flags == ("shared",)),
    ],
)
def test_what_is_put_holds_and_is_there_again_when_resumed(file: Path, line: str, said: str, found: object) -> None:
    session = begun(file)
    assert console.answer(session, line) == console.Answer((said,), True)
    assert found(session.run)  # type: ignore[operator]
    state = digest(session.run)
    session.close()
    assert session.file
    resumed = games.resume(str(session.file.path))
    assert digest(resumed.run) == state
    resumed.close()
    assert verdict(session) == verify.PRACTICE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "why EVENT"), ("help", "flag ID on"), ("wy thanks", "Did you mean why?"), ("\x1b[2J", "no word [2j"),
        ("money eels 5", "There are: won."), ("stock eel 5", "Did you mean eels?"), ("tie officer 5.5", "from -5 to 5"),
        ("money 1.5", "from 0 to 999999999"), ("heat", "from 0 to 100"), ("flag shared maybe", "on or off"),
        ("stock eels 5 6", "wants a number"), ("day 1", "a day after today, up to 7"), ("day 8", "up to 7"),
        ("why", "Events are: newcomer, thanks."), ("why thnks", "Did you mean thanks?"), ("health you 5", "has none"),
        ("problems", "No problem"), ("x" * 4000, "no word"),
    ],
)  # fmt: skip
def test_whatever_else_is_typed_gets_a_sentence_and_changes_nothing(file: Path, line: str, said: str) -> None:
    session = begun(file)
    state = digest(session.run)
    found = console.answer(session, line)
    assert said in "\n".join(found.lines)
    assert not found.changed
    assert digest(session.run) == state
    session.close()


def test_only_a_practice_run_has_a_console(file: Path) -> None:
    session = games.begin(str(file), seed="one")
    assert "Only in a practice run" in console.answer(session, "money 5").lines[0]
    assert isinstance(session.put("money", "won", 5), Refusal)
    session.close()
    assert verdict(session) == verify.VERIFIED


def test_the_console_goes_to_a_later_day(file: Path) -> None:
    session = begun(file)
    found = console.answer(session, "day 3")
    assert (found.lines, found.changed) == (("lawful has played up to the dawn of day 3.",), True)
    assert session.run.day == 3
    session.close()
    assert verdict(session) == verify.PRACTICE


def test_another_version_is_played_from_the_next_dawn_on(file: Path) -> None:
    session = begun(file, from_day=3)
    changed(file, "Eels", "Smoked eels")
    changed(file, '"title": "A thank-you"', '"title": "Thanks"')
    session.follow(checked(file).version)
    before = session.run
    assert session.world.texts["goods.eels.name"] == "Eels"
    to_dawn(session, "lawful", 4)
    assert session.world.texts["goods.eels.name"] == "Smoked eels"
    assert session.news == ["From here on the new version is played."]
    assert session.run.past[:2] == before.past
    session.close()
    assert session.file
    resumed = games.resume(str(session.file.path))
    assert digest(resumed.run) == digest(session.run)
    assert resumed.world.texts["events.thanks.title"] == "Thanks"
    resumed.close()
    assert verdict(session) == verify.PRACTICE
    watching = games.watch(str(session.file.path))
    told = transcript(watching.world, watching.head, watching.records)
    assert "> swap" in told
    assert "Smoked eels" in told


def test_what_the_new_version_has_no_more_is_named_and_the_rest_goes_on(file: Path) -> None:
    session = begun(file, from_day=3)
    console.answer(session, "flag shared on")
    text = file.read_text("utf-8")
    file.write_text(text.replace('"nets"', '"cord"').replace("shared", "made_room"), "utf-8")
    news = checked(file)
    assert news.version is not None, news.report
    session.follow(news.version)
    held = session.run.goods["eels"].stock
    to_dawn(session, "lawful", 4)
    assert session.news[1] == "Not carried over, because the new version has it no more: good nets, flag shared."
    assert set(session.run.goods) == {"eels", "cord"}
    assert session.run.goods["eels"].stock <= held + session.run.past[-1].tallies["eels"].taken
    to_dawn(session, "lawful", 5)
    play_out(session, "lawful")
    assert look.epilogue(session.timeline) is not None
    session.close()
    assert verdict(session) == verify.PRACTICE
    assert session.file
    told, book = chronicle.write(games.watch(str(session.file.path)))  # each day in the version it was played in
    assert told.count("\n## Day ") == len(book.days)
    assert "By hand: put flag shared 1." in told
    assert table.table(book).count(b"\n") == 1 + len(book.days)


def test_a_swap_that_was_changed_in_the_file_is_found(file: Path) -> None:
    session = begun(file, from_day=2)
    session.follow(checked(file).version)
    to_dawn(session, "lawful", 3)
    session.close()
    assert session.file
    watching = games.watch(str(session.file.path))
    for record in watching.records:
        if record["kind"] == "swap":
            record["run"]["money"]["won"] += 1
    found = verify.verify(watching.world, watching.head, watching.records)
    assert (found.result, found.why) == (verify.DIFFERS, "swap")


def test_a_version_without_room_for_the_run_is_left_and_said(file: Path) -> None:
    session = begun(file, from_day=3)
    document = json.loads(file.read_text("utf-8"))
    version = checked(file).version
    assert version is not None
    broken = type(version)(games.load("first_stall").world, version.title, document, {})
    session.follow(broken)
    object.__setattr__(broken.world, "currencies", {})
    to_dawn(session, "lawful", 4)
    assert "no place for this run" in session.news[0]
    assert session.run.day == 4
    session.close()
    assert verdict(session) == verify.PRACTICE
