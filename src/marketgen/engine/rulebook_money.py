"""Money, credit and growth: lenders, upgrades and the numbers of the rules. Units as in ``world``."""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.engine.frozen import frozen
from marketgen.engine.plot import Condition, Effect


@frozen
class Lender:
    """Somebody who lends: met from a day on, with trust at the start. rate_bp, friend_bp: interest a month, for
    strangers and from LenderRules.friend_trust on."""

    id: str
    from_day: int
    trust: int
    rate_bp: int
    friend_bp: int


@frozen
class Right:
    """That an upgrade is a place of one's own. official: on whose word it rests; tie: that needs (hundredths), thanks:
    what buying does to it; absent: shut days after which it is lost all the same; back_bp: of its price that somebody
    gives for it, with level_bp less for each campaign level, and spoken_bp of that while it is called in; seen_bp: of
    its price that people see as yours.

    called_bp: the chance each morning from called_level on that it is called in; changed_bp: the same once when the
    post changes hands; sign: days until that is settled; lost_bp: the chance that it is taken then, tie_bp less for
    each point of tie."""

    official: str
    tie: int
    absent: int
    back_bp: int
    thanks: int = 0
    level_bp: int = 0
    spoken_bp: int = 10_000
    seen_bp: int = 0
    called_level: int = 5
    called_bp: int = 0
    changed_bp: int = 0
    sign: int = 1
    lost_bp: int = 0
    tie_bp: int = 0


@frozen
class Yard:
    """That an upgrade is a yard where goods are sold by the sack. comes_bp: the chance that somebody asks for one of
    the goods; lot_bp: how much of its depth; share_bp: of the going price; weighs_bp: of what selling so many at the
    stall would do to the price. hours, porter, heat, envy: of a day on which anything is sold; open_heat: more of it
    without the official's cover, from a tie on (hundredths). rent, every: minor units, days.

    credit_bp: how many of those who ask are neighbours who ask for ``days``; misses_bp, trust_bp less for each point of
    trust: the chance that one does not pay then; thanks: what paying does to trust."""

    goods: tuple[str, ...]
    comes_bp: int
    lot_bp: tuple[int, int]
    share_bp: tuple[int, int]
    hours: int
    porter: int
    rent: int
    every: int
    weighs_bp: int = 0
    official: str = ""
    tie: int = 0
    heat: int = 0
    open_heat: int = 0
    envy: int = 0
    credit_bp: int = 0
    days: int = 1
    misses_bp: int = 0
    trust_bp: int = 0
    thanks: int = 0


@frozen
class Upgrade:
    """Something to build or buy once. prices: minor units by currency, any one of which pays for it.

    slots: more of them; fee: the day's fee from then on, 0 for no change; groups: more in an open hour; wet_bp: the
    least share of groups that come on a wet day; spoil_off_bp: taken off what spoils; hours: more of the day;
    carry: kilos more on a day's trip; needs: what must stand before; right, yard: if it is a place of
    one's own, or a wholesale yard.
    """

    id: str
    from_day: int
    prices: Mapping[str, int]
    slots: int = 0
    fee: int = 0
    groups: int = 0
    wet_bp: int = 0
    spoil_off_bp: int = 0
    hours: int = 0
    carry: int = 0
    needs: tuple[str, ...] = ()
    right: Right | None = None
    yard: Yard | None = None


@frozen
class ExchangeRules:
    """The changer. fee_bp: what he keeps of an amount; heat: points for each change, which is itself forbidden."""

    fee_bp: int = 0
    heat: int = 0


@frozen
class CreditRules:
    """Goods on credit from suppliers. trust: needed, in hundredths; days: until due; extra_bp: added to the price;
    limit_days: all credit together is at most so many days' profit from sales; profit_days: over which that is counted;
    last_days: of the run, in which there is none; late_trust (hundredths), late_bp and late_standing (thousandths):
    what a day of being late does to trust, the debt and standing; paid_trust: for a debt paid when it is due."""

    trust: int = 0
    days: int = 0
    extra_bp: int = 0
    limit_days: int = 0
    profit_days: int = 10
    last_days: int = 0
    late_trust: int = 0
    late_bp: int = 0
    late_standing: int = 0
    paid_trust: int = 0


