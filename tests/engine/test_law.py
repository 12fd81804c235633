"""The law: envy, danger, the ladder, who lets you off, fear, go-betweens, posts that change hands, checks at home."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine import between, checks, inspection, ladder, media, office, officials
from marketgen.engine.envy import envy
from marketgen.engine.explain import explain
from marketgen.engine.rules import advance, check, choices
from marketgen.engine.run import Run, digest, from_json, to_json
from marketgen.engine.world import (
    CheckRules,
    EnvyRules,
    Law,
    LeastRules,
    MediaRules,
    OfficeRules,
    Official,
    Rung,
    SquadRules,
    World,
)
from tests.engine.helpers import do, kinds, morning, of_choice, refused, with_good, with_official
from tests.worlds import GIFTS, INSPECTION, street

ENVY = EnvyRules(points=20, usual_bp=15_000, most=40, street=((1, 10_000), (4, 16_000)))
OFFICE = OfficeRules(
    rotation_bp=0, month=30, days=(3, 4), rumoured=2, falls_ppm=0, falls_level_ppm=100, falls_taken_ppm=50,
    taken_per=1000, book=500, tells_bp=5000, tells_trust_bp=1000, shaken=10, spot_tie=200, spot_every=4,
)  # fmt: skip
MEDIA = MediaRules(each_ppm=1500, fade_days=2, named_days=10, informed_standing=-100, informed_trust=-50)
LAWS = (
    Law("lamps", "goods", 1, 3, goods=("jar",), steps=1),
    Law("men", "sellers", 1, 4, members=("aunt",), steps=1),
    Law("tapes", "media", 1, 4, close=5000, close_bp=10_000, file=2, ending="jail"),
)
RUNGS = (
    Rung("talk", 30, 0, 0, 0, 0, 0, "sweeps"),
    Rung("fee", 25, 250, 0, 0, 0, 0, "fines"),
    Rung("fine", 20, 400, 800, 0, 0, 2, "fines"),
    Rung("goods", 17, 0, 0, 2500, 0, 3, "goods"),
    Rung("days", 5, 0, 0, 2500, 0, 5, "licence", 2),
    Rung("page", 3, 0, 0, 2500, 1, 8),
)
RULES = replace(
    INSPECTION, sure_days=(1, 2, 3, 4), warn_bp=0, off_bp=0, rungs=RUNGS, early=True, envy=ENVY,
    squad=None, least=LeastRules(250, 1000, 1), checks=CheckRules(("lamp",), 10_000),
)  # fmt: skip


def law_world(**changes: object) -> World:
    """The street without stories, with the law's rules, two posts, and a stranger for one of them."""
    world = street()
    posts = {
        "ox": replace(world.officials["ox"], covers=("sweeps", "goods"), through=("mark",), between=("mo", "nell")),
        "pen": Official("pen", 1, 500, 1, 0, (), ("mark",), ("fines", "place", "licence", "checks")),
        "yak": Official("yak", 1, 700, 2, 0, ("plum",), ("mark", "plum"), ("sweeps",), replaces="ox"),
    }
    made = replace(
        world, events={}, notices=(), lessons=(), officials=posts, inspection=RULES, office=OFFICE, media=MEDIA,
        laws=LAWS, gifts=replace(GIFTS, market_witnesses=(2, 3), usual_level=1, between_bp=1500, between_trust=0),
    )  # fmt: skip
    return replace(made, **changes)


def inspect(world: World, **changes: object) -> World:
    """The same world with some numbers of its inspection changed."""
    return replace(world, inspection=replace(world.inspection, **changes))


def faced(world: World, *before: str, seed: str = "amber", **official: int) -> Run:
    """The moment of an inspection, with jars and plums on show."""
    run = with_official(morning(world, seed), "ox", **official) if official else morning(world, seed)
    run, _ = do(world, run, "show plum 2", *before, "open")
    if not run.pending:
        run, _ = do(world, run, "open")
    assert run.pending == "inspection"
    return run


