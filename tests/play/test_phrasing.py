"""Everything the engine can say has words: steps, events, refusals. Read from its source, so that none is forgotten."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from marketgen.play import refusals, steps, tell
from tests.support import ROOT

ENGINE = ROOT / "src/marketgen/engine"
PLAY = ROOT / "src/marketgen/play"


def _first_words(function: str, method: bool = False) -> Iterator[tuple[str, str]]:
    """The literal first argument of every call of a function (or method) in engine and play, and where it stands."""
    for path in (*sorted(ENGINE.glob("*.py")), *sorted(PLAY.glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name != function or isinstance(node.func, ast.Attribute) != method:
                continue
            if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                yield node.args[0].value, f"{path.name}:{node.lineno}"


def test_every_step_of_an_account_has_words() -> None:
    used = dict(_first_words("add", method=True)) | dict.fromkeys(("held",), "keep_within")
    assert len(used) > 40
    assert {name: place for name, place in used.items() if name not in steps.STEP_NAMES} == {}


def test_every_event_has_a_teller_or_is_silent_on_purpose() -> None:
    used = dict(_first_words("event"))
    assert len(used) > 30
    assert {name: place for name, place in used.items() if name not in tell.KINDS} == {}


def test_every_refusal_has_a_sentence() -> None:
    used = dict(_first_words("refuse"))
    assert len(used) > 20
    assert {name: place for name, place in used.items() if name not in refusals.REASONS} == {}


def test_no_words_are_left_over() -> None:
    """A sentence for a reason nothing gives is a sentence nobody will mend."""
    given = set(dict(_first_words("refuse"))) | {"not_saved"}
    assert sorted(set(refusals.REASONS) - given) == []
