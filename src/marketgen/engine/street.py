"""The street (game.md 4.14): neighbours who believe something of each price, learn from the day, and grow rich or poor.

A belief moves as that of a trader of the zero-intelligence-plus kind (Cliff 1997): after a sale towards a little more,
if nobody was seen to sell for less; without one towards a little less than what was asked or seen. What a neighbour
sees is the price at which you sold, else the going price; the neighbours do not watch each other.
"""

from __future__ import annotations

from marketgen.engine import calendar, chance, demand, people, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.events import Event, event
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.street_rules import Belief, Stall, StreetRules
from marketgen.engine.world import World


def rules_of(world: World) -> StreetRules:
    """The numbers of the street. Raises KeyError in a scenario without."""
    if world.street is None:
        raise KeyError("street")
    return world.street


def agreed(run: Run, who: str, good: str) -> int:
    """The last day of what you agreed on with a neighbour for a good; 0 without."""
    stall = run.street.get(who)
    return next((last for name, last in stall.truces if name == good and last >= run.day), 0) if stall else 0


def asks(world: World, run: Run, who: str, good: str) -> Account:
    """What a neighbour asks for a unit today, in minor units: what she believes it will bring, and no less than the
    morning's going price where you agreed on that. Raises KeyError for what she does not sell."""
    belief = run.street[who].beliefs[good]
    steps = Sum()
    steps.add("belief", belief.price, keep=True, person=who, good=good)
    if agreed(run, who, good):
        near = run.today.going.get(good) or price.total(world, run, good)
        steps.add("truce", max(0, near - steps.total), person=who)
    steps.add("rounding", price.rounded(world, steps.total) - steps.total)
    return steps.account(f"neighbour:{who}:{good}", f"money:{world.money}")


def learned(world: World, who: str, good: str, seen: Belief) -> Account:
    """What a neighbour believes after a day, in minor units: what she believed before it, and what the day showed. A
    move is at least one minor unit, so that a belief never stays between two."""
    rules, steps = rules_of(world), Sum()
    steps.add("belief_before", seen.before, keep=True, person=who)
    least, most = min(seen.asked, seen.saw), max(seen.asked, seen.saw)
    name, aim = "belief_unsold", min(least - 1, of_bp(least, BP - rules.down_bp))
    if seen.sold:
        name, aim = "belief_sold", max(most + 1, of_bp(most, BP + rules.up_bp))
    elif seen.yours and seen.saw < seen.asked:
        name = "belief_undercut"
    if not (seen.sold and seen.saw < seen.asked):  # she sold, though somebody was cheaper: no reason for either way
        gap = aim - seen.before
        move = of_bp(gap, rules.rate_bp) or (gap > 0) - (gap < 0)
        steps.add(name, move, person=who, good=good, units=seen.sold, price=seen.saw)
    if seen.high:
        steps.keep_within(seen.low, seen.high, "held")
    return steps.account(f"belief:{who}:{good}", f"money:{world.money}")


def belief(world: World, run: Run, who: str, good: str) -> Account:
    """Why a neighbour believes what she does today. Raises KeyError for what she does not sell."""
    held = run.street[who].beliefs[good]
    if held.before:
        return learned(world, who, good, held)
    steps = Sum()
    steps.add("belief_first", held.price, keep=True, person=who)
    return steps.account(f"belief:{who}:{good}", f"money:{world.money}")


def sales(world: World, run: Run, who: str, good: str) -> Account:
    """How many units a neighbour sells today on average, in hundredths: by the good, the weather, her price against the
    going one, and whether you ask less."""
    return _sales(world, run, who, good, asks(world, run, who, good).total)


def _sales(world: World, run: Run, who: str, good: str, asked: int) -> Account:
    """:func:`sales` at what she asks."""
    rules, near, steps = rules_of(world), price.total(world, run, good), Sum()
    steps.add("street_usual", of_bp(100 * world.goods[good].depth, rules.sells_bp), keep=True, good=good)
    if calendar.closed(world, run.day):
        steps.add("street_closed", -steps.total)
    sky = demand.weather(world, run)
    steps.add("weather", of_bp(steps.total, sky.groups_bp) - steps.total, share=sky.groups_bp - BP)
    dearer = divide((asked - near) * BP, near)
    suits = divide((world.demand.ceiling_bp - BP - dearer) * BP, world.demand.width_bp)
    suits = clamp(suits, world.demand.least_bp, world.demand.most_bp)
    steps.add("street_suits", of_bp(steps.total, suits) - steps.total, share=suits)
    if cheaper(world, run, good, asked):
        steps.add("street_taken", -of_bp(steps.total, rules.taken_bp), share=rules.taken_bp)
    return steps.account(f"street_sales:{who}:{good}", "hundredths")


def sold_at(run: Run, good: str) -> int:
    """The price at which you sold a good today, on average, in minor units; 0 if you sold none."""
    tally = run.today.tallies.get(good)
    return divide(tally.takings, tally.sold) if tally and tally.sold else 0


