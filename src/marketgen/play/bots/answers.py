"""How a trading bot answers what asks: by what the choices say they cost and bring, in its own scale of worth."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import council, price, story
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.plot import Effect
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots import scales
from marketgen.play.bots.duties import food
from marketgen.play.bots.planner import gains
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import forward, luck, of

LAST_DAYS = 5
"""How many days before the end a bot that deals in the last days begins to."""

MEDIA = -1_000_000_000
"""What one more person who knows is worth to a bot that does not deal."""

_WORTH: dict[str, int] = {
    "trust": 20, "tie": 15, "standing": 100, "heat": -300, "file": -30_000, "hours": -1500, "health": 30,
    "knows": 0, "fear": -500, "close": -15_000,
}  # fmt: skip
"""Minor units that a unit of an effect is worth to a bot, in the unit of the effect's amount."""


def answer(world: World, run: Run, policy: Policy) -> Command:
    """The answer to what is in front."""
    story_now = story.current(world, run)
    if story_now is None:
        return forward(world, run)
    deals = story_now.private and _deals(world, run, policy)
    open_now = {choice.ids[0] for choice in of(world, run, "choose")}
    possible = [choice for choice in story_now.choices if choice.id in open_now]
    if not policy.reacts and not story_now.private:
        which = luck(run.seed, "answer", str(run.day), story_now.id) % len(possible)
        return Command("choose", (possible[which].id,))
    best = max(
        possible,
        key=lambda choice: (
            worth(world, run, choice.effects, 0 if deals else MEDIA)
            + (INFORMS * _informs(choice.effects) if policy.informs else 0)
            + (_lasting(world, run, choice.effects) if policy.knows else 0)
            + _goal_worth(world, run, policy, choice.effects)
            - (OVERRULES * max(0, against(world, run, Command("choose", (choice.id,)))) if policy.cares else 0),
            choice.id,
        ),
    )
    return Command("choose", (best.id,))


OVERRULES = 6000
"""What a bot that cares gives for not doing what one more at home is against than for."""


def against(world: World, run: Run, command: Command) -> int:
    """By how many more of those at home a command is refused than wanted, at the worst of what they are asked about."""
    if world.council is None:
        return 0
    asked = [council.answers(world, run, matter.id) for matter in council.matters(world, run, command)]
    return max((sum(-1 if one.yes else 1 for one in said) for said in asked), default=0)


GOAL = -200_000
"""What a day of school, a fine or a line in the file costs a bot whose goal is about them."""

_OF_GOAL = {"school": "school_lost", "file": "file", "fine": "fined_run"}
"""Verbs of effects that a goal may be about, with what it then asks for."""


INFORMS = 1_000_000
"""What an informer gives for informing."""


def _informs(effects: tuple[Effect, ...]) -> int:
    """How often effects inform on somebody."""
    return sum(effect.amount for effect in effects if effect.verb == "informed")


def _lasting(world: World, run: Run, effects: tuple[Effect, ...]) -> int:
    """What an expert adds to the worth of effects that are counted at the end, by the scales of this phase."""
    if not any(effect.verb in ("health", "standing", "trust") for effect in effects):
        return 0
    scale = scales.of(world, run, gains(run, food(world, run, 1)))
    lasts = {
        "health": scale.health + scale.weakest // max(1, len(run.health)),
        "standing": scale.standing,
        "trust": scale.trust,
    }
    most = {verb: (MOST_TIMES - 1) * _WORTH[verb] for verb in lasts}  # a line in the file weighs more than any thanks
    return sum(
        min(most[effect.verb], max(0, lasts[effect.verb] - _WORTH[effect.verb])) * effect.amount
        for effect in effects
        if effect.verb in lasts
    )


MOST_TIMES = 8
"""What is counted at the end weighs so many times as much as usual, and no more."""


def _goal_worth(world: World, run: Run, policy: Policy, effects: tuple[Effect, ...]) -> int:
    """What effects cost a planner whose goal they would spoil."""
    goal = world.goals.get(run.goal)
    if not policy.plans or goal is None:
        return 0
    asked = {test.measure for test in goal.when.tests}
    spoilt = 0
    for effect in effects:
        if _OF_GOAL.get(effect.verb, "") in asked and effect.amount * (-1 if effect.verb == "school" else 1) > 0:
            spoilt += GOAL
        for _weight, way in effect.branches:
            spoilt += _goal_worth(world, run, policy, way) // 3
    return spoilt


def _deals(world: World, run: Run, policy: Policy) -> bool:
    """Whether a bot takes what it is asked to pass on, this evening."""
    if policy.media == "last":
        return run.day > world.days - LAST_DAYS
    return policy.media == "every" or (policy.media == "one" and not run.knows_peak)


def worth(world: World, run: Run, effects: tuple[Effect, ...], media: int, deep: int = 3) -> int:
    """What effects are worth to a bot, in minor units; of several ways by their weights. What is sure to be sent later
    counts too, ``deep`` steps far: a choice says so in its sentence."""
    total = 0
    for effect in effects:
        count = _COUNT.get(effect.verb)
        if effect.verb == "knows":
            total += media * max(0, effect.amount)
        elif count is not None:
            total += count(world, run, effect)
        elif effect.verb == "if":
            total += sum(worth(world, run, way, media, deep) for _, way in effect.branches) // 2
        elif effect.verb == "one_of":
            weights = max(1, sum(weight for weight, _ in effect.branches))
            total += sum(weight * worth(world, run, way, media, deep) for weight, way in effect.branches) // weights
        elif effect.verb == "event" and deep and effect.subject in world.events:
            later = world.events[effect.subject]
            total += 0 if later.choices else worth(world, run, later.effects, media, deep - 1)
        else:
            total += _WORTH.get(effect.verb, 0) * effect.amount
    return total


def _money(world: World, run: Run, effect: Effect) -> int:
    return effect.amount if effect.subject == world.money else effect.amount * 10


def _stock(world: World, run: Run, effect: Effect) -> int:
    return effect.amount * price.total(world, run, effect.subject) * 8 // 10


def _lose(world: World, run: Run, effect: Effect) -> int:
    goods = sum(state.stock * price.total(world, run, good) for good, state in run.goods.items() if state.stock)
    return -goods * effect.amount // BP


def _lose_money(world: World, run: Run, effect: Effect) -> int:
    return -run.money[world.money] * effect.amount // BP


def _my_hours(world: World, run: Run, effect: Effect) -> int:
    return effect.amount * effect.days * -_WORTH["hours"]


_COUNT: dict[str, Callable[[World, Run, Effect], int]] = {
    "money": _money, "stock": _stock, "lose": _lose, "lose_money": _lose_money,
    "my_hours": _my_hours,
}  # fmt: skip
