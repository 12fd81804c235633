"""What stands beside the pointer when it rests: of a key or a tab its sentence from the table of actions, of a word of
the header or of a table's head the rule card that explains it, or what it means in this game. Nothing is told here
that does not stand there, but what a click does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.errors import NoWidget
from textual.geometry import Region
from textual.widgets import Tooltip

from marketgen.i18n import N_, _
from marketgen.play.actions import ACTIONS
from marketgen.tui import keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.widget import Widget

    from marketgen.tui.screens.base import GameScreen

MOST = 220
"""Letters of a card that are told; the rest stands on the card."""

WORDS = {
    N_("board"): "inspection", N_("heat"): "inspection", N_("envy"): "envy", N_("home"): "home", N_("street"): "trust",
    N_("going"): "price", N_("paid"): "price",
    N_("you ask"): "stance", N_("expects a week"): "officials", N_("fear"): "fear", N_("to you"): "trust",
    N_("health"): "home", N_("arrives"): "offers", N_("lasts, as it sells"): "spoilage",
    N_("spoiled so far"): "spoilage", N_("spoils a night"): "spoilage", N_("comes"): "offers", N_("walk"): "offers",
}  # fmt: skip
"""Words of the header and of the heads of tables, and the card that explains each."""

MEANT = {
    N_("hours left"): N_("hours left"), N_("h left"): N_("hours left"), N_("in the bag"): N_("bag"),
}  # fmt: skip
"""Words there that no card explains, and the word of the game whose meaning is told."""

_IDS = frozenset(action.id for action in ACTIONS)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def of_action(screen: GameScreen[object], action: str) -> str:
    """What a click here does; empty where the words say it themselves."""
    if action.startswith("why:"):
        return _("A click shows the steps behind this number.")
    if action not in _IDS:
        return ""
    told = _("{help} ({key})")
    return told.format(help=_(keys.action(action).help), key=screen.key_of(action))


def of_word(screen: GameScreen[object], line: str, x: int) -> str:
    """The card of the word of a line that stands at a cell, or what the word means; empty without either."""
    card = card_at(line, x)
    return of_card(screen, card) if card else _meaning(screen, _at(MEANT, line, x))


def card_at(line: str, x: int) -> str:
    """The id of the card of the word at a cell of a line; empty for none."""
    return _at(WORDS, line, x)


def _at(words: dict[str, str], line: str, x: int) -> str:
    """What belongs to the word at a cell of a line, or to one beside it with no gap between: marks and what they
    say."""
    for word, about in words.items():
        for found in re.finditer(rf"(?<!\w){re.escape(_(word))}(?!\w)", line):
            begin, end = line.rfind("  ", 0, found.start()) + 1, line.find("  ", found.end())
            end = len(line) if end < 0 else end
            if cell_len(line[:begin]) <= x < cell_len(line[:end]):
                return about
    return ""


def _meaning(screen: GameScreen[object], word: str) -> str:
    """What a word of the game means, in the words of the glossary; empty where it has not been met."""
    from marketgen.play import korean

    session = screen.market.session
    if session is None or not word:
        return ""
    found = next((one for one in korean.of_the_game(session.world, session.run.day) if one.said == _(word)), None)
    told = _("{word}: {meaning}.").format(word=found.said, meaning=found.meaning) if found else ""
    return told[:1].upper() + told[1:]


def of_card(screen: GameScreen[object], some_id: str) -> str:
    """The beginning of a rule card, as far as its rule has been met; empty where there is no run."""
    from marketgen.play.cards import cards_met

    session = screen.market.session
    if session is None:
        return ""
    card = next((one for one in cards_met(session.world, session.run.day) if one.id == some_id), None)
    if card is None:
        return ""
    told, *more = _SENTENCES.split(card.text(session.world))
    while more and len(told) + len(more[0]) < MOST:
        told = f"{told} {more.pop(0)}"
    form = _("{title}. {text} (a click or {key}: all of it)") if more else _("{title}. {text} (a click or {key})")
    return form.format(title=card.title(session.world), text=told, key=screen.key_of("cards"))


def beneath(widgets: Iterable[tuple[Widget, Region]], x: int, y: int) -> tuple[Widget, Region]:
    """The first of the widgets at a place that is no tooltip: a click that lands on one is meant for what it covers."""
    for widget, region in widgets:
        if not isinstance(widget, Tooltip):
            return widget, region
    raise NoWidget(f"no widget at ({x}, {y})")


def style_beneath(found: tuple[Widget, Region], x: int, y: int) -> Style | None:
    """The style of the cell that a tooltip covers, which says what a click there does."""
    widget, region = found
    strip: Any = widget.render_lines(Region(0, y - region.y, region.width, 1))[0]
    cells = list(strip.crop(x - region.x, x - region.x + 1))
    return cells[0].style if cells else None
