"""What a run remembers of debts, of money that comes each dawn and of who copies you. Units as in ``world``."""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class Debt:
    """What is owed, in minor units of the main currency, due on a day; under nothing it is owed to you.

    kind: ``credit`` (goods from a supplier), ``loan``, ``trust`` (goods in a bad time), ``event``. lent: the sum at the
    start; rate_bp: interest a month of a loan, whose ``due`` is its next payment; worked: already worked off.
    """

    who: str
    kind: str
    amount: int
    due: int
    lent: int = 0
    rate_bp: int = 0
    worked: int = 0


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
