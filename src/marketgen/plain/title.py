"""The title as plain text: go on with the last run, begin a scenario, go on with another run, or leave."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.plain.ears import Ears
from marketgen.plain.speech import Gone, Voice, hush, sentence
from marketgen.plain.walk import is_number
from marketgen.play import games
from marketgen.play.games import GameProblem, SaveProblem
from marketgen.play.session import Session
from marketgen.saves import settings
from marketgen.saves.listing import RunEntry

MOST_RUNS = 9
"""Saved runs that are offered; ``marketgen saves`` lists all."""

Begin = Callable[[], Session]


@frozen
class Entry:
    """A numbered entry of the title: what is read, and what begins. new: it is a new run. Without ``begin``: leave."""

    label: str
    begin: Begin | None = None
    new: bool = False


def choose(voice: Voice | None = None, ears: Ears | None = None) -> tuple[Session | None, bool]:
    """The session somebody chooses, and whether it is a new run; None if they leave or the input ends."""
    voice, ears = voice or Voice(), ears or Ears()
    try:
        voice.say(*_welcome())
        entries = _entries()
        _read_out(voice, entries)
        while True:
            voice.say(_("Type the number of what you want."))
            voice.ask(ears.mark)
            heard = ears.hear()
            if heard is None:
                return None, False
            entry = _chosen(entries, heard.line.strip())
            if entry is None:
                voice.say(heard.wrong or _("Type a number from 1 to {last}.").format(last=len(entries)))
                continue
            if entry.begin is None:
                return None, False
            try:
                return entry.begin(), entry.new
            except (GameProblem, SaveProblem) as problem:
                voice.say(str(problem))
    except KeyboardInterrupt:
        return None, False
    except Gone:
        hush()
        return None, False


def _chosen(entries: list[Entry], line: str) -> Entry | None:
    if line.lower() in ("q", "quit"):
        return entries[-1]
    return entries[int(line) - 1] if is_number(line) and 1 <= int(line) <= len(entries) else None


def _read_out(voice: Voice, entries: list[Entry]) -> None:
    voice.part()
    for number, entry in enumerate(entries, 1):
        voice.say(_("{number}. {choice}").format(number=number, choice=entry.label))


def _welcome() -> list[str]:
    lines = ["marketgen."]
    if not games.runs() and not settings.load().on("welcomed"):
        lines.append(
            _(
                "This is a game about trading from a market stall in a North Korean border town in 2017. "
                "It shows prices, trust, officials and a household, and names the sources of its numbers. "
                "The people and what happens to them are invented."
            )
        )
    return lines


def _entries() -> list[Entry]:
    runs = [run for run in games.runs() if run.problem is None][:MOST_RUNS]
    entries = [Entry(_about_run(run, first=not index), _resume(run)) for index, run in enumerate(runs[:1])]
    for scenario in games.scenarios():
        if scenario.problem:
            entries.append(
                Entry(_("{title} cannot be played.").format(title=scenario.title), _begin(str(scenario.path)))
            )
        else:
            told = _("New run: {title}. {about}")
            label = told.format(title=scenario.title, about=sentence(scenario.summary))
            entries.append(Entry(label, _begin(str(scenario.path)), new=True))
    entries += [Entry(_about_run(run, first=False), _resume(run)) for run in runs[1:]]
    return [*entries, Entry(_("Leave."))]


def _about_run(run: RunEntry, first: bool) -> str:
    form = _("Continue {name}: {title}, day {day}.") if first else _("Saved run {name}: {title}, day {day}.")
    return form.format(name=run.name, title=run.head.get("title", ""), day=run.dawn.get("day", 1))


def _resume(run: RunEntry) -> Begin:
    return lambda: games.resume(str(run.path))


def _begin(which: str) -> Begin:
    return lambda: games.begin(which)
