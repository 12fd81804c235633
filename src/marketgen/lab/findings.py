"""What an author should know of a scenario, found in the runs of bots. Facts only; :mod:`.telling` has the sentences.

Every finding that one run can show names a seed that does. Bots prove nothing: what none of them did may be possible,
so findings say what was found in so many runs, and the check (``marketgen check``) says what can never be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.events import Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.lab.one import Played
from marketgen.lab.summary import at
from marketgen.play.bots import POLICIES

FEW_RUNS = 30
"""With fewer runs than this of a bot, what never came may only be rare: it is said so."""

ONE_GOOD_BP = 5000
"""A good that brings more than this share of all profit is most of the game."""

BEATS = 2
"""Points by which the median score of a bot must be above the careful one's to be worth a word."""

EARLY_BP = 1000
"""A share of runs that end early beyond which an author should look why."""

IDLE_DAYS = 15
"""Money for so many days of purchases, never touched in the second half of a run, has nothing to do."""

LEAST_ASKED = 15
"""In so many runs of a bot that answers by luck a choice of four is taken, but for one case in a hundred."""

LEAST_SHUT = 5
"""A choice that was closed in fewer runs than this, whenever it was asked, may open yet."""

LEAST_KEPT, MOST_KEPT = 25, 85
"""Of what there is to share in bargains the house rule should keep a per cent between these: less, and leaving it to
the rule is a loss; more, and reading people is worth nothing."""

BY_LUCK = ("random", *(name for name, habits in POLICIES.items() if not habits.reacts))
"""The bots that take any open choice; the others weigh what it brings, and take the same one each time."""

CAREFUL = "lawful"
"""The bot that trades with care and within the law: the yardstick, where it played."""

KINDS = (
    "one_good", "unpaid", "outscored", "early", "choice_closed", "choice_never", "event_never", "ending_never",
    "passage_never", "goal_nobody", "goal_everybody", "nothing_to_do", "never_met", "not_bought", "not_offered",
    "kye_never", "kye_breaks", "bargain_never", "bargain_read", "beside_never", "partner_never", "demo_never",
    "deal_never", "venture_never", "right_never", "yard_never", "place_never", "permit_never", "street_poor",
    "idle_money", "few", "no_luck",
)  # fmt: skip
"""What can be found, in the order in which it is told."""

NO_EXAMPLE = (
    "event_never",
    "ending_never",
    "passage_never",
    "bargain_never",
    "goal_nobody",
    "never_met",
    "kye_never",
    "beside_never",
    "partner_never",
    "demo_never",
    "deal_never",
    "venture_never",
    "right_never",
    "yard_never",
    "place_never",
    "permit_never",
    "not_offered",
    "few",
    "no_luck",
)
"""What no single run shows: that something is in none of them, and advice on how to look. Its seed is any of them."""


