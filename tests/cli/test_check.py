"""``check``: text, JSON and annotations of a workflow; what fails, and what it says was not looked at."""

from __future__ import annotations

import json
import re
from pathlib import Path

from marketgen.scenario.problems import SHOWN
from tests.cli.conftest import Call
from tests.scenario.helpers import country


def bare(folder: Path) -> Path:
    """A scenario with a warning (a flag nobody uses) and, without it, a number that says nothing of its source."""
    document = country()
    document["flags"]["met"] = {"about": "They have met."}
    path = folder / "bare.json"
    path.write_text(json.dumps(document, indent=1), "utf-8")
    return path


def test_check_strict(call: Call, tmp_path: Path) -> None:
    """Warnings fail, and what has none prints nothing at all."""
    assert call("check", "--strict", "base", "first_stall", "class_week", "the_awning") == (0, "", "")
    path = str(bare(tmp_path))
    assert call("check", path)[0] == 0
    code, said, error = call("check", "--strict", path)
    assert code == 1
    assert "warning W301: " in said
    assert said.endswith("1 warning\n")
    assert "--strict" in error


def test_check_as_annotations(call: Call, tmp_path: Path) -> None:
    """One line a problem, with what GitHub would read as its own signs escaped; the totals go to the log."""
    path = tmp_path / "odd,name%.json"
    path.write_text(bare(tmp_path).read_text("utf-8").replace('"abeut"', '"about"').replace('"odds": "w', '"odds": "x'))
    code, said, _error = call("check", "--github", str(path))
    assert code == 1
    first, last = said.splitlines()[0], said.splitlines()[-1]
    assert re.match(r"::error file=\S*odd%2Cname%25\.json,line=\d+,col=\d+,title=E105::", first)
    assert "%0Adid you mean" in first
    assert last == "1 error; the sense of the rules was not checked"
    assert call("check", "--github", str(bare(tmp_path)))[1].startswith("::warning ")
    assert call("check", "--github", "first_stall") == (0, "", "")
    assert call("check", "--github", "--json", "first_stall")[0] == 2


def test_check_tells_what_was_not_checked(call: Call, tmp_path: Path) -> None:
    cut, wrong = tmp_path / "cut.json", tmp_path / "wrong.json"
    text = bare(tmp_path).read_text("utf-8")
    cut.write_text(text[:-20])
    wrong.write_text(text.replace('"odds": "w', '"odds": "x'))
    told = json.loads(call("check", "--json", str(cut), str(wrong), "first_stall", "base", "no_such")[1])["files"]
    assert [one["not_checked"] for one in told] == [
        ["shape", "references", "sense"], ["sense"], [], ["sense"], ["text", "shape", "references", "sense"],
    ]  # fmt: skip
    assert [one["base_pack"] for one in told] == [False, False, False, True, False]
    assert told[1]["totals"] == {"error": 1, "warning": 0, "note": 0}
    assert told[1]["problems"][0]["text"].count("\n") == 3
    assert call("check", str(cut))[1].endswith("1 error; the rest of the file was not checked\n")
    assert "the sense of the rules was not checked" in call("check", "base")[1]


def test_check_sources(call: Call, tmp_path: Path) -> None:
    """How many numbers rest on what; those that rest on nothing are listed, at most fifty of them."""
    assert re.search(
        r"first_stall: \d+ numbers: documented \d+, estimate \d+, invented \d+, nothing said 0\n$",
        call("check", "--sources", "first_stall")[1],
    )
    path = bare(tmp_path)
    document = json.loads(path.read_text("utf-8"))
    del document["basis"]
    document["goods"]["plum"]["basis"] = {"rest": {"is": "invented"}}
    path.write_text(json.dumps(document, indent=1), "utf-8")
    code, said, _error = call("check", "--sources", str(path))
    assert code == 1
    assert "error E312" in said
    listed = said.split("With neither a basis nor a source:\n")[1].splitlines()
    assert len(listed) == SHOWN + 1
    assert re.match(r"  \S+bare\.json:\d+:\d+: start\.days = 5$", listed[0])
    assert re.fullmatch(r"\.\.\. and \d+ more", listed[-1])
    told = json.loads(call("check", "--sources", "--json", str(path))[1])["files"][0]
    assert len(told["without_source"]) == told["numbers"]["nothing"] == SHOWN + int(listed[-1].split()[2])
    path.write_text(path.read_text("utf-8").replace('"odds": "w', '"odds": "x'))
    assert call("check", "--sources", str(path))[1].endswith("once the rest of it can be checked.\n")
