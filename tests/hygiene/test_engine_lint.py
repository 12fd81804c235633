"""The engine is pure and whole-numbered; and the lint that says so catches what it should."""

from __future__ import annotations

import pytest

from tests import support
from tests.hygiene.engine_lint import of_files, violations


def test_the_engine_has_no_float_clock_set_or_file() -> None:
    files = list(support.sources("engine"))
    assert len(files) > 8, "the engine's files were not found"
    assert of_files(files) == []


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x = 0.5", "a float"),
        ("x = 1e3", "a float"),
        ("x = 1j", "a float"),
        ("x = a / b", "true division"),
        ("x /= 2", "true division"),
        ("x = float(a)", "float()"),
        ("x = round(a)", "one rounding rule"),
        ("x = hash(a)", "salted"),
        ("x = id(a)", "address"),
        ("for x in {1, 2}: pass", "order of a set"),
        ("x = {y for y in z}", "order of a set"),
        ("for x in set(y): pass", "order of a set"),
        ("_SOME = frozenset(('a', 'b'))\nfor x in _SOME: pass", "order of a set"),
        ("_SOME = frozenset({'a', 'b'})\nx = tuple(_SOME)", "order of a set"),
        ("def f():\n    return frozenset(x)", "order of a set"),
        ("PUBLIC = {'a', 'b'}", "order of a set"),
        ("_SOME = {'a', 'b'}\nx = [y for y in _SOME]", "order of a set"),
        ("x = sorted({y for y in z}, key=f)", "order of a set"),
        ("x = tuple(a.keys() ^ set(b))", "order of a set"),
        ("x = {a / b} == c", "true division"),
        ("for x in a.keys() & b.keys(): pass", "views combined"),
        ("print(1)", "says nothing"),
        ("open('x')", "reads no files"),
        ("import time", "import time"),
        ("import random as r", "import random"),
        ("import datetime", "import datetime"),
        ("from datetime import datetime", "from datetime"),
        ("from datetime import date\nx = date.today()", "no clock"),
        ("from math import exp", "from math"),
        ("import math", "import math"),
        ("def f():\n    import os", "import os"),
        ("from pathlib import Path", "pathlib"),
        ("import rich", "import rich"),
        ("from marketgen.i18n import _", "marketgen.i18n"),
        ("def f():\n    global x\n    x = 1", "beside the run"),
    ],
)
def test_the_lint_catches(source: str, reason: str) -> None:
    found = violations(source)
    assert any(reason in line for line in found), found


@pytest.mark.parametrize(
    "source",
    [
        "x = a // b",
        "x = 10**18",
        "x = state.today",
        "from datetime import date, timedelta\nx = date(2017, 1, 1) + timedelta(days=3)",
        "from marketgen.engine import chance",
        "from math import isqrt",
        "_WORDS = frozenset({'a', 'b'})\n\ndef f(x):\n    return x in _WORDS or x not in _WORDS",
        "_WORDS = {'a', 'b'}\nx = y in _WORDS and sorted(_WORDS)",
        "x = sorted({y.good for y in z})",
        "x = sorted(a.keys() ^ set(b)) if a.keys() != set(b) else ()",
        "x = len(set(y))",
        "x = {'a': 1}",
    ],
)
def test_the_lint_allows(source: str) -> None:
    assert violations(source) == []


def test_a_violation_is_named_with_file_and_line() -> None:
    assert violations("x = 1\ny = 0.5\n", "price.py") == ["price.py:2: a float, 0.5: use whole numbers"]
