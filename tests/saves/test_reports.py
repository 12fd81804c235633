"""A crash report helps to mend the program and holds no word of the player's."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgen.saves import folders
from marketgen.saves.problems import SaveFailed
from marketgen.saves.reports import report_text, write_report

SECRET = "Kang's debt is 비누"


def crash(secret: str) -> BaseException:
    note = {"diary": secret}
    try:
        try:
            raise KeyError(note["diary"])
        except KeyError as fault:
            fault.add_note(secret)
            raise FileNotFoundError(2, secret, f"/home/{secret}/x") from fault
    except OSError as fault:
        return fault


def test_it_names_the_fault_the_place_and_the_versions() -> None:
    path = write_report(crash(SECRET), "0.1.0", {"rules": 3, "digest": "00ff"})
    text = path.read_text("ascii")
    assert path.parent == folders.reports()
    assert path.suffix == ".txt"
    for word in ("marketgen: 0.1.0", "python: 3.", "system: ", "textual: ", "rules: 3", "digest: 00ff"):
        assert word in text
    assert "FileNotFoundError ENOENT" in text
    assert "caused by:\nKeyError\n" in text
    assert "test_reports.py:" in text
    assert " in crash" in text


def test_it_holds_no_word_of_the_players_and_no_folder_of_theirs(home: Path) -> None:
    text = report_text(crash(SECRET), "0.1.0")
    for secret in (SECRET, "debt", "Kang", "/home", str(home), str(Path(__file__).parent)):
        assert secret not in text


def test_a_crash_a_second_has_a_report_each() -> None:
    paths = {write_report(crash(str(number)), "0.1.0", {"number": number}) for number in range(5)}
    assert len(paths) == 5
    assert len(list(folders.reports().iterdir())) == 5


def test_faults_that_turn_in_a_circle_or_go_deep_end() -> None:
    first, second = ValueError("a"), TypeError("b")
    first.__cause__, second.__cause__ = second, first
    assert report_text(first, "0.1.0").count("caused by") == 1
    fault: BaseException = ValueError()
    for _ in range(500):
        outer = ValueError()
        outer.__context__ = fault
        fault = outer
    assert report_text(fault, "0.1.0").count("while handling") < 20
    with pytest.raises(RecursionError) as caught:
        deep(900)
    assert len(report_text(caught.value, "0.1.0")) < 10_000


def deep(left: int) -> None:
    deep(left + 1)


def test_control_codes_in_facts_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "x\x1b[31m\nfake: line")
    text = report_text(ValueError(), "0.1.0", {"a\nb": "c\x1bd"})
    assert "\x1b" not in text
    assert "\nfake" not in text
    assert "a?b: c?d" in text


def test_a_home_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARKETGEN_HOME", "/dev/null/x")
    with pytest.raises(SaveFailed):
        write_report(ValueError(), "0.1.0")
