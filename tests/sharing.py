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
from _pytest.assertion import rewrite
from xdist.scheduler import LoadGroupScheduling

TOGETHER = 12
"""So many tests of a file, in their order, go to one process; few enough that the processes end at about one time."""


def slow_first(items: list[pytest.Item]) -> None:
    """Put what is marked slow, or to stay together, before the rest: nobody waits for a long test that began last."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in ("slow", "xdist_group")))


def rewrite_from_the_end(config: pytest.Config) -> None:
    """Rewrite the assertions of what will be collected, the last file first, and keep them where pytest does: a process
    that begins at the other end finds half of it done. For each to do all of it takes longer than all else of
    collecting."""
    if config.getoption("assertmode") != "rewrite":
        return
    named = [Path(word.partition("::")[0]) for word in config.args]
    for path in sorted(file for one in named for file in ([one] if one.is_file() else one.rglob("test_*.py")))[::-1]:
        folder = rewrite.get_cache_dir(path.absolute())
        kept = folder / f"{path.stem}{rewrite.PYC_TAIL}"
        done = kept.exists() and kept.stat().st_mtime > path.stat().st_mtime
        if not done and rewrite.try_makedirs(folder):
            status, code = rewrite._rewrite_test(path.absolute(), config)
            rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, status, kept)


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
