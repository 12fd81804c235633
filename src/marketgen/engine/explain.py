"""explain: the account behind a subject, by the same functions that computed the number."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import (
    arrivals,
    bargain,
    chapters,
    contracts,
    council,
    credit,
    dealing,
    debts,
    demand,
    demonstration,
    faith,
    fuel,
    gates,
    household,
    illness,
    inspection,
    keeper,
    kimjang,
    kye,
    ladder,
    lent_names,
    media,
    money,
    office,
    officials,
    parcels,
    partners,
    places,
    price,
    quality,
    recipes,
    reform,
    release,
    rights,
    scoring,
    services,
    shipments,
    sidelines,
    stakes,
    street,
    street_deals,
    supply,
    travel,
    wages,
    workshops,
    yards,
)
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.envy import envy
from marketgen.engine.run import DayRecord, Run
from marketgen.engine.world import World
from marketgen.engine.worth import worth

_Words = tuple[str, ...]


def explain(world: World, run: Run, subject: str) -> Account | None:
    """The account of a subject such as ``price:GOOD``, ``fit:GOOD:STANCE``, ``offer:PERSON:GOOD``, ``worth``, ``score``
    (all kinds in SUBJECTS); None if there is no such number now."""
    kind, *words = subject.split(":")
    how = _SUBJECTS.get(kind)
    if how is None or len(words) != how[0]:
        return None
    try:
        return how[1](world, run, tuple(words))
    except (KeyError, ValueError, IndexError):
        return None


def heat(world: World, run: Run) -> Account:
    """Heat in points, as it stood at dawn and what moved it since."""
    before = run.today.before.get("heat", run.heat)
    steps = Sum()
    steps.add("heat_before", before, keep=True)
    steps.add("heat_today", run.heat - before)
    return steps.account("heat", "points")


def trust(world: World, run: Run, who: str) -> Account:
    """Somebody's trust in hundredths, as it stood at dawn and what moved it since."""
    now = run.trust[who]
    before = run.today.before.get(f"trust.{who}", now)
    steps = Sum()
    steps.add("trust_before", before, keep=True)
    steps.add("trust_today", now - before)
    return steps.account(f"trust:{who}", "hundredths")


def heard(world: World, run: Run, place: str, good: str) -> Account:
    """A price of another place as you saw or heard it, and how many days ago."""
    known = run.heard[f"{place}.{good}"]
    steps = Sum()
    steps.add("heard", known.price, keep=True, place=place, day=known.day)
    return steps.account(f"heard:{place}:{good}", f"money:{world.money}")


def in_hand(world: World, run: Run) -> Account:
    """Money in hand as dawn's amount and the lines of the day's ledger."""
    return _ledger(world, run.today, "hand")


def opening(world: World, run: Run, day: int) -> Account:
    """Money in hand at the dawn of a day."""
    steps = Sum()
    steps.add("at_dawn", _record(run, day).opening, keep=True)
    return steps.account(f"opening:{day}", f"money:{world.money}")


def closing(world: World, run: Run, day: int) -> Account:
    """Money in hand at the end of a day: dawn's amount and the lines of its ledger."""
    return _ledger(world, _record(run, day), f"closing:{day}")


def kept(world: World, run: Run, day: int) -> Account:
    """What a day added to the money in hand, line by line."""
    return _ledger(world, _record(run, day), f"kept:{day}", from_dawn=False)


def _record(run: Run, day: int) -> DayRecord:
    """The record of a day, today's as far as it goes. Raises KeyError for a day that has not been."""
    for record in (*run.past, run.today):
        if record.day == day:
            return record
    raise KeyError(day)


def _ledger(world: World, record: DayRecord, subject: str, from_dawn: bool = True) -> Account:
    steps = Sum()
    if from_dawn:
        steps.add("at_dawn", record.opening, keep=True)
    for line in record.lines:
        steps.add(
            f"line_{line.kind}", line.amount, subject=line.subject, units=line.units, price=line.price, other=line.other
        )
    return steps.account(subject, f"money:{world.money}")


def takings(world: World, run: Run, day: int, good: str) -> Account:
    """What a good brought on a day, by block: units at the price asked. What a bargain brought is a line of its own."""
    record = _record(run, day)
    steps = Sum()
    for line in record.lines:
        if line.kind == "sold" and line.subject == good:
            steps.add("sold_block", line.amount, block=line.block, units=line.units, price=line.price)
    return steps.account(f"takings:{day}:{good}", f"money:{world.money}")


