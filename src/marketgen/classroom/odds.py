"""The numbers of a guide: what stands behind the words that pupils see, each beside its basis and source.

They are taken from where they are used: chances and sums from the scenario's document, the rules from the cards of the
game, and what a chance came to from the accounts of a run that a bot plays. None is written down a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from marketgen.classroom.citing import Citing
from marketgen.classroom.leaves import Leaf, Pairs, Section, Table, Under, Words, section
from marketgen.classroom.trial_run import Reading, readings
from marketgen.engine.arithmetic import BP
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import cards, numbers
from marketgen.scenario import keys
from marketgen.scenario.factsheet import BASES, Figure
from marketgen.scenario.models.types import Amount
from marketgen.scenario.spec import Spec, at, document_spec
from marketgen.scenario.taught import Taught

_SUMS = ("officials", "laws", "lenders", "kyes", "sidelines", "stakes", "services", "posts", "ways", "rules")
"""Sections in which money is what somebody asks for or what something costs, and no price of a good."""

_OUT = ("score", "price", "demand")
"""Rules that are about counting and selling: their sums are no demands of anybody."""

_IN_MAIN = ", in the main currency"
"""What the sentences of the format say of sums; here each has its currency beside it."""

_CHANCE, _DANGER = "chance", "chance a day"
"""Units of chances. Pupils see words for the first; the second are too small for words."""


def sections(of: Taught, citing: Citing) -> Iterator[Section | None]:
    """Words and numbers; chances and sums as the scenario has them; a run of a bot; the rules."""
    if of.world is None:
        return
    yield _scale()
    yield _sheet(_("Chances as the scenario has them"), of, _odds_of(of), citing)
    yield _sheet(_("Sums as the scenario has them"), of, _sums_of(of), citing)
    yield _trial(of.world)
    yield _rules(of.world)


def _scale() -> Section | None:
    odds, often = numbers.words_of_chance()
    first = _("In a lesson the game tells chances in words at every difficulty. This is what the words stand for.")
    return section(_("Odds: the words pupils see, and their numbers"), [
        Words(first),
        Table((_("chance of one thing"), ""), tuple(map(_from, odds))),
        Table((_("one of several outcomes"), ""), tuple(map(_from, often))),
    ])  # fmt: skip


def _from(row: tuple[str, int]) -> tuple[str, str]:
    word, least = row
    return word, _("from {share}").format(share=numbers.share(least)) if least else _("below that")


def _odds_of(of: Taught) -> Iterator[tuple[Figure, str]]:
    """Chances, each as number and word."""
    for figure in of.figures:
        if figure.unit in (_CHANCE, _DANGER):
            exact = f"{Decimal(str(figure.first)) * 100:f}"
            told = _("{share} %").format(share=exact.rstrip("0").rstrip(".") if "." in exact else exact)
            if figure.unit == _CHANCE:
                told = _("{number}, {word}").format(number=told, word=numbers.odds(int(figure.first * BP)))
            yield figure, told


def _sums_of(of: Taught) -> Iterator[tuple[Figure, str]]:
    """Sums that are asked or paid, each with its currency; what an effect moves is told where it is chosen."""
    for figure in of.figures:
        shape = at(document_spec(), figure.path)
        is_money = shape is not None and any(isinstance(mark, Amount) for mark in shape.marks)
        if not is_money or figure.path[0] not in _SUMS or figure.path[1] in _OUT or "effects" in figure.path:
            continue
        if figure.first or figure.last:
            last = f"\u2013{figure.last:,}" if figure.count > 1 else ""
            yield figure, f"{figure.first:,}{last} {figure.unit}"


def _sheet(heading: str, of: Taught, found: Iterator[tuple[Figure, str]], citing: Citing) -> Section | None:
    """Rows of what and how much, by whom or what they are about and on what they rest."""
    groups: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for figure, told in found:
        form = _("({basis}) {about}") if figure.about else _("({basis})")
        rests = form.format(basis=_(BASES[figure.basis]), about=figure.about) + citing.behind(figure.cite)
        groups.setdefault(_group(figure), {}).setdefault(rests, []).append((_says(of, figure), told))
    leaves: list[Leaf] = []
    for group, by_rests in groups.items():
        leaves.append(Under(group))
        for rests, rows in by_rests.items():
            leaves += [Table(("", ""), tuple(rows)), Words(rests)]
    return section(heading, leaves)


def _group(figure: Figure) -> str:
    return figure.name[:1].upper() + figure.name[1:]


def _says(of: Taught, figure: Figure) -> str:
    """What a number is: the sentence of its key, before it that of the object it stands in, and the entry where there
    is one below that of the heading."""
    spec, inside, told = document_spec(), list[str](), list[str]()
    node: Any = of.document
    for depth, part in enumerate(figure.path):
        below = at(spec, (part,))
        node = node[part]
        assert below is not None, figure.path
        if spec.model is None:
            told = []  # what was said so far was of the table, not of this entry
            if depth > 1 and isinstance(part, str):
                inside.append(_called(of, part, node))
        elif depth > 1:
            told.append(_about(spec, str(part)))
        spec = below
    sentences = " ".join(told)
    return _("{entry}: {sentence}").format(entry=", ".join(inside), sentence=sentences) if inside else sentences


def _called(of: Taught, some_id: str, entry: Any) -> str:
    """What an entry of a table is called: by itself, or by the place or good whose id it has."""
    if isinstance(entry, dict) and "name" in entry:
        return str(entry["name"])
    tables = (of.document.get(table) or {} for table in ("places", "goods"))
    return next((str(table[some_id]["name"]) for table in tables if some_id in table), some_id.replace("_", " "))


def _about(spec: Spec, name: str) -> str:
    """The sentence of a key, without the signs and words that only authors need."""
    assert spec.model is not None
    about = next((key.about for key in keys.keys_of(spec.model) if key.name == name), "")
    return about.replace("`", "").replace(_IN_MAIN, "")


_TRIAL = N_(
    "A bot that breaks no rule and gives nothing played the scenario once, with the seed {seed}. For each question "
    "that a pupil could have asked on its way: where the chance was lowest and where highest, and the steps that made "
    "the highest. Pupils see the same steps under ?, as words."
)


def _trial(world: World) -> Section | None:
    found, seed = readings(world)
    rows = tuple((one.question, tuple(_read(one))) for one in found)
    first = Words(_(_TRIAL).format(seed=seed)) if rows else None
    return section(_("What the words came to in one run"), [first, Pairs(rows)])


def _read(one: Reading) -> Iterator[str]:
    if one.low == one.high:
        yield _("{chance} on every day that it could be asked").format(chance=one.high)
    else:
        yield _("from {low} on day {first} to {high} on day {last}").format(
            low=one.low, first=one.low_day, high=one.high, last=one.high_day
        )
    yield _("day {day}: {steps}").format(day=one.high_day, steps="; ".join(one.steps))


def _rules(world: World) -> Section | None:
    found = [card for card in cards.CARDS if card.among(world) and world.met(card.system, world.days)]
    rows = tuple((card.title(world), (card.text(world),)) for card in found)
    return section(_("The rules, with the numbers of this scenario"), [Pairs(rows)])
