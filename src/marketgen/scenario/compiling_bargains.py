"""Bargains of a checked document as the engine's records."""

from __future__ import annotations

from typing import Any

from marketgen.engine import haggling
from marketgen.scenario.compiling_money import Money, group
from marketgen.scenario.compiling_story import StoryCompiler
from marketgen.scenario.models import bargains as m
from marketgen.scenario.models.document import Document


def bargains(document: Document, money: Money, told: StoryCompiler) -> dict[str, Any]:
    """The bargains and their numbers, by the names of World's fields."""
    given = document.rules.bargain
    found = {
        some_id: _bargain(some_id, one, told, document.start.days) for some_id, one in sorted(document.bargains.items())
    }
    rules = group(haggling.BargainRules, given, money) if given is not None else None
    return {"bargains": found, "bargaining": rules}


def _bargain(some_id: str, one: m.Bargain, told: StoryCompiler, days: int) -> haggling.Bargain:
    def cues(given: list[m.Cue]) -> tuple[haggling.Cue, ...]:
        return tuple(haggling.Cue(cue.level, told.condition(cue.when)) for cue in given)

    return haggling.Bargain(
        some_id, one.side, one.who or "", one.good, (one.units[0], one.units[1]), one.weight, one.from_day,
        one.to_day or days, one.again, told.condition(one.when), one.share, cues(one.need), cues(one.means),
        cues(one.doubt), one.truth is not None,
    )  # fmt: skip
