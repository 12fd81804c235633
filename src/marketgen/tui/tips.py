"""What stands beside the pointer when it rests: of a key or a tab its sentence from the table of actions, of a word of
the header or of a table's head the rule card that explains it. Nothing is told here that does not stand there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from marketgen.i18n import N_, _
from marketgen.play.actions import ACTIONS
from marketgen.tui import keys

if TYPE_CHECKING:
    from marketgen.tui.screens.base import GameScreen

MOST = 220
"""Letters of a card that are told; the rest stands on the card."""

WORDS = {
    N_("board"): "inspection", N_("heat"): "inspection", N_("envy"): "envy", N_("home"): "home", N_("street"): "trust",
    N_("going"): "price", N_("paid"): "price",
    N_("you ask"): "stance", N_("expects a week"): "officials", N_("fear"): "fear", N_("to you"): "trust",
    N_("health"): "home", N_("arrives"): "offers", N_("lasts, as it sells"): "spoilage",
    N_("spoiled so far"): "spoilage",
}  # fmt: skip
"""Words of the header and of the heads of tables, and the card that explains each."""

_IDS = frozenset(action.id for action in ACTIONS)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def of_action(screen: GameScreen[object], action: str) -> str:
    """What a click here does; empty where the words say it themselves."""
    name = "why" if action.startswith("why:") else action
    if name not in _IDS:
        return ""
    help_text = _(keys.action(name).help)
    return help_text if name != action else _("{help} ({key})").format(help=help_text, key=screen.key_of(name))


def of_word(screen: GameScreen[object], line: str, x: int) -> str:
    """The card of the word of a line that stands at a cell, or of what follows it before a gap; empty without one."""
    for word, card in WORDS.items():
        for found in re.finditer(rf"(?<!\w){re.escape(_(word))}(?!\w)", line):
            end = line.find("  ", found.end())
            end = len(line) if end < 0 else end
            if cell_len(line[: found.start()]) <= x < cell_len(line[:end]):
                return of_card(screen, card)
    return ""


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
    form = _("{title}. {text} ({key}: all of it)") if more else _("{title}. {text} ({key})")
    return form.format(title=card.title(session.world), text=told, key=screen.key_of("cards"))
