"""Bargaining (game.md 5): the limit that the cues move, the moves and how they are answered, and the split at the end.

``limit = price x (1 + 8 % x (need + means - doubt)) +- 4 %`` with the base numbers; in buying a lot it moves the other
way. No seller's last price is above the market's or what they ask that morning by the unit, and no buyer's below a
share of the market's (``floor_bp``): the next stall is near. A deal is made at your price once theirs has reached it;
at theirs whenever you take it; and at yours when their patience is over, if it is within their limit. Otherwise they
go.
"""

from __future__ import annotations

from marketgen.engine import price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, of_bp, to_step
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.haggling import BUY, CUES, DOUBT, HOUSE, SELF, SELL, Bargained, BargainRules, Haggle
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World

PENDING = "bargain"
"""What waits while a bargain is in front."""

RULE, HOLD, SMALL, LARGE, TRUTH, DEAL, LEAVE = MOVES = ("rule", "hold", "small", "large", "truth", "deal", "leave")
"""What can be done in a bargain, besides naming a price and adding a small thing."""

ANSWERED = (HOLD, SMALL, LARGE, TRUTH)
"""The moves to which they answer with a price."""

MOST_TIMES = 2
"""A price can be named up to so many times what the bargain is about."""


SAYS = ("name", "haggle", "sweeten")
"""The verbs of a bargain in front."""


def in_front(run: Run, verb: str) -> Refusal | None:
    """Why a verb must wait for the bargain in front, or belongs to one and there is none."""
    if verb in SAYS:
        return None if run.pending == PENDING else refuse("nobody_bargains")
    return refuse("bargain_first")


def rules_of(world: World) -> BargainRules:
    """The numbers of bargaining. ValueError in a scenario without them."""
    if world.bargaining is None:
        raise ValueError("this scenario knows no bargains")
    return world.bargaining


def now(run: Run) -> Haggle | None:
    """The bargain in front, if there is one."""
    return run.bargaining.now[0] if run.bargaining.now else None


def sign(side: str) -> int:
    """1 where a higher price is yours to gain, -1 where a lower one is."""
    return 1 if side == SELL else -1


def limit(world: World, h: Haggle, day: int = 0) -> Account:
    """The last price of the other, for a unit, in minor units. Nobody is told it before the bargain is over;
    ``day``: on which it was."""
    rules, way, steps = rules_of(world), sign(h.side), Sum()
    steps.add("market_price", h.going, keep=True, good=h.good)
    steps.add("lot_share", h.base - h.going)
    each = of_bp(h.base, rules.cue_bp)
    for kind, level in zip(CUES, h.levels, strict=True):
        steps.add(f"cue_{kind}", way * each * (-level if kind == DOUBT else level), level=level)
    steps.add("remembered", -way * each * h.grudge, level=h.grudge)
    steps.add("bargain_mood", of_bp(h.base, h.mood_bp), share=h.mood_bp)
    if h.side == BUY:
        steps.keep_within(0, min(h.going, h.beside or h.going), "no_seller_over")
    else:
        steps.keep_within(of_bp(h.going, rules.floor_bp), steps.total, "no_buyer_under")
    if h.truth and h.levels[-1] + h.grudge > 0:  # who does not doubt has nothing to be told
        steps.add("told_truth", way * each)
    if h.sweet:
        steps.add("sweetened", way * of_bp(h.base, rules.sweeten_bp), good=h.sweet)
    steps.add("rounding", price.rounded(world, steps.total) - steps.total)
    return steps.account(f"limit:{day}:{h.id}", f"money:{world.money}")


def within(h: Haggle, ask: int, last: int) -> bool:
    """Whether a price is one that the other would still say yes to."""
    return ask <= last if h.side == SELL else ask >= last


def far(world: World, h: Haggle, ask: int, last: int) -> bool:
    """Whether a price is so far beyond a limit that hearing it costs two beats."""
    over = rules_of(world).over_bp
    return ask * BP > last * over if h.side == SELL else ask * over < last * BP