def cheaper(world: World, run: Run, good: str, asked: int) -> bool:
    """Whether you sold a good today for less than somebody asked, by more than is forgiven."""
    return 0 < sold_at(run, good) < _least(world, asked)


def _least(world: World, asked: int) -> int:
    """The least price that is not seen as less than what somebody asks."""
    return of_bp(asked, BP - rules_of(world).gap_bp)


def would_see(world: World, run: Run, good: str, price: int) -> list[str]:
    """Which neighbours would see it as less than they ask if you sold a good at a price."""
    sellers = [who for who, stall in run.street.items() if good in stall.beliefs]
    return [who for who in sellers if 0 < price < _least(world, _bound(world, run, who, good))]


def means(world: World, run: Run, who: str) -> Account:
    """What a neighbour has, as the row sees it, in minor units: what there was, what the last day earned, and what the
    living takes. Raises KeyError for nobody's stall."""
    return _means(world, who, run.street[who])


def _means(world: World, who: str, stall: Stall) -> Account:
    steps = Sum()
    if stall.before < 0:  # no night yet
        steps.add("means_first", stall.means, keep=True, person=who)
    else:
        steps.add("means_before", stall.before, keep=True, person=who)
        steps.add("means_earned", stall.earned)
        steps.add("means_lived", -stall.lived)
        if steps.total < 0:
            steps.add("means_nothing", -steps.total)
        steps.add("means_event", stall.means - steps.total)
    return steps.account(f"means:{who}", f"money:{world.money}")


def along(world: World, run: Run) -> list[tuple[str, int]]:
    """Every stall of the row with what it has, in minor units: those next door as they fared, and those farther along,
    of whom no more is seen, as they began. Empty without the system."""
    if not run.street:
        return []
    found = []
    for who, one in world.neighbours.items():
        if who in run.gone or one.from_day > run.day:
            continue
        stall = run.street.get(who)
        if stall is not None or one.means:
            found.append((who, stall.means if stall is not None else one.means))
    return found


