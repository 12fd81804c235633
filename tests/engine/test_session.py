"""A run and its file: cut anywhere, reloaded anywhere, on a full disk, under newer rules, without its scenario, tampered."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from marketgen import scenario
from marketgen.engine import rules as engine_rules
from marketgen.engine.events import Refusal, Turn, refuse
from marketgen.engine.rules import RULES
from marketgen.engine.run import digest
from marketgen.engine.world import World
from marketgen.play import session as session_module
from marketgen.play import timeline as timeline_module
from marketgen.play import verify as verify_module
from marketgen.play.session import Session, events_from, head
from marketgen.play.verify import DIFFERS, MIXED, OTHER_RULES, VERIFIED, Verdict, verify
from marketgen.saves import files
from marketgen.saves.chain import write_line
from marketgen.saves.log import DAWN, DO, END, KIND, UNDO, RunFile, read_run
from marketgen.saves.log import RULES as RULES_LINE
from marketgen.saves.problems import Damaged, EmptyRun, NotARun, SaveFailed
from tests.engine.helpers import command
from tests.worlds import TWO_DAYS, street, tiny, two_days

WHOLE = ("show plum 1", "hide plum", "undo", "note 자두 are ripe", "open", "show plum 1", "undo", "open", "sleep",
         "show plum 1", "note last day", "open", "open", "sleep")  # fmt: skip
STREET = ("show jar 1", "price jar keen", "take mo jar 3", "order mo plum 9", "undo", "open")
EVENING = (*STREET, "give ox candle 1", "meal pie", "open", "bring plum 2")


def begin(path: Path, world: World, document: object = None, **level: str) -> Session:
    """A new run with a file."""
    of = ("amber", level.get("difficulty", world.difficulty), level.get("goal", next(iter(world.goals))))
    first = head(document or {"made": "by a test"}, world.digest, of, world.id)  # type: ignore[arg-type]
    return Session.begin(world, *of, RunFile.create(path, first))


def say(session: Session, *lines: str) -> None:
    """Give commands and undos, all of which must be accepted. An inspection is met by letting him look."""
    for line in lines:
        answer = session.undo() if line == "undo" else session.do(command(line))
        assert isinstance(answer, Turn), (line, answer)
        if session.run.pending == "inspection":
            assert isinstance(session.do(command("answer look")), Turn)


def resumed(path: Path, world: World) -> Session:
    """The run of a file, opened as a front end opens it."""
    return Session.resume(world, RunFile.open(path))


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[int, tuple[int, str, tuple[object, ...]]]]:
    """A whole two-day run's bytes, and for each size of the file after a step: steps done, digest, events of the day."""
    path = tmp_path_factory.mktemp("recorded") / "a.mgsave"
    session = begin(path, two_days().world, two_days().document)
    after = {session.file.size: (0, digest(session.run), session.events)}
    for count, line in enumerate(WHOLE, 1):
        say(session, line)
        after[session.file.size] = (count, digest(session.run), session.events)
    session.close()
    assert session.run.phase == "over"
    return path.read_bytes(), after


def state_at(raw: bytes, after: dict[int, tuple[int, str, tuple[object, ...]]], cut: int) -> tuple[int, str, tuple[object, ...]]:
    """What a file cut at a byte must open to: the last step whose own line is whole."""
    ends = [place + 1 for place, byte in enumerate(raw[:cut]) if byte == 10]
    state = after[min(after)]
    starts = sorted(after)
    for begun, done in zip(starts, starts[1:], strict=False):
        own_line = raw.index(b"\n", begun) + 1
        if ends and own_line <= ends[-1]:
            state = after[done]
    return state


