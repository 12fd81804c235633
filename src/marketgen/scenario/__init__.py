"""Scenarios: files to the engine's World. Importing this is cheap; pydantic is loaded when a file is checked.

``titles`` lists, ``load`` gives a World or the problems, ``check`` the problems, ``examine`` also what was not looked
at, ``load_document`` reads the copy in a save, ``new_from`` writes an editable copy, ``new_market`` a small new one,
``facts`` tells where each number comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marketgen.scenario.beginning import new_market
    from marketgen.scenario.canonical import dump
    from marketgen.scenario.loading import (
        Examined,
        Listed,
        Loaded,
        check,
        examine,
        listing,
        load,
        load_document,
        to_play,
    )
    from marketgen.scenario.manual import explain
    from marketgen.scenario.packs import Header, find, titles
    from marketgen.scenario.problems import Problem, report
    from marketgen.scenario.provenance import Fact, facts
    from marketgen.scenario.trials import ToPlay
    from marketgen.scenario.writing import new_from

_LAZY = {
    "Examined": "loading", "Fact": "provenance", "Header": "packs", "Listed": "loading", "Loaded": "loading",
    "Problem": "problems", "check": "loading", "dump": "canonical", "examine": "loading", "explain": "manual",
    "facts": "provenance", "find": "packs", "listing": "loading", "load": "loading", "load_document": "loading",
    "new_from": "writing", "new_market": "beginning", "report": "problems", "titles": "packs", "to_play": "loading",
    "ToPlay": "trials",
}  # fmt: skip

__all__ = [
    "Examined", "Fact", "Header", "Listed", "Loaded", "Problem", "ToPlay", "check", "dump", "examine", "explain",
    "facts", "find", "listing", "load", "load_document", "new_from", "new_market", "report", "titles", "to_play",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public names, each from the module that has it."""
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(name)
    found = getattr(import_module(f"marketgen.scenario.{_LAZY[name]}"), name)
    return found
