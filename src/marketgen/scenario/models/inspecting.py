"""What is said when somebody looks at the stalls."""

from marketgen.scenario.models.types import Model, Name, Sentence, Text


class InspectionTexts(Model):
    """What is said at an inspection."""

    title: Name
    """The heading."""
    before: list[Text]
    """What is seen first, one text a paragraph."""
    again: list[list[Text]] | None = None
    """What is seen first at later inspections, in turn."""
    prepared: Sentence
    """If the stall was made ready."""
    let_off: Sentence
    """If one rung less follows."""
    settled: Sentence
    """If a gift was taken at the table."""
    refused: Sentence
    """If a gift was refused."""
    refused_file: Sentence | None = None
    """If it was refused by somebody who is afraid, and written down."""
    packed: Sentence
    """If the stall was packed up."""
    pleaded: Sentence
    """If pleading worked."""
    least: Sentence | None = None
    """If they were let take the least."""
    pleaded_not: Sentence | None = None
    """If pleading did not help."""
    watched: Sentence | None = None
    """If watched goods stand on the table."""
    age: Sentence | None = None
    """If whoever keeps the stall may not sell."""
    worse: Sentence | None = None
    """If something else makes it worse."""
    keeper: Sentence | None = None
    """If somebody keeps the stall for you who is asked in your place."""


class BoardTexts(Model):
    """What is said at an inspection by one official; what is left out is said as in ``rules.inspection.texts``."""

    title: Name | None = None
    """The heading."""
    before: list[Text] | None = None
    """What is seen first, one text a paragraph."""
    again: list[list[Text]] | None = None
    """What is seen first at later inspections, in turn."""
    prepared: Sentence | None = None
    """If the stall was made ready."""
    let_off: Sentence | None = None
    """If one rung less follows."""
    settled: Sentence | None = None
    """If a gift was taken at the table."""
    refused: Sentence | None = None
    """If a gift was refused."""
    refused_file: Sentence | None = None
    """If it was refused by somebody who is afraid, and written down."""
    packed: Sentence | None = None
    """If the stall was packed up."""
    pleaded: Sentence | None = None
    """If pleading worked."""
    pleaded_not: Sentence | None = None
    """If pleading did not help."""
    least: Sentence | None = None
    """If they were let take the least."""
    watched: Sentence | None = None
    """If watched goods stand on the table."""
    age: Sentence | None = None
    """If whoever keeps the stall may not sell."""
    worse: Sentence | None = None
    """If something else makes it worse."""
    keeper: Sentence | None = None
    """If somebody keeps the stall for you who is asked in your place."""
