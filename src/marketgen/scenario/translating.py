"""For translators: the .po file of a language written and brought up to date, and notes on what is missing in one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from marketgen import i18n
from marketgen.engine.frozen import frozen
from marketgen.i18n import _, ngettext
from marketgen.scenario import hints, packs, standing, translations
from marketgen.scenario.models.types import Written
from marketgen.scenario.problems import Place, Problem, ordered, safe
from marketgen.scenario.source import Object, place_of, where
from marketgen.scenario.spec import Hit

_HEAD = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: {id}\\n"\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
)


@frozen
class ToTranslate:
    """What translators of a pack work on. path: the pack's; id: of the pack; texts: by path, those that stand in its
    own files, in the order of the document."""

    path: Path
    id: str
    texts: dict[str, str]


def to_translate(path: Path, root: Object, hits: Sequence[Hit]) -> ToTranslate:
    """The texts of a pack that stand in its own files; those of what it extends are translated there."""
    return ToTranslate(path, str(root.get("id", "")), {key: hit.value for key, hit in _own(path, root, hits).items()})


def _own(path: Path, root: Object, hits: Sequence[Hit]) -> dict[str, Hit]:
    shown = packs.shown_name(standing.folder_of(path) or path)
    return {key: hit for key, hit in _every(hits).items() if _file(root, hit) == shown or
            _file(root, hit).startswith(f"{shown}/")}  # fmt: skip


def _every(hits: Sequence[Hit]) -> dict[str, Hit]:
    found = {
        ".".join(map(str, hit.path)): hit
        for hit in hits
        if isinstance(hit.mark, Written) and hit.path[-1] != "note" and isinstance(hit.value, str)
    }
    return {key: hit for key, hit in found.items() if translations.is_translated(key, hit.value)}


def _file(root: Object, hit: Hit) -> str:
    found, _known = where(root, hit.path)
    return found[0].name if found is not None else ""


def check(path: Path, folders: Sequence[Path], root: Object, hits: Sequence[Hit]) -> list[Problem]:
    """What is wrong with the translations of a pack, and notes on what is missing, stale and left over in its own."""
    if not standing.may_be_translated(path, folders):
        return []
    problems: list[Problem] = []
    every = {key: hit.value for key, hit in _every(hits).items()}
    problems += translations.of(path, folders, every).problems
    own = _own(path, root, hits)
    for catalogue in translations.read_all(path, []):
        problems += _notes(catalogue, root, own, every)
    return ordered(problems)


def _notes(
    catalogue: translations.Catalogue, root: Object, own: dict[str, Hit], every: dict[str, str]
) -> list[Problem]:
    """At most three notes on a file: counts, and the first places."""
    top = Place(catalogue.name, 0, 0)
    said = {line.path for line in catalogue.lines if line.said}
    missing = [place_of(root, hit.path) for key, hit in own.items() if key not in said]
    stale = [line for line in catalogue.lines if line.path in every and line.said
             and not translations.holds(line, every)]  # fmt: skip
    left = [line for line in catalogue.lines if line.path not in every]
    notes = []
    if missing:
        what = ngettext("{count} of {all} texts is not translated", "{count} of {all} texts are not translated",
                        len(missing)).format(count=len(missing), all=len(own))  # fmt: skip
        mend = _("translate it; marketgen pack texts adds what the file lacks")
        notes.append(Problem("N501", what, mend, top, "", tuple(missing), _("the first: {places}")))
    if stale:
        what = ngettext("the text of {count} translation has changed since, or somebody is to look at it",
                        "the texts of {count} translations have changed since, or somebody is to look at them",
                        len(stale)).format(count=len(stale))  # fmt: skip
        mend = _("marketgen pack texts marks them fuzzy: translate them anew and take the mark away")
        notes.append(_of_lines("N502", what, mend, stale))
    if left:
        what = ngettext("{count} translation is of no text that there is", "{count} translations are of no text that "
                        "there is", len(left)).format(count=len(left))  # fmt: skip
        mend = _("marketgen pack texts puts them at the end of the file, marked #~; or take them out")
        meant = _meant(left[0], every)
        notes.append(_of_lines("N503", what, f"{meant} {mend}" if meant else mend, left))
    if catalogue.language == root.get("language"):
        what = _("{language} is the language of the scenario itself: its texts stand there").format(
            language=catalogue.language
        )
        notes.append(Problem("N504", what, _("change them there, and take this file away"), top))
    return notes


def _of_lines(code: str, what: str, mend: str, lines: Sequence[translations.Line]) -> Problem:
    """A note on some lines of a file, at the first, with the path of its text."""
    first, *more = lines
    further = tuple(line.place for line in more)
    return Problem(code, what, mend, first.place, safe(first.path, 200), further, _("further ones: {places}"))


def _meant(line: translations.Line, every: dict[str, str]) -> str:
    """The path that was probably meant by one that there is not; empty if none is near."""
    if line.path:
        return hints.did_you_mean(line.path, every)
    path = next((path for path, text in every.items() if text == line.source), "")
    return _('write msgctxt "{path}" above it.').format(path=path) if path else ""


def po(what: ToTranslate, language: str, old: Sequence[i18n.Entry] = ()) -> str:
    """A .po file, or without a language the template of one.

    Of an old file the translations and the translators' comments are kept: one whose source has changed is marked
    fuzzy with what the source was, one of a text that is gone goes to the end, marked obsolete.
    """
    known = {entry.words.get("msgctxt", ""): entry for entry in old if entry.words.get("msgid") and not entry.obsolete}
    gone = {entry.words.get("msgctxt", ""): entry for entry in old if entry.obsolete}
    head = next((entry for entry in old if entry.words.get("msgid") == ""), None)
    parts = [_HEAD.format(id=what.id, language=language) if head is None else _head(head)]
    parts += [_entry(key, text, known.get(key) or gone.get(key)) for key, text in what.texts.items()]
    left = [entry for key, entry in {**gone, **known}.items() if key not in what.texts and entry.words.get("msgstr")]
    parts += [_obsolete(entry) for entry in left]
    return "\n".join(parts)


def _head(entry: i18n.Entry) -> str:
    return "".join(f"{line}\n" for line in entry.comments) + f'msgid ""\nmsgstr {i18n.quoted(entry.words["msgstr"])}\n'


def _entry(key: str, text: str, old: i18n.Entry | None) -> str:
    said = old.words.get("msgstr", "") if old else ""
    was = old.words["msgid"] if old and said else text
    lines = list(old.comments) if old else []
    if said and (was != text or (old and old.fuzzy)):
        lines.append("#, fuzzy")
    if was != text:
        lines += [f"#| {line}" for line in f"msgid {i18n.quoted(was)}".split("\n")]
    lines += [f"msgctxt {i18n.quoted(key)}", f"msgid {i18n.quoted(text)}", f"msgstr {i18n.quoted(said)}"]
    return "\n".join(lines) + "\n"


def _obsolete(entry: i18n.Entry) -> str:
    lines = [
        f"{name} {i18n.quoted(entry.words[name])}" for name in ("msgctxt", "msgid", "msgstr") if name in entry.words
    ]
    return "".join(f"#~ {line}\n" for line in "\n".join(lines).split("\n"))
