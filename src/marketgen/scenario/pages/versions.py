"""Pages of versions: what a file asks for, old names, old formats."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

OLD_NAME = (
    'quay.json: \u2026 with { "rules": { "gifts": { "customs": [ { "from_day": 4, "last_day": 5, "add": 0.1 } ] } } }\n'
)
"""A file that has something to bring up to date."""

PAGES = {
    "E440": Page(
        N_("The old and the new name of one thing"),
        N_(
            "A key that was given another name is still read by its old one. If both stand in one object, nobody can "
            "tell which of the two values is meant. Keep the new name."
        ),
        '"rules": { "gifts": { "customs": [{ "from_day": 4, "last_day": 5, "to_day": 5, "add": 0.1 }] } }',
        '"rules": { "gifts": { "customs": [{ "from_day": 4, "to_day": 5, "add": 0.1 }] } }',
    ),
    "E441": Page(
        N_("It asks for another version of marketgen"),
        N_(
            'What a file needs stands in its "requires". Where that is not met nothing more of it is looked at: '
            "everything else that could be said would only follow from it. Install a version that fits, or ask the "
            "author for a copy for yours."
        ),
        '"requires": { "marketgen": ">=99" }',
        '"requires": { "marketgen": ">=0.2" }',
    ),
    "E442": Page(
        N_("No requirement"),
        N_(
            'What a file requires is one or more comparisons with a version, as Python packages have them: ">=0.6", '
            '">=0.6,<2", "~=0.6". A number alone says neither "this one" nor "from this one on".'
        ),
        '"requires": { "marketgen": "0.2" }',
        '"requires": { "marketgen": ">=0.2" }',
    ),
    "E443": Page(
        N_("A file that other names do not bring up to date"),
        N_(
            "The file is of an older format, and what changed since is more than names, so that marketgen pack migrate "
            "cannot write it without disturbing the rest. It is read and played as ever; docs/format-changes.md tells "
            "what to change by hand."
        ),
        "(once marketgen reads format 2, in which more than names changed)\nquay.json: \u2026\n"
        "marketgen pack migrate quay.json --write",
        "(once marketgen reads format 2, in which only names changed)\nquay.json: \u2026\n"
        "marketgen pack migrate quay.json --write",
        acted=True,
    ),
    "E444": Page(
        N_("A file that cannot be written"),
        N_(
            "The new text goes to a file beside the old one and takes its place when it is whole, so its folder "
            "must let a file be made in it. If anything goes wrong the file is as it was."
        ),
        OLD_NAME + "(no room is left on the disk)\nmarketgen pack migrate quay.json --write",
        OLD_NAME + "marketgen pack migrate quay.json --write",
        acted=True,
    ),
    "N401": Page(
        N_("A file of an older format"),
        N_(
            "The format is raised only when something is taken away or means something else. Files of older formats "
            "are read as if they were written today, and messages point to where things stand in them. "
            "marketgen pack migrate FILE --write brings a file up to date."
        ),
        "(once marketgen reads format 2, in which only names changed)\nquay.json: \u2026\n"
        "marketgen pack show quay.json",
        "(once marketgen reads format 2, in which only names changed)\nquay.json: \u2026\n"
        "marketgen pack migrate quay.json --write\nmarketgen pack show quay.json",
        acted=True,
    ),
    "W401": Page(
        N_("An old name"),
        N_(
            "This key, or word, has another name now. The old one is read as ever, so nothing breaks, but examples and "
            "other messages have the new one. marketgen pack migrate FILE shows what would be changed in the file, and "
            "does it with --write; docs/format-changes.md lists every change. A file for players who still have the "
            "older version keeps the old name, which both know: lint.allow lets it pass then, with that as its reason."
        ),
        '"rules": { "gifts": { "customs": [{ "from_day": 4, "last_day": 5, "add": 0.1 }] } }',
        '"rules": { "gifts": { "customs": [{ "from_day": 4, "to_day": 5, "add": 0.1 }] } }',
    ),
    "W402": Page(
        N_("A requirement that asks for too little"),
        N_(
            "The file has a key that came with a later version than the oldest it lets read it. That version would "
            "say that the key is unknown, and its player would not learn that an update is all it takes."
        ),
        '"requires": { "marketgen": ">=0.1" }',
        '"requires": { "marketgen": ">=0.2" }',
    ),
}
"""Pages by code."""
