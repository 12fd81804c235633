"""How the tests are shared out between processes, for ``-n 2 --dist loadgroup``.

xdist hands out one test at a time there, counts all that it has handed out after each, and leaves what stands last in
the order to the end, however long it takes: with five thousand tests that costs half a minute. Here a process is given
the neighbours of a file together, which also share what they load, and what is long comes first: what is marked slow,
and what is marked to stay together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadGroupScheduling

TOGETHER = 12
"""So many tests of a file, in their order, go to one process; few enough that the processes end at about one time."""

FIRST = ("slow", "xdist_group")
"""Marks of what comes first."""


class FromTheEnd:
    """A plugin that collects the last file of each folder first.

    Reading the tests means rewriting their assertions, which takes longer than all else of collecting and is kept for
    the next process. Of two processes that begin at different ends each finds half of it done. Their tests are then put
    in one order by :func:`in_order`.
    """

    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        return Backwards.from_parent(parent, path=path) if (path / "__init__.py").is_file() else None


class Backwards(pytest.Package):
    """A folder of tests, the last of it first."""

    def collect(self) -> list[Any]:
        return list(super().collect())[::-1]


def in_order(items: list[pytest.Item]) -> None:
    """Put the tests in the order of their files, from whichever end these were read, and what is marked slow, or to
    stay together, before the rest: nobody waits for a long test that began last."""
    items.sort(key=lambda item: (not any(item.get_closest_marker(name) for name in FIRST), item.path))


class Neighbours(LoadGroupScheduling):
    """Groups as they are marked; of all other tests, those that stand together."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # the order is that of the tests, not of the size of their groups
        self._scopes: dict[str, str] = {}

    def _split_scope(self, nodeid: str) -> str:
        if not self._scopes:
            files: dict[str, int] = {}
            for each in self.collection or ():
                group = super()._split_scope(each)
                if group == each:
                    file = each.partition("::")[0]
                    files[file] = files.get(file, -1) + 1
                    group = f"{file} {files[file] // TOGETHER}"
                self._scopes[each] = group
        return self._scopes[nodeid]
