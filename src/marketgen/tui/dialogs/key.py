"""The dialog that waits for a key, to give it to an action."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.content import Content
from textual.events import Key
from textual.types import CSSPathType
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play import keymap
from marketgen.play.actions import Action
from marketgen.play.views import Prompt
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, wrap
from marketgen.tui.widgets.page import Page


class KeyDialog(Dialog[str]):
    """Waits for a key and answers it as the keymap file writes it; says why it cannot be."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["dialog.tcss"]
    LETTERS = True

    def __init__(self, action: Action) -> None:
        super().__init__(_("Another key: {action}").format(action=_(action.label)))
        self._for, self._wrong = action, ""

    def contents(self) -> Iterator[Widget]:
        """What to do, and why a key cannot be."""
        yield Page(self._draw, id="asked")

    def fill(self) -> None:
        """The lamp leads back: a key is what is waited for."""
        self.ask(Prompt("", "back", _("leave it")))

    def act_confirm(self) -> None:
        """Leave the key as it is."""
        self.dismiss(None)

    def _draw(self, width: int) -> list[Content]:
        asked = _("Press the key it is to have; Esc leaves it as it is.")
        return [*wrap(asked, width, "$paper"), BLANK, *(wrap(self._wrong, width, "$brick") or [BLANK])]

    def on_key(self, event: Key) -> None:
        """The key, if it can be one."""
        if event.key in ("escape", "enter"):
            return
        event.stop()
        event.prevent_default()
        letter = event.character if event.is_printable and event.character and event.character != " " else ""
        written = letter or event.key
        self._wrong = keymap.trial(self.market.own_keys, self._for.id, written)
        if self._wrong:
            self.query_one("#asked", Page).redraw()
        else:
            self.dismiss(written)
