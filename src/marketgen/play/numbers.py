"""How numbers are written: money, shares, odds, degrees. One place, so that every screen writes them alike.

The thousands separator is a comma and the minus is U+2212; a front end may colour them, never change them.
"""

from __future__ import annotations

from marketgen.engine.arithmetic import divide
from marketgen.engine.world import World
from marketgen.i18n import N_, _

MINUS = "\u2212"
MISSING = "\u2013"


def whole(number: int) -> str:
    """``1,540``, ``−218``: a whole number with its thousands parted."""
    return f"{number:,}".replace("-", MINUS)


def signed(text: str, number: int) -> str:
    """A written number with its sign; nothing has none."""
    return f"+{text}" if number > 0 else text


def money(world: World, minor: int, currency: str = "") -> str:
    """An amount in minor units as it is written: ``1,540``, ``2.20`` where the currency has decimals."""
    decimals = world.currencies[currency or world.money].decimals
    if not decimals:
        return whole(minor)
    units, rest = divmod(abs(minor), 10**decimals)
    text = f"{units:,}.{rest:0{decimals}d}"
    return MINUS + text if minor < 0 else text


def priced(world: World, minor: int, currency: str = "") -> str:
    """An amount with its currency's name: ``1,540 marks``."""
    currency = currency or world.money
    return f"{money(world, minor, currency)} {world.texts.get(f'currencies.{currency}.name', currency)}"


def percent(basis_points: int, sign: bool = False) -> str:
    """A share in basis points as whole per cent: ``9 %``; with ``sign`` also ``+4 %``."""
    number = divide(basis_points, 100)
    text = f"{whole(number)} %"
    return signed(text, number) if sign else text


def moved(basis_points: int) -> str:
    """A share that moves a number, with its sign; one that would be written as nothing has a digit after the point."""
    if divide(basis_points, 100) or not basis_points:
        return percent(basis_points, sign=True)
    return signed(
        _("{share} %").format(share=thousandths(basis_points * 10, 1 if abs(basis_points) > 4 else 2)), basis_points
    )


def thousandths(number: int, digits: int = 1) -> str:
    """Thousandths of a unit with so many digits after the point: 2,340 is ``2.3``."""
    scaled = divide(abs(number), 10 ** (3 - digits))
    units, rest = divmod(scaled, 10**digits)
    text = f"{units:,}.{rest:0{digits}d}" if digits else f"{units:,}"
    return MINUS + text if number < 0 and scaled else text


