"""Named starts of a checked document as the engine's records, and its tests as those of :mod:`.trials`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marketgen.engine import world as w
from marketgen.scenario.compiling_money import Money
from marketgen.scenario.models import trials as t
from marketgen.scenario.models.conditions import Range
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.starts import NamedStart
from marketgen.scenario.source import Path
from marketgen.scenario.trials import Expectation, Trial


def starts(document: Document, money: Money) -> dict[str, w.NamedStart]:
    """The named starts, by id in order; what one leaves out is that of ``start``."""
    return {some_id: _start(some_id, document, money) for some_id in sorted(document.starts)}


def _start(some_id: str, document: Document, money: Money) -> w.NamedStart:
    given, usual = document.starts[some_id], document.start
    held: Mapping[str, Any] = usual.money if given.money is None else given.money
    return w.NamedStart(
        some_id,
        given.day,
        money={currency: money(amount, currency) for currency, amount in sorted(held.items())},
        stock=_sorted(_else(given, usual, "stock")),
        paid={good: money(amount) for good, amount in _sorted(_else(given, usual, "paid")).items()},
        store=_sorted(_else(given, usual, "store")),
        wood=_else(given, usual, "wood"),
        meal=_else(given, usual, "meal") or "",
        heat=_else(given, usual, "heat"),
        standing=_else(given, usual, "standing"),
        knows=given.knows,
        file=given.file,
        trust=_sorted(given.trust),
        tie=_sorted(given.tie),
        health=_sorted(given.health),
        flags=tuple(sorted(set(given.flags or ()))),
        seen=tuple(sorted({*(given.seen or ())} - {*(given.chose or ())})),
        chosen=_sorted(given.chose),
        built=tuple(dict.fromkeys(given.built or ())),
        sent=_sorted(given.sent),
        barred=tuple(sorted(given.barred or ())),
    )


def _else(given: NamedStart, usual: Any, key: str) -> Any:
    value = getattr(given, key)
    return getattr(usual, key) if value is None else value


def _sorted(by_id: Mapping[str, Any] | None) -> dict[str, Any]:
    return dict(sorted((by_id or {}).items()))


def trials(document: Document) -> tuple[Trial, ...]:
    """The tests, in the order of the file: they are reported so."""
    return tuple(
        Trial(
            some_id, one.play, one.games, tuple(dict.fromkeys(one.seeds or ())), one.start or "", one.days or 0,
            one.difficulty or "", one.goal or "", tuple(_expected(one.expect, ("tests", some_id, "expect"))),
        )
        for some_id, one in document.tests.items()
    )  # fmt: skip


def _expected(given: t.Expected, path: Path) -> Iterator[Expectation]:
    for name in (name for name in type(given).model_fields if name != "note"):
        value, at = getattr(given, name), (*path, name)
        if value is None:
            continue
        if isinstance(value, Range):
            yield _range(name, "", value, at)
            continue
        for subject, inner in value.items():
            if isinstance(inner, Range):
                yield _range(name, subject, inner, (*at, subject))
            else:
                for choice, ends in inner.items():
                    yield _range(name, f"{subject}:{choice}", ends, (*at, subject, choice))


def _range(measure: str, subject: str, ends: Range, path: Path) -> Expectation:
    low, high = (None if end is None else int(end) for end in (ends.min, ends.max))
    return Expectation(measure, subject, low, high, path)
