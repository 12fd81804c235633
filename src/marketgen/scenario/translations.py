"""Translations of a scenario's texts: .po files keyed by document path, read as they are, and what is wrong with them.

A pack in a folder has them in ``lang/LANGUAGE.po``; beside a scenario in one file they lie in
``lang/ID_OF_THE_FILE/LANGUAGE.po``. msgctxt is the path of a text, made of ids (``events.knock.choices.pay.label``),
msgid the text itself: a translation holds while its source is what it was made from. Nothing here loads pydantic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from marketgen import i18n
from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.scenario import files, packs, placeholders, standing
from marketgen.scenario.numerals import BARRED
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.source import Source

LANGUAGES = 40
"""Translations of one scenario at most."""

LONGEST = 4000
"""Characters of a text at most, as in scenarios."""

Texts = Mapping[str, str]

_CODE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})?")
_SAME = ("version", "licence", "language", "hangul", "romanised", "age", "$schema")
_NOT = ("authors", "lint", "tests")
_SIGNS = 40  # how many placeholders of a text a message names


@frozen
class Line:
    """A translated text: its path, the source it was made from, what it says, where, and whether it has to be looked at
    again."""

    path: str
    source: str
    said: str
    place: Place
    fuzzy: bool


@frozen
class Catalogue:
    """A translation file as it was read."""

    language: str
    name: str
    lines: tuple[Line, ...]


@frozen
class Found:
    """The translations of a scenario. languages: code -> path -> text, of those texts alone that can be shown;
    problems: errors in the files."""

    languages: dict[str, dict[str, str]]
    problems: tuple[Problem, ...] = ()


def is_translated(path: str, text: str) -> bool:
    """Whether the text of a path is for translators: not numbers, codes, names of authors, words that are Korean in
    every language, the titles of sources, and what only the checker reads."""
    first, last = path.partition(".")[0], path.rpartition(".")[2]
    return bool(text) and last not in _SAME and first not in _NOT and not (first == "sources" and last == "title")


def files_of(path: Path) -> list[Path]:
    """The translation files of a pack in the order of their names."""
    try:
        found = sorted(
            one for one in standing.lang_folder(path).iterdir() if one.suffix == ".po" and one.name[0] != "."
        )
    except OSError:
        return []
    return found[:LANGUAGES]


def languages(paths: Sequence[Path]) -> tuple[str, ...]:
    """The codes of all languages that some of these packs are translated into."""
    return tuple(sorted({one.stem for path in paths for one in files_of(path) if _CODE.fullmatch(one.stem)}))


def of(path: Path, folders: Sequence[Path], texts: Texts) -> Found:
    """The translations of a scenario, those of what it extends among them, for its ``texts`` by path.

    What is no longer as it was when it was translated is left out; so is what fits its source badly, and there is a
    problem for that.
    """
    catalogues, problems = chain(path, folders)
    told: dict[str, dict[str, str]] = {}
    for one in catalogues:
        into = told.setdefault(one.language, {})
        for line in one.lines:
            if not holds(line, texts):
                continue
            wrong = misfit(line)
            if wrong is None:
                into[line.path] = line.said
            else:
                problems.append(wrong)
    return Found(told, tuple(problems))


def holds(line: Line, texts: Texts) -> bool:
    """Whether a translation is there, is of this text as it is now, and nobody has to look at it again."""
    source = texts.get(line.path, "")
    return bool(line.said) and not line.fuzzy and line.source == source and is_translated(line.path, source)


def chain(path: Path, folders: Sequence[Path]) -> tuple[list[Catalogue], list[Problem]]:
    """The translation files of a pack and of all it extends, the base's first."""
    problems: list[Problem] = []
    found: list[Catalogue] = []
    for one in reversed(_paths(path, folders)):
        found += read_all(one, problems)
    return found, problems


def read_all(path: Path, problems: list[Problem]) -> list[Catalogue]:
    """The translation files of one pack; problems for those that cannot be read."""
    found = []
    for one in files_of(path):
        try:
            found.append(read(one, problems))
        except Unreadable as fault:
            problems.append(fault.problem)
    return found


