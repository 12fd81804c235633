"""As yesterday: the display as it stood when the market last opened, once more, as far as there are wares.

What is done are ordinary commands, given to the session as one step, so that one undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.engine.commands import Command
from marketgen.engine.events import Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.records import Tally
from marketgen.engine.rules import check
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import wording
from marketgen.play.session import Session
from marketgen.play.timeline import Display, Timeline

AGAIN = "again"
"""What the step is called in the log."""


@frozen
class Place:
    """A good on a slot (from 1), at a stance."""

    slot: int
    good: str
    stance: str


@frozen
class Plan:
    """What would be done to have the display as it was. day: of that display, 0 if there was none yet; changed: where a
    good will stand or be asked for otherwise; commands: what does it; kept: how many stand as they did; gone: goods of
    which nothing is left; lacking: why the rest cannot be, a sentence each."""

    day: int
    changed: tuple[Place, ...] = ()
    commands: tuple[Command, ...] = ()
    kept: int = 0
    gone: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def plan(scene: Timeline) -> Plan:
    """How the display of the last market day could be had again now."""
    world, run = scene.world, scene.run
    day, places = _last(scene)
    changed, commands, gone, lacking = list[Place](), list[Command](), list[str](), list[str]()
    slots = list(run.slots)
    for place in places:
        if not run.goods[place.good].stock:
            gone.append(place.good)
            continue
        wanted = _wanted(scene, slots, place)
        wrong = next(filter(None, (check(world, run, command) for command in wanted)), None)
        if wrong is not None:
            lacking.append(refused(world, wrong))
            continue
        slots = ["" if good == place.good else good for good in slots]
        slots[place.slot - 1] = place.good
        changed += [place] if wanted else []
        commands += wanted
    kept = len(places) - len(changed) - len(gone) - len(lacking)
    return Plan(day, tuple(changed), tuple(commands), kept, tuple(gone), tuple(dict.fromkeys(lacking)))


def _wanted(scene: Timeline, slots: list[str], place: Place) -> list[Command]:
    """What puts a good where it was; nothing if it stands there so."""
    found = []
    if place.slot > len(slots) or slots[place.slot - 1] != place.good:
        found.append(Command("show", (place.good,), place.slot))
    if scene.run.goods[place.good].stance != place.stance:
        found.append(Command("price", (place.good, place.stance)))
    return found


def _last(scene: Timeline) -> tuple[int, list[Place]]:
    """The last day on which something was on show at the market, and what stood where when it opened, as far as this
    world knows it still. What the market saw is in the day's record."""
    record = next((one for one in reversed(scene.run.past) if _seen(one.tallies)), None)
    if record is None:
        return 0, []
    slots, stances = _stood(scene, record.day)
    seen, goods = _seen(record.tallies), scene.run.goods
    places = [
        Place(at, good, stances[good] if stances.get(good) in scene.world.stances else goods[good].stance)
        for at, good in enumerate(slots, 1)
        if good in seen and good in goods
    ]
    return record.day, places


def _seen(tallies: Mapping[str, Tally]) -> set[str]:
    return {good for good, tally in tallies.items() if tally.stance_bp}


def _stood(scene: Timeline, day: int) -> Display:
    """The slots when the market of a day opened, and the stances: those of its dawn, and what was changed then. A day
    without a dawn of its own is one of the weeks between two chapters; what those left stands at the next one."""
    if day not in scene.dawns:
        after = min((one for one in scene.dawns if one > day), default=0)
        return scene.dawns[after] if after else (scene.run.slots, {})
    slots, stances = list(scene.dawns[day][0]), dict(scene.dawns[day][1])
    for on, command in scene.deeds:
        if on != day:
            continue
        if command.verb == "open":
            break
        if command.verb in ("show", "hide"):
            slots = ["" if good == command.ids[0] else good for good in slots]
        if command.verb == "show":
            slots += [""] * (command.amount - len(slots))
            slots[command.amount - 1] = command.ids[0]
        elif command.verb == "price":
            stances[command.ids[0]] = command.ids[1]
    return tuple(slots), stances


# in words


def before(scene: Timeline, found: Plan) -> str:
    """What would be done, before it is; why nothing would."""
    if not found.day:
        return _("There is no day yet whose display could be had again.")
    told = _onward(scene, found)
    if found.gone:
        names = ", ".join(wording.name(scene.world, good) for good in found.gone)
        told.append(_("Nothing is left of {goods}.").format(goods=names))
    return " ".join((*told, *found.lacking))


def _onward(scene: Timeline, found: Plan) -> list[str]:
    """What would be put where."""
    when = wording.short_date(scene.world, found.day)
    if not found.changed:
        if not (found.gone or found.lacking):
            told = _("All stands as it did on {date}.")
        else:
            told = (
                _("All else stands as it did on {date}.") if found.kept else _("Nothing of {date} can be put up again.")
            )
        return [told.format(date=when)]
    form = _("{good} on slot {slot}, {stance}")
    places = [
        form.format(
            good=wording.name(scene.world, one.good), slot=one.slot,
            stance=wording.name(scene.world, one.stance, "stances"),
        )
        for one in found.changed
    ]  # fmt: skip
    return [_("As on {date}: {places}.").format(date=when, places="; ".join(places))]


def label(found: Plan) -> str:
    """The key's label: how many changes it would make, counted as undo counts them."""
    count = len(found.commands)
    return ngettext("as yesterday: {count} change", "as yesterday: {count} changes", count).format(count=count)


def do(session: Session) -> str:
    """Have the display as it was, and say what was done and what could not be. One undo takes it back."""
    found = plan(session.timeline)
    told = before(session.timeline, found)
    for answer in session.together(AGAIN, found.commands):
        if isinstance(answer, Refusal):
            return refused(session.world, answer)
    return told


def refused(world: World, refusal: Refusal) -> str:
    """A refusal in a sentence."""
    from marketgen.play import refusals  # all words for refusals: the first picture of a stall does without

    return refusals.sentence(world, refusal)
