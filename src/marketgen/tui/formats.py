"""How numbers, changes, degrees and amounts are written on the screen.

A :class:`Pen` holds what that depends on: the set of glyphs. Amounts come from ``play`` as they are written
(``186,300``); here they get their weight and colour. No amount, sum or chance is worked out here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.play import numbers
from marketgen.play.views import Change, Count, Degree, Money, Number, value
from marketgen.tui.glyphs import SETS, Glyphs
from marketgen.tui.lines import BLANK, TONES, join, plain, say

if TYPE_CHECKING:
    from marketgen.engine.world import World

_DIGITS_PARTED = re.compile(r"(?<=\d),(?=\d)")


@frozen
class Pen:
    """Writes values as :class:`textual.content.Content`. ``world`` is that of the run being played, for amounts."""

    glyphs: Glyphs = SETS[0]
    world: World | None = None

    def number(self, written: str, style: str = "$paper") -> Content:
        """A number as it is written, with its commas in ash; signs in the glyph set's own minus."""
        written = plain(written).replace(numbers.MINUS, self.glyphs.minus)
        content = say(written, style)
        for match in _DIGITS_PARTED.finditer(written):
            content = content.stylize("not bold $ash", match.start(), match.end())
        return content

    def amount(self, number: Number, style: str = "$paper", signed: bool = False) -> Content:
        """A number of a view as it is written in its own unit; with ``signed`` a plus stands before a gain."""
        return self.number(self.written(number, signed), style)

    def written(self, number: Number, signed: bool = False) -> str:
        """The digits of :meth:`amount`, as plain text. An account of money needs the ``world`` of a run."""
        if isinstance(number, Count) or self.world is None:
            text = numbers.whole(value(number))
        else:
            from marketgen.play.steps import amount  # it loads what the title has no use for

            text = amount(self.world, number, number.total)
        return numbers.signed(text, value(number)) if signed else text

    def money(self, money: Money, main: bool = True) -> Content:
        """Money in hand with its unit: paper for the main currency, river for another."""
        return join(self.number(money.text, "bold $paper" if main else "bold $river"), say(money.unit, "$ash"))

    def shape(self, sign: int, tone: str = "") -> Content:
        """Up, down or the same, as a shape. ``tone`` colours it; without one it stays in smoke."""
        glyph = self.glyphs.up if sign > 0 else self.glyphs.down if sign < 0 else self.glyphs.same
        return say(glyph, TONES[tone] if tone else "$smoke")

    def change(self, change: Change | None, words: bool = True) -> Content:
        """Sign, shape and word: ``▼  9 % fell``; the number is padded to two digits, so that signs stand under
        each other. None: an en dash."""
        if change is None:
            return say(numbers.MISSING, "$ash")
        percent = numbers.percent(abs(change.bp))
        if percent == numbers.percent(0):
            return join(self.shape(0), say(_("same"), "$smoke"), gap=6 if words else 1)
        tone = {1: "good", -1: "bad"}.get(change.good, "")
        word = (_("rose") if change.bp > 0 else _("fell")) if words else ""
        number = say(f"{percent:>4}", TONES[tone] if tone else "$paper")
        return join(self.shape(change.bp, tone), number, say(word, TONES[tone] if tone else "$smoke"))

    def marks(self, marks: int, of: int, style: str = "$lamp") -> Content:
        """Marks of a degree: as many filled as it has. Never shown without its word."""
        marks = max(0, min(marks, of))
        return say(self.glyphs.full_mark * marks + self.glyphs.empty_mark * (of - marks), style)

    def degree(self, degree: Degree, label: bool = True) -> Content:
        """A degree as label, word and marks: ``heat noticed ●●○○○``."""
        style = TONES.get(degree.tone, "$paper")
        head = say(degree.label, "$ash") if label else BLANK
        tail = self.marks(degree.marks, degree.of, style if degree.tone else "$lamp") if degree.of else BLANK
        return join(head, say(degree.word, style), tail)

    def squares(self, left: int, of: int) -> Content:
        """Hours as small squares: what is left in amber, what is gone hollow."""
        left = max(0, min(left, of))
        full, empty = self.glyphs.full_hour * left, self.glyphs.empty_hour * (of - left)
        return Content.assemble((full, "$lamp"), (empty, "$smoke"))

    def meter(self, filled: int, of: int, width: int, style: str = "$celadon") -> Content:
        """A thin bar, ``filled`` of ``of``; what is above nothing shows at least one cell."""
        done = width * max(0, min(filled, of)) // of if of > 0 else 0
        done = max(done, 1) if filled > 0 else done
        return Content.assemble((self.glyphs.done * done, style), (self.glyphs.left * (width - done), "$thread"))

    def rule(self, width: int) -> Content:
        """A thin rule."""
        return say(self.glyphs.rule * max(0, width), "$thread")
