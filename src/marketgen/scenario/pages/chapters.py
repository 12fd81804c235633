"""Pages of chapters."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page


def _chapters(first: str, more: str = "") -> str:
    return (
        f'"chapters": {{ "one": {{ "date": "{first}", "days": 2, "title": "Spring", "opening": "The snow goes." }}, '
        f'"two": {{ "date": "1931-05-04", "days": 1, "title": "Rain", "opening": "It rains." }} }}{more}'
    )


PAGES: dict[str, Page] = {
    "E328": Page(
        N_("Chapters that do not fit the run"),
        N_(
            "The first chapter begins with the run and the last ends with it; between two of them lies at least a day. "
            "Days are counted through, those between two chapters too, so start.days is the number of the last day."
        ),
        _chapters("1931-05-01"),
        _chapters("1931-04-30"),
    ),
    "E329": Page(
        N_("Something for who plays, where nobody does"),
        N_(
            "A lesson, a pause, a named start or the counter for old notes needs somebody who plays. In the weeks "
            "between two chapters nobody does: they are lived by a standing arrangement and told in a page."
        ),
        _chapters("1931-04-30", ', "pauses": { "think": { "day": 3, "title": "Stop" } }'),
        _chapters("1931-04-30", ', "pauses": { "think": { "day": 1, "title": "Stop" } }'),
    ),
}
"""Pages by code."""
