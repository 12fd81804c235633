"""No file and no function grows past a size one can read, and every public name says what it is."""

from __future__ import annotations

import ast

import pytest

from tests import support
from tests.hygiene.shape_lint import FILE_LINES, FUNCTION_LINES, long_functions, undocumented

LONG_FILES: dict[str, str] = {}
"""Files that may be longer, each with its reason."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions (``file:name``) that may be longer, each with its reason."""


def _name(path: object) -> str:
    return str(path).removeprefix(f"{support.PACKAGE}/")


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Every source file, parsed once."""
    return {_name(path): ast.parse(path.read_text("utf-8")) for path in support.sources()}


def test_no_file_is_too_long() -> None:
    lengths = {_name(path): path.read_text("utf-8").count("\n") for path in support.sources()}
    assert len(lengths) > 8, "the source files were not found"
    long = {name: lines for name, lines in lengths.items() if lines > FILE_LINES and name not in LONG_FILES}
    assert not long, f"over {FILE_LINES} lines: {long}"
    assert not [name for name in LONG_FILES if lengths.get(name, 0) <= FILE_LINES], "an exception is needless"


def test_no_function_is_too_long(trees: dict[str, ast.Module]) -> None:
    long = {f"{path}:{name}": lines for path, tree in trees.items() for lines, name, _ in long_functions(tree)}
    assert not {name: lines for name, lines in long.items() if name not in LONG_FUNCTIONS}, f"over {FUNCTION_LINES}"
    assert not [name for name in LONG_FUNCTIONS if name not in long], "an exception is needless"


def test_every_public_name_has_a_docstring(trees: dict[str, ast.Module]) -> None:
    missing = []
    for path, tree in trees.items():
        module = path.removesuffix(".py").replace("/", ".")
        missing += undocumented(tree, module, hooks=module.startswith("tui."))
    assert missing == []


def test_the_lint_catches_long_functions() -> None:
    body = "\n".join("    x = 1" for _ in range(41))
    assert long_functions(f"class A:\n  def f():\n{body}") == [(42, "A.f", 2)]
    assert long_functions(f'async def f():\n    """What.\n\n    More.\n    """\n{body}') == [(42, "f", 1)]
    assert long_functions("def f():\n" + "\n".join("    x = 1" for _ in range(39))) == []


def test_the_lint_catches_missing_docstrings() -> None:
    source = "def f():\n  def g(): pass\n\nclass A:\n  def m(self): pass\n  def _n(self): pass\n\nclass _B:\n  x = 1"
    assert undocumented(source, "m") == ["m", "m.f", "m.A", "m.A.m"]
    assert undocumented('"""What."""\ndef f():\n    """Does."""\n', "m") == []
    screen = "class A:\n    def compose(self): pass\n    def on_mount(self): pass"
    assert undocumented(screen, "m", hooks=True) == ["m", "m.A"]
    assert undocumented(screen, "m") == ["m", "m.A", "m.A.compose", "m.A.on_mount"]
