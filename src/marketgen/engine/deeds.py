"""What each verb of the commands is in the rules: its phases, its system, and the functions that do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marketgen.engine import (
    bargain,
    bargain_moves,
    between,
    calls,
    contracts,
    credit,
    day,
    dealing,
    debts,
    demonstration,
    display,
    duties,
    fuel,
    gates,
    household,
    illness,
    information,
    inspection,
    kimjang,
    kye_deals,
    lent_names,
    levies,
    money,
    officials,
    parcels,
    partners,
    places,
    porter,
    quality,
    recipes,
    reform,
    release,
    rights,
    services,
    shipments,
    sidelines,
    stakes,
    story,
    street_deals,
    supply,
    travel,
    workshops,
    yards,
)
from marketgen.engine.commands import VERBS, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.frozen import frozen
from marketgen.engine.run import Run
from marketgen.engine.world import World


@frozen
class Rule:
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

DEEDS: dict[str, Rule] = {
    "show": Rule(_STALL, "price", display.show_choices, display.check_show, display.show, True),
    "hide": Rule(_STALL, "price", display.hide_choices, display.check_hide, display.hide, True),
    "price": Rule(_STALL, "price", display.price_choices, display.check_price, display.set_price, True),
    "take": Rule(("morning",), "offers", supply.take_choices, supply.check_take, supply.take),
    "order": Rule(_AWAKE, "offers", supply.order_choices, supply.check_order, supply.order, True),
    "bring": Rule(_AWAKE, "household", household.bring_choices, household.check_bring, household.bring, True),
    "meal": Rule(_AWAKE, "household", household.meal_choices, household.check_meal, household.set_meal, True),
    "tidy": Rule(("morning", "evening"), "officials", inspection.tidy_choices, inspection.check_tidy, inspection.tidy),
    "give": Rule(_AWAKE, "officials", officials.give_choices, officials.check_give, _give),
    "send": Rule(_AWAKE, "officials", between.send_choices, between.check_send, between.send),
    "call_in": Rule(_AWAKE, "officials", services.favour_choices, services.check_call_in, _call_in),
    "early": Rule(_STALL, "officials", _early_choices, _check_early, _early),
    "open": Rule(_STALL, "price", _open_choices, _check_open, _open),
    "call": Rule(_AWAKE, "rumours", calls.call_choices, calls.check_call, calls.call),
    "follow": Rule(_AWAKE, "rumours", information.follow_choices, information.check_follow, information.follow),
    "credit": Rule(("morning",), "credit", credit.credit_choices, credit.check_credit, credit.credit),
    "change": Rule(_AWAKE, "exchange", money.change_choices, money.check_change, money.change),
    "borrow": Rule(_AWAKE, "credit", credit.borrow_choices, credit.check_borrow, credit.borrow),
    "repay": Rule(_AWAKE, "credit", debts.repay_choices, debts.check_pay, debts.pay_off),
    "pay_debt": Rule(_AWAKE, "credit", debts.pay_choices, debts.check_pay, debts.pay_off),
    "build": Rule(_AWAKE, "growth", rights.build_choices, rights.check_build, rights.build),
    "wholesale": Rule(("morning",), "growth", yards.wholesale_choices, yards.check_wholesale, yards.wholesale),
    "vacate": Rule(_AWAKE, "growth", yards.vacate_choices, yards.check_vacate, yards.vacate),
    "resell": Rule(_AWAKE, "growth", rights.resell_choices, rights.check_resell, rights.resell),
    "carry": Rule(("morning",), "porter", porter.carry_choices, porter.check_carry, porter.carry),
    "work_off": Rule(("morning",), "porter", porter.work_choices, porter.check_work, porter.work_off),
    "trust_goods": Rule(("morning",), "porter", porter.trust_choices, porter.check_trust, porter.trust_goods),
    "answer": Rule(_STALL, "officials", inspection.answer_choices, inspection.check_answer, _answer),
    "choose": Rule(_ANYWHERE, "price", story.choose_choices, story.check_choose, _choose),
    "sleep": Rule(("evening",), "price", _free("sleep"), _fine, _sleep),
    "pay_work": Rule(_AWAKE, "family", duties.work_choices, duties.check_work, duties.pay_work),
    "ask_help": Rule(("morning",), "family", duties.help_choices, duties.check_help, duties.ask_help),
    "treat": Rule(_AWAKE, "family", illness.treat_choices, illness.check_treat, illness.treat),
    "wood": Rule(_AWAKE, "family", fuel.wood_choices, fuel.check_wood, fuel.buy_wood),
    "kimjang": Rule(_STALL, "family", kimjang.kimjang_choices, kimjang.check_kimjang, kimjang.make),
    "levy": Rule(_AWAKE, "family", levies.levy_choices, levies.check_levy, levies.pay_levy),
    "roster": Rule(_AWAKE, "family", levies.roster_choices, levies.check_roster, levies.meet_roster),
    "travel": Rule(("morning",), "travel", travel.travel_choices, travel.check_travel, travel.travel),
    "buy": Rule(_ROAD, "travel", places.buy_choices, places.check_buy, places.buy),
    "return": Rule(_ROAD, "travel", travel.return_choices, travel.check_return, _return),
    "on": Rule(_ROAD, "travel", travel.on_choices, travel.check_on, _on),
    "papers": Rule(("morning",), "travel", travel.papers_choices, travel.check_papers, travel.papers),
    "petition": Rule(("morning",), "travel", gates.petition_choices, gates.check_petition, gates.petition),
    "release": Rule(_STALL, "shipments", release.release_choices, release.check_release, release.release),
    "parcel": Rule(_ANYWHERE, "shipments", parcels.parcel_choices, parcels.check_parcel, parcels.parcel),
    "inspect": Rule(("morning",), "shipments", quality.inspect_choices, quality.check_inspect, quality.inspect),
    "hand_in": Rule(_AWAKE, "reform", reform.hand_in_choices, reform.check_hand_in, reform.hand_in),
    "join": Rule(_AWAKE, "kye", kye_deals.join_choices, kye_deals.check_join, kye_deals.join, True),
    "bid": Rule(_AWAKE, "kye", kye_deals.bid_choices, kye_deals.check_bid, kye_deals.bid, True),
    "withhold": Rule(_AWAKE, "kye", kye_deals.withhold_choices, kye_deals.check_withhold, kye_deals.withhold, True),
    "pay_in": Rule(_AWAKE, "kye", kye_deals.pay_in_choices, kye_deals.check_pay_in, kye_deals.pay_in, True),
    "cover": Rule(_AWAKE, "kye", kye_deals.cover_choices, kye_deals.check_cover, kye_deals.cover),
    "name": Rule(_STALL, "bargains", bargain.name_choices, bargain.check_name, bargain_moves.name),
    "haggle": Rule(_STALL, "bargains", bargain.haggle_choices, bargain.check_haggle, bargain_moves.haggle),
    "sweeten": Rule(_STALL, "bargains", bargain.sweeten_choices, bargain.check_sweeten, bargain_moves.sweeten),
    "bargains": Rule(_AWAKE, "bargains", bargain.arrange_choices, bargain.check_arrange, bargain.arrange, True),
    "demonstrate": Rule(
        ("morning",),
        "demonstration",
        demonstration.demonstrate_choices,
        demonstration.check_demonstrate,
        demonstration.demonstrate,
    ),
    "deal": Rule(_AWAKE, "dealing", dealing.deal_choices, dealing.check_deal, dealing.deal),
    "partner": Rule(_AWAKE, "partners", partners.partner_choices, partners.check_partner, partners.partner),
    "part": Rule(_AWAKE, "partners", partners.part_choices, partners.check_part, partners.part),
    "raise": Rule(_AWAKE, "partners", partners.raise_choices, partners.check_raise, partners.raise_),
    "learn": Rule(_AWAKE, "sidelines", sidelines.learn_choices, sidelines.check_learn, sidelines.learn),
    "license": Rule(_AWAKE, "sidelines", sidelines.license_choices, sidelines.check_license, sidelines.license),
    "take_up": Rule(_AWAKE, "sidelines", sidelines.take_up_choices, sidelines.check_take_up, sidelines.take_up, True),
    "drop": Rule(_AWAKE, "sidelines", sidelines.drop_choices, sidelines.check_drop, sidelines.drop, True),
    "invest": Rule(_AWAKE, "sidelines", stakes.invest_choices, stakes.check_invest, stakes.invest),
    "mend": Rule(_AWAKE, "sidelines", stakes.mend_choices, stakes.check_mend, stakes.mend),
    "withdraw": Rule(_AWAKE, "sidelines", stakes.withdraw_choices, stakes.check_withdraw, stakes.withdraw),
    "apply": Rule(_AWAKE, "ventures", workshops.apply_choices, workshops.check_apply, workshops.apply),
    "attend": Rule(("morning",), "ventures", workshops.attend_choices, workshops.check_attend, workshops.attend),
    "accept": Rule(_AWAKE, "ventures", workshops.accept_choices, workshops.check_accept, workshops.accept),
    "decline": Rule(_AWAKE, "ventures", workshops.decline_choices, workshops.check_decline, workshops.decline),
    "make": Rule(_AWAKE, "ventures", recipes.make_choices, recipes.check_make, recipes.make, True),
    "relieve": Rule(_AWAKE, "ventures", recipes.relieve_choices, recipes.check_relieve, recipes.relieve, True),
    "sign": Rule(_AWAKE, "ventures", lent_names.sign_choices, lent_names.check_sign, lent_names.sign),
    "promise": Rule(_AWAKE, "ventures", contracts.promise_choices, contracts.check_promise, contracts.promise, True),
    "deliver": Rule(_AWAKE, "ventures", contracts.deliver_choices, contracts.check_deliver, contracts.deliver),
    "chat": Rule(_AWAKE, "street", street_deals.chat_choices, street_deals.check_chat, street_deals.chat),
    "warn": Rule(_STALL, "street", street_deals.warn_choices, street_deals.check_warn, street_deals.warn),
    "agree": Rule(_AWAKE, "street", street_deals.agree_choices, street_deals.check_agree, street_deals.agree),
    "note": Rule(_ANYWHERE, "price", _note_choices, _check_note, _note),
}
"""Every verb, in the order in which choices are told."""

assert DEEDS.keys() == VERBS.keys()
