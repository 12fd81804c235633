"""The documents say what the program does: the reference is made from the models, the examples are run."""

from __future__ import annotations

import ast
import itertools
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from marketgen.cli.parser import VERBS
from marketgen.engine.commands import VERBS as COMMANDS
from marketgen.engine.rules import new_run
from marketgen.play.bots import BOTS
from marketgen.scenario import Loaded, load
from marketgen.scenario.fields import reference
from marketgen.scenario.keys import descriptions, keys_of, models, unit
from marketgen.scenario.models.document import Document
from marketgen.scenario.spec import Spec
from tests.scenario.helpers import codes, country, problems_with, put_in, written
from tests.support import ROOT

GUIDE = ROOT / "docs" / "scenarios.md"
REFERENCE = ROOT / "docs" / "scenario-reference.md"


def examples() -> list[str]:
    """The JSON examples of the guide, but for those of the sections."""
    return [text for title, text in _found() if title not in sections()]


def sections() -> dict[str, str]:
    """The examples of the sections, by heading: each is a part of a document."""
    return {title: text for title, text in _found() if text.startswith("{\n") and '"format"' not in text}


def _found() -> list[tuple[str, str]]:
    return re.findall(r"^##+ ([^\n]+)\n(?:(?!^##).)*?```json\n(.*?)```", GUIDE.read_text("utf-8"), re.S | re.M)


def test_the_reference_is_that_of_the_program() -> None:
    if "MARKETGEN_TESTS_WRITE" in os.environ:
        REFERENCE.write_text(reference(), "utf-8")
    assert REFERENCE.read_text("utf-8") == reference(), "MARKETGEN_TESTS_WRITE=1 pytest tests/scenario/test_docs.py"


def test_every_key_has_a_sentence_and_every_number_a_unit() -> None:
    keys = [key for model in models() for key in keys_of(model)]
    assert len(models()) > 40
    assert [f"{key.owner}.{key.name}" for key in keys if not key.about] == []
    numbers = [key for key in keys if _ends_in_number(key.shape)]
    assert len(numbers) > 300
    assert [f"{key.owner}.{key.name}" for key in numbers if not unit(key.shape)] == []


def _ends_in_number(shape: Spec) -> bool:
    return shape.kind == "number" or (shape.kind in ("list", "table") and _ends_in_number(shape.each or shape))


def test_the_sentences_are_those_of_the_source() -> None:
    """They are read with a pattern, for speed; Python's own parser finds the same."""
    parsed = {
        (node.name, ast.unparse(field.target)): " ".join(ast.literal_eval(after.value).split()).replace("``", "`")
        for path in sorted((ROOT / "src/marketgen/scenario/models").glob("*.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
        for field, after in itertools.pairwise(node.body)
        if isinstance(field, ast.AnnAssign) and isinstance(after, ast.Expr)
    }
    told = descriptions()
    assert {key: told.get(key) for key in parsed} == parsed


def test_the_guide_names_every_key_of_the_whole() -> None:
    text = GUIDE.read_text("utf-8")
    keys = {field.alias or name for name, field in Document.model_fields.items()} - {"$schema", "note", "hangul"}
    assert [key for key in sorted(keys) if f"`{key}`" not in text and f'"{key}"' not in text] == []


def test_the_examples_of_the_guide_are_right(tmp_path: Path) -> None:
    condition, effects, basis, extending, leaner = examples()
    part: dict[str, Any] = {"events": {"crate": {"when": json.loads(condition), "effects": json.loads(effects)}}}
    assert codes(problems_with(tmp_path, part)) == []
    sourced = {**json.loads("{" + basis + "}"), "sources": {"harbour_books": {"title": "The harbour books"}}}
    assert codes(problems_with(tmp_path, sourced)) == []
    written(tmp_path, country(), "made_up_country.json")
    found = load(written(tmp_path, extending, "dear_plums.json"))
    assert isinstance(found, Loaded)
    assert found.world.goods["plum"].base == 350
    found = load(written(tmp_path, leaner, "lean_year.json"))
    assert isinstance(found, Loaded)
    plum = found.world.goods["plum"]
    assert (plum.base, plum.depth) == (246, 75)


@pytest.mark.parametrize("title", sections())
def test_the_example_of_a_section_is_right(tmp_path: Path, title: str) -> None:
    assert [str(problem) for problem in problems_with(tmp_path, json.loads(sections()[title]))] == []


def test_the_examples_of_the_sections_go_together(tmp_path: Path) -> None:
    document = country()
    for text in sections().values():
        document = put_in(document, json.loads(text))
    found = load(written(tmp_path, document))
    assert isinstance(found, Loaded), "\n".join(map(str, found))
    assert len(sections()) >= 12
    run = new_run(found.world, "amber").run
    assert (len(run.cast), found.world.met("travel", 1), sorted(run.money)) == (1, True, ["crown", "dollar", "shell"])


def test_the_house_names_every_module_of_the_engine() -> None:
    told = set(re.findall(r"[a-z_]+", (ROOT / "docs" / "architecture.md").read_text("utf-8")))
    modules = {path.stem for path in (ROOT / "src/marketgen/engine").glob("[a-z]*.py")}
    assert modules - told == set(), "name it in docs/architecture.md, Inside engine/"


def test_the_commands_name_every_verb_and_every_bot() -> None:
    told = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert [bot for bot in BOTS if f"`{bot}`" not in told] == []
    assert [verb for verb in VERBS if f"### `marketgen {verb}`" not in told] == []


def test_playing_names_every_command() -> None:
    told = (ROOT / "docs" / "playing.md").read_text("utf-8")
    assert [verb for verb in COMMANDS if not re.search(rf"`{verb}[ `]", told)] == []


def test_the_contracts_name_every_stream_of_luck() -> None:
    engine = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "src/marketgen/engine").glob("*.py")))
    streams = set(re.findall(r"\bdraws?\(\s*[a-z.]*seed, \"([a-z_]+)\"", engine))
    chance = (ROOT / "docs" / "contracts.md").read_text("utf-8").split("\n## ")[1]
    assert len(streams) > 50
    assert streams - set(re.findall(r"[a-z_]+", chance)) == set(), "name it in docs/contracts.md, Chance 4"


@pytest.mark.parametrize("path", [GUIDE, REFERENCE], ids=lambda path: path.stem)
def test_the_documents_name_no_folder_of_a_machine(path: Path) -> None:
    assert not re.search(r"(/home/|/root|/work/|/tmp/|C:\\)", path.read_text("utf-8"))
