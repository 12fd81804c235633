"""Whatever is typed in The Awning, at any moment, is done, if it is offered, or refused in one sentence."""

from __future__ import annotations

from functools import cache

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine.commands import MOST, VERBS, Command, text
from marketgen.engine.events import Choice, Refusal, Turn
from marketgen.engine.rules import apply, check, choices
from marketgen.engine.run import Run, digest
from marketgen.play import refusals, tell
from tests.engine.helpers import JUNK, covers, do, morning, refused, turns, vocabulary
from tests.worlds import the_awning

AMOUNTS = (0, 1, 2, 7, 500, 49_999, MOST)


@cache
def stages() -> tuple[tuple[Run, tuple[Choice, ...]], ...]:
    """A run at each kind of moment that some games come to, first and last, with what is offered then.

    A moment is a phase, what waits for an answer, whether you are at home, whether anything is on the road.
    """
    world = the_awning()
    found: dict[str, Run] = {}
    for seed, bot in (("amber", "random"), ("oak", "wanderer"), ("amber", "lawful")):
        for _, turn in turns(world, seed, bot):
            run = turn.run
            waits = run.pending.partition(":")[0]
            found.setdefault(f"{run.phase} {waits} {run.place == world.place} {bool(run.loads)}", run)
            found[f"{run.phase} {waits}"] = run
    return tuple((run, choices(world, run)) for run in found.values())


@cache
def ids() -> dict[str, tuple[str, ...]]:
    """Every id that a command may hold, by kind; those who could carry for you among the persons."""
    world = the_awning()
    words = vocabulary(world)
    return words | {"person": (*words["person"], *world.regulars, *world.neighbours, *world.lenders)}


@cache
def all_ids() -> tuple[str, ...]:
    """Every id of any kind."""
    return tuple(sorted({word for kind in ids().values() for word in kind}))


def assert_answered(run: Run, offered: tuple[Choice, ...], asked: Command) -> None:
    """A command is done and told, or refused in a sentence; the run it is given stays as it is."""
    world = the_awning()
    was = digest(run)
    answer = apply(world, run, asked)
    assert digest(run) == was
    promised = any(covers(choice, asked) for choice in offered)
    if isinstance(answer, Refusal):
        assert not promised, (text(asked), answer)
        assert_sentence(answer, text(asked))
        return
    assert isinstance(answer, Turn)
    assert promised, text(asked)
    after = answer.run
    assert min((0, *after.money.values(), *after.store.values())) == 0, text(asked)
    assert all(state.stock >= 0 and state.cost >= 0 for state in after.goods.values()), text(asked)
    for event in answer.events:
        line = tell.line(world, after, event)
        assert line is None or line.text, event


def assert_sentence(refusal: Refusal, about: str) -> None:
    """A refusal is told in a whole sentence, with nothing left to fill in and no name missing."""
    told = refusals.sentence(the_awning(), refusal)
    assert len(told) > 8, (about, told)
    assert told[:1].isupper() or told[:1].isdigit(), (about, told)
    assert told[-1] in ".?!" or told.startswith("This command is written so: "), (about, told)
    assert "{" not in told, (about, told)
    assert "  " not in told, (about, told)


def test_the_moments_are_many() -> None:
    assert {"morning", "noon", "evening", "away", "over"} == {run.phase for run, _ in stages()}
    assert {"", "bargain", "event", "inspection", "held"} == {run.pending.partition(":")[0] for run, _ in stages()}


@settings(max_examples=400, deadline=None)
@given(
    moment=st.integers(0, 999),
    verb=st.sampled_from(sorted(VERBS)),
    which=st.tuples(*[st.integers(0, 999)] * 3),
    strange=st.tuples(*[st.integers(0, 3)] * 3),
    amount=st.sampled_from(AMOUNTS) | st.integers(0, MOST),
)
def test_whatever_is_typed_is_done_or_refused_in_a_sentence(
    moment: int, verb: str, which: tuple[int, ...], strange: tuple[int, ...], amount: int
) -> None:
    """Ids of the right kind mostly, one in four of any kind."""
    run, offered = stages()[moment % len(stages())]
    form = VERBS[verb]
    pools = [all_ids() if odd == 0 else ids()[kind] for kind, odd in zip(form.ids, strange, strict=False)]
    said = tuple(pool[place % len(pool)] for pool, place in zip(pools, which, strict=False))
    asked = Command(verb, said, amount if form.amount else -1, "a line" if form.words else "")
    assert_answered(run, offered, asked)


def test_all_that_is_offered_is_done() -> None:
    for run, offered in stages()[::3]:
        for choice in offered:
            if choice.refusal is None and choice.verb != "note":
                assert_answered(run, offered, choice.command(choice.high))


@pytest.mark.parametrize("verb", sorted(verb for verb, form in VERBS.items() if form.ids))
def test_an_unknown_id_is_refused_in_a_sentence(verb: str) -> None:
    form = VERBS[verb]
    for run, _ in stages():
        for place in range(len(form.ids)):
            said = [ids()[kind][0] for kind in form.ids]
            said[place] = JUNK
            asked = Command(verb, tuple(said), 1 if form.amount else -1)
            found = check(the_awning(), run, asked)
            assert found is not None, (run.phase, text(asked))
            assert_sentence(found, text(asked))


def test_a_closed_verb_says_when_it_is_open() -> None:
    world = the_awning()
    run = morning(world, day=world.systems["travel"])
    assert refused(world, run, "buy rice 1") == "wrong_phase"
    trip = check(world, run, Command("buy", ("rice",), 1))
    assert trip is not None
    assert "travel somewhere first" in refusals.sentence(world, trip)
    over = next(run for run, _ in stages() if run.phase == "over")
    assert {refused(world, over, line) for line in ("sleep", "show rice 1", "note a line", "release wait")} == {"over"}


def test_goods_just_sold_cannot_be_shown_or_given_again() -> None:
    world = the_awning()
    run = morning(world)
    good = next(good for good, state in run.goods.items() if state.stock and any(
        good in meal.goods for meal in world.meals.values()))  # fmt: skip
    units = run.goods[good].stock
    after, _ = do(world, run, f"bring {good} {units}")
    for line in (f"show {good} 1", f"bring {good} 1", f"price {good} {world.start.stance}"):
        assert refused(world, after, line) == "no_stock", line


def test_whoever_is_gone_neither_sells_nor_carries() -> None:
    world = the_awning()
    run = morning(world)
    who = run.offers[0].who
    run.gone = (who,)
    good = run.offers[0].good
    for line in (f"take {who} {good} 1", f"order {who} {good} 1", f"credit {who} {good} 1", f"inspect {who}"):
        found = refused(world, run, line)
        assert found in ("no_such", "not_yet"), (line, found)