def test_a_cut_at_every_byte_opens_to_the_steps_that_are_whole(tmp_path: Path, recorded: tuple[bytes, dict]) -> None:
    raw, after = recorded
    first = raw.index(b"\n") + 1
    path = tmp_path / "cut.mgsave"
    records = [json.loads(line)["r"] for line in raw.splitlines()[1:]]
    resumed_from = set()
    for cut in range(len(raw) + 1):
        path.write_bytes(raw[:cut])
        if cut < first:
            with pytest.raises((Damaged, NotARun, EmptyRun)):
                RunFile.open(path, readonly=True)
            continue
        with RunFile.open(path, readonly=True) as file:
            whole = raw.rindex(b"\n", 0, cut) + 1
            assert (file.torn.size if file.torn else 0) == cut - whole
            assert file.records == tuple(records[: raw.count(b"\n", 0, cut) - 1])
            what = (len(file.records), file.torn is None)
            if what in resumed_from:  # the same records were resumed from already
                continue
            resumed_from.add(what)
            session = Session.resume(two_days().world, file)
            assert bool(session.opened.notes) == (cut > whole)
        _, state, events = state_at(raw, after, cut)
        assert digest(session.run) == state, cut
        assert session.events == events, cut
        assert not session.mixed
    assert len(resumed_from) == 2 * len(records) + 1


def test_a_cut_run_is_played_on_to_the_very_same_file(tmp_path: Path, recorded: tuple[bytes, dict]) -> None:
    """Whatever the cut took, day ends and dawns included, is written again as it was."""
    raw, after = recorded
    ends = [place + 1 for place, byte in enumerate(raw) if byte == 10]
    path = tmp_path / "cut.mgsave"
    for cut in sorted({place + more for place in ends for more in (-1, 0, 1, 40) if ends[0] <= place + more <= len(raw)}):
        path.write_bytes(raw[:cut])
        session = resumed(path, two_days().world)
        done, state, _ = state_at(raw, after, cut)
        assert digest(session.run) == state
        say(session, *WHOLE[done:])
        session.close()
        assert path.read_bytes() == raw, cut


def test_a_finished_run_is_opened_without_a_change(tmp_path: Path, recorded: tuple[bytes, dict]) -> None:
    raw, _ = recorded
    path = tmp_path / "over.mgsave"
    path.write_bytes(raw)
    for _ in range(2):
        session = resumed(path, two_days().world)
        assert session.run.phase == "over"
        assert isinstance(session.do(command("note more")), Refusal)
        assert isinstance(session.undo(), Refusal)
        session.close()
        assert path.read_bytes() == raw


@pytest.mark.parametrize("missing", [1, 2])
def test_missing_lines_of_a_day_end_are_written_again(tmp_path: Path, missing: int) -> None:
    path = tmp_path / "a.mgsave"
    session = begin(path, street())
    say(session, *EVENING, "sleep")
    session.close()
    raw = path.read_bytes()
    lines = raw.splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-missing]))
    again = resumed(path, street())
    assert digest(again.run) == digest(session.run)
    assert again.events == session.events
    again.close()
    assert path.read_bytes() == raw


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
def test_what_a_full_disk_owed_is_written_when_the_run_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
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


