"""The teacher's page: its commands are those of the program, and what it names is there."""

from __future__ import annotations

import re
import shlex

import pytest

from marketgen.cli import parser
from tests.scenario.helpers import loaded
from tests.support import ROOT

PAGE = (ROOT / "docs" / "teaching.md").read_text("utf-8")
COMMANDS = re.findall(r"```\n *marketgen (.+)\n *```", PAGE)


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_page_is_understood(line: str) -> None:
    assert parser.build().parse_args(shlex.split(line))


def test_it_goes_from_the_guide_to_the_marks() -> None:
    order = ["class guide", "class assign", "play lesson.mgclass", "class mark"]
    places = [next(i for i, line in enumerate(COMMANDS) if line.startswith(verb)) for verb in order]
    assert places == sorted(places)


def test_the_scenarios_and_starts_it_names_are_there() -> None:
    rows = dict(re.findall(r"^   \| (id|days) \| (.+) \|$", PAGE, re.M))
    ids = re.findall(r"`(\w+)`", rows["id"])
    days = [int(cell.split()[0].rstrip(",")) for cell in rows["days"].split(" | ")]
    assert [loaded(one).world.days for one in ids] == days
    assert len(ids) == 3
    starts = [start for one in ids for start in loaded(one).world.starts]
    assert {"last_two_days", "week_three", "widow"} <= set(starts)
    assert [start for start in starts if f"`{start}`" not in PAGE] == []


def test_its_links_lead_to_headings_and_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert links
    for link in links:
        path, _hash, heading = link.partition("#")
        text = (ROOT / "docs" / path).resolve().read_text("utf-8") if path else PAGE
        headings = [
            re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-")
            for one in re.findall(r"^#+ (.+)$", text, re.M)
        ]
        assert not heading or heading in headings, link
