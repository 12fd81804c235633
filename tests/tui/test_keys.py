"""Keys: everything comes from the one table, and everything in the table leads somewhere."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

import marketgen.tui.screens as screens_package
from marketgen import tui
from marketgen.play.actions import ACTIONS, actions_of
from marketgen.tui import keys
from marketgen.tui.app import MarketApp
from marketgen.tui.screens import help
from marketgen.tui.screens.base import GameScreen
from tests.tui.looking import press, text
from tests.tui.working import app_at


def classes() -> dict[str, list[type[GameScreen[object]]]]:
    """The screens by the name the table of actions gives them; each dialog is one of the screen ``dialog``."""
    found: dict[str, list[type[GameScreen[object]]]] = {}
    packages = (
        (screens_package.__path__, "marketgen.tui.screens."),
        (
            importlib.import_module("marketgen.tui.dialogs").__path__,
            "marketgen.tui.dialogs.",
        ),
    )
    for path, prefix in packages:
        for module in pkgutil.iter_modules(path, prefix):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, GameScreen) and value.ID:
                    known = found.setdefault(value.ID, [])
                    if value not in known:
                        known.append(value)
    return found


CLASSES = classes()
NAMES = sorted(CLASSES)


def test_every_screen_of_the_table_is_there() -> None:
    named = {screen for action in ACTIONS for screen in action.screens} - {"*"}
    assert named <= CLASSES.keys(), named - CLASSES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_every_action_leads_somewhere(name: str) -> None:
    for kind in CLASSES[name]:
        for action in actions_of(name):
            own, app = getattr(kind, f"act_{action.id}", None), getattr(MarketApp, f"act_{action.id}", None)
            assert callable(own or app), f"{kind.__name__} has nothing for {action.id}"


@pytest.mark.parametrize("name", NAMES)
def test_no_key_means_two_things_on_a_screen(name: str) -> None:
    pressed = Counter(key for action in actions_of(name) for key in action.key.split(","))
    assert [key for key, times in pressed.items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_bindings_are_those_of_the_table_and_can_be_remapped(name: str) -> None:
    for kind in CLASSES[name]:
        ids = {binding.id for binding in keys.bindings(kind.ID)}
        assert ids | {"quit"} == {action.id for action in actions_of(name)}


def test_digits_are_free_everywhere() -> None:
    assert not any(key in "1234567890" for action in ACTIONS for key in action.key.split(","))


@pytest.mark.parametrize(
    ("key", "long", "short"),
    [
        ("question_mark", "?", "?"), ("ctrl+p", "ctrl+p", "^p"), ("f1", "F1", "F1"), ("enter", "Enter", "Enter"),
        ("ctrl+c,ctrl+q", "ctrl+c", "^c"), ("S", "S", "S"), ("left_square_bracket", "[", "["), ("x", "x", "x"),
    ],
)  # fmt: skip
def test_names_of_keys(key: str, long: str, short: str) -> None:
    assert keys.key_name(key) == long
    assert keys.key_name(key, short=True) == short


def test_an_id_stands_for_one_action() -> None:
    assert [name for name, times in Counter(action.id for action in ACTIONS).items() if times > 1] == []


def test_every_screen_and_dialog_has_a_help() -> None:
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    kinds, told = [GameScreen], set[str]()
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.ID:
            told |= {kind.ID, kind.ABOUT or kind.ID}
    assert set(help._ABOUT) == set(help.TITLES) == told


async def test_help_over_a_dialog_tells_of_that_dialog() -> None:
    app = app_at("offers")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "f1")
        assert "Help: standing orders" in text(app)
        await press(pilot, "escape", "escape", "U", "t", "f1")
        assert "Help: how many" in text(app)
