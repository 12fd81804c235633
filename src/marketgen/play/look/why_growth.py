"""Titles of the numbers of permits, of rights to a place and of yards, and what would change them."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.i18n import N_, _

TITLES: dict[str, Callable[[], str]] = {
    "permit": lambda: _("Will {other} give it? {result}"),
    "permit_cost": lambda: _("Why does asking {other} cost {result}?"),
    "sack_price": lambda: _("Why does somebody give {result} for {name}?"),
    "sack": lambda: _("Why is it {result} together?"),
    "sack_pays": lambda: _("Will {other} pay on the day? {result}"),
    "right_back": lambda: _("Why would somebody give {result} for {name}?"),
    "right_taken": lambda: _("Will {name} be taken? {result}"),
}
"""The title of each kind of subject."""

CHANCES = ("permit", "right_taken", "sack_pays")
"""Those that are chances."""

CHANGES: dict[str, tuple[str, ...]] = {
    "permit": (N_("who gives it thinking better of you"), N_("another who gives it")),
    "right_back": (N_("a quieter board"), N_("its being settled")),
    "right_taken": (N_("whoever has the post thinking better of you"),),
    "sack_pays": (N_("trust, a little at a time"),),
}
"""What would change a number: the useful half."""
