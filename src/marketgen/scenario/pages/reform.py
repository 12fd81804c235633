"""Pages of a reform of the notes."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page


def _reform(when: str) -> str:
    return (
        f'"systems": {{ "reform": 1 }}, "reform": {{ "name": "the exchange", "about": "New notes.", {when}, "sign": 1, '
        '"rate": 100, "window": 2, "cap": 40 }'
    )


PAGES: dict[str, Page] = {
    "E327": Page(
        N_("A reform that begins before the first day, or ends after the last"),
        N_(
            "A reform of the notes is announced on a day, or some days after something first holds. It is spoken of "
            "before that, from the first day on at the earliest. The old notes end when the days for handing in are "
            "over, and that must be within the scenario."
        ),
        _reform('"day": 5'),
        _reform('"day": 2'),
    ),
}
"""Pages by code."""
