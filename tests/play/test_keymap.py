"""The player's own keys: what is understood, and what is said with its place where it is not."""

from __future__ import annotations

import pytest

from marketgen.play import keymap
from marketgen.play.actions import ACTIONS
from marketgen.saves import folders

BY_ID = {action.id: action for action in ACTIONS}


def said(text: str) -> list[str]:
    """What is wrong with a keymap."""
    return list(keymap.understood(text, "keymap.json").problems)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("{}", {}),
        ("", {}),
        (" \n", {}),
        ('{"display": "D"}', {"display": "D"}),
        ('{"why": ["!", "ctrl+w", "F9"]}', {"why": "exclamation_mark,ctrl+w,f9"}),
        ('{"undo": "&", "note": "ㅜ"}', {"undo": "ampersand", "note": "ㅜ"}),
        ('{"display": "p", "price": "d"}', {"display": "p", "price": "d"}),  # each other's
    ],
)
def test_keys_that_are_understood(text: str, keys: dict[str, str]) -> None:
    assert keymap.understood(text, "keymap.json") == keymap.Keymap(keys)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{"display" "D"}', "keymap.json:1:11: "),
        ("[]", "keymap.json:1:1: "),
        ('{\n  "dispaly": "D"}', "keymap.json:2:3: There is no action dispaly. Did you mean display?"),
        ('{"display": "hyper+d"}', "keymap.json:1:2: hyper+d is no key. "),
        ('{"display": 7}', "keymap.json:1:2: 7 is no key. "),
        ('{"display": ["D", "7"]}', "keymap.json:1:2: Digits pick rows; display needs another key."),
        ('{"display": []}', "keymap.json:1:2: display needs a key."),
        ('{"quit": "D"}', "keymap.json:1:2: quit keeps its keys."),
        ('{"decide": "D"}', "keymap.json:1:2: decide keeps its keys."),
        ('{"display": "p"}', "keymap.json:1:2: On one screen p would mean both display and price; display keeps"),
        ('{"display": "ctrl+c"}', "keymap.json:1:2: On one screen ctrl+c would mean both display and quit; "),
        ('{"tidy": "D", "hide": "D"}', "keymap.json:1:15: On one screen D would mean both hide and tidy; hide keeps"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(text: str, wanted: str) -> None:
    problems = said(text)
    assert len(problems) == 1
    assert problems[0].startswith(wanted)


def test_a_mistake_costs_its_own_entry_only() -> None:
    found = keymap.understood('{"no": "x", "display": "D"}', "keymap.json")
    assert found.keys == {"display": "D"}
    assert [found.key(BY_ID[name]) for name in ("display", "price")] == ["D", "p"]


def test_a_file_is_read_from_the_config_folder_and_never_stops_anything() -> None:
    assert keymap.load() == keymap.Keymap()
    folders.config().mkdir(parents=True)
    keymap.path().write_bytes(b"\xff{}")
    assert "it is not UTF-8" in keymap.load().problems[0]
    keymap.path().write_bytes(b" " * (keymap.LARGEST + 1))
    assert "it is too large" in keymap.load().problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        '{"a": null}',
        '{"display": "D" // mine\n}',
        "[" * 90,
        '{"display": "D",}',
        '{"display": "D", "display": "E"}',
    ],
)
def test_no_mistake_is_told_in_words_about_scenarios(text: str) -> None:
    for line in said(text):
        assert "scenario" not in line
        assert "extends" not in line


@pytest.mark.parametrize(
    ("key", "read"),
    [("question_mark", "?"), ("ampersand", "&"), ("minus", "-"), ("slash", "/"), ("backslash", "\\"), ("at", "@"),
     ("underscore", "_"), ("plus", "+"), ("comma", ","), ("f5", "F5"), ("enter", "Enter"), ("shift+tab", "Shift+Tab"),
     ("delete", "Delete"), ("D", "D"), ("ctrl+w", "ctrl+w"), ("exclamation_mark", "!"), ("grinning_face", "😀")],
)  # fmt: skip
def test_a_key_is_shown_as_it_stands_on_the_keyboard(key: str, read: str) -> None:
    assert keymap.name_of(key) == read


def test_every_sign_comes_back_from_its_name() -> None:
    for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~":
        assert keymap.name_of(keymap.key_of(sign)) == sign


def test_a_screen_is_not_filled_with_mistakes() -> None:
    found = keymap.understood("{" + ", ".join(f'"no{number}": "x"' for number in range(90)) + "}", "keymap.json")
    assert len(found.problems) == 90
    assert len(found.told) == 4
    assert found.told[3] == "87 more mistakes; `marketgen keys` tells all."
    assert (
        keymap.understood('{"no": "x"}', "keymap.json").told == keymap.understood('{"no": "x"}', "keymap.json").problems
    )
