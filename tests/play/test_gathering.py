"""What happened, told in few lines: markets, the goal, ties that only fade, cards without an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import plot
from marketgen.engine.commands import Command
from marketgen.engine.conditions import missing
from marketgen.engine.events import Event, Turn, event, refuse
from marketgen.engine.officials import faded
from marketgen.engine.plot import Condition, Goal
from marketgen.engine.rules import new_run
from marketgen.engine.run import Offer, Run, Tally
from marketgen.play import gathering, look, refusals, tell, wording
from marketgen.play.timeline import Timeline
from tests.worlds import bazaar, street


def after(*events: Event, **stock: int) -> list[str]:
    """The lines of some events, with so much of each good left."""
    world = street()
    run = new_run(world, "amber").run
    for good, units in stock.items():
        run.goods[good] = replace(run.goods[good], stock=units)
    return [line.text for line in gathering.lines(world, run, events)]


def sold(good: str, units: int = 0, walked: int = 0) -> Event:
    return event("sold", good=good, units=units, groups=units, walked=walked, takings=units * 10, block=0)


def test_a_slot_that_was_empty_is_no_news() -> None:
    assert after(sold("plum"), sold("grain", 2), plum=0, grain=5) == after(sold("grain", 2), grain=5)
    assert len(after(sold("plum"), plum=4)) == 1, "nobody wanted what was there"
    assert len(after(sold("plum", walked=2), plum=0)) == 1, "somebody looked and walked on"
    told = after(sold("plum"), event("none_left", good="plum", groups=3, block=0), plum=0)
    assert len(told) == 1
    assert "your slot for it is empty" in told[0]


def test_many_wishes_share_a_line_the_most_wished_for_first() -> None:
    missed = [event("missed", good=good, groups=groups, block=0) for good, groups in
              (("plum", 2), ("grain", 7), ("jar", 4))]  # fmt: skip
    (line,) = after(*missed)
    assert line.index("7") < line.index("4") < line.index("2")
    assert len(after(*missed[:2])) == 2


def test_what_was_wished_for_in_two_parts_of_a_day_is_one_number() -> None:
    wished = [event("missed", good=good, groups=groups, block=block) for block in (0, 1)
              for good, groups in (("plum", 2), ("jar", 1))]  # fmt: skip
    told = after(*wished)
    assert len(told) == 2
    assert "4 groups wished for plum" in told[0]
    assert "2 groups wished for jar" in told[1]
    (line,) = after(*wished, event("missed", good="grain", groups=3, block=1))
    assert [line.count(word) for word in ("plum 4", "grain 3", "jar 2")] == [1, 1, 1]


def richer(mark: int) -> Timeline:
    """A run whose goal is to have a thousand in hand, with so much of it."""
    world = street()
    goal = Goal("purse", Condition("all", (plot.Test("money", world.money, 1000, None),), ()))
    world = replace(world, goals={"purse": goal}, texts={**world.texts, "goals.purse.title": "A full purse"})
    run = new_run(world, "amber", goal="purse").run
    run.money[world.money] = mark
    run.offers = (Offer("mo", "plum", 5, 5, 90),)
    return Timeline(world, run)


@pytest.mark.parametrize(("before", "word"), [(1050, "no longer met"), (5000, ""), (500, "")])
def test_the_goal_says_when_it_is_lost(before: int, word: str) -> None:
    scene = richer(before)
    turn = scene.do(Command("take", ("mo", "plum"), 1))
    assert isinstance(turn, Turn)
    told = [line.text for line in gathering.lines(scene.world, scene.run, turn.events) if line.who == "your goal"]
    assert len(told) == bool(word)
    assert all(word in line and "A full purse" in line for line in told)


@pytest.mark.parametrize(("tie", "moves"), [(104, 0), (-104, 0), (3, 0), (104, 7)])
def test_a_tie_that_only_fades_is_told_as_the_same(tie: int, moves: int) -> None:
    world = street()
    run = new_run(world, "amber").run
    who = next(iter(run.officials))
    before = dict(run.today.before) | {f"health.{one}": run.health[one] for one in world.household}
    run.past = (replace(run.today, before={**before, "heat": 0, f"tie.{who}": tie}),)
    run.today = replace(run.today, day=2, before={**before, "heat": 0, f"tie.{who}": faded(world, tie) + moves})
    told = [line for line in look.report(Timeline(world, run), 1).people if line.who == wording.person(world, who)]
    assert [bool(line.tone) for line in told] == [bool(moves)]


def way(*tests: tuple[str, int]) -> Condition:
    return Condition("all", tuple(plot.Test(measure, "mark" if measure == "money" else "", low, None)
                                  for measure, low in tests), ())  # fmt: skip


def test_a_closed_answer_names_the_nearest_way_to_it() -> None:
    world = street()
    run: Run = new_run(world, "amber").run
    run.money["mark"] = 10
    ways = Condition("any", (), (way(("money", 900)), way(("day", 5), ("money", 400)), way(("money", 600))))
    lacks = missing(world, run, ways)
    assert lacks is not None
    assert (lacks.measure, lacks.low) == ("money", 600)
    never = Condition("not", (plot.Test("day", "", 1, None),), ())
    assert missing(world, run, never) is None


@pytest.mark.parametrize(
    ("measure", "words"),
    [("settled", "has settled that"), ("flag", "has not happened"), ("day", "too early"), ("heat", "quieter days"),
     ("wet_days", "what came before")],
)  # fmt: skip
def test_a_closed_answer_says_what_it_hangs_on(measure: str, words: str) -> None:
    told = refusals.sentence(street(), refuse("choice_closed", choice="a", measure=measure, least=3))
    assert words in told


def test_an_offer_that_is_too_dear_still_says_that_it_can_be_had_on_credit() -> None:
    world = bazaar()
    run = new_run(world, "amber").run
    run.offers, run.trust["mo"] = (Offer("mo", "plum", 5, 5, 90),), 300
    run.past = (replace(run.today, tallies={"plum": Tally(takings=90_000)}),)
    run.money[world.money] = 1
    (row,) = look.supply(Timeline(world, run)).offers
    assert not row.most
    assert row.on_credit
    assert row.terms == "in 2 days"
    run.trust["mo"] = 0
    (row,) = look.supply(Timeline(world, run)).offers
    assert (row.on_credit, row.terms) == (False, "too dear now")


@pytest.mark.parametrize("kind", ["order_lost", "order_off"])
def test_who_surely_brings_what_does_not_come_owns_up_to_it(kind: str) -> None:
    world, run = street(), new_run(street(), "amber").run
    lost = event(kind, person="mo", good="plum", units=3)
    for offers, owns in (((Offer("mo", "jar", 5, 5, 90),), 0), ((Offer("mo", "plum", 5, 5, 90),), 1)):
        run.offers = offers
        (line,) = gathering.lines(world, run, (lost,))
        assert line.text.count("another load") == owns


def test_what_was_paid_ahead_buys_what_it_can() -> None:
    (line,) = after(event("order_unpaid", person="mo", good="plum", units=3, amount=0, kept=2))
    assert "what you had paid ahead pays for 2" in line
    assert "took 3" in line


@pytest.mark.parametrize(("lost", "words"), [(0, "took 3"), (8250, "you had paid ahead for that is lost")])
def test_what_is_lost_with_goods_that_go_back_is_said(lost: int, words: str) -> None:
    (line,) = after(event("order_unpaid", person="mo", good="plum", units=3, amount=lost))
    assert words in line
    assert line.endswith(" trusts you less for it."), "why a bond is worse that evening"
    assert ("82.50" in line) == bool(lost), line


@pytest.mark.parametrize(
    ("happened", "words"),
    [
        (event("hours", amount=1), "It takes 1 hour of the day."),
        (event("hours", amount=3), "It takes 3 hours of the day."),
        (event("hours", amount=-2), "2 hours of the day are yours again."),
        (event("wood", milli=250, amount=900), "Wood: 0.25 cubic metres for 9.00 mark. In the yard now: "),
    ],
)
def test_what_was_got_and_what_there_is_are_told_apart(happened: Event, words: str) -> None:
    (line,) = after(happened)
    assert line.startswith(words)


def test_one_price_is_said_once() -> None:
    world = bazaar()
    first = look.ledger(Timeline(world, new_run(world, "amber").run), "plum")
    assert first.summary.count("today") == 1
    assert "highest" not in first.summary


def test_a_refused_amount_says_what_can_be_had() -> None:
    told = refusals.sentence(street(), refuse("offer_has", good="plum", units=57))
    assert "57" in told
    assert "plum" in told


def test_that_somebody_expects_more_is_no_good_news() -> None:
    world = bazaar()
    run = new_run(world, "amber").run
    who = next(iter(world.officials))
    for kind, amount, tone in (("expects", 5, "bad"), ("expects", -5, "good"), ("fear", 1, "bad"), ("tie", 5, "good")):
        line = tell.line(world, run, event(kind, official=who, amount=amount))
        assert line is not None
        assert line.tone == tone, kind
