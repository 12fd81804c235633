"""Score (game.md 8): 100 x the cube root of worth x home x trust, then what may still come of what people know."""

from __future__ import annotations

from marketgen.engine import chapters, family, people, worth
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import PPM, clamp, cube_root, divide, log10_ppm, of_bp, power_ppm
from marketgen.engine.conditions import holds
from marketgen.engine.events import Outcome
from marketgen.engine.run import Run
from marketgen.engine.world import World


def worth_part(world: World, run: Run) -> Account:
    """W: worth on a log scale, in ppm: the start counts ``start_ppm``, ten times the start ``tenfold_ppm``."""
    rules = world.score
    now, begun = max(1, worth.total(world, run)), max(1, run.start_worth)
    steps = Sum()
    steps.add("worth_start", rules.start_ppm, keep=True, milli=begun)
    gained = divide((rules.tenfold_ppm - rules.start_ppm) * log10_ppm(now, begun), PPM)
    steps.add("worth_grown", gained, milli=now)
    steps.keep_within(rules.floor_ppm, PPM, "held")
    return steps.account("part:worth", "ppm")


def home_part(world: World, run: Run) -> Account:
    """H: half the household's mean health and half its weakest member's, times schooling, over the last share of the
    days; ppm."""
    last = max(1, divide(chapters.planned(world) * world.score.last_bp, 10_000))
    counted = chapters.played(world, run.past)[-last:]
    steps = Sum()
    if not run.health:
        mean = weakest = 1000  # nobody to look after is nobody neglected
    elif not counted:
        mean = divide(sum(run.health.values()), len(run.health))
        weakest = min(run.health.values())
    else:
        mean = divide(sum(record.health for record in counted), len(counted))
        weakest = divide(sum(record.weakest for record in counted), len(counted))
    steps.add("home_mean", mean * 500, keep=True, tenths=mean, days=len(counted))
    steps.add("home_weakest", weakest * 500, keep=True, tenths=weakest, days=len(counted))
    if family.at_school(world, run):
        taught = divide(sum(record.schooling for record in counted), len(counted)) if counted else run.home.schooling
        steps.add("schooling", divide(steps.total * (taught - 1000), 1000), tenths=taught, days=len(counted))
    return steps.account("part:home", "ppm")


def trust_part(world: World, run: Run) -> Account:
    """T: half what those you have met think of you, half standing; ppm."""
    people = met(world, run)
    mean = divide(sum(run.trust[person] for person in people), len(people)) if people else 0
    steps = Sum()
    steps.add("trust_people", 250_000 + mean * 500, keep=True, hundredths=mean, people=len(people))
    steps.add("trust_standing", 250_000 + run.standing * 250, keep=True, thousandths=run.standing)
    steps.keep_within(world.score.floor_ppm, PPM, "held")
    return steps.account("part:trust", "ppm")


def met(world: World, run: Run) -> tuple[str, ...]:
    """The people met so far whose trust counts, of those in this run."""
    return tuple(person.id for person in people.everybody(world, run) if person.from_day <= run.day)


def silence(world: World, run: Run) -> Account:
    """The after-score: the chance, in ppm, that nobody who knows talks in the days after the end."""
    rules = world.score
    kept = power_ppm(PPM - rules.talk_ppm, rules.talk_days * run.knows)
    steps = Sum()
    steps.add("nobody_knows", PPM, keep=True)
    steps.add("may_talk", kept - PPM, people=run.knows, days=rules.talk_days)
    return steps.account("silence", "ppm")


def score(world: World, run: Run) -> Account:
    """The score in thousandths of a point (0 to 100,000), by its steps; as it would be if the run ended now."""
    product = worth_part(world, run).total * home_part(world, run).total * trust_part(world, run).total
    steps = Sum()
    together = cube_root(product) // 10
    steps.add(
        "three_parts",
        together,
        keep=True,
        worth=worth_part(world, run).total,
        home=home_part(world, run).total,
        trust=trust_part(world, run).total,
    )
    kept = silence(world, run).total
    steps.add("silence", divide(steps.total * kept, PPM) - steps.total, kept=kept, people=run.knows)
    if run.goal and run.phase == "over" and not goal_met(world, run):
        left = world.score.missed_bp
        steps.add("goal_missed", of_bp(steps.total, left) - steps.total, goal=run.goal, share=left)
    reached, planned = len(chapters.played(world, run.past)), chapters.planned(world)
    if run.phase == "over" and reached < planned:
        early = divide(steps.total * reached, planned)
        steps.add("ended_early", early - steps.total, reached=reached, planned=planned)
    return steps.account("score", "points")


def goal_met(world: World, run: Run) -> bool:
    """Whether the chosen goal holds now; a run without one has met it."""
    goal = world.goals.get(run.goal)
    return goal is None or holds(world, run, goal.when, f"goal.{goal.id}")


def outcome(world: World, run: Run) -> Outcome | None:
    """Why the run ended and its score; None while it goes on."""
    if run.phase != "over":
        return None
    ending = world.endings.get(run.ended)
    counted = ending is None or ending.scored
    reached, planned = len(chapters.played(world, run.past)), chapters.planned(world)
    return Outcome(run.ended, reached, planned, score(world, run) if counted else None, goal_met(world, run))


def points(account: Account) -> int:
    """A score in whole points, 0 to 100."""
    return clamp(divide(account.total, 1000), 0, 100)
