"""The smallest Textual app: what every ratio of start.py is against. A key changes its label."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Label


class Blank(App[None]):
    """One label."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The label."""
        yield Label("blank and ready")

    def on_key(self, event: Key) -> None:
        """Show the key."""
        self.query_one(Label).update(f"pressed {event.key}")


if __name__ == "__main__":
    Blank().run()
