"""Pages of translations."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

ONE_TEXT = '{ "format": 1, "id": "quay", "title": "Quay", "language": "en", "playable": false }'
"""A pack with nothing to translate but its title."""

PAGES = {
    "E501": Page(
        N_("A translation that is no .po file"),
        N_(
            "A translation is a gettext .po file in UTF-8: for each text three lines, msgctxt with the path of the "
            "text, msgid with the text, msgstr with what it is in your language, each in quotes. Poedit, Weblate and "
            "others write such files. marketgen pack texts writes one to begin with."
        ),
        'lang/de.po: msgid "Salt" is "Salz"',
        "lang/de.po: # nothing is translated yet",
        pack=True,
    ),
    "E502": Page(
        N_("A translation that fills in something else"),
        N_(
            "A word in braces, such as {sold.salt} or {count}, is filled in by the game. The translation has the same "
            "ones as its source, in any order and as often as it likes, and none of its own. They are not translated."
        ),
        "lang/de.po:\n"
        '  msgctxt "goods.plum.count.one"\n'
        '  msgid "{count} basket of plums"\n'
        '  msgstr "{anzahl} Korb Pflaumen"',
        "lang/de.po:\n"
        '  msgctxt "goods.plum.count.one"\n'
        '  msgid "{count} basket of plums"\n'
        '  msgstr "{count} Korb Pflaumen"',
        pack=True,
    ),
    "E503": Page(
        N_("A translation that cannot be shown"),
        N_(
            "A translation stands where its source stood: it has no control codes, no new line where the source has "
            "none, and at most 80 characters, or three times as many as the source if that is more."
        ),
        'lang/de.po:\n  msgctxt "goods.plum.name"\n  msgid "plums"\n  msgstr "Pflaumen\\nund mehr"',
        'lang/de.po:\n  msgctxt "goods.plum.name"\n  msgid "plums"\n  msgstr "Pflaumen und mehr"',
        pack=True,
    ),
    "E504": Page(
        N_("A text that is translated twice"),
        N_("One file has two translations for one path, and only one can be shown. Both places are named."),
        "lang/de.po:\n"
        '  msgctxt "goods.plum.name"\n'
        '  msgid "plums"\n'
        '  msgstr "Pflaumen"\n'
        "  \n"
        '  msgctxt "goods.plum.name"\n'
        '  msgid "plums"\n'
        '  msgstr "Zwetschgen"',
        'lang/de.po:\n  msgctxt "goods.plum.name"\n  msgid "plums"\n  msgstr "Pflaumen"',
        pack=True,
    ),
    "E505": Page(
        N_("A translation in no language"),
        N_("The name of a translation file is the code of its language, as in de.po, ko.po or pt_BR.po."),
        "lang/german.po: # empty",
        "lang/de.po: # empty",
        pack=True,
    ),
    "N501": Page(
        N_("Texts that are not translated"),
        N_("Where a translation is missing, the game shows the text of the scenario. The first places are named."),
        "quay/\n  scenario.json: " + ONE_TEXT + "\n  lang/de.po: # nothing yet\nmarketgen check quay/",
        "quay/\n  scenario.json: "
        + ONE_TEXT
        + '\n  lang/de.po: msgctxt "title"\n    msgid "Quay"\n    msgstr "Kai"\nmarketgen check quay/',
        acted=True,
    ),
    "N502": Page(
        N_("Translations that are out of date"),
        N_(
            "The text was changed after it was translated, or the translation is marked fuzzy. Such a one is not "
            "shown: it may say what is no longer so. marketgen pack texts --lang CODE marks those whose text was "
            "changed, and says what the text was; when the translation is right, take the mark away."
        ),
        'lang/de.po:\n  msgctxt "goods.plum.name"\n  msgid "plumbs"\n  msgstr "Pflaumen"',
        'lang/de.po:\n  msgctxt "goods.plum.name"\n  msgid "plums"\n  msgstr "Pflaumen"',
        pack=True,
    ),
    "N503": Page(
        N_("Translations of nothing"),
        N_(
            "No text has this path: an id was renamed, or the entry taken out. marketgen pack texts --lang CODE puts "
            "such translations at the end of the file, so that they can still be copied from there."
        ),
        'lang/de.po:\n  msgctxt "goods.plumm.name"\n  msgid "plums"\n  msgstr "Pflaumen"',
        'lang/de.po:\n  msgctxt "goods.plum.name"\n  msgid "plums"\n  msgstr "Pflaumen"',
        pack=True,
    ),
    "N504": Page(
        N_("A translation into the language of the scenario"),
        N_(
            "What a scenario says in its own language stands in the scenario itself. A translation into it would be a "
            "second text for each place, and whoever changes one of the two wonders why nothing happens."
        ),
        "lang/en.po: # nothing is translated yet",
        "lang/de.po: # nothing is translated yet",
        pack=True,
    ),
}
"""Pages by code."""
