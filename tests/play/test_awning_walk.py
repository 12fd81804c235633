"""The Awning from end to end, played at random: all that happens is told, every view builds, every number explains."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product

import pytest

from marketgen.engine.accounts import Account
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.explain import SUBJECTS, explain
from marketgen.engine.rules import choices_of
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play import bots, look, refusals, tell
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from tests.engine.helpers import PLAYERS
from tests.worlds import the_awning

GAMES = (("amber", "random"), ("birch", "random"), ("elm", "wanderer"), ("cedar", "lawful"))
EVERY = dict(zip(GAMES, (1, 4, 2, 6), strict=True))
"""Every so many stations of a game all views are built, and all that is offered is asked about."""

Words = tuple[str, ...]


pytestmark = pytest.mark.xdist_group("awning_walk")  # so that each game is played once for all that is asked of it

Moment = tuple[Session, tuple]
"""The session as it stood after a command, and what happened by it."""


@pytest.fixture(scope="module")
def world() -> World:
    return the_awning()


@pytest.fixture(scope="module", params=GAMES, ids="-".join)
def game(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A seed and a bot; all tests of one game come one after the other."""
    return request.param


@lru_cache(maxsize=1)
def play(seed: str, bot: str) -> list[Moment]:
    """A bot's game."""
    session = Session.begin(the_awning(), seed)
    moments: list[Moment] = [(_kept(session), tuple(session.events))]
    given = 0
    while session.run.phase != "over":
        day = session.run.day
        answer = session.do(bots.next_command(PLAYERS[bot], session.world, session.run, given))
        assert isinstance(answer, Turn), answer
        given = given + 1 if session.run.day == day else 0
        moments.append((_kept(session), answer.events))
    return moments


def _kept(session: Session) -> Session:
    """The session as it is now, whatever is done in it later."""
    timeline = Timeline(session.world, session.run, session.events)
    timeline.deeds = list(session.timeline.deeds)
    timeline._back = list(session.timeline._back)
    return Session(session.world, timeline)


def stations(seed: str, bot: str) -> Iterator[Session]:
    """The session each time the day, its phase, the place, or what waits for an answer is another; and the end."""
    last: tuple = ()
    for session, _ in play(seed, bot):
        run = session.run
        now = (run.day, run.phase, run.place, run.pending)
        if now != last:
            yield session
        last = now


def views(session: Session, previews: bool) -> Iterator[object]:
    """Everything a screen could show now; what a form says of each thing that could be done, if asked for."""
    scene, run = session.timeline, session.run
    pages = (look.header, look.stall, look.supply, look.people, look.home, look.road, look.ledger, look.board)
    yield from (page(scene) for page in pages)
    yield from (look.decision(scene), look.epilogue(scene))
    if run.phase == "over":
        yield look.report(scene, len(run.past))
        return
    yield from (look.prompt(scene), look.way_on(run))
    yield from (look.report(scene, day) for day in (len(run.past),) if run.past)
    goods = [good for good, state in run.goods.items() if state.stock]
    yield from (look.companion(scene, good) for good in goods)
    yield from (look.stances(scene, good) for good in goods[:2])
    yield from (look.road(scene, good) for good in goods[:2])
    yield from (look.deals(scene, group) for group in GROUPS)
    for choice in session.choices() if previews else ():
        if choice.refusal is not None:
            continue
        for amount in {choice.low, choice.high}:
            yield from _previews(session, choice.verb, choice.ids, amount)


def _previews(session: Session, verb: str, ids: Words, amount: int) -> Iterator[object]:
    scene = session.timeline
    if verb == "give":
        yield from (look.gift(scene, ids[0]), look.gift_preview(scene, ids[0], ids[1], amount))
    elif verb == "send":
        yield from (look.gift(scene, ids[1]), look.gift_preview(scene, ids[1], ids[2], amount, ids[0]))
    elif verb == "take":
        yield look.take_preview(scene, *ids, amount)
    elif verb == "order":
        yield look.order_preview(scene, *ids, amount)
    elif verb == "bring":
        yield look.bring_preview(scene, *ids, amount)
    elif verb in ARRANGEMENTS:
        yield look.deal_preview(scene, Command(verb, ids, amount))
        yield look.asked_of(scene, Command(verb, ids, amount))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def parts(view: object) -> Iterator[object]:
    """The strings and the accounts of a view."""
    if isinstance(view, (str, Account)):
        yield view
    elif names := _fields(type(view)):
        for name in names:
            yield from parts(getattr(view, name))
    elif isinstance(view, (tuple, list)):
        for item in view:
            yield from parts(item)


