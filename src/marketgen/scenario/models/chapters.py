"""Chapters: the parts of a long run that are played."""

from typing import Annotated

from marketgen.scenario.models.types import Days, Entry, Name, Ref, Text


class Chapter(Entry):
    """Some weeks that are played day by day. The days before the next chapter are lived by the same rules, by a
    standing arrangement: the same display, prices and meals."""

    date: Annotated[str, Ref("date")]
    """The date of its first day, as YEAR-MONTH-DAY; the first chapter begins with the run."""
    days: Days
    """How many days of it are played."""
    title: Name
    """What it is called."""
    hangul: Name | None = None
    """The same in Korean letters."""
    opening: Text
    """Its opening page."""
    before: Text | None = None
    """What the weeks before it were like for everybody; it stands above their figures."""