def read(path: Path, problems: list[Problem]) -> Catalogue:
    """A translation file. Raises Unreadable for what is none; a path that is given twice is a problem."""
    name = packs.shown_name(path)
    if not _CODE.fullmatch(path.stem):
        what = _("{name} is no code of a language").format(name=safe(path.stem))
        raise Unreadable(Problem("E505", what, _("call the file de.po, ko.po or the like"), Place(name, 0, 0)))
    source = files.read(path, name)
    rows = source.text.split("\n")
    found: dict[str, Line] = {}
    for entry in _entries(source, rows):
        where = entry.words.get("msgctxt", "")
        if entry.obsolete or not entry.words.get("msgid"):
            continue
        at = entry.said or entry.line
        place = Place(name, at, 1, rows[at - 1].rstrip("\r"))
        if where in found:
            what = _("{path} is translated twice in this file").format(path=safe(where, 200))
            first, says = (found[where].place,), _("the other: {places}")
            problems.append(Problem("E504", what, _("take one of the two out"), place, where, first, says))
            continue
        found[where] = Line(where, entry.words["msgid"], entry.words.get("msgstr", ""), place, entry.fuzzy)
    return Catalogue(path.stem, name, tuple(found.values()))


def _entries(source: Source, rows: Sequence[str]) -> list[i18n.Entry]:
    try:
        return i18n.entries(source.text)
    except i18n.PoError as fault:
        place = Place(source.name, fault.line, fault.column, rows[fault.line - 1].rstrip("\r"))
        what = _("this is not in the .po format")
        mend = _('a line begins with msgctxt, msgid or msgstr and a text in "", or with #; or is such a text alone')
        raise Unreadable(Problem("E501", what, mend, place)) from None


def misfit(line: Line) -> Problem | None:
    """What keeps a translated text from being shown in place of its source; None if nothing does."""
    return _signs(line) or _letters(line)


def _signs(line: Line) -> Problem | None:
    want, have = _placeholders(line.source), _placeholders(line.said)
    if want == have and (placeholders.broken(line.source) or not placeholders.broken(line.said)):
        return None
    lacks, extra = sorted(want - have), sorted(have - want)
    what = _("the translation fills in something else than its source")
    mend = _("write a brace that is meant as one twice, {{ or }}")
    if lacks:
        what = _("the translation leaves out {signs}").format(signs=safe(", ".join(lacks[:_SIGNS])))
        mend = _("write it where it belongs, exactly as in the source")
    elif extra:
        what = _("the translation has {signs}, which its source has not").format(signs=safe(", ".join(extra[:_SIGNS])))
        mend = _("take it out; placeholders are never translated")
    return Problem("E502", what, mend, line.place, line.path)


def _letters(line: Line) -> Problem | None:
    longest = min(LONGEST, max(80, 3 * len(line.source)))
    bad = BARRED.search(line.said)
    if bad is not None:
        what = _("the translation has a control code in it: U+{number}").format(number=f"{ord(bad[0]):04X}")
        return Problem("E503", what, _("delete it"), line.place, line.path)
    if "\n" in line.said and "\n" not in line.source:
        what = _("the translation has a new line where its source has none")
        return Problem("E503", what, _("write it on one line"), line.place, line.path)
    if len(line.said) > longest or not line.said.strip():
        what = _("the translation has {count} characters; here it may have 1 to {longest}").format(
            count=len(line.said.strip()), longest=longest
        )
        return Problem("E503", what, _("shorten it"), line.place, line.path)
    return None


def _placeholders(text: str) -> set[str]:
    return {"{" + name + (f".{of_what}" if of_what else "") + "}" for name, of_what in placeholders.found(text)}


def _paths(path: Path, folders: Sequence[Path]) -> list[Path]:
    """The pack and those it extends, itself first; as far as that can be told."""
    found = [path]
    try:
        document = packs.read_alone(path, [])
        while isinstance(base := document.get("extends"), str) and len(found) < packs.CHAIN:
            beside = (standing.folder_of(found[-1]) or found[-1]).absolute().parent
            found.append(packs.find(base, (beside, *folders)))
            document = packs.read_alone(found[-1], [])
    except Unreadable:
        pass  # said where the pack itself is read
    return found


def chosen(languages_there: Mapping[str, Any], wanted: str) -> str:
    """The language of these that goes with a code or locale name; empty if none does."""
    return next((code for code in i18n.codes(wanted) if code in languages_there), "")


def kept(value: object, texts: Texts) -> dict[str, dict[str, str]]:
    """The translations in the copy of a run, which may come from anybody: what cannot be shown is left out."""
    found: dict[str, dict[str, str]] = {}
    for code, told in value.items() if isinstance(value, dict) else ():
        if not (isinstance(code, str) and _CODE.fullmatch(code) and isinstance(told, dict)):
            continue
        place = Place(code, 0, 0)
        found[code] = {
            path: said
            for path, said in told.items()
            if isinstance(said, str) and path in texts and is_translated(path, texts[path])
            and misfit(Line(path, texts[path], said, place, False)) is None
        }  # fmt: skip
    return found
