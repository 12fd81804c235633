"""What really loads: the static graph cannot see an import inside a function, ``sys.modules`` can."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests import support

PROBE = """
import json, runpy, sys
sys.argv[:] = ["marketgen", *json.loads(sys.argv[1])]
try:
    runpy.run_module("marketgen", run_name="__main__", alter_sys=False)
except SystemExit as end:
    code = end.code
print("\\n" + json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def third_party(code: str) -> list[str]:
    """The top-level packages outside the standard library that some code loads, beyond what starting Python does."""
    around = (
        f"import json, sys\nbefore = set(sys.modules)\n{code}\nprint(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = support.python("-c", around)
    assert done.returncode == 0, done.stderr
    tops = {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}
    return sorted(tops - {"marketgen"} - set(sys.stdlib_module_names))


def loaded_by(*words: str) -> tuple[int, set[str]]:
    """The exit code of ``marketgen`` with some words, and the modules it loaded."""
    done = support.python("-c", PROBE, json.dumps(words), timeout=120)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code or 0, set(modules)


def engine_modules() -> list[str]:
    """Every module of the engine, as dotted names."""
    files = [path.relative_to(support.SRC).with_suffix("") for path in support.sources("engine")]
    return [".".join(file.parts).removesuffix(".__init__") for file in files]


def test_the_engine_loads_nothing_but_the_standard_library() -> None:
    modules = engine_modules()
    assert len(modules) > 8
    assert third_party(f"import {', '.join(modules)}") == []


def test_the_probe_sees_a_third_party_package() -> None:
    assert third_party("import platformdirs") == ["platformdirs"]


def test_words_and_data_are_cheap() -> None:
    assert third_party("import marketgen, marketgen.i18n, marketgen.data") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("list",),
        ("check", "{scenarios}/first_stall.json"),
        ("sim", "first_stall", "--bots", "lawful", "--games", "2", "--jobs", "1"),
    ],
    ids=lambda words: words[0],
)
def test_these_commands_load_no_textual(words: tuple[str, ...]) -> None:
    scenarios = support.ROOT / "scenarios"
    code, modules = loaded_by(*(word.format(scenarios=scenarios) for word in words))
    assert code == 0
    assert "marketgen.cli" in modules
    assert not {name for name in modules if name.partition(".")[0] == "textual"}
    if words == ("--version",):
        assert not {"pydantic", "rich", "platformdirs", "importlib.metadata"} & modules


def test_the_version_is_the_same_everywhere() -> None:
    import marketgen

    done = support.marketgen("--version")
    assert done.returncode == 0, done.stderr
    assert marketgen.__version__ in done.stdout
    assert f"## {marketgen.__version__}" in Path(support.ROOT / "CHANGELOG.md").read_text("utf-8")
