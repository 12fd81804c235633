"""The hints that were shown, to be read again."""

from __future__ import annotations

from textual.content import Content

from marketgen.i18n import _, ngettext
from marketgen.play import noticing
from marketgen.tui import keys
from marketgen.tui.lines import BLANK, fit, indent, paragraphs, say, wrap
from marketgen.tui.screens.reading import ReadingScreen

_LEAD = 4


class HintsScreen(ReadingScreen):
    """All that were shown so far, the last one first. Whoever reads them here needs none of them on the screens."""

    ID = "hints"

    def refill(self) -> None:
        """What stands on the screens now has been read."""
        self.market.hinting.away()
        super().refill()

    def heading(self) -> str:
        """Hints."""
        return _("Hints")

    def note(self) -> str:
        """How many."""
        count = len(self._shown())
        return ngettext("{count} seen", "{count} seen", count).format(count=count) if count else ""

    def _shown(self) -> tuple[noticing.Hint, ...]:
        return noticing.seen(self.market.hinting.seen)

    def text(self, width: int) -> list[Content]:
        """Each with the key by which one answers it."""
        lines: list[Content] = []
        for number, hint in reversed(list(enumerate(self._shown(), 1))):
            lines += [BLANK] if lines else []
            told = wrap(noticing.sentence(hint), width - _LEAD, "$paper")
            lines += [Content.assemble(fit(say(str(number), "$ash"), _LEAD), told[0]), *indent(told[1:], _LEAD)]
            if hint.action:
                label = f"{self.key_of(hint.action)}  {_(keys.action(hint.action).label)}"
                lines += indent([say(label, "$smoke")], _LEAD)
        if not lines:
            lines = paragraphs([_("None yet. A hint comes when a thing first matters.")], width, "$smoke")
        off = _("The settings switch hints off and on.")
        return [*lines, BLANK, *wrap(off, width, "$ash")]
