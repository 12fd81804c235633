"""Views: what a screen or the plain mode shows, already in words, with every number typed.

A front end lays these out; it computes no price, sum or legality. A number is an ``Account`` (it answers ``?`` with
its steps) or a ``Count`` (a plain count of things). Words are plain text: scenario texts in them are never markup.
Builders are in ``play.look``.

A view is imported when it is first asked for: the first screen needs a few of them only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marketgen.play.views.board import BoardView, DayBox, DueRow, NoticeRow, RumourRow, Stretch, Strip
    from marketgen.play.views.deals import DealOption, DealView
    from marketgen.play.views.frame import Change, Count, Degree, Header, LogLine, Money, Number, Prompt, Tab, value
    from marketgen.play.views.ledger import (
        ClubLine,
        ClubView,
        Deals,
        DebtRow,
        LedgerView,
        OwedRow,
        PriceLine,
        ProfitRow,
        RateLine,
        StockRow,
    )
    from marketgen.play.views.market import (
        Companion,
        OfferRow,
        OrderRow,
        Preview,
        PricePoint,
        StallRow,
        StallView,
        StanceRow,
        SupplyView,
    )
    from marketgen.play.views.pages import (
        CameRow,
        Course,
        EpilogueView,
        ReportLine,
        ReportView,
        Road,
        WhatIfDay,
        WhatIfView,
        WhyStep,
        WhyView,
    )
    from marketgen.play.views.people import (
        CoverGrid,
        CoverRow,
        DecisionOption,
        DecisionView,
        GiftOption,
        GiftPreview,
        GiftView,
        HomeView,
        MealRow,
        MemberRow,
        NeedRow,
        OutcomeRow,
        PeopleView,
        PersonRow,
        StoreRow,
        TableRow,
    )
    from marketgen.play.views.road import (
        HeardRow,
        LoadRow,
        LoadStop,
        MapLine,
        MapMark,
        MapPlace,
        MapPost,
        MapView,
        RoadView,
        Spot,
    )

_MODULES = {
    "board": "BoardView DayBox DueRow NoticeRow RumourRow Stretch Strip",
    "deals": "DealOption DealView",
    "frame": "Change Count Degree Header LogLine Money Number Prompt Tab value",
    "ledger": "ClubLine ClubView Deals DebtRow LedgerView OwedRow PriceLine ProfitRow RateLine StockRow",
    "market": "Companion OfferRow OrderRow Preview PricePoint StallRow StallView StanceRow SupplyView",
    "pages": "CameRow Course EpilogueView ReportLine ReportView Road WhatIfDay WhatIfView WhyStep WhyView",
    "people": "CoverGrid CoverRow DecisionOption DecisionView GiftOption GiftPreview GiftView HomeView MealRow "
    "MemberRow NeedRow OutcomeRow PeopleView PersonRow StoreRow TableRow",
    "road": "HeardRow LoadRow LoadStop MapLine MapMark MapPlace MapPost MapView RoadView Spot",
}
_HOME = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return found


__all__ = [
    "BoardView", "CameRow", "Change", "ClubLine", "ClubView",
    "Companion", "Count", "Course", "CoverGrid", "CoverRow", "DayBox", "DealOption", "DealView",
    "Deals", "DebtRow", "DecisionOption", "DecisionView", "Degree", "DueRow", "EpilogueView", "GiftOption",
    "GiftPreview", "GiftView", "Header", "HeardRow", "HomeView", "LedgerView", "LoadRow", "LoadStop", "LogLine",
    "MapLine", "MapMark", "MapPlace", "MapPost", "MapView", "MealRow", "MemberRow", "Money", "NeedRow",
    "NoticeRow", "Number", "OfferRow", "OrderRow", "OutcomeRow", "OwedRow", "PeopleView", "PersonRow", "Preview",
    "PriceLine", "PricePoint", "ProfitRow", "Prompt", "RateLine", "ReportLine", "ReportView", "Road", "RoadView",
    "RumourRow", "Spot", "StallRow", "StallView", "StanceRow", "StockRow", "StoreRow", "Stretch", "Strip", "SupplyView",
    "Tab", "TableRow", "WhatIfDay", "WhatIfView", "WhyStep", "WhyView", "value",
]  # fmt: skip
