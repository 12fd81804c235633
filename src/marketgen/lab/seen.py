"""What a run of a bot met on its way: events, choices, people, goods, and what nobody could have paid."""

from __future__ import annotations

from collections.abc import Iterable

from marketgen.engine import bargain, debts, people, place
from marketgen.engine.arithmetic import divide
from marketgen.engine.commands import Command
from marketgen.engine.conditions import holds
from marketgen.engine.events import Event, Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.haggling import Bargained
from marketgen.engine.rules import choices_of
from marketgen.engine.run import DayRecord, Debt, Run
from marketgen.engine.world import World
from marketgen.play.ending import passage_told
from marketgen.play.kinds import GOODS


@frozen
class Due:
    """What was due on a day and was not paid in full, in minor units of the main currency. kind: ``fee`` of the place,
    ``levy`` of the school, ``roster``: a turn that could not be gone to either, for want of hours, or ``debt``: loans
    and whatever an event says is owed (goods on trust are one's own choice); needs: what was due; held: the most money
    that was in hand on that day."""

    day: int
    kind: str
    needs: int
    held: int


@frozen
class Seen:
    """What a run met. Choices are written ``event:choice``.

    opened: choices that could be taken on some day; shut: those that were asked and never could be, with why not on
    the first day; met: people who were there, suppliers if they offered something; offered, bought: goods; goals: all
    that held at the end, whichever was chosen; profits: by good, in minor units; dues: what went unpaid.
    idle: hundredths of days for which the money would have paid the purchases of a usual day of the second half, at
    its least in that half. kyes: those that were joined, with how many of the others missed. bargains: each that was
    agreed, with what one's own part was and what there was to share, in minor units; of those that were not, nothing
    and nothing. passages: of the epilogue, those that were told (``part.passage``); none before the end. beside: works
    with the days on which they were done, and shares with what came of them in their currency. partners: who sold with
    you; walked: goods that friends walked about in; dealt: currencies changed for whoever asked; street: what each
    neighbour had at the end, in minor units. ventures: workshops where somebody was, recipes and buyers of which
    something came, enterprises that lent their names. grown: rights that were had, and yards where something was sold.
    places: those where you were; permits: the places whose permit was given.
    """

    events: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    shut: tuple[tuple[str, Refusal], ...] = ()
    met: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    bought: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    profits: tuple[tuple[str, int], ...] = ()
    dues: tuple[Due, ...] = ()
    idle: int = 0
    kyes: tuple[tuple[str, int], ...] = ()
    bargains: tuple[tuple[str, int, int], ...] = ()
    passages: tuple[str, ...] = ()
    beside: tuple[tuple[str, int], ...] = ()
    partners: tuple[str, ...] = ()
    walked: tuple[str, ...] = ()
    dealt: tuple[str, ...] = ()
    street: tuple[tuple[str, int], ...] = ()
    ventures: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()


_WATCHED = {
    "right_yours": ("grown", "upgrade"), "sack_sold": ("grown", "upgrade"), "sack_on_time": ("grown", "upgrade"),
    "arrived": ("places", "place"), "permit_came": ("permits", "place"),
}  # fmt: skip
"""Kinds of events of which it is enough that they came: where in :class:`Seen`, and the fact that names what."""


