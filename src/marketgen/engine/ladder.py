"""What an inspection can bring: the ladder, what makes it a step worse, and who lets you off a step."""

from __future__ import annotations

from marketgen.engine import chance, keeper, office, price, recipes, sidelines, stakes
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.officials import SQUAD, visitor
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import Law, Rung, World


def in_force(world: World, run: Run, kind: str) -> list[Law]:
    """The rules of the year of one kind that hold today."""
    return [law for law in world.laws if law.kind == kind and law.first <= run.day <= law.last]


def watched(world: World, run: Run) -> tuple[str, ...]:
    """The goods that are watched today, by a rule of the year or for a while."""
    by_law = [good for law in in_force(world, run, "goods") for good in law.goods]
    return tuple(dict.fromkeys([*by_law, *(good for good, last in run.watched if last >= run.day)]))


def at_stall(world: World, run: Run) -> str:
    """Who of the household keeps the stall while you are away from it; empty if you are there, or nobody is."""
    return keeper.keeper(world, run) if run.away else ""


def worse(world: World, run: Run) -> Account:
    """By how many steps an inspection today would be worse than for a plain stall."""
    steps = Sum()
    seen = [good for good in watched(world, run) if good in run.slots and run.goods[good].stock]
    if seen:
        rule = max(
            (law.steps for law in in_force(world, run, "goods") if any(good in seen for good in law.goods)), default=1
        )
        steps.add("watched_goods", rule, good=seen[0])
    for name, many in sidelines.worse(world, run) if run.sidelines else ():
        steps.add("side_no_paper", many, sideline=name)
    for good, many in recipes.unnamed(world, run) if run.ventures.crafts else ():
        steps.add("made_unnamed", many, good=good)
    who = at_stall(world, run)
    for law in in_force(world, run, "sellers"):
        if who and who in law.members:
            steps.add("may_not_sell", law.steps, person=who)
    for many, last in run.worse:
        if last >= run.day:
            steps.add("made_worse", many)
    return steps.account("worse", "steps")


def _off_bp(world: World, run: Run, who: str) -> int:
    """The chance, in basis points, that somebody lets you off a step by his tie: once a week."""
    state = run.officials[who]
    if state.eased and run.day - state.eased < office.WEEK:
        return 0
    return divide(max(0, state.tie) * world.inspection.off_bp, 100)


def covered(world: World, run: Run, peril: str = "sweeps") -> bool:
    """Whether somebody within whose reach a danger is has what he expects this week."""
    helpers = office.helpers(world, run, peril)
    return any(run.officials[who].covered or (run.stakes and stakes.covers(world, run, who)) for who in helpers)


def lets_off(world: World, run: Run, peril: str, luck: int) -> bool:
    """Whether somebody within whose reach a danger is lets you off one step: surely if he has what he expects, else by
    his tie; either way once a week. Whoever has a part in a share of yours always does."""
    helpers = office.helpers(world, run, peril)
    if run.stakes and any(stakes.covers(world, run, one) for one in helpers):
        return True
    who = next((one for one in helpers if run.officials[one].covered), "")
    who = who or next((one for one in helpers if chance.happens(luck, _off_bp(world, run, one))), "")
    if not who:
        return False
    run.officials[who] = replace(run.officials[who], covered=False, eased=run.day)
    return True


def outlook(world: World, run: Run) -> tuple[int, ...]:
    """How likely each step of the ladder is today if they look, in basis points, in the ladder's order."""
    return _outlook(world, run, worse(world, run).total, run.prepared, let_off=True)


def _outlook(world: World, run: Run, steps: int, prepared: bool, let_off: bool) -> tuple[int, ...]:
    """The same for a stall that is so many steps worse, ready or not, and with or without somebody who lets you off."""
    rungs = world.inspection.rungs
    last = len(rungs) - 1
    found = [0] * len(rungs)
    total = sum(rung.weight for rung in rungs) or 1
    for index, rung in enumerate(rungs):
        if prepared:
            weight, at = (total if not index and steps else 0), min(last, steps - 1)
        else:
            weight, at = rung.weight, min(last, index + steps)
        off = let_off_bp(world, run, rungs[at].danger) if at > 0 and let_off else 0
        found[at] += weight * (BP - off)
        found[max(0, at - 1)] += weight * off
    return tuple(divide(many, total) for many in found)


