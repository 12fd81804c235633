"""Frozen records: classes of named values that are replaced, never changed in place.

What ``dataclass(frozen=True, slots=True)`` is for, at a tenth of its price when a module is imported: that makes and
compiles six functions and a second class for every record, which for our two hundred took longer than all else of a
start. Here ``__init__`` and the fields are made by ``dataclasses`` itself, but when they are first asked for or a good
many records of the kind have been made; comparing, hashing and telling are the same few functions for all. That nothing
is changed in place is held by the type checker alone, which makes new records three times as quick. ``fields`` and
``replace`` of ``dataclasses`` work as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind", bound=type)
Record = TypeVar("Record")

_FIELDS = "__dataclass_fields__"  # where dataclasses looks for them
_LEFT = ("__dict__", "__weakref__")
_FEW = 40  # records of a kind, after which an __init__ of its own pays


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: Kind) -> Kind:
    """The class as a frozen record with slots; two are equal if they are of one kind and all that is compared is.

    What dataclasses would say against a definition (a default before a field without one), it says when the fields are
    first asked for.
    """
    return _made_ready(kind, hashed=_hashed, slots=True)


@dataclass_transform(field_specifiers=(field,))
def changing(kind: Kind) -> Kind:
    """The class as a record that is changed in place; as :func:`frozen`, but without a hash, and without slots, so that
    all of it can be copied in one step."""
    return _made_ready(kind, hashed=None, slots=False)


def _made_ready(kind: Kind, hashed: Callable[[Any], int] | None, slots: bool) -> Kind:
    names = tuple(kind.__annotations__)
    given = {name: value for name, value in vars(kind).items() if name not in _LEFT}
    defaults = {name: given.pop(name) for name in names if name in given}
    taken = tuple(name for name in names if getattr(defaults.get(name), "init", True))
    common = {"__init__": _first, "__repr__": _told, "__eq__": _equal, "__hash__": hashed, _FIELDS: _Later(defaults)}
    body = {**common, **given, "__match_args__": taken, **({"__slots__": names} if slots else {})}
    return type(kind)(kind.__name__, kind.__bases__, body)


def made(kind: type[Record], values: Sequence[Any]) -> Record:
    """``kind(*values)`` for all of its values, without what the first record of a kind costs. ValueError if there are
    too few or too many."""
    names: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    if len(names) != len(kind.__annotations__):
        return kind(*values)  # what is not given has to be made
    record = object.__new__(kind)
    for name, value in zip(names, values, strict=True):
        setattr(record, name, value)
    return record


class _Later:
    """Stands where the fields of a record will be, until they are asked for."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        self.defaults = defaults
        self.made = 0  # records of the kind, as far as they were counted

    def __get__(self, record: object, kind: type) -> Any:
        about = {name: getattr(kind, name) for name in ("__annotations__", "__module__", "__qualname__", "__doc__")}
        plain = type(kind.__name__, (), {**about, **self.defaults})
        made: Any = dataclass(repr=False, eq=False, match_args=False)(plain)
        for name in (_FIELDS, "__init__"):
            setattr(kind, name, vars(made)[name])
        return getattr(kind, _FIELDS)


_COMPARED: dict[type, Callable[[Any], object]] = {}


def compared(kind: Any) -> tuple[str, ...]:
    """The names of what is compared in records of a kind, in their order."""
    later = vars(kind)[_FIELDS]
    given = later.defaults if isinstance(later, _Later) else later
    return tuple(name for name in kind.__annotations__ if not isinstance(it := given.get(name), Field) or it.compare)


def needed(kind: Any) -> tuple[str, ...]:
    """Those of :func:`compared` that have no default."""
    later = vars(kind)[_FIELDS]
    if isinstance(later, _Later):
        return tuple(name for name in compared(kind) if _default(later.defaults.get(name, MISSING)) is MISSING)
    return tuple(name for name in compared(kind) if _default(later[name]) is MISSING)


def _default(given: Any) -> Any:
    """What a field has by default, made if it is made anew for each record; MISSING for nothing."""
    if not isinstance(given, Field):
        return given
    return given.default_factory() if given.default_factory is not MISSING else given.default


def _compared(kind: Any) -> Callable[[Any], object]:
    """What reads all that is compared in a record of this kind."""
    names = compared(kind)
    read = _COMPARED[kind] = attrgetter(*names) if names else lambda _record: ()
    return read


def _first(self: Any, *values: Any, **named: Any) -> None:
    """The ``__init__`` of the first few records of a kind, which takes its time over each."""
    kind = type(self)
    later, names = vars(kind)[_FIELDS], kind.__match_args__
    given = {**dict(zip(names, values, strict=False)), **named}
    if isinstance(later, _Later) and later.made < _FEW and len(given) == len(values) + len(named) <= len(names):
        later.made += 1
        for name in kind.__annotations__:
            value = given.pop(name) if name in given else _default(later.defaults.get(name, MISSING))
            if value is MISSING:
                break
            setattr(self, name, value)
        else:
            if not given:
                return
    fields(kind)  # with them comes the __init__ that takes this one's place, or says what is wrong
    kind.__init__(self, *values, **named)


def _equal(self: Any, other: object) -> Any:
    kind = type(self)
    if type(other) is not kind:
        return NotImplemented
    read = _COMPARED.get(kind) or _compared(kind)
    return read(self) == read(other)


def _hashed(self: Any) -> int:
    kind = type(self)
    return (_COMPARED.get(kind) or _compared(kind))(self).__hash__()


def _told(self: Any) -> str:
    told = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({told})"
