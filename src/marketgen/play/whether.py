"""``why EVENT`` in words, for the authors of scenarios: names and numbers as they stand in the file.

Every line is plain text; a front end must not read markup out of it.
"""

from __future__ import annotations

from difflib import get_close_matches

from marketgen.engine import whether
from marketgen.engine.arithmetic import BP
from marketgen.engine.measures import MEASURES
from marketgen.engine.measures_story import NEVER
from marketgen.engine.plot import Test
from marketgen.engine.story import PHASES
from marketgen.engine.whether import Asked, Gate, Weighed
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import refusals
from marketgen.play.timeline import Timeline

_DIGITS = {"count": 0, "bp": 4, "tenths": 1, "hundredths": 2, "thousandths": 3}
"""Digits after the point with which a measure stands in a file, by its unit; money has those of its currency."""

_JOINED = {"all": N_("all of these"), "any": N_("at least one of these"), "not": N_("none of these")}

_WHEN = {
    "morning": N_("It comes in the morning."),
    "noon": N_("It comes at noon."),
    "evening": N_("It comes in the evening."),
    "road": N_("It comes on the road."),
}

_GATES = {
    "ended": N_("the run goes on"),
    "first": N_("it has not come before"),
    "again": N_("it came on day {day} and may come again from day {again} on"),
    "once": N_("it came on day {day}, and has no cooldown: it comes once"),
    "sent": N_("it is sent for day {day}"),
    "unsent": N_("another event has sent it; it comes only then"),
    "at_home": N_("you are where your stall is"),
    "person": N_("{other} is in this run and has not left"),
    "condition": N_("its condition holds"),
    "choice": N_("one of its choices is open"),
    "media": N_("today is an evening with media"),
    "dilemma": N_("the last dilemma was more than {again} days ago"),
    "room": N_("today has room for a card in that part of the day, by the seed"),
    "outranked": N_("nothing of a higher rank may come then: {other} may"),
    "drawn": N_("it is drawn by weight, {weight} of {of}: {other} is drawn"),
}


def why(scene: Timeline, name: str) -> list[str]:
    """All that decides whether an event comes, as lines; or one line on what it was probably called."""
    world, run = scene.world, scene.run
    if name not in world.events:
        return [_unknown(world, name)]
    found = whether.report(world, run, name)
    lines = [_verdict(scene, found), _(_WHEN.get(found.story.phase, "")) + _passed(scene, found)]
    for gate in found.gates:
        lines.append(f"{_mark(gate.holds)} {_gate(gate)}")
        if gate.kind == "condition" and found.when is not None:
            lines += _condition(world, found.when, 1)
    for way in found.ways:
        closed = "" if way.refusal is None else f": {refusals.sentence(world, way.refusal)}"
        lines.append(_("choice {id}: {state}").format(id=way.id, state=_("closed") if closed else _("open")) + closed)
        lines += _condition(world, way.when, 1)
    return [line for line in lines if line]


def names(world: World, near: str = "") -> list[str]:
    """The ids of all events, or of those whose id or title is near a word."""
    every = sorted(world.events)
    if not near:
        return every
    titles = {world.texts.get(f"events.{one}.title", "").lower(): one for one in every}
    found = get_close_matches(near.lower()[:80], [*every, *titles], 3, 0.5)
    found += [one for one in every if near in one]
    return list(dict.fromkeys(titles.get(one, one) for one in found))[:3]


def _unknown(world: World, name: str) -> str:
    near = names(world, name) if name else []
    if near:
        hint = _("Did you mean {names}?").format(names=", ".join(near))
    elif world.events:
        hint = _("Events are: {names}.").format(names=", ".join(names(world)))
    else:
        hint = _("This scenario has no events.")
    return _("There is no event called {name}. {hint}").format(name=name[:40], hint=hint) if name else hint


