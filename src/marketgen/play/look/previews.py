"""What follows from a decision before it is made: prices by stance, and what an amount costs, leaves or lasts."""

from __future__ import annotations

from marketgen.engine import demand, household, price
from marketgen.engine import supply as rules
from marketgen.engine.commands import Command
from marketgen.engine.events import Refusal, Turn
from marketgen.engine.rules import apply
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, refusals, wording
from marketgen.play.look.stall import undersells
from marketgen.play.look.supply import arrives
from marketgen.play.timeline import Timeline
from marketgen.play.views import Preview, StanceRow

Rows = tuple[tuple[str, str, str], ...]


def stances(scene: Timeline, good: str) -> tuple[StanceRow, ...]:
    """The stances a good can be asked at, the lowest first."""
    world, run = scene.world, scene.run
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    rows = []
    for stance in sorted(world.stances.values(), key=lambda item: item.factor_bp):
        chance, asks = demand.fit(world, run, good, stance.id), price.asked(world, run, good, stance.id)
        seen = undersells(scene, good, asks.total)
        seen = _("It is {what}.").format(what=seen) if seen else ""
        rows.append(
            StanceRow(
                id=stance.id,
                name=wording.name(world, stance.id, "stances"),
                about=" ".join(filter(None, (wording.text(world, f"stances.{stance.id}.about"), seen))),
                ask=asks,
                chance=chance,
                chance_text=numbers.odds(chance.total, as_numbers),
                chosen=stance.id == run.goods[good].stance,
            )
        )
    return tuple(rows)


def take_preview(scene: Timeline, who: str, good: str, units: int) -> Preview:
    """Buying from an offer: the sum, what is left in hand, and the walk."""
    world, run = scene.world, scene.run
    answer = _tried(scene, Command("take", (who, good), units))
    if isinstance(answer, Refusal):
        return Preview((), refusals.sentence(world, answer))
    left = answer.run.money[world.money]
    each = rules.offer_price(world, run, who, good).total
    hours = rules.walk(world, run, who)
    walk = ngettext("the walk there takes {hours} hour", "the walk there takes {hours} hours", hours)
    return Preview(
        (
            (_("each"), numbers.priced(world, each), _per(scene, good)),
            (_("together"), numbers.priced(world, run.money[world.money] - left), _sum(units, each, scene)),
            (_("left in hand"), numbers.priced(world, left), ""),
            (_("time"), walk.format(hours=hours) if hours else _("you are there already"), ""),
        )
    )


def order_preview(scene: Timeline, who: str, good: str, units: int) -> Preview:
    """Ordering ahead: the sum to be paid when it comes, when that is, and how likely."""
    world, run = scene.world, scene.run
    answer = _tried(scene, Command("order", (who, good), units))
    if isinstance(answer, Refusal):
        return Preview((), refusals.sentence(world, answer))
    each = rules.offer_price(world, run, who, good, ahead=True).total
    chance = numbers.odds(rules.word(world, run, who).total, world.difficulties[run.difficulty].odds_as_numbers)
    ahead = run.money[world.money] - answer.run.money[world.money]
    sums = [(_("together"), numbers.priced(world, units * each), "" if ahead else _("paid when it comes"))]
    if ahead:
        sums += [
            (_("now"), numbers.priced(world, ahead), ""),
            (_("when it comes"), numbers.priced(world, units * each - ahead), ""),
        ]
    return Preview(
        (
            (_("each"), numbers.priced(world, each), _per(scene, good)),
            *sums,
            (_("arrives"), arrives(scene, who), chance),
        )
    )


def bring_preview(scene: Timeline, good: str, units: int) -> Preview:
    """Bringing goods home: what is in the store then, and how long it lasts."""
    world = scene.world
    answer = _tried(scene, Command("bring", (good,), units))
    if isinstance(answer, Refusal):
        return Preview((), refusals.sentence(world, answer))
    after = answer.run
    unit = wording.text(world, f"goods.{good}.unit")
    days = household.days_of(world, after, good)
    lasts = ngettext("{count} day of meals", "{count} days of meals", days).format(count=days)
    store = _("{amount} {unit}").format(amount=numbers.thousandths(after.store.get(good, 0)), unit=unit)
    left = wording.units(world, good, after.goods[good].stock)
    return Preview(((_("in the house"), store, lasts if days else ""), (_("left at the stall"), left, "")))


def _tried(scene: Timeline, command: Command) -> Turn | Refusal:
    """The answer of the rules; the run itself stays as it is."""
    return apply(scene.world, scene.run, command)


def _sum(units: int, each: int, scene: Timeline) -> str:
    return _("{units} × {price}").format(units=numbers.whole(units), price=numbers.money(scene.world, each))


def _per(scene: Timeline, good: str) -> str:
    """Where the going price lies, for comparison."""
    going = numbers.money(scene.world, price.going(scene.world, scene.run, good).total)
    return _("goes at {price} here").format(price=going)
