"""Price (game.md 4.1): base x (1 + pressure) x exchange x season x drift x event, and what you ask by your stance.

Pressure starts each day at a share of yesterday's plus a small noise; own sales lower it by ``effect / depth`` a unit.
Steady selling of n a day therefore settles at n x effect x keeps / ((1 - keeps) x depth) below the base.
"""

from __future__ import annotations

from marketgen.engine import chance, money, wander
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.almanac import of_day, of_world
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.run import GoodState, Mood, Run
from marketgen.engine.world import Good, World, on_curve


def sale_effect(world: World, good: Good, units: int) -> int:
    """What selling ``units`` adds to the pressure, in basis points (negative)."""
    return -divide(world.price.effect_bp * units, good.depth)


class _Today:
    """The prices of a morning that are worked out already: of every good before any pressure, and whole for a state of
    the good. With them what every price is held within and rounded to."""

    __slots__ = ("anchors", "basis", "country", "limit", "moods", "step", "totals")

    def __init__(self, world: World, run: Run, moods: list[Mood]) -> None:
        self.basis = (run.day, run.moods, world)
        self.moods = moods
        self.anchors = of_day(world, "seasons", run.day, _seasons).copy()
        self.limit, self.step = world.price.limit_bp, world.currencies[world.money].step
        self.totals: dict[str, tuple[GoodState, int]] = {}
        for currency, goods in of_world(world, "by currency", _by_currency).items():
            rate, whole = money.rate(world, run, currency), money.whole(world, currency)
            for good in goods:
                self.anchors[good.id] = of_bp(divide(good.cost * rate, whole), self.anchors[good.id])  # money.value
        self.country = _wandered(world, run, self.anchors)
        for near in (self.anchors,) if self.country is self.anchors else (self.anchors, self.country):
            for mood in moods:
                if mood.kind == "price" and mood.good in near:
                    near[mood.good] += of_bp(near[mood.good], mood.bp)


def _wandered(world: World, run: Run, anchors: dict[str, int]) -> dict[str, int]:
    """Let the anchors wander; and what they are without the home market's own gap: the same ones, if it has none."""
    for good_id in wander.drifting(world):
        anchors[good_id] += of_bp(anchors[good_id], wander.drift(world, run, good_id))
    home = world.places.get(world.place)
    if home is None or not home.gap[0]:
        return anchors
    country = anchors.copy()
    for (good_id, near), gap in zip(country.items(), wander.gaps(world, run, home, country), strict=True):
        anchors[good_id] = near + of_bp(near, gap)
    return country


def _by_currency(world: World) -> dict[str, list[Good]]:
    """The goods whose price follows a currency of their own, by the currency."""
    found: dict[str, list[Good]] = {}
    for good in world.goods.values():
        if good.currency and money.has_rate(world, good.currency):
            found.setdefault(good.currency, []).append(good)
    return found


def _today(world: World, run: Run) -> _Today:
    """What is worked out for this day, the moods that touch a price and this world; kept in the run's memory."""
    known: _Today | None = run.memory.get("prices")
    if known is not None and known.basis[0] == run.day and known.basis[2] is world:
        if known.basis[1] is run.moods:
            return known
        moods = _touching(run)
        if moods == known.moods:
            known.basis = (run.day, run.moods, world)
            return known
    known = run.memory["prices"] = _Today(world, run, _touching(run))
    return known


def _touching(run: Run) -> list[Mood]:
    """The moods of today by which prices are worked out: those of prices, and of the rates that some goods follow."""
    return [mood for mood in run.moods if mood.kind in ("price", "rate") and mood.last_day >= run.day]


def _seasons(world: World, day: int) -> dict[str, int]:
    """What each good without a currency of its own costs on a day by its season alone, in minor units; of one with
    another currency, the factor in basis points."""
    return {
        good.id: on_curve(good.price_curve, day) if good.currency else of_bp(good.base, on_curve(good.price_curve, day))
        for good in world.goods.values()
    }


