"""Scenarios: files to the engine's World. Importing this is cheap; pydantic is loaded when a file is checked.

``titles`` lists, ``load`` gives a World or the problems, ``check`` the problems, ``load_document`` reads the copy in a
save, ``new_from`` writes an editable copy, ``facts`` tells where each number comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marketgen.scenario.loading import Loaded, check, load, load_document

_LAZY = {"Loaded": "loading", "check": "loading", "load": "loading", "load_document": "loading"}

__all__ = ["Loaded", "check", "load", "load_document"]


def __getattr__(name: str) -> Any:
    """The public names, each from the module that has it."""
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(name)
    return getattr(import_module(f"marketgen.scenario.{_LAZY[name]}"), name)
