"""Pages of what is found in the teacher's part."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES: dict[str, Page] = {
    "W360": Page(
        N_("A fact without a source"),
        N_(
            "The facts of the guide are what a class holds against the game. Without a source nobody can tell whether "
            'they are true. "cite" names entries of "sources".'
        ),
        '"teacher": { "facts": { "docks": { "about": "Docks", "text": "They were shut for a week in 1931." } } }',
        '"sources": { "books": { "title": "Harbour books, 1931" } }, "teacher": { "facts": { "docks": { "about": '
        '"Docks", "text": "They were shut for a week in 1931.", "cite": ["books"] } } }',
    ),
    "W361": Page(
        N_("Shares of the marking that do not make a hundred"),
        N_("Each part of the marking says how many per cent of the whole mark it is."),
        '"teacher": { "marking": { "end": { "name": "Finishing", "share": 40, "how": "Full marks." } } }',
        '"teacher": { "marking": { "end": { "name": "Finishing", "share": 40, "how": "Full marks." }, "why": { "name": '
        '"Two decisions explained", "share": 60, "how": "Thirty each." } } }',
    ),
    "W362": Page(
        N_("Minutes that do not add up"),
        N_('"minutes" is the whole lesson; "before", "play" and "after" are its parts.'),
        '"teacher": { "minutes": 45, "before": 10, "play": 20, "after": 20 }',
        '"teacher": { "minutes": 45, "before": 10, "play": 20, "after": 15 }',
    ),
    "W363": Page(
        N_("Steps of a lesson that overlap"),
        N_("The steps of a plan follow each other: each begins when the one before it has ended, or later."),
        '"teacher": { "plans": { "one": { "name": "One lesson", "steps": [ { "minutes": [0, 10] }, '
        '{ "minutes": [8, 20] } ] } } }',
        '"teacher": { "plans": { "one": { "name": "One lesson", "steps": [ { "minutes": [0, 10] }, '
        '{ "minutes": [10, 20] } ] } } }',
    ),
    "W364": Page(
        N_("A stop after the last day"),
        N_('"stops" says after which days whoever teaches stops the class. The scenario is over before this one.'),
        '"teacher": { "stops": [ { "day": 9, "ask": [ "What did you not sell?" ] } ] }',
        '"teacher": { "stops": [ { "day": 3, "ask": [ "What did you not sell?" ] } ] }',
    ),
}
"""Pages by code."""