@pytest.mark.parametrize(
    ("money", "day", "stirred", "points"),
    [
        (0, 1, 0, 0),  # goods alone are under one and a half times the street's
        (20_000, 1, 0, 19),  # 24,600 seen of 10,000: 49 less 30
        (20_000, 4, 0, 1),  # the street has 16,000 by then
        (60_000, 1, 0, 40),  # held
        (0, 1, 7, 7),
        (20_000, 1, 30, 40),
    ],
)
def test_envy(money: int, day: int, stirred: int, points: int) -> None:
    run = morning(law_world(), day=day, money={"mark": money, "shell": 900_000}, envied=stirred)
    for good in run.goods:
        run = with_good(run, good, stock=0)
    run = with_good(run, "later", stock=30 if money else 40)
    account = envy(law_world(), run)
    seen = money + run.goods["later"].stock * 150
    median = {1: 10_000, 4: 16_000}[day]
    base = max(0, min(40, int(Fraction(20 * seen, median) + Fraction(1, 2)) - 30))
    assert account.total == min(40, base + stirred) == sum(step.amount for step in account.steps)
    assert abs(account.total - points) <= 1


def test_money_kept_at_home_is_not_seen() -> None:
    poor, rich = morning(law_world()), morning(law_world(), money={"mark": 6000, "shell": 999_999})
    assert envy(law_world(), poor).total == envy(law_world(), rich).total


def test_envy_counts_like_heat_in_the_chance_of_an_inspection() -> None:
    world = inspect(law_world(), sure_days=())
    run = morning(world, heat=10, envied=20)
    assert inspection.likely(world, run).total == 300 + 400 * run.level + 15 * (10 + envy(world, run).total)


@pytest.mark.parametrize(
    ("people", "level", "danger"), [(0, 2, 0), (1, 0, 1500), (1, 2, 4500), (2, 2, 8980), (4, 1, 11_946)]
)
def test_danger_is_one_less_nobody_talking(people: int, level: int, danger: int) -> None:
    """1 - (1 - h) ^ people, with h of 0.15 % times one and the level."""
    run = morning(law_world(), knows=people, level=level)
    account = media.danger(law_world(), run)
    assert account.total == danger == sum(step.amount for step in account.steps)
    exact = 1 - (1 - Fraction(1500 * (1 + level), 1_000_000)) ** people
    assert abs(account.total - exact * 1_000_000) <= 1


def test_who_knows_forgets_slowly_and_only_down_to_half_of_the_most() -> None:
    world = law_world(media=replace(MEDIA, each_ppm=0))
    run = morning(world, knows=3, knows_peak=3, knows_day=1)
    left = []
    for day in range(1, 12):
        run.day = day
        media.night(world, run)
        left.append(run.knows)
    assert left == [3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2]


@pytest.mark.parametrize(("money", "ended", "left"), [(5000, "", 0), (4999, "jail", 4999)])
def test_found_by_the_law_of_the_year(money: int, ended: str, left: int) -> None:
    run = morning(law_world(), money={"mark": money, "shell": 0}, knows=4, knows_peak=4)
    happened = media.found(law_world(), run)
    assert (run.ended, run.money["mark"], run.found) == (ended, left, 1)
    assert bool(kinds(happened, "case_closed")) != bool(ended)
    assert (run.file, run.knows) == ((0, 4) if ended else (2, 2))


def test_an_arrest_may_name_you_only_if_somebody_knows() -> None:
    world = law_world(media=replace(MEDIA, each_ppm=1_000_000))
    assert media.named(world, morning(world), "mo") == []
    run = morning(world, knows=1, money={"mark": 0, "shell": 0})
    assert kinds(media.named(world, run, "mo"), "found")
    assert run.ended == "jail"


