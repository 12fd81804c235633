"""The household's council: what its members are asked about, and what each of them looks at. Points are whole; a sum of
nothing or more is a yes."""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.engine.frozen import frozen
from marketgen.engine.plot import Condition


@frozen
class Matter:
    """Something the household is asked about before it is done: commands of ``verbs`` (of those only ones that name one
    of ``only``, if that is not empty) and the choice of an event, while ``when`` holds. points: of each member's own
    view of it."""

    id: str
    verbs: tuple[str, ...]
    only: tuple[str, ...]
    choices: Mapping[str, str]
    when: Condition
    points: Mapping[str, int]


@frozen
class Reason:
    """A reason of a member's own: points while a condition holds."""

    id: str
    when: Condition
    points: int


@frozen
class Voice:
    """What a member looks at: ``nature`` to begin with; taken off for ten points of ``health`` under 100, for ten
    points of ``heat``, for each campaign ``level``; ``faith``: added for each point of faith in you."""

    member: str
    nature: int
    health: int
    heat: int
    level: int
    faith: int
    reasons: tuple[Reason, ...]


@frozen
class CouncilRules:
    """The council. overruled, agreed: what doing it against a no, and with a yes, does to a member's faith; fade: of it
    a day, towards nothing; all in hundredths. refuses: the faith from which a member refuses, what is in ``refused``:
    ``keep`` the stall, ``help`` for an hour."""

    matters: Mapping[str, Matter]
    voices: Mapping[str, Voice]
    overruled: int
    agreed: int
    fade: int
    refuses: int = -501
    refused: tuple[str, ...] = ()


@frozen
class Faith:
    """What a member of the household makes of your decisions: faith in hundredths (-500..500), how often there was a no
    against which it was done, how often a yes; the last day of either, and the matters of that day."""

    faith: int = 0
    against: int = 0
    agreed: int = 0
    day: int = 0
    matters: tuple[str, ...] = ()
