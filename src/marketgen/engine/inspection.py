"""Inspection (game.md 4.10): who looks at your board, how likely, and what may come of it. Never without a sign."""

from __future__ import annotations

from marketgen.engine import calendar, chance, keeper, ladder, office
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import divide
from marketgen.engine.commands import Command
from marketgen.engine.envy import envy
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import spend_hours
from marketgen.engine.officials import SQUAD, visitor
from marketgen.engine.run import Run
from marketgen.engine.world import World

ANSWERS = ("look", "plead", "pack", "least")
"""How an inspection can be met, beside a gift at the table: let him look, plead, pack up for the day, let them take the
least."""

SWEEPS = "sweeps"
"""The danger that a look at the boards is."""


def answers(world: World) -> tuple[str, ...]:
    """The answers that a scenario knows."""
    return tuple(one for one in ANSWERS if one != "least" or world.inspection.least is not None)


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
    if rules.envy is not None:
        points = envy(world, run).total
        steps.add("envy", points * rules.heat_bp, envy=points)
    steps.keep_within(0, 10_000, "held")
    return steps.account("inspection", "bp")


def warner(world: World, run: Run) -> str:
    """Who lets you know this morning: whoever reaches it, by his tie, keyed by the day; or nobody."""
    if not comes_today(world, run):
        return ""
    for who in office.helpers(world, run, SWEEPS):
        luck = chance.draw(run.seed, "warning", run.day, who)
        if chance.happens(luck, divide(max(0, run.officials[who].tie) * world.inspection.warn_bp, 100)):
            return who
    return ""


def warned(world: World, run: Run) -> bool:
    """Whether somebody lets you know this morning."""
    return bool(warner(world, run))


def comes_today(world: World, run: Run) -> bool:
    """Whether somebody looks at the boards today, whatever you show; the day has settled it."""
    rules = world.inspection
    if not world.met("officials", run.day) or rules.official not in run.officials or calendar.closed(world, run.day):
        return False
    luck = _luck(run, rules.official)
    if run.day not in rules.sure_days and not chance.happens(luck, _at_most(world, run)):
        return False  # whoever would come, and whatever the envy: it need not be worked out
    who = visitor(world, run)
    if who != SQUAD and not office.in_office(world, run, who):
        return False
    return chance.happens(luck, likely(world, run).total)


def _luck(run: Run, official: str) -> int:
    """The day's draw for an inspection; a day asks for it several times."""
    known, key = run.memory.get("inspection"), (run.seed, run.day, official)
    if known is None or known[0] != key:
        known = run.memory["inspection"] = (key, chance.draw(run.seed, "inspection", run.day, official))
    return int(known[1])


def _at_most(world: World, run: Run) -> int:
    """The chance of an inspection were envy at its most, in basis points."""
    rules = world.inspection
    eyes = run.heat + (rules.envy.most if rules.envy else 0)
    return rules.start_bp + run.level * rules.level_bp + eyes * rules.heat_bp


def comes(world: World, run: Run, block: int) -> bool:
    """Whether the inspection of today comes now, before a block of the market, and something is on show."""
    if run.day in (run.inspected, run.closed) or not any(run.slots) or not comes_today(world, run):
        return False
    luck = chance.draw(run.seed, "inspection_block", run.day, world.inspection.official)
    wanted = chance.below(luck, len(world.day.blocks))
    return block == wanted or block == len(world.day.blocks) - 1


def tidy_choices(world: World, run: Run) -> list[Choice]:
    """Making the stall ready, once a day, before the market; in the evening the house, where houses are visited."""
    if not world.met("officials", run.day) or (run.phase == "evening" and world.inspection.checks is None):
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
    found = tidy_choices(world, run)
    return found[0].refusal if found else refuse("wrong_phase", verb="tidy", phase=run.phase)


def tidy(world: World, run: Run, command: Command) -> list[Event]:
    """An hour for receipts, the width of the passage and the price tags."""
    spend_hours(world, run, world.inspection.tidy_hours)
    run.prepared = True
    kind = "house_tidied" if run.phase == "evening" else "tidied"
    return [Event(kind, (("hours", world.inspection.tidy_hours),))]