@pytest.mark.parametrize(
    ("shown", "extra", "away", "steps"),
    [((), (), 0, 0), (("jar",), (), 0, 1), (("plum",), (), 0, 0), (("jar",), ((2, 1),), 0, 3), ((), ((2, 0),), 0, 0)],
)
def test_what_makes_it_worse(shown: tuple[str, ...], extra: tuple[tuple[int, int], ...], away: int, steps: int) -> None:
    run = morning(law_world(), slots=(*shown, *("",) * (3 - len(shown))), worse=extra, away=away)
    assert ladder.worse(law_world(), run).total == steps


def test_a_good_is_watched_for_its_days_and_no_longer() -> None:
    world = law_world(laws=())
    run = morning(world, slots=("plum", "", ""), watched=(("plum", 2),))
    assert ladder.watched(world, run) == ("plum",)
    run.day = 3
    assert (ladder.watched(world, run), ladder.worse(world, run).total) == ((), 0)


def test_the_ladder_comes_by_its_weights_and_one_worse_for_watched_goods() -> None:
    def found(*shown: str) -> list[str]:
        slots = ("plum", *shown, "", "")[:3]
        runs = [morning(law_world(), str(seed), slots=slots, pending="inspection") for seed in range(150)]
        rungs = [kinds(do(law_world(), run, "answer look")[1], "inspection_rung") for run in runs]
        return [rung[0].word("rung") for rung in rungs]

    plain, watched = found(), found("jar")
    order = [rung.id for rung in RUNGS]
    assert {"talk", "fee", "fine", "goods"} <= set(plain)
    assert [min(5, order.index(rung) + 1) for rung in plain] == [order.index(rung) for rung in watched]


@pytest.mark.parametrize(
    ("tie", "covered", "squad", "prepared", "shares"),
    [
        (0, False, False, False, (3000, 2500, 2000, 1700, 500, 300)),
        (200, False, False, False, (3000, 2500, 2340, 1360, 500, 300)),  # he reaches goods only: 20 % of 17
        (0, True, False, False, (3000, 2500, 3700, 0, 500, 300)),
        (200, True, True, False, (3000, 2500, 2000, 1700, 500, 300)),  # nobody covers them
        (0, False, False, True, (0, 0, 0, 0, 0, 0)),
    ],
)
def test_how_likely_each_step_is(tie: int, covered: bool, squad: bool, prepared: bool, shares: tuple[int, ...]) -> None:
    world = inspect(law_world(), off_bp=1000, squad=SquadRules(0, 10_000, 1000) if squad else None)
    run = with_official(morning(world, slots=("plum", "", "")), "ox", tie=tie, covered=covered)
    run.prepared = prepared
    assert ladder.outlook(world, run) == shares


