"""What a file asks of the program that reads it."""

from typing import Annotated

from marketgen.scenario.models.types import Model, Told


class Requires(Model):
    """What a scenario needs beside itself."""

    marketgen: Annotated[str, Told()]
    """The versions of marketgen that can play it, as comparisons: ``>=0.6``, or ``>=0.6,<2``."""
