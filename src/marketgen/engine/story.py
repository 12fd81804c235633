"""Story events: people who come with something, when their conditions hold; choices and effects."""

from __future__ import annotations

from typing import NamedTuple

from marketgen.engine import chance, chapters, effects, people
from marketgen.engine.almanac import of_day, of_world
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.conditions import Check, check_of, holds, missing, on_day
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.run import Run
from marketgen.engine.world import EventChoice, Story, World

PHASES = _MORNING, _NOON, EVENING = ("morning", "noon", "evening")
"""The parts of a day in which events come."""

MEDIA, DILEMMA = "media", "dilemma"
"""The tags that the rules count."""

NEVER_AGAIN = 1 << 30
"""A day after every run."""


def arise(world: World, run: Run, phase: str) -> list[Event]:
    """Events of a phase: those without choices happen at once, then at most one with choices waits for an answer."""
    if chapters.between(world, run.day):
        return []  # what comes in these weeks waits for the next chapter
    happened = _tell_all(world, run, phase)
    asked = None if run.ended else _asked(world, run, phase)
    if asked:
        run.pending = f"event:{asked.id}"
        happened.append(event("asked", event=asked.id))
    return happened


class _Card(NamedTuple):
    """An event that may come, which of the kinds that the rules count it is, and whether its condition holds: on any
    day, or in a day's own table on that day."""

    story: Story
    media: bool
    dilemma: bool
    check: Check

    @property
    def presses(self) -> bool:
        """Whether it needs no room in the day: banned media have their own evenings."""
        return self.media or self.story.priority > 0


def _cards(world: World) -> dict[str, _Card]:
    """Every event as a card, in the order in which events without choices come: by priority."""
    return {
        story.id: _Card(story, MEDIA in story.tags, DILEMMA in story.tags, check_of(story.when))
        for story in _by_priority(world)
    }


class _Cards:
    """The events that may come by themselves on a day of the scenario, by phase: those that only tell, those that
    ask, and of these the ones that need no room in the day."""

    __slots__ = ("asks", "presses", "tells")

    def __init__(self, world: World, day: int) -> None:
        every = [card for card in of_world(world, "every card", _cards).values() if not card.story.chained]
        today = [(card, on_day(card.story.when, world, day)) for card in every]
        free = [card._replace(check=check) for card, check in today if check is not None]
        phases = sorted({card.story.phase: 0 for card in free})
        tells = [card for card in free if not card.story.choices]
        asks = [card for card in free if card.story.choices]
        self.tells = {one: [card for card in tells if card.story.phase == one] for one in phases}
        self.asks = {one: [card for card in asks if card.story.phase == one] for one in phases}
        self.presses = {one: [card for card in asks if card.presses] for one, asks in self.asks.items()}


def _by_priority(world: World) -> list[Story]:
    return sorted(world.events.values(), key=lambda story: (-story.priority, story.id))


def due(run: Run) -> tuple[str, ...]:
    """The events that were sent for today, or for a day before."""
    return tuple(name for day, name in run.scheduled if day <= run.day) if run.scheduled else ()


def _with_sent(world: World, cards: list[_Card], sent: tuple[str, ...], phase: str, asks: bool) -> list[_Card]:
    """Cards that may come by themselves, and those of a phase that were sent, each once, by priority."""
    if not sent:
        return cards
    known = of_world(world, "every card", _cards)
    due = [known[name] for name in sent if name in known]
    due = [card for card in due if card.story.phase == phase and bool(card.story.choices) is asks]
    both = {card.story.id: card for card in (*cards, *due)}
    return sorted(both.values(), key=lambda card: (-card.story.priority, card.story.id))


def _tell_all(world: World, run: Run, phase: str) -> list[Event]:
    """The events without choices that are open, by priority, and those that they send for this very moment."""
    happened: list[Event] = []
    waiting, done = _told(world, run, phase), []
    while waiting:
        for story in waiting:
            happened.append(event("story", event=story.id))
            done.append(story.id)
            _mark(run, story)
            happened.extend(effects.carry_out(world, run, story.effects, story.id))
        sent = due(run)
        waiting = [one for one in _told(world, run, phase) if one.id in sent and one.id not in done] if sent else []
    return happened


