"""The fact sheet for a class: the teacher's part first, cited numbers with units, their sources; no markup."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from marketgen.scenario import factsheet
from tests.cli.conftest import Call, call
from tests.scenario.helpers import DATA, country, put_in, written

__all__ = ["call"]

CITED: dict[str, Any] = {
    "sources": {"books": {"title": "Harbour *books*", "year": 1931, "page": "12", "url": "https://example.org/b",
                          "about": "What came in."}, "unread": {"title": "Another"}},
    "goods": {"plum": {"basis": {"price": {"is": "documented", "cite": ["books"], "about": "Spring."}}}},
    "teacher": {"minutes": 45, "questions": ["Who gained?"]},
}  # fmt: skip


def sheet(folder: Path, part: dict[str, Any]) -> factsheet.Sheet:
    """The sheet of the made-up country with a part put in."""
    found = factsheet.sheet(written(folder, put_in(country(), part)))
    assert isinstance(found, factsheet.Sheet), "\n".join(map(str, found))
    return found


def test_a_cited_number_stands_with_unit_basis_and_source(tmp_path: Path) -> None:
    text = factsheet.written(sheet(tmp_path, CITED))
    assert "  plums (documented; books): Spring.\n      price: 2.05 crowns.\n" in text
    assert "  books: Harbour *books*, 1931, page 12: What came in. https://example.org/b\n" in text
    assert "and 2 more sources\n" in text
    assert text.index("45 minutes") < text.index("Who gained?") < text.index("Documented: 1;") < text.index("plums (")
    assert "bread" not in text  # it cites nothing


def test_as_markdown_nothing_of_the_scenario_is_markup(tmp_path: Path) -> None:
    text = factsheet.written(sheet(tmp_path, CITED), markdown=True)
    assert "\n- books: Harbour \\*books\\*, 1931" in text
    assert [line for line in text.splitlines() if re.match("#+ ", line)][:2] == [
        f"# {country()['title']}",
        "## For whoever teaches with it",
    ]


def test_it_is_a_sample_and_says_how_much_more_there_is(tmp_path: Path) -> None:
    basis = {"rest": {"is": "estimate", "cite": ["books"]}}
    found = sheet(tmp_path, put_in(CITED, {"goods": {"plum": {"basis": basis}}}))
    plum = next(one for one in found.groups[0][1] if one.basis == "estimate")
    assert len(plum.numbers) == factsheet.NUMBERS + 1
    assert re.fullmatch(r"and \d+ more", plum.numbers[-1])


def test_every_number_of_every_kind_has_its_unit_said() -> None:
    found = factsheet.sheet(DATA / "every_key.json")
    assert isinstance(found, factsheet.Sheet)
    assert found.sources
    shown = [one for _section, findings, _more in found.groups for finding in findings for one in finding.numbers]
    assert "crown: 120.5 crowns" in shown
    assert "dollar: 15 dollars" in shown
    assert "heat: 3 points of heat" in shown


@pytest.mark.parametrize("name", ["first_stall", "class_week", "the_awning", "base"])
def test_the_shipped_scenarios_have_one(call: Call, name: str) -> None:
    code, said, error = call("pack", "facts", name, "--markdown")
    assert (code, error) == (0, "")
    assert said.startswith("# ")


def test_a_scenario_with_mistakes_has_none(call: Call, tmp_path: Path) -> None:
    path = written(tmp_path, put_in(country(), {"goods": {"plum": {"pryce": 1}}}))
    code, said, error = call("pack", "facts", str(path))
    assert (code, said) == (1, "")
    assert "E101" in error
    assert call("pack", "facts", "nobody")[0] == 2
