"""Citing: sources get a number when they are first cited, and are listed by it at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from marketgen.scenario.factsheet import source_told

Json = Mapping[str, Any]


class Citing:
    """The sources of a document, in the order in which they are cited."""

    def __init__(self, document: Json) -> None:
        self._known: Json = document.get("sources") or {}
        self._numbers: dict[str, int] = {}

    def number(self, some_id: str) -> int:
        """The number of a source, a new one if it has none yet."""
        return self._numbers.setdefault(some_id, len(self._numbers) + 1)

    def of(self, told: Json) -> str:
        """What to put behind a text that cites: `` [2, 5]``; nothing if it cites nothing."""
        return self.behind(told.get("cite") or ())

    def behind(self, cite: Iterable[str]) -> str:
        """The same for ids of sources."""
        numbers = ", ".join(str(self.number(one)) for one in cite)
        return f" [{numbers}]" if numbers else ""

    def sources(self) -> Iterator[tuple[str, str]]:
        """Every source that was cited, by its number: with its year, page, address and what it says."""
        for some_id, number in self._numbers.items():
            yield f"[{number}]", source_told(self._known[some_id])
