"""Pages of places with rules of their own."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page
from marketgen.scenario.pages.trade import FARM

_SHELL = '"currencies": { "bead": { "name": "beads"RATES } }, '
_PARCEL = (
    ', "parcel": { "place": "farm", "driver": "ada", "post": "mole", "fee": 1, "days": [1, 2], "kilos": 4, '
    '"held": 0.1, "trust": 0, "poor": { "chance": 0.1, "share": 0.2 } }'
)
_POST = '"posts": { "mole": { "name": "the mole", "risk": 0.1 } }, '


def _farm(more: str, rules: str = "") -> str:
    """A farm with something more, and rules with something more."""
    found = FARM.replace("SHARE", "0.5").replace('"name": "the farm",', f'"name": "the farm", {more},')
    return found.removesuffix("} }") + "}" + rules + " }"


def _permit(lasts: int, days: str, more: str = "") -> str:
    """A farm that asks for a permit."""
    return _farm(
        f'"permit": {{ "lasts": {lasts}{more}, "by": {{ "harbour": {{ "days": {days}, "chance": 0.5 }} }} }}'
    ).replace('"days": [1, 1]', '"days": [2, 2]')


PAGES: dict[str, Page] = {
    "E355": Page(
        N_("A gate at home"),
        N_("What is asked at a gate, and the money of a place, are for who comes there; the stall stands at home."),
        '"places": { "quay": { "entry": { "currency": "crown", "price": 2 } } }',
        _farm('"entry": { "currency": "crown", "price": 2 }'),
    ),
    "E356": Page(
        N_("A place whose money has no rate"),
        N_("What a good costs there is its price at home at the rate of the day, so the money needs a rate."),
        _SHELL.replace("RATES", "") + _farm('"accepts": ["bead"]'),
        _SHELL.replace("RATES", ', "rates": [ { "day": 1, "rate": 2 } ]') + _farm('"accepts": ["bead"]'),
    ),
    "E357": Page(
        N_("Parcels from where the market's money is not taken"),
        N_("A parcel and its carriage are paid ahead at home, in the money of the market."),
        _SHELL.replace("RATES", ', "rates": [ { "day": 1, "rate": 2 } ]')
        + _POST
        + _farm('"accepts": ["bead"]', _PARCEL),
        _SHELL.replace("RATES", ', "rates": [ { "day": 1, "rate": 2 } ]')
        + _POST
        + _farm('"accepts": ["bead", "crown"]', _PARCEL),
    ),
    "E358": Page(
        N_("A permit that lets nobody in"),
        N_("It must hold for longer than the way there takes, and officials must be met, so that they can be asked."),
        _permit(1, "[1, 1]"),
        _permit(3, "[1, 1]"),
    ),
    "W358": Page(
        N_("A permit that always runs out on the way home"),
        N_("Whoever comes home later than that pays for it; here nobody can be quicker."),
        _permit(2, "[1, 1]", ', "late": { "fine": 2 }'),
        _permit(3, "[1, 1]", ', "late": { "fine": 2 }'),
    ),
    "W359": Page(
        N_("A permit that comes too late"),
        N_("Asked for on the first morning, it comes when no trip can be made any more before the last day."),
        _permit(3, "[4, 5]"),
        _permit(3, "[1, 5]"),
    ),
}
"""Pages by code."""
