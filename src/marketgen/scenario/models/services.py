"""What can be done for officials instead of giving them things, and what they do for a favour they owe."""

from typing import Annotated

from marketgen.scenario.models.conditions import Condition, Effect
from marketgen.scenario.models.types import (
    Count,
    Days,
    Entry,
    Name,
    Price,
    Sentence,
    Text,
    Unit,
)  # fmt: skip


class Service(Entry):
    """Something done for an official; he is offered it like a gift, by its id in ``forms`` or ``takes``."""

    name: Name
    """What it is called after an official's name: 'an evening of mending'."""
    costs: Sentence
    """What it takes of you, in a sentence."""
    worth: Price
    """What it counts for with him, in the main currency."""
    every: Days = 1
    """Days until it can be done again."""
    owes: Annotated[Count, Unit("favours")] = 0
    """Favours that he owes you afterwards."""
    when: Condition | None = None
    """It can be done only if this holds."""
    closed: Sentence | None = None
    """What is said while ``when`` does not hold: what would make it possible."""
    taken: Sentence | None = None
    """What is seen or said when he takes it; without it what he says of anything that he takes."""
    refused: Sentence | None = None
    """What is seen or said when he does not; without it what he says of anything that he refuses."""
    effects: list[Effect]
    """What it takes and does once he accepts; it cannot be offered while this cannot be paid."""


class Answering(Entry):
    """Somebody who is offered things."""

    takes_again: list[Text] | None = None
    """Other words for what is taken, by the day in turn."""
    refuses_again: list[Text] | None = None
    """Other words for what is refused, by the day in turn."""


class Help(Entry):
    """What an official can do for a favour that he owes."""

    name: Name
    """What is asked of him, in a few words."""
    does: Sentence
    """What follows if he does it, in a sentence."""
    when: Condition | None = None
    """It can be asked only if this holds."""
    closed: Sentence | None = None
    """What is said while ``when`` does not hold: what would make it possible."""
    effects: list[Effect]
    """What he does, in order."""