def test_what_is_told_of_the_ladder_is_what_comes() -> None:
    world = inspect(law_world(), off_bp=1000)
    count, many = dict.fromkeys((rung.id for rung in RUNGS), 0), 400
    for seed in range(many):
        run = faced(world, seed=str(seed), tie=300)
        expected = ladder.outlook(world, run)
        count[kinds(do(world, run, "answer look")[1], "inspection_rung")[0].word("rung")] += 1
    for rung, share in zip(RUNGS, expected, strict=True):
        assert abs(count[rung.id] * 10_000 // many - share) < 800, (count, expected)


def test_a_tie_lets_off_once_a_week() -> None:
    world = inspect(law_world(), off_bp=10_000)
    run = with_official(morning(world), "ox", tie=500)
    assert ladder.lets_off(world, run, "goods", 0)
    assert not ladder.lets_off(world, run, "goods", 0)
    assert not ladder.lets_off(world, with_official(morning(world), "ox", tie=500), "licence", 0)  # beyond his reach
    run.day = 8
    assert ladder.lets_off(world, run, "goods", 0)


def test_nothing_is_asked_of_a_tie_by_people_from_elsewhere() -> None:
    world = inspect(law_world(), off_bp=10_000, squad=SquadRules(0, 10_000, 1000))
    run = faced(world, tie=500)
    assert officials.visitor(world, run) == officials.SQUAD
    assert refused(world, run, "give ox mark 900") == "squad_takes_not"
    assert inspection.pleads(world, run).total == 1000
    _, happened = do(world, run, "answer look")
    assert not kinds(happened, "inspection_let_off")


def test_days_without_the_place() -> None:
    world = inspect(law_world(), rungs=(replace(RUNGS[4], weight=1),))
    run, happened = do(world, faced(world), "answer look")
    assert kinds(happened, "licence")[0].number("days") == 2
    assert run.phase == "evening"
    for _day in (2, 3):
        run, _ = do(world, run, "sleep")
        assert refused(world, run, "open") == "place_shut"
        run, happened = do(world, run, "early")
        assert run.phase == "evening"
        assert not kinds(happened, "fee")
    run, _ = do(world, run, "sleep")
    assert refused(world, run, "open") == ""


def test_the_least_is_sure() -> None:
    world = law_world()
    run = with_good(morning(world, slots=("plum", "", ""), pending="inspection"), "plum", stock=30)
    units = run.goods["plum"].stock
    after, happened = do(world, run, "answer least")
    assert kinds(happened, "least_paid")[0].number("amount") == 250
    taken = [found.number("units") for found in kinds(happened, "inspection_goods") if found.word("good") == "plum"]
    assert taken == [officials.of_bp(units, 1000)]
    assert (after.heat, after.file, after.inspections) == (run.heat + 1, 0, 1)
    assert refused(replace(world, inspection=replace(RULES, least=None)), faced(world), "answer least") == "no_such"


def test_going_home_early_loses_the_rest_of_the_day() -> None:
    world = inspect(law_world(), sure_days=(), start_bp=0, level_bp=0, heat_bp=0)
    noon, _ = do(world, morning(world), "show jar 1", "open")
    after, happened = do(world, noon, "early")
    assert (after.phase, len(after.today.hourly)) == ("evening", 8)
    assert after.goods["jar"].stock == noon.goods["jar"].stock
    assert kinds(happened, "fee")
    assert refused(street(), morning(street()), "early") == "not_in_scenario"


@pytest.mark.parametrize(
    ("own", "level", "fell", "fear"), [(1, 1, 0, 1), (1, 3, 0, 3), (3, 4, 0, 4), (1, 0, 0, 0), (1, 1, 1, 2)]
)
def test_fear_now(own: int, level: int, fell: int, fear: int) -> None:
    run = with_official(morning(law_world(), level=level), "pen", fear=own)
    run = with_official(run, "ox", left=fell, fell=fell)
    account = office.fear_now(law_world(), run, "pen")
    assert account.total == fear == sum(step.amount for step in account.steps)


def test_a_superior_frightens_for_a_week() -> None:
    world = law_world(gifts=replace(GIFTS, boss_bp=10_000))
    run = morning(world)
    assert office.fear_now(world, run, "ox").total == run.officials["ox"].fear + 1


@pytest.mark.parametrize(
    ("phase", "through", "seen"),
    [("morning", "", (0,)), ("noon", "", (2, 3)), ("evening", "", (0,)), ("noon", "mo", (0,))],
)
def test_who_sees_a_gift(phase: str, through: str, seen: tuple[int, ...]) -> None:
    world = law_world()
    run = morning(world, phase=phase, level=1)
    account = officials.accepts(world, run, "ox", "mark", 900, through)
    steps = [step.fact("witnesses") for step in account.steps if step.name == "witnesses"]
    assert (steps or [0])[0] in seen
    assert ("form" in [step.name for step in account.steps]) == bool(through)


@pytest.mark.parametrize(("amount", "kept"), [(1, 1), (2, 1), (7, 2), (100, 15), (1000, 150)])
def test_a_go_between_keeps_his_share(amount: int, kept: int) -> None:
    assert between.kept(law_world(), amount) == kept


def test_what_is_sent_arrives_less_the_share_and_somebody_knows() -> None:
    world = law_world(gifts=replace(law_world().gifts, least_bp=10_000, most_bp=10_000))
    run = morning(world)
    after, happened = do(world, run, "send mo ox mark 1000")
    assert after.money["mark"] == run.money["mark"] - 1000
    assert (after.officials["ox"].given, after.gifts_run) == (850, 850)
    assert after.carried == (("ox", "mo"),)
    assert [found.kind for found in happened] == ["carried", "gift_taken"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("send mo ox mark 1", "too_little_to_carry"), ("send pim ox mark 100", "not_his_between"),
        ("send mo ox jar 5", "takes_not"), ("send mo yak mark 100", "not_in_office"),
        ("send mo ox mark 999999", "no_money"), ("send nobody ox mark 100", "no_such"),
        ("send mo ox mark 100", ""),
    ],
)  # fmt: skip
def test_refusals_of_sending(line: str, reason: str) -> None:
    assert refused(law_world(), morning(law_world()), line) == reason


