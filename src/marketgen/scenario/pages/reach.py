"""Pages of what can never be reached, and of what a scenario lets pass."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES: dict[str, Page] = {
    "E321": Page(
        N_("This cannot be allowed"),
        N_(
            '"lint" lets warnings and notes pass that are meant. An error cannot be meant: the scenario would not '
            "load, or would surely misbehave. The warning about an entry that allows nothing cannot be allowed either. "
            "Notes about translations (N5) are of files of their own, for which a scenario does not speak."
        ),
        '"lint": { "allow": [ { "code": "E302", "path": "events.crate", "why": "It is for a later version." } ] }',
        '"lint": { "allow": [] }',
    ),
    "E322": Page(
        N_("A reason that is too short"),
        N_("Whoever reads the file next year wants to know why a warning is meant. Twenty characters are the least."),
        '"lint": { "allow": [ { "code": "W304", "path": "events.ferry", "why": "ok" } ] }',
        '"lint": { "allow": [] }',
    ),
    "W305": Page(
        N_("Nothing to allow"),
        N_(
            "The entry allows a warning that is not there, or no longer. Left in, it would hide the next one at this "
            "place."
        ),
        '"lint": { "allow": [ { "code": "W304", "path": "events.ferry", "why": "Both answers ask for money." } ] }',
        '"lint": { "allow": [] }',
    ),
    "W306": Page(
        N_("A choice that can never be taken"),
        N_("Its condition can never hold, or it takes goods or favours that nobody ever has: it is always closed."),
        '"events": { "ferry": { "choices": { "lower": { "when": { "day": { "min": 9 } } } } } }',
        '"events": { "ferry": { "choices": { "lower": { "when": { "day": { "min": 4 } } } } } }',
    ),
    "W307": Page(
        N_("After the end"),
        N_(
            "Counted from the first day on which it can begin, this comes after the last day: an event that another "
            "one sends, or what a rumour foretells."
        ),
        '"events": { "crate": { "effects": [ { "event": { "id": "thanks", "in_days": 9 } } ] } }',
        '"events": { "crate": { "effects": [ { "event": { "id": "thanks", "in_days": 2 } } ] } }',
    ),
    "W308": Page(
        N_("A passage that is never told"),
        N_(
            "Of a part of the epilogue the passage with the lowest rank whose condition holds is told. After one that "
            "always holds no other can be."
        ),
        '"epilogue": { "quay": { "passages": { "down": { "rank": 0 } } } }',
        '"epilogue": { "quay": { "passages": { "down": { "rank": 5 } } } }',
    ),
    "W309": Page(
        N_("A flag that nothing asks for"),
        N_(
            "It is raised and changes nothing. Perhaps a condition is missing, or asks for another flag by mistake. "
            'What was chosen can be asked for without a flag, with "chose".'
        ),
        '"flags": { "met": { "about": "They met." } }, "events": { "crate": { "effects": [ { "flag": "met" } ] } }',
        '"flags": { "met": { "about": "They met." } }, "events": { "crate": { "effects": [ { "flag": "met" } ] }, '
        '"ferry": { "when": { "flag": "met" } } }',
    ),
    "W317": Page(
        N_("A condition that nobody asks"),
        N_(
            "An event that another one sends comes on its day whatever its condition says, and a chained one comes in "
            "no other way. What is to be asked is asked where it is sent, by an effect with if, or within its own "
            'effects. Or it is not chained and comes by itself: "since" asks how many days ago another event was.'
        ),
        '"events": { "thanks": { "chained": true, "when": { "heat": { "max": 20 } } } }',
        '"events": { "thanks": { "chained": true } }',
    ),
}
"""Pages by code."""