def anchor(world: World, run: Run, good_id: str) -> int:
    """:func:`base`'s total by the same parts, without its steps; worked out once a day."""
    return _today(world, run).anchors[good_id]


def country(world: World, run: Run, good_id: str) -> int:
    """:func:`anchor` without the home market's own gap: what prices elsewhere are counted from."""
    return _today(world, run).country[good_id]


def base(world: World, run: Run, good_id: str) -> Sum:
    """Base, season and events of a good today, as steps, before any pressure; minor units."""
    good = world.goods[good_id]
    steps = Sum()
    steps.add("base", good.base, keep=True, good=good_id)
    near = good.base
    if good.currency:
        near = money.value(world, run, good.currency, good.cost)
        steps.add("exchange", near - good.base, currency=good.currency, cost=good.cost)
    season = on_curve(good.price_curve, run.day)
    steps.add("season", of_bp(near, season) - near, factor=season)
    drifted, gap = wander.drift(world, run, good_id), wander.gap(world, run, world.place, good_id)
    steps.add("drift", of_bp(steps.total, drifted), share=drifted)
    steps.add("gap_here", of_bp(steps.total, gap), share=gap)
    for mood in run.moods:
        if mood.kind == "price" and mood.good == good_id and mood.last_day >= run.day:
            if mood.event:
                steps.add("event", of_bp(steps.total, mood.bp), event=mood.event, share=mood.bp)
            else:
                steps.add("shock", of_bp(steps.total, mood.bp), share=mood.bp)
    return steps


def _pressed(near: int, state: GoodState) -> tuple[int, int, int, int]:
    """What each part of the pressure adds to a price: left from before, of yesterday, the day's noise, of today."""
    return (
        of_bp(near, state.older),
        of_bp(near, state.yesterday),
        of_bp(near, state.noise),
        of_bp(near, state.fresh),
    )


def _held(world: World, near: int, total: int) -> int:
    """A price held within the limit of pressure."""
    limit = of_bp(near, world.price.limit_bp)
    return clamp(total, near - limit, near + limit)


def rounded(world: World, amount: int) -> int:
    """A price as people quote it: a multiple of the currency's step, never under one step."""
    step = world.currencies[world.money].step
    found = divide(amount, step) * step
    return found if found > step else step


def going(world: World, run: Run, good_id: str) -> Account:
    """What buyers expect to pay for a unit now, in minor units of the main currency."""
    state = run.goods[good_id]
    steps = base(world, run, good_id)
    near = steps.total
    older, yesterday, noise, fresh = _pressed(near, state)
    before = run.past[-1].tallies.get(good_id) if run.past else None
    today = run.today.tallies.get(good_id)
    steps.add("left_from_before", older, share=state.older)
    steps.add("sold_yesterday", yesterday, share=state.yesterday, units=before.at_market if before else 0)
    steps.add("noise", noise, share=state.noise, day=run.day)
    steps.add("sold_today", fresh, share=state.fresh, units=today.at_market if today else 0)
    steps.add("held", _held(world, near, steps.total) - steps.total)
    steps.add("rounding", rounded(world, steps.total) - steps.total)
    return steps.account(f"price:{good_id}", f"money:{world.money}")


def total(world: World, run: Run, good_id: str) -> int:
    """:func:`going`'s total by the same parts, without its steps; worked out once for a state of the good."""
    state, today = run.goods[good_id], run.memory.get("prices")
    if today is None or today.basis[1] is not run.moods or today.basis[0] != run.day or today.basis[2] is not world:
        today = _today(world, run)
    known: tuple[GoodState, int] | None = today.totals.get(good_id)
    if known is not None and known[0] is state:
        return known[1]
    found = _total(today.anchors[good_id], state, today.limit, today.step)
    today.totals[good_id] = (state, found)
    return found


