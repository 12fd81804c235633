"""What a run remembers of debts, of money that comes each dawn and of who copies you. Units as in ``world``."""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class Debt:
    """What is owed, in minor units of the main currency, due on a day; under nothing it is owed to you.

    kind: ``credit`` (goods from a supplier), ``loan``, ``trust`` (goods in a bad time), ``event``, ``kye``. lent: the
    sum at the start; rate_bp: interest a month of a loan, whose ``due`` is its next payment; worked: already worked
    off. kye: the club that it comes of, for that kind.
    """

    who: str
    kind: str
    amount: int
    due: int
    lent: int = 0
    rate_bp: int = 0
    worked: int = 0
    kye: str = ""


@frozen
class Daily:
    """Money that comes, or goes, each dawn until a day or until a flag is raised; from an event."""

    amount: int
    last_day: int
    until: str
    event: str


@frozen
class Copy:
    """A neighbour who sells what sold best with you, to the end of a day."""

    who: str
    good: str
    last_day: int


@frozen
class KyeState:
    """A kye you are in. day: you joined; fellows: the others who are in it; turns: held so far; pots: (day, who, what
    it came to), nobody's id for yours; paid: what you have put in, less what came back as a share; out: who missed.

    For the next turn: who is short of money (``lacking``), for whom you stood in (``stood``), your ``bid`` in minor
    units, and ``held_back``, 1 if you will not pay in. shown: the day of the turn before which it last showed who is
    short.
    """

    day: int
    fellows: tuple[str, ...]
    turns: int = 0
    pots: tuple[tuple[int, str, int], ...] = ()
    paid: int = 0
    out: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    stood: tuple[str, ...] = ()
    bid: int = 0
    held_back: int = 0
    shown: int = 0


@frozen
class ReformState:
    """A reform of the notes in a run. sign: the day on which it was first spoken of, 0 if its condition did not hold on
    that day, so that it never comes; announced, ends: first and last day on which old notes can be handed in, 0 before
    it is known; handed: minor units handed in; queued: the last day on which you stood in the queue; done: the day the
    old notes ended, and what of them is ``void``."""

    sign: int
    announced: int = 0
    ends: int = 0
    handed: int = 0
    queued: int = 0
    done: int = 0
    void: int = 0
