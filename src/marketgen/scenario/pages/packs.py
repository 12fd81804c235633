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
    ),
    "E414": Page(
        N_("A link in a pack"),
        N_(
            "A link leads out of the pack, to a file that others do not have or that is not meant for them. So no link "
            "within a pack is followed. The folder of a pack may itself be a link that you made."
        ),
    ),
    "E415": Page(
        N_("Too many files in a pack"),
        N_(
            "A pack has at most 500 files and folders, and paths of at most four names. More is surely something else "
            "that lies in the folder, such as a copy of a whole project."
        ),
    ),
    "E416": Page(
        N_("A pack that is too large"),
        N_(
            "A pack holds texts: at most 20 MB unpacked, and 2 MB in each file. Of a zip the sizes it tells are added "
            "up before anything is unpacked, and counted again while it is."
        ),
    ),
    "E418": Page(
        N_("A JSON file that nobody reads"),
        N_(
            "Of a folder pack, scenario.json and the files in parts/ are read. JSON that lies elsewhere in it would be "
            "passed over without a word, and its author would wonder why nothing happens."
        ),
        'extra.json: { "flags": { "rained": { "about": "It rained." } } }',
        'parts/extra.json: { "flags": { "rained": { "about": "It rained." } } }',
        pack=True,
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
}
"""Pages by code."""
