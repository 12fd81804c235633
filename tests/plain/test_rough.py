"""What nobody means to type: pastes, control codes, half a letter, an end amid a question. Nothing is lost."""

from __future__ import annotations

import re

import pytest

from marketgen.plain import ears
from tests import support
from tests.plain.test_process import PLAY, Terminal, sound

PROMPT = "Type 2 for that."

ROUGH = [
    (b"a" * 100_000, "That line is too long"),
    (b"show maize 1 " * 8_000, "That line is too long"),
    (b"bla bla\n" * 12_500 + b"bla", "There is no command called bla"),
    (b"a\0b", "That line has a control code in it"),
    (b"\1\5\13\37", "That line has a control code in it"),
    (b"\33[31mred\33[0m", "That line has a control code in it"),
    (b"show \xe2\x82", "That line is not text"),
    (b"\xff\xfe", "That line is not text"),
    ("비누".encode(), "There is no command called 비누"),
    (b"9" * 4_000, "That line is too long"),
    (b"9" * 300, "There is no choice 99999"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "sentence"), ROUGH, ids=range(len(ROUGH)))
def test_whatever_is_typed_at_a_terminal_gets_one_sentence(typed: bytes, sentence: str) -> None:
    game = Terminal(PLAY, TERM="dumb")
    game.until(PROMPT)
    game.type_all(typed + b"\n")
    game.until(sentence)
    game.until(PROMPT)
    game.type(b"2\n")
    game.until("On slot 1 now")
    assert b"Traceback" not in game.told
    game.type(b"\x04")
    assert game.end() == 0
    assert sound() == 1


@pytest.mark.slow
def test_a_paste_of_many_lines_is_refused_once_where_lines_are_edited() -> None:
    game = Terminal(PLAY, TERM="xterm-256color")
    game.until(PROMPT)
    game.type_all(b"bla bla\n" * 12_500)
    game.until("There is no command called bla; help lists them.")
    game.until("was left unread; nothing of it was done.")
    assert b"There is no command" not in game.told
    game.until(PROMPT)
    game.until("> ")
    game.type(b"\x04")
    assert game.end() == 0
    assert sound() == 0


@pytest.mark.slow
@pytest.mark.parametrize("words", ["4", "3", "2"], ids=["how many", "prices", "slots"])
def test_an_end_of_the_input_amid_a_question_changes_nothing(words: str) -> None:
    before = "show maize 1\n" + "open\nopen\nsleep\n" * 2
    first = support.marketgen(*PLAY, said=before)
    kept = sound(days=2)
    last = support.marketgen("resume", "--plain", said=f"{words}\n")
    assert first.returncode == last.returncode == 0
    assert last.stderr == ""
    assert "The run is saved as first_stall." in re.sub(r"\s+", " ", last.stdout)
    assert sound(days=2) == kept


def test_a_pipe_loses_no_line_to_a_mistake() -> None:
    assert not ears.Ears().drop_rest()
    done = support.marketgen(*PLAY, said="nonsense\n2\nbla\n1\n")
    assert done.stdout.count("There is no command called") == 2
    assert sound() == 2
