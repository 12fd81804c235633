"""What the words of steps share: how a step is said that needs no more than a sentence, a share, a person, a level."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.play import numbers, wording

Words = tuple[str, str]
"""What a step is, and its detail in smaller type (may be empty)."""

Maker = Callable[[World, Step], Words]
"""Says a step of one name."""


def simple(sentence: str, detail: str = "") -> Maker:
    """A step that is said by one sentence, and a detail that does not hang on its facts."""
    return lambda world, step: (_(sentence), _(detail) if detail else "")


def stands(world: World, step: Step) -> Words:
    """How much somebody trusts you."""
    name = wording.person(world, step.word("person"))
    return _("how {name} stands with you").format(name=name), numbers.degree("trust", step.number("trust"))[0]


def level(world: World, step: Step) -> Words:
    """How strict the weeks are."""
    return _("what the board says"), numbers.degree("level", step.number("level"))[0]
