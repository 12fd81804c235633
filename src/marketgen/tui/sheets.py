"""The style sheets of the screens, each parsed once.

Textual parses every sheet anew, its own among them, whenever a screen with a sheet is first shown and when a theme is
set, even the one that is set already. Here a sheet is parsed again only when the variables it uses are others.
"""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet
from textual.widget import Widget


class Sheets(Stylesheet):
    """A style sheet that keeps what it has parsed for as long as the variables are the same."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._made_for = dict(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Use these variables from now on."""
        if variables != self._made_for:
            self._made_for = dict(variables)
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what has not been parsed with these variables."""
        self.parse()


def give(widget: Widget, **rules: float | str | None) -> None:
    """Rules of a widget's own, over those of its sheet; None for none. What holds already is left alone: Textual lays
    a screen out and paints the widget anew whenever a rule is taken away, even where there was none."""
    for name, value in rules.items():
        if value is not None or widget.styles.inline.has_rule(name):
            setattr(widget.styles, name, value)