def median(world: World, run: Run) -> Account:
    """The street's median of what its stalls have, in minor units; of an even number the mean of the middle two. Raises
    KeyError where nobody has a stall."""
    order = sorted((amount, who) for who, amount in along(world, run))
    if not order:
        raise KeyError("street")
    (low, first), (high, second) = order[(len(order) - 1) // 2], order[len(order) // 2]
    steps = Sum()
    steps.add("street_middle", low, keep=True, person=first)
    steps.add("street_between", divide(low + high, 2) - low, person=second)
    return steps.account("street", f"money:{world.money}")


def poorer(world: World, run: Run, seen: int) -> int:
    """How many stalls of the row have less than somebody of whom so much is seen."""
    return sum(amount < seen for _who, amount in along(world, run))


def poorest(run: Run, who: str) -> bool:
    """Whether of those next door a neighbour has least, and less than at least one other."""
    if who not in run.street or who in run.gone:
        return False
    others = [stall.means for other, stall in run.street.items() if other not in (who, *run.gone)]
    return bool(others) and all(run.street[who].means <= one for one in others) and run.street[who].means < max(others)


def breaks(world: World, run: Run, who: str, good: str) -> Account:
    """The chance, in basis points, that a neighbour asks less after all this morning than you agreed on: none after a
    day on which she sold. Raises KeyError for what she does not sell."""
    rules, held, trust = rules_of(world), run.street[who].beliefs[good], run.trust.get(who, 0)
    steps = Sum()
    steps.add("truce_breaks", rules.breaks_bp if held.idle else 0, keep=True, days=held.idle)
    if steps.total:
        steps.add("truce_trust", -divide(trust * rules.breaks_trust_bp, 100), person=who, trust=trust)
    steps.keep_within(0, BP, "held")
    return steps.account(f"breaks:{who}:{good}", "bp")


def dawn(world: World, run: Run) -> list[Event]:
    """Who stands in the row, what each puts out or away, which agreements hold; before prices are set."""
    if world.street is None or not world.met("street", run.day):
        return []
    happened: list[Event] = []
    copied = {(one.who, one.good): one.last_day for one in run.copies}
    for who in people.neighbours(world, run):
        if who.from_day > run.day:
            continue
        stall = run.street.get(who.id) or Stall(who.means, before=-1)
        goods = [good for good, first in who.goods.items() if first <= run.day]
        more = [good for one, good in copied if one == who.id and good not in goods]
        held = {good: stall.beliefs.get(good) or _first(world, run, who.id, good, who.spread_bp) for good in goods}
        held |= {good: stall.beliefs.get(good) or _copied(world, run, who.id, good) for good in more}
        run.street[who.id] = replace(stall, beliefs=dict(sorted(held.items())))  # as it is read back from a save
        happened += _truces(world, run, who.id)
    run.street = dict(sorted(run.street.items()))
    for who_id in [one for one in run.street if one in run.gone]:
        del run.street[who_id]
    return happened


def _first(world: World, run: Run, who: str, good: str, spread: int, since: int = 0) -> Belief:
    """What a neighbour believes of a good that she has just put out: about the going price."""
    near, luck = price.total(world, run, good), chance.draw(run.seed, "street", run.day, f"{who}.{good}:first")
    return Belief(max(1, near + of_bp(near, chance.between(luck, -spread, spread))), since=since)


def _copied(world: World, run: Run, who: str, good: str) -> Belief:
    near, luck = price.total(world, run, good), chance.draw(run.seed, "street", run.day, f"{who}.{good}:first")
    share = chance.between(luck, *world.copying.spread_bp)
    return Belief(max(1, near + of_bp(near, share)), since=run.day)


def _truces(world: World, run: Run, who: str) -> list[Event]:
    """Of what was agreed on: what is over, and what she does not keep."""
    stall, kept, happened = run.street[who], [], []
    for good, last in stall.truces:
        luck = chance.draw(run.seed, "street", run.day, f"{who}.{good}:keeps")
        if good not in stall.beliefs or last < run.day:
            happened.append(event("truce_over", person=who, good=good))
        elif chance.happens(luck, breaks(world, run, who, good).total):
            happened.append(event("truce_broken", person=who, good=good))
        else:
            kept.append((good, last))
    run.street[who] = replace(stall, truces=tuple(kept))
    return happened


def set_asks(world: World, run: Run) -> None:
    """What the neighbours ask today: their own numbers in place of what a mood would make."""
    if run.street:
        own = {f"{who}.{good}": asks(world, run, who, good).total
               for who, stall in run.street.items() for good in stall.beliefs}  # fmt: skip
        run.prices = {**run.prices, **own}


def night(world: World, run: Run) -> list[Event]:
    """What each sold, earned, lived on and learned today; and what your asking less does between you."""
    if not run.street:
        return []
    happened: list[Event] = []
    for who in list(run.street):
        if who not in run.gone:
            happened += _undercut(world, run, who)
            happened += _close(world, run, who)
    return happened


def _close(world: World, run: Run, who: str) -> list[Event]:
    """A neighbour's day is over: sales, beliefs, means, and what does not sell is put away."""
    rules, stall = rules_of(world), run.street[who]
    happened, held, earned = [], {}, world.neighbours[who].earns
    for good, one in stall.beliefs.items():
        luck = chance.daily(run.memory, run.seed, "street", run.day, f"{who}.{good}")
        asked = asks(world, run, who, good).total
        units, rest = divmod(_sales(world, run, who, good, asked).total, 100)
        units += chance.happens(luck, rest * 100)
        base, yours = price.anchor(world, run, good), sold_at(run, good)
        cost = of_bp(base, rules.cost_bp)
        earned += units * (asked - cost)
        seen = Belief(0, one.price, asked, yours or price.total(world, run, good), int(yours > 0), units, max(1, cost),
                      of_bp(base, rules.most_bp), 0 if units else one.idle + 1, one.since)  # fmt: skip
        held[good] = replace(seen, price=learned(world, who, good, seen).total)
    stopped = [good for good, one in held.items() if one.since and one.idle >= rules.stop]
    if stopped:
        run.copies = tuple(one for one in run.copies if one.who != who or one.good not in stopped)
        happened = [event("street_stopped", person=who, good=good, days=held[good].idle) for good in stopped]
    after = replace(stall, before=stall.means, earned=earned, lived=rules.living, beliefs=held)
    left = max(0, stall.means + earned - rules.living)
    run.street[who] = replace(after, means=left)
    if not left and stall.means:
        happened.append(event("street_nothing", person=who))
    return happened


def _bound(world: World, run: Run, who: str, good: str) -> int:
    """What you must not sell a good under: the morning's going price where you agreed on that, else what she asks."""
    going = run.today.going.get(good, 0) if agreed(run, who, good) else 0
    return going or asks(world, run, who, good).total


def _undercut(world: World, run: Run, who: str) -> list[Event]:
    """You sold for less than a neighbour asks: it is seen; where you had agreed on a price it is a word broken."""
    rules, happened = rules_of(world), []
    stall = run.street[who]
    sold = [good for good in stall.beliefs if sold_at(run, good)]
    under = [good for good in sold if cheaper(world, run, good, _bound(world, run, who, good))]
    if not under:
        return []
    broken = [good for good in under if agreed(run, who, good)]
    for good in broken:
        happened.append(event("truce_you_broke", person=who, good=good))
    if broken and rules.broken_standing:
        run.standing = clamp(run.standing + rules.broken_standing, -1000, 1000)
        happened.append(event("standing", amount=rules.broken_standing))
    if not broken:
        happened.append(event("undercut", person=who, good=under[0]))
    happened += people.move_trust(world, run, who, rules.broken if broken else rules.undercut)
    kept = tuple(one for one in stall.truces if one[0] not in broken)
    run.street[who] = replace(run.street[who], truces=kept, under=run.day)
    return happened


def give(world: World, run: Run, who: str, amount: int) -> list[Event]:
    """Something that happened to a neighbour's means; never under nothing."""
    if who not in run.street:
        return []
    stall = run.street[who]
    moved = max(-stall.means, amount)
    run.street[who] = replace(stall, means=stall.means + moved)
    return [event("means_moved", person=who, amount=moved)] if moved else []
