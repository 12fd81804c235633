"""The street: what neighbours believe a good will bring, what they own, and what there is between them and you."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from marketgen.engine.frozen import frozen


@frozen
class StreetRules:
    """The numbers of the street; money in minor units, trust in hundredths, standing in thousandths.

    rate_bp: the share of the way from what a neighbour believed to what the day showed that a belief moves in a night;
    up_bp, down_bp: how far over, or under, a price she aims after a sale, or without one. cost_bp, most_bp: what a unit
    costs her and the most she asks, as shares of the price before pressure. sells_bp: units a day, as a share of a
    good's depth, if everybody found the price right; taken_bp: of her sales on a day you ask less. stop: days without a
    sale after which what was copied is put away. living: money a day.

    gap_bp: how far under her price yours must be to count as less; undercut: what that does to trust. chat_trust,
    chat_hours, chat_every: an hour beside her, once in so many days. warn_trust, warn_standing, warn_hours: telling her
    of an inspection; back_bp: the chance that she tells you of one, for each point of trust, once you told her. friend:
    trust from which a price can be agreed on; truce_days: for how long; breaks_bp, breaks_trust_bp: the chance a
    morning that she breaks it after a day without a sale, less for each point of trust; broken, broken_standing: what
    breaking it does to you.
    """

    rate_bp: int
    up_bp: int
    down_bp: int
    cost_bp: int
    most_bp: int
    sells_bp: int
    taken_bp: int
    stop: int
    living: int
    gap_bp: int
    undercut: int
    chat_trust: int
    chat_hours: int
    chat_every: int
    warn_trust: int
    warn_standing: int
    warn_hours: int
    back_bp: int
    friend: int
    truce_days: int
    breaks_bp: int
    breaks_trust_bp: int
    broken: int
    broken_standing: int


@frozen
class Belief:
    """What a neighbour believes a unit will bring (``price``, minor units), and how the last night came to it: what she
    believed ``before``, ``asked`` and ``saw`` (the price you sold at if ``yours``, else the going price), how many she
    sold, and the bounds. idle: days running without a sale; since: the day on which she put it out after you, 0 for
    what she always sells."""

    price: int
    before: int = 0
    asked: int = 0
    saw: int = 0
    yours: int = 0
    sold: int = 0
    low: int = 0
    high: int = 0
    idle: int = 0
    since: int = 0


@frozen
class Stall:
    """A neighbour's stall: ``means`` as the row sees them (minor units), what they were ``before`` the last night, what
    that day ``earned`` and the living took; what she believes, by good; the last days of a chat, of a warning from you,
    and of your asking less than she does; truces: (good, last day)."""

    means: int
    before: int = 0
    earned: int = 0
    lived: int = 0
    beliefs: Mapping[str, Belief] = field(default_factory=dict)
    chatted: int = 0
    told_of: int = 0
    under: int = 0
    truces: tuple[tuple[str, int], ...] = ()
