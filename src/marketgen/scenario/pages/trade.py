"""Pages of what never comes into a game, and of what can never pay."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

FARM = (
    '"places": { "farm": { "name": "the farm", "sells": { "plum": { "share": SHARE, "lot": [0.2, 0.5] } } } }, '
    '"ways": { "boat": { "name": "by boat", "to": { "farm": { "fare": 0.5, "days": [1, 1], "carries": 30, "hours": 3 } '
    '} } }, "systems": { "travel": 2 }, "rules": { "road": { "papers_cost": 1, "papers_hours": 1, "papers_days": 9, '
    '"level": 0, "tie": 0, "heat": 0, "least": 0, "most": 1, "tight": 0.3, "lost_level": 3, "share": 0.4, '
    '"tight_share": 0.6, "tight_level": 2, "least_paid": 1, "pay": 0.8, "goods": 0.7, "send": 0.6, "wait": 0.8, '
    '"answer_tie": 0, "answer_least": 0, "answer_most": 1, "failed_heat": 5, "per_worth": 9, "gives_worth": 1, '
    '"most_gifts": 3, "gift_tie": 0.5, "gift_expects": 0.1, "send_hours": 1, "send_days": 1, "part": 0.3, '
    '"wait_days": 1, "storage": 1, "inspect_hours": 1, "quality_trust": 0.1, "stopped": 0.7 } }'
)
"""A farm that sells plums, with a boat that goes there."""

PAGES: dict[str, Page] = {
    "W310": Page(
        N_("Somebody who is in no run"),
        N_(
            'Of those with "pool" as many are in a run as "draw" says, and here it is none; or an official waits for a '
            "post that can never fall free."
        ),
        '"neighbours": { "tora": { "name": "Tora", "goods": { "salt": 2 }, "spread": 0.05, "pool": true } }',
        '"neighbours": { "tora": { "name": "Tora", "goods": { "salt": 2 }, "spread": 0.05, "pool": true } }, '
        '"draw": { "neighbours": 1 }',
    ),
    "W311": Page(
        N_("Never in the game"),
        N_(
            "It is declared, and no run can have it: its system never comes, its weight is 0, no way leads there, or "
            "nothing names it."
        ),
        '"weathers": { "hail": { "name": "hail", "weight": 0, "groups": 0.2 } }',
        '"weathers": { "hail": { "name": "hail", "weight": 1, "groups": 0.2 } }',
    ),
    "W312": Page(
        N_("A ban on what nobody sells"),
        N_("The law watches a good that neither the player nor any neighbour can have, so it changes nothing."),
        '"laws": { "grain": { "name": "grain", "text": "No grain.", "kind": "goods", "start": "1931-01-01", '
        '"goods": ["barley"] } }',
        '"laws": { "grain": { "name": "plums", "text": "No plums.", "kind": "goods", "start": "1931-01-01", '
        '"goods": ["plum"] } }',
    ),
    "W313": Page(
        N_("Carriage that never pays"),
        N_(
            "Even bought at its cheapest, sold at its dearest and carried in a full load it brings less than it costs, "
            "or less than the fare. Events and shocks are left out of this. A place may be there for its people: then "
            'allow it under "lint".'
        ),
        FARM.replace("SHARE", "1.4"),
        FARM.replace("SHARE", "0.5"),
    ),
    "W314": Page(
        N_("A supplier from whom nothing pays"),
        N_("Even on his best day, with the most trust, a unit costs more than anybody pays for it at your stall."),
        '"middlemen": { "ada": { "carries": { "plum": { "share": 2.5 } } } }',
        '"middlemen": { "ada": { "carries": { "plum": { "share": 0.8 } } } }',
    ),
    "W315": Page(
        N_("A household that cannot be fed"),
        N_(
            "The cheapest meal costs more than the stall would take in a day on which every group bought the most of "
            "the dearest good. A digit too many is the usual reason."
        ),
        '"meals": { "porridge": { "money": 4000 }, "thin": { "money": 4000 } }',
        '"meals": { "porridge": { "money": 4 }, "thin": { "money": 4 } }',
    ),
    "W316": Page(
        N_("Banned media that pays"),
        N_(
            "What the choice brings is more, on average, than being found would cost times the chance of it. A "
            "scenario shows temptation and consequence; it never makes a plan of it that pays."
        ),
        '"events": { "letter": { "choices": { "keep": { "effects": [ { "knows": 1 }, { "flag": "kept_letter" }, { '
        '"event": { "id": "thanks", "in_days": 1 } }, { "money": { "crown": 500 } } ] } } } }',
        '"events": { "letter": { "choices": { "keep": { "effects": [ { "knows": 1 }, { "flag": "kept_letter" }, { '
        '"event": { "id": "thanks", "in_days": 1 } }, { "money": { "crown": 5 } } ] } } } }',
    ),
    "W318": Page(
        N_("A price that wanders to its limit"),
        N_(
            'Steps of this size, of which a night keeps so much, lead so far that the "limit" of "rules.price" holds '
            "the price on many days: there it moves no more, and whoever waits cannot lose. What is told is the usual "
            "distance, as a share of the price."
        ),
        '"goods": { "plum": { "drift": { "step": 0.2, "keeps": 0.98 } } }',
        '"goods": { "plum": { "drift": { "step": 0.02, "keeps": 0.98 } } }',
    ),
    "N301": Page(
        N_("No summary"),
        N_(
            "A list of scenarios shows one sentence about each. Without it people see a title and guess. "
            'Write "summary" beside the title.'
        ),
        '"start": { "days": 4 }',
        '"start": { "days": 4 }, "summary": "Four days by the sea."',
        patches=True,
    ),
    "N302": Page(
        N_("No licence"),
        N_(
            "Whoever wants to pass your scenario on, or change it for a class, needs to know whether that is allowed. "
            'Write "licence" beside the title; CC-BY-4.0 lets them, if they name you.'
        ),
        '"start": { "days": 4 }',
        '"start": { "days": 4 }, "licence": "CC-BY-4.0"',
        patches=True,
    ),
}
"""Pages by code."""
