"""Pages of wrong keys, kinds and values."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES: dict[str, Page] = {
    "E101": Page(
        N_("An unknown key"),
        N_(
            "A key the game does not know would be passed over in silence, and the author would wonder for an evening "
            'why it does nothing. So it is an error. Remarks go under "note", which every object may have.'
        ),
        '"places": { "quay": { "fe": 1 } }',
        '"places": { "quay": { "fee": 1, "note": "a remark" } }',
    ),
    "E102": Page(
        N_("A key is missing"),
        N_("The game cannot guess it. What has a usual value can be left out; what is asked for here has none."),
        '"stances": { "dear": { "name": "dear" } }',
        '"stances": { "dear": { "name": "dear", "factor": 1.1 } }',
    ),
    "E103": Page(
        N_("A key given twice"),
        N_(
            "Of two entries with one key plain JSON readers keep the last and lose the first without a word. Rename or "
            "delete one."
        ),
        '"flags": { "met": { "about": "One." }, "met": { "about": "Two." } }',
        '"flags": { "kept_letter": { "about": "One." } }',
    ),
    "E104": Page(
        N_("The wrong kind of value"),
        N_(
            "A number, a text, true or false, a list and an object are different things, and none is turned into "
            'another: "12" in quotation marks is a text. A range is always an object with min, max or both.'
        ),
        '"goods": { "plum": { "depth": "80" } }',
        '"goods": { "plum": { "depth": 80 } }',
    ),
    "E105": Page(
        N_("Not one of the known words"),
        N_("Some keys take one of a few words. The message lists them."),
        '"calendar": { "week_ends": "monday" }',
        '"calendar": { "week_ends": "mon" }',
    ),
    "E106": Page(
        N_("Out of bounds"),
        N_(
            "The number is smaller or larger than can make sense. Chances and shares are written from 0 to 1, so "
            "30 per "
            "cent is 0.3; trust goes from -5 to 5, health, heat and ages from 0."
        ),
        '"weathers": { "fog": { "groups": 50 } }',
        '"weathers": { "fog": { "groups": 0.5 } }',
    ),
    "E107": Page(
        N_("A number that does not fit its unit"),
        N_(
            "Nothing is rounded behind your back. Money has as many digits after the point as its currency, "
            "shares have "
            "four, trust two, health one. A finer number would play otherwise than it is written."
        ),
        '"goods": { "plum": { "price": 2.055 } }',
        '"goods": { "plum": { "price": 2.05 } }',
    ),
    "E108": Page(
        N_("An effect with no verb, or with two"),
        N_(
            "An effect does one thing; effects follow each other in a list. So their order is plain, and a message can "
            'name the one that is meant. "if" goes with "then" and perhaps "else".'
        ),
        '"events": { "crate": { "effects": [ { "heat": 1, "file": 1 } ] } }',
        '"events": { "crate": { "effects": [ { "heat": 1 }, { "file": 1 } ] } }',
    ),
    "E109": Page(
        N_("Not an id"),
        N_(
            "Ids are typed by players and stand in saves: small letters a to z, digits and _, beginning with a "
            "letter, at "
            "most forty. What people read is the name."
        ),
        '"flags": { "Met Ines": { "about": "They have met." } }',
        '"flags": { "kept_letter": { "about": "They have met." } }',
    ),
    "E110": Page(
        N_("A text that is empty or too long"),
        N_(
            "A name stands in tables and has up to 80 characters on one line; a text has up to 4,000. What is "
            "not wanted "
            "is left out with its key."
        ),
        '"title": " "',
        '"title": "Five days"',
    ),
    "E111": Page(
        N_("null"),
        N_(
            "null could mean nothing, unknown, or delete. It means one thing only: in a file that extends another it "
            "deletes an entry or a key that the other has. Anywhere else leave the entry out."
        ),
        '"summary": null',
        '"summary": "Five days"',
    ),
    "E112": Page(
        N_("The wrong number of items"),
        N_("A range in a list has two numbers, least and most; the market day has two blocks."),
        '"goods": { "plum": { "buys": [1, 2, 4] } }',
        '"goods": { "plum": { "buys": [1, 4] } }',
    ),
    "E113": Page(
        N_("Not a date"),
        N_(
            "Dates are written year, month, day, each with all its digits, and must exist in the calendar: "
            "weekdays and "
            "seasons are reckoned from them."
        ),
        '"start": { "date": "1931-02-30" }',
        '"start": { "date": "1931-02-28" }',
    ),
    "E114": Page(
        N_("Not a day of the run"),
        N_(
            "Days of the run are counted from 1. As keys they are written in quotation marks, because JSON has "
            "no other "
            "keys."
        ),
        '"calendar": { "weather": { "friday": "fog" } }',
        '"calendar": { "weather": { "2": "fog" } }',
    ),
    "E115": Page(
        N_("extends, misspelt"),
        N_(
            "What a file extends gives it all that it does not say itself. Without that nearly everything would be "
            "said to be missing, so that nothing more of the file is looked at until this word is right."
        ),
        '{ "format": 1, "id": "quay", "extend": "base" }',
        '{ "format": 1, "id": "quay", "extends": "base" }',
        whole=True,
    ),
    "E201": Page(
        N_("No such id"),
        N_(
            "Something is named that the scenario does not have, or that is something else there. All places that name "
            "it are listed in one message: often only one id was misspelt."
        ),
        '"start": { "stance": "usuall" }',
        '"start": { "stance": "usual" }',
    ),
    "E202": Page(
        N_("Not a placeholder"),
        N_(
            "What stands in braces in a text is filled in when it is shown: a measure of somebody or something as in "
            "{sold.plum}, a measure alone as in {heat}, {name.ID}, {place} or {weekday}. All measures are listed under "
            "'marketgen explain conditions'. Doubled braces are shown as braces."
        ),
        '"diary": { "quiet": { "text": "Sold {solld.plum}." } }',
        '"diary": { "quiet": { "text": "Sold {sold.plum}." } }',
    ),
    "E203": Page(
        N_("A brace that stands alone"),
        N_("A single brace begins or ends a placeholder. To show one, double it."),
        '"diary": { "quiet": { "text": "Fog :{" } }',
        '"diary": { "quiet": { "text": "Fog :{{" } }',
    ),
}
"""Pages by code."""
