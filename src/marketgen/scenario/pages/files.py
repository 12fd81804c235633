"""Pages of what a file can have wrong as a text, and of files that extend others."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES: dict[str, Page] = {
    "E001": Page(
        N_("The file is not JSON"),
        N_(
            "A scenario is a JSON file: keys and texts in quotation marks, a comma between entries and none after the "
            "last. The place shown is where reading stopped, or where the missing sign belongs. What follows it is not "
            "checked, because one missing sign would make everything after it look wrong."
        ),
        '{ "format": 1, "id": "quay", }',
        '{ "format": 1, "id": "quay" }',
        whole=True,
    ),
    "E002": Page(
        N_("Another format, or none"),
        N_(
            "The first entry of a scenario says in which format it is written. A file of a later format needs a later "
            "marketgen; a file without one may be something else altogether."
        ),
        '{ "format": 99, "id": "quay" }',
        '{ "format": 1, "id": "quay" }',
        whole=True,
    ),
    "E003": Page(
        N_("The file is not UTF-8"),
        N_(
            "Every letter of every language can be written in UTF-8, and only in it do all computers agree. Save the "
            "file again as UTF-8; most editors ask for the encoding under Save as."
        ),
        "quay.json: \u2026 (saved as UTF-16)\nmarketgen check quay.json",
        "quay.json: \u2026 (saved as UTF-8)\nmarketgen check quay.json",
        acted=True,
    ),
    "E004": Page(
        N_("The file cannot be read"),
        N_(
            "There is no such file, it is a folder or a device, or your account may not read it. Nothing in it was "
            "looked at."
        ),
        "quay.json: \u2026\nmarketgen check quay/quay.json",
        "quay.json: \u2026\nmarketgen check quay.json",
        acted=True,
    ),
    "E005": Page(
        N_("The file is too large"),
        N_(
            "A scenario is a text of some hundred kilobytes at most. A larger file is refused before it is read, so "
            "that a wrong file cannot fill the memory."
        ),
        "quay.json: 3 MB of blanks\nmarketgen check quay.json",
        "quay.json: \u2026\nmarketgen check quay.json",
        acted=True,
    ),
    "E006": Page(
        N_("Nested too deeply"),
        N_(
            "Objects and lists can stand within each other forty times; a scenario needs less than half of that. "
            "Often a closing bracket is missing far above."
        ),
        '"events": ' + "[" * 50 + "]" * 50,
        '"events": { }',
    ),
    "E007": Page(
        N_("The file is empty"),
        N_("There is nothing in the file. It may not have been saved."),
        " ",
        '{ "format": 1, "id": "quay" }',
        whole=True,
    ),
    "E008": Page(
        N_("A character that cannot be shown"),
        N_(
            "Control codes, half characters and signs that turn the direction of text could make a screen show "
            "something else than the file says. Within a text a new line is written \\n; other control codes are "
            "refused."
        ),
        '"summary": "Five\\u0007days"',
        '"summary": "Five days"',
    ),
    "E009": Page(
        N_("A number with too many digits"),
        N_(
            "The game reckons in whole numbers and exactly. A number may have fifteen digits, before and after the "
            "point together; more is surely a slip of the hand."
        ),
        '"goods": { "plum": { "price": 2.0500000000000001 } }',
        '"goods": { "plum": { "price": 2.05 } }',
    ),
    "E401": Page(
        N_("No scenario of this name"),
        N_(
            "A scenario is named by its id, which stands in the file itself, or by the path of its file. It is looked "
            "for beside the file that names it, among the shipped ones, and in your scenario folder (marketgen doctor "
            "shows where that is)."
        ),
        '{ "format": 1, "id": "quay", "extends": "no_such_pack" }',
        '{ "format": 1, "id": "quay" }',
        whole=True,
    ),
    "E402": Page(
        N_("A change of another kind of value"),
        N_(
            "$scale and $add change a number that the base has; $append, $prepend and $remove change a list of it; "
            "$replace puts an object in place of one. The place named is where the base has something else. Where it "
            "has nothing there is nothing to change: write the whole value."
        ),
        '"goods": { "plum": { "$patch": "merge", "unit": { "$scale": 1.2 } } }',
        '"goods": { "plum": { "$patch": "merge", "price": { "$scale": 1.2 } } }',
        patches=True,
    ),
    "E403": Page(
        N_("Something is removed that is not in the list"),
        N_(
            "$remove takes items out of a list that the base has, each written as it stands there. One that is not in "
            "it may be misspelt, or the base has changed since. The place named is that of the list."
        ),
        '"officials": { "harbour": { "$patch": "merge", "takes": { "$remove": ["brandi"] } } }',
        '"officials": { "harbour": { "$patch": "merge", "takes": { "$remove": ["shell"] } } }',
        patches=True,
    ),
    "E404": Page(
        N_("Nothing to delete"),
        N_(
            "In a file that extends another, null deletes an entry or a key of the base. Here the base has none so "
            "named. The title, the summary and whatever else is no object at the top are never inherited, so they need "
            "no deleting."
        ),
        '"goods": { "lamp": { "$patch": "merge", "seasons": null } }',
        '"goods": { "lamp": { "$patch": "merge", "season": null } }',
        patches=True,
    ),
    "E405": Page(
        N_("The base already has this id"),
        N_(
            'Two entries with one id could be meant as a change or be an accident. Say which: with "$patch": "merge" '
            'the entry changes the one of the base, and what it does not name stays; with "$patch": "replace" nothing '
            "of the old one is left; another id makes it a new entry. An entry that is the same in both files is one "
            "and needs no word. A base may also have grown since your file was written: then another id for yours is "
            "right, there and wherever it is named."
        ),
        '"goods": { "plum": { "price": 3 } }',
        '"goods": { "plum": { "$patch": "merge", "price": 3 } }',
        patches=True,
    ),
    "E406": Page(
        N_("A change of nothing"),
        N_(
            '"$patch" changes an entry of the scenario that is extended, and there is no such entry. A change that '
            "changes nothing is never meant, so it is an error and not passed over."
        ),
        '"goods": { "plumm": { "$patch": "merge", "price": 3 } }',
        '"goods": { "plum": { "$patch": "merge", "price": 3 } }',
        patches=True,
    ),
    "E407": Page(
        N_("A word of changing that does not belong here"),
        N_(
            "Words that begin with $ change what the base has. $patch, merge or replace, stands on an entry of a table "
            "that the base has too; tables join by themselves, and within a changed entry objects merge by themselves. "
            "$scale, $add, $append, $prepend, $remove and $replace stand in place of one value within it, or of start "
            "and the other single objects. New entries, and files that extend nothing, have nothing for them to change."
        ),
        '"goods": { "plum": { "$patch": "merge", "price": { "$scale": 1.2, "$add": 0.5 } } }',
        '"goods": { "plum": { "$patch": "merge", "price": { "$scale": 1.2 } } }',
        patches=True,
    ),
    "E408": Page(
        N_("Scenarios that extend each other in a circle"),
        N_("Each would have to be read before the other. One of them must stand alone."),
        'pier.json: { "format": 1, "id": "pier", "title": "Pier", "language": "en", "extends": "quay" }\n'
        'quay.json: { "format": 1, "id": "quay", "title": "Quay", "language": "en", "extends": "pier" }\n'
        "marketgen check pier.json",
        'pier.json: { "format": 1, "id": "pier", "title": "Pier", "language": "en", "extends": "quay" }\n'
        "quay.json: \u2026\n"
        "marketgen check pier.json",
        acted=True,
    ),
    "E409": Page(
        N_("Too many scenarios that extend one another"),
        N_("Five files in a row can extend one another. With more nobody sees any longer where a number comes from."),
        "\n".join(f'q{n}.json: {{ "format": 1, "id": "q{n}", "extends": "q{n + 1}" }}' for n in range(1, 6))
        + "\nq6.json: \u2026\nmarketgen check q1.json",
        "\n".join(
            f'q{n}.json: {{ "format": 1, "id": "q{n}", "title": "Quay {n}", "language": "en", "extends": "{base}" }}'
            for n, base in ((1, "q2"), (2, "quay"))
        )
        + "\nquay.json: \u2026\nmarketgen check q1.json",
        acted=True,
    ),
    "E410": Page(
        N_("Two scenarios with one id"),
        N_(
            "A run remembers its scenario by the id. If two files have the same one, the first is played and the other "
            "is shown with this message: give it another id."
        ),
        "(your scenario folder) quay.json: \u2026\n(your scenario folder) pier.json: \u2026\nmarketgen list",
        '(your scenario folder) quay.json: \u2026\n(your scenario folder) pier.json: \u2026 with { "id": "pier" }\n'
        "marketgen list",
        acted=True,
    ),
    "E411": Page(
        N_("A scenario cannot be written under this name"),
        N_(
            "The name of a new scenario is its id and its file's name, so it must be an id that no other scenario has. "
            "A file that is there is never written over."
        ),
        "marketgen new quay --yes\nmarketgen new quay --yes",
        "marketgen new quay --yes\nmarketgen new pier --yes",
        acted=True,
    ),
}
"""Pages by code."""
