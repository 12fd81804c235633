"""The title as plain text: go on with the last run, begin a scenario, go on with another run, or leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.plain import outset
from marketgen.plain.ears import Ears
from marketgen.plain.settling import settle
from marketgen.plain.speech import Gone, Voice, hush, sentence
from marketgen.play import games, results, seeds
from marketgen.play.games import GameProblem, SaveProblem
from marketgen.play.session import Session
from marketgen.saves import results as kept
from marketgen.saves import settings
from marketgen.saves.listing import RunEntry

MOST_RUNS = 9
"""Saved runs that are offered; ``marketgen saves`` lists all."""

Begin = Callable[[], Session]


@frozen
class Entry:
    """A numbered entry of the title: what is read, and what begins: a saved run goes on, or a scenario (``which``) that
    is chosen how to play; or something is said; or there is a dialogue about it. With none of them: leave."""

    label: str
    begin: Begin | None = None
    which: str = ""
    said: Callable[[], list[str]] | None = None
    asks: Callable[[Voice, Ears], None] | None = None
    seed: str = ""


def choose(voice: Voice | None = None, ears: Ears | None = None) -> tuple[Session | None, bool]:
    """The session somebody chooses, and whether it is a new run; None if they leave or the input ends."""
    voice, ears = voice or Voice(), ears or Ears()
    try:
        voice.say(*_welcome())
        while True:
            entries = _entries()
            labels = [entry.label for entry in entries]
            entry = entries[outset.ask(voice, ears, labels, _("Type the number of what you want.")) - 1]
            try:
                if entry.said:
                    voice.say(*entry.said())
                    continue
                if entry.asks:
                    entry.asks(voice, ears)
                    continue
                if entry.begin:
                    return entry.begin(), False
                if not entry.which:
                    return None, False
                session = outset.begin(voice, ears, entry.which, entry.seed)
                if session:
                    return session, True
            except (GameProblem, SaveProblem) as problem:
                voice.say(str(problem))
    except (KeyboardInterrupt, EOFError):
        return None, False
    except Gone as gone:
        if gone.why:
            raise
        hush()
        return None, False


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
    runs = [run for run in games.runs() if run.problem is None and "lesson" not in run.head]
    runs = runs[:MOST_RUNS]
    going = next((run for run in runs if not run.over), None)
    entries = [Entry(_about_run(going, first=True), _resume(going))] if going else []
    scenarios = games.scenarios()
    for scenario in scenarios:
        if scenario.problem:
            entries.append(Entry(_("{title} cannot be played.").format(title=scenario.title), which=str(scenario.path)))
        else:
            told = _("New run: {title}. {about}")
            label = told.format(title=scenario.title, about=sentence(scenario.summary))
            entries.append(Entry(label, which=str(scenario.path)))
    entries += _shared(scenarios) if runs else []
    entries += [Entry(_about_run(run, first=False), _resume(run)) for run in runs if run is not going]
    if kept.path().is_file():
        entries.append(Entry(_("What your runs came to."), said=results.said))
    entries.append(Entry(_("Settings."), asks=settle))
    return [*entries, Entry(_("Leave."))]


def _shared(scenarios: Sequence[games.Entry]) -> list[Entry]:
    """The shared run of the date."""
    head = seeds.shared(scenario for scenario in scenarios if not scenario.problem)
    if head is None:
        return []
    seed = seeds.seed_of(seeds.today())
    told = _("Today's run: {title}, seed {seed}. Everybody who plays it has the same days.")
    return [Entry(told.format(title=head.title, seed=seed), which=str(head.path), seed=seed)]


def _about_run(run: RunEntry, first: bool) -> str:
    form = _("Continue {name}: {title}, day {day}.") if first else _("Saved run {name}: {title}, day {day}.")
    form = _("Saved run {name}: {title}, over.") if run.over else form
    return form.format(name=run.name, title=run.head.get("title", ""), day=run.dawn.get("day", 1))


def _resume(run: RunEntry) -> Begin:
    return lambda: games.resume(str(run.path))
