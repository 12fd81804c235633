"""Pages of the household's council."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

_SAYS = '{ "nature": "Well." }'


def _council(matter: str) -> str:
    voices = f'{{ "tam": {{ "nature": 5, "yes": {_SAYS}, "no": {_SAYS} }} }}'
    return (
        f'"systems": {{ "council": 1 }}, "council": {{ "matters": {{ "money": {{ "name": "the loan", {matter} }} }}, '
        f'"voices": {voices}, "overruled": -1, "agreed": 0.2, "fade": 0.05 }}'
    )


PAGES: dict[str, Page] = {
    "E326": Page(
        N_("Nothing to ask about, or nobody"),
        N_(
            "The household is asked before a command or an answer that a matter names. The player is not asked, and "
            "what narrows commands needs commands."
        ),
        _council('"points": { "tam": 3 }'),
        _council('"verbs": ["borrow"]'),
    ),
    "W326": Page(
        N_("Somebody who is not asked"),
        N_("A matter has points or sentences for a member of the household who has no voice; they never count."),
        _council('"verbs": ["borrow"], "points": { "self": 3 }'),
        _council('"verbs": ["borrow"], "points": { "tam": 3 }'),
    ),
}
"""Pages by code."""