def _verdict(scene: Timeline, found: whether.Report) -> str:
    title = scene.world.texts.get(f"events.{found.story.id}.title", "")
    if scene.run.pending == f"event:{found.story.id}":
        form = _("{id}, {title}: it waits for an answer.")
    elif scene.run.seen.get(found.story.id) == scene.run.day:
        form = _("{id}, {title}: it has come today.")
    elif found.comes:
        form = _("{id}, {title}: nothing keeps it away, as things stand now.")
    else:
        form = _("{id}, {title}: it does not come, as things stand now.")
    return form.format(id=found.story.id, title=title or _("without a title"))


def _passed(scene: Timeline, found: whether.Report) -> str:
    """That its part of today is over, so that it can come tomorrow at the earliest."""
    order = (*PHASES, "over")
    now, own = scene.run.phase, found.story.phase
    if now in order and own in order and order.index(now) >= order.index(own) and now != "over":
        return " " + _("That part of today is over; what stands here is how it would be now.")
    return ""


def _mark(holds: bool) -> str:
    return _("yes:") if holds else _("no:")


def _gate(gate: Gate) -> str:
    kind = gate.kind
    if kind == "again" and not gate.again:
        kind = "once"
    elif kind == "sent" and not gate.day:
        kind = "unsent"
    return _(_GATES[kind]).format(day=gate.day, again=gate.again, other=gate.other, weight=gate.weight, of=gate.of)


def _condition(world: World, weighed: Weighed, depth: int) -> list[str]:
    """A condition, a line for each of its tests; those of a nested one are set in."""
    margin = "- " * depth
    lines = [f"{margin}{_mark(one.holds)} {_test(world, one)}" for one in weighed.tests]
    for part in weighed.parts:
        lines.append(f"{margin}{_mark(part.holds)} {_(_JOINED[part.mode])}:")
        lines += _condition(world, part, depth + 1)
    if weighed.chance_bp < BP:
        told = _("chance {share}: today's draw").format(share=_decimal(weighed.chance_bp, 4))
        lines.append(f"{margin}{_mark(weighed.lucky)} {told}")
    return lines


def _test(world: World, one: Asked) -> str:
    test = one.test
    if test.measure == "flag":
        return _("flag {id}").format(id=test.subject)
    if test.measure == "seen":
        return _("seen {id}").format(id=test.subject)
    if test.measure == "chose":
        event, _colon, choice = test.subject.partition(":")
        told = _("chose {choice} in {event}; it is {found}")
        return told.format(choice=choice, event=event, found=one.word or _("not answered"))
    subject = f"{test.measure} {test.subject}".strip()
    value = written(world, test.measure, test.subject, one.value)
    if one.value == NEVER and test.measure in ("since", "told", "since_sold"):
        value = _("{value}, which is never").format(value=value)
    return _("{what} {range}; it is {value}").format(what=subject, range=_range(world, test), value=value)


def _range(world: World, test: Test) -> str:
    low, high = (
        None if end is None else written(world, test.measure, test.subject, end) for end in (test.low, test.high)
    )
    if low is not None and high is not None:
        return _("from {low} to {high}").format(low=low, high=high) if low != high else low
    if low is None:
        return _("at most {high}").format(high=high)
    return _("at least {low}").format(low=low)


def written(world: World, name: str, subject: str, value: int) -> str:
    """A measure's value as a scenario's file has it: ``12.50`` crowns are ``12.5``, 3,000 of 10,000 are ``0.3``."""
    return _decimal(value, digits(world, name, subject))


def digits(world: World, name: str, subject: str) -> int:
    """Digits after the point that a measure of a subject has at most in a scenario's file."""
    unit = MEASURES[name].unit
    if unit == "money":
        return world.currencies[subject if subject in world.currencies else world.money].decimals
    return _DIGITS[unit]


def _decimal(value: int, places: int) -> str:
    whole, rest = divmod(abs(value), 10**places)
    after = f"{rest:0{places}d}".rstrip("0") if places else ""
    return f"{'-' if value < 0 else ''}{whole}{'.' if after else ''}{after}"


__all__ = ["digits", "names", "why", "written"]