@frozen
class Finding:
    """One thing to know. bot: whose runs show it, empty for all; seed: one of the runs; subjects: the ids it is about;
    numbers: by name, units as in ``Played``; why: of a closed choice, what closed it."""

    kind: str
    bot: str
    seed: str
    subjects: tuple[str, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
    why: Refusal | None = None

    def number(self, name: str) -> int:
        """The number of a name; KeyError if there is none."""
        return dict(self.numbers)[name]

    def facts(self) -> dict[str, Any]:
        """The same by name, for JSON."""
        told = {"kind": self.kind, "bot": self.bot, "seed": self.seed, "subjects": list(self.subjects)}
        return {**told, "numbers": dict(self.numbers), "why": self.why.reason if self.why else ""}


class Runs:
    """All runs of a plan, and those of the bot that is looked at first: the careful one, else the first named."""

    def __init__(self, world: World, played: Sequence[Played]) -> None:
        self.world, self.all = world, tuple(played)
        self.bots: dict[str, list[Played]] = {}
        for one in played:
            self.bots.setdefault(one.bot, []).append(one)
        self.first = CAREFUL if CAREFUL in self.bots else next(iter(self.bots))
        self.lead = self.bots[self.first]


def find(world: World, played: Sequence[Played], empty_days: Iterable[tuple[str, int]] = ()) -> list[Finding]:
    """Everything there is to know, in the order of :data:`KINDS`. empty_days: (seed, day) on which nothing could be
    decided (:mod:`.probe`). Empty for no runs."""
    if not played:
        return []
    runs = Runs(world, played)
    found = [one for look in _LOOKS for one in look(runs)] + list(_nothing_to_do(runs, empty_days))
    return sorted(found, key=lambda one: KINDS.index(one.kind))  # stable: else as they were found


def _one_good(runs: Runs) -> Iterator[Finding]:
    """One good with a large share of all profit, of the runs of the first bot."""
    gained: Counter[str] = Counter()
    for one in runs.lead:
        gained.update({good: amount for good, amount in one.seen.profits if amount > 0})
    total = sum(gained.values())
    if total:
        best = max(gained, key=lambda good: (gained[good], good))
        share = divide(gained[best] * BP, total)
        if share > ONE_GOOD_BP and len(gained) > 1:
            shows = max(runs.lead, key=lambda one: (one.best_good == best, one.best_share_bp))
            yield Finding("one_good", runs.first, shows.seed, (best,), (("share_bp", share),))


def _unpaid(runs: Runs) -> Iterator[Finding]:
    """A day on which something was due and no run that came so far had the money for it on that day."""
    lacking: dict[tuple[str, int], list[tuple[Played, int, int]]] = {}
    for one in runs.all:
        for due in one.seen.dues:
            if due.held < due.needs:
                lacking.setdefault((due.kind, due.day), []).append((one, due.needs, due.held))
    told: set[str] = set()
    for (kind, day), found in sorted(lacking.items(), key=lambda item: (item[0][1], item[0][0])):
        came = sum(one.days >= day for one in runs.all)
        if len(found) == came and kind not in told:
            told.add(kind)
            shows, needs, most = max(found, key=lambda one: one[2])
            numbers = (("day", day), ("needs", needs), ("held", most), ("runs", came))
            yield Finding("unpaid", "", shows.seed, (kind,), numbers)


def _outscored(runs: Runs) -> Iterator[Finding]:
    """Bots that come to more points than the careful one."""
    if runs.first != CAREFUL:
        return
    careful = {one.seed: one.score for one in runs.lead}
    median = at(list(careful.values()), 50)
    for bot, theirs in runs.bots.items():
        score = at([one.score for one in theirs], 50)
        if score >= median + BEATS:
            shows = max(theirs, key=lambda one: one.score - careful.get(one.seed, one.score))
            yield Finding("outscored", bot, shows.seed, (), (("score", score), ("careful", median)))


def _early(runs: Runs) -> Iterator[Finding]:
    """Runs of a bot that end before the last day, by the ending that most of them have."""
    for bot, theirs in runs.bots.items():
        early = [one for one in theirs if one.ending and not one.finished]
        if early and divide(len(early) * BP, len(theirs)) >= EARLY_BP:
            how = Counter(one.ending for one in early)
            most = max(sorted(how), key=lambda ending: how[ending])
            shows = min((one for one in early if one.ending == most), key=lambda one: one.days)
            numbers = (("early", len(early)), ("runs", len(theirs)), ("day", shows.days), ("by_it", how[most]))
            yield Finding("early", bot, shows.seed, (most,), numbers)


def _choices(runs: Runs) -> Iterator[Finding]:
    """Choices that were asked and that nobody took: those that were closed each time, and those that were open."""
    opened, taken = _first(runs, "opened"), _first(runs, "taken")
    shut: dict[str, tuple[str, Refusal]] = {}
    times: Counter[str] = Counter()
    by_luck: Counter[str] = Counter()
    for one in runs.all:
        by_luck.update(name for name in one.seen.opened if _by_luck(runs.world, one.bot, name))
        for name, why in one.seen.shut:
            times[name] += 1
            shut.setdefault(name, (one.seed, why))
    for name, (seed, why) in sorted(shut.items()):
        if name not in opened and times[name] >= LEAST_SHUT:
            yield Finding("choice_closed", "", seed, (name,), (("runs", times[name]),), why)
    for name, many in sorted(by_luck.items()):
        if name not in taken and many >= LEAST_ASKED:
            yield Finding("choice_never", "", opened[name], (name,), (("runs", many),))


def _by_luck(world: World, bot: str, name: str) -> bool:
    """Whether a bot answers by luck here: of banned media all but the one that does anything decide by their habits."""
    event = world.events[name.partition(":")[0]]
    return bot in (BY_LUCK[:1] if event.private else BY_LUCK)


def _first(runs: Runs, what: str) -> dict[str, str]:
    """Whatever of a kind was seen in some run, with the seed of the first."""
    found: dict[str, str] = {}
    for one in runs.all:
        for name in getattr(one.seen, what):
            found.setdefault(name, one.seed)
    return found


def _never(runs: Runs) -> Iterator[Finding]:
    """Events, endings, people and goods that no run had."""
    world = runs.world
    endings = {one.ending for one in runs.all}
    met, offered, bought = _first(runs, "met"), _first(runs, "offered"), _first(runs, "bought")
    carried = {good for man in world.middlemen.values() for good in man.carries}
    people = [*world.middlemen, *world.neighbours, *world.regulars, *world.lenders, *world.officials]
    rows: tuple[tuple[str, list[str]], ...] = (
        ("event_never", [event for event in world.events if event not in _first(runs, "events")]),
        ("ending_never", [ending for ending in world.endings if ending not in endings]),
        ("passage_never", _untold(runs)),
        ("never_met", [who for who in people if who not in met]),
        ("not_offered", sorted(good for good in carried if good not in offered)),
        ("not_bought", [good for good in offered if good not in bought]),
    )
    for kind, names in rows:
        if names:
            seed = offered[names[0]] if kind == "not_bought" else runs.lead[0].seed
            yield Finding(kind, "", seed, tuple(sorted(names)), (("runs", len(runs.all)),))


def _untold(runs: Runs) -> list[str]:
    """Passages of the epilogue that no run told which came to its end; none where none did."""
    told = {name: None for one in runs.all for name in one.seen.passages}
    every = [f"{part}.{one.id}" for part, passages in runs.world.epilogue.items() for one in passages]
    return [name for name in every if name not in told] if told else []


def _goals(runs: Runs) -> Iterator[Finding]:
    """Goals that hold at the end of no run, and those that hold at the end of every run of the first bot."""
    for goal in runs.world.goals:
        if not any(goal in one.seen.goals for one in runs.all):
            best = max(runs.all, key=lambda one: one.score)
            yield Finding("goal_nobody", "", best.seed, (goal,), (("runs", len(runs.all)),))
        elif all(goal in one.seen.goals for one in runs.lead):
            worst = min(runs.lead, key=lambda one: one.score)
            yield Finding("goal_everybody", runs.first, worst.seed, (goal,), (("runs", len(runs.lead)),))


def _nothing_to_do(runs: Runs, empty_days: Iterable[tuple[str, int]]) -> Iterator[Finding]:
    by_day: dict[int, list[str]] = {}
    for seed, day in empty_days:
        by_day.setdefault(day, []).append(seed)
    if by_day:
        first = min(by_day)
        yield Finding(
            "nothing_to_do", runs.first, by_day[first][0], tuple(map(str, sorted(by_day))), (("days", len(by_day)),)
        )


def _idle_money(runs: Runs) -> Iterator[Finding]:
    idle = at([one.seen.idle for one in runs.lead], 50)
    if idle >= IDLE_DAYS * 100:
        shows = max(runs.lead, key=lambda one: one.seen.idle)
        yield Finding("idle_money", runs.first, shows.seed, (), (("days", idle // 100),))


def _kyes(runs: Runs) -> Iterator[Finding]:
    """Savings clubs that no bot was ever in, and those of which in most runs somebody does not pay in."""
    joined = {one: [run for run in runs.all if one in dict(run.seen.kyes)] for one in runs.world.kyes}
    never = tuple(one for one, runs_of in joined.items() if not runs_of)
    if never:
        yield Finding("kye_never", "", runs.lead[0].seed, never, (("runs", len(runs.all)),))
    for one, runs_of in joined.items():
        broken = [run for run in runs_of if dict(run.seen.kyes)[one]]
        if broken and 2 * len(broken) > len(runs_of):
            numbers = (("runs", len(runs_of)), ("broken", len(broken)))
            yield Finding("kye_breaks", "", max(broken, key=lambda run: dict(run.seen.kyes)[one]).seed, (one,), numbers)


def _beside(runs: Runs) -> Iterator[Finding]:
    """Works that no bot ever did, shares and partners that none ever had, goods that friends never walked about in,
    currencies that were never changed for anybody, workshops, recipes, names and buyers of which nothing came, rights,
    yards, places and permits that no bot had."""
    world = runs.world
    rows: tuple[tuple[str, Iterable[str], Callable[[Played], Iterable[str]]], ...] = (
        ("beside_never", (*world.sidelines, *world.stakes), lambda run: dict(run.seen.beside)),
        ("partner_never", world.partners, lambda run: run.seen.partners),
        ("demo_never", world.demonstration.goods if world.demonstration else (), lambda run: run.seen.walked),
        ("deal_never", world.dealing.most if world.dealing else (), lambda run: run.seen.dealt),
        (
            "venture_never",
            (*world.workshops, *world.recipes, *world.firms, *world.contracts),
            lambda run: run.seen.ventures,
        ),
        ("right_never", (one.id for one in world.upgrades.values() if one.right), lambda run: run.seen.grown),
        ("yard_never", (one.id for one in world.upgrades.values() if one.yard), lambda run: run.seen.grown),
        ("place_never", _reached(world), lambda run: run.seen.places),
        ("permit_never", (one.id for one in world.places.values() if one.permit), lambda run: run.seen.permits),
    )
    for kind, known, of in rows:
        done = {one for run in runs.all for one in of(run)}
        never = tuple(one for one in known if one not in done)
        if never:
            yield Finding(kind, "", runs.lead[0].seed, never, (("runs", len(runs.all)),))


def _reached(world: World) -> list[str]:
    """The places that some way leads to."""
    return [place for place in world.places if any(place in way.to for way in world.ways.values())]


def _street(runs: Runs) -> Iterator[Finding]:
    """Neighbours who have nothing left at the end of most of the runs that they are in."""
    ends: dict[str, list[tuple[Played, int]]] = {}
    for run in runs.all:
        for who, means in run.seen.street:
            ends.setdefault(who, []).append((run, means))
    for who, found in sorted(ends.items()):
        poor = [run for run, means in found if means <= 0]
        if 2 * len(poor) > len(found):
            yield Finding("street_poor", "", poor[0].seed, (who,), (("poor", len(poor)), ("runs", len(found))))


def _bargains(runs: Runs) -> Iterator[Finding]:
    """Bargains that nobody ever came with, and what the house rule leaves to whoever reads people."""
    split: dict[str, list[tuple[int, int]]] = {one: [] for one in runs.world.bargains}
    for run in runs.all:
        for one, mine, whole in run.seen.bargains:
            split.setdefault(one, []).append((mine, whole))
    never = tuple(one for one, found in split.items() if not found)
    if never:
        yield Finding("bargain_never", "", runs.lead[0].seed, never, (("runs", len(runs.all)),))
    agreed = [(mine, whole) for found in split.values() for mine, whole in found if whole > 0]
    kept, there = sum(mine for mine, _ in agreed), sum(whole for _, whole in agreed)
    if agreed and not LEAST_KEPT * there <= 100 * kept <= MOST_KEPT * there:
        numbers = (("kept", 100 * kept // there), ("bargains", len(agreed)))
        yield Finding("bargain_read", "", runs.lead[0].seed, (), numbers)


def _few(runs: Runs) -> Iterator[Finding]:
    if len(runs.lead) < FEW_RUNS:
        yield Finding("few", "", runs.lead[0].seed, (), (("runs", len(runs.lead)), ("wanted", FEW_RUNS)))


def _no_luck(runs: Runs) -> Iterator[Finding]:
    if not any(bot in BY_LUCK for bot in runs.bots) and any(story.choices for story in runs.world.events.values()):
        yield Finding("no_luck", runs.first, runs.lead[0].seed, BY_LUCK)


_LOOKS: tuple[Callable[[Runs], Iterator[Finding]], ...] = (
    _one_good, _unpaid, _outscored, _early, _choices, _never, _goals, _kyes, _bargains, _beside, _street, _idle_money,
    _few, _no_luck,
)  # fmt: skip
