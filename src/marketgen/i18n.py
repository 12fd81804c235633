"""Translation of every sentence a person sees: gettext from the standard library, and nothing at import time.

Catalogues lie in ``marketgen/locale/LANGUAGE/LC_MESSAGES`` as ``marketgen.po`` (read as it is, so that a translator
needs no tools) or compiled as ``marketgen.mo``. Which language to use is the caller's business: :func:`install` is
given one, from the settings or the environment. Without one the sentences stay as they are written in the code.
"""

from __future__ import annotations

import gettext as _gettext
import io
import os
import re
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path
from string import Formatter

DOMAIN = "marketgen"
FOLDER = Path(__file__).resolve().parent / "locale"
TRIED = "MARKETGEN_LOCALE"
"""The environment variable that names one more folder of catalogues, for a language that is not shipped (yet)."""

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_code = ""
_left_out: tuple[str, ...] = ()
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


def folders() -> tuple[Path, ...]:
    """Where catalogues are looked for, first where a translator keeps what is being tried, if anywhere."""
    tried = os.environ.get(TRIED, "")
    return (Path(tried), FOLDER) if tried else (FOLDER,)


def install(language: str | _gettext.NullTranslations = "", folder: Path | None = None) -> str:
    """Use a language from now on; returns the code of the catalogue found, or "" for the sentences as written.

    ``language`` is a code or a locale name (``de``, ``de_AT.UTF-8``; the country is dropped if there is no catalogue
    for it) or a translations object of the standard library. ValueError if a catalogue cannot be read.
    """
    global _current, _code, _left_out
    _code, _left_out = "", ()
    if isinstance(language, _gettext.NullTranslations):
        _current = language
        return ""
    for code in codes(language):
        for place in (folder,) if folder else folders():
            found = _read(place / code / "LC_MESSAGES" / DOMAIN)
            if found is not None:
                (_current, _left_out), _code = found, code
                return code
    _current = _gettext.NullTranslations()
    return ""


def left_out() -> tuple[str, ...]:
    """The sentences that the installed catalogue fills in otherwise than they are written: they stay in English."""
    return _left_out


def installed() -> str:
    """The code of the installed language: that of the catalogue, or ``en``, in which the sentences are written."""
    return _code or "en"


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The codes of the languages there are catalogues for, in order; the language of the code is not among them."""
    places = (folder,) if folder else folders()
    files = (path for place in places for end in ("po", "mo") for path in place.glob(f"*/LC_MESSAGES/{DOMAIN}.{end}"))
    return tuple(sorted({path.parent.parent.name for path in files}))


def codes(language: str) -> tuple[str, ...]:
    """The codes to look for, best first, of a code or a locale name (``de_AT``, ``de``), or of a list of such with
    colons between, as in LANGUAGE. What follows English is not looked for: that is what the sentences are written in.
    () if none names a language."""
    found: list[str] = []
    for name in language.split(":"):
        code = name.partition(".")[0].partition("@")[0].replace("-", "_")
        if _LANGUAGE.fullmatch(code):
            found += [code, code.partition("_")[0]] if "_" in code else [code]
        if found[-1:] == ["en"]:
            break
    return tuple(found)


def system_language(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """What the system is set to, for :func:`install`: the languages of LANGUAGE where there is a locale, as gettext has
    it, else the name of the locale; on Windows, which sets none, the language of its windows. Empty for none."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not locale and system == "win32":
        return _of_windows()
    return (locale not in ("C", "POSIX") and locale and environ.get("LANGUAGE")) or locale


def _of_windows() -> str:
    import ctypes
    from locale import windows_locale

    try:
        return windows_locale.get(getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage(), "")  # noqa: B009
    except (AttributeError, OSError):
        return ""


def _read(stem: Path) -> tuple[_gettext.GNUTranslations, tuple[str, ...]] | None:
    try:
        po, mo = stem.with_suffix(".po"), stem.with_suffix(".mo")
        if po.is_file():
            catalogue = parse_po(po.read_text("utf-8"))
        elif mo.is_file():
            catalogue = parse_mo(mo.read_bytes())
        else:
            return None
        wrong = tuple(key for key, said in catalogue.items() if key and not fits(key, said))
        sound = {key: said for key, said in catalogue.items() if key not in wrong}
        return _gettext.GNUTranslations(io.BytesIO(_compiled(sound))), tuple(key.partition("\0")[0] for key in wrong)
    except PoError:
        raise
    except (OSError, ValueError, struct.error, IndexError) as error:
        raise ValueError(f"the catalogue {stem.name} in {stem.parent} cannot be read: {error}") from error


def fits(key: str, said: str) -> bool:
    """Whether a translation fills in what its sentence does, in whatever order; a form of a plural may leave out the
    number, and what only one of the two sentences has. ``key`` and ``said`` as in a .mo file. One that does not would
    stop the game when it is shown."""
    if "{" not in key and "{" not in said:
        return True
    sentences = [_places(sentence) for sentence in key.split("\0")]
    if None in sentences:  # braces that nobody fills in
        return True
    known = [names for names in sentences if names is not None]
    filled, needed = set.union(*known), set.intersection(*known) - ({"count"} if "\0" in key else set())
    return all(names is not None and needed <= names <= filled for names in map(_places, said.split("\0")))


def _places(sentence: str) -> set[str] | None:
    """What a sentence has filled in; None if its braces are no places to fill in, but told of."""
    try:
        places = [place[1:] for place in Formatter().parse(sentence) if place[1] is not None]
    except ValueError:
        return None
    if any(" " in (name or "") for name, _form, _how in places):
        return None
    return {f"{name}!{how}:{form}" if how or form else name or "" for name, form, how in places}


