"""Views of chapters: the page between two of them."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.play.views.frame import LogLine


@frozen
class ChapterRow:
    """A number of the weeks before a chapter: what it is, the number in words, and what explains it (empty: a plain
    count)."""

    label: str
    text: str
    tone: str = ""
    subject: str = ""


@frozen
class ChapterView:
    """A page: the weeks before a chapter, if there were any, and what the chapter opens with.

    weeks: a heading for them; before: what they were like for everybody; rows: their numbers; news: what happened, by
    date; waits: what the first morning finds due; opens: what can be had from this chapter on.
    """

    heading: str
    gloss: str
    date: str
    opening: str
    weeks: str = ""
    before: str = ""
    rows: tuple[ChapterRow, ...] = ()
    news: tuple[LogLine, ...] = ()
    opens: tuple[str, ...] = ()
