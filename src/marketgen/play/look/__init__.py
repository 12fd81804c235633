"""Builders of views: from a timeline to what a screen or the plain mode shows. See ``play.views``."""

from marketgen.play.look.board import board
from marketgen.play.look.closed import why_not
from marketgen.play.look.cover import sentences
from marketgen.play.look.deals import asked_of, by_amount, deal_preview, deals, offered, open_deals, told_of
from marketgen.play.look.decision import decision
from marketgen.play.look.epilogue import epilogue
from marketgen.play.look.frame import beyond_first, header, prompt, way_on
from marketgen.play.look.gifts import favour_preview, gift, gift_command, gift_preview
from marketgen.play.look.hints import next_to_show
from marketgen.play.look.home import home
from marketgen.play.look.ledger import ledger
from marketgen.play.look.people import people
from marketgen.play.look.previews import bring_preview, order_preview, stances, take_preview
from marketgen.play.look.report import report
from marketgen.play.look.road import road, spot
from marketgen.play.look.stall import companion, stall
from marketgen.play.look.supply import supply
from marketgen.play.look.why import why

__all__ = [
    "asked_of",
    "beyond_first",
    "board",
    "bring_preview",
    "by_amount",
    "companion",
    "deal_preview",
    "deals",
    "decision",
    "epilogue",
    "favour_preview",
    "gift",
    "gift_command",
    "gift_preview",
    "header",
    "home",
    "ledger",
    "next_to_show",
    "offered",
    "open_deals",
    "order_preview",
    "people",
    "prompt",
    "report",
    "road",
    "sentences",
    "spot",
    "stall",
    "stances",
    "supply",
    "take_preview",
    "told_of",
    "way_on",
    "why",
    "why_not",
]
