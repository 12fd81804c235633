"""Money (game.md 4.12): currencies with a rate that drifts and jumps, and the changer.

A rate is so many minor units of the main currency for one whole unit of another: a curve over the days, a drift that
is drawn by day and kept within bounds of the curve, and what news adds.
"""

from __future__ import annotations

from marketgen.engine import chance
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Mood, Run
from marketgen.engine.world import Currency, World


def curve(currency: Currency, day: int) -> int:
    """The middle rate of a day: straight lines between the points, level beyond them."""
    before = currency.rates[0]
    for point in currency.rates:
        if point[0] >= day:
            if point[0] == before[0]:
                return before[1]
            span, gone = point[0] - before[0], day - before[0]
            return before[1] + divide((point[1] - before[1]) * gone, span)
        before = point
    return before[1]


def has_rate(world: World, currency: str) -> bool:
    """Whether a currency can be counted in the main one."""
    return currency != world.money and bool(world.currencies[currency].rates)


def rate(world: World, run: Run, currency: str) -> int:
    """:func:`rate_account`'s total by the same parts, without its steps; worked out once a day. Raises KeyError for a
    currency without a rate."""
    key = f"rate:{currency}"
    known, drift = run.memory.get(key), run.drift.get(currency, 0)
    if known and known[0] == (run.day, drift) and known[1] is run.moods and known[2] is world:
        return known[3]  # type: ignore[no-any-return]
    if not has_rate(world, currency):
        raise KeyError(currency)
    middle = curve(world.currencies[currency], run.day)
    found = middle + of_bp(middle, drift)
    for mood in run.moods:
        if mood.kind == "rate" and mood.good == currency and mood.last_day >= run.day:
            found += of_bp(middle, mood.bp)
    found = max(1, found)
    run.memory[key] = ((run.day, drift), run.moods, world, found)
    return found


def rate_account(world: World, run: Run, currency: str) -> Account:
    """What a whole unit of a currency is changed at today, in minor units of the main one."""
    of = world.currencies[currency]
    if not has_rate(world, currency):
        raise KeyError(currency)
    steps = Sum()
    start, middle = curve(of, 1), curve(of, run.day)
    steps.add("rate_start", start, keep=True, currency=currency)
    steps.add("rate_since", middle - start)
    drift = run.drift.get(currency, 0)
    steps.add("rate_drift", of_bp(middle, drift), share=drift)
    for mood in run.moods:
        if mood.kind == "rate" and mood.good == currency and mood.last_day >= run.day:
            steps.add("event", of_bp(middle, mood.bp), event=mood.event, share=mood.bp)
    if steps.total < 1:
        steps.add("held", 1 - steps.total)
    return steps.account(f"rate:{currency}", f"money:{world.money}")


def whole(world: World, currency: str) -> int:
    """Minor units in a whole unit of a currency."""
    return int(10 ** world.currencies[currency].decimals)


def value(world: World, run: Run, currency: str, amount: int) -> int:
    """An amount in minor units of a currency, in minor units of the main one at today's rate. What has no rate counts
    unit for unit."""
    if not has_rate(world, currency):
        return amount
    return divide(amount * rate(world, run, currency), whole(world, currency))


def overnight(world: World, run: Run) -> None:
    """The drift of each currency goes a step further, and stays within its bounds."""
    for currency in world.currencies.values():
        if currency.rates and currency.noise_bp:
            luck = chance.draw(run.seed, "rate", run.day, currency.id)
            step = chance.between(luck, -currency.noise_bp, currency.noise_bp)
            run.drift[currency.id] = clamp(run.drift.get(currency.id, 0) + step, *currency.bounds_bp)


def news(world: World, run: Run, currency: str, share: int, days: int, source: str) -> list[Event]:
    """A rate jumps by a share of its curve for some days, today's included."""
    run.moods = (*run.moods, Mood("rate", currency, share, run.day + days - 1, source))
    return [event("mood_rate", currency=currency, share=share, days=days)]


