"""Go-betweens (game.md 6): somebody else carries a gift, keeps a share, removes the witnesses, and then knows."""

from __future__ import annotations

from marketgen.engine import chance, office, officials, people
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.run import Run
from marketgen.engine.world import World


def kept(world: World, amount: int) -> int:
    """What a go-between keeps of an amount, rounded up."""
    return -(-amount * world.gifts.between_bp // BP)


def least(world: World) -> int:
    """The least amount of which something is left for the official."""
    amount = 1
    while amount - kept(world, amount) < 1 and amount < BP:
        amount += 1
    return amount


def send_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each go-between, official and thing that can be sent."""
    return [
        Choice("send", (person, official.id, what), least(world), max(least(world), min(held, MOST)), refusal=why)
        for official in office.serving(world, run)
        for person in official.between
        if _known(world, run, person)
        for what in official.takes
        if what not in world.services and officials.offered(world, run, what)
        for held, why in [(officials.held(world, run, what), _why_not(world, run, person, official.id, what))]
    ]


def _known(world: World, run: Run, person: str) -> bool:
    return person in run.trust and people.present(world, run, person)


def _why_not(world: World, run: Run, person: str, who: str, what: str) -> Refusal | None:
    if run.trust[person] < world.gifts.between_trust:
        return refuse("carries_not", person=person)
    return officials.said_no(run, who) or officials.lacks(world, run, what, least(world))


def check_send(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether something can be sent to an official through somebody."""
    person, who, what = command.ids
    for choice in send_choices(world, run):
        if choice.ids == command.ids:
            if choice.refusal:
                return choice.refusal
            if command.amount < choice.low:
                return refuse("too_little_to_carry", least=choice.low)
            return officials.lacks(world, run, what, command.amount)
    if person not in run.trust:
        return refuse("no_such", kind="between", id=person)
    if not _known(world, run, person) or person not in world.officials[who].between:
        return refuse("not_his_between", person=person, official=who)
    return refuse("takes_not", official=who, what=what)


def send(world: World, run: Run, command: Command) -> list[Event]:
    """Send a gift: if it is refused, all of it comes back; either way somebody now knows whom you gave to."""
    person, who, what = command.ids
    share = kept(world, command.amount)
    reaches = command.amount - share
    if (who, person) not in run.carried:
        run.carried = tuple(sorted((*run.carried, (who, person))))
    happened = [event("carried", person=person, official=who)]
    luck = chance.draw(run.seed, "gift", run.day, f"{who}.{person}")
    if chance.happens(luck, officials.accepts(world, run, who, what, reaches, person).total):
        return happened + officials.take_gift(world, run, who, what, command.amount, reaches)
    return happened + officials.refused(world, run, who, what, command.amount)