def _right_after(world: World, run: Run) -> list[Event]:
    """What a choice has sent for the same part of the same day comes at once."""
    happened: list[Event] = []
    sent = due(run)
    for card in of_world(world, "every card", _cards).values() if sent else ():
        story = card.story
        if story.id not in sent or story.phase != run.phase or run.pending or run.ended:
            continue
        if not _open(world, run, [card], sent):
            continue
        if story.choices:
            run.pending = f"event:{story.id}"
            happened.append(event("asked", event=story.id))
        else:
            happened.append(event("story", event=story.id))
            _mark(run, story)
            happened.extend(effects.carry_out(world, run, story.effects, story.id))
            sent = due(run)
    return happened


def _mark(run: Run, story: Story) -> None:
    """It has come: what sent it for today is met, and what sent it for a day on which it may not come again."""
    run.seen[story.id] = run.day
    last = run.day if story.chained else run.day + story.cooldown - 1 if story.cooldown else NEVER_AGAIN
    run.scheduled = tuple(item for item in run.scheduled if not (item[1] == story.id and item[0] <= last))


def _open(world: World, run: Run, cards: list[_Card], sent: tuple[str, ...]) -> list[_Card]:
    """Which of some events may come in their phase today; ``sent``: what is due because another event has sent it."""
    if not cards or not people.at_home(world, run):
        return []
    found, seen, day = [], run.seen, run.day
    for card in cards:
        story, last = card.story, seen.get(card.story.id)
        comes = bool(sent) and story.id in sent
        if last and not comes and (not story.cooldown or day - last < story.cooldown):
            continue
        if story.person and not people.here(world, run, story.person):
            continue
        if comes or (not story.chained and card.check(world, run, story.id)):
            found.append(card)
    return found


def _told(world: World, run: Run, phase: str) -> list[Story]:
    sent = due(run)
    cards = of_day(world, "cards", run.day, _Cards).tells.get(phase, [])
    return [one.story for one in _open(world, run, _with_sent(world, cards, sent, phase, asks=False), sent)]


def _asked(world: World, run: Run, phase: str) -> Story | None:
    return contest(world, run, phase)[0]


def contest(world: World, run: Run, phase: str) -> tuple[Story | None, tuple[Story, ...]]:
    """The card of a phase, None if none may come; and those it was drawn from: of all that may come the ones with the
    highest rank, of which one is drawn by weight."""
    sent, today = due(run), of_day(world, "cards", run.day, _Cards)
    cards = (today.asks if room(world, run, phase) else today.presses).get(phase, [])
    open_now = _open(world, run, _with_sent(world, cards, sent, phase, asks=True), sent)
    found = [card.story for card in _that_may_come(world, run, open_now, sent)]
    found = [story for story in found if any(possible(world, run, choice) is None for choice in story.choices)]
    if not found:
        return None, ()
    first = max(rank(story, sent) for story in found)
    best = sorted((story for story in found if rank(story, sent) == first), key=lambda story: story.id)
    luck = chance.draw(run.seed, "story", run.day, phase)
    which = chance.pick(luck, tuple(story.weight for story in best))
    return best[max(0, which)], tuple(best)


def rank(story: Story, sent: tuple[str, ...]) -> tuple[int, int, int]:
    """What is asked first: by priority, what was sent before the rest, and banned media on an evening that has it."""
    return story.priority, int(story.id in sent), int(MEDIA in story.tags)


def _that_may_come(world: World, run: Run, cards: list[_Card], sent: tuple[str, ...]) -> list[_Card]:
    """The cards that the evening and the days before leave room for, by the scenario's rules; what was sent always
    comes."""
    for card in cards:
        if card.media and not media_evening(world, run):
            cards = [card for card in cards if not card.media or card.story.id in sent]
            break
    for card in cards:
        if card.dilemma and not rested(world, run):
            return [card for card in cards if not card.dilemma or card.story.id in sent]
    return cards


def _dilemmas(world: World) -> list[str]:
    return [story.id for story in world.events.values() if DILEMMA in story.tags]


def _media(world: World) -> list[str]:
    return [story.id for story in world.events.values() if MEDIA in story.tags]


def rested(world: World, run: Run) -> bool:
    """Whether the last dilemma is long enough ago for another one."""
    return _ago(run, of_world(world, "dilemmas", _dilemmas), world.story.dilemma_days)


