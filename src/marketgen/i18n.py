"""Translation of every sentence a person sees: gettext from the standard library, and nothing at import time.

Catalogues lie in ``marketgen/locale/LANGUAGE/LC_MESSAGES`` as ``marketgen.po`` (read as it is, so that a translator
needs no tools) or compiled as ``marketgen.mo``. Which language to use is the caller's business: :func:`install` is
given one, from the settings or the environment. Without one the sentences stay as they are written in the code.
"""

from __future__ import annotations

import ast
import gettext as _gettext
import io
import re
import struct
from pathlib import Path

DOMAIN = "marketgen"
FOLDER = Path(__file__).resolve().parent / "locale"

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z]{2,4})?")
_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr|msgstr\[\d+\]|msgctxt)\s+)?(".*")')


def _(sentence: str) -> str:
    """The sentence in the installed language. Call it when the sentence is shown, never at import time."""
    return _current.gettext(sentence) if sentence else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a sentence that goes with ``count``, in the installed language."""
    return _current.ngettext(one, many, count)


def N_(sentence: str) -> str:  # noqa: N802 - the name by which extraction tools know it
    """The sentence itself: marks it for translators in a table that is shown with :func:`_` later."""
    return sentence


def NP_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as N_
    """Both forms themselves: marks a plural for translators in a table that is shown with :func:`ngettext` later."""
    return one, many


def install(language: str | _gettext.NullTranslations = "", folder: Path = FOLDER) -> str:
    """Use a language from now on; returns the code of the catalogue found, or "" for the sentences as written.

    ``language`` is a code or a locale name (``de``, ``de_AT.UTF-8``; the country is dropped if there is no catalogue
    for it) or a translations object of the standard library. ValueError if a catalogue cannot be read.
    """
    global _current
    if isinstance(language, _gettext.NullTranslations):
        _current = language
        return ""
    for code in _codes(language):
        found = _read(folder / code / "LC_MESSAGES" / DOMAIN)
        if found is not None:
            _current = found
            return code
    _current = _gettext.NullTranslations()
    return ""


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The codes of the languages there are catalogues for, in order; the language of the code is not among them."""
    found = {path.parent.parent.name for end in ("po", "mo") for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.{end}")}
    return tuple(sorted(found))


def _codes(language: str) -> tuple[str, ...]:
    code = language.partition(".")[0].partition("@")[0].replace("-", "_")
    if not _LANGUAGE.fullmatch(code):
        return ()
    return (code, code.partition("_")[0]) if "_" in code else (code,)


def _read(stem: Path) -> _gettext.GNUTranslations | None:
    try:
        po, mo = stem.with_suffix(".po"), stem.with_suffix(".mo")
        if po.is_file():
            return _gettext.GNUTranslations(io.BytesIO(_compiled(parse_po(po.read_text("utf-8")))))
        if mo.is_file():
            return _gettext.GNUTranslations(io.BytesIO(mo.read_bytes()))
    except (OSError, UnicodeError, struct.error) as error:
        raise ValueError(f"the catalogue {stem.name} in {stem.parent} cannot be read: {error}") from error
    return None


def parse_po(text: str) -> dict[str, str]:
    """A .po file as a mapping from msgid to msgstr, in the keys of a .mo file (plural forms joined by a null).

    Fuzzy, obsolete and untranslated entries are left out. ValueError with the line for what is no .po file.
    """
    catalogue: dict[str, str] = {}
    entry: dict[str, str] = {}
    field, fuzzy = "", False
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            if entry and not fuzzy:
                _keep(catalogue, entry)
            if entry or not line:
                entry, field, fuzzy = {}, "", False
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        match = _LINE.fullmatch(line)
        if match is None or not (match[1] or field):
            raise ValueError(f"line {number} of a translation is not in the .po format: {line[:60]}")
        if match[1] == "msgid" and "msgid" in entry:
            if not fuzzy:
                _keep(catalogue, entry)
            entry, fuzzy = {}, False
        field = match[1] or field
        entry[field] = entry.get(field, "") + _unquoted(match[2], number)
    return catalogue


def _unquoted(word: str, number: int) -> str:
    try:
        return str(ast.literal_eval(word))
    except (SyntaxError, ValueError) as error:
        raise ValueError(f"line {number} of a translation has a broken quotation: {word[:60]}") from error


def _keep(catalogue: dict[str, str], entry: dict[str, str]) -> None:
    if "msgctxt" in entry or "msgid" not in entry:
        return
    key, said = entry["msgid"], entry.get("msgstr", "")
    if "msgid_plural" in entry:
        key += "\0" + entry["msgid_plural"]
        forms = sorted((int(name[7:-1]), form) for name, form in entry.items() if name.startswith("msgstr["))
        said = "\0".join(form for _, form in forms) if all(form for _, form in forms) else ""
    if said:
        catalogue[key] = said


def _compiled(catalogue: dict[str, str]) -> bytes:
    """The bytes of a .mo file, so that gettext's own reader builds the translations."""
    pairs = sorted((key.encode(), said.encode()) for key, said in catalogue.items())
    start = 28 + 16 * len(pairs)
    keys: list[int] = []
    words: list[int] = []
    blob = b""
    for column, where in ((0, keys), (1, words)):
        for pair in pairs:
            where += [len(pair[column]), start + len(blob)]
            blob += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + struct.pack(f"<{4 * len(pairs)}I", *keys, *words) + blob
