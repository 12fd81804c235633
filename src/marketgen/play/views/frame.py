"""Views of what stands on every working screen, and the typed numbers."""

from __future__ import annotations

from marketgen.engine.accounts import Account
from marketgen.engine.frozen import frozen


@frozen
class Count:
    """A plain count that needs no explaining: units, hours, people, days."""

    value: int


Number = Account | Count


NONE = Count(0)
"""Nothing of something."""


def value(number: Number) -> int:
    """The number itself, in its account's unit."""
    return number.total if isinstance(number, Account) else number.value


@frozen
class Change:
    """A change in basis points since a named day: shown as shape, sign and word. ``good`` is whether it suits you:
    1, -1, or 0 for neither."""

    bp: int
    since: str = ""
    good: int = 0


@frozen
class Degree:
    """A word with marks: ``marks`` of ``of`` filled. tone: ``good``, ``bad`` or empty. why: subject for ``?``."""

    label: str
    word: str
    marks: int = 0
    of: int = 0
    tone: str = ""
    why: str = ""


@frozen
class Money:
    """An amount in hand: ``amount`` in minor units, ``text`` as it is written, ``unit`` the currency's name."""

    currency: str
    amount: Number
    text: str
    unit: str


@frozen
class Tab:
    """A screen that has been met: ``note`` is a word beside its title, ``mark`` is ``.`` or, if it presses, ``!``."""

    id: str
    title: str
    note: str = ""
    mark: str = ""


@frozen
class Prompt:
    """The row above the footer: what is to be decided, in one sentence, and the action that carries the lamp.

    target: the key of the choice of plain mode that the sentence speaks of, if the lamp does something else.
    """

    sentence: str
    action: str
    label: str = ""
    target: str = ""


@frozen
class Header:
    """What stands on every working screen. ``hours`` is None before hours matter."""

    place: str
    place_gloss: str
    date: str
    date_short: str
    which: str  # which day it is, as short as can be
    day: int
    days: int
    weather: str
    money: tuple[Money, ...]
    hours: Count | None
    hours_of: int
    degrees: tuple[Degree, ...]
    tabs: tuple[Tab, ...]
    phase: str
    undo: str = ""  # what undo would take back, in words; empty if nothing


@frozen
class LogLine:
    """A line of the log: who says it or where it comes from, and what. ``tone`` as in Degree. ``parts``: the numbers
    of the text each by itself, where those of several lines can stand under each other."""

    who: str
    text: str
    tone: str = ""
    link: str = ""  # the screen it belongs to
    parts: tuple[str, ...] = ()
