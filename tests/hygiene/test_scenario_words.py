"""What a scenario says stands in the scenario; and the lint that says so catches what it should."""

from __future__ import annotations

import pytest

from tests import support
from tests.hygiene.words_lint import Said, collect, found_in, shipped

FORMAT_WORDS = {
    "a fine": "an English phrase",
    "an official": "an English phrase",
    "base": "the first step of a sum, and the base of a price",
    "fair": "a measure of the format: who would have bought at a fair price",
    "family": "a word of the program",
    "firm": "an effect and a measure of the format",
    "frost": "one of the words that seeds are made of",
    "carry_on": "an action of the screens",
    "friend": "a word of the program",
    "good": "a kind of id in the forms of the commands",
    "half": "a word of the program",
    "hours": "an effect of the format",
    "kimjang": "a verb, an effect and a measure of the format",
    "known": "a word of the program",
    "low": "a bound of a number",
    "mixed": "a verdict on a replay",
    "min": "the least of a range in the format",
    "no_papers": "a reason of a refusal",
    "official": "a kind of id in the forms of the commands",
    "passage": "a kind of id",
    "salt": "one of the words that seeds are made of",
    "sim": "a verb of the command line",
    "stall": "the name of a screen",
    "street": "an English word: what the street thinks",
    "the stall": "an English phrase",
    "u": "a key",
    "You": "an English word",
    "you": "an English word",
    "장마당": "in the name of the game",
}
"""Words that a shipped scenario uses as ids or titles and that belong to the format or to English, with the reason."""

DOCUMENT = {
    "id": "made_up",
    "title": "Made up",
    "goods": {"plum": {"name": "blue plums", "price": 3}},
    "regulars": {"so": {"name": "Ada Quill", "hangul": "에이다", "about": "She counts the plums aloud, twice."}},
    "events": {
        "knock": {
            "title": "A knock",
            "choices": {"hide": {"label": "Let it pass."}, "hide_all": {"label": "Hide the plums in the stove."}},
        }
    },
    "stances": {"steep": {"name": "steep"}},
}


@pytest.fixture
def said() -> Said:
    """What a made-up scenario says."""
    return collect([DOCUMENT])


def test_no_word_of_a_shipped_scenario_stands_in_the_program() -> None:
    said = shipped(support.ROOT / "scenarios")
    assert len(said.ids) > 50, "the scenarios were not found"
    assert len(said.texts) > 100
    found = [
        f"{path.relative_to(support.ROOT)}:{line}: {word!r} ({where})"
        for path in support.sources()
        for line, word, where in found_in(path.read_text("utf-8"), said, FORMAT_WORDS)
    ]
    assert found == []


def test_an_exception_is_a_word_some_scenario_uses() -> None:
    said = shipped(support.ROOT / "scenarios")
    assert [word for word in FORMAT_WORDS if word not in said.ids and word not in said.names] == []


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("x = 'plum'", "plum"),
        ("x = goods['plum']", "plum"),
        ("x = 'two plum, please'", "plum"),
        ('"""Takes a plum."""', "plum"),
        ("x = 1  # as with plum", "plum"),
        ("x = f'{n} blue plums'", "blue plums"),
        ("if person == 'so': pass", "so"),
        ("x = 'Ada Quill smiles'", "Ada Quill"),
        ("x = '에이다'", "에이다"),
        ("x = 'steep'", "steep"),
        ("x = 'knock'", "knock"),
        ("x = 'hide_all'", "hide_all"),
        ("x = 'A knock'", "A knock"),
        ("x = 'made_up'", "made_up"),
        ("x = _('She counts the plums aloud, twice.')", "She counts the plums aloud, twice."),
        ("x = 'counts the plums aloud, twice'", "counts the plums aloud, twice"),
    ],
)
def test_the_lint_catches(said: Said, source: str, word: str) -> None:
    assert word in [found for _, found, _ in found_in(source, said)]


@pytest.mark.parametrize(
    "source",
    [
        "x = 'so it goes'",
        "x = 'a steep path'",
        '"""How so."""',
        "x = 'nothing of it'",
        "x = 'hide'",
        "def hide(): return knock",
    ],
)
def test_the_lint_allows(said: Said, source: str) -> None:
    assert found_in(source, said) == []


def test_an_exception_spares_a_word_but_no_text(said: Said) -> None:
    assert found_in("x = 'plum'", said, {"plum": "because"}) == []
    assert found_in("x = 'She counts the plums aloud, twice.'", said, {"plum": "because"}) != []
