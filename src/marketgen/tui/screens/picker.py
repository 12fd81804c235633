"""The scenario picker: where to begin, knowing length, weight and goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from marketgen import scenario
from marketgen.engine.rules import drawn_goals
from marketgen.i18n import _, ngettext
from marketgen.play import games, seeds
from marketgen.play.persons import as_whom, persons
from marketgen.play.views import Prompt
from marketgen.tui.lines import BLANK, short_path, wrap
from marketgen.tui.screens import picker_parts as parts
from marketgen.tui.screens.sides import SidesScreen
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Acted
from marketgen.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from marketgen.engine.world import World
    from marketgen.play.games import Entry
    from marketgen.scenario.problems import Problem


class PickerScreen(SidesScreen[None]):
    """Scenarios at the left, what the one under the cursor is at the right; a broken one shows what is wrong."""

    ID = "picker"

    def __init__(self) -> None:
        super().__init__()
        self._opened: dict[str, World | list[Problem]] = {}
        self._goals: dict[str, str] = {}
        self._difficulties: dict[str, str] = {}
        self._seed = games.new_seed()
        self._listed = False
        self._hasty = False  # begin was pressed before the list stood
        self._today = False  # today's shared run is wanted, once the list stands

    def refill(self) -> None:
        """List what there is; the player's own files are checked once the list stands."""
        shelf = self.market.shelf
        shelf.look_for_scenarios()
        self.show()
        self._listed = True
        if self._today:
            self._today = False
            self._go_to_shared()
        if self._hasty:
            self._hasty = False
            self.call_after_refresh(self.act_begin)
        if any(not entry.shipped for entry in shelf.scenarios):
            self.call_after_refresh(self._check_all)

    def _check_all(self) -> None:
        self.market.shelf.look_for_scenarios(checked=True)
        self.show()

    # what is under the cursor

    @property
    def entry(self) -> Entry | None:
        """The scenario under the cursor; None if there is none at all."""
        key = self.query_one(RowList).key
        return next((entry for entry in self.market.shelf.scenarios if str(entry.path) == key), None)

    @property
    def scenario(self) -> str:
        """Where the one under the cursor lies, if it can be played: its words and sources are those asked for here."""
        entry = self.entry
        return "" if entry is None or entry.problem else str(entry.path)

    def _open(self, entry: Entry) -> World | list[Problem]:
        """The world of a scenario, or what is wrong with it; read once, until it is to be read again."""
        key = str(entry.path)
        if key not in self._opened:
            try:
                self._opened[key] = games.load(key).world
            except games.GameProblem:
                self._opened[key] = scenario.check(entry.path, games.scenario_folders())
        return self._opened[key]

    def _wish(self, world: World) -> parts.Wish:
        goals, levels = drawn_goals(world, self._seed), list(world.difficulties)
        goal = self._goals.get(world.id, "")
        level = self._difficulties.get(world.id, "")
        return parts.Wish(
            goal if goal in goals else (goals[0] if goals else ""),
            level if level in levels else world.difficulty,
            self._seed,
        )

    def _world(self) -> World | None:
        entry = self.entry
        opened = self._open(entry) if entry else None
        return None if opened is None or isinstance(opened, list) else opened

    def question(self) -> Prompt:
        """Whether to begin the scenario under the cursor, or what is wrong with it."""
        entry = self.entry
        if entry is None:
            return Prompt(_("There is no scenario here."), "back")
        opened = self._open(entry)
        if not isinstance(opened, list):
            return Prompt(parts.question(entry, opened, not self.narrow), "begin")
        count = sum(problem.is_error for problem in opened)
        told = ngettext(
            "{title} cannot be played until a mistake is mended.",
            "{title} cannot be played until {count} mistakes are mended.",
            count,
        )
        return Prompt(told.format(title=entry.title or entry.path.name, count=count), "begin", self.label_of("begin"))

    # drawing

    def draw_head(self, width: int) -> list[Content]:
        """How many scenarios there are."""
        count = len(self.market.shelf.scenarios)
        note = ngettext("{count} scenario", "{count} scenarios", count).format(count=count)
        return [BLANK, *head_lines(_("Choose where to begin"), note, "", width)]

    def rows(self, width: int) -> list[Row]:
        """The scenarios."""
        roomy = not self.narrow and self.size.height >= 30
        entries = self.market.shelf.scenarios
        opened = {str(entry.path): self._open(entry) for entry in entries if entry.problem}
        firsts = {path: parts.first_of(found, path) for path, found in opened.items() if isinstance(found, list)}
        return parts.rows(entries, firsts, width, roomy, self.pen)

    def draw_about(self, width: int) -> list[Content]:
        """What the one under the cursor is; of a broken one what is wrong with it."""
        entry = self.entry
        if entry is None:
            folder = short_path(games.scenario_folders()[0])
            return wrap(_("Scenario files are looked for in {folder}.").format(folder=folder), width)
        opened = self._open(entry)
        if isinstance(opened, list):
            return parts.report(entry, opened, width, self.pen)
        lines = parts.panel(entry, opened, self._wish(opened), width, self.pen, not self.narrow)
        sources = parts.sources(opened, self.key_of("sources"))
        return [*lines, *([BLANK] if sources and not self.narrow else []), *sources]

    # actions

    def can(self, action: str) -> bool:
        """A broken scenario can only be read about, and checked again."""
        if action == "begin":
            return not self._listed or self.entry is not None
        if action in ("seed", "todays_seed", "difficulty", "goal"):
            world = self._world()
            return world is not None and (action != "goal" or len(drawn_goals(world, self._seed)) > 1)
        return action != "check_again" or (self.entry is not None and not self.entry.shipped)

    def label_of(self, action: str) -> str:
        """The seed is shown in its label; of a broken scenario Enter shows the report."""
        if action == "begin" and self._listed and self.entry is not None and self._world() is None:
            return _("report") if self.narrow else _("the whole report")
        return _("seed: {seed}").format(seed=self._seed) if action == "seed" else super().label_of(action)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if self.can("begin"):
            self.act_begin()

    def act_begin(self) -> None:
        """Begin the scenario under the cursor, as it is set, or show what is wrong with it; one who pressed Enter twice
        need not wait for the list."""
        if not self._listed:
            self._hasty = True
            return
        entry = self.entry
        if entry is None:
            return
        world = self._open(entry)
        if isinstance(world, list):
            from marketgen.tui.screens.problems import ProblemsScreen

            self.app.push_screen(ProblemsScreen(entry, world))
            return
        people = persons(world, self._wish(world).difficulty)
        if len(people) == 1:
            self._begin(entry, world, "")
            return
        from marketgen.tui.screens.whom import WhomScreen

        def chosen(who: str | None) -> None:
            if who is not None:
                self._begin(entry, world, who)

        self.app.push_screen(WhomScreen(entry.title, people), chosen)

    def _begin(self, entry: Entry, world: World, who: str) -> None:
        wish, path, whom = self._wish(world), str(entry.path), as_whom(who)
        self.market.enter_run(lambda: games.begin(path, wish.seed, wish.difficulty, wish.goal, trial=whom))

    def act_check_again(self) -> None:
        """Read the files again."""
        self._opened.clear()
        self._check_all()
        if self._world() is not None:
            self.tell(_("Checked: it can be played."), "good")

    def act_goal(self) -> None:
        """The next goal."""
        world = self._world()
        if world is not None and world.goals:
            self._take_goal(world, _next(list(drawn_goals(world, self._seed)), self._wish(world).goal))

    def _take_goal(self, world: World, goal: str) -> None:
        self._goals[world.id] = goal
        self.show_about()
        self.tell(parts.named(world, f"goals.{goal}.title", f"goals.{goal}.text"))  # it may stand out of sight

    def act_difficulty(self) -> None:
        """The next difficulty."""
        world = self._world()
        if world is not None:
            self._take_difficulty(world, _next(list(world.difficulties), self._wish(world).difficulty))

    def _take_difficulty(self, world: World, which: str) -> None:
        self._difficulties[world.id] = which
        self.show_about()
        self.tell(parts.named(world, f"difficulties.{which}.name", f"difficulties.{which}.about"))

    async def on_acted(self, message: Acted) -> None:
        """A click on a goal or a difficulty of the panel takes it."""
        kind, parted, which = message.action.partition(":")
        world = self._world()
        if parted and world is not None and kind in (parts.GOAL, parts.LEVEL):
            message.stop()
            message.prevent_default()
            (self._take_goal if kind == parts.GOAL else self._take_difficulty)(world, which)

    def lay_out_today(self) -> None:
        """Begin with today's shared run: its scenario under the cursor, the date as the seed."""
        self._today = True

    def _go_to_shared(self) -> None:
        head = seeds.shared(entry for entry in self.market.shelf.scenarios if not entry.problem)
        if head is not None:
            self.query_one(RowList).go(str(head.path))
        self.act_todays_seed()

    def act_todays_seed(self) -> None:
        """The date as the seed: everybody who takes it today has the same days."""
        self._seeded(seeds.seed_of(seeds.today()))

    def act_seed(self) -> None:
        """Ask for the seed word."""
        from marketgen.tui.dialogs.ask import AskWords

        about = _("The same word gives the same weather, offers and customers. Share it to play the same days.")
        other = (_("another word"), games.new_seed)
        asked = AskWords(_("The seed word"), about, _("take it"), self._seed, _seed_problem, other)
        self.app.push_screen(asked, self._seeded)

    def _seeded(self, word: str | None) -> None:
        if word:
            self._seed = word
            self.show_about()
            self.tell(_("The seed word: {seed}.").format(seed=word))  # it may stand out of sight


def _next(ids: list[str], now: str) -> str:
    return ids[(ids.index(now) + 1) % len(ids)]


def _seed_problem(word: str) -> str:
    try:
        games.check_seed(word)
    except games.GameProblem as problem:
        return str(problem)
    return ""
