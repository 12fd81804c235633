"""Views to read: the day report, why, the epilogue."""

from __future__ import annotations

from dataclasses import field

from marketgen.engine.accounts import Account
from marketgen.engine.frozen import frozen
from marketgen.play.views.frame import Degree, LogLine, Number, Prompt, value


@frozen
class ReportLine:
    """A row of the day's waterfall: ``running`` after it, in minor units of the main currency."""

    words: str
    amount: Account
    running: int
    standing: bool = False  # dawn and now: a standing bar


@frozen
class CameRow:
    """A good that groups came to the stall for: how many bought, walked on at the price, found none on show; the units
    sold, and what they brought over their cost."""

    good: str
    name: str
    bought: Number
    walked: Number
    none: Number
    sold: Number
    earned: Number

    @property
    def groups(self) -> int:
        """All that came for it."""
        return value(self.bought) + value(self.walked) + value(self.none)


@frozen
class Course:
    """A number over the days of a run, in thousandths; foot and top of its scale, also as written; and the same as a
    sentence."""

    label: str
    points: tuple[tuple[int, int], ...]  # day, thousandths; 0 for the start
    low: int  # the foot and the top of its scale
    high: int
    written: tuple[str, str]
    told: str
    days: tuple[int, ...] = ()  # that are marked on it


@frozen
class ReportView:
    """A page a day, in the order money moved."""

    day: int
    heading: str
    date: str
    left: str
    kept: Account
    kept_text: str
    into_goods: str  # what of it went into goods, in words
    lines: tuple[ReportLine, ...]
    people: tuple[LogLine, ...]
    things: tuple[LogLine, ...]
    home: tuple[LogLine, ...]
    lesson: str
    diary: str
    thread: str
    notes: tuple[str, ...]
    waits: tuple[tuple[str, str], ...]
    hours: tuple[tuple[int, int], ...]
    hours_line: str
    worth: tuple[int, ...]  # thousandths of the measuring good, by day
    worth_label: str
    score: tuple[Degree, ...]
    knows: str
    prompt: Prompt
    came: tuple[CameRow, ...] = ()
    money: str = ""  # what the money is called


@frozen
class WhyStep:
    """A step of a sum in words; amounts as written; ``sign`` for the shape; ``weight`` 0-100 for the bar.
    ``subject``: what explains the step itself, empty if nothing does."""

    words: str
    amount: str
    running: str
    detail: str
    sign: int
    weight: int
    subject: str = ""


@frozen
class WhyView:
    """A number as its steps. In words only (``as_words``) amounts are left out and the steps carry signs."""

    subject: str
    title: str
    kind: str
    sentence: str
    steps: tuple[WhyStep, ...]
    result_words: str
    result: str
    rule_title: str
    rule: str
    changes: tuple[str, ...]
    basis: tuple[str, ...]
    as_words: bool


@frozen
class Road:
    """A road not taken: the day of the fork, its title, what the other ways would have held; ``words``: all of it as
    sentences."""

    day: int
    title: str
    told: str
    words: str


@frozen
class EpilogueView:
    """The end: five paragraphs with their labels, how it is counted, where the road forked, sources."""

    heading: str
    where: str
    seed: str
    paragraphs: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, int, str], ...]  # label, thousandths, words
    rows: tuple[tuple[str, str], ...]  # the three together, nobody can name you
    score: Account | None
    score_text: str
    goal: str
    goal_met: bool
    forks: tuple[tuple[str, str, int], ...]  # day, what you did, sign
    roads: tuple[Road, ...]
    closing: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    last_words: str = ""
    profile: tuple[tuple[str, str, str, Account], ...] = ()  # what, how often, days of days; no rank among them
    notes: tuple[str, ...] = field(default=())
    courses: tuple[Course, ...] = ()  # how it went: all you had, health at home


@frozen
class WhatIfDay:
    """A day on which two stories differ, or some weeks between two chapters, which are known by their first day: its
    title, what only yours has, and what only the other has, line by line."""

    day: int
    title: str
    yours: tuple[str, ...]
    other: tuple[str, ...]


@frozen
class WhatIfView:
    """Two stories of one run: the decision, what was done and what is done here, the days on which they differ, what
    each came to (label, yours, the other), and what is to be said of it."""

    about: str
    was: str
    here: str
    until: str
    days: tuple[WhatIfDay, ...]
    figures: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...]