def tenths(number: int) -> str:
    """Tenths as points: whole where they are whole (620 is ``62``, -4 is ``−0.4``)."""
    if number % 10 == 0:
        return whole(number // 10)
    return thousandths(number * 100, 1)


_ODDS = (
    (9950, N_("certain")),
    (8500, N_("very likely")),
    (6500, N_("likely")),
    (5500, N_("more likely than not")),
    (4500, N_("even")),
    (2000, N_("unlikely")),
    (-1, N_("hardly")),
)


def odds(chance_bp: int, as_number: bool = False) -> str:
    """A chance in words; in Guided with the number beside them."""
    word = next(_(words) for least, words in _ODDS if chance_bp >= least)
    return f"{word}, {percent(chance_bp)}" if as_number else word


_OFTEN = (
    (9950, N_("surely")),
    (4500, N_("most often")),
    (2200, N_("often")),
    (1200, N_("now and then")),
    (400, N_("seldom")),
    (-1, N_("hardly ever")),
)


def often(chance_bp: int, as_number: bool = False) -> str:
    """How often one of several outcomes comes, in words; all of them may be under a half. In Guided with the number."""
    word = next(_(words) for least, words in _OFTEN if chance_bp >= least)
    return f"{word}, {percent(chance_bp)}" if as_number else word


OFTEN_MARKS = 4
"""Marks of how often one of several outcomes comes, one for each word above the least."""


def often_marks(chance_bp: int) -> int:
    """The marks that stand beside the word of :func:`often`."""
    return min(OFTEN_MARKS, sum(1 for least, _word in _OFTEN if 0 <= least <= chance_bp))


def words_of_chance() -> tuple[tuple[tuple[str, int], ...], ...]:
    """The words for a chance, and those for one of several outcomes: each with the least chance, in basis points, that
    it stands for."""
    return tuple(tuple((_(words), max(0, least)) for least, words in scale) for scale in (_ODDS, _OFTEN))


def _word(scale: tuple[tuple[int, str], ...], number: int) -> tuple[str, int]:
    for index, (least, words) in enumerate(scale):
        if number >= least:
            return _(words), len(scale) - 1 - index
    return _(scale[-1][1]), 0


_TRUST = (
    (350, N_("like family")),
    (200, N_("trusted")),
    (100, N_("warm")),
    (0, N_("polite")),
    (-100, N_("cool")),
    (-600, N_("hurt")),
)
_TIE = (
    (350, N_("stands by you")),
    (250, N_("looks out for you")),
    (150, N_("knows you")),
    (50, N_("nods to you")),
    (0, N_("has seen you")),
    (-600, N_("bears a grudge")),
)
_FEAR = ((4, N_("frightened")), (3, N_("afraid")), (2, N_("watchful")), (1, N_("careful")), (0, N_("at ease")))
_HEAT = (
    (75, N_("written down")),
    (50, N_("watched")),
    (25, N_("talked about")),
    (10, N_("noticed")),
    (0, N_("unnoticed")),
)
_ENVY = ((30, N_("resented")), (15, N_("envied")), (5, N_("looked at")), (0, N_("like the others")))
_APPETITE = (
    (200, N_("twice as much as at first")),
    (150, N_("half as much again")),
    (110, N_("a little more than at first")),
    (0, N_("as at first")),
)
_LEVEL = (
    (4, N_("a campaign")),
    (3, N_("strict")),
    (2, N_("stricter")),
    (1, N_("as usual")),
    (0, N_("quiet")),
)
_HEALTH = ((800, N_("well")), (600, N_("fair")), (400, N_("coughing")), (200, N_("ill")), (-1, N_("gravely ill")))
_STANDING = (
    (200, N_("looked up to")),
    (10, N_("well thought of")),
    (-10, N_("one of the row")),
    (-150, N_("talked about")),
    (-1001, N_("avoided")),
)
_PART = ((800, N_("full")), (600, N_("good")), (400, N_("middling")), (200, N_("thin")), (-1, N_("bare")))

_SCALES = {
    "trust": _TRUST,
    "tie": _TIE,
    "fear": _FEAR,
    "heat": _HEAT,
    "envy": _ENVY,
    "appetite": _APPETITE,
    "level": _LEVEL,
    "health": _HEALTH,
    "standing": _STANDING,
    "part": _PART,
}


def share(bp: int) -> str:
    """A share in basis points in per cent, to a tenth where it is no whole number: ``0.1 %``."""
    return _("{share} %").format(share=thousandths(bp * 10, 1)) if bp % 100 else percent(bp)


def least(scale: str, needs: int, now: int) -> str:
    """The word from which something is given, where a word says it; with both numbers, where today's number has the
    same one: ``nods to you, 0.40; now 0.10``. ``tie`` in hundredths of a point, ``standing`` in thousandths."""
    word = degree(scale, needs)[0]
    if word != degree(scale, now)[0]:
        return word
    each = 1 if scale == "standing" else 10
    return _("{word}, {needs}; now {now}").format(
        word=word, needs=thousandths(needs * each, 2), now=thousandths(now * each, 2)
    )


def degree(scale: str, number: int) -> tuple[str, int, int]:
    """A number of a scale (``trust tie fear heat envy level health standing part``) as word, marks and most marks."""
    word, marks = _word(_SCALES[scale], number)
    return word, marks, len(_SCALES[scale]) - 1
