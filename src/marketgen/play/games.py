"""What can be played: scenarios, runs on the disk, recorded runs; beginning one, going on, watching one.

The one place where the scenario floor and the saves floor meet. Front ends call it and show what it answers.
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgen import data, scenario
from marketgen.engine.chance import LONGEST_SEED, is_seed
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import drawn_goals
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import languages
from marketgen.play.begun import as_begun, wishing
from marketgen.play.lines import head
from marketgen.play.seeds import new_seed
from marketgen.play.session import Session
from marketgen.saves import folders, library, listing
from marketgen.saves.log import KIND, SWAP, RunFile, read_run
from marketgen.saves.problems import SaveProblem
from marketgen.scenario import shelf, standing
from marketgen.scenario.problems import safe

if TYPE_CHECKING:
    from marketgen.play.trying import Trial
    from marketgen.scenario.loading import Loaded
    from marketgen.scenario.packs import Header
    from marketgen.scenario.problems import Problem

JsonObject = dict[str, Any]

PROBLEMS = {
    "seed": N_("A seed is a word of 1 to {most} letters, digits, - and _."),
    "difficulty": N_("{scenario} has no difficulty called {id}; take one of: {ids}."),
    "goal": N_("{scenario} has no goal called {id}; take one of: {ids}."),
    "start": N_("{scenario} has no start called {id}; take one of: {ids}."),
    "character": N_("{scenario} has nobody called {id} to be; take one of: {ids}."),
    "no_start": N_("{scenario} has no named starts. A scenario names them under starts."),
    "from_day": N_("{scenario} has {days} days; --from-day is one of them."),
    "class": N_("This run belongs to a lesson, {title}. Play the lesson's file: it asks for the code and the PIN."),
    "save": N_("The snapshot in {path} cannot be read by this version. marketgen replay shows the run."),
}


class GameProblem(Exception):  # noqa: N818 - what the player meets is a problem; an error is a fault of the program
    """Something that cannot be played, in one sentence; ``report`` holds the checker's lines, if it is a scenario."""

    def __init__(self, sentence: str, report: str = "") -> None:
        super().__init__(sentence)
        self.report = report


@frozen
class Playable:
    """A scenario that can be played: its world, which speaks the player's language, and what a save carries: the merged
    document and the texts in other languages, language -> path -> text."""

    world: World
    document: JsonObject
    translations: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """What identifies its rules."""
        return self.world.digest

    @property
    def title(self) -> str:
        """Its title."""
        return self.world.texts.get("title", self.world.id)


@frozen
class Watching:
    """A recorded run to watch or verify: its world, its first line and its records; ``note``: of a torn last line."""

    world: World
    head: JsonObject
    records: tuple[JsonObject, ...]
    note: str = ""


def check_seed(seed: str) -> str:
    """The seed as it is used; GameProblem if it is not a word."""
    seed = seed.strip()
    if not is_seed(seed):
        raise GameProblem(_(PROBLEMS["seed"]).format(most=LONGEST_SEED))
    return seed


@frozen
class Entry:
    """A scenario as lists show it. played: how many of its days are, all but the weeks between chapters; shipped: comes
    with the game; problem: its first, in one line, if it cannot be played; report: all the checker says, as text."""

    id: str
    title: str
    hangul: str
    summary: str
    for_whom: str
    story: str
    minutes: int
    days: int
    played: int
    path: Path
    shipped: bool
    problem: str = ""
    report: str = ""


def scenario_folders() -> tuple[Path, ...]:
    """Where scenarios are looked for beside the shipped ones: the player's folder."""
    return (folders.scenarios(),)


def scenarios(checked: bool = True) -> tuple[Entry, ...]:
    """Every scenario there is, shipped ones first; a broken one stands in its place with what is wrong with it.

    With ``checked`` the player's own files are checked whole, else only their heads are read (for a title screen).
    """
    from marketgen.scenario import packs

    found = packs.titles(scenario_folders())
    return tuple(_entry(header, checked) for header in found if header.playable)


def _entry(header: Header, checked: bool) -> Entry:
    from marketgen.scenario import problems

    wrong = [header.problem] if header.problem else []
    if checked and (wrong or not header.shipped):
        wrong = [problem for problem in scenario.check(header.path, scenario_folders()) if problem.is_error] or wrong
    shown = {"title": header.title, "summary": header.summary, "for_whom": header.for_whom, "story": header.story}
    told = languages.heading(header.path, shown)
    return Entry(
        header.id, told["title"], header.hangul, told["summary"], told["for_whom"], told["story"], header.minutes,
        header.days, header.played, header.path, header.shipped,
        problem=str(wrong[0]) if wrong else "", report=problems.report(wrong) if wrong else "",
    )  # fmt: skip


