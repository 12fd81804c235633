"""What there is to play: runs that can be gone on with, scenarios that can be begun, recordings to watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marketgen import data
from marketgen.i18n import _, ngettext
from marketgen.play import lasting
from marketgen.saves import folders, listing, results
from marketgen.saves.problems import SaveProblem

if TYPE_CHECKING:
    from pathlib import Path

    from marketgen.play.games import Entry
    from marketgen.saves.listing import RunEntry
    from marketgen.scenario.packs import Header


class Shelf:
    """Runs, scenarios and recordings, as far as they have been looked at.

    runs: the last played first, damaged ones among them; latest: the one to go on with, or None; titles: the heads of
    what can be played; scenarios: as ``play.games`` lists them, empty until :meth:`look_for_scenarios`; note: why the
    runs could not be listed; has_results: whether there is a file of results.
    """

    def __init__(self) -> None:
        self.runs: tuple[RunEntry, ...] = ()
        self.latest: RunEntry | None = None
        self.recordings: tuple[Path, ...] = ()
        self.titles: tuple[Header, ...] = ()
        self.scenarios: tuple[Entry, ...] = ()
        self.note = ""
        self.has_results = False

    def look_for_runs(self) -> None:
        """Look into the folder of the runs. Cheap enough for the first picture."""
        self.recordings = data.run_files()
        self.has_results = results.path().is_file()
        try:
            self.runs, self.note = listing.runs(), ""
        except SaveProblem as problem:
            self.runs, self.note = (), str(problem)
        sound = (entry for entry in self.runs if entry.problem is None and "lesson" not in entry.head)
        self.latest = next((entry for entry in sound if not entry.over), None)

    def look_for_titles(self) -> None:
        """Read the heads of the scenarios; it loads neither the rules nor the checker."""
        from marketgen.scenario.packs import titles

        found = titles((folders.scenarios(),))
        self.titles = tuple(head for head in found if head.playable and head.problem is None)

    def look_for_scenarios(self, checked: bool = False) -> None:
        """List the scenarios; ``checked`` looks into the player's own files whole, which takes longer."""
        from marketgen.play import games  # the title does without the rules

        self.scenarios = games.scenarios(checked)

    def about(self, action: str) -> str:
        """What an item of the title says beside its name."""
        if action == "continue_run" and self.latest:
            return told(self.latest)
        if action == "new_run":
            return self._about_scenarios()
        if action == "saves":
            return ngettext("{count} run", "{count} runs", len(self.runs)).format(count=len(self.runs))
        if action == "today":
            from marketgen.play import seeds

            head = seeds.shared(self.titles)
            return _("{title}, the same days for everybody").format(title=head.title) if head else ""
        if action == "results":
            return _("what your runs came to")
        if action == "watch":
            count = len(self.recordings)
            return ngettext("{count} recorded run", "{count} recorded runs", count).format(count=count)
        return _("colours, shapes, language, text level") if action == "settings" else ""

    def _about_scenarios(self) -> str:
        count = len(self.titles)
        if not count:
            return ""
        if self.runs and count > 1:
            return ngettext("{count} scenario", "{count} scenarios", count).format(count=count)
        first = self.titles[0]
        return f"{first.title}: {lasting.length(first.played, first.days, first.minutes)}"


def told(entry: RunEntry) -> str:
    """A run in a few words: its scenario and the day it has come to."""
    day = entry.dawn.get("day")
    title = str(entry.head.get("title", entry.name))
    return _("{title}, day {day}").format(title=title, day=day) if day else title