def step_of(world: World, h: Haggle, move: str) -> int:
    """How far a move takes your price towards theirs, in minor units of a unit's price; never past theirs."""
    rules = rules_of(world)
    share = {SMALL: rules.small_bp, LARGE: rules.large_bp}.get(move, 0)
    whole = world.currencies[world.money].step
    return min(max(to_step(of_bp(h.base, share), whole), whole), abs(h.ask - h.bid)) if share else 0


def says(world: World, run: Run, move: str) -> Account:
    """Your price for a unit after a move. KeyError without a bargain in which a price was named, and for what is no
    move that is answered."""
    h, steps = _named(run, move), Sum()
    steps.add("your_price", h.ask, keep=True, good=h.good)
    steps.add("your_step", -sign(h.side) * step_of(world, h, move))
    return steps.account(f"my_price:{move}", f"money:{world.money}")


def answers(world: World, run: Run, move: str) -> Account:
    """What they come to at the most after a move, for a unit; their limit may stop them before. KeyError as above."""
    h, steps = _named(run, move), Sum()
    steps.add("their_price", h.bid, keep=True, good=h.good)
    half, more = comes_by(world, h, move)
    way = sign(h.side)
    steps.add("half_your_step", way * half)
    steps.add("of_themselves", way * more)
    mine = says(world, run, move).total
    if not within(h, steps.total, mine):
        steps.add("met", mine - steps.total)
    return steps.account(f"their_price:{move}", f"money:{world.money}")


def comes_by(world: World, h: Haggle, move: str) -> tuple[int, int]:
    """What a move brings them to come towards you: for your step, and of themselves."""
    rules, half = rules_of(world), of_bp(step_of(world, h, move), rules_of(world).half_bp)
    more = 0 if move == HOLD else of_bp(h.base, rules.answer_bp)
    return half, to_step(half + more, world.currencies[world.money].step) - half


def deal(world: World, run: Run) -> Account:
    """What the whole costs or brings at their price. KeyError without a bargain in which a price was named."""
    h, steps = _named(run), Sum()
    steps.add("all_units", h.units * h.bid, keep=True, units=h.units, price=h.bid, good=h.good)
    return steps.account("deal", f"money:{world.money}")


def _named(run: Run, move: str = HOLD) -> Haggle:
    h = now(run)
    if h is None or not h.ask:
        raise KeyError("no price was named")
    if move not in ANSWERED:
        raise KeyError(move)
    return h


def reserve(h: Haggle) -> int:
    """The price of a unit at which a deal is worth nothing to you: what it cost, or what the market takes for it."""
    return h.paid if h.side == SELL else h.going


def share(world: World, done: Bargained, day: int = 0) -> Account:
    """Your part of what there was to share, in minor units for all units; under nothing if it was given away."""
    h, way, steps = done.haggle, sign(done.haggle.side), Sum()
    steps.add("agreed_sum", way * h.units * done.price, keep=True, units=h.units, price=done.price)
    steps.add("worth_to_you", -way * h.units * reserve(h), units=h.units, price=reserve(h), side=h.side)
    steps.add("gave_away", -h.gave, good=h.sweet)
    return steps.account(f"share:{day}:{h.id}", f"money:{world.money}")


def theirs(world: World, done: Bargained, day: int = 0) -> Account:
    """The other's part, in minor units for all units."""
    h, way, steps = done.haggle, sign(done.haggle.side), Sum()
    last = limit(world, h).total
    steps.add("their_limit", way * h.units * last, keep=True, units=h.units, price=last)
    steps.add("agreed_sum", -way * h.units * done.price, units=h.units, price=done.price)
    return steps.account(f"theirs:{day}:{h.id}", f"money:{world.money}")


