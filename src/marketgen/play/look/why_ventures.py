"""Titles of the numbers of ventures, and what would change them."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.i18n import N_, _

TITLES: dict[str, Callable[[], str]] = {
    "workshop": lambda: _("Will there be a place at {name}? {result}"),
    "placement": lambda: _("Will a place abroad be offered? {result}"),
    "batch_cost": lambda: _("Why does a batch of {name} take {result}?"),
    "batch_poor": lambda: _("Will some of it come to nothing? {result}"),
    "batch_worth": lambda: _("Why is a batch of {name} worth {result}?"),
    "firm": lambda: _("Why does the name of {name} cost {result}?"),
    "firm_share": lambda: _("Why is today's share of {name} {result}?"),
    "contract": lambda: _("Why would this order bring {result}?"),
    "contract_late": lambda: _("Why would it cost {result} not to bring it?"),
}
"""The title of each kind of subject."""

CHANCES = ("workshop", "placement", "batch_poor")
"""Those that are chances."""

CHANGES: dict[str, tuple[str, ...]] = {
    "workshop": (N_("a better tie"), N_("being noticed less"), N_("building something that stays")),
    "placement": (N_("orders brought in time"),),
    "batch_cost": (N_("buying what goes into it on a cheap day"),),
    "batch_poor": (N_("practice"),),
    "batch_worth": (N_("another day"), N_("practice")),
    "firm": (N_("a quieter board"),),
    "contract_late": (N_("bringing it in time"),),
}
"""What would change a number: the useful half."""
