"""Patterns: places in raw documents, written as paths. Tables of renamed and of new keys are made of them.

A pattern is keys with points between: ``rules.gifts.customs.*.last_day``. ``*`` stands for any key or item, ``**`` for
any number of them or none, ``a|b`` for either. Words that change a base (``$append`` and the like) stand between a key
and what is meant by it; patterns look through them, so that extending files are found in too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from marketgen.scenario.source import Array, Object, Path

_Step = frozenset[str] | None  # the keys that fit; None for any
_State = tuple[int, int]  # of which pattern, and how many of its steps are behind
_ANY, _DEEP = "*", "**"


class Patterns:
    """Several patterns, looked for in one walk."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._steps = [_compiled(pattern) for pattern in patterns]
        self._known: dict[tuple[frozenset[_State], str], tuple[frozenset[_State], frozenset[int]]] = {}

    def find(self, document: Object) -> Iterator[tuple[int, Path]]:
        """Which pattern fits where, in the order of the document, what contains before what is contained."""
        yield from self._walk(document, frozenset((number, 0) for number in range(len(self._steps))), ())

    def at(self, path: Path) -> list[int]:
        """The patterns that a path fits."""
        states = frozenset((number, 0) for number in range(len(self._steps)))
        fits: frozenset[int] = frozenset()
        for part in path:
            states, fits = self._after(states, part)
        return sorted(fits)

    def _walk(self, node: Object | Array, states: frozenset[_State], path: Path) -> Iterator[tuple[int, Path]]:
        for key, value in node.items() if isinstance(node, Object) else enumerate(node):
            below, fits = self._after(states, key)
            here = (*path, key)
            for number in sorted(fits):
                yield number, here
            if below and isinstance(value, Object | Array):
                yield from self._walk(value, below, here)

    def _after(self, states: frozenset[_State], part: str | int) -> tuple[frozenset[_State], frozenset[int]]:
        """What is still to come behind a key, and the patterns that end with it."""
        word = part if isinstance(part, str) else ""
        if word[:1] == "$":
            return states, frozenset()
        known = self._known.get((states, word))
        if known is None:
            below: set[_State] = set()
            for number, behind in states:
                below.update((number, further) for further in self._further(number, behind, word))
            ends = frozenset(number for number, behind in below if behind == len(self._steps[number]))
            going = frozenset((number, behind) for number, behind in below if behind < len(self._steps[number]))
            known = self._known[states, word] = (going, ends)
        return known

    def _further(self, number: int, behind: int, word: str) -> Iterator[int]:
        steps = self._steps[number]
        step = steps[behind]
        if step is None or word in step:
            yield behind + 1
        elif _DEEP in step:
            yield behind
            yield from self._further(number, behind + 1, word)


@cache
def _compiled(pattern: str) -> tuple[_Step, ...]:
    return tuple(None if step == _ANY else frozenset(step.split("|")) for step in pattern.split("."))