def _ago(run: Run, every: list[str], days: int) -> bool:
    """Whether more than so many days have passed since the last of these cards."""
    since = [run.day - run.seen[name] for name in every if name in run.seen]
    return not since or min(since) > days


def media_evening(world: World, run: Run) -> bool:
    """Whether banned media may come up today: not too soon after they last did, and by chance, halved for each firm
    refusal."""
    days = world.story.media_days
    if days and not _ago(run, of_world(world, "media cards", _media), days):
        return False
    share = world.story.media_bp
    return share == BP or chance.happens(chance.draw(run.seed, "media", run.day, ""), share >> run.firm)


def room(world: World, run: Run, phase: str) -> bool:
    """Whether a card may still come in this phase: a day has none, one or more of them, each in a phase that the seed
    has chosen; what found no card passes to the next phase. On some days a bargain takes that of the noon, and only the
    evening's own comes after it."""
    beside = bool(run.today.bargains) and _enough(world, run)
    if world.story.most >= len(PHASES):
        return not beside or phase == EVENING
    key = (run.seed, run.day)
    known = run.memory.get("cards")
    if known is None or known[0] != key or known[1] is not world:
        known = run.memory["cards"] = (key, world, _phases_of(world, run))
    last = PHASES.index(phase) if phase in PHASES else len(PHASES)  # a day on the road is one phase, with room for all
    by_now = sum(1 for place in known[2] if place <= last and (not beside or PHASES[place] == EVENING))
    return bool(by_now) and _asked_today(world, run) < by_now


def _enough(world: World, run: Run) -> bool:
    """Whether a bargain is enough for this day."""
    return chance.happens(chance.draw(run.seed, "cards", run.day, "beside"), world.story.beside_bp)


def _phases_of(world: World, run: Run) -> tuple[int, ...]:
    """The phases, by their place in the day, in which the seed lets a card come today."""
    rules = world.story
    quiet, second = chance.draws(run.seed, "cards", run.day, "", 2)
    if chance.happens(quiet, rules.quiet_bp):
        return ()
    many = rules.most if chance.happens(second, rules.second_bp) else 1
    order = sorted(PHASES, key=lambda name: chance.draw(run.seed, "cards", run.day, name))
    return tuple(PHASES.index(name) for name in order[:many])


def _asked_today(world: World, run: Run) -> int:
    today = [name for name, day in run.seen.items() if day == run.day and name in world.events]
    return sum([1 for name in today if world.events[name].choices])


def current(world: World, run: Run) -> Story | None:
    """The event that waits for an answer, if one does."""
    kind, _, name = run.pending.partition(":")
    return world.events[name] if kind == "event" else None


def possible(world: World, run: Run, choice: EventChoice) -> Refusal | None:
    """Why a choice of an event is closed now; None if it is open."""
    if not holds(world, run, choice.when, f"choice.{choice.id}"):
        test = missing(world, run, choice.when)
        if test is None:
            return refuse("choice_closed", choice=choice.id, measure="settled")
        return refuse(
            "choice_closed", choice=choice.id, measure=test.measure, subject=test.subject, least=test.low or 0
        )
    return effects.lacking(world, run, choice.effects)


def choose_choices(world: World, run: Run) -> list[Choice]:
    """The choices of the event in front, in the scenario's order."""
    story = current(world, run)
    if story is None:
        return []
    return [Choice("choose", (choice.id,), refusal=possible(world, run, choice)) for choice in story.choices]


def check_choose(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the event in front has this choice and it is possible."""
    for choice in choose_choices(world, run):
        if choice.ids == command.ids:
            return choice.refusal
    return refuse("no_such", kind="choice", id=command.ids[0])


def choose(world: World, run: Run, command: Command) -> list[Event]:
    """Make a choice: its effects, in order; it is remembered as a fork of the run."""
    story = current(world, run)
    assert story is not None
    choice = next(item for item in story.choices if item.id == command.ids[0])
    run.pending = ""
    _mark(run, story)
    run.chosen[story.id] = choice.id
    run.forks = (*run.forks, (run.day, story.id, choice.id))
    chosen = event("chose", event=story.id, choice=choice.id)
    happened = [chosen, *effects.carry_out(world, run, choice.effects, story.id)]
    effects.book(world, run, happened)
    return happened + _right_after(world, run)