def test_every_view_builds_and_every_number_in_it_explains_itself(game: tuple[str, str]) -> None:
    """At every station; those of the second game of a bot and of the lawful one at some of them."""
    seen: set[str] = set()
    asked: set[tuple[str, int]] = set()
    for number, session in enumerate(stations(*game)):
        if number % EVERY[game]:
            continue
        for view in views(session, previews=number % 8 == 0):
            for part in parts(view):
                if isinstance(part, str):
                    assert "{" not in part, part
                elif part.steps and (part.subject, part.total) not in asked:
                    asked.add((part.subject, part.total))
                    seen.add(part.subject.partition(":")[0])
                    _answers(session, part.subject, part.total)
    assert len(seen) >= 20, sorted(seen)


def _answers(session: Session, subject: str, total: int) -> None:
    found = session.explain(subject)
    assert found is not None, subject
    assert found.total == total, subject
    _has_words(session, found)


def _has_words(session: Session, account: Account) -> None:
    assert account.total == sum(step.amount for step in account.steps), account
    view = look.why(session.timeline, account.subject, settled=True)
    assert view is not None, account.subject
    for told in (view.title, view.sentence, view.result, *(step.words for step in view.steps)):
        assert told, (account.subject, view)
        assert "{" not in told, (account.subject, told)
    assert not [step for step in view.steps if "{" in step.detail], account.subject


def test_all_that_happens_is_told_in_sentences(world: World, game: tuple[str, str]) -> None:
    told: set[str] = set()
    for session, happened in play(*game):
        for event in happened:
            assert event.kind in tell.KINDS
            line = tell.line(world, session.run, event)
            if line is not None:
                told.add(event.kind)
                assert line.text.strip(), event
                assert line.who.strip(), event
                assert "{" not in line.text + line.who, event
                assert line.text.rstrip('”"')[-1:] in ".!?…:)", (event.kind, line.text)
    assert len(told) > 20, sorted(told)


def test_what_is_offered_and_not_possible_says_why(world: World, game: tuple[str, str]) -> None:
    reasons: set[str] = set()
    for session in islice(stations(*game), 0, None, EVERY[game]):
        for choice in session.choices():
            if choice.refusal is not None:
                reasons.add(choice.refusal.reason)
                told = refusals.sentence(world, choice.refusal)
                assert told.rstrip("”")[-1:] in ".!?", (choice, told)
                assert "{" not in told, (choice, told)
    assert len(reasons) > 5, sorted(reasons)


