"""Frozen records do what frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from marketgen.engine.frozen import changing, compared, frozen, needed


@frozen
class Jar:
    """A record."""

    label: str
    size: int = 3
    inside: dict[str, int] = field(default_factory=dict)
    memo: list[int] = field(default_factory=list, repr=False, compare=False)

    @property
    def double(self) -> int:
        """Twice its size."""
        return self.size * 2


@frozen
class Lid:
    """A record with one field."""

    size: int


@frozen
class Mark:
    """A record without a field."""


@changing
class Bowl:
    """A record that changes."""

    size: int = 3
    inside: dict[str, int] = field(default_factory=dict)


DEFAULTS = {
    "size": 3, "inside": field(default_factory=dict), "memo": field(default_factory=list, repr=False, compare=False),
}  # fmt: skip
"""Those of a jar, for another kind like it."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The same by the standard library."""

    label: str
    size: int = 3
    inside: dict[str, int] = field(default_factory=dict)
    memo: list[int] = field(default_factory=list, repr=False, compare=False)


@pytest.mark.parametrize("kind", [Jar, Stock])
def test_a_record_is_made_compared_and_told_as_by_dataclasses(kind: Any) -> None:
    one, other = kind("plum"), kind(label="plum", size=3, memo=[1])
    assert (one, one.inside, one.memo, other.memo) == (other, {}, [], [1])
    assert one != kind("plum", 4)
    assert repr(other) == f"{kind.__name__}(label='plum', size=3, inside={{}})"
    assert [(item.name, item.compare) for item in fields(kind)] == [
        ("label", True), ("size", True), ("inside", True), ("memo", False),
    ]  # fmt: skip
    assert is_dataclass(one)
    assert replace(one, size=9) == kind("plum", 9)
    assert copy.copy(one) == one
    assert kind.__slots__ == kind.__match_args__ == ("label", "size", "inside", "memo")
    with pytest.raises(TypeError, match="label"):
        kind()
    with pytest.raises((AttributeError, TypeError)):
        one.lid = 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_a_record_travels_between_processes_and_keys_a_table() -> None:
    again = pickle.loads(pickle.dumps(Jar("plum", 5)))
    assert (again, again.double) == (Jar("plum", 5), 10)
    assert {Lid(2): "lid"}[Lid(2)] == "lid"
    assert Lid(2) != Lid(3)
    assert Lid(2) != Jar("plum")
    assert {Mark(): "mark"}[Mark()] == "mark"


def test_a_default_before_a_field_without_one_is_refused_when_the_fields_are_asked_for() -> None:
    wrong = frozen(type("Wrong", (), {"__annotations__": {"size": int, "label": str}, "size": 1}))
    with pytest.raises(TypeError, match="non-default argument"):
        fields(wrong)


def test_the_first_records_of_a_kind_are_made_as_the_many_after_them() -> None:
    kind: Any = frozen(type("Jug", (), {"__annotations__": dict(Jar.__annotations__), **DEFAULTS}))
    made = []
    for number in range(60):
        made.append(kind("plum", memo=[number]) if number % 2 else kind(label="plum", size=3))
        for wrong in ((), ("plum", 1, {}, [], 5), ("a",)):
            with pytest.raises(TypeError):
                kind(*wrong, **({"label": "twice"} if wrong == ("a",) else {}))
        with pytest.raises(TypeError, match="lid"):
            kind("plum", lid=1)
    assert made == [kind("plum")] * 60
    assert made[0].inside is not made[2].inside
    assert [one.memo for one in made[:4]] == [[], [1], [], [3]]


def test_a_record_that_changes_is_changed_in_place_and_has_no_hash() -> None:
    bowl = Bowl()
    bowl.inside["plum"] = 2
    bowl.size += 1
    assert (bowl, Bowl().inside) == (Bowl(4, {"plum": 2}), {})
    with pytest.raises(TypeError, match="unhashable"):
        hash(bowl)


def test_names_that_are_compared_and_those_that_are_needed_are_known_without_the_fields() -> None:
    kind: Any = frozen(type("Jug", (), {"__annotations__": dict(Jar.__annotations__), **DEFAULTS}))
    before = compared(kind), needed(kind)
    assert before == (("label", "size", "inside"), ("label",))
    fields(kind)
    assert (compared(kind), needed(kind)) == before
