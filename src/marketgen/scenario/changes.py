"""Changes: the page of changes of the format, made from the table of renames so that it cannot drift from it."""

from __future__ import annotations

from marketgen.scenario.renames import RENAMES, Rename

_HEAD = """# Changes of the scenario format

Made from the table in `src/marketgen/scenario/renames.py`; do not edit it here. What a new version adds stands in
[CHANGELOG.md](../CHANGELOG.md) and breaks no file. A name that changed is still read: the check says so with a warning
(W401), and `marketgen pack migrate FILE` shows the file with the new name, and writes it with `--write`.

| Since | Was | Is | Until | |
|---|---|---|---|---|
"""


def page() -> str:
    """The page as Markdown, the oldest change first."""
    return _HEAD + "".join(map(_row, RENAMES))


def _row(row: Rename) -> str:
    words = "".join(f" `{old}` is `{new}`." for old, new in row.rewrite)
    until = f"format {row.gone}" if row.gone else "still read"
    return f"| {row.since} | `{row.old}` | `{row.new_path}` | {until} | {row.why}{words} |\n"
