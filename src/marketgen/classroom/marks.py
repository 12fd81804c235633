"""What is known of a result that was handed in: plain records, as a worker on another machine gives them back."""

from __future__ import annotations

from marketgen.engine.frozen import frozen

VERIFIED = "verified"
"""The one state of a result whose every day was played again and came out the same."""

STATES = (VERIFIED, "differs", "edited", "other_rules", "foreign", "unreadable")
"""What a file can be: verified; a replay that parts from it; numbers that are not those of its commands; made by other
rules, which cannot be replayed; of another lesson; no result that can be read."""


@frozen
class Reason:
    """Why something is so: a word of the table in ``telling``, and what its sentence needs."""

    word: str
    facts: tuple[tuple[str, str | int], ...] = ()


@frozen
class Offered:
    """What somebody offered on a morning: units at price (minor units), what the good went for, how much was taken."""

    who: str
    good: str
    units: int
    price: int
    going: int
    taken: int


@frozen
class Chose:
    """A decision of a day. kind, about: what was asked, such as ``event`` and its id; choice: the answer, an id or
    empty for no."""

    kind: str
    about: str
    choice: str


@frozen
class Morning:
    """A day as it began, and what was decided on it. money: minor units; worth: thousandths of the measuring good;
    heat: points; at_home: whether it began at the stall."""

    day: int
    weather: str
    level: int
    money: int
    worth: int
    heat: int
    at_home: bool
    offers: tuple[Offered, ...] = ()
    chose: tuple[Chose, ...] = ()


@frozen
class Evening:
    """How a day closed. worth: thousandths of the measuring good; health: of the household, in tenths of a point."""

    day: int
    worth: int
    health: int


@frozen
class Told:
    """An answer to a prompt, as it came: the prompt, on which day, the words. about: the command it explains, as the
    file has it; own: whether the run has that command on that day; what, numbers: the command in a sentence, and the
    numbers of its moment, as the replay found them (empty if there was none); private: whether the scenario keeps what
    it was about off walls."""

    prompt: str
    day: int
    text: str
    about: str = ""
    own: bool = True
    what: str = ""
    numbers: str = ""
    private: bool = False


@frozen
class Came:
    """What a run came to. score: points, -1 for none (an ending that is not counted); wealth: thousandths of the
    measuring good; household, trust: parts of the score in points; exposure: heat in points; goal: its id, empty for
    none; decisions: commands that stood, those that only go on left out; commands: names them all, in order."""

    days: int
    finished: bool
    ending: str
    score: int
    wealth: int
    household: int
    trust: int
    exposure: int
    goal: str
    goal_met: bool
    decisions: int
    commands: str


@frozen
class Mark:
    """A file that was handed in.

    file: its name in the folder; code: as it says itself, empty if it cannot be read; came: what a replay found, None
    where there was none; score, days: as the file reports them, -1 where it does not; whole: names the file's bytes.
    same: other files of the same code or commands, by ``doubles``; counted: whether it stands in the spread and the
    lines.
    """

    file: str
    state: str
    why: tuple[Reason, ...] = ()
    code: str = ""
    score: int = -1
    days: int = -1
    minutes: int = 0
    restarts: int = 0
    came: Came | None = None
    told: tuple[Told, ...] = ()
    mornings: tuple[Morning, ...] = ()
    evenings: tuple[Evening, ...] = ()
    whole: str = ""
    counted: bool = False

    @property
    def verified(self) -> bool:
        """Whether a replay confirmed it."""
        return self.state == VERIFIED
