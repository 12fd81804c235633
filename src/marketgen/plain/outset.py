"""Before a run in plain text: how a new one would begin, what can be chosen instead, and what is said first."""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.engine.rules import drawn_goals
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.plain.ears import Ears
from marketgen.plain.speech import Voice, sentence
from marketgen.play import games, persons, wording
from marketgen.play.amounts import is_number
from marketgen.play.persons import Person
from marketgen.play.session import Session

LEAVE = ("q", "quit", "exit")
"""What leaves, wherever a number is asked for before a run."""


def ask(voice: Voice, ears: Ears, labels: list[str], asked: str) -> int:
    """Read out numbered labels and hear the number of one; the last one leaves, and so do the words of LEAVE.

    An empty line reads them out again. EOFError at the end of the input.
    """
    _read_out(voice, labels)
    while True:
        voice.say(asked)
        voice.ask(ears.mark)
        heard = ears.hear()
        if heard is None:
            raise EOFError
        line = heard.line.strip().lower()
        if line in LEAVE or (line == "back" and labels[-1] == _("Back.")):
            return len(labels)
        if is_number(line) and 1 <= int(line) <= len(labels):
            return int(line)
        if not heard.wrong and line in ("", "help", "?"):
            _read_out(voice, labels)
            continue
        voice.say(heard.wrong or _("Type a number from 1 to {last}.").format(last=len(labels)))


def _read_out(voice: Voice, labels: list[str]) -> None:
    voice.part()
    for number, label in enumerate(labels, 1):
        voice.say(_("{number}. {choice}").format(number=number, choice=label))


def begin(voice: Voice, ears: Ears, which: str, seed: str = "") -> Session | None:
    """A new run of a scenario as somebody wants it, with a seed at random if none is given; None if they turn back.

    GameProblem and SaveProblem as ``games.begin`` has them; EOFError at the end of the input.
    """
    world = games.load(which).world
    seed = seed or games.new_seed()
    level, goals = world.difficulty, drawn_goals(world, seed)
    goal = next(iter(goals), "")
    notes = wording.beforehand(world)
    voice.say(_("It tells of: {notes}.").format(notes=notes) if notes else "")
    who = ""
    while True:
        choices = [("begin", _("Begin.")), ("level", _("Difficulty: {about}").format(about=_level(world.texts, level)))]
        choices += [("goal", _("Goal: {about}").format(about=goal_told(world.texts, goal)))] if goal else []
        people = {person.id: person for person in persons.persons(world, level)}
        named = sentence(people[who].name)
        choices += [("who", _("Who you are: {about}").format(about=named))] if len(people) > 1 else []
        labels = [label for _what, label in (*choices, ("back", _("Back.")))]
        number = ask(voice, ears, labels, _("Type 1 to begin, or the number of what you want otherwise."))
        if number == len(labels):
            return None
        if number == 1:
            return games.begin(which, seed, level, goal, trial=persons.as_whom(who))
        if choices[number - 1][0] == "level":
            level = _other(voice, ears, {one: _level(world.texts, one) for one in world.difficulties}, level)
        elif choices[number - 1][0] == "who":
            told = {one: f"{sentence(person.name)} {person.about}" for one, person in people.items()}
            who = _other(voice, ears, told, who)
            voice.part()
            voice.say(_told(people[who]))
        else:
            goal = _other(voice, ears, {one: goal_told(world.texts, one) for one in goals}, goal)


def _told(person: Person) -> str:
    """Somebody one can be, whole: who, what is open and closed, and with what they begin."""
    parts = [sentence(person.name), person.about]
    if person.opened:
        parts.append(_("Open: {what}").format(what=sentence(person.opened)))
    parts += [_("Closed: {what}").format(what=sentence(why)) for why in person.barred]
    return " ".join(part for part in (*parts, persons.begins(person)) if part)


def _other(voice: Voice, ears: Ears, told: dict[str, str], now: str) -> str:
    """Another of several; the same again for who turns back."""
    labels = [_("{choice} It is so now.").format(choice=label) if one == now else label for one, label in told.items()]
    number = ask(voice, ears, [*labels, _("Back.")], _("Which one? Type its number."))
    return now if number > len(told) else list(told)[number - 1]


def _level(texts: Mapping[str, str], one: str) -> str:
    about = texts.get(f"difficulties.{one}.about", "")
    return f"{sentence(texts.get(f'difficulties.{one}.name', one))} {about}".strip()


def goal_told(texts: Mapping[str, str], one: str) -> str:
    """A goal in a line: its title and its text."""
    return f"{sentence(texts.get(f'goals.{one}.title', one))} {texts.get(f'goals.{one}.text', '')}".strip()


def opening(world: World, run: Run, start: str = "") -> list[str]:
    """What is said once, at the beginning of a new run: what it is, its goal and its seed. At a named start that tells
    its own story, that one."""
    texts = world.texts
    told = [texts.get(f"starts.{start}.story", "")]
    lines = [sentence(texts.get("title", world.id)), *(told if any(told) else map(texts.get, ("story", "first_words")))]
    return [*(line for line in lines if line), *terms(world, run)]


def terms(world: World, run: Run) -> list[str]:
    """What a run is played for and how: its goal, its difficulty, its seed."""
    texts, lines = world.texts, []
    if run.goal:
        goal, text = texts.get(f"goals.{run.goal}.title", run.goal), texts.get(f"goals.{run.goal}.text", "")
        lines.append(_("Your goal, {goal}: {text}").format(goal=goal, text=sentence(text)))
    level = texts.get(f"difficulties.{run.difficulty}.name", run.difficulty)
    lines.append(_("Difficulty {level}, seed {seed}.").format(level=level, seed=run.seed))
    return lines
