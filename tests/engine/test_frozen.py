"""Frozen records do what frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from marketgen.engine.frozen import frozen


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


def test_a_default_before_a_field_without_one_is_refused_at_first_use() -> None:
    wrong = frozen(type("Wrong", (), {"__annotations__": {"size": int, "label": str}, "size": 1}))
    with pytest.raises(TypeError, match="non-default argument"):
        wrong(1, "plum")
