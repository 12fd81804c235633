"""Every key of the format in turn deleted, renamed, retyped, emptied, nulled, doubled and blown up: a problem whose
place is that key or what is below it, which says what to write; never a traceback, never silence.

The rule about deleting: a key may be gone without a word only if its model can do without it. One that must be there is
missed by name.

The check tells all it finds at once, so that keys which do not contain each other are changed in one file together; a
seeded sample is changed one by one as well, so that no change can hide behind another.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import Any

import pytest

from marketgen.engine.rules import apply, new_run
from marketgen.engine.run import Run
from marketgen.play.bots import BOTS, next_command
from marketgen.scenario import Loaded, Problem, check, load
from marketgen.scenario.source import Path, spelled
from marketgen.scenario.spec import Spec, document_spec
from tests.scenario.helpers import DATA, SHIPPED, loaded, written

EVERY = DATA / "every_key.json"
AWNING = SHIPPED / "the_awning.json"
ANYWHERE = ("note", "basis")
"""Keys that every object may have; they are used and changed once, not once in each."""

STOPS = ("format", "extends")
"""Keys without which a file is not read any further; they have tests of their own in test_hostile and test_patches."""

Key = tuple[str, str]
"""A model's name and a key of it."""

Written = Callable[[str, Any, int], str]
"""(key, value, number of the change) -> what stands in the file instead of ``"key": value``; empty for nothing."""


def keys_of_the_format() -> set[Key]:
    """Every key of every model, by its name in the file."""
    found: set[Key] = set()
    seen: list[Spec] = []

    def visit(spec: Spec) -> None:
        if any(spec is one for one in seen):
            return
        seen.append(spec)
        for key, below in spec.fields.items():
            assert spec.model is not None
            found.add((spec.model.__name__, key) if key not in ANYWHERE else ("", key))
            visit(below)
        if spec.each is not None:
            visit(spec.each)

    visit(document_spec())
    return found


def keys_in(value: Any, spec: Spec, path: Path = ()) -> Iterator[tuple[Key, Path, Spec]]:
    """Every key of the format in a document, with its path and the object it stands in."""
    if isinstance(value, dict) and spec.fields:
        for key, inner in value.items():
            below = spec.fields.get(key)
            if below is not None:
                assert spec.model is not None
                yield ((spec.model.__name__ if key not in ANYWHERE else "", key), (*path, key), spec)
                yield from keys_in(inner, below, (*path, key))
    elif spec.each is not None:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from keys_in(inner, spec.each, (*path, key))


def document(path: FilePath) -> dict[str, Any]:
    """A scenario as plain JSON."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def first_places(of: dict[str, Any]) -> dict[Path, Spec]:
    """Where each key of the format stands first, with the object it stands in."""
    found: dict[Key, tuple[Path, Spec]] = {}
    for key, path, spec in keys_in(of, document_spec()):
        if path[0] not in STOPS:
            found.setdefault(key, (path, spec))
    return dict(found.values())


def needed(path: Path, spec: Spec) -> bool:
    """Whether the model cannot do without a key."""
    assert spec.model is not None
    return any(
        (field.alias or name) == path[-1] and field.is_required() for name, field in spec.model.model_fields.items()
    )


def blown(value: Any, number: int) -> Any:
    """A value far out of any bounds; None for what has none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    return f"x{number} " * 1400 if isinstance(value, str) else 99_999_999_999_999 - number


def other_kind(value: Any) -> Any:
    """A value of another kind."""
    if isinstance(value, bool | int | float):
        return "seven"
    return 7 if isinstance(value, str | dict) else {"seven": 7}


def pair(key: str, value: Any) -> str:
    """A key and a value, as they stand in a file."""
    return f"{json.dumps(key)}: {json.dumps(value)}"


CHANGES: dict[str, Written] = {
    "deleted": lambda key, value, number: "",
    "renamed": lambda key, value, number: pair(f"{key}_zz", value),
    "retyped": lambda key, value, number: pair(key, other_kind(value)),
    "emptied": lambda key, value, number: pair(key, {} if isinstance(value, list) else []),
    "nulled": lambda key, value, number: pair(key, None),
    "doubled": lambda key, value, number: f"{pair(key, value)}, {pair(key, value)}",
    "blown up": lambda key, value, number: pair(key, blown(value, number)),
}


def changed(node: Any, places: dict[Path, int], write: Written, path: Path = ()) -> str:
    """A document as text, with the keys at some paths written otherwise."""
    if isinstance(node, dict):
        told = []
        for key, value in node.items():
            at = (*path, key)
            if at in places:
                told.append(write(key, value, places[at]))
            else:
                told.append(f"{json.dumps(key)}: {changed(value, places, write, at)}")
        return "{" + ",\n".join(one for one in told if one) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(changed(one, places, write, (*path, index)) for index, one in enumerate(node)) + "]"
    return json.dumps(node)


