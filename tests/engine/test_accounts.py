"""Every number answers why: the steps of each account are its sum, and asking by its subject gives the same account."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from marketgen.engine.accounts import Account, Step, Sum
from marketgen.engine.explain import SUBJECTS, explain
from marketgen.engine.fuel import LOADS
from marketgen.engine.kimjang import BATCHES
from marketgen.engine.run import Run, digest
from marketgen.engine.wages import CARRYING, HOME
from marketgen.engine.world import World
from tests.engine.helpers import morning, raised, turns
from tests.homes import house
from tests.worlds import bazaar, first_stall, made_up_country, street

OF_HOME = {"remedy", "wood_price", "kimjang", "illness"}
"""What can only be asked where a household has duties."""

WORLDS = (street, house, bazaar, first_stall, made_up_country)
OF_SYSTEM = {
    "rate": "exchange", "change": "exchange", "owe": "price", "debt": "lenders", "credit_limit": "price",
    "credit_price": "price", "loan_limit": "lenders", "loan_cost": "lenders",
    **dict.fromkeys(("my_price", "their_price", "deal", "limit", "share", "theirs"), "bargains"),
}  # fmt: skip
"""Numbers that only a scenario with a certain system, or with certain people, has."""
OF_ROAD = {
    "heard",
    "sack_price", "sack", "sack_pays", "right_back", "right_taken", "price_there", "permit", "permit_cost",
    "price_at", "buying", "fare", "risk", "guards_ask", "post", "load", "release", "release_cost", "parcel",
    "parcel_held", "orders_ask", "orders_lose", "short", "poor",
    "kye_pot", "kye_gets", "kye_costs", "kye_due", "kye_claim", "kye_short", "kye_miss", "kye_back", "says", "faith",
    "reform_room", "reform_dies", "weeks", "weeks_in", "weeks_out", "weeks_worth",
    "weeks_health", "weeks_eaten",
    "belief", "street_sales", "means", "street", "breaks", "warns",
    "dealing", "dealing_risk",
    "demo", "demo_wishes", "demo_loses", "partner", "side", "side_left",
    "stake", "stake_pays", "stake_wears", "stake_breaks",
    "stake_mend", "stake_back",
    "workshop", "placement", "batch_cost", "batch_poor", "batch_worth", "firm", "firm_share",
    "contract", "contract_late",
}  # fmt: skip
"""What can only be asked where there are roads, savings clubs or chapters; their tests do."""


def subjects(world: World, run: Run) -> Iterator[str]:
    """Everything that could be asked about a run, and some that could not."""
    goods, days = (*world.goods, "nothing"), range(run.day + 2)
    yield from (
        "inspection",
        "pleads",
        "heat",
        "hand",
        "worth",
        "score",
        "silence",
        "envy",
        "spot",
        "danger",
        "worse",
        *(f"tells:{person.id}" for person in world.people()),
        *(f"trust:{person.id}" for person in world.people()),
        "part:worth",
        "part:home",
        "part:trust",
    )
    yield from (f"heard:{key.replace('.', ':')}" for key in run.heard)
    yield from ("keeper", "remedy", *(f"wood_price:{load}" for load in LOADS))
    yield from (f"kimjang:{batch}" for batch in BATCHES)
    yield from (f"{kind}:{rung.id}" for rung in world.inspection.rungs for kind in ("outlook", "fine"))
    yield from (f"illness:{member}" for member in world.household)
    yield from (f"wage:{work}" for work in (CARRYING, HOME))
    for good in goods:
        yield from (f"price:{good}", f"paid:{good}", f"profit:{good}")
        yield from (f"{kind}:{good}:{stance}" for stance in world.stances for kind in ("ask", "fit"))
        yield from (f"takings:{day}:{good}" for day in days)
        yield from (f"neighbour:{who}:{good}" for who in world.neighbours)
        yield from (f"{kind}:{who}:{good}" for who in world.middlemen for kind in ("offer", "order_price"))
    yield from (f"word:{who}" for who in world.middlemen)
    yield from (f"meal:{meal}" for meal in world.meals)
    yield from (f"{kind}:{day}" for day in days for kind in ("kept", "opening", "closing"))
    yield from (f"spent:{day}:{kind}:{world.place}" for day in days for kind in ("fee", "sold"))
    yield "credit_limit"
    yield from (f"{kind}:{who}" for who in world.lenders for kind in ("debt", "loan_limit"))
    yield from (f"loan_cost:{who}:700" for who in world.lenders)
    yield from (f"owe:{person.id}" for person in world.people())
    yield from (f"credit_price:{who}:{good}" for who in world.middlemen for good in world.goods)
    yield from (f"rate:{currency}" for currency in world.currencies)
    yield from (f"change:{one}:{other}:300" for one in world.currencies for other in world.currencies)
    for who, official in world.officials.items():
        yield from (f"{kind}:{who}" for kind in ("expects", "fear_now", "falls", "does"))
        yield from (f"accepts_from:{person.id}:{who}:{what}:7" for person in world.people() for what in official.takes)
        yield from (f"{kind}:{who}:{what}:7" for what in official.takes for kind in ("accepts", "expects_after"))


def assert_sums(account: Account) -> None:
    """The total is the sum of the steps; the first is what it starts from."""
    assert account.total == sum(step.amount for step in account.steps), account
    assert all(isinstance(step.amount, int) and step.name for step in account.steps), account
    units = ("money", "bp", "ppm", "tenths", "hundredths", "units", "points", "milli", "steps")
    assert account.unit.split(":")[0] in units, account


@pytest.mark.parametrize("make", WORLDS)
@pytest.mark.parametrize("bot", ["lawful", "random"])
def test_every_kind_of_number_in_whole_games(make: Callable[[], World], bot: str) -> None:
    world, found = make(), {}
    for index, (_, turn) in enumerate(turns(world, "amber", bot)):
        if index % 4 and not turn.run.pending:
            continue
        was = digest(turn.run)
        for subject in subjects(world, turn.run):
            account = explain(world, turn.run, subject)
            if account is not None:
                found[subject.split(":")[0]] = True
                assert_sums(account)
                assert account.subject == subject
        assert digest(turn.run) == was
    off = set() if world.met("family", 1) else OF_HOME
    there = {*world.systems, *(("lenders",) if world.lenders else ())}
    off = {*off, *(kind for kind, system in OF_SYSTEM.items() if system not in there)}
    off |= set() if "porter" in there or world.family.earner else {"wage"}
    assert set(found) == set(SUBJECTS) - off - OF_ROAD


@pytest.mark.parametrize(
    "subject",
    [
        "", ":", "price", "price:", "price:nothing", "price:jar:even", "ask:jar:cheap", "offer:mo:grain",
        "offer:nobody:jar",
        "neighbour:nell:grain", "accepts:ox:mark:many", "accepts:ox:gold:1", "accepts:nobody:mark:1", "kept:0",
        "kept:-1", "kept:9",
        "takings:0:jar", "takings:-1:jar", "takings:one:jar", "spent:9:fee:lane", "opening:0", "closing:5", "part:luck",
        "meal:cake", "word:ox", "nonsense", "price:" + "x" * 9999, "kept:" + "9" * 5000,
    ],
)  # fmt: skip
def test_there_is_no_such_number(subject: str) -> None:
    run = morning(street())
    assert raised(lambda: explain(street(), run, subject)) == ""
    assert explain(street(), run, subject) is None


def test_a_day_is_told_by_its_own_record() -> None:
    """On each later day and after the end, the books of a day say what its own ledger said."""
    world = street()
    for _, turn in turns(world, "birch", "lawful"):
        for record in turn.run.past:
            kept = explain(world, turn.run, f"kept:{record.day}")
            closing = explain(world, turn.run, f"closing:{record.day}")
            assert kept is not None
            assert closing is not None
            assert kept.total == sum(line.amount for line in record.lines)
            assert closing.total == record.closing == record.opening + kept.total


def test_hand_is_money_in_hand() -> None:
    for make in (street, first_stall):
        for _, turn in turns(make(), "cedar", "random"):
            hand = explain(make(), turn.run, "hand")
            assert hand is not None
            assert hand.total == turn.run.money[make().money]


def test_a_sum_leaves_out_what_changes_nothing_unless_told() -> None:
    steps = Sum()
    steps.add("base", 0, keep=True, good="jar")
    steps.add("nothing", 0)
    steps.add("more", 5, share=1)
    assert steps.account("x", "bp") == Account(
        "x", "bp", (Step("base", 0, (("good", "jar"),)), Step("more", 5, (("share", 1),))), 5
    )
    assert steps.steps[1].fact("share") == 1
    assert steps.steps[1].fact("other", 7) == 7


@pytest.mark.parametrize(
    ("amount", "total", "bound"), [(5, 5, None), (-3, 0, 0), (12, 10, 10), (0, 0, None), (10, 10, None)]
)
def test_a_sum_is_brought_back_to_its_bound(amount: int, total: int, bound: int | None) -> None:
    steps = Sum()
    steps.add("base", amount, keep=True)
    steps.keep_within(0, 10, "held")
    assert steps.total == total
    held = [step.fact("bound") for step in steps.steps if step.name == "held"]
    assert held == ([] if bound is None else [bound])
