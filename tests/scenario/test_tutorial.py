"""The tutorial is done as its reader would: snippets pasted where it says, mistakes made and mended, the end played."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from marketgen.cli import parser
from marketgen.engine.rules import advance, new_run
from marketgen.play.bots import BOTS, next_command
from marketgen.scenario.fields import reference
from tests.cli.conftest import Call, call
from tests.scenario.helpers import loaded
from tests.support import ROOT

__all__ = ["call"]

TUTORIAL = ROOT / "docs" / "writing-scenarios.md"
WHAT = re.compile(
    r"Save this there as `(?P<name>[^`]+)`.*?```json\n(?P<whole>.*?)```"
    r"|Below\s+the\s+line\s+`(?P<below>[^`]+)`\s+paste:\n\n```json\n(?P<snippet>.*?)```"
    r"|Change\s+`(?P<old>[^`]+)`\s+to\s+`(?P<new>[^`]+)`"
    r"|Write\s+`(?P<wrong>[^`]+)`\s+instead\s+of\s+`(?P<right>[^`]+)`.*?```text\n(?P<told>.*?)```",
    re.S,
)


class Mistake(NamedTuple):
    """The file with a mistake made on purpose, what the tutorial says of it and where that stands in the tutorial."""

    text: str
    told: str
    at: tuple[int, int]


def once(text: str, old: str, new: str) -> str:
    """A text with a piece of it replaced, which must be there once, or the reader would not know which."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


def done(tutorial: str) -> Iterator[tuple[str, Mistake | None]]:
    """The file after each instruction of the tutorial, and the mistake, if that is what it asks for."""
    text = ""
    for found in WHAT.finditer(tutorial):
        part = found.groupdict()
        if part["whole"]:
            text = part["whole"]
        elif part["snippet"]:
            assert part["snippet"].endswith(",\n"), "every snippet ends with a comma"
            lines = text.splitlines(keepends=True)
            places = [number for number, line in enumerate(lines, 1) if line.strip() == part["below"]]
            assert len(places) == 1, f"the line {part['below']!r} is there {len(places)} times"
            lines.insert(places[0], part["snippet"])
            text = "".join(lines)
        elif part["old"]:
            text = once(text, part["old"], part["new"])
        else:
            yield text, Mistake(once(text, part["right"], part["wrong"]), part["told"], found.span("told"))
        yield text, None


@pytest.fixture
def river(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the reader's file, in a folder of scenarios of its own; not written yet."""
    monkeypatch.setenv("MARKETGEN_HOME", str(tmp_path))
    folder = tmp_path / "scenarios"
    folder.mkdir()
    monkeypatch.chdir(folder)  # as the reader does: messages name the file and no folders
    return folder / "river.json"


def test_each_mistake_is_told_word_for_word_and_mended_there_is_none(call: Call, river: Path) -> None:
    tutorial = TUTORIAL.read_text("utf-8")
    written, mistakes = tutorial, 0
    for text, mistake in done(tutorial):
        if mistake is None:
            continue
        mistakes += 1
        river.write_text(mistake.text, "utf-8")
        said = call("check", "river")[1]
        assert said.startswith("river.json:")
        written = written.replace(f"```text\n{tutorial[slice(*mistake.at)]}", f"```text\n{said}", 1)
        if "MARKETGEN_TESTS_WRITE" not in os.environ:
            assert said == mistake.told
        river.write_text(text, "utf-8")
        assert call("check", "--strict", "river") == (0, "", ""), "before the mistake of this step"
    assert mistakes == len(re.findall(r"^## \d", tutorial, re.M)) == 8
    if "MARKETGEN_TESTS_WRITE" in os.environ:
        TUTORIAL.write_text(written, "utf-8")


def test_a_bot_meets_the_good_the_official_and_the_whole_story(call: Call, river: Path) -> None:
    *_before, (text, _mistake) = done(TUTORIAL.read_text("utf-8"))
    river.write_text(text, "utf-8")
    assert call("check", "--strict", "--play", "river")[0] == 0  # its own test holds
    world = loaded(river).world
    met: set[str] = set()
    for number in range(1, 7):
        run = new_run(world, f"story-{number}", goal="neighbour").run
        given = 0
        while run.phase != "over":
            day, honey = run.day, run.goods["honey"].stock
            advance(world, run, next_command(BOTS["lawful"], world, run, given))
            given = given + 1 if run.day == day else 0
            met |= {"sold honey"} if run.phase != "morning" and run.goods["honey"].stock < honey else set()
        met |= (
            {f"event {one}" for one in run.seen}
            | {f"flag {one}" for one in run.flags}
            | {f"rumour {one.rumour}" for one in run.told}
        )
        met |= {"inspected"} if run.inspections else set()
    story = {"event crate_asked", "event crate_back", "event word_spreads", "flag lent_crate"}
    assert {*story, "sold honey", "inspected", "rumour wedding"} - met == set()


def test_every_command_in_it_is_one(river: Path) -> None:
    tutorial = TUTORIAL.read_text("utf-8")
    told = re.findall(r"`marketgen ([^`\n]+)`|^marketgen (.+)$", tutorial, re.M)
    commands = ["".join(one) for one in told]
    assert len(commands) > 10
    for command in commands:
        assert parser.parse(command.split()).run, command


def test_its_links_into_the_reference_lead_somewhere() -> None:
    heads = {head.lower().replace(" ", "-") for head in re.findall(r"^### (.+)$", reference(), re.M)}
    links = re.findall(r"scenario-reference\.md#([a-z-]+)", TUTORIAL.read_text("utf-8"))
    assert len(links) > 8
    assert set(links) - heads == set()
