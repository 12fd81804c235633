"""Views of the board: notices, rumours with their source and its record, the days ahead."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.play.views.frame import Degree, Prompt


@frozen
class NoticeRow:
    """An official notice: when it was put up, in words, and what it says. ``today``: it is new."""

    when: str
    text: str
    today: bool = False


@frozen
class RumourRow:
    """Something said: by whom, how often they were right, what, and what became of it (``state`` in words).

    ``can_follow``: an hour would tell more now; ``refusal`` why not.
    """

    id: str
    who: str
    record: str
    text: str
    when: str
    state: str = ""
    tone: str = ""
    can_follow: bool = False
    refusal: str = ""
    over: bool = False  # its day has come, and what was true of it is known


@frozen
class DayBox:
    """A day of the strip: short name, and whether it is today or a day without a market."""

    day: int
    label: str
    today: bool = False
    shut: bool = False


@frozen
class Stretch:
    """Something that lasts from a day to a day (both included) on the strip. ``tone`` as in Degree."""

    first: int
    last: int
    words: str
    tone: str = ""


@frozen
class Strip:
    """The days ahead: a row of days, and rows of stretches under them, each with its label."""

    days: tuple[DayBox, ...]
    rows: tuple[tuple[str, tuple[Stretch, ...]], ...]


@frozen
class DueRow:
    """What is due on a day: the day in words, what, how it can be met. ``tone`` is ``bad`` when it presses."""

    day: int
    when: str
    what: str
    how: str = ""
    tone: str = ""
    home: bool = False  # the household is asked for it
    short: str = ""  # a word or two for the strip of days


@frozen
class BoardView:
    """The board."""

    heading: str
    level: Degree
    level_about: str
    notices: tuple[NoticeRow, ...]
    rumours: tuple[RumourRow, ...]
    strip: Strip
    due: tuple[DueRow, ...]
    lines: tuple[str, ...]
    prompt: Prompt
