"""Pages of what is well written and makes no sense."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES: dict[str, Page] = {
    "E301": Page(
        N_("A range that holds nothing"),
        N_("The least is more than the most, or neither is given. Both ends belong to a range."),
        '"goods": { "plum": { "buys": [4, 1] } }',
        '"goods": { "plum": { "buys": [1, 4] } }',
    ),
    "E302": Page(
        N_("It can never happen"),
        N_(
            "The condition waits for a day after the last, for a flag that nothing which can happen raises, for a "
            "number outside its bounds, or for two things that exclude each other; or the event is chained and nothing "
            "brings it. What this check calls impossible truly is: numbers and luck are taken for as kind as can be."
        ),
        '"notices": { "patrol": { "when": { "day": { "min": 40 } } } }',
        '"notices": { "patrol": { "when": { "day": { "min": 4 } } } }',
    ),
    "E303": Page(
        N_("One id for two things"),
        N_(
            "People are found by their ids whatever they do, and so are goods and currencies, which can both be given. "
            "An id can only be one of them."
        ),
        '"regulars": { "ada": { "name": "Another Ada" } }',
        '"regulars": { "ada_two": { "name": "Another Ada" } }',
    ),
    "E304": Page(
        N_("Nothing to choose from"),
        N_(
            "One of several is drawn by weight, and all weights are 0, or there is no entry. At least one must weigh "
            "something."
        ),
        '"buyers": { "sailor": { "weight": 0 }, "islander": { "weight": 0 } }',
        '"buyers": { "sailor": { "weight": 0 }, "islander": { "weight": 1 } }',
    ),
    "E305": Page(
        N_("More wishes than a thousand"),
        N_(
            "For each type of buyer the goods say how many of a thousand wishes are for them, times their season. What "
            "is left of the thousand is for things nobody here sells. Over a thousand, the last goods would never be "
            "wished for."
        ),
        '"goods": { "plum": { "wishes": { "sailor": 980 } } }',
        '"goods": { "plum": { "wishes": { "sailor": 400 } } }',
    ),
    "E306": Page(
        N_("Nothing to sell"),
        N_("On day 1 at least one good must be there that a stall may show, or there is nothing to do."),
        '"goods": { "plum": { "from_day": 2 }, "lamp": { "from_day": 2 } }',
        '"goods": { "lamp": { "from_day": 2 } }',
    ),
    "E307": Page(
        N_("An event that does nothing"),
        N_(
            "An event has effects, which come by themselves, or choices, each with effects of its own; not both, "
            "and not "
            "neither."
        ),
        '"events": { "bell": { "title": "A bell", "phase": "noon", "text": "It rings.", "effects": [] } }',
        '"events": { "bell": { "title": "A bell", "phase": "noon", "text": "It rings.", "effects": [ { '
        '"standing": 0.01 } ] } }',
    ),
    "E308": Page(
        N_("No goal"),
        N_("A run has a goal; the ending is headed by it. At least one is needed."),
        '"goals": {}',
        '"goals": { "fed": { "title": "Fed" } }',
    ),
    "E309": Page(
        N_("A system lacks what it needs"),
        N_(
            'Each system in "systems" needs its numbers under "rules", and somebody: offers a middleman, household '
            "members and meals, officials an official and an inspection. Take the system out, or add what it needs."
        ),
        '"middlemen": {}',
        '"middlemen": { "ada": { "trust": 1 } }',
    ),
    "E310": Page(
        N_("A day that never comes"),
        N_("The scenario ends before. Either the day is a slip, or the scenario is longer than start.days says."),
        '"systems": { "officials": 9 }',
        '"systems": { "officials": 5 }',
    ),
    "E311": Page(
        N_("A part of the epilogue may be empty"),
        N_(
            "Each part tells the first of its passages whose condition holds. The last must always hold, or some "
            'player reads nothing under the heading. Where a passage would be wrong after some ending, "ended" asks '
            "for it; each ending, and the last day without any, must then have one that holds by that alone."
        ),
        '"epilogue": { "sea": { "title": "the sea", "passages": { "calm": { "when": { "heat": { "max": 5 } '
        '}, "text": "Calm." } } } }',
        '"epilogue": { "sea": { "title": "the sea", "passages": { "calm": { "when": {}, "text": "Calm." } } } }',
    ),
    "E312": Page(
        N_("A number that does not say where it comes from"),
        N_(
            'Readers may ask of every number whether it is documented, an estimate or invented. A "basis" says so by '
            'key; "rest" is for all others of an object, and at the top for all of the scenario.'
        ),
        '"basis": {}',
        '"basis": { "rest": { "is": "invented" } }',
    ),
    "E313": Page(
        N_("Documented, but by whom"),
        N_(
            'A number that is called documented cites at least one entry of "sources". Without a source it is an '
            "estimate."
        ),
        '"goods": { "plum": { "basis": { "price": { "is": "documented" } } } }',
        '"goods": { "plum": { "basis": { "price": { "is": "documented", "cite": ["none"] } } } }',
    ),
    "E314": Page(
        N_("A base pack cannot be played"),
        N_("It holds what several scenarios share. Play one that extends it."),
        '"playable": false',
        '"playable": true',
    ),
    "E316": Page(
        N_("Who is the player"),
        N_('Exactly one member of the household has "player": true.'),
        '"household": { "tam": { "player": true } }',
        '"household": { "tam": { "player": false } }',
    ),
    "E317": Page(
        N_("The blocks of the market"),
        N_(
            "The market day has two blocks, one before noon and one after. Each has at least an hour, and the "
            "second does "
            "not begin before the first ends."
        ),
        '"rules": { "day": { "blocks": [[8, 12], [11, 17]] } }',
        '"rules": { "day": { "blocks": [[8, 12], [13, 17]] } }',
    ),
    "E318": Page(
        N_("A middleman cannot bring this"),
        N_(
            'Whoever sells carries at least one good, and can be sure to bring only what stands in "carries", '
            "where its "
            "price is."
        ),
        '"middlemen": { "ada": { "sure": { "3": ["lamp"] } } }',
        '"middlemen": { "ada": { "sure": { "3": ["salt"] } } }',
    ),
    "E319": Page(
        N_("Two points on one day"),
        N_(
            "A curve has one value a day. Which of two would hold could only depend on their order in the file, "
            "and that "
            "never counts."
        ),
        '"goods": { "lamp": { "season": [ { "day": 2, "price": 1 }, { "day": 2, "price": 2 } ] } }',
        '"goods": { "lamp": { "season": [ { "day": 2, "price": 1 }, { "day": 3, "price": 2 } ] } }',
    ),
    "E320": Page(
        N_("A currency that cannot be counted"),
        N_(
            "A good may be priced in another currency only if that has a rate, what it is changed at in the main one. "
            "The main currency has none: everything is counted in it."
        ),
        '"goods": { "lamp": { "price": 5, "currency": "shell" } }',
        '"goods": { "lamp": { "price": 5 } }',
    ),
    "W301": Page(
        N_("A flag nobody uses"),
        N_("It is declared, but no effect raises it and no condition asks for it."),
        '"flags": { "met": { "about": "They have met." } }',
        '"flags": { "kept_letter": { "about": "It is kept." } }',
    ),
    "W302": Page(
        N_("A test that can never hold"),
        N_(
            'Within "any", "not" or an "if" a test that never holds does not close the whole, but it is surely not '
            "what was meant."
        ),
        '"notices": { "fees": { "when": { "any": [ { "day": { "min": 40 } }, { "heat": { "min": 1 } } ] } } }',
        '"notices": { "fees": { "when": { "any": [ { "day": { "min": 2 } }, { "heat": { "min": 1 } } ] } } }',
    ),
    "W303": Page(
        N_("An ending nothing leads to"),
        N_('An ending comes by its condition at a day\'s end, or by the effect "end". This one has neither.'),
        '"endings": { "away": { "title": "Away", "text": "You leave." } }',
        '"endings": { "away": { "title": "Away", "text": "You leave.", "when": { "heat": { "min": 100 } } } }',
    ),
    "W304": Page(
        N_("Every choice may be closed"),
        N_("If each choice has a condition, there may be none left to choose, and then the event does not come."),
        '"events": { "ferry": { "choices": { "lower": { "when": { "heat": { "max": 9 } } }, "wait": { '
        '"when": { "heat": { "max": 9 } } } } } }',
        '"events": { "ferry": { "choices": { "lower": { "when": { "heat": { "max": 9 } } } } } }',
    ),
}
"""Pages by code."""
