"""Builders of views: from a timeline to what a screen or the plain mode shows. See ``play.views``.

A builder is imported when it is first asked for: the first screen needs a few of them only. Most are called like the
modules they are in, so importing such a module must not put it in the place of its builder.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marketgen.play.look.board import board, goal
    from marketgen.play.look.chapter import at_its_start, chapter, ended_between
    from marketgen.play.look.closed import why_not
    from marketgen.play.look.council import against, on_command
    from marketgen.play.look.cover import sentences
    from marketgen.play.look.dates import before_back, food_ends, strip_told
    from marketgen.play.look.deals import (
        asked_of,
        by_amount,
        called,
        deal_preview,
        deals,
        in_words,
        offered,
        open_deals,
        told_of,
    )
    from marketgen.play.look.decision import decision, told
    from marketgen.play.look.doing import action_for, best_offer, doing, place_of
    from marketgen.play.look.epilogue import epilogue
    from marketgen.play.look.frame import beyond_first, header, prompt, sells_no_more, shut_words, way_on, which_day
    from marketgen.play.look.gifts import favour_preview, gift, gift_command, gift_preview
    from marketgen.play.look.haggling import bargain, word_costs
    from marketgen.play.look.hints import next_to_show
    from marketgen.play.look.home import home
    from marketgen.play.look.ledger import ledger
    from marketgen.play.look.lessons import lesson, lesson_done
    from marketgen.play.look.people import offer_prompt, people, person
    from marketgen.play.look.previews import bring_preview, order_preview, stances, take_preview
    from marketgen.play.look.report import report
    from marketgen.play.look.road import map_told, road, spot
    from marketgen.play.look.stall import companion, log, stall, undersells
    from marketgen.play.look.supply import supply
    from marketgen.play.look.why import why

_MODULES = {
    "board": "board goal",
    "chapter": "at_its_start chapter ended_between",
    "closed": "why_not",
    "council": "against on_command",
    "cover": "sentences",
    "deals": "asked_of by_amount called deal_preview deals in_words offered open_deals told_of",
    "dates": "before_back food_ends strip_told",
    "decision": "decision told",
    "doing": "action_for best_offer doing place_of",
    "epilogue": "epilogue",
    "frame": "beyond_first header prompt sells_no_more shut_words way_on which_day",
    "gifts": "favour_preview gift gift_command gift_preview",
    "haggling": "bargain word_costs",
    "hints": "next_to_show",
    "home": "home",
    "ledger": "ledger",
    "lessons": "lesson lesson_done",
    "people": "offer_prompt people person",
    "previews": "bring_preview order_preview stances take_preview",
    "report": "report",
    "road": "map_told road spot",
    "stall": "companion log stall undersells",
    "supply": "supply",
    "why": "why",
}
_HOME = {name: module for module, names in _MODULES.items() for name in names.split()}


class _Builders(ModuleType):
    """This package: its names are builders, whatever has been imported from it."""

    def __getattr__(self, name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(name)
        builder = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        setattr(self, name, builder)
        return builder

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOME or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Builders

__all__ = [
    "action_for", "against", "asked_of", "at_its_start", "bargain", "before_back", "best_offer", "beyond_first",
    "board", "bring_preview", "by_amount", "called", "chapter", "companion", "deal_preview", "deals", "decision",
    "doing", "ended_between", "epilogue", "favour_preview", "food_ends", "gift", "gift_command", "gift_preview",
    "goal", "header", "home", "in_words", "ledger", "lesson", "lesson_done", "log", "map_told", "next_to_show",
    "offer_prompt", "offered", "on_command", "open_deals", "order_preview", "people", "person", "place_of", "prompt",
    "report", "road", "sells_no_more", "sentences", "shut_words", "spot", "stall", "stances", "strip_told", "supply",
    "take_preview",
    "told", "told_of", "undersells", "way_on", "which_day", "why", "why_not", "word_costs",
]  # fmt: skip