def profit(world: World, run: Run, good: str) -> Account:
    """What a good has brought in the whole run, less what was paid for units sold and for those that spoiled. Raises
    KeyError for no good."""
    tallies = [record.tallies[good] for record in (*run.past, run.today) if good in record.tallies]
    steps = Sum()
    sold = sum(tally.sold for tally in tallies)
    steps.add("brought", sum(tally.takings for tally in tallies), keep=True, good=world.goods[good].id, units=sold)
    steps.add("had_cost", -sum(tally.cost for tally in tallies), good=good)
    steps.add("spoiled_cost", -sum(tally.lost for tally in tallies), good=good)
    return steps.account(f"profit:{good}", f"money:{world.money}")


def spent(world: World, run: Run, day: int, kind: str, subject: str) -> Account:
    """What the lines of one kind and subject moved on a day."""
    record = _record(run, day)
    steps = Sum()
    for line in record.lines:
        if line.kind == kind and line.subject == subject:
            steps.add(
                f"line_{kind}", line.amount, keep=True, subject=subject, units=line.units, price=line.price,
                other=line.other,
            )  # fmt: skip
    return steps.account(f"spent:{day}:{kind}:{subject}", f"money:{world.money}")


def paid(world: World, run: Run, good: str) -> Account:
    """What a unit in hand cost on average: what was paid for them."""
    state = run.goods[good]
    steps = Sum()
    steps.add("paid_average", price.paid(run, good), keep=True, good=good, cost=state.cost, units=state.stock)
    return steps.account(f"paid:{good}", f"money:{world.money}")


def neighbour(world: World, run: Run, who: str, good: str) -> Account:
    """What a neighbour asks today: the going price and her own mood."""
    shown = run.prices[f"{who}.{good}"]
    if who in run.street and good in run.street[who].beliefs:
        return street.asks(world, run, who, good)
    going = price.total(world, run, good)
    steps = Sum()
    steps.add("going", going, keep=True, good=good)
    steps.add("neighbours_mood", shown - going, person=who)
    return steps.account(f"neighbour:{who}:{good}", f"money:{world.money}")


