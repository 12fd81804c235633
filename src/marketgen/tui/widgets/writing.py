"""A field for a few sentences: Enter says that they are written, as everywhere in the game."""

from __future__ import annotations

from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea


class Writing(TextArea):
    """Text that wraps, without line numbers and without lines of its own: Enter posts :class:`Written`."""

    DEFAULT_CSS = """
    Writing, Writing:focus { height: 5; border: none; padding: 0 1; background: $board; color: $paper; }
    Writing { scrollbar-size-vertical: 1; }
    Writing:focus { background-tint: transparent; }
    """

    class Written(Message):
        """Enter was pressed. words: what stands in the field."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, words: str = "", *, id: str | None = None) -> None:
        super().__init__(words, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True, id=id)
        self.theme = "css"
        self._since = 0.0

    def begin(self) -> None:
        """Empty, for a new question: keys that were pressed before now are no answer to it."""
        self.text = ""
        self._since = Message().time

    def on_key(self, event: Key) -> None:
        """Enter is no new line."""
        if event.time < self._since:
            event.stop()
            event.prevent_default()
            return
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Written(self.text))
