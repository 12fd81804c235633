"""Since: with which version of marketgen each key of the format came. What stands in no row was there in 0.1.

The table says of a file that ``requires`` too little which older versions would refuse it, and of a key that a later
version brings (a row may be newer than the program) that it is known there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from marketgen.scenario.patterns import Patterns
from marketgen.scenario.source import Object, Path

FIRST = "0.1"
"""The first version that read scenario files."""

_IN_CONDITIONS = ("**.when|if|not|mistake|done.{words}", "**.all|any.*.{words}")
_IN_EFFECTS = ("**.effects|do|then|else.*.{words}",)

_MEASURES = (
    "agreed brought copies lent means pieces placement poorest recipe workshop "
    "alley arrived_from away best_days best_good_days bought_from coming debt debt_to demonstrated ended envy faith "
    "fallen favour fined_run firm found freed gifts_run held helped hours idle_days ill informed inspections kimjang "
    "kimjang_today kye_had kye_in kye_turn_in levy_in levy_today load_bulk load_worth loads member_away overruled "
    "on_show owed partner place_known place_shut poor_days porter_days posts_paid power present rate refused_today "
    "replaced roster_in rotation_in rumours_open school_lost schooling shut_days sideline sideline_days since "
    "since_sold slots sold_ever stake stake_still store told "
    "trips upgrade warned weather weekday wet_days wood"
)
_VERBS = (
    "away check close copying cover crowd daily debt debt_off envy fares favour firm free_loads freed gone heal hear "
    "ill informed kimjang lender_rate level levy levy_met load lose lose_money means my_hours offers order_days "
    "order_off overruled post prepared purge rate reopen roster_met rotate rumour school schooling share slots store "
    "trust_group upgrade watched wood worse"
)

SINCE: tuple[tuple[str, str], ...] = tuple(
    ("0.2", pattern)
    for pattern in (
        "chapters|closing_second|council|draw|kyes|laws|lenders|lint|pauses|posts|prompts|reform|requires|rivers|rumours|services|starts|teacher",
        "tests|threads",
        "upgrades|ways",
        "partners|sidelines|stakes",
        "contracts|firms|recipes|workshops",
        "bargains",
        "calendar.closed|hours|power|turns",
        "currencies.*.bounds|noise|rates",
        "difficulties.*.rumours",
        "endings|events.*.brief|fuller",
        "events.*.tags",
        "events.*.choices.*.road",
        "glossary.*.romanised",
        "goods.*.bulk|currency|drift",
        "goods.*.season.*.spoil",
        "household.*.asked|sex",
        "lessons.*.done",
        "middlemen.*.carries.*.poor|short",
        "middlemen.*.order.deposit",
        "middlemen|neighbours|officials|regulars.*.age",
        "middlemen|neighbours|regulars.*.friends",
        "middlemen.*.road",
        "neighbours|regulars.*.pool",
        "neighbours.*.earns|means",
        "notices.*.effects",
        "officials.*.covers|favours|go_betweens|knows|refuses_again|replaces|takes_again|through|told",
        "places.*.about|accepts|entry|gap|lat|lon|noise|permit|sells|source_share",
        "rules.calls|copying|credit|exchange|growth|home|lender|media|mercy|office|parcel|people|place|porter|road",
        "rules.bargain|dealing|demonstration|rumours|shocks|story|street",
        "rules.gifts.between|between_trust|boss|customs|favour|market_witnesses|usual_level",
        "rules.inspection.checks|early|envy|least|squad",
        "rules.inspection.rungs.*.danger|shut|squad|tie",
        "rules.inspection.texts.age|least|pleaded_not|watched|worse",
        "start.goals_drawn|wood",
        "systems.bargains|dealing|demonstration|partners|council|credit|exchange|family|growth|kye|place|porter|reform|rumours|shipments|shocks|sidelines|travel",
        "systems.street|ventures",
        "weathers.*.season",
        *(form.format(words="|".join(_MEASURES.split())) for form in _IN_CONDITIONS),
        *(form.format(words="|".join(_VERBS.split())) for form in _IN_EFFECTS),
    )
)
"""Versions, each with a pattern of what came with it; the oldest first."""


@cache
def _patterns(rows: tuple[tuple[str, str], ...]) -> Patterns:
    return Patterns([pattern for _version, pattern in rows])


def known_since(path: Path) -> str:
    """The version that first knew the key at a path; empty if no row names it."""
    rows = SINCE
    return next((rows[number][0] for number in _patterns(rows).at(path)), "")


def newer(document: Object) -> Iterator[tuple[str, Path]]:
    """Every key of a document that a row names, with its version."""
    rows = SINCE
    for number, path in _patterns(rows).find(document):
        yield rows[number][0], path