_SUBJECTS: dict[str, tuple[int, Callable[[World, Run, _Words], Account]]] = {
    "price": (1, lambda world, run, words: price.going(world, run, words[0])),
    "ask": (2, lambda world, run, words: price.asked(world, run, words[0], words[1])),
    "paid": (1, lambda world, run, words: paid(world, run, words[0])),
    "fit": (2, lambda world, run, words: demand.fit(world, run, words[0], words[1])),
    "neighbour": (2, lambda world, run, words: neighbour(world, run, words[0], words[1])),
    "offer": (2, lambda world, run, words: supply.offer_price(world, run, words[0], words[1])),
    "order_price": (2, lambda world, run, words: supply.offer_price(world, run, words[0], words[1], ahead=True)),
    "price_at": (2, lambda world, run, words: places.asked_at(world, run, words[0], words[1])),
    "price_there": (2, lambda world, run, words: places.price_at(world, run, words[0], words[1])),
    "buying": (2, lambda world, run, words: places.buying(world, run, words[0], int(words[1]))),
    "fare": (2, lambda world, run, words: travel.fare(world, run, words[0], words[1])),
    "permit": (2, lambda world, run, words: gates.given(world, run, words[0], words[1])),
    "permit_cost": (2, lambda world, run, words: gates.costs(world, run, words[0], words[1])),
    "sack_price": (1, lambda world, run, words: yards.each(world, run, words[0])),
    "sack": (2, lambda world, run, words: yards.comes_to(world, run, words[0], int(words[1]))),
    "sack_pays": (2, lambda world, run, words: yards.pays(world, run, words[0], words[1])),
    "right_back": (1, lambda world, run, words: rights.back(world, run, words[0])),
    "right_taken": (1, lambda world, run, words: rights.taken(world, run, words[0])),
    "risk": (2, lambda world, run, words: travel.risk(world, run, words[0], words[1])),
    "guards_ask": (0, lambda world, run, words: travel.guards_ask(world, run)),
    "post": (1, lambda world, run, words: shipments.post(world, run, words[0])),
    "load": (1, lambda world, run, words: shipments.worth(world, run, words[0])),
    "release": (1, lambda world, run, words: release.chance_of(world, run, words[0])),
    "release_cost": (1, lambda world, run, words: release.asked(world, run, words[0])),
    "parcel": (2, lambda world, run, words: parcels.cost(world, run, words[0], int(words[1]))),
    "parcel_held": (0, lambda world, run, words: parcels.held(world, run)),
    "orders_ask": (0, lambda world, run, words: arrivals.asked(world, run)),
    "orders_lose": (0, lambda world, run, words: arrivals.stake(world, run)),
    "short": (2, lambda world, run, words: quality.fault(world, run, "short", words[0], words[1])),
    "poor": (2, lambda world, run, words: quality.fault(world, run, "poor", words[0], words[1])),
    "word": (1, lambda world, run, words: supply.word(world, run, words[0])),
    "accepts": (3, lambda world, run, w: officials.accepts(world, run, w[0], w[1], int(w[2]))),
    "does": (1, lambda world, run, words: services.does(world, run, words[0], officials.witnesses(world, run))),
    "expects": (1, lambda world, run, words: officials.expects_next(world, run, words[0], 0)),
    "expects_after": (3, lambda world, run, w: officials.expects_after(world, run, w[0], w[1], int(w[2]))),
    "accepts_from": (4, lambda world, run, w: officials.accepts(world, run, w[1], w[2], int(w[3]), w[0])),
    "fear_now": (1, lambda world, run, words: office.fear_now(world, run, words[0])),
    "spot": (0, lambda world, run, words: office.spot(world, run)),
    "falls": (1, lambda world, run, words: office.falls(world, run, words[0])),
    "tells": (1, lambda world, run, words: office.tells(world, run, words[0])),
    "envy": (0, lambda world, run, words: envy(world, run)),
    "danger": (0, lambda world, run, words: media.danger(world, run)),
    "worse": (0, lambda world, run, words: ladder.worse(world, run)),
    "outlook": (1, lambda world, run, words: ladder.likely(world, run, words[0])),
    "fine": (1, lambda world, run, words: ladder.fine_of(world, run, words[0])),
    "inspection": (0, lambda world, run, words: inspection.likely(world, run)),
    "pleads": (0, lambda world, run, words: inspection.pleads(world, run)),
    "meal": (1, lambda world, run, words: household.meal_cost(world, run, words[0])),
    "keeper": (0, lambda world, run, words: keeper.keeper_share(world, run)),
    "illness": (1, lambda world, run, words: illness.likely(world, run, words[0])),
    "remedy": (0, lambda world, run, words: illness.remedy(world, run)),
    "wood_price": (1, lambda world, run, words: fuel.wood_price(world, run, words[0])),
    "kimjang": (1, lambda world, run, words: kimjang.cost(world, run, words[0])),
    "trust": (1, lambda world, run, words: trust(world, run, words[0])),
    "heard": (2, lambda world, run, words: heard(world, run, words[0], words[1])),
    "my_price": (1, lambda world, run, words: bargain.says(world, run, words[0])),
    "their_price": (1, lambda world, run, words: bargain.answers(world, run, words[0])),
    "deal": (0, lambda world, run, words: bargain.deal(world, run)),
    "limit": (2, lambda world, run, w: bargain.limit(world, bargain.of_day(run, int(w[0]), w[1]).haggle, int(w[0]))),
    "share": (2, lambda world, run, w: bargain.share(world, bargain.of_day(run, int(w[0]), w[1]), int(w[0]))),
    "theirs": (2, lambda world, run, w: bargain.theirs(world, bargain.of_day(run, int(w[0]), w[1]), int(w[0]))),
    "heat": (0, lambda world, run, words: heat(world, run)),
    "hand": (0, lambda world, run, words: in_hand(world, run)),
    "takings": (2, lambda world, run, words: takings(world, run, int(words[0]), words[1])),
    "profit": (1, lambda world, run, words: profit(world, run, words[0])),
    "spent": (3, lambda world, run, words: spent(world, run, int(words[0]), words[1], words[2])),
    "opening": (1, lambda world, run, words: opening(world, run, int(words[0]))),
    "closing": (1, lambda world, run, words: closing(world, run, int(words[0]))),
    "kept": (1, lambda world, run, words: kept(world, run, int(words[0]))),
    "weeks": (1, lambda world, run, words: chapters.kept(world, run, words[0])),
    "weeks_in": (1, lambda world, run, words: chapters.kept(world, run, words[0], "in")),
    "weeks_out": (1, lambda world, run, words: chapters.kept(world, run, words[0], "out")),
    "weeks_worth": (1, lambda world, run, words: chapters.grown(world, run, words[0])),
    "weeks_health": (2, lambda world, run, words: chapters.healthier(world, run, words[0], words[1])),
    "weeks_eaten": (1, lambda world, run, words: chapters.eaten(world, run, words[0])),
    "worth": (0, lambda world, run, words: worth(world, run)),
    "score": (0, lambda world, run, words: scoring.score(world, run)),
    "silence": (0, lambda world, run, words: scoring.silence(world, run)),
    "rate": (1, lambda world, run, words: money.rate_account(world, run, words[0])),
    "change": (3, lambda world, run, w: money.got(world, run, w[0], w[1], int(w[2]))),
    "owe": (1, lambda world, run, words: debts.owing(world, run, words[0])),
    "debt": (1, lambda world, run, words: debts.owing(world, run, words[0], "debt")),
    "credit_limit": (0, lambda world, run, words: credit.credit_limit(world, run)),
    "credit_price": (2, lambda world, run, words: credit.credit_price(world, run, words[0], words[1])),
    "loan_limit": (1, lambda world, run, words: credit.loan_limit(world, run, words[0])),
    "loan_cost": (2, lambda world, run, words: credit.loan_cost(world, run, words[0], int(words[1]))),
    "belief": (2, lambda world, run, words: street.belief(world, run, *words)),
    "street_sales": (2, lambda world, run, words: street.sales(world, run, *words)),
    "means": (1, lambda world, run, words: street.means(world, run, words[0])),
    "street": (0, lambda world, run, words: street.median(world, run)),
    "breaks": (2, lambda world, run, words: street.breaks(world, run, *words)),
    "warns": (1, lambda world, run, words: street_deals.warns_back(world, run, words[0])),
    "kye_pot": (1, lambda world, run, words: kye.pot(world, run, words[0])),
    "kye_gets": (2, lambda world, run, words: kye.gets(world, run, words[0], int(words[1]))),
    "kye_costs": (1, lambda world, run, words: kye.costs(world, run, words[0])),
    "kye_due": (1, lambda world, run, words: kye.due(world, run, words[0])),
    "kye_claim": (1, lambda world, run, words: kye.claim(world, run, words[0])),
    "kye_short": (2, lambda world, run, words: kye.short(world, run, words[0], words[1])),
    "kye_miss": (2, lambda world, run, words: kye.misses(world, run, words[0], words[1])),
    "kye_back": (2, lambda world, run, words: kye.returns(world, run, words[0], words[1])),
    "wage": (1, lambda world, run, words: wages.wage(world, run, words[0])),
    "reform_room": (0, lambda world, run, words: reform.room(world, run)),
    "reform_dies": (0, lambda world, run, words: reform.dies(world, run)),
    "says": (2, lambda world, run, words: council.says(world, run, words[0], words[1])),
    "faith": (1, lambda world, run, words: faith.faith(world, run, words[0])),
    "partner": (1, lambda world, run, words: partners.due(world, run, words[0])),
    "dealing": (1, lambda world, run, words: dealing.sum_of(world, run, int(words[0]))),
    "dealing_risk": (0, lambda world, run, words: dealing.risk(world, run)),
    "demo": (1, lambda world, run, words: demonstration.lift(world, run, words[0])),
    "demo_wishes": (1, lambda world, run, words: demonstration.wishes(world, run, words[0])),
    "demo_loses": (1, lambda world, run, words: demonstration.loses(world, run, words[0])),
    "side": (1, lambda world, run, words: sidelines.earns(world, run, words[0])),
    "workshop": (1, lambda world, run, words: workshops.chosen(world, run, words[0])),
    "placement": (1, lambda world, run, words: workshops.offered(world, run, words[0])),
    "batch_cost": (1, lambda world, run, words: recipes.goes_in(world, run, words[0])),
    "batch_poor": (1, lambda world, run, words: recipes.poor(world, run, words[0])),
    "batch_worth": (1, lambda world, run, words: recipes.worth(world, run, words[0])),
    "firm": (1, lambda world, run, words: lent_names.costs(world, run, words[0])),
    "firm_share": (1, lambda world, run, words: lent_names.share(world, run, words[0])),
    "contract": (1, lambda world, run, words: contracts.brings(world, run, words[0])),
    "contract_late": (1, lambda world, run, words: contracts.penalty(world, run, words[0])),
    "side_left": (1, lambda world, run, words: sidelines.leaves(world, run, words[0])),
    "stake": (1, lambda world, run, words: stakes.costs(world, run, words[0])),
    "stake_pays": (1, lambda world, run, words: stakes.pays(world, run, words[0])),
    "stake_wears": (1, lambda world, run, words: stakes.trouble(world, run, words[0])),
    "stake_breaks": (1, lambda world, run, words: stakes.breaks(world, run, words[0])),
    "stake_mend": (1, lambda world, run, words: stakes.mending(world, run, words[0])),
    "stake_back": (1, lambda world, run, words: stakes.back(world, run, words[0])),
    "part": (1, lambda world, run, words: {
        "worth": scoring.worth_part, "home": scoring.home_part, "trust": scoring.trust_part}[words[0]](world, run)),
}  # fmt: skip

SUBJECTS = tuple(_SUBJECTS)
"""The kinds of subjects that can be asked about."""