def _total(near: int, state: GoodState, limit_bp: int, step: int) -> int:
    """What :func:`_pressed`, :func:`_held` and :func:`rounded` make of a price: written out, a day asks for dozens."""
    found = near
    for share in (state.older, state.yesterday, state.noise, state.fresh):
        if share:
            part = near * share
            found += (part + 5_000) // BP if part >= 0 else (part + 4_999) // BP  # of_bp
    most = (near * limit_bp + 5_000) // BP
    if not -most <= found - near <= most:
        found = near + most if found > near else near - most
    found = (2 * found + step) // (2 * step) * step
    return found if found > step else step


def totals(world: World, run: Run) -> dict[str, int]:
    """:func:`total` of every good."""
    today, found = _today(world, run), {}
    worked_out, anchors, limit, step = today.totals, today.anchors, today.limit, today.step
    for good_id, state in run.goods.items():
        known = worked_out.get(good_id)
        if known is None or known[0] is not state:
            known = worked_out[good_id] = (state, _total(anchors[good_id], state, limit, step))
        found[good_id] = known[1]
    return found


def ask(world: World, run: Run, good_id: str, stance_id: str = "") -> int:
    """:func:`asked`'s total, without its steps."""
    return at_stance(world, total(world, run, good_id), stance_id or run.goods[good_id].stance)


def at_stance(world: World, near: int, stance_id: str) -> int:
    """What is asked by a stance where buyers expect to pay ``near``, in minor units."""
    return rounded(world, of_bp(near, world.stances[stance_id].factor_bp))


def asked(world: World, run: Run, good_id: str, stance_id: str = "") -> Account:
    """What you ask for a unit, in minor units: the going price by the stance (the good's own unless given)."""
    stance = world.stances[stance_id or run.goods[good_id].stance]
    near = total(world, run, good_id)
    steps = Sum()
    steps.add("going", near, keep=True, good=good_id)
    steps.add("stance", of_bp(near, stance.factor_bp) - near, stance=stance.id, factor=stance.factor_bp)
    steps.add("rounding", rounded(world, steps.total) - steps.total)
    return steps.account(f"ask:{good_id}:{stance.id}", f"money:{world.money}")


def paid(run: Run, good_id: str) -> int:
    """What a unit in hand cost on average, in minor units; 0 if there is none."""
    state = run.goods[good_id]
    stock = state.stock
    return (2 * state.cost + stock) // (2 * stock) if stock else 0  # divide: a cost is never negative


def overnight(world: World, run: Run) -> None:
    """Carry the pressure of every good over to the new day, and draw its noise."""
    keeps, limit, noisy = world.price.keeps_bp, world.price.limit_bp, of_world(world, "noises", _noises)
    luck, place, goods = chance.days_of(run.memory, run.seed, "noise", run.day), run.day % chance.BLOCK, run.goods
    for good_id, state in goods.items():
        low, span = noisy[good_id]
        noise = low + (luck[good_id][place] * span >> 32) if span else 0  # chance.between
        yesterday = of_bp(state.fresh, keeps) if state.fresh else 0
        left = state.older + state.yesterday + state.noise + state.fresh  # its pressure: asked for by all, every night
        if left:
            kept = (limit if left > limit else -limit if left < -limit else left) * keeps
            left = (kept + 5_000) // BP if kept >= 0 else (kept + 4_999) // BP  # of_bp
        goods[good_id] = GoodState(state.stock, state.cost, state.stance, left - yesterday, yesterday, noise, 0)


def _noises(world: World) -> dict[str, tuple[int, int]]:
    """The least noise of each good in a night, and how many steps there are from it to the greatest; none without."""
    noises = {good.id: good.noise_bp for good in world.goods.values()}
    return {good: (-most, 2 * most + 1 if most else 0) for good, most in noises.items()}


def settles(world: World, good: Good, units: int) -> int:
    """How far below its base a good settles if ``units`` are sold every day, in basis points (negative)."""
    keeps = world.price.keeps_bp
    return divide(sale_effect(world, good, units) * keeps, BP - keeps) if keeps < BP else -world.price.limit_bp


def empty_state(world: World, good_id: str) -> GoodState:
    """A good of which nothing is held, at the start's stance."""
    return GoodState(stock=world.start.stock.get(good_id, 0), cost=0, stance=world.start.stance)
