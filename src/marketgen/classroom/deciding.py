"""What was decided on each day of a run, gathered while it is played again: the mornings, and the answers to them."""

from __future__ import annotations

from hashlib import blake2b

from marketgen.classroom.marks import Chose, Evening, Morning, Offered
from marketgen.engine.commands import Command, text
from marketgen.engine.rules import undoable
from marketgen.engine.run import Run
from marketgen.engine.starting import lived
from marketgen.engine.world import World

GOES_ON = ("open", "sleep", "on", "note")
"""Verbs that decide nothing: the day goes on, or a line is written."""

ONCE = {
    "travel": "travel", "borrow": "borrow", "build": "build", "follow": "follow", "order": "order", "parcel": "parcel",
    "early": "early", "carry": "carry", "work_off": "carry",
    "join": "kye", "cover": "cover", "take_up": "beside", "partner": "partner",
    "apply": "workshop", "make": "make", "sign": "sign", "promise": "promise",
    "demonstrate": "demo", "invest": "stake",
}  # fmt: skip
"""Verbs by which something was done that another may have left, with the kind of question they answer."""

AT_TABLE = "gift"
"""An inspection that was met with a gift."""


class Diary:
    """Gathers the days of a run: tell it each step, then ask for the mornings."""

    def __init__(self, world: World, run: Run) -> None:
        self._world = world
        self._mornings: list[Morning] = []
        self._stood: list[Command] = []
        self._all: list[str] = []
        self._begin(run)

    def step(self, before: Run, command: Command | None, after: Run) -> None:
        """A command that was carried out, or an undo (None)."""
        if command is None:
            self._take_back()
        else:
            self._today.append((command, before.pending))
        if after.day != before.day:
            self._close(before)
            self._begin(after)

    def mornings(self, run: Run) -> tuple[Morning, ...]:
        """Every day so far; ``run`` as it stands, on its last one."""
        if run.phase == "over" and self._mornings and self._mornings[-1].day == run.day:
            return tuple(self._mornings)
        return (*self._mornings, self._morning(run))

    @property
    def decisions(self) -> int:
        """Commands that stood, those that only go on left out."""
        today = [command for command, _pending in self._today]
        return sum(command.verb not in GOES_ON for command in (*self._stood, *today))

    @property
    def commands(self) -> str:
        """What names all commands that stood, in their order; empty if none decided anything. Lines that were only
        written down do not count: they are the player's words and no part of the play."""
        if not self.decisions:
            return ""
        lines = [*self._all, *(text(command) for command, _pending in self._today if command.verb != "note")]
        return blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()

    def _begin(self, run: Run) -> None:
        self._dawn = run
        self._today: list[tuple[Command, str]] = []

    def _take_back(self) -> None:
        """Undo takes back the last command that can be; what came after it stands."""
        for place in range(len(self._today) - 1, -1, -1):
            if undoable(self._today[place][0].verb):
                del self._today[place]
                return

    def _close(self, evening: Run) -> None:
        self._mornings.append(self._morning(evening))
        self._stood += [command for command, _pending in self._today]
        self._all += [text(command) for command, _pending in self._today if command.verb != "note"]

    def _morning(self, evening: Run) -> Morning:
        dawn = self._dawn
        return Morning(
            day=dawn.day,
            weather=dawn.weather,
            level=dawn.level,
            money=dawn.money.get(self._world.money, 0),
            worth=dawn.past[-1].worth if dawn.past else dawn.start_worth,
            heat=dawn.heat,
            at_home=dawn.phase != "away",
            offers=self._offers(),
            chose=tuple(self._chose(evening)),
        )

    def _offers(self) -> tuple[Offered, ...]:
        taken: dict[tuple[str, str], int] = {}
        for command, _pending in self._today:
            if command.verb in ("take", "credit"):
                key = command.ids[0], command.ids[1]
                taken[key] = taken.get(key, 0) + command.amount
        return tuple(
            Offered(offer.who, offer.good, offer.units, offer.price, self._dawn.today.going.get(offer.good, 0),
                    taken.get((offer.who, offer.good), 0))
            for offer in self._dawn.offers
        )  # fmt: skip

    def _chose(self, evening: Run) -> list[Chose]:
        found: dict[tuple[str, str], str] = {}
        for command, pending in self._today:
            kind, about, choice = _asked(command, pending)
            if kind:
                found.setdefault((kind, about), choice)
        for slot in evening.slots:
            if slot:
                found["stance", slot] = evening.goods[slot].stance
        return [Chose(kind, about, choice) for (kind, about), choice in found.items()]


def evenings(run: Run) -> tuple[Evening, ...]:
    """How each day that was played closed."""
    return tuple(Evening(record.day, record.worth, record.health) for record in lived(run))


def _asked(command: Command, pending: str) -> tuple[str, str, str]:
    """Which question a command answers, about what, and how; nothing for one that answers none."""
    verb, ids = command.verb, command.ids
    if verb == "choose":
        return "event", pending.removeprefix("event:"), ids[0]
    if verb == "answer" or (verb == "give" and pending == "inspection"):
        return "inspection", "", ids[0] if verb == "answer" else AT_TABLE
    if verb == "release":
        return "held", "", ids[0]
    if verb in ("give", "send"):
        return "gift", "", ids[0] if verb == "give" else ids[1]
    if verb in ONCE:
        return ONCE[verb], "", ids[0] if ids else verb
    return "", "", ""
