"""A numbered choice, and the sentences that many of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marketgen.engine.commands import Command
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import explain
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, steps
from marketgen.play.timeline import Timeline


@frozen
class Item:
    """A numbered choice.

    key: what it stands for, the same from turn to turn while it means the same; label: what is read; command: what is
    done, its amount still open where ``low`` to ``high`` is asked for; each: what is said with that question; sure:
    sentences to hear and confirm before it is done; opens: its own list; why: the subjects of the numbers in it,
    parted by blanks; refusal: why it cannot be done now; undo: it takes back; title: what it is called once it is
    open; back: it leaves the list it stands in; word: the word of plain mode that it stands for; times: the command's
    amount for each 1 that is typed; heard: what of its label must change for it to be read again, if that is not all;
    gone: it was possible in this phase, and only keeps its number; only: the key of the one choice it opens at once.
    """

    key: str
    label: str
    command: Command | None = None
    low: int = -1
    high: int = -1
    each: str = ""
    sure: Callable[[Timeline, Command], list[str]] | None = None
    opens: Callable[[Timeline], list[Item]] | None = None
    why: str = ""
    refusal: str = ""
    undo: bool = False
    title: str = ""
    back: bool = False
    word: str = ""
    times: int = 1
    heard: str = ""
    gone: bool = False
    only: str = ""


TAKES_BACK = 0
"""The number of what takes back, wherever it stands: it comes and goes, and no other number moves for it."""


def standing(items: Sequence[Item]) -> list[Item]:
    """The choices whose number is their place."""
    return [item for item in items if not item.undo]


def number_of(items: Sequence[Item], item: Item) -> int:
    """What is typed for one of the choices."""
    return TAKES_BACK if item.undo else standing(items).index(item) + 1


def of_number(items: Sequence[Item], number: int) -> Item | None:
    """The choice of a number; None if there is none."""
    if number == TAKES_BACK:
        return next((item for item in items if item.undo), None)
    placed = standing(items)
    return placed[number - 1] if 1 <= number <= len(placed) else None


def number(scene: Timeline, subject: str) -> str:
    """The number behind a subject as it is written; a dash if there is none now."""
    account = explain(scene.world, scene.run, subject)
    return steps.amount(scene.world, account, account.total) if account else numbers.MISSING


def days(count: int) -> str:
    """``enough for 2 days``."""
    return ngettext("enough for {count} day", "enough for {count} days", count).format(count=count)


def against_market(basis_points: int) -> str:
    """How a price lies to the market's, in words."""
    if abs(basis_points) < 50:
        return _("as at the market")
    form = _("{share} under the market") if basis_points < 0 else _("{share} over the market")
    return form.format(share=numbers.percent(abs(basis_points)))


def beside_market(scene: Timeline, basis_points: int, good: str) -> str:
    """How an offer's price lies to the market's, with what the good goes at."""
    told = against_market(basis_points)
    account = explain(scene.world, scene.run, f"price:{good}")
    if account is None or abs(basis_points) < 50:
        return told
    return _("{lies}, where it goes at {price}").format(lies=told, price=numbers.money(scene.world, account.total))


def refused(label: str, refusal: str) -> str:
    """A choice's label with the reason why it cannot be done now, if there is one."""
    return _("{choice} Not now: {reason}").format(choice=label, reason=refusal) if refusal else label


def how_many(item: Item, sure: Command) -> str:
    """The title of what is to be confirmed, with how many of it if that was asked."""
    if item.high < 0:
        return item.title
    return _("{what}: {count}").format(what=item.title, count=numbers.whole(sure.amount // item.times))
