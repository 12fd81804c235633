"""What tests of the engine share: mornings to change, commands in their text form, all that could be said to a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from marketgen.engine import bargain, release
from marketgen.engine.commands import VERBS, Command, parse, text
from marketgen.engine.events import Choice, Event, Refusal, Turn
from marketgen.engine.rules import apply, check, choices, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from marketgen.play.bots.simple import chaotic, of

JUNK = "nobody"


def wanderer(world: World, run: Run) -> Command:
    """A bot that sets out whenever it can, buys a little where it is, and does anything at all otherwise."""
    bought = sum(line.kind == "bought" for line in run.today.lines)
    wanted = ("travel", "call", "papers") if run.phase == "morning" and run.day % 3 != 1 else ("buy",) * (bought < 2)
    for verb in wanted:
        found = of(world, run, verb)
        if found:
            choice = found[run.day % len(found)]
            return choice.command(choice.low if choice.high >= 0 else -1)
    return chaotic(world, run)


PLAYERS = BOTS | {"wanderer": wanderer}
"""The game's bots, and one for tests."""


def morning(world: World, seed: str = "amber", **changes: Any) -> Run:
    """The first morning of a run, with some of its fields changed."""
    run = new_run(world, seed).run
    for name, value in changes.items():
        setattr(run, name, value)
    return run


def with_good(run: Run, good: str, **changes: Any) -> Run:
    """The run with some numbers of a good changed."""
    run.goods[good] = replace(run.goods[good], **changes)
    return run


def with_official(run: Run, who: str, **changes: Any) -> Run:
    """The run with some numbers of an official changed."""
    run.officials[who] = replace(run.officials[who], **changes)
    return run


def command(line: str) -> Command:
    """A command from its text form."""
    found = parse(line)
    assert isinstance(found, Command), found
    return found


def do(world: World, run: Run, *lines: str) -> tuple[Run, list[Event]]:
    """The run after some commands, all of which must be accepted, and everything that happened."""
    happened: list[Event] = []
    for line in lines:
        turn = apply(world, run, command(line))
        assert isinstance(turn, Turn), (line, turn)
        run = turn.run
        happened.extend(turn.events)
    return run, happened


def refused(world: World, run: Run, line: str) -> str:
    """The reason for which a command is refused; empty if it is accepted."""
    found = check(world, run, command(line))
    return found.reason if found else ""


def kinds(events: list[Event] | tuple[Event, ...], kind: str) -> list[Event]:
    """The events of one kind."""
    return [event for event in events if event.kind == kind]


def turns(
    world: World, seed: str, bot: str, difficulty: str = "", goal: str = ""
) -> Iterator[tuple[Command | None, Turn]]:
    """Every turn of a bot's whole game, the first morning included."""
    turn = new_run(world, seed, difficulty, goal)
    given = 0
    yield None, turn
    while turn.run.phase != "over":
        given_command = next_command(PLAYERS[bot], world, turn.run, given)
        answer = apply(world, turn.run, given_command)
        assert isinstance(answer, Turn), (given_command, answer)
        given = given + 1 if answer.run.day == turn.run.day else 0
        turn = answer
        yield given_command, turn


def covers(choice: Choice, asked: Command) -> bool:
    """Whether a choice says that a command is possible."""
    if choice.refusal or (choice.verb, choice.ids) != (asked.verb, asked.ids) or parse(text(asked)) != asked:
        return False
    return asked.amount == -1 if choice.high < 0 else choice.low <= asked.amount <= choice.high


def of_choice(choice: Choice, amount: int = -1) -> Command:
    """A command that a choice stands for; a note gets words."""
    return Command("note", words="a line") if choice.verb == "note" else choice.command(amount)


def assert_choices_hold(world: World, run: Run) -> tuple[Choice, ...]:
    """Every choice at both ends of its range is what ``check`` says, and one past them is not."""
    found = choices(world, run)
    assert len({(choice.verb, choice.ids) for choice in found}) == len(found)
    for choice in found:
        for amount in {choice.low, choice.high}:
            assert check(world, run, of_choice(choice, amount)) == choice.refusal, choice
        if choice.high >= 0 and choice.refusal is None:
            assert choice.low <= choice.high
            for past in (choice.low - 1, choice.high + 1):
                assert isinstance(check(world, run, Command(choice.verb, choice.ids, past)), Refusal), (choice, past)
    return found


def vocabulary(world: World) -> dict[str, tuple[str, ...]]:
    """For each kind of word in a command: what a scenario has of it, and a word it has not."""
    things = (*world.goods, *world.currencies, *world.services)
    return {
        "good": (*world.goods, JUNK),
        "currency": (*world.currencies, JUNK),
        "lender": (*world.lenders, JUNK),
        "creditor": (*world.middlemen, *world.neighbours, *world.lenders, JUNK),
        "upgrade": (*world.upgrades, JUNK),
        "stance": (*world.stances, JUNK),
        "person": (*world.middlemen, *world.officials, JUNK),
        "meal": (*world.meals, JUNK),
        "rumour": (*world.rumours, JUNK),
        "official": (*world.officials, *world.middlemen, JUNK),
        "what": (*things, JUNK),
        "favour": (*dict.fromkeys(help.id for one in world.officials.values() for help in one.favours), JUNK),
        "member": (*world.household, JUNK),
        "load": ("cart", "half", JUNK),
        "batch": ("whole", "half", JUNK),
        "way": ("pay", "go", JUNK),
        "place": (*world.places, JUNK),
        "by": (*world.ways, JUNK),
        "how": (*release.OTHERS, *(f"{release.PAY}{currency}" for currency in world.currencies), JUNK),
        "move": (*bargain.MOVES, JUNK),
        "bargains": ("house", "self", JUNK),
        "answer": ("look", "plead", "pack", JUNK),
        "kye": (*world.kyes, JUNK),
        "neighbour": (*world.neighbours, JUNK),
        "sideline": (*world.sidelines, JUNK),
        "stake": (*world.stakes, JUNK),
        "partner": (*world.partners, JUNK),
        "workshop": (*world.workshops, JUNK),
        "recipe": (*world.recipes, JUNK),
        "firm": (*world.firms, JUNK),
        "contract": (*world.contracts, JUNK),
        "fellow": (*world.middlemen, *world.neighbours, *world.regulars, JUNK),
        "choice": (*(choice.id for story in world.events.values() for choice in story.choices), JUNK),
    }


def every_command(world: World, amounts: tuple[int, ...] = (0, 1, 2, 3, 10, 999_999_999)) -> Iterator[Command]:
    """Every command that could be said with a scenario's words, lawful or not."""
    words = vocabulary(world)
    for verb, form in VERBS.items():
        for ids in product(*(dict.fromkeys(words[kind]) for kind in form.ids)):
            if form.words:
                yield Command(verb, ids, words="a line")
            else:
                yield from (Command(verb, ids, amount) for amount in (amounts if form.amount else (-1,)))


def assert_check_agrees(world: World, run: Run) -> None:
    """Whatever can be said is accepted if and only if a choice covers it."""
    found = choices(world, run)
    for asked in every_command(world):
        accepted = check(world, run, asked) is None
        assert accepted == any(covers(choice, asked) for choice in found), asked


def raised(call: Callable[[], object]) -> str:
    """The name of the exception that a call raises; empty if none."""
    try:
        call()
    except Exception as fault:  # noqa: BLE001 - its name is the answer
        return type(fault).__name__
    return ""