def test_who_does_not_trust_you_carries_nothing() -> None:
    run = morning(law_world())
    run.trust["mo"] = -1
    assert refused(law_world(), run, "send mo ox mark 100") == "carries_not"


def test_who_said_no_is_not_asked_again_that_day() -> None:
    world = law_world(gifts=replace(law_world().gifts, least_bp=0, most_bp=0))
    run, _ = do(world, morning(world), "give ox mark 900")
    for line in ("give ox mark 900", "send mo ox mark 1000"):
        assert refused(world, run, line) == "said_no"
    run.day += 1
    assert refused(world, run, "give ox mark 900") == ""


def test_a_post_changes_hands_and_is_heard_of_before() -> None:
    world = law_world(office=replace(OFFICE, rotation_bp=10_000, days=(3, 3)))
    run = with_official(morning(world), "ox", tie=400)
    assert office.rotation_in(world, run) == 2
    assert kinds(office.dawn(world, run), "rotation_near")
    run.day = 3
    assert kinds(office.dawn(world, run), "rotated")[0].word("successor") == "yak"
    assert [one.id for one in office.serving(world, run)] == ["pen", "yak"]
    assert (office.holder(world, run, "ox"), run.officials["yak"].tie, office.rotation_in(world, run)) == ("yak", 0, 99)
    assert refused(world, run, "give ox mark 9") == "not_in_office"
    assert officials.visitor(world, run) == "yak"


@pytest.mark.parametrize(("given", "trust", "lines"), [(0, 0, 0), (499, 0, 0), (500, 0, 1)])
def test_a_fall_writes_a_line_for_who_is_in_the_book(given: int, trust: int, lines: int) -> None:
    run = with_official(morning(law_world()), "ox", given_ever=given)
    happened = office.purge(law_world(), run, "ox")
    assert (run.file, len(kinds(happened, "in_his_book"))) == (lines, lines)
    assert (run.officials["ox"].fell, office.shaken(law_world(), run)) == (1, True)
    assert office.purge(law_world(), run, "ox") == []


@pytest.mark.parametrize(("trust", "chance"), [(0, 5000), (300, 2000), (500, 500), (-300, 8000)])
def test_a_go_between_who_trusts_you_says_less(trust: int, chance: int) -> None:
    run = morning(law_world())
    run.trust["mo"] = trust
    assert office.tells(law_world(), run, "mo").total == chance


def test_the_danger_of_a_fall_rises_with_the_campaign_and_with_what_he_took() -> None:
    run = with_official(morning(law_world(), level=2), "ox", given_ever=4000)
    assert office.falls(law_world(), run, "ox").total == 200 + 200
    assert office.falls(law_world(), run, "pen").total == 0  # nobody would follow him


