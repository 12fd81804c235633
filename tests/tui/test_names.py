"""No class of ours takes a name that Textual's own classes use for themselves (``_name`` once hid a whole page)."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from functools import cache

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

import marketgen.tui

pytestmark = pytest.mark.xdist_group("names")  # so that Textual's classes are read once

MEANT = {
    "ALLOW_SELECT", "AUTO_FOCUS", "BINDINGS", "COMMANDS", "CSS_PATH", "DEFAULT_CSS", "ENABLE_COMMAND_PALETTE",
    "HORIZONTAL_BREAKPOINTS", "SCREENS", "VERTICAL_BREAKPOINTS", "animation_level", "can_focus", "can_focus_children",
    "call_after_refresh", "check_action", "compose", "current_theme", "dismiss", "display", "get_content_height",
    "get_line_filters", "get_style_at", "get_widget_at",
    "get_theme_variable_defaults", "notify_style_update", "render", "render_line", "stylesheet", "theme", "title",
    "tooltip", "visible", "_background_screens", "_handle_exception", "_modal", "_return_code", "on_event",
}  # fmt: skip
"""What we override or set on purpose."""

MADE_BY_TEXTUAL = {
    "_computes", "_css_type_name", "_css_type_names", "_decorated_handlers", "_inherit_bindings", "_inherit_css",
    "_inherit_component_classes", "_merged_bindings", "_reactives", "_merge_bindings",
}  # fmt: skip
"""What Textual itself puts into every class."""


def set_on_self(source: str) -> Iterator[str]:
    """The attributes that a class sets on itself."""
    for node in ast.walk(ast.parse(textwrap.dedent(source))):
        match node:
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name


def names_of(kind: type) -> set[str]:
    """What a class defines and what it sets on itself."""
    return set(vars(kind)) | set(set_on_self(inspect.getsource(kind)))


@cache
def taken(base: type) -> set[str]:
    """Every name that a class of Textual and those above it use."""
    names = set(dir(base))
    for kind in base.__mro__:
        if kind.__module__.startswith("textual"):
            names |= names_of(kind)
    return names


def our_classes() -> list[type]:
    """Every widget, screen and app of ours."""
    found = []
    for module in pkgutil.walk_packages(marketgen.tui.__path__, "marketgen.tui."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name and issubclass(kind, (Widget, App)):
                found.append(kind)
    return found


def clashes(kind: type) -> set[str]:
    """Names of ours that mean something else to Textual."""
    base = next(base for base in (App, Screen, Widget) if issubclass(kind, base))
    own = {name for name in names_of(kind) if not name.startswith("__") and not name.startswith(f"_{kind.__name__}__")}
    return (own & taken(base)) - MEANT - MADE_BY_TEXTUAL


@pytest.mark.parametrize("kind", our_classes(), ids=lambda kind: kind.__name__)
def test_no_name_is_taken_from_textual(kind: type) -> None:
    assert clashes(kind) == set()


def test_a_clash_is_found() -> None:
    class Wrong(Widget):
        """Uses a name of Textual's."""

        def _name(self) -> str:
            return ""

    assert clashes(Wrong) == {"_name"}
