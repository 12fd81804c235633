"""The rules as six questions: new_run, check, apply, choices, outcome, explain. All are pure.

``advance`` is ``apply`` without the copy, for programs that own their run (simulations, replays).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marketgen.engine import (
    bargain,
    bargain_moves,
    between,
    calls,
    council,
    credit,
    day,
    debts,
    display,
    duties,
    fuel,
    growth,
    household,
    illness,
    information,
    inspection,
    kimjang,
    kye_deals,
    levies,
    money,
    office,
    officials,
    parcels,
    people,
    places,
    porter,
    quality,
    reform,
    release,
    scoring,
    services,
    shipments,
    starting,
    story,
    supply,
    travel,
    worth,
)
from marketgen.engine.commands import MOST, VERBS, Command, parse, text
from marketgen.engine.events import Choice, Event, Outcome, Refusal, Turn, event, refuse
from marketgen.engine.explain import explain
from marketgen.engine.frozen import frozen
from marketgen.engine.run import Run
from marketgen.engine.starting import drawn_goals as drawn_goals
from marketgen.engine.world import World

__all__ = ["RULES", "advance", "apply", "check", "choices", "explain", "new_run", "outcome", "undoable"]

RULES = 3
"""Rises whenever a recorded run ends otherwise on purpose. Saves carry it."""


@frozen
class _Rule:
    """How a verb works: the phases it belongs to, the system it waits for, and its three functions."""

    phases: tuple[str, ...]
    system: str
    choices: Callable[[World, Run], list[Choice]]
    check: Callable[[World, Run, Command], Refusal | None]
    apply: Callable[[World, Run, Command], list[Event]]
    undoable: bool = False


def _free(verb: str) -> Callable[[World, Run], list[Choice]]:
    return lambda world, run: [Choice(verb)]


def _fine(world: World, run: Run, command: Command) -> Refusal | None:
    return None


def _open(world: World, run: Run, command: Command) -> list[Event]:
    return day.go_on(world, run)


def _open_choices(world: World, run: Run) -> list[Choice]:
    return [Choice("open", refusal=_check_open(world, run, Command("open")))]


def _check_open(world: World, run: Run, command: Command) -> Refusal | None:
    if run.licence >= run.day:
        return refuse("place_shut", until=run.licence, verb="early")
    return None


def _early_choices(world: World, run: Run) -> list[Choice]:
    return [Choice("early")] if world.inspection.early else []


def _check_early(world: World, run: Run, command: Command) -> Refusal | None:
    return None if world.inspection.early else refuse("not_in_scenario", verb=command.verb)


def _early(world: World, run: Run, command: Command) -> list[Event]:
    return [event("went_early"), *day.go_home(world, run)]


def _sleep(world: World, run: Run, command: Command) -> list[Event]:
    return day.night(world, run)


def _note(world: World, run: Run, command: Command) -> list[Event]:
    run.today = replace(run.today, notes=(*run.today.notes, command.words))
    return [event("noted")]


def _check_note(world: World, run: Run, command: Command) -> Refusal | None:
    return refuse("notes_full", most=NOTES) if len(run.today.notes) >= NOTES else None


def _note_choices(world: World, run: Run) -> list[Choice]:
    return [Choice("note", refusal=_check_note(world, run, Command("note")))]


NOTES = 10
"""Lines of her own that a player may write a day."""


def _answer(world: World, run: Run, command: Command) -> list[Event]:
    return _after_inspection(world, run, inspection.answer(world, run, command))


def _give(world: World, run: Run, command: Command) -> list[Event]:
    at_table = officials.at_table(run)
    happened = officials.give(world, run, command)
    if not at_table:
        return happened
    if happened[0].kind == "gift_taken":
        return _after_inspection(world, run, happened + inspection.settled_by_gift(world, run))
    return _after_inspection(world, run, happened + inspection.refused_at_table(world, run))


def _call_in(world: World, run: Run, command: Command) -> list[Event]:
    return services.call_in(world, run, command, officials.witnesses(world, run))


def _after_inspection(world: World, run: Run, happened: list[Event]) -> list[Event]:
    if run.pending or run.ended:
        return happened
    if run.licence >= run.day or happened[0].kind == "inspection_packed":
        return happened + day.go_home(world, run)
    return happened + day.play(world, run, 0 if run.phase == "morning" else 1)


def _choose(world: World, run: Run, command: Command) -> list[Event]:
    happened = story.choose(world, run, command)
    shipments.ask(run)
    return happened


def _return(world: World, run: Run, command: Command) -> list[Event]:
    return day.turn_back(world, run)


def _on(world: World, run: Run, command: Command) -> list[Event]:
    return day.on(world, run)


_STALL = ("morning", "noon")
_AWAKE = ("morning", "noon", "evening")
_ROAD = ("away",)
_ANYWHERE = (*_AWAKE, *_ROAD)
_ANY = (*_ANYWHERE, "over")

_RULES: dict[str, _Rule] = {
    "show": _Rule(_STALL, "price", display.show_choices, display.check_show, display.show, True),
    "hide": _Rule(_STALL, "price", display.hide_choices, display.check_hide, display.hide, True),
    "price": _Rule(_STALL, "price", display.price_choices, display.check_price, display.set_price, True),
    "take": _Rule(("morning",), "offers", supply.take_choices, supply.check_take, supply.take),
    "order": _Rule(_AWAKE, "offers", supply.order_choices, supply.check_order, supply.order, True),
    "bring": _Rule(_AWAKE, "household", household.bring_choices, household.check_bring, household.bring, True),
    "meal": _Rule(_AWAKE, "household", household.meal_choices, household.check_meal, household.set_meal, True),
    "tidy": _Rule(("morning", "evening"), "officials", inspection.tidy_choices, inspection.check_tidy, inspection.tidy),
    "give": _Rule(_AWAKE, "officials", officials.give_choices, officials.check_give, _give),
    "send": _Rule(_AWAKE, "officials", between.send_choices, between.check_send, between.send),
    "call_in": _Rule(_AWAKE, "officials", services.favour_choices, services.check_call_in, _call_in),
    "early": _Rule(_STALL, "officials", _early_choices, _check_early, _early),
    "open": _Rule(_STALL, "price", _open_choices, _check_open, _open),
    "call": _Rule(_AWAKE, "rumours", calls.call_choices, calls.check_call, calls.call),
    "follow": _Rule(_AWAKE, "rumours", information.follow_choices, information.check_follow, information.follow),
    "credit": _Rule(("morning",), "credit", credit.credit_choices, credit.check_credit, credit.credit),
    "change": _Rule(_AWAKE, "exchange", money.change_choices, money.check_change, money.change),
    "borrow": _Rule(_AWAKE, "credit", credit.borrow_choices, credit.check_borrow, credit.borrow),
    "repay": _Rule(_AWAKE, "credit", debts.repay_choices, debts.check_pay, debts.pay_off),
    "pay_debt": _Rule(_AWAKE, "credit", debts.pay_choices, debts.check_pay, debts.pay_off),
    "build": _Rule(_AWAKE, "growth", growth.build_choices, growth.check_build, growth.build),
    "carry": _Rule(("morning",), "porter", porter.carry_choices, porter.check_carry, porter.carry),
    "work_off": _Rule(("morning",), "porter", porter.work_choices, porter.check_work, porter.work_off),
    "trust_goods": _Rule(("morning",), "porter", porter.trust_choices, porter.check_trust, porter.trust_goods),
    "answer": _Rule(_STALL, "officials", inspection.answer_choices, inspection.check_answer, _answer),
    "choose": _Rule(_ANYWHERE, "price", story.choose_choices, story.check_choose, _choose),
    "sleep": _Rule(("evening",), "price", _free("sleep"), _fine, _sleep),
    "pay_work": _Rule(_AWAKE, "family", duties.work_choices, duties.check_work, duties.pay_work),
    "ask_help": _Rule(("morning",), "family", duties.help_choices, duties.check_help, duties.ask_help),
    "treat": _Rule(_AWAKE, "family", illness.treat_choices, illness.check_treat, illness.treat),
    "wood": _Rule(_AWAKE, "family", fuel.wood_choices, fuel.check_wood, fuel.buy_wood),
    "kimjang": _Rule(_STALL, "family", kimjang.kimjang_choices, kimjang.check_kimjang, kimjang.make),
    "levy": _Rule(_AWAKE, "family", levies.levy_choices, levies.check_levy, levies.pay_levy),
    "roster": _Rule(_AWAKE, "family", levies.roster_choices, levies.check_roster, levies.meet_roster),
    "travel": _Rule(("morning",), "travel", travel.travel_choices, travel.check_travel, travel.travel),
    "buy": _Rule(_ROAD, "travel", places.buy_choices, places.check_buy, places.buy),
    "return": _Rule(_ROAD, "travel", travel.return_choices, travel.check_return, _return),
    "on": _Rule(_ROAD, "travel", travel.on_choices, travel.check_on, _on),
    "papers": _Rule(("morning",), "travel", travel.papers_choices, travel.check_papers, travel.papers),
    "release": _Rule(_STALL, "shipments", release.release_choices, release.check_release, release.release),
    "parcel": _Rule(_ANYWHERE, "shipments", parcels.parcel_choices, parcels.check_parcel, parcels.parcel),
    "inspect": _Rule(("morning",), "shipments", quality.inspect_choices, quality.check_inspect, quality.inspect),
    "hand_in": _Rule(_AWAKE, "reform", reform.hand_in_choices, reform.check_hand_in, reform.hand_in),
    "join": _Rule(_AWAKE, "kye", kye_deals.join_choices, kye_deals.check_join, kye_deals.join, True),
    "bid": _Rule(_AWAKE, "kye", kye_deals.bid_choices, kye_deals.check_bid, kye_deals.bid, True),
    "withhold": _Rule(_AWAKE, "kye", kye_deals.withhold_choices, kye_deals.check_withhold, kye_deals.withhold, True),
    "pay_in": _Rule(_AWAKE, "kye", kye_deals.pay_in_choices, kye_deals.check_pay_in, kye_deals.pay_in, True),
    "cover": _Rule(_AWAKE, "kye", kye_deals.cover_choices, kye_deals.check_cover, kye_deals.cover),
    "name": _Rule(_STALL, "bargains", bargain.name_choices, bargain.check_name, bargain_moves.name),
    "haggle": _Rule(_STALL, "bargains", bargain.haggle_choices, bargain.check_haggle, bargain_moves.haggle),
    "sweeten": _Rule(_STALL, "bargains", bargain.sweeten_choices, bargain.check_sweeten, bargain_moves.sweeten),
    "bargains": _Rule(_AWAKE, "bargains", bargain.arrange_choices, bargain.check_arrange, bargain.arrange, True),
    "note": _Rule(_ANYWHERE, "price", _note_choices, _check_note, _note),
}
assert _RULES.keys() == VERBS.keys()


def new_run(world: World, seed: str, difficulty: str = "", goal: str = "", start: str = "") -> Turn:
    """Begin a run: the morning of day 1, or that of a named start. Raises KeyError if there is no such difficulty or
    start, or no such goal under this seed."""
    level = world.difficulties[difficulty or world.difficulty]
    drawn = drawn_goals(world, seed)
    chosen = goal or next(iter(drawn), "")
    if chosen and chosen not in drawn:
        raise KeyError(chosen)
    named = world.starts[start] if start else None
    run = starting.before_dawn(world, seed, level, chosen)
    if named is not None:
        starting.enter(world, run, named)
    first = run.day
    happened = day.dawn(world, run)
    run.start_worth = worth.total(world, run)
    if named is not None:
        run.past = starting.days_before(world, run)
    return Turn(run, (event("begin", day=first), *happened))


def check(world: World, run: Run, command: Command) -> Refusal | None:
    """Why a command is not possible now; None if it is. Never raises for a command that ``parse`` can make."""
    verb, ids, amount = command.verb, command.ids, command.amount
    rule = _RULES.get(verb)
    form = VERBS.get(verb)
    if rule is None or form is None:
        return refuse("no_verb", verb=verb)
    if len(ids) != len(form.ids) or (amount >= 0) != bool(form.amount):
        return refuse("form", verb=verb)
    if bool(command.words) != form.words or not -1 <= amount <= MOST:
        return refuse("form", verb=verb)
    if form.words and parse(text(command)) != command:  # a log could not read it back
        return refuse("form", verb=verb)
    closed = _closed(world, run, verb, rule) or (_unknown(world, run, form.ids, ids) if ids else None)
    return closed or rule.check(world, run, command)


def _closed(world: World, run: Run, verb: str, rule: _Rule) -> Refusal | None:
    """Why a verb as a whole is not possible now: the end, a system not met, a decision in front, the wrong phase."""
    phase = run.phase
    if phase == "over":
        return refuse("over")
    first = world.systems.get(rule.system, 0)
    if not 0 < first <= run.day:  # world.met
        return refuse("not_yet", verb=verb, day=first) if first else refuse("not_in_scenario", verb=verb)
    in_front = _in_front(run, verb) if run.pending or verb in ("choose", "answer", *bargain.SAYS) else None
    if in_front:
        return in_front
    if verb == "release" and shipments.held(run) is None:
        return refuse("nothing_held")
    if phase in rule.phases:
        return None
    return (
        refuse("not_here", day=travel.home_day(run))
        if phase == "away"
        else refuse("wrong_phase", verb=verb, phase=phase)
    )


def why_closed(world: World, run: Run, verb: str) -> Refusal | None:
    """Why a verb as a whole is not possible now, whatever it is about; None if it is not closed."""
    return _closed(world, run, verb, _RULES[verb])


def _in_front(run: Run, verb: str) -> Refusal | None:
    """Why a verb must wait for what is in front, or answers nothing."""
    if run.pending == "inspection" and verb not in ("answer", "give", "note"):
        return refuse("inspection_first")
    if run.pending.startswith("event:") and verb not in ("choose", "note"):
        return refuse("decision_first", event=run.pending[6:])
    if (run.pending == bargain.PENDING or verb in bargain.SAYS) and verb != "note":
        return bargain.in_front(run, verb)
    waits = {"choose": run.pending.startswith("event:"), "answer": run.pending == "inspection"}
    return None if waits.get(verb, True) else refuse("nothing_asked")


def _unknown(world: World, run: Run, kinds: tuple[str, ...], ids: tuple[str, ...]) -> Refusal | None:
    """A refusal for an id the scenario does not have, or has not shown yet."""
    for kind, name in zip(kinds, ids, strict=True):
        unknown = False
        if kind == "good":
            good = world.goods.get(name)
            unknown = good is None or good.from_day > run.day
        elif kind == "person":  # a go-between may be anybody who trusts you; the verb's own check says who
            unknown = len(kinds) <= 2 and not (name in world.middlemen and people.present(world, run, name))
        elif kind == "official":
            official = world.officials.get(name)
            unknown = official is None or official.from_day > run.day
        elif kind in _NAMED:
            unknown = name not in getattr(world, _NAMED[kind])
        if unknown:
            return refuse("no_such", kind=kind, id=name)
        if kind == "official" and not office.in_office(world, run, name):
            return refuse("not_in_office", official=name)
    return None


_NAMED = {"member": "household", "rumour": "rumours", "kye": "kyes"}
"""Kinds of ids that are known from the first day on, and where the world has them."""


def advance(world: World, run: Run, command: Command) -> list[Event]:
    """Carry out a command that ``check`` accepts on this very run. Returns what happened."""
    if world.council is None:
        return _RULES[command.verb].apply(world, run, command)
    return council.done(world, run, command) + _RULES[command.verb].apply(world, run, command)


def apply(world: World, run: Run, command: Command) -> Turn | Refusal:
    """The run after a command and what happened, or why not; ``run`` itself is never changed."""
    refusal = check(world, run, command)
    if refusal:
        return refusal
    before = _goal_met(world, run)  # now: what is kept for the day is still that of this day
    after = run.copy()
    happened = advance(world, after, command)
    return Turn(after, (*happened, *_goal_moved(world, before, after)))


def move(world: World, run: Run, command: Command) -> Turn | Refusal:
    """:func:`apply` on this very run, for who never goes back to the state before. A refusal changes nothing."""
    refusal = check(world, run, command)
    if refusal:
        return refusal
    before = _goal_met(world, run)
    happened = advance(world, run, command)
    return Turn(run, (*happened, *_goal_moved(world, before, run)))


def _goal_met(world: World, run: Run) -> bool | None:
    """Whether the goal of a run is met as things stand; None without one."""
    return scoring.goal_met(world, run) if run.goal in world.goals else None


def _goal_moved(world: World, before: bool | None, after: Run) -> list[Event]:
    """Told once when the goal of the run is met as things stand, or is no longer; the end counts it by itself."""
    if before is None or after.phase == "over":
        return []
    met = scoring.goal_met(world, after)
    return [event("goal_moved", goal=after.goal, met=int(met))] if met != before else []


def choices(world: World, run: Run) -> tuple[Choice, ...]:
    """Everything that may be done now, with ranges, and what is offered but not possible, with the reason."""
    found: list[Choice] = []
    for verb, rule in _RULES.items():
        if _closed(world, run, verb, rule) is None:
            found.extend(rule.choices(world, run))
    return tuple(found)


def choices_of(world: World, run: Run, verb: str) -> list[Choice]:
    """:func:`choices` of one verb only."""
    rule = _RULES[verb]
    return rule.choices(world, run) if _closed(world, run, verb, rule) is None else []


def undoable(verb: str) -> bool:
    """Whether a command of this verb draws no chance and reveals nothing, so that it may be taken back."""
    return _RULES[verb].undoable


def outcome(world: World, run: Run) -> Outcome | None:
    """Why the run ended and its score; None while it goes on."""
    return scoring.outcome(world, run)
