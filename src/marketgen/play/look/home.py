"""Home: who eats, what is in the house, what they eat."""

from __future__ import annotations

from marketgen.engine import household as rules
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import council, dates, family
from marketgen.play.look.frame import prompt
from marketgen.play.look.needs import duty, duty_why, needs
from marketgen.play.timeline import Timeline
from marketgen.play.views import Count, HomeView, MealRow, MemberRow, StoreRow


def home(scene: Timeline) -> HomeView:
    """The household as it stands."""
    world, run = scene.world, scene.run
    duties = world.met("family", run.day)
    return HomeView(
        heading=_heading(scene),
        members=tuple(_member(scene, member) for member in _yourself_first(scene)),
        stores=_stores(scene),
        meals=tuple(_meal(scene, meal) for meal in world.meals),
        lines=_lines(scene),
        prompt=family.prompt_home(scene) or prompt(scene) if duties else prompt(scene),
        needs=needs(scene),
        strip=dates.strip(scene) if duties else None,
    )


def _heading(scene: Timeline) -> str:
    """Who is fed of the house; whoever is away today is fed of it as well."""
    run, household = scene.run, scene.world.household
    count = len(run.health)
    gone = [one for one in run.health if run.home.away.get(one) or (run.trip.leg and household[one].player)]
    if not gone:
        return ngettext("{count} eats at home", "{count} eat at home", count).format(count=count)
    told = ngettext("{count} is fed from home", "{count} are fed from home", count).format(count=count)
    names = ", ".join(wording.person(scene.world, one) for one in gone)
    return _("{fed}; away today: {names}").format(fed=told, names=names)


def _yourself_first(scene: Timeline) -> list[str]:
    """Who is at home, you before the others."""
    household = scene.world.household
    return sorted((member for member in household if member in scene.run.health), key=lambda m: not household[m].player)


def _member(scene: Timeline, member: str) -> MemberRow:
    world, run = scene.world, scene.run
    now = run.health[member]
    word, marks, _of = numbers.degree("health", now)
    if run.home.ill.get(member) and marks > 1:
        word = _("ill")  # whatever the number still says
    history = [record.before.get(f"health.{member}", now) // 10 for record in (*run.past, run.today)]
    age = wording.text(world, f"household.{member}.age")
    full = wording.text(world, f"household.{member}.full_name")
    named = wording.person(world, member)
    named_in_full = ", ".join(part for part in (full, age) if part)
    about = ". ".join(part for part in (named_in_full, wording.text(world, f"household.{member}.about")) if part)
    task, tone = duty(scene, member)
    return MemberRow(
        id=member,
        name=named,
        gloss=wording.person_gloss(world, member),
        health=Count(now // 10),
        word=word,
        tone="good" if marks >= 3 and not run.home.ill.get(member) else "bad",
        history=(*history, now // 10),
        about=about,
        duty=task,
        duty_tone=tone,
        duty_why=duty_why(scene, member),
        course=_course(scene, (*history, now // 10)),
    )


def _course(scene: Timeline, history: tuple[int, ...]) -> str:
    """How somebody's health went so far, one value a day, in words; empty for the first day."""
    first, low, now = history[0], min(history), history[-1]
    if len(history) < 3:
        return ""
    if max(history) - low < 3:
        return _("the same since {date}").format(date=wording.short_date(scene.world, 1))
    told = _("{first} on {date}").format(first=first, date=wording.short_date(scene.world, 1))
    if low < min(first, now):
        told = _("{first} on {date}, {low} at the lowest").format(
            first=first, date=wording.short_date(scene.world, 1), low=low
        )
    return told


def _stores(scene: Timeline) -> tuple[StoreRow, ...]:
    world, run = scene.world, scene.run
    eaten = sorted({good for meal in world.meals.values() for good in meal.goods})
    rows = []
    for good in eaten:
        held = run.store.get(good, 0)
        stock = run.goods[good].stock
        if held or stock:
            amount = _("{amount} {unit}").format(
                amount=numbers.thousandths(held), unit=wording.text(world, f"goods.{good}.unit")
            )
            days = rules.days_of(world, run, good)
            most = stock if run.phase != "over" and not run.pressing else 0
            rows.append(StoreRow(good, wording.name(world, good), amount, Count(days), most))
    return tuple(rows)


def _meal(scene: Timeline, meal_id: str) -> MealRow:
    world, run = scene.world, scene.run
    meal = world.meals[meal_id]
    points = numbers.tenths(meal.health)
    effect = _("Health {points} a day each.").format(points=numbers.signed(points, meal.health))
    about = wording.text(world, f"meals.{meal_id}.about")
    return MealRow(
        id=meal_id,
        name=wording.name(world, meal_id, "meals"),
        cost=rules.meal_cost(world, run, meal_id),
        effect=f"{about} {effect}" if about else effect,
        chosen=meal_id == run.meal,
    )


def _lines(scene: Timeline) -> tuple[str, ...]:
    world, run = scene.world, scene.run
    cost = rules.meal_cost(world, run, run.meal).total
    worth = rules.meal_worth(world, run, run.meal)
    if cost < worth:
        tonight = _("Tonight: {meal}, {cost} in money and the rest from the store.")
    else:
        tonight = _("Tonight: {meal}, {cost}; nothing of it is in the store.")
    ends = dates.food_ends(scene)
    return (
        *([ends] if ends else []),
        *council.remembered(scene),
        tonight.format(meal=wording.name(world, run.meal, "meals"), cost=numbers.priced(world, cost)),
        _("At today's prices it is worth {worth} a day.").format(worth=numbers.priced(world, worth)),
    )