def newer(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Make this program one of newer rules."""
    for module in (engine_rules, session_module, verify_module):
        monkeypatch.setattr(module, "RULES", number)


def test_a_run_goes_on_under_newer_rules_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mgsave"
    session = begin(path, street())
    say(session, *STREET)
    session.close()
    newer(monkeypatch, RULES + 1)
    again = resumed(path, street())
    assert digest(again.run) == digest(session.run)
    assert again.mixed
    assert len(again.opened.notes) == 1
    assert "cannot be verified" in again.opened.notes[0]
    line = read_run(path).records[-1]
    assert (line[KIND], line["from"], line["to"], line["refused"], line["left"]) == (RULES_LINE, RULES, RULES + 1, "", 0)
    say(again, "open")
    again.close()
    once_more = resumed(path, street())
    assert digest(once_more.run) == digest(again.run)
    assert (once_more.mixed, once_more.opened.notes) == (True, [])  # told once
    once_more.close()
    assert sum(record[KIND] == RULES_LINE for record in read_run(path).records) == 1


def test_what_newer_rules_refuse_is_named_and_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mgsave"
    session = begin(path, street())
    say(session, "show jar 1")
    kept = digest(session.run)
    say(session, "price jar keen", "meal pie")
    session.close()
    newer(monkeypatch, RULES + 1)
    old = timeline_module.apply
    monkeypatch.setattr(
        timeline_module, "apply",
        lambda world, run, asked: refuse("no_verb", verb="price") if asked.verb == "price" else old(world, run, asked),
    )  # fmt: skip
    again = resumed(path, street())
    assert digest(again.run) == kept
    assert any("price jar keen" in note and "2 commands" in note for note in again.opened.notes)
    line = read_run(path).records[-1]
    assert (line["refused"], line["left"]) == ("price jar keen", 2)
    say(again, "note on we go")
    again.close()
    once_more = resumed(path, street())
    assert digest(once_more.run) == digest(again.run)
    assert once_more.run.today.notes == ("on we go",)
    once_more.close()


def test_a_mixed_run_is_played_to_its_end_and_not_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mgsave"
    session = begin(path, tiny())
    say(session, "show jar 1", "open")
    session.close()
    newer(monkeypatch, RULES + 1)
    again = resumed(path, tiny())
    say(again, "open", "sleep", "open", "open", "choose no", "sleep")
    assert again.outcome() is not None
    again.close()
    contents = read_run(path)
    assert verify(tiny(), contents.head, contents.records).result == OTHER_RULES
    as_new = {**contents.head, "rules": RULES + 1}
    assert verify(tiny(), as_new, contents.records).result == MIXED
    monkeypatch.undo()
    assert verify(tiny(), contents.head, contents.records).result == MIXED


def test_rules_of_a_day_apply_from_its_last_dawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The days before are as they were, whatever newer rules would make of them."""
    path = tmp_path / "a.mgsave"
    session = begin(path, street())
    say(session, *EVENING, "sleep")
    past = session.run.past
    session.close()
    newer(monkeypatch, RULES + 3)
    monkeypatch.setattr(timeline_module, "apply", lambda world, run, asked: refuse("no_verb", verb=asked.verb))
    again = resumed(path, street())
    assert again.run.past == past
    assert digest(again.run) == digest(session.run)
    again.close()


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


def test_a_new_run_that_could_not_write_its_first_dawn_begins_again(tmp_path: Path) -> None:
    path = tmp_path / "a.mgsave"
    session = begin(path, street())
    session.close()
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.index(b"\n") + 20])
    again = resumed(path, street())
    assert digest(again.run) == digest(session.run)
    assert again.events == session.events
    assert len(again.opened.notes) == 1
    again.close()
    assert path.read_bytes() == raw


Records = list[dict[str, object]]


def change(place: Callable[[Records], int], **changes: object) -> Callable[[Records], Records]:
    """A tampering that changes keys of one record."""

    def tamper(records: Records) -> Records:
        records[place(records)].update(changes)
        return records

    return tamper


def nth(kind: str, number: int = 0) -> Callable[[Records], int]:
    """The place of the so many-th record of a kind."""
    return lambda records: [index for index, record in enumerate(records) if record[KIND] == kind][number]


def poke(kind: str, number: int, *path: str | int, value: object) -> Callable[[Records], Records]:
    """A tampering that changes one leaf deep in a record."""

    def tamper(records: Records) -> Records:
        place = records[nth(kind, number)(records)]
        for step in path[:-1]:
            place = place[step]  # type: ignore[index]
        place[path[-1]] = value  # type: ignore[index]
        return records

    return tamper


def without(kind: str, number: int = 0) -> Callable[[Records], Records]:
    """A tampering that takes a record out."""

    def tamper(records: Records) -> Records:
        del records[nth(kind, number)(records)]
        return records

    return tamper


def insert(place: int, line: str) -> Callable[[Records], Records]:
    """A tampering that puts a command in."""
    return lambda records: [*records[:place], {KIND: DO, "text": line}, *records[place:]]