def likely(world: World, run: Run, rung: str) -> Account:
    """The chance of one step of the ladder if they look today, in basis points: at a plain stall, then by what makes it
    ready or worse, then by whoever lets you off. Raises KeyError for no such step."""
    at = _place(world, rung)
    many = worse(world, run).total
    chances = [_outlook(world, run, 0, False, False)[at], _outlook(world, run, many, run.prepared, False)[at]]
    chances.append(outlook(world, run)[at])
    steps = Sum()
    steps.add("rung_weight", chances[0], keep=True, rung=rung)
    steps.add("made_ready" if run.prepared else "rung_worse", chances[1] - chances[0], steps=many)
    steps.add("rung_let_off", chances[2] - chances[1])
    return steps.account(f"outlook:{rung}", "bp")


def fine(world: World, run: Run, rung: Rung) -> Account:
    """What a step of the ladder takes in money now: a fee, and a share of the worth of what is shown; never more than
    there is."""
    worth, steps = _on_show(world, run), Sum()
    steps.add("rung_fee", rung.fee, keep=True, rung=rung.id)
    steps.add("rung_share", of_bp(worth, rung.share_bp), worth=worth, share=rung.share_bp)
    steps.keep_within(0, run.money[world.money], "no_more")
    return steps.account(f"fine:{rung.id}", f"money:{world.money}")


def _on_show(world: World, run: Run) -> int:
    """The worth of what is shown, at the going prices, in minor units."""
    return sum(run.goods[good].stock * price.total(world, run, good) for good in run.slots if good)


def fine_of(world: World, run: Run, rung: str) -> Account:
    """:func:`fine` of the step of this id. Raises KeyError for none."""
    return fine(world, run, world.inspection.rungs[_place(world, rung)])


def _place(world: World, rung: str) -> int:
    return {one.id: place for place, one in enumerate(world.inspection.rungs)}[rung]


def let_off_bp(world: World, run: Run, peril: str) -> int:
    """The chance, in basis points, to be let off a step of a danger; none by people from elsewhere."""
    if visitor(world, run) == SQUAD:
        return 0
    if covered(world, run, peril):
        return BP
    return min(BP, max((_off_bp(world, run, who) for who in office.helpers(world, run, peril)), default=0))


def climb(world: World, run: Run, rung: Rung, let_off: bool = False) -> list[Event]:
    """What a rung takes: never more money than there is."""
    taken = fine(world, run, rung).total
    pay(run, world.money, -taken, Line("fine", rung.id, -taken), world.money)
    why = {"fee": rung.fee, "share": rung.share_bp, "worth": _on_show(world, run)}
    who = visitor(world, run)
    happened = [event("inspection_rung", official=who, rung=rung.id, fine=taken, let_off=int(let_off), **why)]
    happened += _taken(run, rung.goods_bp)
    if rung.shut:
        run.licence = run.day + rung.shut
        happened.append(event("licence", days=rung.shut))
    run.file += rung.file
    run.heat = min(100, run.heat + rung.heat)
    return happened


def take_least(world: World, run: Run) -> list[Event]:
    """They are let take the least: surely, and no more."""
    rules = world.inspection.least
    assert rules is not None
    fine = min(run.money[world.money], rules.fee)
    pay(run, world.money, -fine, Line("fine", "", -fine, other="least"), world.money)
    run.heat = min(100, run.heat + rules.heat)
    return [event("least_paid", amount=fine), *_taken(run, rules.goods_bp)]


def _taken(run: Run, share_bp: int) -> list[Event]:
    """A share of each good shown is taken away."""
    happened = []
    for good in dict.fromkeys(good for good in run.slots if good and share_bp):
        state = run.goods[good]
        units = of_bp(state.stock, share_bp)
        if units:
            left = state.stock - units
            run.goods[good] = replace(state, stock=left, cost=state.cost * left // state.stock)
            happened.append(event("inspection_goods", good=good, units=units))
    return happened