def of_day(run: Run, day: int, name: str) -> Bargained:
    """A bargain that is over. KeyError if there was none of that name on that day."""
    for record in (run.today, *reversed(run.past)):
        if record.day == day:
            for done in record.bargains:
                if done.haggle.id == name:
                    return done
    raise KeyError(name)


def name_choices(world: World, run: Run) -> list[Choice]:
    """The range in which a first price can be named."""
    h = now(run)
    if h is None:
        return []
    most = MOST_TIMES * h.base
    if h.side == BUY:
        most = max(1, min(most, run.money[world.money] // h.units))
    return [Choice("name", (), 1, most, refusal=refuse("named_already") if h.ask else None)]


def check_name(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether this price can be named."""
    choice = name_choices(world, run)[0]
    if choice.refusal:
        return choice.refusal
    if command.amount > choice.high:
        h = now(run)
        assert h is not None
        if h.side == BUY and choice.high < MOST_TIMES * h.base:
            return refuse("no_money", currency=world.money, needs=command.amount * h.units)
        return refuse("price_too_far", most=choice.high)
    return None if command.amount >= choice.low else refuse("at_least_one")


def haggle_choices(world: World, run: Run) -> list[Choice]:
    """The moves of the bargain in front."""
    h = now(run)
    if h is None:
        return []
    offered = [move for move in MOVES if move != TRUTH or world.bargains[h.id].truth]
    return [Choice("haggle", (move,), refusal=closed(world, run, h, move)) for move in offered]


def closed(world: World, run: Run, h: Haggle, move: str) -> Refusal | None:
    """Why a move cannot be made now, by whoever speaks."""
    if move in (RULE, LEAVE):
        return None
    if not h.ask:
        return refuse("name_first")
    if move == TRUTH and h.truth:
        return refuse("told_already")
    each = h.bid if move == DEAL else h.ask + step_of(world, h, move)
    if h.side == BUY and each * h.units > run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=each * h.units)
    return None


def check_haggle(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether this is a move, and can be made now."""
    move, h = command.ids[0], now(run)
    if h is None:
        return refuse("nothing_asked")
    if move not in MOVES:
        return refuse("no_such", kind="move", id=move)
    if move == TRUTH and not world.bargains[h.id].truth:
        return refuse("nothing_to_tell")
    return closed(world, run, h, move)


def sweeten_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each small thing of your stock that could be added."""
    h = now(run)
    if h is None:
        return []
    why = refuse("name_first") if not h.ask else refuse("sweetened_already") if h.sweet else None
    return [Choice("sweeten", (good,), refusal=why) for good in _small_things(world, run, h)]


def _small_things(world: World, run: Run, h: Haggle) -> list[str]:
    """Goods in hand of which one is worth a small share of the whole sum."""
    low, high = (of_bp(h.units * h.base, bp) for bp in rules_of(world).sweet_bp)
    held = [good for good, state in run.goods.items() if state.stock and world.goods[good].from_day <= run.day]
    return [good for good in held if good != h.good and low <= price.total(world, run, good) <= high]


def check_sweeten(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether one of a good can be added now."""
    for choice in sweeten_choices(world, run):
        if choice.ids == command.ids:
            return choice.refusal
    return refuse("not_small", good=command.ids[0])


def arrange_choices(world: World, run: Run) -> list[Choice]:
    """Who is to bargain from now on."""
    ways = (HOUSE, SELF)
    return [Choice("bargains", (way,), undoable=True) for way in ways if (way == HOUSE) != bool(run.bargaining.house)]


def check_arrange(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether this arrangement can be made."""
    way = command.ids[0]
    if way not in (HOUSE, SELF):
        return refuse("no_such", kind="bargains", id=way)
    return refuse("already_so") if (way == HOUSE) == bool(run.bargaining.house) else None


def arrange(world: World, run: Run, command: Command) -> list[Event]:
    """The house rule bargains from now on, or you do."""
    house = int(command.ids[0] == HOUSE)
    run.bargaining = replace(run.bargaining, house=house)
    return [event("bargains_by", house=house)]
