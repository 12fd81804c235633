"""Story events: when they arise, what each effect does, and what a choice needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import conditions, effects, effects_core, effects_law, effects_money, effects_story, price, story
from marketgen.engine.rules import choices
from marketgen.engine.run import Daily, Debt, Mood, Run
from marketgen.engine.world import ALWAYS, Condition, Effect, EventChoice, Story, World
from marketgen.engine.world import Test as Ask
from tests.engine.helpers import do, kinds, morning, refused
from tests.worlds import street


def told(name: str, *found: Effect, **changes: object) -> Story:
    """An event without choices, every morning of the run unless changed."""
    plain = Story(name, "morning", "", ALWAYS, 0, 10, 1, False, False, found, ())
    return replace(plain, **changes)


def asks(name: str, *found: EventChoice, **changes: object) -> Story:
    """An event with choices, once, in the evening unless changed."""
    plain = Story(name, "evening", "", ALWAYS, 0, 10, 0, False, False, (), found or (EventChoice("yes", ALWAYS, ()),))
    return replace(plain, **changes)


def world_with(*stories: Story) -> World:
    """The street with other stories, nobody who inspects, and a fortnight of time."""
    world = street()
    calm = replace(world.inspection, sure_days=(), start_bp=0, level_bp=0, heat_bp=0)
    events = dict(sorted((item.id, item) for item in stories))
    return replace(world, events=events, inspection=calm, days=14)


def days_of(world: World, name: str, days: int = 8, seed: str = "amber") -> list[int]:
    """The days on which an event arises; questions are answered with the first choice that is possible."""
    run, found = morning(world, seed), []
    for _ in range(days):
        found += [run.day] if run.seen.get(name) == run.day else []
        while run.phase != "over":
            if run.pending:
                first = next(item for item in choices(world, run) if item.verb == "choose" and not item.refusal)
                run, happened = do(world, run, f"choose {first.ids[0]}")
            else:
                run, happened = do(world, run, "sleep" if run.phase == "evening" else "open")
            found += [run.day for event in happened if event.word("event") == name and event.kind in ("story", "chose")]
            if kinds(happened, "dawn"):
                break
    return sorted(day for day in set(found) if day <= days)


def once(effect: Effect, seed: str = "amber", **changes: object) -> Run:
    """The first morning after one effect."""
    run = morning(world_with(), seed, **changes)
    effects.carry_out(world_with(), run, (effect,), "test")
    return run


def test_an_event_without_cooldown_comes_once() -> None:
    assert days_of(world_with(told("a", cooldown=0)), "a") == [1]
    assert days_of(world_with(asks("a")), "a") == [1]


@pytest.mark.parametrize(("cooldown", "days"), [(1, [1, 2, 3, 4, 5, 6, 7, 8]), (3, [1, 4, 7])])
def test_a_cooldown_counts_days(cooldown: int, days: list[int]) -> None:
    assert days_of(world_with(told("a", cooldown=cooldown)), "a") == days


def test_a_condition_is_asked_each_day() -> None:
    when = Condition("all", (Ask("day", "", 3, 5),))
    assert days_of(world_with(told("a", when=when)), "a") == [3, 4, 5]


def test_a_chained_event_comes_only_when_sent() -> None:
    chained = told("b", chained=True, cooldown=0)
    assert days_of(world_with(chained), "b") == []
    first = told("a", Effect("event", "b", 0, 3), when=Condition("all", (Ask("day", "", 2, 2),)))
    assert days_of(world_with(first, chained), "b") == [5]


def test_a_sent_event_that_cannot_come_yet_waits() -> None:
    """Sent for the day before, it still comes; and comes once."""
    run = morning(world_with(told("b", chained=True, phase="noon")), scheduled=((1, "b"), (1, "b")))
    assert kinds(story.arise(world_with(told("b", chained=True, phase="noon")), run, "noon"), "story")
    assert run.scheduled == ()


def test_an_event_sent_for_the_same_day_comes_later_that_day() -> None:
    sends = told("a", Effect("event", "b", 0, 0), cooldown=0)
    _, happened = do(world_with(sends, told("b", chained=True, phase="evening")), morning(
        world_with(sends, told("b", chained=True, phase="evening"))), "open", "open")  # fmt: skip
    assert [event.word("event") for event in kinds(happened, "story")] == ["b"]


def test_the_greatest_priority_asks_first_and_the_others_wait() -> None:
    world = world_with(asks("a"), asks("b", priority=2), asks("c", priority=1))
    assert [days_of(world, name) for name in "abc"] == [[3], [1], [2]]


def test_among_equals_weight_decides() -> None:
    world = world_with(asks("a", weight=30), asks("b", weight=10))
    first = [days_of(world, "a", days=1, seed=str(seed)) for seed in range(200)]
    assert 120 < sum(days == [1] for days in first) < 180


def test_all_that_ask_nothing_happen_at_once_by_priority() -> None:
    world = world_with(told("a"), told("b", priority=1), told("c"))
    run = morning(world)
    run.seen = {}
    assert [event.word("event") for event in story.arise(world, run, "morning")] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ((Effect("money", "mark", -6000),), ""), ((Effect("money", "mark", -6001),), "no_money"),
        ((Effect("money", "mark", -3001), Effect("money", "mark", -3000)), "no_money"),
        ((Effect("money", "mark", 1), Effect("money", "mark", -6001)), ""),
        ((Effect("money", "mark", -6001), Effect("money", "mark", 1)), "no_money"),
        ((Effect("money", "shell", -4),), "no_money"),
        ((Effect("stock", "jar", -12),), ""), ((Effect("stock", "jar", -13),), "no_stock"),
        ((Effect("stock", "jar", -7), Effect("stock", "jar", -6)), "no_stock"),
        ((Effect("hours", "", 8),), ""), ((Effect("hours", "", 9),), "no_hours"),
        ((Effect("hours", "", 5), Effect("hours", "", 4)), "no_hours"),
        ((Effect("trust", "rolf", -500), Effect("heat", "", 100)), ""),
    ],
)  # fmt: skip
def test_a_choice_that_cannot_be_paid_is_refused(found: tuple[Effect, ...], reason: str) -> None:
    world = world_with(asks("a", EventChoice("pay", ALWAYS, found), EventChoice("no", ALWAYS, ()), phase="morning"))
    run = morning(world)
    run.money = {"mark": 6000, "shell": 3}
    assert run.pending == "event:a"
    assert refused(world, run, "choose pay") == reason
    if not reason:
        do(world, run, "choose pay")
    needs = {"no_money": "needs", "no_stock": "needs", "no_hours": "hours"}.get(reason)
    if needs:
        assert story.check_choose(world, run, choices(world, run)[0].command()).fact(needs) > 0


@pytest.mark.parametrize(
    ("found", "cost"),
    [
        ((Effect("money", "mark", -400), Effect("stock", "jar", 4)), 400),
        ((Effect("stock", "jar", 4), Effect("money", "mark", -300), Effect("money", "mark", -100)), 400),
        ((Effect("money", "mark", -5000), Effect("stock", "jar", 4)), 4 * 200),  # a fine, and four jars: not dearer
        ((Effect("money", "shell", -2), Effect("stock", "jar", 4)), 0),
        ((Effect("money", "mark", 400), Effect("stock", "jar", 4)), 0),
        ((Effect("money", "mark", -400), Effect("stock", "jar", -4)), -400),  # a third of what twelve had cost
    ],
)
def test_what_a_choice_takes_for_goods_is_their_cost(found: tuple[Effect, ...], cost: int) -> None:
    world = world_with(asks("a", EventChoice("pay", ALWAYS, found), phase="morning"))
    run = morning(world)
    run.money = {"mark": 6000, "shell": 3}
    run.goods["jar"] = replace(run.goods["jar"], stock=12, cost=1200)
    going = price.total(world, run, "jar")
    after, _ = do(world, run, "choose pay")
    assert after.goods["jar"].cost - 1200 == (4 * going if cost == 800 else cost)


def test_two_goods_share_what_was_paid_by_what_they_go_for() -> None:
    found = (Effect("money", "mark", -100), Effect("stock", "jar", 1), Effect("stock", "plum", 2))
    world = world_with(asks("a", EventChoice("pay", ALWAYS, found), phase="morning"))
    run = morning(world)
    run.goods = {good: replace(state, stock=0, cost=0) for good, state in run.goods.items()}
    jar, plum = price.total(world, run, "jar"), 2 * price.total(world, run, "plum")
    after, _ = do(world, run, "choose pay")
    assert after.goods["jar"].cost == pytest.approx(100 * jar / (jar + plum), abs=0.51)
    assert after.goods["jar"].cost + after.goods["plum"].cost == pytest.approx(100, abs=1)


def test_a_choice_with_a_condition_is_closed_while_it_does_not_hold() -> None:
    lamp = Condition("all", (Ask("flag", "lamp", None, None),))
    world = world_with(asks("a", EventChoice("light", lamp, ()), EventChoice("no", ALWAYS, ()), phase="morning"))
    run = morning(world)
    assert refused(world, run, "choose light") == "choice_closed"
    assert refused(world, run, "choose sing") == "no_such"
    run.flags = ("lamp",)
    assert refused(world, run, "choose light") == ""


def test_nobody_asks_what_cannot_be_answered() -> None:
    poor = EventChoice("pay", ALWAYS, (Effect("money", "mark", -99_999),))
    assert days_of(world_with(asks("a", poor)), "a") == []


def test_a_question_is_answered_before_anything_else() -> None:
    world = world_with(asks("a", phase="morning"))
    run = morning(world)
    for line in ("open", "show jar 1", "take mo jar 1", "give ox mark 1", "meal pie"):
        assert refused(world, run, line) == "decision_first"
    assert refused(world, run, "note a line") == ""
    after, happened = do(world, run, "choose yes")
    assert (after.pending, after.chosen, after.forks, after.seen) == ("", {"a": "yes"}, ((1, "a", "yes"),), {"a": 1})
    assert happened[0].kind == "chose"
    assert refused(world, after, "choose yes") == "nothing_asked"


@pytest.mark.parametrize(
    ("effect", "look", "after"),
    [
        (Effect("money", "mark", 250), lambda run: run.money["mark"], 6250),
        (Effect("money", "shell", -2), lambda run: run.money["shell"], 1),
        (Effect("money", "mark", -9999), lambda run: run.money["mark"], 0),
        (Effect("stock", "jar", 3), lambda run: (run.goods["jar"].stock, run.goods["jar"].cost), (15, 2400)),
        (Effect("stock", "jar", -3), lambda run: (run.goods["jar"].stock, run.goods["jar"].cost), (9, 1800)),
        (Effect("stock", "jar", -99), lambda run: (run.goods["jar"].stock, run.goods["jar"].cost), (0, 0)),
        (Effect("trust", "rolf", 150), lambda run: run.trust["rolf"], 150),
        (Effect("trust", "rolf", -900), lambda run: run.trust["rolf"], -500),
        (Effect("tie", "ox", 30), lambda run: run.officials["ox"].tie, 130),
        (Effect("tie", "ox", 900), lambda run: run.officials["ox"].tie, 500),
        (Effect("expects", "ox", 2500), lambda run: run.officials["ox"].expects, 1125),
        (Effect("expects", "ox", -20_000), lambda run: run.officials["ox"].expects, 0),
        (Effect("fear", "ox", 2), lambda run: run.officials["ox"].fear, 3),
        (Effect("fear", "ox", 9), lambda run: run.officials["ox"].fear, 4),
        (Effect("fear", "ox", -9), lambda run: run.officials["ox"].fear, 0),
        (Effect("standing", "", 40), lambda run: run.standing, 40),
        (Effect("standing", "", -4000), lambda run: run.standing, -1000),
        (Effect("heat", "", 15), lambda run: run.heat, 19),
        (Effect("heat", "", -15), lambda run: run.heat, 0),
        (Effect("heat", "", 150), lambda run: run.heat, 100),
        (Effect("health", "aunt", -40), lambda run: run.health["aunt"], 600),
        (Effect("health", "aunt", -9000), lambda run: run.health["aunt"], 0),
        (Effect("knows", "", 2), lambda run: (run.knows, run.knows_peak), (2, 2)),
        (Effect("file", "", 2), lambda run: run.file, 2),
        (Effect("file", "", -2), lambda run: run.file, 0),
        (Effect("hours", "", 3), lambda run: (run.hours, run.away), (5, 1)),
        (Effect("flag", "lamp"), lambda run: run.flags, ("lamp",)),
        (Effect("unflag", "lamp"), lambda run: run.flags, ()),
        (Effect("price", "jar", -700, 2), lambda run: run.moods, (Mood("price", "jar", -700, 2, "test"),)),
        (Effect("fit", "jar", 800, 1), lambda run: run.moods, (Mood("fit", "jar", 800, 1, "test"),)),
        (Effect("debt", "rolf", 700, 3), lambda run: run.debts, (Debt("rolf", "event", 700, 4, 700),)),
        (Effect("debt", "rolf", -700, 3), lambda run: run.debts, (Debt("rolf", "event", -700, 4, 700),)),
        (Effect("debt_off", "rolf", 700), lambda run: run.debts, ()),
        (Effect("daily", "lamp", 35, 2), lambda run: run.daily, (Daily(35, 3, "lamp", "test"),)),
        (Effect("daily", "", -35), lambda run: run.daily, (Daily(-35, 14, "", "test"),)),
        (Effect("upgrade", "shelf"), lambda run: (run.built, len(run.slots)), ({"shelf": 1}, 4)),
        (Effect("slots", "", 2), lambda run: run.slots, ("", "", "", "", "")),
        (Effect("slots", "", -9), lambda run: run.slots, ("",)),
        (Effect("rate", "shell", 300, 2), lambda run: run.moods, (Mood("rate", "shell", 300, 2, "test"),)),
        (Effect("share", "mo", 400, 2), lambda run: run.moods, (Mood("share", "mo", 400, 2, "test"),)),
        (Effect("lender_rate", "", 500), lambda run: run.lender_bp, 500),
        (Effect("copying", "", 1), lambda run: (run.copies, run.best_days), ((), 0)),
        (Effect("event", "wind", 0, 2), lambda run: run.scheduled, ((3, "wind"),)),
        (Effect("end", "ruin"), lambda run: run.ended, "ruin"),
        (Effect("favour", "rolf", 2), lambda run: run.favours, {"rolf": 2}),
        (Effect("favour", "rolf", -2), lambda run: run.favours, {"rolf": 0}),
        (Effect("gone", "nell"), lambda run: (run.gone, "nell" in run.trust, run.prices), (("nell",), False, {})),
        (Effect("gone", "mo"), lambda run: (run.gone, run.offers), (("mo",), ())),
        (Effect("firm", "", 1), lambda run: run.firm, 1),
        (Effect("crowd", "", -2500, 2), lambda run: run.moods, (Mood("crowd", "", -2500, 2, "test"),)),
        (Effect("offers", "mo", -5000, 8), lambda run: run.moods, (Mood("offers", "mo", -5000, 8, "test"),)),
        (Effect("level", "", 1, 5), lambda run: run.level, 2),
        (Effect("level", "", -4, 5), lambda run: run.level, 0),
        (Effect("close", "", 1), lambda run: run.closed, 1),
        (Effect("trust_group", "middlemen", 50), lambda run: run.trust, {"mo": 50, "pim": 200, "nell": 50, "rolf": 0}),
        (Effect("trust_group", "neighbours", 900), lambda run: run.trust["nell"], 500),
        (Effect("if", "", 0, 0, Condition("all", (Ask("heat", "", 4, None),)), (
            (1, (Effect("heat", "", 1),)), (1, (Effect("heat", "", -1),)))), lambda run: run.heat, 5),
        (Effect("if", "", 0, 0, Condition("all", (Ask("heat", "", 5, None),)), (
            (1, (Effect("heat", "", 1),)), (1, (Effect("heat", "", -1),)))), lambda run: run.heat, 3),
        (Effect("if", "", 0, 0, None, ((1, (Effect("heat", "", 1),)), (1, ()))), lambda run: run.heat, 5),
        (Effect("lose", "", 5000), lambda run: (run.goods["jar"].stock, run.goods["jar"].cost), (6, 1200)),
        (Effect("lose", "", 800), lambda run: run.goods["jar"].stock, 12),
        (Effect("lose_money", "", 2500), lambda run: (run.money["mark"], run.money["shell"]), (4500, 3)),
        (Effect("envy", "", 3), lambda run: run.envied, 0),
        (Effect("prepared", "", 1), lambda run: run.prepared, True),
        (Effect("check", "", 3), lambda run: run.checks, (4,)),
        (Effect("rotate", "ox"), lambda run: run.officials["ox"].left, 0),
        (Effect("purge", "ox"), lambda run: run.officials["ox"].fell, 0),
        (Effect("worse", "", 2, 2), lambda run: run.worse, ((2, 2),)),
        (Effect("watched", "jar", 0, 5), lambda run: run.watched, (("jar", 5),)),
        (Effect("informed", "", 1), lambda run: run.informed, 1),
        (Effect("cover", "ox"), lambda run: run.officials["ox"].covered, True),
        (Effect("reopen", "", 1), lambda run: run.licence, 0),
        (Effect("one_of", "x", 0, 0, None, ((0, ()), (1, (Effect("heat", "", 1),)))), lambda run: run.heat, 5),
    ],
    ids=lambda value: f"{value.verb} {value.subject} {value.amount}" if isinstance(value, Effect) else "",
)  # fmt: skip
def test_each_effect(effect: Effect, look: object, after: object) -> None:
    assert look(once(effect)) == after


def test_every_verb_of_effects_is_tried_above() -> None:
    (mark,) = (mark for mark in test_each_effect.pytestmark if mark.name == "parametrize")
    modules = (effects_core, effects_law, effects_money, effects_story)
    own = {verb for module in modules for verb in module.VERBS} | {"if", "one_of"}
    assert {row[0].verb for row in mark.args[1]} == own - {"rumour", "hear", "means"}  # these have a file of their own


@pytest.mark.parametrize(("held", "amount", "moved"), [(100, -250, -100), (100, -100, -100), (0, -5, 0), (0, 5, 5)])
def test_what_cannot_be_refused_takes_what_there_is(held: int, amount: int, moved: int) -> None:
    """An event without choices, or a branch of luck, may ask for more than there is; what is told is what moved."""
    run = morning(world_with(), money={"mark": held, "shell": 0})
    (happened,) = effects.carry_out(world_with(), run, (Effect("money", "mark", amount),), "test")
    assert (run.money["mark"], happened.number("amount")) == (held + moved, moved)
    assert sum(line.amount for line in run.today.lines) == moved
    (happened,) = effects.carry_out(world_with(), run, (Effect("stock", "jar", -99),), "test")
    assert happened.number("units") == -12


@pytest.mark.parametrize(
    ("peak", "knows", "amount", "after"), [(0, 0, 3, 3), (4, 4, -1, 3), (4, 4, -4, 2), (5, 3, -9, 3), (4, 2, 5, 7)]
)
def test_who_knows_fades_to_half_the_peak_only(peak: int, knows: int, amount: int, after: int) -> None:
    run = once(Effect("knows", "", amount), knows=knows, knows_peak=peak)
    assert (run.knows, run.knows_peak) == (after, max(peak, after))


def test_flags_are_kept_in_order_and_once() -> None:
    run = once(Effect("flag", "lamp"), flags=("a", "lamp", "z"))
    assert run.flags == ("a", "lamp", "z")
    effects.carry_out(world_with(), run, (Effect("flag", "b"), Effect("unflag", "a")), "test")
    assert run.flags == ("b", "lamp", "z")


def test_branches_come_by_weight_and_once_a_day() -> None:
    either = Effect("one_of", "way", 0, 0, None, ((3, (Effect("heat", "", 1),)), (1, (Effect("heat", "", 2),))))
    found = [once(either, str(seed), heat=0).heat for seed in range(200)]
    assert 120 < found.count(1) < 180
    assert [once(either, "amber", heat=0).heat for _ in range(3)] == [once(either, "amber", heat=0).heat] * 3


def test_a_mood_is_over_after_its_days() -> None:
    world = world_with(told("a", Effect("price", "jar", -700, 2), cooldown=0))
    run = morning(world)
    assert len(run.moods) == 1
    run, _ = do(world, run, "open", "open", "sleep")
    assert len(run.moods) == 1
    run, _ = do(world, run, "open", "open", "sleep")
    assert run.moods == ()


def test_an_ending_comes_with_the_night() -> None:
    world = world_with(asks("a", EventChoice("stop", ALWAYS, (Effect("end", "jail"),))))
    run, _ = do(world, morning(world), "open", "open", "choose stop")
    assert (run.phase, run.ended) == ("evening", "jail")
    run, happened = do(world, run, "sleep")
    assert (run.phase, run.day, len(run.past)) == ("over", 1, 1)
    assert kinds(happened, "over")[0].word("ending") == "jail"
    assert refused(world, run, "sleep") == "over"
    assert choices(world, run) == ()


YES, NO = Ask("day", "", 1, 1), Ask("day", "", 2, None)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (ALWAYS, True), (Condition("any"), False), (Condition("not"), True),
        (Condition("all", (YES, YES)), True), (Condition("all", (YES, NO)), False),
        (Condition("any", (NO, YES)), True), (Condition("any", (NO, NO)), False),
        (Condition("not", (NO, NO)), True), (Condition("not", (NO, YES)), False),
        (Condition("all", (YES,), (Condition("any", (NO, YES)),)), True),
        (Condition("all", (YES,), (Condition("not", (YES,)),)), False),
        (Condition("all", (), (), 0), False), (Condition("all", (NO,), (), 10_000), False),
        (Condition("all", (Ask("money", "mark", 6000, 6000),)), True),
        (Condition("all", (Ask("money", "mark", None, 5999),)), False),
        (Condition("all", (Ask("flag", "lamp", None, None),)), False),
        (Condition("all", (Ask("seen", "wind", None, None),)), False),
        (Condition("all", (Ask("chose", "wind:no", None, None),)), False),
    ],
)  # fmt: skip
def test_conditions(condition: Condition, holds: bool) -> None:
    assert conditions.holds(world_with(), morning(world_with()), condition, "test") == holds


def test_conditions_on_what_happened() -> None:
    run = morning(world_with(), flags=("lamp",), seen={"wind": 1}, chosen={"wind": "no"})
    for test in (Ask("flag", "lamp", None, None), Ask("seen", "wind", None, None), Ask("chose", "wind:no", None, None)):
        assert conditions.test_holds(world_with(), run, test)
    assert not conditions.test_holds(world_with(), run, Ask("chose", "wind:yes", None, None))


def test_a_chance_is_drawn_once_a_day_for_each_owner() -> None:
    half = Condition("all", (), (), 5000)
    for seed in "abcdef":
        run = morning(world_with(), seed)
        assert len({conditions.holds(world_with(), run, half, "a") for _ in range(5)}) == 1
    answers = [conditions.holds(world_with(), morning(world_with(), str(seed)), half, "a") for seed in range(200)]
    assert 70 < sum(answers) < 130
