"""The verb class mark: what it writes and says, and what each thing that is wrong gets."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from marketgen.cli import marking
from marketgen.play.lesson import digest_of
from marketgen.saves import files
from tests.classroom.handing import Student, lesson_in
from tests.cli.conftest import Call
from tests.hygiene.test_imports import loaded_by


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a lesson and two results of it."""
    where = tmp_path_factory.mktemp("handed")
    lesson, world = lesson_in(where)
    for code, bot in (("amber-bell", "lawful"), ("birch-cup", "random")):
        Student(lesson, world, code).play(bot).hand_in(where)
    return where


def test_a_class_becomes_a_table_and_a_page(call: Call, handed: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "marked"
    code, said, error = call("class", "mark", str(handed), "--out", str(out))
    assert (code, said) == (0, f"verified: 2\nWritten: {out / 'results.csv'}\nWritten: {out / 'class.html'}\n")
    assert error.startswith("2 files in ")
    assert len((out / "results.csv").read_text("utf-8-sig").splitlines()) == 3
    assert b"amber-bell" in (out / "class.html").read_bytes()
    assert sorted(path.name for path in out.iterdir()) == ["class.html", "results.csv"]


def test_marking_again_replaces_both_and_codes_can_be_left_out(call: Call, handed: Path, tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text("old")
    assert call("class", "mark", str(handed), "--out", str(tmp_path), "--without-codes")[0] == 0
    assert "amber-bell" in (tmp_path / "results.csv").read_text("utf-8-sig")
    assert b"amber-bell" not in (tmp_path / "class.html").read_bytes()


@pytest.mark.slow
def test_two_processes_write_what_one_does(call: Call, handed: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert call("class", "mark", str(handed), "--out", str(tmp_path / jobs), "--jobs", jobs)[0] == 0
    for name in ("results.csv", "class.html"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_a_class_is_marked_by_one_process_and_a_school_by_all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    found = [marking.jobs_for(asked, files) for asked, files in ((0, 30), (0, 64), (3, 30), (9, 2), (9999, 5000))]
    assert found == [1, 4, 3, 2, 16]


def test_what_is_wrong_with_files_is_said_and_ends_with_1(call: Call, handed: Path, tmp_path: Path) -> None:
    where = tmp_path / "in"
    where.mkdir()
    for path in handed.iterdir():
        (where / path.name).write_bytes(path.read_bytes())
    (where / "junk\x1b[2J\nverified: 99.mgresult").write_bytes(b"junk")
    (where / os.fsdecode(b"no \xff text.mgresult")).write_bytes(b"junk")
    below = where / "more"
    below.mkdir()
    (below / "x.mgresult").touch()
    code, said, error = call("class", "mark", str(where), "--out", str(tmp_path / "out"))
    assert code == 1
    assert said.startswith("verified: 2\nnot verified: cannot be read: 2\njunk [2J verified: 99.mgresult: ")
    assert "not verified: cannot be read: it does not begin as a result does" in said
    assert "\x1b" not in said
    assert f"{below} has results of its own, and was not looked into." in error


def test_of_many_wrong_files_some_are_named(call: Call, handed: Path, tmp_path: Path) -> None:
    (tmp_path / "lesson.mgclass").write_bytes((handed / "lesson.mgclass").read_bytes())
    for number in range(25):
        (tmp_path / f"{number}.mgresult").write_bytes(b"junk %d" % number)
    _code, said, _error = call("class", "mark", str(tmp_path), "--out", str(tmp_path / "out"))
    assert said.count("it does not begin as a result does") == marking.LISTED
    assert "and 5 more, all of them in results.csv" in said


def test_a_lesson_has_to_be_known(call: Call, handed: Path, tmp_path: Path) -> None:
    lesson, result = (handed / "lesson.mgclass").read_bytes(), (handed / "amber-bell.mgresult").read_bytes()
    (tmp_path / "amber-bell.mgresult").write_bytes(result)
    out = ("--out", str(tmp_path / "out"))
    code, _said, error = call("class", "mark", str(tmp_path), *out)
    assert (code, error) == (2, f"There is no lesson in {tmp_path}. Name it: --lesson lesson.mgclass\n")
    for name in "ab":
        (tmp_path / f"{name}.mgclass").write_bytes(lesson)
    code, _said, error = call("class", "mark", str(tmp_path), *out)
    assert (code, "There is more than one lesson in" in error) == (2, True)
    assert call("class", "mark", str(tmp_path), *out, "--lesson", str(tmp_path / "a.mgclass"))[0] == 0
    (tmp_path / "a.mgclass").write_bytes(lesson[:-100])
    code, _said, error = call("class", "mark", str(tmp_path), *out, "--lesson", str(tmp_path / "a.mgclass"))
    assert (code, "cannot be used as a lesson" in error) == (2, True)


def test_a_folder_that_cannot_be_marked_is_named(call: Call, handed: Path, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "out"))
    nothing, inside = tmp_path / "nothing", tmp_path / "inside"
    (inside / "below").mkdir(parents=True)
    (inside / "below" / "a.mgresult").touch()
    file = handed / "lesson.mgclass"
    said = {
        str(nothing): f"There is no folder {nothing}. Name the one in which the results lie.\n",
        str(file): f"{file} is not a folder. Put the results into one, and name it.\n",
        str(inside): f"There is no result in {inside} itself, but there are in below, below it. Name that one.\n",
        str(tmp_path): f"There is no result in {tmp_path}. Results are files named CODE.mgresult.\n",
    }
    for where, error in said.items():
        assert call("class", "mark", where, *out) == (2, "", error)


def test_a_folder_of_dots_is_named_in_full(
    call: Call, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.mgresult").write_bytes((handed / "amber-bell.mgresult").read_bytes())
    monkeypatch.chdir(tmp_path)
    error = f"There is no lesson in {tmp_path}. Name it: --lesson lesson.mgclass\n"
    assert call("class", "mark", ".", "--out", "out") == (2, "", error)
    assert call("class", "mark", "below/..", "--out", "out") == (2, "", error)


def test_what_cannot_be_written_is_said_and_the_old_stays(
    call: Call, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "results.csv").write_text("old")
    monkeypatch.setattr(files, "replace", full)
    code, said, error = call("class", "mark", str(handed), "--out", str(tmp_path))
    assert (code, said) == (2, "")
    assert f"{tmp_path / 'results.csv'} could not be written: No space left on device." in error
    assert (tmp_path / "results.csv").read_text() == "old"
    taken = tmp_path / "results.csv"
    assert call("class", "mark", str(handed), "--out", str(taken))[2].startswith(f"The folder {taken} cannot be made: ")


@pytest.mark.parametrize("field", ["digest", "difficulty"])
def test_a_lesson_that_does_not_fit_its_scenario_is_refused(
    call: Call, handed: Path, tmp_path: Path, field: str
) -> None:
    content = json.loads((handed / "lesson.mgclass").read_bytes())
    content[field] = "nosuch"
    content["lesson"] = digest_of(content)
    lesson = tmp_path / "lesson.mgclass"
    lesson.write_text(json.dumps(content), "utf-8")
    code, said, error = call("class", "mark", str(handed), "--lesson", str(lesson), "--out", str(tmp_path / "out"))
    assert (code, said) == (2, "")
    none = "names rules, a difficulty or a start that its scenario does not have. Assign the lesson again."
    assert error == f"{lesson} {none}\n"


@pytest.mark.slow
def test_marking_loads_no_textual_and_no_dask(handed: Path, tmp_path: Path) -> None:
    code, modules = loaded_by("class", "mark", str(handed), "--out", str(tmp_path))
    assert code == 0
    assert "marketgen.classroom.marking" in modules
    assert not {name for name in modules if name.partition(".")[0] in ("textual", "dask", "distributed")}
