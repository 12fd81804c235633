"""A run and its file: undo, reloading, saved before answered, full disks, a scenario that is gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from marketgen import scenario
from marketgen.engine.events import Refusal, Turn, refuse
from marketgen.engine.run import digest
from marketgen.play.lines import events_from
from marketgen.play.session import Session
from marketgen.play.verify import VERIFIED, verify
from marketgen.saves import files
from marketgen.saves.log import DAWN, DO, END, KIND, RunFile, read_run
from marketgen.saves.problems import SaveFailed
from tests.engine.helpers import command
from tests.engine.saved import EVENING, WHOLE, begin, resumed, say
from tests.road_world import highway
from tests.worlds import TWO_DAYS, street


def test_undo_reaches_across_a_reload(tmp_path: Path) -> None:
    path = tmp_path / "a.mgsave"
    session = begin(path, street())
    states = [digest(session.run)]
    for line in ("show jar 1", "price jar keen", "meal pie"):
        say(session, line)
        states.append(digest(session.run))
    for state in reversed(states[:-1]):
        session.close()
        session = resumed(path, street())
        assert isinstance(session.undo(), Turn)
        assert digest(session.run) == state
    session.close()
    session = resumed(path, street())
    assert session.undo() == refuse("no_undo")


def test_undo_stops_at_what_drew_luck_and_keeps_notes(tmp_path: Path) -> None:
    session = begin(tmp_path / "a.mgsave", street())
    say(session, "show jar 1", "note a line", "undo")
    assert (session.run.slots, session.run.today.notes) == (("", "", ""), ("a line",))
    say(session, "show jar 1", "take mo jar 1")
    assert session.undo() == refuse("no_undo")
    assert session.timeline.would_undo() is None
    say(session, "price jar keen")
    assert session.timeline.would_undo() == command("price jar keen")


def test_a_stern_level_takes_nothing_back(tmp_path: Path) -> None:
    session = begin(tmp_path / "a.mgsave", street(), difficulty="stern")
    say(session, "show jar 1")
    size = session.file.size
    assert session.undo() == refuse("no_undo_level")
    assert session.file.size == size


def test_a_step_is_answered_after_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = begin(tmp_path / "a.mgsave", street())
    seen = []
    sync = files.sync

    def watching(fd: int) -> None:
        sync(fd)
        seen.append((session.run.slots, session.file.path.read_bytes().count(b"\n")))

    monkeypatch.setattr(files, "sync", watching)
    say(session, "show jar 1")
    assert seen == [(("", "", ""), 3)]
    assert session.run.slots == ("jar", "", "")
    assert isinstance(session.do(command("show jar 9")), Refusal)
    assert len(seen) == 1


def test_a_refused_command_writes_nothing(tmp_path: Path) -> None:
    session = begin(tmp_path / "a.mgsave", street())
    raw = session.file.path.read_bytes()
    for line in ("show gold 1", "take mo jar 999", "sleep", "choose no", "give ox mark 7000"):
        assert isinstance(session.do(command(line)), Refusal)
    assert session.file.path.read_bytes() == raw


class FullDisk:
    """A disk that takes some more lines and then none, until there is room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, lines: int) -> None:
        self.left = lines
        self.append = RunFile.append
        monkeypatch.setattr(RunFile, "append", lambda file, record: self.write(file, record))

    def write(self, file: RunFile, record: dict[str, object]) -> None:
        if self.left <= 0:
            raise SaveFailed(file.path, "There is no room on the disk.")
        self.left -= 1
        self.append(file, record)


@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_full_disk_at_each_line_of_the_night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """The command's own line decides: without it nothing happened; without the two after it they are owed."""
    path, other = tmp_path / "a.mgsave", tmp_path / "b.mgsave"
    for name in (path, other):
        session = begin(name, street())
        say(session, *EVENING)
        session.close()
    plain = resumed(other, street())
    say(plain, "sleep")
    plain.close()
    session = resumed(path, street())
    before, size = digest(session.run), session.file.size
    disk = FullDisk(monkeypatch, room)
    answer = session.do(command("sleep"))
    if room == 0:
        assert isinstance(answer, Refusal)
        assert answer.reason == "not_saved"
        assert "no room" in str(answer.fact("why"))
        assert (digest(session.run), session.file.size) == (before, size)
        disk.left = 9
        say(session, "sleep")
    else:
        assert isinstance(answer, Turn)
        assert digest(session.run) == digest(plain.run)
        refused = session.do(command("note at dawn"))  # what is owed comes first
        assert isinstance(refused, Refusal)
        assert refused.reason == "not_saved"
        assert digest(session.run) == digest(plain.run)
        disk.left = 9
    say(session, "note at dawn")
    session.close()
    assert path.read_bytes().startswith(other.read_bytes())
    with RunFile.open(path, readonly=True) as file:
        assert verify(street(), file.head, file.records).result == VERIFIED