def _subjects(world: World, run: Run) -> dict[str, Iterator[Words]]:
    """For each kind of subject, the words it can be asked with: those of the scenario that fit, some amounts."""
    goods, officials, places = list(world.goods), list(world.officials), list(world.places)
    carried = [(who.id, good) for who in world.middlemen.values() for good in who.carries]
    stands = [(who.id, good) for who in world.neighbours.values() for good in who.goods]
    liked = [(who.id, what) for who in world.officials.values() for what in who.takes]
    owed = [*world.middlemen, *world.neighbours, *world.lenders]
    days = [str(record.day) for record in (*run.past, run.today)][-2:]
    lines = [(str(record.day), line.kind, line.subject) for record in run.past[-1:] for line in record.lines]
    pairs = [(one, other) for one, other in product(world.currencies, repeat=2) if one != other]
    one = dict.fromkeys
    table: dict[str, list[Words]] = {
        **one(("price", "paid", "profit"), [(good,) for good in goods]),
        **one(("ask", "fit"), list(product(goods, world.stances))),
        "neighbour": stands,
        **one(("offer", "order_price", "short", "poor", "credit_price"), carried),
        **one(("price_at", "price_there", "heard"), list(product(places, goods))),
        **one(("fare", "risk"), list(product(places, world.ways))),
        **one(("guards_ask", "parcel_held", "spot", "envy", "danger", "worse", "inspection", "pleads"), [()]),
        **one(("keeper", "remedy", "heat", "hand", "worth", "score", "silence", "credit_limit"), [()]),
        **one(("orders_ask", "orders_lose"), [()]),
        "post": [(post,) for post in world.posts],
        "load": [(load.id,) for load in run.loads],
        **one(("release", "release_cost"), [(c.ids[0],) for c in choices_of(world, run, "release")]),
        **one(("parcel", "buying"), [(good, "2") for good in goods]),
        "word": [(who,) for who in world.middlemen],
        **one(("accepts", "expects_after"), [(*pair, "1") for pair in liked]),
        "accepts_from": [
            (through, *pair, "1") for pair in liked for through in world.officials[pair[0]].between
        ],
        **one(("does", "expects", "fear_now", "falls", "tells"), [(who,) for who in officials]),
        **one(("outlook", "fine"), [(rung.id,) for rung in world.inspection.rungs]),
        "meal": [(meal,) for meal in world.meals],
        "illness": [(member,) for member in world.household],
        "wage": [("carrying",), ("home",)],
        "wood_price": [("cart",), ("half",)],
        "kimjang": [("whole",), ("half",)],
        "trust": [(who,) for who in run.trust],
        "takings": list(product(days, goods)),
        "spent": list(dict.fromkeys(lines)),
        **one(("opening", "closing", "kept"), [(day,) for day in days]),
        "rate": [(currency,) for currency in world.currencies],
        "change": [(*pair, "20") for pair in pairs],
        **one(("owe", "debt"), [(who,) for who in owed]),
        "loan_limit": [(who,) for who in world.lenders],
        "loan_cost": [(who, "1000") for who in world.lenders],
        "part": [("worth",), ("home",), ("trust",)],
        **one(("belief", "street_sales", "breaks"), stands),
        **one(("means", "warns"), [(who,) for who in world.neighbours]),
        **one(("street", "dealing_risk"), [()]),
        "dealing": [("10",)],
        **one(("side", "side_left"), [(work,) for work in world.sidelines]),
        "partner": [(who,) for who in world.partners],
        **one(STAKES, [(stake,) for stake in world.stakes]),
        **one(("demo", "demo_wishes", "demo_loses"), [(good,) for good in goods]),
        **one(("permit", "permit_cost"), [(place, who) for place in places for who in officials]),
    }  # fmt: skip
    return {kind: iter(words) for kind, words in table.items()}


STAKES = ("stake", "stake_pays", "stake_wears", "stake_breaks", "stake_mend", "stake_back")
"""What is asked of a share in what somebody else runs."""

RARE = ("guards_ask", "spot", "stake_back", "stake_breaks", "stake_mend")
"""Kinds of numbers that only a game of another temper has: tests of the road, of officials and of what is done beside
the stall see to them."""


_ABSENT = ("says", "faith", "my_price", "their_price", "deal", "limit", "share", "theirs")
_VENTURES = ("right_", "sack", "workshop", "placement", "batch_", "firm", "contract")
_OTHERS = ("kye_", "reform_", "weeks", *_VENTURES)
ABSENT = tuple(kind for kind in SUBJECTS if kind.startswith(_OTHERS) or kind in _ABSENT)
"""Kinds of numbers of systems that this scenario lacks, or asks about only while they go on: they have tests of their
own."""


@cache
def answered(seed: str, bot: str) -> frozenset[str]:
    """The kinds of numbers that a game has, asked for at a dusk, a noon and a morning of every few days; each explains
    itself."""
    found: set[str] = set()
    for number, session in enumerate(stations(seed, bot)):
        table = _subjects(session.world, session.run)
        assert tuple(sorted(table)) == tuple(sorted(set(SUBJECTS) - set(ABSENT)))
        held = any(load.state == "held" for load in session.run.loads)
        if number % 16 and not held and session.run.pending != "inspection" and session.run.phase != "away":
            continue
        for kind, words in table.items():
            for some in words:
                account = explain(session.world, session.run, ":".join((kind, *some)))
                if account is not None:
                    found.add(kind)
                    _has_words(session, account)
    return frozenset(found)


def test_every_number_that_can_be_asked_for_explains_itself(game: tuple[str, str]) -> None:
    assert len(answered(*game)) > 20


def test_every_kind_of_number_explains_itself_somewhere() -> None:
    found = {kind for game in GAMES for kind in answered(*game)}
    assert sorted(set(SUBJECTS) - found - set(RARE) - set(ABSENT)) == []
