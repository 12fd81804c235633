"""Same morning, different choices: on which days a class parted most, into whom, and what came after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2
from statistics import median

from marketgen.classroom.marks import Mark, Morning
from marketgen.engine.frozen import frozen
from marketgen.engine.world import World

SHOWN = 3
"""Days that are shown."""

AFTER = 3
"""Days, the day itself among them, after which it is looked what came of a choice."""

FEW = 2
"""Students who must have been asked the same for their answers to be compared."""

WEIGHTS = {
    "event": 10, "inspection": 10, "held": 10, "travel": 9, "borrow": 9, "gift": 9, "build": 8, "carry": 8, "early": 7,
    "kye": 8, "cover": 9, "beside": 7, "stake": 8, "demo": 7, "partner": 8,
    "workshop": 9, "make": 7, "sign": 8, "promise": 7,
    "follow": 7, "offer": 6, "order": 5, "parcel": 5, "stance": 4,
}  # fmt: skip
"""How much there is to talk about in a question of each kind: what somebody asks to one's face before a price."""

OPTIONAL = ("travel", "borrow", "gift", "build", "carry", "early", "follow", "order", "parcel", "kye", "cover",
            "beside", "stake", "demo", "partner", "workshop", "make", "sign", "promise")  # fmt: skip
"""Kinds of which everybody at the stall could have done something, and most did not: their answer is no."""

NO, SOME, EVERYTHING = "", "some", "all"
"""Answers to an offer, and no to anything."""


@frozen
class Group:
    """Those who chose alike. worth, health: by how much they rose in the days after, as the middle one of the group
    (thousandths of the measuring good, tenths of a point); score: their middle score at the end, -1 if none has one."""

    choice: str
    codes: tuple[str, ...]
    worth: int
    health: int
    score: int


@frozen
class Span:
    """A number of a morning over those who were asked: lowest, middle, highest."""

    low: int
    middle: int
    high: int


@frozen
class Parting:
    """A day on which a class parted. kind, about: the question, as ``Chose`` has it; bits: how far they parted, the
    greater the further; asked: how many had that question; numbers: of that morning, by name; weather: of the day."""

    day: int
    kind: str
    about: str
    bits: float
    asked: int
    groups: tuple[Group, ...]
    numbers: dict[str, Span]
    weather: str


def partings(world: World, marks: Sequence[Mark]) -> tuple[Parting, ...]:
    """The days on which a class parted most, in their order; each of another question."""
    weighed = []
    for day in sorted({morning.day for mark in marks for morning in _done(mark)}):
        for (kind, about), answers in _questions(world, marks, day).items():
            bits = _bits(answers.values())
            weight = bits * WEIGHTS[kind] * len(answers) / max(1, len(marks))
            if bits > 0 and len(answers) >= FEW:
                weighed.append((-weight, day, kind, about, answers, bits))
    chosen: list[Parting] = []
    for _weight, day, kind, about, answers, bits in sorted(weighed, key=lambda one: one[:4]):
        known = (
            {(one.kind, one.about) for one in chosen} if kind not in OPTIONAL else {(one.kind, "") for one in chosen}
        )
        if len(chosen) < SHOWN and day not in [one.day for one in chosen] and (kind, about) not in known:
            chosen.append(_parting(marks, (day, kind, about), answers, bits))
    return tuple(sorted(chosen, key=lambda one: one.day))


def _done(mark: Mark) -> Iterator[Morning]:
    """The mornings of days that came to their evening."""
    over = {evening.day for evening in mark.evenings}
    return (morning for morning in mark.mornings if morning.day in over)


def _questions(world: World, marks: Sequence[Mark], day: int) -> dict[tuple[str, str], dict[str, str]]:
    """Every question of a day, with the answers by file. What an event keeps private is no question for a wall."""
    mornings = {mark.file: morning for mark in marks for morning in _done(mark) if morning.day == day}
    asked: dict[tuple[str, str], dict[str, str]] = {}
    for file, morning in mornings.items():
        for chose in morning.chose:
            if chose.kind == "event" and (chose.about not in world.events or world.events[chose.about].private):
                continue
            if chose.kind in WEIGHTS:
                asked.setdefault((chose.kind, chose.about), {})[file] = chose.choice
        for offer in morning.offers if morning.at_home else ():
            much = NO if not offer.taken else EVERYTHING if offer.taken >= offer.units else SOME
            asked.setdefault(("offer", f"{offer.who}.{offer.good}"), {})[file] = much
    for (kind, _about), answers in asked.items():
        if kind in OPTIONAL:
            answers.update({file: NO for file, one in mornings.items() if one.at_home and file not in answers})
    return asked


def _bits(answers: Iterable[str]) -> float:
    """How far answers part: their entropy in bits, 0 if all are alike, 1 for two halves."""
    counts = Counter(answers)
    every = sum(counts.values())
    return sum(-count / every * log2(count / every) for count in counts.values())


def _parting(marks: Sequence[Mark], question: tuple[int, str, str], answers: dict[str, str], bits: float) -> Parting:
    day, kind, about = question
    those = [mark for mark in marks if mark.file in answers]
    counts = Counter(answers.values())
    groups = tuple(
        _group(choice, [mark for mark in those if answers[mark.file] == choice], day)
        for choice in sorted(counts, key=lambda one: (-counts[one], one))
    )
    mornings = [morning for mark in those for morning in mark.mornings if morning.day == day]
    weathers = {morning.weather for morning in mornings}
    weather = weathers.pop() if len(weathers) == 1 else ""
    return Parting(day, kind, about, bits, len(answers), groups, _numbers(mornings, about), weather)


def _group(choice: str, those: list[Mark], day: int) -> Group:
    rises = [_rise(mark, day) for mark in those]
    scores = [mark.score for mark in those if mark.score >= 0]
    return Group(
        choice,
        tuple(mark.code for mark in those),
        round(median(worth for worth, _health in rises)),
        round(median(health for _worth, health in rises)),
        round(median(scores)) if scores else -1,
    )


def _rise(mark: Mark, day: int) -> tuple[int, int]:
    """By how much worth and health of a student rose from a morning on, to AFTER days later or the last day."""
    begun = next(morning.worth for morning in mark.mornings if morning.day == day)
    before = [evening for evening in mark.evenings if evening.day < day]
    later = [evening for evening in mark.evenings if day <= evening.day < day + AFTER]
    was = before[-1].health if before else later[0].health
    return later[-1].worth - begun, later[-1].health - was


def _numbers(mornings: list[Morning], about: str) -> dict[str, Span]:
    found = {
        "money": [one.money for one in mornings],
        "worth": [one.worth for one in mornings],
        "heat": [one.heat for one in mornings],
        "level": [one.level for one in mornings],
    }
    offers = [offer for one in mornings for offer in one.offers if f"{offer.who}.{offer.good}" == about]
    if offers:
        found |= {
            "units": [offer.units for offer in offers],
            "price": [offer.price for offer in offers],
            "going": [offer.going for offer in offers],
        }
    return {name: Span(min(all_of), round(median(all_of)), max(all_of)) for name, all_of in found.items()}
