"""A run's file cut anywhere opens to the steps that are whole, and is played on to the very same file."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from marketgen.engine.events import Refusal
from marketgen.engine.run import digest
from marketgen.play.session import Session
from marketgen.saves.log import RunFile
from marketgen.saves.problems import Damaged, EmptyRun, NotARun
from tests.engine.helpers import command
from tests.engine.saved import EVENING, WHOLE, begin, resumed, say
from tests.worlds import street, two_days


def state_at(
    raw: bytes, after: dict[int, tuple[int, str, tuple[object, ...]]], cut: int
) -> tuple[int, str, tuple[object, ...]]:
    """What a file cut at a byte must open to: the last step whose own line is whole."""
    ends = [place + 1 for place, byte in enumerate(raw[:cut]) if byte == 10]
    state = after[min(after)]
    starts = sorted(after)
    for begun, done in pairwise(starts):
        own_line = raw.index(b"\n", begun) + 1
        if ends and own_line <= ends[-1]:
            state = after[done]
    return state


def test_a_cut_anywhere_opens_to_the_steps_that_are_whole(tmp_path: Path, recorded: tuple[bytes, dict]) -> None:
    """At every byte near the end of a line, at every ninth elsewhere; the file alone is cut at each in test_damage."""
    raw, after = recorded
    first = raw.index(b"\n") + 1
    ends = [place for place, byte in enumerate(raw) if byte == 10]
    near = {place + more for place in ends for more in range(-2, 4)}
    path = tmp_path / "cut.mgsave"
    records = [json.loads(line)["r"] for line in raw.splitlines()[1:]]
    resumed_from = set()
    for cut in sorted({*range(0, len(raw) + 1, 9), *(cut for cut in near if 0 <= cut <= len(raw)), len(raw)}):
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
    for cut in sorted(
        {place + more for place in ends for more in (-1, 0, 1, 40) if ends[0] <= place + more <= len(raw)}
    ):
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
