"""Going on with a run under newer rules: what is kept, what is named, what it can be used for afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgen.engine import rules as engine_rules
from marketgen.engine.events import refuse
from marketgen.engine.rules import RULES
from marketgen.engine.run import digest
from marketgen.play import session as session_module
from marketgen.play import timeline as timeline_module
from marketgen.play import verify as verify_module
from marketgen.play.verify import MIXED, OTHER_RULES, verify
from marketgen.saves.log import KIND, read_run
from marketgen.saves.log import RULES as RULES_LINE
from tests.engine.saved import EVENING, STREET, begin, resumed, say
from tests.worlds import street, tiny


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
    assert (line[KIND], line["from"], line["to"], line["refused"], line["left"]) == (
        RULES_LINE,
        RULES,
        RULES + 1,
        "",
        0,
    )
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
