"""What the check is told to let pass."""

from marketgen.scenario.models.types import Model, Name, Text


class Allowed(Model):
    """A warning that is meant."""

    code: Name
    """The code of the warning, such as W304."""
    path: Name
    """Where it is, as the message says behind 'in'; what stands below it is meant too."""
    why: Text
    """Why it is meant, in a sentence of twenty characters at least."""


class Lint(Model):
    """What the check of this scenario lets pass."""

    allow: list[Allowed]
    """Warnings that are meant. One that is not needed is itself a warning."""