def told_of(problems: list[Problem], path: Path) -> bool:
    """Whether a problem is at a key, or below it."""
    name = spelled(path)
    return any(one.path == name or one.path.startswith((f"{name}.", f"{name}[")) for one in problems)


def missed(path: Path, kind: str, problems: list[Problem], spec: Spec) -> bool:
    """Whether a change was passed over in silence that may not be."""
    if kind == "deleted" and not needed(path, spec):
        return False
    return not told_of(problems, (*path[:-1], f"{path[-1]}_zz") if kind == "renamed" else path)


def change_and_check(folder: FilePath, of: dict[str, Any], kind: str, places: dict[Path, Spec]) -> list[str]:
    """Change keys of a document in one file, check it, and name those that were passed over."""
    if kind == "blown up":
        places = {path: spec for path, spec in places.items() if blown(at(of, path), 0) is not None}
    numbered = {path: number for number, path in enumerate(places)}
    problems = check(written(folder, changed(of, numbered, CHANGES[kind]), "changed.json"), [SHIPPED])
    for problem in problems:
        assert problem.place.line, problem
        assert problem.what, problem
        assert problem.mend, problem
    return [spelled(path) for path, spec in places.items() if missed(path, kind, problems, spec)]


def at(of: Any, path: Path) -> Any:
    """The value at a path."""
    for part in path:
        of = of[part]
    return of


def has(of: Any, path: Path) -> bool:
    """Whether there is a value at a path."""
    for part in path:
        if not (isinstance(of, dict) and part in of):
            return False
        of = of[part]
    return True


def by_depth(places: dict[Path, Spec]) -> list[dict[Path, Spec]]:
    """Places in groups of which none contains another."""
    deepest = max(len(path) for path in places)
    return [{path: spec for path, spec in places.items() if len(path) == depth} for depth in range(1, deepest + 1)]


def test_every_key_of_the_format_is_used_in_the_small_scenario() -> None:
    used = {key for key, _path, _spec in keys_in(document(EVERY), document_spec())}
    assert keys_of_the_format() - used == set(), f"put them into {EVERY.name}, each once, so that it stays right"
    assert check(EVERY) == []
    assert len(used) > 900


def test_the_small_scenario_can_be_played() -> None:
    """All its systems at once: the bots come to its end."""
    world = loaded(EVERY).world
    for name in ("lawful", "random"):
        run, day, given = new_run(world, name).run, 0, 0
        while run.phase != "over":
            given = given + 1 if run.day == day else 0
            day = run.day
            turn = apply(world, run, next_command(BOTS[name], world, run, given))
            assert isinstance(turn.run, Run)
            run = turn.run


@pytest.mark.parametrize("kind", CHANGES)
def test_no_change_of_a_key_is_passed_over(tmp_path: FilePath, kind: str) -> None:
    of = document(EVERY)
    silent = [name for group in by_depth(first_places(of)) for name in change_and_check(tmp_path, of, kind, group)]
    assert silent == []


@pytest.mark.parametrize("kind", CHANGES)
def test_one_change_alone_is_found_as_well(tmp_path: FilePath, kind: str) -> None:
    of, places = document(EVERY), first_places(document(EVERY))
    for path in random.Random(f"alone {kind}").sample(sorted(places, key=str), 6):
        assert change_and_check(tmp_path, of, kind, {path: places[path]}) == []


@pytest.mark.parametrize("kind", CHANGES)
def test_no_change_of_the_awning_is_passed_over(tmp_path: FilePath, kind: str) -> None:
    """A seeded sample of its keys, at one depth after the other; it extends the base pack."""
    of = document(AWNING)
    places = {path: spec for _key, path, spec in keys_in(of, document_spec()) if path[0] not in STOPS}
    sample = random.Random(f"awning {kind}").sample(sorted(places, key=str), 240)
    chosen = {path: places[path] for path in sample if not any(path[:end] in sample for end in range(1, len(path)))}
    if kind in ("nulled", "deleted"):  # null takes out what the base has, and what is left out is as there: no mistake
        base = document(SHIPPED / "base.json")
        chosen = {path: spec for path, spec in chosen.items() if not has(base, path)}
    assert len(chosen) > 100
    assert change_and_check(tmp_path, of, kind, chosen) == []


@pytest.mark.parametrize("kind", CHANGES)
def test_no_change_of_what_is_for_authors_and_teachers_is_passed_over(tmp_path: FilePath, kind: str) -> None:
    """Every key of these sections, wherever it stands, and not only the first of its kind."""
    of = document(EVERY)
    sections = {"starts", "teacher", "tests", "lint", "requires"}
    places = {path: spec for _key, path, spec in keys_in(of, document_spec()) if path[0] in sections}
    assert {path[0] for path in places if len(path) > 1} == sections
    silent = [name for group in by_depth(places) for name in change_and_check(tmp_path, of, kind, group)]
    assert silent == []


def test_a_file_that_is_right_loads_after_all_that() -> None:
    assert isinstance(load(EVERY), Loaded)