@pytest.mark.parametrize(("tie", "hours"), [(199, []), (200, [4, 8])])
def test_a_better_spot(tie: int, hours: list[int]) -> None:
    run = with_official(morning(law_world()), "pen", tie=tie)
    assert [hour for hour in range(1, 9) if office.extra_groups(law_world(), run, hour)] == hours
    assert office.spot(law_world(), run).total == len(hours)


@pytest.mark.parametrize(
    ("flags", "prepared", "kind", "ended"),
    [((), False, "check_clear", ""), (("lamp",), True, "check_ready", ""), (("lamp",), False, "check_found", "jail")],
)
def test_a_visit_at_home_finds_only_what_is_kept(flags: tuple[str, ...], prepared: bool, kind: str, ended: str) -> None:
    run = morning(law_world(), flags=flags, prepared=prepared, checks=(1,), money={"mark": 0, "shell": 0})
    happened = checks.night(law_world(), run)
    assert (happened[0].kind, run.ended) == (kind, ended)
    assert checks.night(law_world(), replace(run, day=2, ended="")) == []


def test_whoever_reaches_a_visit_says_a_word_by_the_tie() -> None:
    world = inspect(law_world(), warn_bp=10_000)
    run = with_official(morning(world, checks=(1,)), "pen", tie=100)
    assert kinds(checks.dawn(world, run), "check_near")[0].word("official") == "pen"
    assert checks.dawn(world, with_official(run, "pen", tie=0)) == []


def test_a_tie_of_four_may_be_asked() -> None:
    world = law_world()
    ends = next(day for day in range(1, 8) if world.weekday(day) == world.day.week_ends)
    run = with_official(morning(world, day=ends), "ox", tie=350, given=900)
    happened = officials.night(world, run)
    assert kinds(happened, "obliged")[0].word("official") == "ox"


AMOUNTS = st.integers(1, 60)


@settings(max_examples=30, deadline=None)
@given(seed=st.sampled_from("abcdef"), picks=st.lists(st.tuples(st.integers(0, 10_000), AMOUNTS), max_size=25))
def test_money_and_goods_go_where_the_answers_say_and_reload_alike(seed: str, picks: list[tuple[int, int]]) -> None:
    """Whatever is done under the law: nothing falls under nothing, chances stay within bounds, and a run read back
    from its file goes on alike."""
    world = law_world(media=replace(MEDIA, each_ppm=20_000), office=replace(OFFICE, falls_ppm=40_000, rotation_bp=9000))
    run = morning(world, seed, knows=1, knows_peak=1)
    for which, amount in picks:
        found = [choice for choice in choices(world, run) if choice.refusal is None]
        if not found or run.phase == "over":
            break
        choice = found[which % len(found)]
        asked = of_choice(choice, min(max(amount, choice.low), choice.high) if choice.high >= 0 else -1)
        assert check(world, run, asked) is None
        again = from_json(to_json(run))
        advance(world, run, asked)
        advance(world, again, asked)
        assert digest(again) == digest(run)
        assert min(run.money.values()) >= 0
        assert all(state.stock >= 0 and (state.stock or not state.cost) for state in run.goods.values())
        assert_bounds(world, run)


def assert_bounds(world: World, run: Run) -> None:
    """Every number of the law within its bounds."""
    assert 0 <= envy(world, run).total <= 40
    assert 0 <= media.danger(world, run).total <= 1_000_000
    assert 0 <= inspection.likely(world, run).total <= 10_000
    assert sum(ladder.outlook(world, run)) in range(9_990, 10_011) or run.prepared
    for who in world.officials:
        assert 0 <= office.fear_now(world, run, who).total <= 4
        assert 500 <= officials.accepts(world, run, who, "mark", 10).total <= 9500
        assert explain(world, run, f"falls:{who}") == office.falls(world, run, who)
