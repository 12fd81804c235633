"""Extracts every sentence of the program for translators: ``python scripts/messages.py [--check]``.

Writes ``src/marketgen/locale/marketgen.pot``; with ``--check`` it writes nothing, and ends with 1 and the difference
if the file is stale. Two templates are the same if they hold the same sentences: dates and line numbers do not count.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "marketgen"
TEMPLATE = SOURCE / "locale" / "marketgen.pot"
KEYWORDS = {"_": None, "N_": None, "NP_": (1, 2), "ngettext": (1, 2)}
Message = str | tuple[str, ...]


def extract(source: Path = SOURCE) -> Catalog:
    """A template of the sentences in the Python files under ``source``, with the file each stands in."""
    catalog = Catalog(project="marketgen", charset="utf-8")
    found = extract_from_dir(source, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, _context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, locations=[(Path(file).as_posix(), None)], auto_comments=comments)
    return catalog


def sentences(catalog: Catalog) -> set[Message]:
    """What two templates are compared by: each msgid, a plural as its two forms."""
    return {
        tuple(message.id) if isinstance(message.id, list | tuple) else message.id for message in catalog if message.id
    }


def difference(template: Path = TEMPLATE, source: Path = SOURCE) -> tuple[set[Message], set[Message]]:
    """The sentences the template lacks, and those it has without need."""
    have: set[Message] = set()
    if template.is_file():
        with template.open("rb") as file:
            have = sentences(read_po(file))
    want = sentences(extract(source))
    return want - have, have - want


def main(words: list[str]) -> int:
    """Write or check the template; 0 if all is well, 1 if ``--check`` found it stale."""
    parser = argparse.ArgumentParser(description="Extract the program's sentences for translators.")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if the template is stale")
    if parser.parse_args(words).check:
        lacking, needless = difference()
        for mark, messages in (("lacks", lacking), ("no longer needs", needless)):
            for message in sorted(map(repr, messages)):
                print(f"marketgen.pot {mark}: {message}", file=sys.stderr)
        return 1 if lacking or needless else 0
    TEMPLATE.parent.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, extract(), omit_header=False, width=100, include_lineno=False, sort_output=False)
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(sentences(extract()))} sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
