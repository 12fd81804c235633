"""Score and worth, worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import scoring, worth
from marketgen.engine.measures import measure
from marketgen.engine.rules import outcome
from marketgen.engine.run import DayRecord, GoodState, Run
from marketgen.engine.world import World
from tests.engine.helpers import morning, turns, with_good
from tests.worlds import SCORE, street


def still() -> World:
    """The street with grain at 400 whatever the seed, and no goods but those a test adds."""
    world = street()
    return replace(world, goods={good: replace(item, noise_bp=0) for good, item in world.goods.items()}, events={})


def holding(mark: int = 0, grain: int = 0, **stock: int) -> Run:
    run = morning(still(), money={"mark": mark, "shell": 7}, store={"grain": grain})
    run.goods = {good: GoodState(stock=stock.get(good, 0)) for good in run.goods}
    return run


@pytest.mark.parametrize(
    ("run", "milli"),
    [
        (holding(4000), 10_000),
        (holding(4000, 1500), 11_050),  # stores at 70 %
        (holding(0, 0, jar=10), 5250),  # ten at 300, at 70 %
        (holding(0, 0, candle=10), 0),  # what no stall may show is worth nothing in the score
        (holding(0, 0), 0),
        (holding(1000, 1000, jar=1, plum=4), 2500 + 700 + 525 + 350),
    ],
)
def test_worth_in_thousandths_of_the_measuring_good(run: Run, milli: int) -> None:
    account = worth.worth(still(), run)
    assert account.total == milli == sum(step.amount for step in account.steps)
    assert account.unit == "milli:grain"


@pytest.mark.parametrize(
    ("begun", "now", "part"),
    [
        (10_000, 10_000, 300_000), (1000, 10_000, 1_000_000), (1000, 20_000, 1_000_000), (10_000, 1000, 50_000),
        (10_000, 20_000, 510_721), (10_000, 11_000, 328_975), (10_000, 5000, 89_279), (0, 0, 300_000),
        (10_000, 0, 50_000),
    ],
)  # fmt: skip
def test_worth_counts_on_a_log_scale(begun: int, now: int, part: int) -> None:
    run = replace(holding(now * 2 // 5), start_worth=begun)
    assert scoring.worth_part(still(), run).total == part


def past(*healths: tuple[int, int]) -> tuple[DayRecord, ...]:
    """Days that are over, with the mean and the weakest health."""
    return tuple(
        DayRecord(day, "clear", 0, health=mean, weakest=weakest) for day, (mean, weakest) in enumerate(healths, 1)
    )


@pytest.mark.parametrize(
    ("days", "records", "part"),
    [
        (4, past((100, 100), (800, 600)), 700_000),  # a third of four days is one
        (6, past((900, 900), (800, 600), (600, 200)), 550_000),  # of six, two
        (6, past((800, 600), (0, 0)), 350_000),  # a day of nobody well counts
        (4, past((1000, 1000)), 1_000_000),
        (4, (), 682_500),  # before the first night: as things stand, 725 and 640
    ],
)
def test_home_is_half_the_mean_and_half_the_weakest(days: int, records: tuple[DayRecord, ...], part: int) -> None:
    assert scoring.home_part(replace(still(), days=days), replace(holding(), past=records)).total == part


def test_where_nobody_is_at_home_nobody_is_neglected() -> None:
    """A scenario need not have a household; its score is not nothing for that."""
    alone = replace(holding(), health={}, past=past((0, 0), (0, 0)))
    assert scoring.home_part(replace(still(), household={}), alone).total == 1_000_000


@pytest.mark.parametrize(
    ("trust", "standing", "day", "part"),
    [
        ({}, 0, 1, 500_000),
        ({"mo": 500, "nell": 500}, 1000, 1, 1_000_000),
        ({"mo": -500, "nell": -500}, -1000, 1, 50_000),
        ({"mo": 100, "nell": 0, "rolf": -500}, 100, 1, 550_000),  # Rolf and Pim are not met yet
        ({"mo": 100, "nell": 0, "pim": 200, "rolf": -500}, 100, 2, 500_000 + 25_000 - 25_000),
    ],
)
def test_trust_is_half_people_and_half_standing(trust: dict[str, int], standing: int, day: int, part: int) -> None:
    people = {"mo": 0, "nell": 0, "pim": 0, "rolf": 0, **trust}
    assert scoring.trust_part(still(), replace(holding(), trust=people, standing=standing, day=day)).total == part


@pytest.mark.parametrize(("knows", "kept"), [(0, 1_000_000), (1, 762_914), (2, 582_038), (4, 338_768)])
def test_silence_over_sixty_days(knows: int, kept: int) -> None:
    """.76 for one who knows, .58 for two, .34 for four."""
    assert abs(scoring.silence(still(), replace(holding(), knows=knows)).total - kept) <= 1


def finished(**changes: object) -> Run:
    """A run of four days, over: worth doubled, health 800 and 600, nobody's trust moved."""
    run = replace(
        holding(8000), start_worth=10_000, phase="over", day=4, goal="richer",
        trust=dict.fromkeys(("mo", "nell", "pim", "rolf"), 0),
        past=past((1, 1), (1, 1), (1, 1), (800, 600)),
    )  # fmt: skip
    return replace(run, **changes)


