"""The numbers of the rules, one record a system: scenario data, compiled. Units as in ``world``."""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.engine.frozen import frozen


@frozen
class Rung:
    """A rung of what an inspection can bring, for a stall that is not prepared.

    weight among the rungs; fee in minor units; share_bp of the worth of what is shown; goods_bp of each shown good
    taken; file: lines in the file; heat: points. danger: what a tie must reach to soften it (``Official.covers``),
    empty where nothing does but who covers all; shut: days without the place after this one.
    """

    id: str
    weight: int
    fee: int
    share_bp: int
    goods_bp: int
    file: int
    heat: int
    danger: str = ""
    shut: int = 0


@frozen
class PriceRules:
    """Price (game.md 4.1). keeps_bp: pressure left overnight; effect_bp: divided by depth, per unit sold;
    limit_bp: pressure is held within it either way."""

    keeps_bp: int
    effect_bp: int
    limit_bp: int


@frozen
class DemandRules:
    """Demand (game.md 4.2). chance that a price suits = (ceiling + reasons - stance) / width.

    groups: in an open hour; wishes: of a group; neighbour_bp: greatest effect of a neighbour's price;
    last_block_bp: added in the last block for goods that spoil; least_bp, most_bp: bounds of the chance.
    """

    groups: int
    wishes: int
    ceiling_bp: int
    width_bp: int
    neighbour_bp: int
    last_block_bp: int
    least_bp: int
    most_bp: int


@frozen
class SupplyRules:
    """Offers and orders (game.md 4.3). pressure_bp: how much of the market's pressure a supplier follows;
    spread_bp: least and most factor of the day; trust_off_bp, word_trust_bp: per whole point of trust;
    word_level_bp: per campaign level; word_least_bp, word_most_bp: bounds of an order's chance; broken_trust: what not
    paying for a delivery costs, in hundredths."""

    pressure_bp: int
    spread_bp: tuple[int, int]
    trust_off_bp: int
    word_trust_bp: int
    word_level_bp: int
    word_least_bp: int
    word_most_bp: int
    broken_trust: int


@frozen
class GiftRules:
    """Officials and gifts (game.md 6): points of the chance to be accepted, and the ratchet."""

    start_bp: int
    tie_bp: int  # per whole point of tie
    form_bp: int
    enough_bp: int
    fear_bp: int  # per point, taken off
    witness_bp: int  # per witness, taken off
    table_witnesses: int
    least_bp: int
    most_bp: int
    keeps_bp: int  # expectation never falls under this share of itself
    old_bp: int
    gift_bp: int
    met_tie: int  # hundredths, when a week's expectation is met
    insult_bp: int  # under this share of what is expected ...
    insult_tie: int  # ... the tie moves by this
    fade: int  # hundredths a day, towards nothing
    clumsy_heat: int
    fearful: int  # from this fear a refusal is a line in the file
    market_witnesses: tuple[int, int] = (0, 0)  # of a gift while the market is open, least and most
    usual_level: int = -1  # fear moves with the campaign's level above or under this one; -1: it does not
    boss_bp: int = 0  # chance in a week that somebody above him makes him one step more afraid
    between_bp: int = 0  # the share that a go-between keeps
    between_trust: int = 0  # hundredths, the least at which somebody carries for you
    customs: tuple[tuple[int, int, int], ...] = ()  # (first day, last day, added) when giving is a custom
    favour_bp: int = 0  # the chance to begin with that he does what he owes


@frozen
class OfficeRules:
    """How posts change hands (game.md 6): in every ``month`` days one post changes with ``rotation_bp``, on a day of
    ``days``, heard of ``rumoured`` days before. falls_ppm, falls_level_ppm, falls_taken_ppm: danger of an official's
    fall a day, to begin with, for each campaign level, for each ``taken_per`` (minor units) he was given. book: who
    gave so much has a line in the file when he falls. tells_bp, tells_trust_bp: the chance that a go-between names you
    then, less for each point of trust. shaken: days after a fall in which the others fear more. spot_tie (hundredths),
    spot_every: from this tie whoever covers the place gives one group more in every so many hours. asks: the card on
    which one is asked about a book instead of the line, once in a run; empty for the line."""

    rotation_bp: int
    month: int
    days: tuple[int, int]
    rumoured: int
    falls_ppm: int
    falls_level_ppm: int
    falls_taken_ppm: int
    taken_per: int
    book: int
    tells_bp: int
    tells_trust_bp: int
    shaken: int
    spot_tie: int
    spot_every: int
    asks: str = ""


@frozen
class EnvyRules:
    """Envy (game.md 4.10): ``points`` for each time that what people see of you is the street's median, less those of
    ``usual_bp`` times; held within 0 and ``most``. street: (day, minor units), straight lines between."""

    points: int
    usual_bp: int
    most: int
    street: tuple[tuple[int, int], ...]