@pytest.mark.parametrize("room", [1, 2])
def test_what_a_full_disk_owed_is_written_when_the_run_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    session = begin(tmp_path / "a.mgsave", street())
    say(session, *EVENING)
    disk = FullDisk(monkeypatch, room)
    say(session, "sleep")
    disk.left = 9
    session.close()
    with RunFile.open(tmp_path / "a.mgsave", readonly=True) as file:
        assert [record[KIND] for record in file.records[-3:]] == [DO, END, DAWN]


def test_what_a_full_disk_owed_is_made_again_from_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program dies while the disk is full: the command is there, so its night is."""
    session = begin(tmp_path / "a.mgsave", street())
    say(session, *EVENING)
    disk = FullDisk(monkeypatch, 1)
    say(session, "sleep")
    session.close()
    disk.left = 9
    again = resumed(tmp_path / "a.mgsave", street())
    assert digest(again.run) == digest(session.run)
    again.close()
    assert [record[KIND] for record in read_run(tmp_path / "a.mgsave").records[-3:]] == [DO, END, DAWN]


def test_an_undo_on_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = begin(tmp_path / "a.mgsave", street())
    say(session, "show jar 1")
    disk = FullDisk(monkeypatch, 0)
    answer = session.undo()
    assert isinstance(answer, Refusal)
    assert answer.reason == "not_saved"
    assert session.run.slots == ("jar", "", "")
    disk.left = 9
    say(session, "undo")
    assert session.run.slots == ("", "", "")


def test_a_scenario_may_be_deleted_in_mid_game(tmp_path: Path) -> None:
    """The save carries its own copy, which makes the same world."""
    copied = tmp_path / "mine.json"
    shutil.copy(TWO_DAYS, copied)
    loaded = scenario.load(copied)
    path = tmp_path / "a.mgsave"
    session = begin(path, loaded.world, loaded.document)
    say(session, *WHOLE[:6])
    session.close()
    copied.unlink()
    file = RunFile.open(path)
    inside = scenario.load_document(file.head["scenario"], path.name)
    assert inside.world == loaded.world
    assert inside.digest == loaded.digest
    again = Session.resume(inside.world, file)
    assert digest(again.run) == digest(session.run)
    say(again, *WHOLE[6:])
    again.close()


@pytest.mark.parametrize("told", [None, 7, "events", [1], [["dawn"]], [["dawn", []]], [[1, {}]], [["dawn", {}, 3]]])
def test_events_that_are_none_are_a_value_error(told: object) -> None:
    with pytest.raises(ValueError, match="event"):
        events_from(told)


def test_a_session_without_a_file_is_the_same_game(tmp_path: Path) -> None:
    saved = begin(tmp_path / "a.mgsave", street())
    free = Session.begin(street(), "amber")
    for session in (saved, free):
        say(session, *EVENING, "sleep")
    assert digest(saved.run) == digest(free.run)
    assert (free.name, saved.name) == ("", "a")


def test_the_log_is_lines_of_commands_as_they_are_typed(tmp_path: Path) -> None:
    session = begin(tmp_path / "a.mgsave", street())
    say(session, "show jar 1", "note 비누 is dear", "undo")
    session.close()
    raw = (tmp_path / "a.mgsave").read_bytes().splitlines()
    assert [json.loads(line)["r"] for line in raw[2:]] == [
        {"kind": "do", "text": "show jar 1"}, {"kind": "do", "text": "note 비누 is dear"},
        {"kind": "undo"}]  # fmt: skip


def test_days_that_end_on_the_road_are_in_the_log(tmp_path: Path) -> None:
    world, path = highway(), tmp_path / "a.mgsave"
    session = begin(path, world)
    place, way = next((to, one.id) for one in world.ways.values() for to, way in one.to.items() if way.days[0] > 2)
    say(session, "papers", f"travel {place} {way}", "on")
    assert (session.run.day, session.run.phase) == (2, "away")
    session.close()
    kinds = [record[KIND] for record in read_run(path).records]
    assert kinds == [DAWN, DO, DO, DO, END, DAWN]
    assert digest(resumed(path, world).run) == digest(session.run)
    contents = read_run(path)
    assert verify(world, contents.head, contents.records).result == VERIFIED
