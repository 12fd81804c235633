"""The translations: found, read from both formats, and refused with a sentence when they are broken."""

from __future__ import annotations

import ctypes
import gettext
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from marketgen import i18n
from marketgen.i18n import N_, _, install, languages, ngettext, parse_po, system_language
from scripts import pseudo

CATALOGUE = r"""# A translation.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\n"

#. a comment
#: file.py:1
msgid "Quit"
msgstr "끝내기"

msgid "A \"word\""
msgstr ""
"one "
"„two“\n"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} den"
msgstr[1] "{n} dny"
msgstr[2] "{n} dní"

#, fuzzy
msgid "Settings"
msgstr "not sure"

msgid "Help"
msgstr ""

#~ msgid "Old"
#~ msgstr "Gone"

msgctxt "a place"
msgid "Play"
msgstr "Elsewhere"
msgid "Last"
msgstr "Zuletzt"
"""


class Pseudo(gettext.NullTranslations):
    """Marks what it was asked, to show that a sentence went through."""

    def gettext(self, message: str) -> str:
        return f"<{message}>"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"<{msgid1 if n == 1 else msgid2}>"


def catalogue(folder: Path, language: str, text: str = CATALOGUE) -> Path:
    """A catalogue for a language in a folder."""
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "marketgen.po").write_text(text, "utf-8")
    return place


def check_czech() -> None:
    assert _("Quit") == "끝내기"
    assert _('A "word"') == "one „two“\n"
    assert [ngettext("{n} day", "{n} days", n) for n in (1, 2, 5)] == ["{n} den", "{n} dny", "{n} dní"]
    assert [_(word) for word in ("Settings", "Help", "Old", "Play")] == ["Settings", "Help", "Old", "Play"]
    assert _("Last") == "Zuletzt"
    assert _("") == ""


def test_without_a_language_sentences_stay_as_written() -> None:
    assert install() == ""
    assert _("Quit") == N_("Quit") == "Quit"
    assert [ngettext("day", "days", n) for n in (0, 1, 2)] == ["days", "day", "days"]


def test_a_po_file_is_read_as_it_is(tmp_path: Path) -> None:
    catalogue(tmp_path, "cs")
    assert install("cs", tmp_path) == "cs"
    check_czech()


def test_a_mo_file_is_read(tmp_path: Path) -> None:
    place = catalogue(tmp_path, "cs")
    source = place / "marketgen.po"
    with source.open("rb") as po, (place / "marketgen.mo").open("wb") as mo:
        write_mo(mo, read_po(po, locale="cs"))
    source.unlink()
    assert install("cs", tmp_path) == "cs"
    check_czech()


@pytest.mark.parametrize("name", ["cs_CZ.UTF-8", "cs-CZ", "cs_CZ@euro", "cs"])
def test_a_country_falls_back_to_its_language(tmp_path: Path, name: str) -> None:
    catalogue(tmp_path, "cs")
    assert install(name, tmp_path) == "cs"


@pytest.mark.parametrize("name", ["", "C", "C.UTF-8", "POSIX", "de", "../cs", "cs/LC_MESSAGES", "c" * 500, "\0"])
def test_another_name_leaves_the_sentences_as_written(tmp_path: Path, name: str) -> None:
    catalogue(tmp_path, "cs")
    install("cs", tmp_path)
    assert install(name, tmp_path) == ""
    assert _("Quit") == "Quit"


