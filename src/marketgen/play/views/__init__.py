"""Views: what a screen or the plain mode shows, already in words, with every number typed.

A front end lays these out; it computes no price, sum or legality. A number is an ``Account`` (it answers ``?`` with
its steps) or a ``Count`` (a plain count of things). Words are plain text: scenario texts in them are never markup.
Builders are in ``play.look``.
"""

from marketgen.play.views.frame import Change, Count, Degree, Header, LogLine, Money, Number, Prompt, Tab, value
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
from marketgen.play.views.pages import EpilogueView, ReportLine, ReportView, WhyStep, WhyView
from marketgen.play.views.people import (
    DecisionOption,
    DecisionView,
    GiftOption,
    GiftPreview,
    GiftView,
    HomeView,
    MealRow,
    MemberRow,
    PeopleView,
    PersonRow,
    StoreRow,
)

__all__ = [
    "Change",
    "Companion",
    "Count",
    "DecisionOption",
    "DecisionView",
    "Degree",
    "EpilogueView",
    "GiftOption",
    "GiftPreview",
    "GiftView",
    "Header",
    "HomeView",
    "LogLine",
    "MealRow",
    "MemberRow",
    "Money",
    "Number",
    "OfferRow",
    "OrderRow",
    "PeopleView",
    "PersonRow",
    "Preview",
    "PricePoint",
    "Prompt",
    "ReportLine",
    "ReportView",
    "StallRow",
    "StallView",
    "StanceRow",
    "StoreRow",
    "SupplyView",
    "Tab",
    "WhyStep",
    "WhyView",
    "value",
]
