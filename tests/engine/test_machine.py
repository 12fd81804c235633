"""All commands, in any order, with saves, undo and reloading between them: what must hold after every one.

The machine keeps books of its own, from what the answers tell: goods, money, what can be taken back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis.strategies as st
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from marketgen.engine import demand, price
from marketgen.engine.commands import VERBS, Command, parse, text
from marketgen.engine.events import Event, Refusal, Turn
from marketgen.engine.explain import explain
from marketgen.engine.rules import choices, undoable
from marketgen.engine.run import Run, digest, from_json, to_json
from marketgen.engine.starting import drawn_goals
from marketgen.play import what_if
from marketgen.play.bots import BOTS, MOST_COMMANDS, next_command
from marketgen.play.games import Watching
from marketgen.play.lines import head
from marketgen.play.session import Session
from marketgen.play.verify import VERIFIED, verify
from marketgen.saves.log import RunFile, read_run
from tests.bargain_world import fair
from tests.council_world import parlour
from tests.engine.helpers import assert_check_agrees, assert_choices_hold, covers, of_choice, vocabulary
from tests.gates_world import shores
from tests.kye_world import court
from tests.rights_world import arcade
from tests.road_world import highway
from tests.side_world import lane
from tests.street_world import row
from tests.venture_world import mill
from tests.worlds import bazaar, first_stall, street, tiny, two_chapters

WORLDS = {
    "street": street,
    "bazaar": bazaar,
    "tiny": tiny,
    "first_stall": first_stall,
    "highway": highway,
    "court": court,
    "lane": lane,
    "parlour": parlour,
    "fair": fair,
    "row": row,
    "shores": shores,
    "mill": mill,
    "two_chapters": two_chapters,
    "arcade": arcade,
}
GOODS_IN = dict.fromkeys(
    (
        "took",
        "took_credit",
        "trusted_with",
        "order_came",
        "stock",
        "load_came",
        "carried_home",
        "bargain_bought",
        "batch_done",
    ),
    "units",
)
GOODS_OUT = dict.fromkeys(
    (
        "sold",
        "brought",
        "spoiled",
        "inspection_goods",
        "found_short",
        "found_poor",
        "bargain_sold",
        "bargain_sweet",
        "side_used",
        "sack_sold",
        "sack_on_time",
        "batch_used",
        "contract_brought",
    ),
    "units",
)

GATES = {"permit_asked": -1, "permit_denied": 1, "entry_paid": -1, "bought_in": -1, "right_sold": 1}
STAKES = {"stake_bought": -1, "stake_mended": -1, "stake_paid": 1, "stake_sold": 1, "stake_over": 1}


@dataclass(frozen=True)
class Books:
    """What the events so far add up to: units of each good at the stall, money in currencies that have no ledger."""

    stock: tuple[tuple[str, int], ...]
    purse: tuple[tuple[str, int], ...]

    def after(self, events: tuple[Event, ...], main: str) -> Books:
        """The books with what some events tell."""
        stock, purse = dict(self.stock), dict(self.purse)
        for event in events:
            if event.kind in GOODS_IN:
                stock[event.word("good")] += event.number(GOODS_IN[event.kind])
            elif event.kind in GOODS_OUT:
                stock[event.word("good")] -= event.number(GOODS_OUT[event.kind])
            elif event.kind == "gift_taken":
                held = purse if event.word("what") in purse else stock
                if event.word("what") != main and event.word("what") in held:  # what is done is not had
                    held[event.word("what")] -= event.number("amount")
            elif event.kind == "changed":
                for key, sign, sum_ in (("source", -1, "gave"), ("target", 1, "got")):
                    if event.word(key) != main:
                        purse[event.word(key)] += sign * event.number(sum_)
            elif event.kind == "built" and event.word("currency") != main:
                purse[event.word("currency")] -= event.number("price")
            elif event.kind in ("dealt", "deal_sent"):
                purse[event.word("currency")] += event.number("other")
            elif event.kind == "place_over" and event.word("currency") not in ("", main):
                purse[event.word("currency")] += event.number("amount")
            elif event.kind in STAKES and event.word("currency") != main:
                purse[event.word("currency")] += STAKES[event.kind] * event.number("amount")
            elif event.kind in GATES and event.word("currency") != main:
                purse[event.word("currency")] += GATES[event.kind] * event.number("amount")
            elif event.kind == "treated" and event.number("amount") == 0:  # from what you had
                stock[event.word("good")] -= 1
            elif event.kind == "gave_post":
                stock[event.word("what")] -= event.number("amount")
            elif event.kind == "paid_post" and event.word("currency") != main:
                purse[event.word("currency")] -= event.number("amount")
            elif event.kind == "money" and event.word("currency") != main:
                purse[event.word("currency")] += event.number("amount")
        return Books(tuple(stock.items()), tuple(purse.items()))


def lines_grammar() -> st.SearchStrategy[str]:
    """Lines of words that mostly are of some scenario, and sometimes of none."""
    words = sorted({word for world in WORLDS.values() for kind in vocabulary(world()).values() for word in kind})
    amounts = st.sampled_from(["0", "1", "2", "17", "999999999", "1000000000", "-1", "1.5", "007", "１", "x", ""])
    formed = st.lists(st.sampled_from(words) | amounts, max_size=4).map(" ".join)
    return st.builds("{} {}".format, st.sampled_from([*VERBS, "open!", "SHOW", ""]), formed) | st.text(max_size=30)


class Market(RuleBasedStateMachine):
    """A run with its file; every rule is a thing that a person or a front end may do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "machine.mgsave"
        self.session: Session | None = None

    @initialize(name=st.sampled_from(sorted(WORLDS)), seed=st.sampled_from("abcdefgh"), level=st.integers(0, 2))
    def begin(self, name: str, seed: str, level: int) -> None:
        world = WORLDS[name]()
        difficulty = list(world.difficulties)[level]
        goal = next(iter(drawn_goals(world, seed)))
        first = head({"made": "by a test"}, world.digest, (seed, difficulty, goal), world.id)
        self.world = world
        self.session = Session.begin(world, seed, difficulty, goal, RunFile.create(self.path, first))
        start = world.start
        self.books = Books(
            tuple((good, start.stock.get(good, 0)) for good in world.goods),
            tuple((currency, amount) for currency, amount in self.run.money.items() if currency != world.money),
        ).after(self.session.events, world.money)
        self.back: list[tuple[Run, Books]] = []

    @property
    def run(self) -> Run:
        assert self.session is not None
        return self.session.run

    def teardown(self) -> None:
        if self.session:
            self.session.close()
            with RunFile.open(self.path, readonly=True) as file:
                verdict = verify(self.world, file.head, file.records)
                assert (verdict.result, verdict.why) == (VERIFIED, ""), verdict
        self.folder.cleanup()

    def carry_out(self, asked: Command) -> None:
        """Give a command to the session and see that the answer is what the choices promised."""
        before, size = self.run, self.session.file.size
        was, promised = digest(before), any(covers(choice, asked) for choice in choices(self.world, before))
        prices = {good: price.asked(self.world, before, good).total for good in before.slots if good}
        answer = self.session.do(asked)
        assert digest(before) == was
        if isinstance(answer, Refusal):
            assert not promised, answer
            assert self.run is before
            assert self.session.file.size == size
            return
        assert promised
        assert parse(text(asked)) == asked
        assert self.session.file.size > size
        assert answer.run is self.run
        self.note_down(asked, before)
        self.books = self.books.after(answer.events, self.world.money)
        if self.run.weeks != before.weeks:  # what was lived meanwhile is told as one thing
            self.assert_weeks_add_up(before)
        self.assert_charged(before, answer, prices)

    def assert_weeks_add_up(self, before: Run) -> None:
        """Of the weeks between two chapters every day is there, each goes on with the money of the one before it
        (:meth:`assert_money_adds_up`), and what is had at their end is what the books begin anew with."""
        first, last = len(before.past), len(self.run.past)
        assert [record.day for record in self.run.past[first:]] == list(range(before.day, self.run.day))
        assert last - first == self.run.day - before.day
        self.books = Books(
            tuple((good, state.stock) for good, state in self.run.goods.items()),
            tuple((name, self.run.money[name]) for name, _ in self.books.purse),
        )

    def note_down(self, asked: Command, before: Run) -> None:
        """What can be taken back after a command."""
        if undoable(asked.verb):
            self.back.append((before, self.books))
        elif asked.verb != "note":
            self.back.clear()

    def assert_charged(self, before: Run, answer: Turn, prices: dict[str, int]) -> None:
        """What was shown is what was charged: asks, offers, orders."""
        after = answer.run
        record = after.today if after.today.day == before.today.day else after.past[len(before.past)]
        known = len(before.today.lines)
        assert record.lines[:known] == before.today.lines
        offers = {(offer.who, offer.good): offer.price for offer in before.offers}
        orders = {(order.who, order.good): order.price for order in before.orders}
        fresh = record.lines[known:] + (after.today.lines if record is not after.today else ())
        for line in fresh:
            if line.kind == "sold":
                assert (line.price, line.amount) == (prices[line.subject], line.units * line.price)
            elif line.kind in ("took", "order"):
                shown = offers if line.kind == "took" else orders
                assert (line.price, line.amount) == (shown[line.other, line.subject], -line.units * line.price)

    @precondition(lambda self: self.run.phase != "over")
    @rule(which=st.integers(0, 10_000), part=st.sampled_from((0, 1, 2, 3)))
    def choose(self, which: int, part: int) -> None:
        """Something that is offered, with the least, the greatest or an amount between."""
        found = [choice for choice in choices(self.world, self.run) if choice.refusal is None]
        choice = found[which % len(found)]
        amount = choice.low + (choice.high - choice.low) * part // 3 if choice.high >= 0 else -1
        asked = of_choice(choice, amount)
        self.carry_out(asked)

    @precondition(lambda self: self.run.phase != "over")
    @rule()
    def go_on(self) -> None:
        """The plainest way on: a run must come to its end now and then."""
        found = [choice for choice in choices(self.world, self.run) if choice.refusal is None]
        verbs = ("choose", "answer", "haggle", "open", "sleep", "return", "on")
        self.carry_out(next(choice for choice in found if choice.verb in verbs).command())

    @precondition(lambda self: self.run.phase != "over")
    @rule(bot=st.sampled_from(sorted(BOTS)))
    def to_the_next_phase(self, bot: str) -> None:
        """A bot plays until noon, evening or morning, so that later days are reached."""
        phase = self.run.phase
        for given in range(MOST_COMMANDS + 20):
            if self.run.phase != phase:
                break
            self.carry_out(next_command(BOTS[bot], self.world, self.run, given))

    @rule(line=lines_grammar())
    def say(self, line: str) -> None:
        """A line of words, lawful or not."""
        asked = parse(line)
        if isinstance(asked, Command):
            assert parse(text(asked)) == asked
            self.carry_out(asked)

    @rule(
        verb=st.sampled_from([*VERBS, "note", "note", "nonsense"]),
        ids=st.lists(st.text(max_size=3), max_size=2).map(tuple),
        amount=st.integers(-2, 2),
        words=st.text(max_size=12) | st.sampled_from(["", "two  blanks", " edge ", "a\nline", "x" * 201]),
    )
    def say_what_no_line_says(self, verb: str, ids: tuple[str, ...], amount: int, words: str) -> None:
        """A command that a program made up, not a person: it is refused, or its text form is read back."""
        self.carry_out(Command(verb, ids, amount, words))

    @precondition(lambda self: self.run.phase != "over" and self.world.days - self.run.day < 3)
    @rule(bot=st.sampled_from(["lawful", "expert"]), which=st.integers(0, 10_000))
    def to_the_end(self, bot: str, which: int) -> None:
        """A bot plays the last days of a run, and then it is asked what if."""
        for given in range(4 * MOST_COMMANDS):
            if self.run.phase == "over":
                self.ask_what_if(which)
                return
            self.carry_out(next_command(BOTS[bot], self.world, self.run, given % MOST_COMMANDS))
        raise AssertionError("a run comes to its end")

    @precondition(lambda self: self.run.phase == "over")
    @rule(which=st.integers(0, 10_000))
    def ask_what_if(self, which: int) -> None:
        """The story again with a decision as it was, or with another: the one comes to the same, neither moves this."""
        contents = read_run(self.path)
        watching = Watching(self.world, contents.head, contents.records)
        was, size = digest(self.run), self.session.file.size
        book = what_if.asked(watching)
        found = [one for one in what_if.decisions(book) if not one.fixed]
        if found:
            decision = found[which % len(found)]
            same = what_if.tell(watching, book, decision, what_if.act_of(book, decision).command)
            assert (digest(same.other.scene.run), same.skipped) == (was, ())
            other = what_if.tell(watching, book, decision, None).other.scene.run
            assert other.phase == "over"
            assert all(amount >= 0 for amount in other.money.values())
        assert (digest(self.run), self.session.file.size) == (was, size)

    @rule()
    def undo(self) -> None:
        """Take the last command back, or be refused."""
        notes, size = self.run.today.notes, self.session.file.size
        allowed = self.back and self.world.difficulties[self.run.difficulty].undo
        assert bool(self.session.timeline.would_undo()) == bool(allowed)
        answer = self.session.undo()
        assert isinstance(answer, Turn) == bool(allowed)
        if allowed:
            before, self.books = self.back.pop()
            assert digest(self.run) == digest(replace(before, today=replace(before.today, notes=notes)))
        else:
            assert self.session.file.size == size

    @rule()
    def reload(self) -> None:
        """Close the program and open the run again."""
        was, told, size = digest(self.run), self.session.events, self.session.file.size
        takes_back = self.session.timeline.would_undo()
        self.session.close()
        self.session = Session.resume(self.world, RunFile.open(self.path))
        assert (digest(self.run), self.session.events) == (was, told)
        assert self.session.timeline.would_undo() == takes_back
        assert (self.session.opened.notes, self.session.mixed, self.session.file.size) == ([], False, size)

    @rule()
    def through_json(self) -> None:
        """Go on with the state as JSON gives it back."""
        again = from_json(json.loads(json.dumps(to_json(self.run))))
        assert again == self.run
        assert digest(again) == digest(self.run)
        self.session.timeline.run = again

    @rule()
    def look(self) -> None:
        """Ask about everything; nothing moves."""
        was = digest(self.run)
        for subject in (
            *(f"price:{good}" for good in self.world.goods),
            "worth",
            "score",
            "hand",
            "heat",
            "inspection",
        ):
            account = explain(self.world, self.run, subject)
            assert account is not None
            assert account.total == sum(step.amount for step in account.steps)
        assert digest(self.run) == was

    @rule()
    def all_that_can_be_said(self) -> None:
        """Every command in the scenario's words is accepted if and only if a choice covers it."""
        assert_check_agrees(self.world, self.run)

    @invariant()
    def all_holds(self) -> None:
        """What must be true at every moment."""
        if self.session:
            assert_choices_hold(self.world, self.run)
            self.assert_money_adds_up()
            self.assert_goods_add_up()
            self.assert_within_bounds()
            self.assert_memory_is_true()

    def assert_money_adds_up(self) -> None:
        run = self.run
        assert all(amount >= 0 for amount in run.money.values())
        assert run.today.opening + sum(line.amount for line in run.today.lines) == run.money[self.world.money]
        for record, later in pairwise((*run.past, *(() if run.phase == "over" else (run.today,)))):
            assert later.opening == record.closing
        for record in run.past:
            assert record.closing == record.opening + sum(line.amount for line in record.lines)
        assert {name: run.money[name] for name, _ in self.books.purse} == dict(self.books.purse)

    def assert_goods_add_up(self) -> None:
        assert {good: state.stock for good, state in self.run.goods.items()} == dict(self.books.stock)
        for state in self.run.goods.values():
            assert state.stock >= 0
            assert state.cost >= 0
            assert state.stock or not state.cost

    def assert_within_bounds(self) -> None:
        run = self.run
        assert all(0 <= health <= 1000 for health in run.health.values())
        assert all(-500 <= trust <= 500 for trust in run.trust.values())
        assert all(-500 <= state.tie <= 500 and 0 <= state.fear <= 4 for state in run.officials.values())
        assert 0 <= run.heat <= 100
        assert -1000 <= run.standing <= 1000
        helped = self.world.met("family", run.day)  # somebody's hour may be added to those the day began with
        assert 0 <= run.hours <= (24 if helped else run.hours_of)
        assert all(milli >= 0 for milli in run.store.values())
        assert run.knows >= -(-run.knows_peak // 2)

    def assert_memory_is_true(self) -> None:
        """What was kept from an earlier working out is what would be worked out now."""
        for good in self.world.goods:
            assert price.total(self.world, self.run, good) == price.going(self.world, self.run, good).total
            for stance in self.world.stances:
                fit = demand.fit(self.world, self.run, good, stance, 1).total
                assert demand.suits(self.world, self.run, good, stance, 1) == fit
        assert digest(self.run) == digest(replace(self.run, memory={}))


TestMarket = Market.TestCase
TestMarket.settings = settings(
    max_examples=25, stateful_step_count=40, report_multiple_bugs=False, phases=(Phase.explicit, Phase.generate)
)  # making a failing run shorter takes minutes; its steps are printed as they are