@pytest.mark.parametrize(
    ("listed", "found"),
    [("de:cs:en", "cs"), ("en:cs", ""), ("en_GB:cs", ""), (":cs", "cs"), ("?:../x:cs_CZ.UTF-8", "cs"), (":" * 500, "")],
)
def test_of_a_list_of_languages_the_first_that_is_there(tmp_path: Path, listed: str, found: str) -> None:
    catalogue(tmp_path, "cs")
    assert install(listed, tmp_path) == found


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, ""),
        ({"LANG": "cs_CZ.UTF-8"}, "cs_CZ.UTF-8"),
        ({"LANG": "de", "LC_MESSAGES": "cs"}, "cs"),
        ({"LANG": "de", "LC_MESSAGES": "cs", "LC_ALL": "fr"}, "fr"),
        ({"LANG": "de", "LC_ALL": ""}, "de"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "cs:en"}, "cs:en"),
        ({"LANG": "C", "LANGUAGE": "cs:en"}, "C"),
        ({"LANGUAGE": "cs:en"}, ""),
        ({"LANG": "cs", "LANGUAGE": ""}, "cs"),
    ],
)
def test_what_the_system_is_set_to(environ: dict[str, str], language: str) -> None:
    assert system_language(environ, "linux") == language
    if environ.get("LANG"):
        assert system_language(environ, "win32") == language, "what is set by hand comes first there, too"


@pytest.mark.parametrize(("number", "language"), [(0x0412, "ko_KR"), (0x0409, "en_US"), (0x7FFF, "")])
def test_windows_says_the_language_of_its_windows(monkeypatch: pytest.MonkeyPatch, number: int, language: str) -> None:
    told = SimpleNamespace(kernel32=SimpleNamespace(GetUserDefaultUILanguage=lambda: number))
    monkeypatch.setattr(ctypes, "windll", told, raising=False)
    assert system_language({}, "win32") == language


def test_a_windows_that_does_not_say_it_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert system_language({}, "win32") == ""


def test_a_form_may_leave_out_what_only_one_of_the_two_sentences_has() -> None:
    key = "{count} day: {first}\0{count} days, {first} to {last}"
    assert i18n.fits(key, "{first}\0{first} - {last}, {count}")
    assert i18n.fits(key, "{count} {first} {last}\0{first} {last}")
    assert not i18n.fits(key, "{count}\0{first} {last}"), "both sentences say the first"
    assert not i18n.fits(key, "{first} {end}\0{first} {last}")


def test_braces_that_are_told_of_are_no_places() -> None:
    key = "put all of it between { and }"
    assert i18n.fits(key, "alles zwischen { und }")
    assert i18n.fits(key, "{ alles }")


def test_the_language_nobody_speaks_is_all_there(tmp_path: Path) -> None:
    pseudo.main([str(tmp_path)])
    assert install(pseudo.CODE, tmp_path) == pseudo.CODE
    assert i18n.left_out() == ()


def test_a_translations_object_may_be_given() -> None:
    assert install(Pseudo()) == ""
    assert _("Quit") == "<Quit>"
    assert ngettext("day", "days", 2) == "<days>"


def test_the_languages_there_are(tmp_path: Path) -> None:
    assert languages(tmp_path / "none") == ()
    catalogue(tmp_path, "ko")
    catalogue(tmp_path, "cs")
    assert languages(tmp_path) == ("cs", "ko")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "line 1 of a translation is not in the .po format: nonsense"),
        ('msgid "a"\nmsgstr "b', "line 2 "),
        ('"hanging"\n', "line 1 "),
        ('msgid "a"\nmsgstr "b"c"\n', "line 2 of a translation has a broken quotation"),
        ('msgid "a"\nmsgstr "b" + "c"\n', "line 2 of a translation has a broken quotation"),
    ],
)
def test_what_is_no_catalogue_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_po(text)
    catalogue(tmp_path, "cs", text)
    with pytest.raises(ValueError, match="of a translation"):
        install("cs", tmp_path)


def test_a_file_of_junk_is_refused(tmp_path: Path) -> None:
    place = catalogue(tmp_path, "cs")
    (place / "marketgen.po").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match="cannot be read"):
        install("cs", tmp_path)
    (place / "marketgen.po").unlink()
    (place / "marketgen.mo").write_bytes(b"\xde\x12\x04\x95")
    with pytest.raises(ValueError, match="cannot be read"):
        install("cs", tmp_path)


def test_a_catalogue_that_cannot_be_read_leaves_the_language_as_it_was(tmp_path: Path) -> None:
    install(Pseudo())
    catalogue(tmp_path, "cs", "nonsense")
    with pytest.raises(ValueError, match="nonsense"):
        install("cs", tmp_path)
    assert _("Quit") == "<Quit>"


