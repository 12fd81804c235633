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
from marketgen.i18n import _, ngettext
from marketgen.play import refusals, wording
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline

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
    good will stand or be asked for otherwise; commands: what does it; lacking: why the rest cannot be, a sentence
    each."""

    day: int
    changed: tuple[Place, ...] = ()
    commands: tuple[Command, ...] = ()
    lacking: tuple[str, ...] = ()


def plan(scene: Timeline) -> Plan:
    """How the display of the last market day could be had again now."""
    world, run = scene.world, scene.run
    day, places = _last(scene)
    changed, commands, lacking, slots = [], list[Command](), [], list(run.slots)
    for place in places:
        wanted = _wanted(scene, slots, place)
        wrong = next(filter(None, (check(world, run, command) for command in wanted)), None)
        if wrong is None and not run.goods[place.good].stock:
            wrong = check(world, run, Command("show", (place.good,), place.slot))
        if wrong is not None:
            lacking.append(refusals.sentence(world, wrong))
            continue
        slots = ["" if good == place.good else good for good in slots]
        slots[place.slot - 1] = place.good
        changed += [place] if wanted else []
        commands += wanted
    return Plan(day, tuple(changed), tuple(commands), tuple(dict.fromkeys(lacking)))


def _wanted(scene: Timeline, slots: list[str], place: Place) -> list[Command]:
    """What puts a good where it was; nothing if it stands there so."""
    found = []
    if place.slot > len(slots) or slots[place.slot - 1] != place.good:
        found.append(Command("show", (place.good,), place.slot))
    if scene.run.goods[place.good].stance != place.stance:
        found.append(Command("price", (place.good, place.stance)))
    return found


def _last(scene: Timeline) -> tuple[int, list[Place]]:
    """The last day on which something was on show at the market, and what stood where when it opened. What the market
    saw is in the day's record; where it stood follows from the commands until then."""
    record = next((one for one in reversed(scene.run.past) if _seen(one.tallies)), None)
    if record is None:
        return 0, []
    slots, stances = _stood(scene, record.day)
    seen = _seen(record.tallies)
    places = [Place(at, good, stances.get(good, scene.run.goods[good].stance)) for at, good in enumerate(slots, 1)
              if good in seen]  # fmt: skip
    if not places:  # a run whose commands are not known from its first day
        places = [Place(at, good, scene.run.goods[good].stance) for at, good in enumerate(scene.run.slots, 1)
                  if good in seen]  # fmt: skip
    return record.day, places


def _seen(tallies: Mapping[str, Tally]) -> set[str]:
    return {good for good, tally in tallies.items() if tally.stance_bp}


def _stood(scene: Timeline, day: int) -> tuple[list[str], dict[str, str]]:
    """The slots when the market of a day opened, and the stances, by the commands that stand until then."""
    slots, stances = [""] * max(1, len(scene.run.slots)), dict.fromkeys(scene.run.goods, scene.world.start.stance)
    for on, command in scene.deeds:
        if on > day or (on == day and command.verb == "open"):
            break
        if command.verb in ("show", "hide"):
            slots = ["" if good == command.ids[0] else good for good in slots]
        if command.verb == "show":
            slots += [""] * (command.amount - len(slots))
            slots[command.amount - 1] = command.ids[0]
        elif command.verb == "price":
            stances[command.ids[0]] = command.ids[1]
    return slots, stances


# in words


def before(scene: Timeline, found: Plan) -> str:
    """What would be done, before it is; why nothing would."""
    if not found.day:
        return _("There is no day yet whose display could be had again.")
    when = wording.short_date(scene.world, found.day)
    if not found.changed:
        told = _("Nothing of {date} can be put up again.") if found.lacking else _("All stands as it did on {date}.")
        return " ".join((told.format(date=when), *found.lacking))
    form = _("{good} on slot {slot}, {stance}")
    places = [
        form.format(
            good=wording.name(scene.world, one.good), slot=one.slot,
            stance=wording.name(scene.world, one.stance, "stances"),
        )
        for one in found.changed
    ]  # fmt: skip
    return " ".join((_("As on {date}: {places}.").format(date=when, places="; ".join(places)), *found.lacking))


def label(found: Plan) -> str:
    """The key's label: how many goods it would move or price."""
    count = len(found.changed)
    return ngettext("as yesterday: {count} change", "as yesterday: {count} changes", count).format(count=count)


def do(session: Session) -> str:
    """Have the display as it was, and say what was done and what could not be. One undo takes it back."""
    found = plan(session.timeline)
    told = before(session.timeline, found)
    for answer in session.together(AGAIN, found.commands):
        if isinstance(answer, Refusal):
            return refusals.sentence(session.world, answer)
    return told
