"""The scenario that stands in for the default one."""

from __future__ import annotations

from marketgen import data
from marketgen.scenario import Loaded, load

NOTE = "First stall stands in for the default scenario, which comes later."


def first_stall() -> Loaded:
    """First stall as it is shipped."""
    loaded = load(data.scenarios_folder() / "first_stall.json")
    assert isinstance(loaded, Loaded), loaded
    return loaded