def test_every_shipped_catalogue_can_be_installed() -> None:
    for language in languages(i18n.FOLDER):
        assert install(language) == language


@pytest.mark.parametrize("head", ["", "#, fuzzy\n", "none"])
def test_the_head_counts_although_it_is_marked_fuzzy_and_may_be_missing(tmp_path: Path, head: str) -> None:
    """As tools leave it in a new file: letters beyond ASCII are read all the same, and its plural forms hold."""
    forms = "Plural-Forms: nplurals=2; plural=(n==5);\\n"
    said = (
        ""
        if head == "none"
        else f'{head}msgid ""\nmsgstr ""\n"{forms}"\n"Content-Type: text/plain; charset=CHARSET\\n"\n\n'
    )
    days = 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "einer"\nmsgstr[1] "fünf"\n'
    catalogue(tmp_path, "de", f"{said}{days}")
    assert install("de", tmp_path) == "de"
    assert ngettext("day", "days", 5) == "fünf"
    assert ngettext("day", "days", 2) == ("fünf" if head == "none" else "einer")


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ('msgstr "{price} für {good}"', True),
        ('msgstr "{good}"', False),
        ('msgstr "{good} für {preis}"', False),
        ('msgstr "{good} für {price"', False),
        ('msgstr "{good} für {price:d}"', False),
        ('msgstr "{good} für {price} und {}"', False),
    ],
)
@pytest.mark.parametrize("form", ["po", "mo"])
def test_a_translation_that_fills_in_something_else_stays_in_english(
    tmp_path: Path, said: str, fits: bool, form: str
) -> None:
    """It would stop the game when it is shown; the rest of the catalogue holds."""
    other = 'msgid "Quit"\nmsgstr "Ende"\n\n'
    place = catalogue(tmp_path, "de", f'{other}msgid "{{good}} for {{price}}"\n{said}\n')
    if form == "mo":
        source = place / "marketgen.po"
        (place / "marketgen.mo").write_bytes(i18n._compiled(parse_po(source.read_text("utf-8"))))
        source.unlink()
    assert install("de", tmp_path) == "de"
    shown = _("{good} for {price}").format(good="Seife", price=9)
    assert (shown == "Seife for 9") is not fits
    assert i18n.left_out() == (() if fits else ("{good} for {price}",))
    assert _("Quit") == "Ende"


@pytest.mark.parametrize(("one", "many", "fits"), [
    ("ein Tag", "{count} Tage", True), ("{count} Tag", "{count} Tage", True), ("{days} Tag", "{count} Tage", False),
    ("ein Tag für {who}", "{count} Tage", False),
])  # fmt: skip
def test_a_form_of_a_plural_may_leave_out_the_number(tmp_path: Path, one: str, many: str, fits: bool) -> None:
    plural = f'msgid "{{count}} day"\nmsgid_plural "{{count}} days"\nmsgstr[0] "{one}"\nmsgstr[1] "{many}"\n'
    catalogue(tmp_path, "de", f"{CATALOGUE.split('msgid', 2)[0]}{plural}")
    install("de", tmp_path)
    assert ngettext("{count} day", "{count} days", 2).format(count=2) == ("2 Tage" if fits else "2 days")


def test_a_compiled_catalogue_that_is_cut_anywhere_is_refused_and_never_half_read(tmp_path: Path) -> None:
    place = catalogue(tmp_path, "cs")
    whole = i18n._compiled(parse_po(CATALOGUE))
    (place / "marketgen.po").unlink()
    for length in range(0, len(whole) - 1, 7):
        (place / "marketgen.mo").write_bytes(whole[:length])
        with pytest.raises(ValueError, match="cannot be read"):
            install("cs", tmp_path)
    (place / "marketgen.mo").write_bytes(whole.replace(b"plural=(n", b"plural=)n"))
    with pytest.raises(ValueError, match="cannot be read"):
        install("cs", tmp_path)
    assert _("Quit") == "Quit"