def check(which: str) -> tuple[str, int, int]:
    """What the checker says of a scenario, by id or path: its report (empty if nothing), errors, warnings."""
    from marketgen.scenario import problems

    found = scenario.check(which, scenario_folders())
    errors = sum(problem.is_error for problem in found)
    return (problems.report(found) if found else "", errors, len(found) - errors)


def load(which: str) -> Playable:
    """A scenario by its id or the path of its file. GameProblem with the checker's report if it cannot be played."""
    named, key = _on_shelf(which)
    known = _from_shelf(key) if key else None
    if known and known[1] is not None:
        return translated(named, known[0], known[1])
    found = _loaded(scenario.load(which, scenario_folders()), "{why}")
    if key and not found.problems and Path(which).stem == found.world.id:
        shelf.put(folders.cache(), key, found.world, found.document)
        shelf.put(folders.cache(), shelf.key_of_document(found.document), found.world, None)  # for going on
    return translated(file_of(which), found.world, found.document)


def translated(path: Path, world: World, document: JsonObject) -> Playable:
    """A scenario with its translations, by its file or folder. GameProblem if something is wrong in them."""
    if not standing.may_be_translated(path, scenario_folders()):
        return Playable(languages.at_level(world), document)
    from marketgen.scenario import problems, translations

    found = translations.of(path, scenario_folders(), world.texts)
    if found.problems:
        raise GameProblem(str(found.problems[0]), problems.report(found.problems))
    return Playable(languages.at_level(languages.speaking(world, found.languages)), document, found.languages)


def _from_shelf(key: str) -> tuple[World, JsonObject | None] | None:
    """What the package brings, or was kept on this machine."""
    return shelf.get(data.worlds_folder(), key) or shelf.get(folders.cache(), key)


def _on_shelf(which: str) -> tuple[Path, str]:
    """Where a scenario stands, and what names it on the shelf: the bytes of its files and of all files it could build
    on, which are shipped ones for a shipped one; an empty name if it is not in a file or folder of its own name, or
    that cannot be read, which the checker then says better."""
    try:
        shipped = data.scenario_files()
        own = standing.packs_in(folders.scenarios())
        named = next((path for path in (*shipped, *own, Path(which)) if which in (path.stem, str(path))), None)
        if named is None or named.suffix == ".zip":
            return Path(which), ""
        content = [path.read_bytes() for path in standing.files_of(named)]
        if named not in shipped and not any(b"extends" in one or b"\\u" in one for one in content):
            return named, shelf.key_of(*content)  # whatever else lies in the folder
        others = shipped if named in shipped else [*shipped, *(one for one in own if one.suffix != ".zip")]
        bases = [path for one in others for path in standing.files_of(one) if standing.is_file(path)]
        return named, shelf.key_of(*content, *(path.read_bytes() for path in bases))
    except (OSError, ValueError):  # ValueError: a zero byte in the name
        return Path(which), ""


def _loaded(found: Loaded | list[Problem], sentence: str, **words: object) -> Loaded:
    from marketgen.scenario import problems

    if not isinstance(found, list):
        return found
    why = str(found[0]) if found else ""
    raise GameProblem(sentence.format(why=why, **words), problems.report(found))


def file_of(which: str) -> Path:
    """The file, or the folder, of a scenario by its id or path. GameProblem if there is none."""
    from marketgen.scenario import packs
    from marketgen.scenario.problems import Unreadable

    try:
        return packs.find(which, scenario_folders(), to_play=True)
    except Unreadable as fault:
        raise GameProblem(str(fault.problem)) from fault


def begin(
    which: str,
    seed: str = "",
    difficulty: str = "",
    goal: str = "",
    name: str = "",
    keep: bool = True,
    trial: Trial | None = None,
) -> Session:
    """Begin a run of a scenario; saved under ``name`` (or one made from the scenario's id) unless ``keep`` is False.
    ``trial``: as a practice run, or as somebody else.

    GameProblem for a scenario, seed, difficulty or goal that cannot be; SaveProblem if it cannot be saved.
    """
    loaded = load(which)
    world = as_begun(loaded.world, trial.start if trial else "")
    seed = check_seed(seed) if seed else new_seed()
    difficulty = one_of(loaded, "difficulty", difficulty or world.difficulty, tuple(world.difficulties))
    drawn = drawn_goals(world, seed)
    goal = one_of(loaded, "goal", goal or next(iter(drawn), ""), drawn)
    _check_trial(loaded, trial)
    chosen, how = (seed, difficulty, goal), trial.head() if trial else None
    first = head(loaded.document, loaded.digest, chosen, loaded.title, loaded.translations, how)
    file = library.create_run(name or world.id, first) if keep else None
    try:
        session = Session.begin(world, *chosen, file, trial.start if trial else "")
        if trial:
            session.timeline.practice = not trial.whole
            if trial.from_day:
                from marketgen.play.trying import to_dawn

                session.opened.notes += filter(None, [to_dawn(session, trial.bot, trial.from_day)])
        return wishing(session, begins=True)
    except BaseException:
        if file:
            file.close()
        raise


