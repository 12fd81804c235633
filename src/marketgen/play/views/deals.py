"""Views of what can be arranged: one form for every command that takes a person, a place or an amount."""

from __future__ import annotations

from marketgen.engine.commands import Command
from marketgen.engine.frozen import frozen


@frozen
class DealOption:
    """Something that can be arranged. ``command`` has no amount yet where ``low`` to ``high`` is asked for (-1: no
    amount is); ``start`` is the amount proposed; ``notes`` stand in the columns of the form; ``long`` says more;
    ``subjects`` are the numbers ``?`` explains: label, subject."""

    command: Command
    label: str
    notes: tuple[str, ...] = ()
    long: str = ""
    low: int = -1
    high: int = -1
    start: int = -1
    refusal: str = ""
    subjects: tuple[tuple[str, str], ...] = ()
    does: str = ""  # the lamp's label for it

    @property
    def key(self) -> str:
        """What the option stands for, the same while it means the same."""
        return " ".join((self.command.verb, *self.command.ids))


@frozen
class DealView:
    """A form: what it is about, its columns, its options."""

    verb: str
    title: str
    note: str
    columns: tuple[str, ...]
    options: tuple[DealOption, ...]