@pytest.mark.parametrize(
    ("tamper", "day", "why", "line"),
    [
        (change(nth(DO, 0), text="show plum 9"), 1, "refused", "show plum 9"),
        (change(nth(DO, 0), text="sing loudly"), 1, "command", "sing loudly"),
        (change(nth(DO, 0), text=7), 1, "command", "7"),
        (change(nth(DO, 2), text="note other words"), 1, "digest", "sleep"),
        (without(UNDO, 0), 1, "digest", "sleep"),
        (without(DO, 0), 1, "refused", "hide plum"),
        (insert(1, "open"), 1, "refused", "show plum 1"),
        (insert(1, "note more"), 1, "digest", "sleep"),
        (change(nth(END, 0), digest="0" * 32), 1, "digest", "sleep"),
        (change(nth(END, 0), day=9), 1, "digest", "sleep"),
        (change(nth(END, 0), day=[]), 1, "digest", "sleep"),
        (poke(END, 0, "record", "closing", value=10**6), 1, "digest", "sleep"),
        (poke(END, 1, "record", "closing", value=10**6), 2, "digest", "sleep"),
        (change(nth(END, 1), record=None), 2, "digest", "sleep"),
        (poke(DAWN, 0, "run", "money", "coin", value=10**6), 1, "dawn", ""),
        (poke(DAWN, 1, "run", "slots", value=["plum"] * 9), 2, "dawn", "sleep"),
        (poke(DAWN, 1, "events", 0, 0, value="gift"), 2, "dawn", "sleep"),
        (change(nth(DAWN, 1), events=[]), 2, "dawn", "sleep"),
        (change(nth(DAWN, 1), run={}), 2, "dawn", ""),
        (change(nth(DAWN, 1), run=[]), 2, "dawn", ""),
        (change(nth(DAWN, 1), run=None), 2, "dawn", ""),
        (poke(DAWN, 1, "run", "money", value=7), 2, "dawn", "sleep"),
        (poke(DAWN, 1, "run", "goods", value=7), 2, "dawn", ""),
        (lambda records: [*records, {KIND: DO, "text": "note after the end"}], 2, "refused", "note after the end"),
        (lambda records: [*records, {KIND: UNDO}], 2, "refused", "undo"),
    ],
)  # fmt: skip
def test_each_tampering_is_named(recorded: tuple[bytes, dict], tmp_path: Path, tamper: Callable[[Records], Records],
                                 day: int, why: str, line: str) -> None:  # fmt: skip
    """Written with right checksums, so that only the replay can find it."""
    path = tmp_path / "a.mgsave"
    path.write_bytes(recorded[0])
    contents = read_run(path)
    changed = tamper(copy.deepcopy(list(contents.records)))
    before, lines = "0" * 16, []
    for record in (contents.head, *changed):
        raw, before = write_line(before, record)
        lines.append(raw)
    path.write_bytes(b"".join(lines))
    again = read_run(path)
    verdict = verify(two_days().world, again.head, again.records)
    assert (verdict.result, verdict.day, verdict.why, verdict.command) == (DIFFERS, day, why, line)
    assert verdict.score == -1


def test_a_whole_run_is_verified(recorded: tuple[bytes, dict], tmp_path: Path) -> None:
    path = tmp_path / "a.mgsave"
    path.write_bytes(recorded[0])
    contents = read_run(path)
    verdict = verify(two_days().world, contents.head, contents.records)
    assert verdict == Verdict(VERIFIED, 2, len(WHOLE), True, verdict.score)
    assert 0 < verdict.score <= 100
    part = verify(two_days().world, contents.head, contents.records[:8])
    assert (part.result, part.finished, part.score) == (VERIFIED, False, -1)


@pytest.mark.parametrize(
    ("changes", "result", "why"),
    [
        ({"seed": "birch"}, DIFFERS, "dawn"), ({"difficulty": "harsh"}, DIFFERS, "begin"), ({"goal": "fame"}, DIFFERS, "begin"),
        ({"rules": RULES + 1}, OTHER_RULES, ""), ({"rules": None}, OTHER_RULES, ""), ({"rules": "1"}, OTHER_RULES, ""),
    ],
)  # fmt: skip
def test_a_changed_head_is_found(tmp_path: Path, changes: dict[str, object], result: str, why: str) -> None:
    path = tmp_path / "a.mgsave"
    session = begin(path, street())
    say(session, *STREET)
    session.close()
    contents = read_run(path)
    verdict = verify(street(), {**contents.head, **changes}, contents.records)
    assert (verdict.result, verdict.why) == (result, why)


def test_a_head_without_a_seed_is_no_traceback(recorded: tuple[bytes, dict], tmp_path: Path) -> None:
    verdict = verify(two_days().world, {"rules": RULES}, ())
    assert (verdict.result, verdict.why) == (DIFFERS, "begin")


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
        {"kind": "do", "text": "show jar 1"}, {"kind": "do", "text": "note 비누 is dear"}, {"kind": "undo"}]  # fmt: skip