def pleads(world: World, run: Run) -> Account:
    """The chance that pleading ends it with a word, in basis points; people from elsewhere know nobody."""
    rules, who = world.inspection, visitor(world, run)
    steps = Sum()
    if who == SQUAD:
        steps.add("start", rules.squad.plead_bp if rules.squad else 0, keep=True)
    else:
        tie = run.officials[who].tie
        steps.add("start", rules.plead_bp, keep=True)
        steps.add("tie", divide(tie * rules.plead_tie_bp, 100), official=who, tie=tie)
    steps.keep_within(world.gifts.least_bp, world.gifts.most_bp, "held")
    return steps.account("pleads", "bp")


def answer_choices(world: World, run: Run) -> list[Choice]:
    """How the inspection in front can be met."""
    return [Choice("answer", (answer,)) for answer in answers(world)] if run.pending == "inspection" else []


def check_answer(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether this is one of the answers."""
    return None if command.ids[0] in answers(world) else refuse("no_such", kind="answer", id=command.ids[0])


def answer(world: World, run: Run, command: Command) -> list[Event]:
    """Meet the inspection; the caller goes on with the market afterwards."""
    how, who = command.ids[0], visitor(world, run)
    _over(run)
    if how == "pack":
        return [event("inspection_packed", official=who)]
    if how == "least":
        return [event("inspection_least", official=who), *ladder.take_least(world, run)]
    if how == "plead":
        luck = chance.draw(run.seed, "plead", run.day, world.inspection.official)
        if chance.happens(luck, pleads(world, run).total):
            return [event("inspection_pleaded", official=who)]
        return [event("inspection_pleaded_not", official=who), *look(world, run)]
    return look(world, run)


def _over(run: Run) -> None:
    """The inspection of today has been met."""
    run.pending, run.inspected = "", run.day
    run.inspections += 1


def in_absence(world: World, run: Run, block: int) -> list[Event]:
    """While you are away for the whole day they look at what a keeper shows, and nobody answers for it."""
    if not keeper.keeper_share(world, run).total or not comes(world, run, block):
        return []
    _over(run)
    asked = event("inspection_keeper", official=visitor(world, run), person=keeper.keeper(world, run))
    return [asked, *look(world, run)]


def settled_by_gift(world: World, run: Run) -> list[Event]:
    """A gift taken at the table settles the case."""
    who = visitor(world, run)
    _over(run)
    return [event("inspection_settled", official=who)]


def refused_at_table(world: World, run: Run) -> list[Event]:
    """A gift refused at the table: he looks all the same."""
    who = visitor(world, run)
    _over(run)
    written = office.fear_now(world, run, who).total >= world.gifts.fearful
    return [event("inspection_refused", official=who, file=int(written)), *look(world, run)]


def look(world: World, run: Run) -> list[Event]:
    """They look: nothing is found at a stall made ready, else a rung; within somebody's reach it may be one less."""
    rules, who = world.inspection, visitor(world, run)
    made_worse = ladder.worse(world, run)
    worse = made_worse.total
    if run.prepared and not worse:
        return [event("inspection_prepared", official=who)]
    happened = [event("inspection_worse", official=who, why=made_worse.steps[0].name)] if worse else []
    luck, off = chance.draws(run.seed, "rung", run.day, rules.official, 2)
    which = 0 if run.prepared else chance.pick(luck, tuple(rung.weight for rung in rules.rungs))
    if which < 0:
        return [event("inspection_prepared", official=who)]
    let_off = False
    which = min(len(rules.rungs) - 1, which + worse - int(run.prepared))
    if which > 0 and who != SQUAD and ladder.lets_off(world, run, rules.rungs[which].danger, off):
        which, let_off = which - 1, True
        happened.append(event("inspection_let_off", official=who))
    return [*happened, *ladder.climb(world, run, rules.rungs[which], let_off)]
