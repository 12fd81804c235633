"""What can be played: scenarios, runs on the disk, recorded runs; beginning one, going on, watching one.

The one place where the scenario floor and the saves floor meet. Front ends call it and show what it answers.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marketgen import data, scenario
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play.session import Session, head
from marketgen.saves import folders, library, listing
from marketgen.saves.log import RunFile, read_run
from marketgen.saves.problems import SaveProblem

JsonObject = dict[str, Any]

LONGEST_SEED = 40
"""Characters a seed word may have."""

_FIRST = ("amber", "birch", "cedar", "clay", "copper", "dawn", "ember", "fern", "flint", "frost", "harbour", "heron",
          "iron", "larch", "linen", "maple", "millet", "oat", "pine", "plum", "quartz", "reed", "ridge", "river",
          "salt", "slate", "spruce", "stone", "tin", "walnut", "willow", "wool")  # fmt: skip
_SECOND = ("bell", "boat", "bowl", "bridge", "broom", "button", "crane", "cup", "door", "field", "gate", "hill", "jar",
           "kettle", "lamp", "ladder", "lane", "mat", "mill", "needle", "path", "roof", "scale", "shelf", "spoon",
           "stair", "step", "stove", "string", "thread", "wall", "well")  # fmt: skip

PROBLEMS = {
    "seed": N_("A seed is a word of 1 to {most} letters, digits, - and _."),
    "difficulty": N_("{scenario} has no difficulty called {id}; take one of: {ids}."),
    "goal": N_("{scenario} has no goal called {id}; take one of: {ids}."),
    "save": N_("The snapshot in {path} cannot be read by this version. marketgen replay shows the run."),
}


class GameProblem(Exception):  # noqa: N818 - what the player meets is a problem; an error is a fault of the program
    """Something that cannot be played, in one sentence; ``report`` holds the checker's lines, if it is a scenario."""

    def __init__(self, sentence: str, report: str = "") -> None:
        super().__init__(sentence)
        self.report = report


@dataclass(frozen=True, slots=True)
class Watching:
    """A recorded run to watch or verify: its world, its first line and its records; ``note``: of a torn last line."""

    world: World
    head: JsonObject
    records: tuple[JsonObject, ...]
    note: str = ""


def new_seed() -> str:
    """A seed word at random, easy to say aloud: ``plum-lamp``."""
    return f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}"


def check_seed(seed: str) -> str:
    """The seed as it is used; GameProblem if it is not a word."""
    seed = seed.strip()
    if not seed or len(seed) > LONGEST_SEED or not all(part.isalnum() or part in "-_" for part in seed):
        raise GameProblem(_(PROBLEMS["seed"]).format(most=LONGEST_SEED))
    return seed


def scenario_folders() -> tuple[Path, ...]:
    """Where scenarios are looked for: the shipped ones, then the player's folder."""
    return (data.scenarios_folder(), folders.scenarios())


def scenarios() -> tuple[scenario.Entry, ...]:
    """Every scenario there is, shipped ones first; a broken one stands in its place with its first problem."""
    return scenario.listing(scenario_folders())


def load(which: str) -> scenario.Loaded:
    """A scenario by its id or the path of its file. GameProblem with the checker's report if it cannot be played."""
    found = scenario.load(which, scenario_folders())
    if isinstance(found, scenario.Loaded):
        return found
    first = found.problems[0]
    raise GameProblem(first.line(), scenario.render(found.problems))


def begin(
    which: str, seed: str = "", difficulty: str = "", goal: str = "", name: str = "", keep: bool = True
) -> Session:
    """Begin a run of a scenario; saved under ``name`` (or one made from the scenario's id) unless ``keep`` is False.

    GameProblem for a scenario, seed, difficulty or goal that cannot be; SaveProblem if it cannot be saved.
    """
    loaded = load(which)
    world = loaded.world
    seed = check_seed(seed) if seed else new_seed()
    difficulty = _one_of(loaded, "difficulty", difficulty or world.difficulty, tuple(world.difficulties))
    goal = _one_of(loaded, "goal", goal or next(iter(world.goals), ""), tuple(world.goals))
    if not keep:
        return Session.begin(world, seed, difficulty, goal)
    first = head(loaded.document, loaded.digest, (seed, difficulty, goal), loaded.title)
    file = library.create_run(name or world.id, first)
    try:
        return Session.begin(world, seed, difficulty, goal, file)
    except BaseException:
        file.close()
        raise


def _one_of(loaded: scenario.Loaded, kind: str, chosen: str, ids: tuple[str, ...]) -> str:
    if chosen in ids or (not ids and not chosen):
        return chosen
    raise GameProblem(_(PROBLEMS[kind]).format(scenario=loaded.title, id=chosen, ids=", ".join(ids)))


def resume(name: str = "") -> Session:
    """Go on with a saved run by its name or path; without one, with the run played last.

    SaveProblem if it cannot be opened, GameProblem if its scenario or snapshot cannot be read.
    """
    path = library.find(name) if name else library.latest()
    if path is None:
        raise GameProblem(_("There is no saved run to go on with. marketgen play begins one."))
    file = RunFile.open(path)
    try:
        world = world_of(file.head, path)
        try:
            return Session.resume(world, file)
        except (ValueError, KeyError, TypeError) as fault:
            raise GameProblem(_(PROBLEMS["save"]).format(path=path)) from fault
    except BaseException:
        file.close()
        raise


def world_of(first: JsonObject, path: Path) -> World:
    """The world of a run from the copy in its first line: a scenario edited or deleted never harms it."""
    found = scenario.load_document(first.get("scenario"), path.name)
    if isinstance(found, scenario.Loaded):
        return found.world
    told = _("The scenario inside {path} cannot be read by this version: {why}")
    why = found.problems[0].line() if found.problems else ""
    raise GameProblem(told.format(path=path, why=why), scenario.render(found.problems))


def watch(which: str) -> Watching:
    """A recorded run to watch: a file, the name of a saved run, or of a shipped one. Takes no lock, changes nothing."""
    path = recorded(which)
    contents = read_run(path)
    world = world_of(contents.head, path)
    note = _("The last line of the file is unfinished and was passed over.") if contents.torn else ""
    return Watching(world, contents.head, contents.records, note)


def recorded(which: str) -> Path:
    """The path of a recorded run by path, name of a saved run, or name of a shipped one."""
    if Path(which).is_file():
        return Path(which)
    for path in data.run_files():
        if which in (path.stem, path.name):
            return path
    return library.find(which)


def shipped_runs() -> tuple[Path, ...]:
    """The recorded runs that come with the game."""
    return data.run_files()


def runs() -> tuple[listing.RunEntry, ...]:
    """The player's saved runs, last played first; a damaged one with what is wrong with it."""
    return listing.runs()


__all__ = [
    "GameProblem", "SaveProblem", "Watching", "begin", "check_seed", "load", "new_seed", "recorded", "resume", "runs",
    "scenario_folders", "scenarios", "shipped_runs", "watch", "world_of",
]  # fmt: skip