@pytest.mark.parametrize(
    ("changes", "points", "steps"),
    [
        # (.510721 x .7 x .5) ** (1/3) = .56331
        ({}, 56_331, ("three_parts",)),
        ({"knows": 1}, 42_976, ("three_parts", "silence")),
        ({"goal": "fed", "past": (*past((1, 1), (1, 1), (1, 1)), replace(past((800, 600))[0], day=4, meal="crust"))},
         47_881, ("three_parts", "goal_missed")),
        ({"past": past((1, 1), (800, 600))}, 28_166, ("three_parts", "ended_early")),
        ({"past": past((1, 1), (1, 1), (800, 600)), "knows": 2, "start_worth": 19_500}, None, (
            "three_parts", "silence", "goal_missed", "ended_early")),
        ({"phase": "evening", "day": 2, "past": past((1, 1), (800, 600))}, 56_331, ("three_parts",)),
    ],
)  # fmt: skip
def test_the_score_by_its_steps(changes: dict[str, object], points: int | None, steps: tuple[str, ...]) -> None:
    account = scoring.score(still(), finished(**changes))
    assert tuple(step.name for step in account.steps) == steps
    assert account.total == sum(step.amount for step in account.steps)
    if points is not None:
        assert account.total == points


def test_each_thing_that_goes_wrong_takes_its_share() -> None:
    whole = scoring.score(still(), finished()).total
    told = scoring.score(still(), finished(knows=1)).total
    assert abs(told - whole * 762_914 // 1_000_000) <= 1
    early = scoring.score(still(), finished(past=past((1, 1), (1, 1), (800, 600)))).total
    assert abs(early - whole * 3 // 4) <= 1
    poor = finished(start_worth=19_500)
    missed = scoring.score(still(), poor)
    met = scoring.score(still(), replace(poor, goal=""))
    assert abs(missed.total - met.total * 85 // 100) <= 1


@pytest.mark.parametrize(("total", "points"), [(0, 0), (499, 0), (500, 1), (56_331, 56), (99_999, 100), (100_000, 100)])
def test_points(total: int, points: int) -> None:
    assert scoring.points(replace(scoring.score(still(), finished()), total=total)) == points


def test_nothing_can_be_bought_with_money_alone() -> None:
    rich = finished(money={"mark": 10**9, "shell": 0}, past=past((1, 1), (1, 1), (1, 1), (0, 0)))
    assert scoring.score(still(), rich).total == 0


def test_the_greatest_score_is_a_hundred() -> None:
    best = finished(
        money={"mark": 10**9, "shell": 0}, past=past(*[(1000, 1000)] * 4), standing=1000,
        trust=dict.fromkeys(("mo", "nell", "pim", "rolf"), 500),
    )  # fmt: skip
    assert scoring.score(still(), best).total == 100_000


@pytest.mark.parametrize(("ended", "scored"), [("", True), ("ruin", True), ("jail", False)])
def test_an_outcome_says_why_and_some_have_no_score(ended: str, scored: bool) -> None:
    end = outcome(still(), finished(ended=ended))
    assert end is not None
    assert (end.ending, end.reached, end.planned, end.goal_met) == (ended, 4, 4, True)
    assert (end.score is not None) == scored


def test_a_run_that_goes_on_has_no_outcome() -> None:
    assert outcome(still(), finished(phase="evening")) is None


def test_worth_gained_is_what_the_goal_counts() -> None:
    run = finished()
    assert measure(still(), run, "worth_gain") == 10_000
    assert measure(still(), run, "worth_share") == 20_000
    assert scoring.goal_met(still(), run)
    assert not scoring.goal_met(still(), finished(start_worth=19_500))


@pytest.mark.parametrize("bot", ["idle", "random", "lawful"])
def test_scores_of_whole_games_are_within_bounds(bot: str) -> None:
    for seed in "abc":
        *_, (_, last) = turns(street(), seed, bot)
        end = outcome(street(), last.run)
        assert end is not None
        if end.score is not None:
            assert 0 <= end.score.total <= 100_000


def test_the_measuring_good_may_be_sold_out_but_never_free() -> None:
    run = with_good(holding(4000), "grain", older=-6000)
    assert worth.worth(still(), run).total == 25_000
    assert SCORE.measure == "grain"
