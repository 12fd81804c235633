"""Pages of packs in folders and zips."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

PAGES = {
    "E412": Page(
        N_("The same id in two files of a pack"),
        N_(
            "The files of a pack are one document. Tables join, but an entry can stand in one file only: of two, one "
            "would be lost without a word. Both places are named."
        ),
        'parts/fruit.json: { "flags": { "rained": { "about": "It rained." } } }\n'
        'parts/rain.json: { "flags": { "rained": { "about": "There was rain." } } }',
        'parts/rain.json: { "flags": { "rained": { "about": "It rained." } } }',
        pack=True,
    ),
    "E413": Page(
        N_("A folder without scenario.json"),
        N_(
            "What a pack is, its id, title and format, stands in scenario.json at the top of its folder; without that "
            "nobody can tell what the other files belong to. A zip that is unpacked often makes a folder within a "
            "folder: then the inner one is the pack."
        ),
        "quay/\n  parts/goods.json: { }\nmarketgen check quay/",
        "quay/\n  scenario.json: \u2026\n  parts/goods.json: { }\nmarketgen check quay/",
        acted=True,
    ),
    "E414": Page(
        N_("A link in a pack"),
        N_(
            "A link leads out of the pack, to a file that others do not have or that is not meant for them. So no link "
            "within a pack is followed. The folder of a pack may itself be a link that you made."
        ),
        "quay/\n  scenario.json: \u2026\n  parts/goods.json -> ../../goods.json\nmarketgen check quay/",
        "quay/\n  scenario.json: \u2026\n  parts/goods.json: { }\nmarketgen check quay/",
        acted=True,
    ),
    "E415": Page(
        N_("Too many files in a pack"),
        N_(
            "A pack has at most 500 files and folders, and paths of at most four names. More is surely something else "
            "that lies in the folder, such as a copy of a whole project."
        ),
        "quay/\n  scenario.json: \u2026\n  parts/1.json to parts/500.json: { }\nmarketgen check quay/",
        "quay/\n  scenario.json: \u2026\n  parts/1.json to parts/9.json: { }\nmarketgen check quay/",
        acted=True,
    ),
    "E416": Page(
        N_("A pack that is too large"),
        N_(
            "A pack holds texts: at most 20 MB unpacked, and 2 MB in each file. Of a zip the sizes it tells are added "
            "up before anything is unpacked, and counted again while it is."
        ),
        "quay/\n  scenario.json: \u2026\n  notes.md: 21 MB\nmarketgen check quay/",
        "quay/\n  scenario.json: \u2026\n  notes.md: 1 MB\nmarketgen check quay/",
        acted=True,
    ),
    "E417": Page(
        N_("A kind of file that packs do not have"),
        N_(
            "A pack that is installed comes from somebody else, and holds texts only: .json, .po, .md, .txt and "
            "LICENCE. Programs, pictures and the like are refused whole, not left out, so that nobody is handed "
            "less than the author meant."
        ),
        "quay.zip\n  scenario.json: \u2026\n  setup.sh: echo done\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\n  notes.md: Done.\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E418": Page(
        N_("A file that nobody reads"),
        N_(
            "Of a folder pack, scenario.json, the files parts/*.json and the translations lang/*.po are read. JSON or "
            "a translation that lies elsewhere, or whose name ends otherwise, would be passed over without a word, and "
            "its author would wonder why nothing happens."
        ),
        'extra.json: { "flags": { "rained": { "about": "It rained." } } }',
        'parts/extra.json: { "flags": { "rained": { "about": "It rained." } } }',
        pack=True,
    ),
    "E419": Page(
        N_("Not a zip"),
        N_(
            "The file is no zip, is damaged, or was not fetched to its end. A scenario in one file needs no "
            "installing: copy it into your scenario folder."
        ),
        "quay.zip: <html>This page has moved.</html>\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E420": Page(
        N_("A name that leads out of the pack"),
        N_(
            "A name with .. in it, or one that begins at the top of a disk, would write a file somewhere else on "
            "your computer. No honest program makes such a zip; nothing of it is unpacked."
        ),
        "quay.zip\n  scenario.json: \u2026\n  ../start.json: { }\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\n  parts/start.json: { }\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E421": Page(
        N_("A file name that not every system has"),
        N_(
            "A name may hold letters of any language, digits, blanks and . _ - + ( ). Control codes, signs that "
            "turn the direction of text, names of Windows devices, and names that end in a point or a blank are "
            "refused: a file would show as another than it is, or could not be written on some system."
        ),
        "quay.zip\n  scenario.json: \u2026\n  parts/con.json: { }\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\n  parts/harbour.json: { }\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E422": Page(
        N_("Two names that some systems take for one"),
        N_(
            "Many systems do not tell capital from small letters, or two ways to write one letter. Of two such "
            "files one would replace the other, and who has which would be luck."
        ),
        "quay.zip\n"
        "  scenario.json: \u2026\n"
        "  parts/Ferry.json: { }\n"
        "  parts/ferry.json: { }\n"
        "marketgen pack install quay.zip",
        "quay.zip\n"
        "  scenario.json: \u2026\n"
        "  parts/ferry.json: { }\n"
        "  parts/boats.json: { }\n"
        "marketgen pack install quay.zip",
        acted=True,
    ),
    "E423": Page(
        N_("An encrypted or unusual zip"),
        N_("A pack must be readable for whoever gets it, and for the check before it is unpacked."),
        "quay.zip\n  scenario.json: \u2026\n  parts/ferry.json: { } (encrypted)\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\n  parts/ferry.json: { }\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E424": Page(
        N_("A zip that is larger than it seems"),
        N_(
            "A file in the zip is packed more than a hundred to one, or is not as long as the zip says. Text "
            "never packs so tightly; such a zip is made to fill a disk."
        ),
        "quay.zip\n  scenario.json: \u2026\n  notes.md: 1 MB of blanks\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\n  notes.md: Done.\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E425": Page(
        N_("The place of a pack is taken"),
        N_(
            "An installed pack lies in a folder named by its id, and is never put over anything else. With "
            "--replace it takes the place of an earlier installed one; what you made yourself stays whatever is "
            "asked."
        ),
        "quay.zip\n  scenario.json: \u2026\nmarketgen pack install quay.zip\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\nmarketgen pack install quay.zip\nmarketgen pack install --replace quay.zip",
        acted=True,
    ),
    "E426": Page(
        N_("Another pack than the one wanted"),
        N_(
            "The sha256 of a file is a number that no other file has. If a course or a page tells it, --sha256 "
            "refuses everything else: an older copy, a changed one, half a download."
        ),
        "quay.zip\n"
        "  scenario.json: \u2026\n"
        "marketgen pack install --sha256 0000000000000000000000000000000000000000000000000000000000000000 quay.zip",
        "quay.zip\n  scenario.json: \u2026\nmarketgen pack install --sha256 THAT_OF_THE_FILE quay.zip",
        acted=True,
    ),
    "E427": Page(
        N_("More than one pack in a zip"),
        N_("A zip is one pack: its files, or one folder with them. Things beside that folder would be lost."),
        "quay.zip\n  quay/scenario.json: \u2026\n  pier/scenario.json: \u2026\nmarketgen pack install quay.zip",
        "quay.zip\n  quay/scenario.json: \u2026\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E428": Page(
        N_("A zip that is not installed"),
        N_(
            "A zip is looked through and unpacked by marketgen pack install before anything in it is played. It "
            "stands in the list so that you see it was found."
        ),
        "quay.zip\n  scenario.json: \u2026\nmarketgen check quay.zip",
        "quay.zip\n  scenario.json: \u2026\nmarketgen pack install quay.zip\nmarketgen check quay",
        acted=True,
    ),
    "E429": Page(
        N_("What was not installed is not taken away"),
        N_(
            "marketgen pack remove, and install with --replace, delete only files that marketgen pack install "
            "wrote, and only as they were written. What you changed or added stays, so you are asked to move it "
            "first."
        ),
        "quay.zip\n"
        "  scenario.json: \u2026\n"
        "  notes.md: Done.\n"
        "marketgen pack install quay.zip\n"
        "(you write something into quay/notes.md)\n"
        "marketgen pack remove quay",
        "quay.zip\n"
        "  scenario.json: \u2026\n"
        "  notes.md: Done.\n"
        "marketgen pack install quay.zip\n"
        "marketgen pack remove quay",
        acted=True,
    ),
    "E430": Page(
        N_("The scenario folder cannot be written"),
        N_(
            "The disk is full, or your account may not write there. A pack is written beside its place and moved "
            "there whole, so nothing is half installed."
        ),
        "quay.zip\n  scenario.json: \u2026\n(no room is left on the disk)\nmarketgen pack install quay.zip",
        "quay.zip\n  scenario.json: \u2026\nmarketgen pack install quay.zip",
        acted=True,
    ),
    "E431": Page(
        N_("Something in a part that is no section"),
        N_(
            "Lists show what a pack is without reading all of it, so its id, title, format and the like stand in "
            "scenario.json. A part holds sections, which are objects: goods, events, rules and so on."
        ),
        'parts/head.json: { "summary": "Five days." }',
        'parts/head.json: { "flags": { "rained": { "about": "It rained." } } }',
        pack=True,
    ),
    "E432": Page(
        N_("A pack that others extend"),
        N_(
            "A scenario that extends a pack is only what it changes of it, and cannot be played without it. So "
            "marketgen pack remove first names those in your scenario folder; with --force the pack goes all the same. "
            "Saved runs carry their own copy of everything and go on."
        ),
        "quay.zip\n"
        "  scenario.json: \u2026\n"
        "marketgen pack install quay.zip\n"
        '(your scenario folder) pier.json: { "format": 1, "id": "pier", "extends": "quay" }\n'
        "marketgen pack remove quay",
        "quay.zip\n  scenario.json: \u2026\nmarketgen pack install quay.zip\n"
        '(your scenario folder) pier.json: { "format": 1, "id": "pier", "extends": "quay" }\n'
        "marketgen pack remove --force quay",
        acted=True,
    ),
}
"""Pages by code."""
