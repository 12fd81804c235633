"""Inspection (game.md 4.10): who looks at your board, how likely, and what may come of it. Never without a sign."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import calendar, chance, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.run import Line, Run
from marketgen.engine.world import Rung, World

ANSWERS = ("look", "plead", "pack")
"""How an inspection can be met, beside a gift at the table: let him look, plead, pack up for the day."""


def likely(world: World, run: Run) -> Account:
    """The chance of an inspection today, in basis points; certain on days the board has named."""
    rules = world.inspection
    steps = Sum()
    if run.day in rules.sure_days:
        steps.add("announced", 10_000, keep=True)
        return steps.account("inspection", "bp")
    steps.add("start", rules.start_bp, keep=True)
    steps.add("level", run.level * rules.level_bp, level=run.level)
    steps.add("heat", run.heat * rules.heat_bp, heat=run.heat)
    steps.keep_within(0, 10_000, "held")
    return steps.account("inspection", "bp")


def warned(world: World, run: Run) -> bool:
    """Whether the official lets you know this morning: by his tie, keyed by the day."""
    if not _comes_today(world, run):
        return False
    tie = max(0, run.officials[world.inspection.official].tie)
    luck = chance.draw(run.seed, "warning", run.day, world.inspection.official)
    return chance.happens(luck, divide(tie * world.inspection.warn_bp, 100))


def _comes_today(world: World, run: Run) -> bool:
    rules = world.inspection
    if not world.met("officials", run.day) or rules.official not in run.officials or calendar.closed(world, run.day):
        return False
    luck = chance.draw(run.seed, "inspection", run.day, rules.official)
    return chance.happens(luck, likely(world, run).total)


def comes(world: World, run: Run, block: int) -> bool:
    """Whether the inspection of today comes now, before a block of the market, and something is on show."""
    if run.inspected == run.day or run.closed == run.day or not any(run.slots) or not _comes_today(world, run):
        return False
    luck = chance.draw(run.seed, "inspection_block", run.day, world.inspection.official)
    wanted = chance.below(luck, len(world.day.blocks))
    return block == wanted or block == len(world.day.blocks) - 1


def tidy_choices(world: World, run: Run) -> list[Choice]:
    """Making the stall ready, once a day, before the market."""
    if not world.met("officials", run.day):
        return []
    hours = world.inspection.tidy_hours
    why = None
    if run.prepared:
        why = refuse("already_so")
    elif hours > run.hours:
        why = refuse("no_hours", hours=hours)
    return [Choice("tidy", refusal=why)]


def check_tidy(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the stall can be made ready now."""
    return tidy_choices(world, run)[0].refusal


def tidy(world: World, run: Run, command: Command) -> list[Event]:
    """An hour for receipts, the width of the passage and the price tags."""
    spend_hours(world, run, world.inspection.tidy_hours)
    run.prepared = True
    return [event("tidied", hours=world.inspection.tidy_hours)]


def pleads(world: World, run: Run) -> Account:
    """The chance that pleading ends it with a word, in basis points."""
    rules = world.inspection
    tie = run.officials[rules.official].tie
    steps = Sum()
    steps.add("start", rules.plead_bp, keep=True)
    steps.add("tie", divide(tie * rules.plead_tie_bp, 100), official=rules.official, tie=tie)
    steps.keep_within(world.gifts.least_bp, world.gifts.most_bp, "held")
    return steps.account("pleads", "bp")


def answer_choices(world: World, run: Run) -> list[Choice]:
    """How the inspection in front can be met."""
    return [Choice("answer", (answer,)) for answer in ANSWERS] if run.pending == "inspection" else []


def check_answer(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether this is one of the answers."""
    return None if command.ids[0] in ANSWERS else refuse("no_such", kind="answer", id=command.ids[0])


def answer(world: World, run: Run, command: Command) -> list[Event]:
    """Meet the inspection; the caller goes on with the market afterwards."""
    how = command.ids[0]
    run.pending = ""
    run.inspected = run.day
    if how == "pack":
        run.away = 24  # the rest of the market day, whatever its hours
        run.home = replace(run.home, shut=1)  # and nobody keeps what is packed up
        return [event("inspection_packed", official=world.inspection.official)]
    if how == "plead":
        luck = chance.draw(run.seed, "plead", run.day, world.inspection.official)
        if chance.happens(luck, pleads(world, run).total):
            return [event("inspection_pleaded", official=world.inspection.official)]
    return look(world, run)


def settled_by_gift(world: World, run: Run) -> list[Event]:
    """A gift taken at the table settles the case."""
    run.pending = ""
    run.inspected = run.day
    return [event("inspection_settled", official=world.inspection.official)]


def look(world: World, run: Run) -> list[Event]:
    """He looks: nothing is found at a stall made ready, else a rung; covered or by tie one rung less."""
    rules = world.inspection
    who = rules.official
    if run.prepared:
        return [event("inspection_prepared", official=who)]
    luck, off = chance.draws(run.seed, "rung", run.day, who, 2)
    which = chance.pick(luck, tuple(rung.weight for rung in rules.rungs))
    if which < 0:
        return [event("inspection_prepared", official=who)]
    state = run.officials[who]
    let_off = state.covered or chance.happens(off, divide(max(0, state.tie) * rules.off_bp, 100))
    happened: list[Event] = []
    if let_off and which > 0:
        which -= 1
        happened.append(event("inspection_let_off", official=who))
        run.officials[who] = replace(state, covered=False)
    return [*happened, *_rung(world, run, rules.rungs[which])]


def _rung(world: World, run: Run, rung: Rung) -> list[Event]:
    """What a rung takes: never more money than there is."""
    shown = [good for good in run.slots if good]
    worth = sum(run.goods[good].stock * price.total(world, run, good) for good in shown)
    fine = min(run.money[world.money], rung.fee + of_bp(worth, rung.share_bp))
    pay(run, world.money, -fine, Line("fine", rung.id, -fine), world.money)
    happened = [event("inspection_rung", rung=rung.id, fine=fine)]
    if rung.goods_bp:
        for good in shown:
            state = run.goods[good]
            units = of_bp(state.stock, rung.goods_bp)
            if units:
                left = state.stock - units
                run.goods[good] = replace(state, stock=left, cost=state.cost * left // state.stock)
                happened.append(event("inspection_goods", good=good, units=units))
    run.file += rung.file
    run.heat = min(100, run.heat + rung.heat)
    return happened
