"""Pages of what is found in named starts, in tests, and when tests are played."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES: dict[str, Page] = {
    "E340": Page(
        N_("A test that expects nothing"),
        N_('It would always pass, whatever becomes of the scenario. "expect" names what must come of the runs.'),
        '"tests": { "careful": { "play": "lawful", "expect": {} } }',
        '"tests": { "careful": { "play": "lawful", "expect": { "finished": { "min": 0.5 } } } }',
    ),
    "E341": Page(
        N_("No seed"),
        N_("A seed is a word of letters, digits, - and _, at most 40: the same as `marketgen play --seed` takes."),
        '"tests": { "careful": { "play": "lawful", "seeds": ["two words"], "expect": { "finished": { "min": 1 } } } }',
        '"tests": { "careful": { "play": "lawful", "seeds": ["two-words"], "expect": { "finished": { "min": 1 } } } }',
    ),
    "E342": Page(
        N_("A test that stops before it begins"),
        N_('"days" is a day of the scenario, not how many are played: it must be that of the start, or a later one.'),
        '"starts": { "later": { "name": "Later", "day": 4 } }, "tests": { "late": { "play": "lawful", '
        '"start": "later", "days": 2, "expect": { "poor_days": { "max": 1 } } } }',
        '"starts": { "later": { "name": "Later", "day": 4 } }, "tests": { "late": { "play": "lawful", '
        '"start": "later", "days": 5, "expect": { "poor_days": { "max": 1 } } } }',
    ),
    "E343": Page(
        N_("Goods that are not in the game yet"),
        N_("A start cannot hold goods that nobody can show yet on its day."),
        '"goods": { "salt": { "from_day": 4 } }, "starts": { "later": { "name": "Later", "day": 3, "stock": '
        '{ "salt": 2 } } }',
        '"goods": { "salt": { "from_day": 4 } }, "starts": { "later": { "name": "Later", "day": 4, "stock": '
        '{ "salt": 2 } } }',
    ),
    "E349": Page(
        N_("An event that is sent for a day before the start"),
        N_('What a start names in "sent" is still to come: on its own day or later. What has been stands in "seen".'),
        '"starts": { "later": { "name": "Later", "day": 3, "sent": { "thanks": 2 } } }',
        '"starts": { "later": { "name": "Later", "day": 3, "sent": { "thanks": 4 } } }',
    ),
    "W352": Page(
        N_("A number of games beside seeds"),
        N_(
            'A test plays each of its "seeds" once. How many "games" there are is only asked of tests that name no '
            "seeds: those play on seeds of their own."
        ),
        '"tests": { "careful": { "play": "lawful", "games": 9, "seeds": ["plum"], "expect": { "finished": '
        '{ "min": 1 } } } }',
        '"tests": { "careful": { "play": "lawful", "seeds": ["plum"], "expect": { "finished": { "min": 1 } } } }',
    ),
    "W353": Page(
        N_("Goods that are paid for and not there"),
        N_('"paid" is what each unit of the stock of a start has cost. Of what is not in the stock nothing was paid.'),
        '"starts": { "later": { "name": "Later", "day": 3, "stock": { "salt": 2 }, "paid": { "plum": 1 } } }',
        '"starts": { "later": { "name": "Later", "day": 3, "stock": { "plum": 2 }, "paid": { "plum": 1 } } }',
    ),
    "W354": Page(
        N_("A door that is shut where there is none"),
        N_(
            '"barred" closes a verb for the whole run. A verb of a system that the scenario does not name is closed to '
            "everybody, and its sentence is never told."
        ),
        '"starts": { "widow": { "name": "A widow", "barred": { "borrow": "Nobody lends to one alone." } } }',
        '"starts": { "widow": { "name": "A widow" } }',
    ),
    "W355": Page(
        N_("A word said otherwise that nobody says"),
        N_('"words" changes whole words of the texts as they stand there. One that stands in no text changes nothing.'),
        '"starts": { "widow": { "name": "A widow", "words": [{ "word": "Your ferret", "say": "Your goose" }] } }',
        '"starts": { "widow": { "name": "A widow" } }',
    ),
    "W356": Page(
        N_("A word said otherwise that leads to another"),
        N_(
            "Words are said otherwise once. Where what is said for one holds another of them, a run that is opened "
            "again would say something else than at first."
        ),
        '"starts": { "widow": { "name": "A widow", "words": [{ "word": "ferret", "say": "goose" }, '
        '{ "word": "goose", "say": "hen" }] } }',
        '"starts": { "widow": { "name": "A widow", "words": [{ "word": "ferret", "say": "hen" }, '
        '{ "word": "goose", "say": "hen" }] } }',
    ),
    "W350": Page(
        N_("An expectation that cannot fail"),
        N_("Its range holds every value that the quantity can have."),
        '"tests": { "careful": { "play": "lawful", "expect": { "finished": { "min": 0, "max": 1 } } } }',
        '"tests": { "careful": { "play": "lawful", "expect": { "finished": { "min": 0.5 } } } }',
    ),
    "W351": Page(
        N_("No run of this test can be finished"),
        N_('"days" stops each run before the last day of the scenario; "finished" counts those that reach it.'),
        '"tests": { "careful": { "play": "lawful", "days": 3, "expect": { "finished": { "max": 0.5 } } } }',
        '"tests": { "careful": { "play": "lawful", "days": 3, "expect": { "poor_days": { "max": 1 } } } }',
    ),
    "E601": Page(
        N_("An expectation that is not met"),
        N_(
            "`marketgen check FILE --play` plays the tests of the file. What this one expects did not come about: the "
            "message says what was found, and a seed of a run that is as it should not be, the shortest of them. "
            "Shares are of all runs of the test; score, worth, poor_days and best_share are medians."
        ),
        'quay.json: \u2026 with { "tests": { "sits": { "play": "idle", "games": 1, "expect": { "score": '
        '{ "min": 90 } } } } }\n'
        "marketgen check quay.json --play",
        'quay.json: \u2026 with { "tests": { "sits": { "play": "idle", "games": 1, "expect": { "score": '
        '{ "max": 90 } } } } }\n'
        "marketgen check quay.json --play",
        acted=True,
    ),
    "E602": Page(
        N_("A seed that does not offer the goal"),
        N_(
            '"start.goals_drawn" lets each seed offer some of the goals only. A test that names both its seeds and its '
            'goal needs seeds that offer it; with "games" they are looked for.'
        ),
        'quay.json: \u2026 with { "start": { "goals_drawn": 1 }, "tests": { "sits": { "play": "idle", "goal": "rich", '
        '"seeds": ["plum"], "expect": { "poor_days": { "max": 5 } } } } }\nmarketgen check quay.json --play',
        'quay.json: \u2026 with { "start": { "goals_drawn": 1 }, "tests": { "sits": { "play": "idle", "goal": "rich", '
        '"games": 1, "expect": { "poor_days": { "max": 5 } } } } }\nmarketgen check quay.json --play',
        acted=True,
    ),
}
"""Pages by code."""
