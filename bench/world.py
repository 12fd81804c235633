"""The default scenario, as it is shipped: what the figures are about."""

from __future__ import annotations

from marketgen import data
from marketgen.scenario import Loaded, load

DEFAULT = "the_awning"


def default_scenario() -> Loaded:
    """The default scenario with its document."""
    loaded = load(data.scenarios_folder() / f"{DEFAULT}.json")
    assert isinstance(loaded, Loaded), loaded
    return loaded