class PoError(ValueError):
    """A text is not in the .po format. line, column: where, from 1."""

    def __init__(self, said: str, line: int, column: int = 1) -> None:
        super().__init__(said)
        self.line, self.column = line, column


@dataclass(slots=True)
class Entry:
    """An entry of a .po file. line: of its first word, from 1; said: of its translation, or 0; words: what stands
    behind ``msgid``, ``msgstr`` and the like; comments: its lines that begin with #, but for the flags; fuzzy: a person
    has to look at it again; obsolete: its sentence is gone (``#~``)."""

    line: int = 0
    said: int = 0
    words: dict[str, str] = dataclass_field(default_factory=dict)
    comments: list[str] = dataclass_field(default_factory=list)
    fuzzy: bool = False
    obsolete: bool = False


def entries(text: str) -> list[Entry]:
    """Every entry of a .po file in its order, the head (whose msgid is empty) among them. PoError for what is none.

    Read here and not by polib: the game's own catalogues need it before anything but the standard library is loaded,
    and the scenarios' need the line and column of a fault; two readers of one format would differ.
    """
    return _Entries().read(text)


class _Entries:
    """Reads a .po file line by line."""

    def __init__(self) -> None:
        self.found: list[Entry] = []
        self.entry = Entry()
        self.parts: dict[str, list[str]] = {}
        self.field = ""

    def read(self, text: str) -> list[Entry]:
        for number, raw in enumerate(text.split("\n"), start=1):
            line = raw.strip()
            if not line:
                self._end()
            elif line.startswith("#") and not line.startswith("#~"):
                self._comment(line)
            elif not line.startswith("#~|"):  # what an obsolete entry was before
                self._word(line, number, raw)
        self._end()
        return self.found

    def _end(self) -> None:
        if self.parts:
            self.entry.words = {name: "".join(parts) for name, parts in self.parts.items()}
            self.found.append(self.entry)
        self.entry, self.parts, self.field = Entry(), {}, ""

    def _comment(self, line: str) -> None:
        if self.parts:
            self._end()
        if line.startswith("#,"):
            self.entry.fuzzy = self.entry.fuzzy or "fuzzy" in line
        elif not line.startswith("#|"):
            self.entry.comments.append(line)

    def _word(self, line: str, number: int, raw: str) -> None:
        told = line.removeprefix("#~").strip()
        match = _LINE.fullmatch(told)
        if match is None or not (match[1] or self.field):
            column = len(raw) - len(raw.lstrip()) + 1
            raise PoError(f"line {number} of a translation is not in the .po format: {line[:60]}", number, column)
        name = match[1] or self.field
        if match[1] and (match[1] in self.parts or (name == "msgctxt" and "msgid" in self.parts)):
            self._end()  # entries without an empty line between them
        if not self.parts:
            self.entry.line, self.entry.obsolete = number, line.startswith("#~")
        self.field = name
        if match[1] == "msgstr":
            self.entry.said = number
        self.parts.setdefault(name, []).append(_unquoted(match[2], number, raw.index('"') + 1))


def parse_po(text: str) -> dict[str, str]:
    """A .po file as a mapping from msgid to msgstr, in the keys of a .mo file (plural forms joined by a null).

    Fuzzy, obsolete and untranslated entries are left out, but never the head: tools mark that of a new file fuzzy, and
    the plural forms stand in it. ValueError with the line for what is no .po file.
    """
    catalogue: dict[str, str] = {}
    for entry in entries(text):
        if not entry.obsolete and (not entry.fuzzy or entry.words.get("msgid") == ""):
            _keep(catalogue, entry.words)
    head = _CHARSET.sub("", catalogue.get("", ""))
    catalogue[""] = f"Content-Type: text/plain; charset=UTF-8\n{head}"  # it was read as UTF-8, whatever it says
    return catalogue


def parse_mo(raw: bytes) -> dict[str, str]:
    """A .mo file as the same mapping. struct.error, ValueError or IndexError for what is none."""
    order = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}.get(raw[:4])
    if order is None:
        raise ValueError("it is no .mo file")
    count, keys, words = struct.unpack(f"{order}3I", raw[8:20])
    found = []
    for start in (keys, words):
        table = struct.unpack(f"{order}{2 * count}I", raw[start : start + 8 * count])
        parts = [raw[at : at + long] for long, at in zip(table[::2], table[1::2], strict=True)]
        if any(len(part) < long for part, long in zip(parts, table[::2], strict=True)):
            raise ValueError("it is cut off")
        found.append([part.decode() for part in parts])
    return {key: said for key, said in zip(*found, strict=True) if "\4" not in key}


_CHARSET = re.compile(r"(?im)^content-type:.*\n?")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


def _unquoted(word: str, number: int, column: int) -> str:
    match = _QUOTED.fullmatch(word)
    if match is None or any(sign not in _SIGNS for sign in _ESCAPED.findall(match[1])):
        raise PoError(f"line {number} of a translation has a broken quotation: {word[:60]}", number, column)
    return _ESCAPED.sub(lambda found: _SIGNS[found[1]], match[1])


def quoted(text: str) -> str:
    """A text as it stands in a .po file, on lines of its own if it has several."""
    told = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    lines = told.split("\n")
    if len(lines) == 1:
        return f'"{told}"'
    ended = [f'"{line}\\n"' for line in lines[:-1]] + ([f'"{lines[-1]}"'] if lines[-1] else [])
    return "\n".join(['""', *ended])


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