@frozen
class SquadRules:
    """People from elsewhere whom nobody covers: from a campaign ``level`` they come in ``share_bp`` of the inspections;
    plead_bp: the chance that pleading works with them."""

    level: int
    share_bp: int
    plead_bp: int


@frozen
class LeastRules:
    """Letting them take the least: surely a fee in minor units, a share of each good shown, and heat."""

    fee: int
    goods_bp: int
    heat: int


@frozen
class CheckRules:
    """House checks: flags that mean that something is kept at home, and the chance that it is found if the house is
    not made ready."""

    flags: tuple[str, ...]
    found_bp: int


@frozen
class MediaRules:
    """Banned media (game.md 7): danger a day from each who knows, in ppm, times one and the campaign level;
    fade_days: days until one of them forgets, down to half of the most there were; named_days: an arrest of somebody
    who knows counts as so many days of danger at once; informed_standing (thousandths), informed_trust (hundredths):
    what informing does to standing and to the neighbours' trust beside its own effects."""

    each_ppm: int
    fade_days: int
    named_days: int
    informed_standing: int
    informed_trust: int


@frozen
class Law:
    """A rule of the year, in force on days ``first`` to ``last``. kind: ``goods`` (watched on show: ``steps`` worse),
    ``sellers`` (members who may not keep a stall: seen first and ``steps`` worse) or ``media`` (what being found
    means: from ``close`` minor units in hand the case closes with ``close_bp``, for all the money and ``file`` lines;
    else the run ends with ``ending``)."""

    id: str
    kind: str
    first: int
    last: int
    goods: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    steps: int = 0
    close: int = 0
    close_bp: int = 0
    file: int = 0
    ending: str = ""


@frozen
class InspectionRules:
    """Inspection (game.md 4.10). Chance a day = start + level x level_bp + heat_bp x (heat + envy); sure_days: certain.

    warn_bp, off_bp: per whole point of tie, to be warned and to be let off a rung; plead_bp, plead_tie_bp: chance that
    pleading works. official: who comes. tidy_hours: what getting ready takes. cools: heat lost a day. early: whether
    one may go home before the market closes.
    """

    official: str
    start_bp: int
    level_bp: int
    heat_bp: int
    sure_days: tuple[int, ...]
    warn_bp: int
    off_bp: int
    plead_bp: int
    plead_tie_bp: int
    tidy_hours: int
    cools: int
    rungs: tuple[Rung, ...]
    early: bool = False
    envy: EnvyRules | None = None
    squad: SquadRules | None = None
    least: LeastRules | None = None
    checks: CheckRules | None = None


@frozen
class HouseholdRules:
    """Household (game.md 4.9). no_food: what a day without any food does to each, in tenths of health."""

    no_food: int


@frozen
class ScoreRules:
    """Score (game.md 8). measure: the good worth is counted in; start_ppm, tenfold_ppm, floor_ppm: worth on a log
    scale; stock_bp: what goods count for; missed_bp: what a missed goal leaves; last_bp: the share of days, from the
    end, over which home is counted; talk_ppm: danger a day from each who knows; talk_days: after the end.
    good_health: tenths, counted as whole."""

    measure: str
    start_ppm: int
    tenfold_ppm: int
    floor_ppm: int
    stock_bp: int
    missed_bp: int
    last_bp: int
    talk_ppm: int
    talk_days: int


@frozen
class DayRules:
    """The day: hours of yours, of which the first ``before`` cost nothing at the stall; blocks of the market, two, as
    (first hour, hour it ends); the fee a day in minor units; week_ends: weekday 0 (Monday) to 6, the evening on which
    what was given is set against what was expected."""

    hours: int
    before: int
    blocks: tuple[tuple[int, int], ...]
    fee: int
    week_ends: int


@frozen
class StoryRules:
    """How many cards a day brings. most: with choices, sent ones apart; quiet_bp: days without any but sent ones;
    second_bp: of the others, days with more than one; media_bp: evenings on which banned media may come up, halved for
    each firm refusal; media_days: days that lie between two cards about them; dilemma_days: the same of cards without a
    good answer; beside_bp: days on which a bargain takes the place of
    the noon's."""

    most: int = 99
    quiet_bp: int = 0
    second_bp: int = 10_000
    media_bp: int = 10_000
    dilemma_days: int = 0
    media_days: int = 0
    beside_bp: int = 0


@frozen
class CallRules:
    """Telephoning: cost in minor units of the main currency, hours; with an upgrade, or from whom it can be borrowed
    at which trust (hundredths)."""

    cost: int
    hours: int
    upgrade: str
    lends: Mapping[str, int]