@frozen
class LenderRules:
    """Loans. limit_days: a loan is at most so many days' profit from sales; least: of a loan, in minor units;
    friend_trust: from which a friend's rate holds; every: days between payments; part_bp: of the loan paid back each
    time beside the interest; month: days that interest of a month is for; last_days: of the run, without loans."""

    limit_days: int = 0
    least: int = 1
    friend_trust: int = 200
    every: int = 5
    part_bp: int = 1000
    month: int = 30
    last_days: int = 0


@frozen
class PorterRules:
    """A day of carrying for others. wage: in minor units of the main currency."""

    wage: int = 0


@frozen
class MercyRules:
    """Goods on trust, once in a run. poor: who has less than this, goods at the going price included, is poor (minor
    units); poor_days: running, after which it is offered; worth: of the goods; days: until it is due; work_bp: the
    share that may be worked off by carrying."""

    poor: int = 0
    poor_days: int = 2
    worth: int = 0
    days: int = 20
    work_bp: int = 5000


@frozen
class GrowthRules:
    """Upgrades. worth_bp: what counts of their price as worth."""

    worth_bp: int = 0


@frozen
class ShockRules:
    """Price shocks. chance_bp a day; shares_bp: by what share of itself the price of one good moves, each as likely;
    days: how long."""

    chance_bp: int = 0
    shares_bp: tuple[int, ...] = ()
    days: int = 1


@frozen
class CopyRules:
    """Neighbours copy. after: days running that a good was your best seller before one does; days: how long it stands
    there; spread_bp: what is asked for it, as a share above (or below) the going price, least and most."""

    after: int = 0
    days: int = 0
    spread_bp: tuple[int, int] = (0, 0)


@frozen
class Kye:
    """A savings club. by_bid: who gives up most of the pot has it; else it goes by lot. members: who may be in it, of
    whom ``size`` less one are; pays: minor units of the main currency a turn; first: day of the first turn; every: days
    between two; from_day: it can be joined from then on until the first turn. asks, trust: whose trust (hundredths)
    that needs, nobody's if it is empty.

    sign: days before a turn on which it shows who is short; short_bp, short_level_bp: the chance of that, and for each
    campaign level; miss_bp: that whoever is short misses, had_bp more after the pot was had, trust_bp less for a point
    of trust. back_days: until who was stood in for gives it back, with chance back_bp and back_trust_bp for a point of
    trust, else so many days later; stood_trust: what standing in does to trust. missed_trust (hundredths, of each
    member), missed_standing (thousandths): what your own missing does. bids_bp: share of the pot that others give up,
    least and most; short_bid_bp: more of it if short; most_bp: the most that can be given up.
    """

    id: str
    by_bid: bool
    members: tuple[str, ...]
    size: int
    pays: int
    first: int
    every: int
    from_day: int = 1
    asks: str = ""
    trust: int = -500
    sign: int = 2
    short_bp: int = 0
    short_level_bp: int = 0
    miss_bp: int = 0
    had_bp: int = 0
    trust_bp: int = 0
    back_days: int = 5
    back_bp: int = 10_000
    back_trust_bp: int = 0
    stood_trust: int = 0
    missed_trust: int = 0
    missed_standing: int = 0
    bids_bp: tuple[int, int] = (0, 0)
    short_bid_bp: int = 0
    most_bp: int = 5000


@frozen
class ReformRules:
    """A reform of the notes: announced on ``day`` if ``when`` holds ``sign`` days before (in a run that meets it later,
    on the first morning that does), or, where the day is 0, ``sign`` days after it first holds; spoken of on the day of
    that, by ``rumour`` if there is one. rate: old notes
    for a new one, told only. window: days for handing in; cap: minor units that a household may hand in; hours: the
    queue, once a day; late_bp: the share that is given for what is handed in by itself at the end. debts_bp, wages_bp,
    prices_bp: what debts, wages and the prices of goods that are not priced in other money are then, as shares; the
    prices for prices_days."""

    day: int
    when: Condition
    sign: int
    rumour: str
    rate: int
    window: int
    cap: int
    hours: int
    late_bp: int
    debts_bp: int
    wages_bp: int
    prices_bp: int
    prices_days: int
    announced: tuple[Effect, ...]
    after: tuple[Effect, ...]
