"""What can be done with a neighbour: an hour beside her, a word before an inspection, a price agreed on."""

from __future__ import annotations

from marketgen.engine import chance, inspection, people, street
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import spend_hours
from marketgen.engine.plot import Story, each
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World


def _row(world: World, run: Run) -> list[str]:
    """The neighbours who stand there."""
    return [who for who in run.street if who not in run.gone]


def _nobody(run: Run, who: str) -> Refusal | None:
    return refuse("no_such", kind="neighbour", id=who) if who not in run.street or who in run.gone else None


def chat_choices(world: World, run: Run) -> list[Choice]:
    """An hour beside each neighbour."""
    return [Choice("chat", (who,), refusal=check_chat(world, run, Command("chat", (who,)))) for who in _row(world, run)]


def check_chat(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether there is time, and it is not too soon after the last one."""
    who, rules = command.ids[0], street.rules_of(world)
    nobody = _nobody(run, who)
    if nobody:
        return nobody
    last = run.street[who].chatted
    if last and run.day < last + rules.chat_every:
        return refuse("chat_soon", person=who, day=last + rules.chat_every)
    return refuse("no_hours", hours=rules.chat_hours) if rules.chat_hours > run.hours else None


def chat(world: World, run: Run, command: Command) -> list[Event]:
    """An hour beside a neighbour, and what it does."""
    who, rules = command.ids[0], street.rules_of(world)
    spend_hours(world, run, rules.chat_hours)
    run.street[who] = replace(run.street[who], chatted=run.day)
    said = event("chatted", person=who, hours=rules.chat_hours)
    return [said, *people.move_trust(world, run, who, rules.chat_trust)]


def knows(world: World, run: Run) -> bool:
    """Whether you know of an inspection today: you were told, the board named the day, they were with you, or what was
    said of it came true this morning."""
    if run.day in (run.warned, run.inspected) or run.day in world.inspection.sure_days:
        return True
    return any(
        one.verb == "event" and one.subject in world.events and _reads_boards(run, world.events[one.subject])
        for told in run.told
        if told.due == run.day and told.rumour in world.rumours and world.rumours[told.rumour].truth == "true"
        for one in each(world.rumours[told.rumour].effects)
    )


READIES = ("prepared", "worse")
"""Effects of a choice by which a card is known to be about somebody who looks at the boards."""


def _reads_boards(run: Run, card: Story) -> bool:
    """Whether a card that was not seen before today is about somebody who looks at the boards."""
    if run.seen.get(card.id, run.day) != run.day:
        return False
    return any(one.verb in READIES for choice in card.choices for one in each(choice.effects))


def warn_choices(world: World, run: Run) -> list[Choice]:
    """Telling each neighbour of an inspection, on a day you know of one."""
    if not knows(world, run):
        return []
    return [Choice("warn", (who,), refusal=check_warn(world, run, Command("warn", (who,)))) for who in _row(world, run)]


def check_warn(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether there is something to tell, and time for it."""
    who, rules = command.ids[0], street.rules_of(world)
    nobody = _nobody(run, who)
    if nobody:
        return nobody
    if not knows(world, run):
        return refuse("nothing_to_warn")
    if run.street[who].told_of == run.day:
        return refuse("already_so")
    return refuse("no_hours", hours=rules.warn_hours) if rules.warn_hours > run.hours else None


def warn(world: World, run: Run, command: Command) -> list[Event]:
    """Tell a neighbour: it takes an hour, and she, and the row, remember it."""
    who, rules = command.ids[0], street.rules_of(world)
    spend_hours(world, run, rules.warn_hours)
    run.street[who] = replace(run.street[who], told_of=run.day)
    happened = [event("you_warned", person=who, hours=rules.warn_hours)]
    if rules.warn_standing:
        run.standing = clamp(run.standing + rules.warn_standing, -1000, 1000)
        happened.append(event("standing", amount=rules.warn_standing))
    return happened + people.move_trust(world, run, who, rules.warn_trust)


def warns_back(world: World, run: Run, who: str) -> Account:
    """The chance, in basis points, that a neighbour tells you of an inspection: none before you told her of one. Raises
    KeyError for nobody's stall."""
    told, trust = run.street[who].told_of, run.trust.get(who, 0)
    steps = Sum()
    steps.add("warned_before" if told else "never_warned", 0, keep=True, person=who)
    if told:
        steps.add("warned_trust", divide(max(0, trust) * street.rules_of(world).back_bp, 100), person=who, trust=trust)
    steps.keep_within(0, BP, "held")
    return steps.account(f"warns:{who}", "bp")


def dawn(world: World, run: Run) -> list[Event]:
    """On the morning of an inspection of which nobody told you: whether a neighbour does."""
    if not run.street or run.warned == run.day or not inspection.comes_today(world, run):
        return []
    for who in _row(world, run):
        luck = chance.draw(run.seed, "street", run.day, f"{who}:warns")
        if chance.happens(luck, warns_back(world, run, who).total):
            run.warned = run.day
            return [event("neighbour_warns", person=who)]
    return []


def agree_choices(world: World, run: Run) -> list[Choice]:
    """Agreeing on a price with each neighbour, for each good of hers."""
    return [
        Choice("agree", (who, good), refusal=check_agree(world, run, Command("agree", (who, good))))
        for who in _row(world, run)
        for good in run.street[who].beliefs
    ]


def check_agree(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether she sells it, trusts you enough, and nothing is agreed on yet."""
    who, good = command.ids
    nobody = _nobody(run, who)
    if nobody:
        return nobody
    if good not in run.street[who].beliefs:
        return refuse("not_her_good", person=who, good=good)
    if street.agreed(run, who, good):
        return refuse("already_so")
    trust, friend = run.trust.get(who, 0), street.rules_of(world).friend
    if trust < friend:
        return refuse("no_friend", person=who, needs=friend, has=trust)
    return None


def agree(world: World, run: Run, command: Command) -> list[Event]:
    """Neither asks less than the other for some days, from now on."""
    who, good = command.ids
    stall, last = run.street[who], run.day + street.rules_of(world).truce_days
    kept = tuple(one for one in stall.truces if one[0] != good)
    run.street[who] = replace(stall, truces=tuple(sorted((*kept, (good, last)))))
    street.set_asks(world, run)
    return [event("truce", person=who, good=good, day=last)]
