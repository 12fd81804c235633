"""Verifying: a whole run is, and each kind of tampering is named by its day and command."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from marketgen.engine.rules import RULES
from marketgen.engine.run import digest
from marketgen.play.verify import DIFFERS, OTHER_RULES, VERIFIED, Verdict, replay, start, verify
from marketgen.saves.chain import Record, write_line
from marketgen.saves.log import DAWN, DO, END, KIND, UNDO, read_run
from tests.engine.saved import STREET, WHOLE, begin, say
from tests.worlds import street, two_days

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


def renamed(kind: str, number: int, key: str, name: str) -> Callable[[Records], Records]:
    """A tampering that puts what stands under a key under a name that ends nearly so, where it stood: last."""

    def tamper(records: Records) -> Records:
        record = records[nth(kind, number)(records)]
        record[name] = record.pop(key)
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
        (renamed(DAWN, 1, "run", '"run'), 2, "dawn", ""),
        (renamed(END, 0, "record", '"record'), 1, "digest", "sleep"),
        (renamed(END, 0, "record", "a record"), 1, "digest", "sleep"),
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


def test_a_run_in_which_nothing_is_taken_back_is_moved_along_as_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "onward.mgsave"
    session = begin(path, two_days().world)
    say(session, "show plum 1", "note ripe", "open", "open", "sleep", "hide plum", "open", "open", "sleep")
    session.close()
    contents = read_run(path)
    assert all(record[KIND] != UNDO for record in contents.records)
    assert all(isinstance(record, Record) and record.raw.startswith(b'{"kind":') for record in contents.records)
    slow = tuple(dict(record) for record in contents.records)  # no bytes to compare
    verdict = verify(two_days().world, contents.head, contents.records)
    assert (verdict.result, verdict.finished) == (VERIFIED, True)
    assert verify(two_days().world, contents.head, slow) == verdict
    timeline = start(two_days().world, contents.head)
    for _step in replay(two_days().world, contents.head, contents.records, timeline):
        pass
    assert digest(timeline.run) == digest(session.run)


@pytest.mark.parametrize(
    ("changes", "result", "why"),
    [
        ({"seed": "birch"}, DIFFERS, "dawn"), ({"difficulty": "harsh"}, DIFFERS, "begin"),
        ({"goal": "fame"}, DIFFERS, "begin"),
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
