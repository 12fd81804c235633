"""Bargains as data: who may come with one, the numbers of the rules, and what a run remembers. Units as in ``world``.

A bargain is about one good, in a fixed number of units, at a price for each. ``side`` is yours: ``sell`` to a buyer,
``buy`` a lot from somebody.
"""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.engine.plot import ALWAYS, Condition

SELL, BUY = "sell", "buy"

NEED, MEANS, DOUBT = CUES = ("need", "means", "doubt")
"""What can be read in somebody, in the order in which it is told."""

HOUSE, SELF = "house", "self"
"""Who bargains: the house rule, or you."""

AGREED, LEFT, LET_GO = "agreed", "left", "let_go"
"""How a bargain ends: at a price, with them going, with you saying no."""


@frozen
class Cue:
    """Something that can be seen or heard of somebody, worth ``level`` steps; it may show only where ``when`` holds."""

    level: int
    when: Condition = ALWAYS


@frozen
class Bargain:
    """Somebody who may come to bargain.

    who: a person of the scenario, empty for somebody unknown. units: least and most. share_bp: of the going price, what
    the other's price moves around (less than one for a lot that you buy). again: days until it can come again; 0: once.
    truth: whether there is something to be said honestly about the goods.
    """

    id: str
    side: str
    who: str
    good: str
    units: tuple[int, int]
    weight: int
    first: int
    last: int
    again: int
    when: Condition
    share_bp: int
    need: tuple[Cue, ...]
    means: tuple[Cue, ...]
    doubt: tuple[Cue, ...]
    truth: bool

    def cues(self, kind: str) -> tuple[Cue, ...]:
        """The cues of one kind of CUES."""
        return {NEED: self.need, MEANS: self.means, DOUBT: self.doubt}[kind]


@frozen
class BargainRules:
    """The numbers of bargaining. Shares are of the price that a bargain moves around, unless said otherwise.

    cue_bp: what one step of a cue moves the limit by; mood_bp: chance, either way; patience: least and most beats.
    small_bp, large_bp: your steps; half_bp of a step, and answer_bp, is what they come towards you; over_bp: an ask
    beyond this share of the limit costs two beats. first_bp: how far from their limit their first word is, least and
    most. sweet_bp: what a small thing may be worth, of the whole sum, least and most; sweeten_bp: what it moves the
    limit by; sweeten_beats: patience it brings.
    second_bp: the chance of a second bargain in a day. stake_bp: of the sum at the going price, what is at stake;
    least_bp: of a day's profit, what must be. profit_days: over which that is counted.
    squeeze_bp: of the limit; who is left less than this was squeezed. squeeze_trust, fair_trust: hundredths; grudges:
    the most that somebody remembers, each a step of doubt.
    open_bp: where the house rule begins, as a share of the price. floor_bp: of the market's price; no buyer's limit is
    below it.
    """

    cue_bp: int
    mood_bp: int
    patience: tuple[int, int]
    small_bp: int
    large_bp: int
    half_bp: int
    answer_bp: int
    over_bp: int
    first_bp: tuple[int, int]
    sweet_bp: tuple[int, int]
    sweeten_bp: int
    sweeten_beats: int
    second_bp: int
    stake_bp: int
    least_bp: int
    profit_days: int
    squeeze_bp: int
    squeeze_trust: int
    fair_trust: int
    grudges: int
    open_bp: int
    floor_bp: int


@frozen
class Haggle:
    """The bargain in front. Prices are of a unit, in minor units of the main currency.

    going: the market's price; base: what their limit moves around; paid: what a unit cost you. cues: which of the
    scenario's texts are told, by CUES; levels: their steps. grudge: steps of doubt from before. mood_bp: chance.
    first: their first word; start: patience at the start; ask, bid: your price and theirs, 0 before they are named.
    truth: 1 once the truth is told; sweet: the good that was added, which had cost ``gave``; trail: (move, ask, bid)
    after each. beside: what the seller of a lot asks that morning for one of it; 0 if they offer none by the unit.
    """

    id: str
    side: str
    who: str
    good: str
    units: int
    going: int
    base: int
    paid: int
    cues: tuple[int, ...]
    levels: tuple[int, ...]
    grudge: int
    mood_bp: int
    first: int
    start: int
    patience: int
    ask: int = 0
    bid: int = 0
    truth: int = 0
    sweet: str = ""
    gave: int = 0
    trail: tuple[tuple[str, int, int], ...] = ()
    beside: int = 0


@frozen
class Bargained:
    """A bargain that is over, in the record of its day. end: one of AGREED, LEFT, LET_GO; price: of a unit, 0 without
    one; squeezed: 1 if hardly anything was left to them; house: 1 if the house rule spoke."""

    haggle: Haggle
    end: str
    price: int = 0
    squeezed: int = 0
    house: int = 0


@frozen
class Bargaining:
    """What a run remembers of bargaining. house: 1 while the house rule is the standing arrangement; now: the bargain
    in front, if there is one; stopped_at: (day, block) that was last asked for one; came: (bargain, day) of each, when
    it last came; grudges: (person, steps) from being squeezed."""

    house: int = 0
    now: tuple[Haggle, ...] = ()
    stopped_at: tuple[int, int] = (0, 0)
    came: tuple[tuple[str, int], ...] = ()
    grudges: tuple[tuple[str, int], ...] = ()


NOTHING = Bargaining()
"""Of a run in which nobody has bargained: it is left out of what is stored and compared."""
