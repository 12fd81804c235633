"""Placeholders in texts: ``{sold.salt}``, ``{name.ada}``, ``{place}``, ``{weekday}``; ``{{`` and ``}}`` are braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

PATTERN = re.compile(r"\{\{|\}\}|\{([a-z_]+)(?:\.([a-z0-9_]+))?\}|([{}])")
"""A doubled brace, a placeholder (name, subject), or a brace that belongs to neither."""

PLAIN = ("place", "weekday")
"""Placeholders without a subject that are no measures."""

NAME = "name"
"""The placeholder of the name of whatever has an id."""


def found(text: str) -> Iterator[tuple[str, str]]:
    """The placeholders of a text as (name, subject), subject "" if it has none."""
    for match in PATTERN.finditer(text):
        if match[1]:
            yield match[1], match[2] or ""


def broken(text: str) -> bool:
    """Whether a brace stands alone in a text."""
    return any(match[3] for match in PATTERN.finditer(text))