class Watch:
    """Looks on while a run is played; :meth:`seen` is what it saw."""

    def __init__(self, run: Run) -> None:
        self._before = frozenset(run.seen)
        self._asked: dict[str, Refusal | None] = {}
        self._now = ("", 0)
        self._taken: dict[str, None] = {}
        self._offers: set[tuple[str, str]] = set()
        self._dues: list[Due] = []
        self._debts: tuple[Debt, ...] = ()
        self._hours = 0
        self._came: dict[str, set[str]] = {where: set() for where, _fact in _WATCHED.values()}
        self.dawn(run)

    def dawn(self, run: Run) -> None:
        """A day has begun."""
        self._hours = run.hours_of
        self._offers.update((offer.who, offer.good) for offer in run.offers)

    def before(self, world: World, run: Run) -> None:
        """A bot is about to be asked: if a card is in front, which of its choices are open."""
        self._debts = run.debts
        if not run.pending.startswith("event:") or self._now == (run.pending, run.day):
            return
        self._now = (run.pending, run.day)
        for choice in choices_of(world, run, "choose"):
            name = f"{run.pending[6:]}:{choice.ids[0]}"
            if choice.refusal is None:
                self._asked[name] = None
            else:
                self._asked.setdefault(name, choice.refusal)

    def chose(self, pending: str, command: Command) -> None:
        """A choice was taken while this was in front."""
        self._taken[f"{pending[6:]}:{command.ids[0]}"] = None

    def after(self, world: World, run: Run, day: int, happened: Iterable[Event]) -> None:
        """What came of a command given on a day."""
        school, roster, late = world.family.school, world.family.roster, False
        for event in happened:
            if event.kind == "fee":
                self._due(run, day, "fee", place.fee(world, run), event.number("amount"))
            elif event.kind == "levy_unpaid" and school is not None:
                self._due(run, day, "levy", school.levy, 0)
            elif event.kind == "roster_unmet" and roster is not None and self._hours < roster.hours:
                self._due(run, day, "roster", roster.pays, 0)
            elif event.kind in _WATCHED:
                where, fact = _WATCHED[event.kind]
                self._came[where].add(event.word(fact))
            late = late or event.kind in ("debt_late", "payment_late")
        if late:
            self._due(run, run.day, "debt", self._owed(world, run.day), 0)

    def _owed(self, world: World, day: int) -> int:
        """What a dawn asked for of what was owed before it; the night changes nothing of that."""
        due = [debt for debt in self._debts if debt.due <= day and debt.amount > 0 and debt.kind != "credit"]
        return sum(debts.payment(world, debt) if debt.kind == "loan" else debt.amount for debt in due)

    def _due(self, run: Run, day: int, kind: str, needs: int, paid: int) -> None:
        if paid < needs:
            record = run.today if run.today.day == day else run.past[day - 1]
            self._dues.append(Due(day, kind, needs, max(_balances(record))))

    def seen(self, world: World, run: Run, profits: dict[str, int]) -> Seen:
        """All of it, once the run is over or stopped."""
        records = run.past if run.phase == "over" else (*run.past, run.today)
        suppliers = {who for who, _ in self._offers}
        others = [*world.neighbours, *world.regulars, *world.lenders, *world.officials]
        return Seen(
            events=tuple(sorted(name for name in run.seen if name in world.events and name not in self._before)),
            taken=tuple(sorted(self._taken)),
            opened=tuple(sorted(name for name, why in self._asked.items() if why is None)),
            shut=tuple(sorted((name, why) for name, why in self._asked.items() if why is not None)),
            met=tuple(sorted(suppliers | {who for who in others if people.present(world, run, who)})),
            offered=tuple(sorted({good for _, good in self._offers})),
            bought=tuple(sorted({line.subject for record in records for line in record.lines if line.kind in GOODS})),
            goals=tuple(goal.id for goal in world.goals.values() if holds(world, run, goal.when, f"goal.{goal.id}")),
            profits=tuple(sorted((good, amount) for good, amount in profits.items() if amount)),
            dues=tuple(self._dues),
            idle=_idle(records[len(records) // 2 :]),
            kyes=tuple((one, len(state.out)) for one, state in run.kyes.items()),
            bargains=tuple(_split(world, done) for record in records for done in record.bargains),
            passages=_passages(world, run),
            beside=(
                *((name, state.days) for name, state in run.sidelines.items() if state.days),
                *((name, state.got) for name, state in run.stakes.items()),
            ),
            partners=tuple(run.partners),
            walked=tuple(run.walked),
            dealt=tuple(sorted({line.subject for record in records for line in record.lines if line.kind == "deal"})),
            street=tuple((who, stall.means) for who, stall in run.street.items()),
            ventures=(
                *(name for name, state in run.ventures.courses.items() if state.step in ("away", "home")),
                *(name for name, state in run.ventures.crafts.items() if state.pieces),
                *(name for name, state in run.ventures.contracts.items() if state.brought),
                *run.ventures.names,
            ),
            **{where: tuple(sorted(names)) for where, names in self._came.items()},
        )


def _split(world: World, done: Bargained) -> tuple[str, int, int]:
    """A bargain that is over: its id, one's own part, and what there was to share."""
    if not done.price:
        return done.haggle.id, 0, 0
    mine = bargain.share(world, done).total
    return done.haggle.id, mine, mine + bargain.theirs(world, done).total


def _passages(world: World, run: Run) -> tuple[str, ...]:
    if run.phase != "over":
        return ()
    told = ((part, passage_told(world, run, part)) for part in world.epilogue)
    return tuple(f"{part}.{passage.id}" for part, passage in told if passage is not None)


def _balances(record: DayRecord) -> list[int]:
    """The money in hand at dawn and after each line of the ledger."""
    held = [record.opening]
    for line in record.lines:
        held.append(held[-1] + line.amount)
    return held


def _idle(records: tuple[DayRecord, ...]) -> int:
    """See :class:`Seen`; 0 where nothing was bought."""
    spent = -sum(line.amount for record in records for line in record.lines if line.kind in GOODS)
    if spent <= 0:
        return 0
    least = min(min(_balances(record)) for record in records)
    return divide(max(0, least) * 100 * len(records), spent)
