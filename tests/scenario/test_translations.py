"""Translations: .po files keyed by path; what is wrong in one is said with its place, and a run speaks any of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marketgen import i18n
from marketgen.engine.events import Refusal
from marketgen.play import games, languages
from marketgen.play.verify import VERIFIED, verify
from marketgen.saves import folders, settings
from marketgen.saves.log import read_run
from marketgen.scenario import check, translating, translations
from marketgen.scenario.loading import texts as texts_of
from marketgen.scenario.problems import Problem
from tests.scenario.helpers import codes, country, written


def pack(folder: Path, name: str = "quay", **head: Any) -> Path:
    """The made-up country as a folder pack with an empty folder of translations."""
    made = folder / name
    (made / "lang").mkdir(parents=True)
    written(made, {**country(), "id": name, **head}, "scenario.json")
    return made


def template(made: Path, old: str = "", language: str = "de") -> str:
    """What ``pack texts`` writes of a pack."""
    found = texts_of(made)
    assert isinstance(found, translating.ToTranslate)
    return translating.po(found, language, i18n.entries(old))


def pseudo(text: str) -> str:
    """A template with every text replaced by itself in signs that no source has."""
    rows = []
    for entry in i18n.entries(text):
        source = entry.words["msgid"]
        if source:
            rows.append(f"msgctxt {i18n.quoted(entry.words['msgctxt'])}\nmsgid {i18n.quoted(source)}\n"
                        f"msgstr {i18n.quoted('«' + source + '»')}\n")  # fmt: skip
    return "\n".join(rows)


def entry(path: str, source: str, said: str) -> str:
    """One entry of a .po file."""
    return f"msgctxt {i18n.quoted(path)}\nmsgid {i18n.quoted(source)}\nmsgstr {i18n.quoted(said)}\n"


def with_po(folder: Path, content: str | bytes, name: str = "de.po") -> list[Problem]:
    """What the check says of the made-up country with a translation file."""
    made = pack(folder)
    (made / "lang" / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return check(made)


def some(made: Path, sign: str = "{") -> tuple[str, str]:
    """A text of a pack with a sign in it: path and text."""
    found = texts_of(made)
    assert isinstance(found, translating.ToTranslate)
    return next((path, text) for path, text in found.texts.items() if sign in text and "." in path)


def test_a_whole_translation_is_checked_without_a_word(tmp_path: Path) -> None:
    made = pack(tmp_path)
    text = template(made)
    (made / "lang" / "de.po").write_text(pseudo(text), "utf-8")
    assert check(made) == []
    assert "«" not in text


def test_what_is_missing_stale_and_left_over_is_noted_with_counts_and_first_places(tmp_path: Path) -> None:
    made = pack(tmp_path)
    path, text = some(made, "a")
    whole = pseudo(template(made))
    stale = whole.replace(f"msgid {i18n.quoted(text)}\n", 'msgid "As it was"\n', 1)
    (made / "lang" / "de.po").write_text(stale + "\n" + entry("goods.gone.name", "Gone", "Weg"), "utf-8")
    (made / "lang" / "ko.po").write_text(entry(path, text, "«»"), "utf-8")
    found = check(made)
    assert codes(found) == ["N502", "N503", "N501"]
    by = {problem.code: problem for problem in found}
    assert str(by["N502"].place).endswith(f"lang/de.po:{stale[: stale.index('As it was')].count(chr(10)) + 2}:1")
    assert "1 translation is of no text that there is" in by["N503"].what
    assert "texts are not translated" in by["N501"].what
    assert by["N501"].place.file.endswith("lang/ko.po")
    assert by["N501"].also[0].file.endswith("scenario.json")


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ("Nothing.", "E502", "the translation leaves out {"),
        ("{SOURCE} {nobody}", "E502", "the translation has {nobody}, which its source has not"),
        ("{SOURCE} {", "E502", "fills in something else"),
        ("{SOURCE}\x1b[31m", "E503", "a control code in it: U+001B"),
        ("{SOURCE}\u202e", "E503", "a control code in it: U+202E"),
        ("{SOURCE}\nx", "E503", "a new line where its source has none"),
        ("{SOURCE}" + "x" * 4000, "E503", "characters; here it may have 1 to"),
    ],
)
def test_a_translation_that_cannot_stand_for_its_source_is_an_error(
    tmp_path: Path, said: str, code: str, words: str
) -> None:
    path, text = some(pack(tmp_path, "first"))
    made = pack(tmp_path)
    (made / "lang" / "de.po").write_text(entry(path, text, said.replace("{SOURCE}", text)), "utf-8")
    found = check(made)
    assert codes(found) == ["N501", code]
    assert words in found[1].what
    assert found[1].path == path
    assert found[1].place.line == 3
    assert found[1].place.text.startswith("msgstr ")
    with pytest.raises(games.GameProblem, match=code):
        games.load(str(made))


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("msgid nonsense", "E501", 1),
        ('msgid ""\nmsgstr ""\n\n"hanging', "E501", 4),
        ('msgid "a" + "b"\nmsgstr "b"', "E501", 1),
        ('msgid "\\x41"\nmsgstr "b"', "E501", 1),
        ("{" * 100_000, "E501", 1),
        ('msgid "' + "(" * 100_000 + '" < 1', "E501", 1),
        (b'msgid ""\nmsgstr "\xff"', "E003", 2),
        ('msgid ""'.encode("utf-16"), "E003", 1),
        (b"#" * 2_000_001, "E005", 0),
    ],
)
def test_what_is_no_po_file_gets_one_message_with_its_line(
    tmp_path: Path, content: str | bytes, code: str, line: int
) -> None:
    found = with_po(tmp_path, content)
    assert codes(found) == [code]
    assert found[0].place.file.endswith("lang/de.po")
    assert found[0].place.line == line


def test_a_text_split_into_half_a_million_lines_is_read_in_a_moment() -> None:
    text = 'msgid ""\nmsgstr ""\n' + '"x"\n' * 400_000
    assert len(i18n.entries(text)[0].words["msgstr"]) == 400_000


def test_a_path_that_is_translated_twice_and_a_file_in_no_language(tmp_path: Path) -> None:
    path, text = some(pack(tmp_path, "first"), "a")
    twice = entry(path, text, "«a»") + "\n" + entry(path, text, "«b»")
    found = with_po(tmp_path, twice)
    assert codes(found) == ["N501", "E504"]
    assert (found[1].place.line, found[1].also[0].line) == (7, 3)
    assert codes(with_po(tmp_path / "other", "", "german.po")) == ["E505"]


def test_a_template_brought_up_to_date_keeps_what_was_done(tmp_path: Path) -> None:
    made = pack(tmp_path)
    path, text = some(made, "a")
    gone = entry("goods.gone.name", "Gone", "Weg")
    old = "# by Ada\n" + entry(path, "As it was", 'Wie es war\nund "ist"') + "\n" + gone
    new = template(made, old)
    assert f'# by Ada\n#, fuzzy\n#| msgid "As it was"\nmsgctxt "{path}"\n' in new
    assert new.endswith('#~ msgctxt "goods.gone.name"\n#~ msgid "Gone"\n#~ msgstr "Weg"\n')
    found = {one.words.get("msgctxt", ""): one for one in i18n.entries(new)}
    assert found[path].words == {"msgctxt": path, "msgid": text, "msgstr": 'Wie es war\nund "ist"'}
    assert template(made, new) == new.replace('#| msgid "As it was"\n', "")
    assert template(made, template(made, new)) == template(made, new)


def test_a_pack_that_extends_another_speaks_with_its_translations_too(tmp_path: Path) -> None:
    base = pack(folders.scenarios())
    path, _text = some(base, "a")
    (base / "lang" / "de.po").write_text(pseudo(template(base)), "utf-8")
    head = {"format": 1, "id": "pier", "title": "Pier", "language": "en", "extends": "quay"}
    (folders.scenarios() / "pier" / "lang").mkdir(parents=True)
    written(folders.scenarios() / "pier", head, "scenario.json")
    pier = folders.scenarios() / "pier"
    found = texts_of(pier, games.scenario_folders())
    assert isinstance(found, translating.ToTranslate)
    assert found.texts == {"title": "Pier"}
    settings.change("language", "de")
    world = games.load("pier").world
    assert world.texts["title"] == "Pier"
    assert world.texts[path].startswith("«")


def days_of(session: Any, count: int) -> None:
    """Sleep through some days, answering whatever is asked with the first choice."""
    until = session.run.day + count
    while session.run.day < until and session.outcome() is None:
        ready = [choice for choice in session.choices() if choice.refusal is None and choice.verb != "note"]
        asked = next(one for verb in ("choose", "answer", "open", "sleep") for one in ready if one.verb == verb)
        assert not isinstance(session.do(asked.command()), Refusal)


def test_a_run_is_played_in_one_language_goes_on_in_another_and_verifies(tmp_path: Path) -> None:
    made = pack(folders.scenarios())
    (made / "lang" / "de.po").write_text(pseudo(template(made)), "utf-8")
    plain = games.load("quay")
    assert languages.there()[-1:] == ("de",)
    settings.change("language", "de")
    spoken = games.load("quay")
    assert spoken.digest == plain.digest
    for path, text in plain.world.texts.items():
        if translations.is_translated(path, text):
            assert spoken.world.texts[path] == f"«{text}»"
    assert [one.title[0] for one in games.scenarios(checked=False) if one.id == "quay"] == ["«"]
    session = games.begin("quay", seed="tin-lamp", name="one")
    assert session.world.texts["title"].startswith("«")
    days_of(session, 2)
    session.close()
    (made / "lang" / "de.po").unlink()
    settings.change("language", "en")
    again = games.resume("one")
    assert not again.world.texts["title"].startswith("«")
    days_of(again, 1)
    again.close()
    settings.change("language", "de")
    watching = games.watch("one")
    assert watching.world.texts["title"].startswith("«")
    path = games.recorded("one")
    assert verify(watching.world, read_run(path).head, read_run(path).records).result == VERIFIED


def test_the_copy_in_a_run_of_somebody_else_shows_nothing_that_the_check_refuses() -> None:
    texts = {"title": "Quay", "events.knock.text": "{place} is quiet."}
    told = {
        "de": {"title": "Kai\x1b[2J", "events.knock.text": "Still.", "nothing": "x", "version": "1"},
        "../x": {"title": "Kai"},
        "ko": {"title": 3, "events.knock.text": "{place}!"},
        "fr": [],
    }
    assert translations.kept(json.loads(json.dumps(told)), texts) == {"de": {}, "ko": {"events.knock.text": "{place}!"}}
    assert translations.kept([1], texts) == {}


def test_a_language_whose_translation_is_gone_is_still_offered_so_that_the_next_can_be_taken() -> None:
    settings.change("language", "fr")
    assert [one.value for one in languages.options()][:2] == ["", "en"]
    assert "fr" in [one.value for one in languages.options()]
