"""Pages of what is found in pauses and prompts."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES: dict[str, Page] = {
    "E344": Page(
        N_("A pause that never comes"),
        N_("A pause is between two days: after the report of one, before the next morning. After the last is none."),
        '"pauses": { "last": { "day": 5, "title": "After the week" } }',
        '"pauses": { "last": { "day": 4, "title": "Before the last day" } }',
    ),
    "E345": Page(
        N_("A decision that was not made yet"),
        N_(
            'A prompt of the kind "decision" lets the player choose one of the decisions since the last pause. At the '
            "start there are none."
        ),
        '"prompts": { "why": { "when": "start", "kind": "decision", "ask": "Choose a decision." } }',
        '"prompts": { "why": { "when": "end", "kind": "decision", "ask": "Choose a decision." } }',
    ),
    "E346": Page(
        N_("A prediction that comes late"),
        N_("A prediction is made before day 1, when nothing is known yet. What is asked later is a question."),
        '"prompts": { "guess": { "when": "end", "kind": "prediction", "ask": "Who will gain?" } }',
        '"prompts": { "guess": { "when": "start", "kind": "prediction", "ask": "Who will gain?" } }',
    ),
    "E347": Page(
        N_("A pause called start or end"),
        N_('Prompts name the morning of day 1 "start" and what comes after the last day "end".'),
        '"pauses": { "start": { "day": 2, "title": "After two days" } }',
        '"pauses": { "two_days": { "day": 2, "title": "After two days" } }',
    ),
    "E348": Page(
        N_("Two pauses after one day"),
        N_("The class stops once between two days. All that is asked there can belong to one pause."),
        '"pauses": { "one": { "day": 2, "title": "One" }, "two": { "day": 2, "title": "Two" } }',
        '"pauses": { "one": { "day": 2, "title": "One" }, "two": { "day": 3, "title": "Two" } }',
    ),
}
"""Pages by code."""
