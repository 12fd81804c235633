"""What can be done beside the stall (game.md 4.14), compiled, and what a run remembers of it. Units as in ``world``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from marketgen.engine.frozen import frozen


@frozen
class Sideline:
    """Work beside the stall. needs: upgrades that must stand. teacher, teacher_trust, lesson_hours, lesson_cost: who
    shows how, for what; nobody where it is empty. official, licence_cost, licence_days: who gives a paper for it, none
    where it is empty; steps: by so many an inspection is worse while it is done without one.

    hours: of yours, each day; member: whose day it takes. customers: of a day, least and most; each: what one pays.
    uses: thousandths of a unit of a good for a customer; upkeep: minor units a day. fills_bp: how many fewer come for
    each that was served, until that is forgotten like pressure. season: (day, bp); weather: bp by weather; power_bp: on
    an evening with current. envy, heat: points a day.
    """

    id: str
    from_day: int
    customers: tuple[int, int]
    each: int
    needs: tuple[str, ...] = ()
    teacher: str = ""
    teacher_trust: int = -500
    lesson_hours: int = 0
    lesson_cost: int = 0
    official: str = ""
    licence_cost: int = 0
    licence_days: int = 0
    steps: int = 0
    hours: int = 0
    member: str = ""
    uses: Mapping[str, int] = field(default_factory=dict)
    upkeep: int = 0
    fills_bp: int = 0
    season: tuple[tuple[int, int], ...] = ()
    weather: Mapping[str, int] = field(default_factory=dict)
    power_bp: int = 10_000
    envy: int = 0
    heat: int = 0


@frozen
class SideState:
    """Work beside the stall in a run. since: the day it was taken up, 0 while it is not done; learned: the day;
    licensed: the last day of the paper; ran: the last day on which it was done; worn: bp of the customers who have had
    enough for now; rest: thousandths of a good that is opened; earned: minor units in all; days: on which it was
    done."""

    since: int = 0
    learned: int = 0
    licensed: int = 0
    ran: int = 0
    worn: int = 0
    days: int = 0
    earned: int = 0
    rest: dict[str, int] = field(default_factory=dict)


@frozen
class Stake:
    """A share in what somebody else runs. who, trust: the person, and what is asked (hundredths). currency, price: what
    it costs in all; every: days from one pay day to the next; pays: least and most of one.

    kept_bp, kept_trust_bp: what does not arrive, and less of that for a point of trust; level_bp: less for each
    campaign level. sign: days before a pay day on which wear shows; trouble_bp, trouble_trust_bp: the chance of that,
    and less for a point of trust; breaks_bp: that it breaks by the pay day unless it is mended; repair: what mending
    costs once it is broken, early_bp of it before; mended_trust: what mending in time does to trust. back_bp: of what
    was paid in, for whoever gets out; it counts as worth.

    official, tie: who proposes it, from which tie; his_bp: his part of the price, of repairs and of what comes in;
    fall_heat: heat when he falls. envy: points on each pay day.
    """

    id: str
    from_day: int
    who: str
    currency: str
    price: int
    every: int
    pays: tuple[int, int]
    trust: int = -500
    kept_bp: int = 0
    kept_trust_bp: int = 0
    level_bp: int = 0
    sign: int = 2
    trouble_bp: int = 0
    trouble_trust_bp: int = 0
    breaks_bp: int = 0
    repair: int = 0
    early_bp: int = 5000
    mended_trust: int = 0
    back_bp: int = 0
    official: str = ""
    tie: int = 400
    his_bp: int = 0
    fall_heat: int = 0
    envy: int = 0


@frozen
class StakeState:
    """A share in a run. bought: the day; paid: what you put in; got: what came of it in all; worn: the day on which
    wear showed, 0 for none; broken: the day on which it broke; moved: the day its official was moved elsewhere."""

    bought: int
    paid: int
    got: int = 0
    worn: int = 0
    broken: int = 0
    moved: int = 0


@frozen
class DemoRules:
    """A demonstration. goods: what can be walked about in; friends, most: how many it takes, and how many walk at most;
    trust: of each (hundredths); hours: of yours; fit_bp: what each who walks adds to the chance that the price suits;
    wishes_bp: how many more wish for it, for each; days: how long; every: days until it can be done again with the same
    good; copied: days after which a neighbour copies it, 0 for never; envy, heat: points, at once."""

    goods: tuple[str, ...]
    friends: int
    most: int
    trust: int
    hours: int
    fit_bp: int
    wishes_bp: int
    days: int
    every: int
    copied: int = 0
    envy: int = 0
    heat: int = 0


@frozen
class Partner:
    """Somebody who may sell with you. who, trust: the person, and what is asked (hundredths); share_bp: of the day's
    profit; keeps_bp: the share of the buyers that is served while you are away; hours: of a day that you gain. leaves,
    notice: under this trust the partner thinks of leaving, and does so many days later; more_bp, more_trust: what a
    larger share is, and does to trust. parted_trust: what your parting does; back: days until it can be begun again."""

    id: str
    from_day: int
    who: str
    share_bp: int
    keeps_bp: int
    hours: int = 0
    trust: int = 200
    leaves: int = 0
    notice: int = 3
    more_bp: int = 0
    more_trust: int = 0
    parted_trust: int = 0
    back: int = 1


@frozen
class PartnerState:
    """A partner in a run. since: the day it began, 0 while it is over; warned: the day on which the partner spoke of
    leaving; more_bp: what the share was raised by; paid: minor units in all; ended: the day of the last parting."""

    since: int = 0
    warned: int = 0
    more_bp: int = 0
    paid: int = 0
    ended: int = -400


@frozen
class DealRules:
    """Dealing in other money. most: whole units of each currency that somebody known asks for at the most; asks_bp: the
    chance that somebody does, each morning; trust: of who is known (hundredths); spread_bp: what is kept of the day's
    rate; heat: of each deal; thanks: what it does to trust. stranger_bp: how many of those who ask nobody knows, and
    stranger_times how much more they ask for; sent_bp, level_bp, heat_bp: the chance that such a one was sent, and more
    for each campaign level and point of heat; caught_heat: heat of that."""

    most: Mapping[str, int]
    asks_bp: int
    trust: int
    spread_bp: int
    heat: int
    thanks: int = 0
    stranger_bp: int = 0
    stranger_times: int = 1
    sent_bp: int = 0
    level_bp: int = 0
    heat_bp: int = 0
    caught_heat: int = 0


@frozen
class Asked:
    """Who asks today for other money. who: empty for somebody nobody knows; buys: 1 if yours is wanted, 0 if theirs is
    offered; units: whole ones, at the most."""

    who: str
    currency: str
    buys: int
    units: int


@frozen
class RightState:
    """A right to a place in a run. official: who had the post when it was last looked at; currency: in which it was
    paid, and is sold again; settles: the day on which it
    is settled whether it is taken, 0 while nobody speaks of it; rests: the day until which nobody does again."""

    official: str
    currency: str
    settles: int = 0
    rests: int = 0


@frozen
class SackBuyer:
    """Somebody who asks for a good by the sack today. share_bp: of the going price; who: a neighbour who asks for time,
    empty for one who pays at once."""

    good: str
    units: int
    share_bp: int
    who: str = ""


@frozen
class Sack:
    """What a neighbour owes for sacks: minor units, due on a day; late: 1 once it was not paid on its day."""

    who: str
    good: str
    amount: int
    due: int
    late: int = 0


@frozen
class YardState:
    """A wholesale yard in a run. due: the day of the next rent; worked: the last day on which anything was sold there;
    buyers: who asks today; sacks: what is owed."""

    due: int
    worked: int = 0
    buyers: tuple[SackBuyer, ...] = ()
    sacks: tuple[Sack, ...] = ()