def got(world: World, run: Run, source: str, target: str, amount: int) -> Account:
    """What the changer gives for ``amount`` whole units of a currency, in minor units of the other: the main one as it
    comes, else whole units only. Raises KeyError if he does not change them."""
    if source == target or not all(_changeable(world, one) for one in (source, target)):
        raise KeyError(target)
    each, over, unit = _terms(world, run, source, target)
    keeps = BP - world.exchange.fee_bp
    steps = Sum()
    steps.add(
        "at_rate", amount * each * unit // over, keep=True, gives=amount * whole(world, source), source=source,
        target=target, rate=rate(world, run, target if source == world.money else source),
    )  # fmt: skip
    steps.add("changers_fee", amount * each * unit * keeps // (over * BP) - steps.total, share=world.exchange.fee_bp)
    steps.add("whole_units", steps.total // unit * unit - steps.total)
    return steps.account(f"change:{source}:{target}:{amount}", f"money:{target}")


def _changeable(world: World, currency: str) -> bool:
    return currency == world.money or has_rate(world, currency)


def _terms(world: World, run: Run, source: str, target: str) -> tuple[int, int, int]:
    """In minor units of the main currency what a whole unit of ``source`` is worth, and what ``unit`` minor units of
    ``target`` cost; and that unit, below which the changer gives nothing."""
    each = whole(world, source) if source == world.money else rate(world, run, source)
    return (each, 1, 1) if target == world.money else (each, rate(world, run, target), whole(world, target))


def given(world: World, run: Run, source: str, target: str, amount: int) -> int:
    """What is handed over for it, in minor units: no more than what the changer gives is worth; the rest stays with
    you."""
    each, over, unit = _terms(world, run, source, target)
    back = got(world, run, source, target, amount).total
    keeps = BP - world.exchange.fee_bp
    return -(-back * over * BP * whole(world, source) // (each * unit * keeps))


def least(world: World, run: Run, source: str, target: str) -> int:
    """The least whole units of a currency for which the changer gives anything of the other."""
    each, over, _unit = _terms(world, run, source, target)
    return -(-over * BP // (each * (BP - world.exchange.fee_bp)))


def change_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each pair of currencies, in whole units of what is given."""
    names = [one for one in world.currencies if _changeable(world, one)]
    choices = []
    for source in names:
        for target in names:
            if source == target:
                continue
            held, low = min(MOST, run.money[source] // whole(world, source)), least(world, run, source, target)
            why = None
            if held < low:
                why = refuse("no_money", currency=source, needs=low * whole(world, source))
            choices.append(Choice("change", (source, target), low, max(low, held), refusal=why))
    return choices


def check_change(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the changer would change so much."""
    for currency in command.ids:
        if currency not in world.currencies:
            return refuse("no_such", kind="currency", id=currency)
        if not _changeable(world, currency):
            return refuse("nobody_changes", currency=currency)
    source, target = command.ids
    if source == target:
        return refuse("same_currency")
    low = least(world, run, source, target)
    needs = max(command.amount, low) * whole(world, source)
    if run.money[source] < needs:
        return refuse("no_money", currency=source, needs=needs)
    if command.amount < low:
        return refuse("under_one_unit", currency=target, needs=low * whole(world, source), source=source)
    return None


def change(world: World, run: Run, command: Command) -> list[Event]:
    """Change money at the changer's: he keeps his fee, and somebody may have seen it."""
    source, target = command.ids
    back = got(world, run, source, target, command.amount).total
    gave = given(world, run, source, target, command.amount)
    pay(run, source, -gave, Line("change", target, -gave), world.money)
    pay(run, target, back, Line("change", source, back), world.money)
    happened = [event("changed", source=source, target=target, gave=gave, got=back)]
    if world.exchange.heat and run.heat < 100:
        added = min(world.exchange.heat, 100 - run.heat)
        run.heat += added
        happened.append(event("heat", amount=added))
    return happened
