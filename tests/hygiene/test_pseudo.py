"""The language nobody speaks: places and plurals stay, it is longer, and nothing of it looks like English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marketgen import i18n
from marketgen.i18n import _, ngettext
from scripts.pseudo import LONGER, PLACE, TEMPLATE, Speaker, cells, pseudo, write

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
SENTENCES = re.findall(r'^msgid "([^"\\]+)"$', TEMPLATE.read_text("utf-8"), re.MULTILINE)[::12]
"""One of twelve of the template's, of those that stand on one line."""


def test_a_sentence_is_longer_and_keeps_its_places() -> None:
    assert len(SENTENCES) > 200
    for sentence in SENTENCES:
        told = pseudo(sentence)
        assert PLACE.findall(told) == PLACE.findall(sentence)
        english, words = PLACE.sub("", sentence), PLACE.sub("", told)
        assert not re.search("[A-Za-z]", words), told
        if re.search("[aeiouAEIOU]", english):
            assert LONGER * cells(english) <= 100 * cells(words) <= LONGER * cells(english) + 200, told
            assert len(words) < cells(words), "a letter is two cells wide"


def test_it_is_a_file_like_that_of_any_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made by the script, found where the environment says, and never among what players are offered."""
    template = tmp_path / "small.pot"
    plural = 'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    template.write_text(f'{HEAD}msgid "Settings"\nmsgstr ""\n\n{plural}', "utf-8")
    write(tmp_path / "tried", template)
    assert i18n.languages() == ()
    assert i18n.install("xx") == ""
    monkeypatch.setenv(i18n.TRIED, str(tmp_path / "tried"))
    assert i18n.languages() == ("xx",)
    assert i18n.install("xx_YY.UTF-8") == i18n.installed() == "xx"
    speaker = Speaker()
    assert _("Settings") == speaker.gettext("Settings") != "Settings"
    told = [ngettext("{count} day", "{count} days", count) for count in (1, 2, 5)]
    assert told == [speaker.ngettext("{count} day", "{count} days", count) for count in (1, 2, 5)]
    assert told[0] != told[1]
    monkeypatch.setenv(i18n.TRIED, str(tmp_path / "gone"))
    assert (i18n.languages(), i18n.install("xx")) == ((), "")