def _check_trial(loaded: Playable, trial: Trial | None) -> None:
    """GameProblem for a practice run that cannot be."""
    if trial:
        check_start(loaded, trial.start, trial.whole)
    if trial and trial.from_day > loaded.world.days:
        raise GameProblem(_(PROBLEMS["from_day"]).format(scenario=loaded.title, days=loaded.world.days))


def check_start(loaded: Playable, start: str, whole: bool = False) -> None:
    """GameProblem for a named start that a scenario does not have; of a whole game, one of day 1. Empty is none."""
    ids = tuple(one.id for one in loaded.world.starts.values() if one.day == 1 or not whole)
    if start:
        one_of(loaded, ("character" if whole else "start") if ids else "no_start", start, ids)


def one_of(loaded: Playable, kind: str, chosen: str, ids: tuple[str, ...]) -> str:
    """What was chosen of the ids of a kind (a row of PROBLEMS); GameProblem, with all of them, if it is none."""
    if chosen in ids or (not ids and not chosen):
        return chosen
    raise GameProblem(_(PROBLEMS[kind]).format(scenario=loaded.title, id=safe(chosen), ids=", ".join(ids)))


def resume(name: str = "", known: bool = False) -> Session:
    """Go on with a saved run by its name or path; without one, with the run played last, but for runs of a lesson:
    those ask for a PIN first (``play.attending``), unless who plays is ``known`` already.

    SaveProblem if it cannot be opened, GameProblem if its scenario or snapshot cannot be read.
    """
    path = _saved(name) if name else library.latest()
    if path is None:
        raise GameProblem(_("There is no saved run to go on with. marketgen play begins one."))
    file = RunFile.open(path)
    try:
        if "class" in file.head and not known:
            raise GameProblem(_(PROBLEMS["class"]).format(title=safe(str(file.head.get("title", "")))))
        swaps = [record for record in file.records if record.get(KIND) == SWAP]
        world = world_of({**swaps[-1], "start": file.head.get("start", "")} if swaps else file.head, path)
        try:
            return wishing(Session.resume(world, file))
        except (ValueError, KeyError, TypeError) as fault:
            raise GameProblem(_(PROBLEMS["save"]).format(path=path)) from fault
    except BaseException:
        file.close()
        raise


def _saved(name: str) -> Path:
    path = Path(name)
    return path if path.suffix and standing.is_file(path) else library.find(name)


def world_of(first: JsonObject, path: Path) -> World:
    """The world of a run from the copy in its first line, or in that of another version it went on with: a scenario
    edited or deleted never harms it. It speaks the player's language of today, if the copy has it."""
    return as_begun(_spoken(_world_of(first, path), first), str(first.get("start", "")))


def _spoken(world: World, first: JsonObject) -> World:
    level = ""
    if "class" in first:
        from marketgen.play.lesson import as_assigned

        world, level = as_assigned(world, first)
    if not first.get("translations"):
        return languages.at_level(world, level)
    from marketgen.scenario import translations

    return languages.at_level(languages.speaking(world, translations.kept(first["translations"], world.texts)), level)


def _world_of(first: JsonObject, path: Path) -> World:
    document = first.get("scenario")
    document = document if isinstance(document, dict) else {}
    key = shelf.key_of_document(document)
    known = _from_shelf(key)
    if known:
        return known[0]
    told = _("The scenario inside {path} cannot be read by this version: {why}")
    found = _loaded(scenario.load_document(document, path.name), told, path=path)
    if not found.problems:
        shelf.put(folders.cache(), key, found.world, None)
    return found.world


def watch(which: str) -> Watching:
    """A recorded run to watch: a file, the name of a saved run, or of a shipped one. Takes no lock, changes nothing."""
    path = recorded(which)
    contents = read_run(path)
    world = world_of(contents.head, path)
    note = _("The last line of the file is unfinished and was passed over.") if contents.torn else ""
    return Watching(world, contents.head, contents.records, note)


def recorded(which: str) -> Path:
    """The path of a recorded run by path, name of a saved run, or name of a shipped one."""
    if standing.is_file(which):
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
    "Entry",
    "GameProblem",
    "Playable",
    "SaveProblem",
    "Watching",
    "begin",
    "check",
    "check_seed",
    "check_start",
    "file_of",
    "load",
    "new_seed",
    "one_of",
    "recorded",
    "resume",
    "runs",
    "scenario_folders",
    "scenarios",
    "shipped_runs",
    "watch",
    "world_of",
]
