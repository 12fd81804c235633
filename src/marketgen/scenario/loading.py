"""Loading: from a file, or the copy in a save, through all checks to a World. This module imports pydantic."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.scenario import canonical, checking, compiling_starts, packs, reader, translating, versions
from marketgen.scenario.compiling import compile
from marketgen.scenario.problems import STAGES, Place, Problem, Unreadable, cut_short, ordered
from marketgen.scenario.provenance import Fact, facts
from marketgen.scenario.source import Object, Source, place_of, plain, spelled
from marketgen.scenario.spec import document_spec, walk
from marketgen.scenario.trials import ToPlay


@contextmanager
def _without_collector() -> Iterator[None]:
    """A check makes many thousands of small objects and keeps most: collecting in between finds nothing and costs a
    third of the time. The collector is as it was afterwards."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@frozen
class Loaded:
    """A scenario that can be played. document: merged, as JSON can hold it, decimals exact, without the ``tests``,
    which no run needs; problems: warnings."""

    world: World
    document: dict[str, Any]
    digest: str
    title: str
    problems: tuple[Problem, ...]


@_without_collector()
def load(what: str | Path, folders: Sequence[Path] = ()) -> Loaded | list[Problem]:
    """A scenario by its id or path, looked for among the shipped ones and in ``folders``; or what is wrong with it."""
    problems: list[Problem] = []
    try:
        document = packs.read_chain(packs.find(what, folders, to_play=True), folders, problems)
    except Unreadable as fault:
        return ordered([*problems, fault.problem])
    return _finish(document, problems)


@_without_collector()
def to_play(what: str | Path, folders: Sequence[Path] = ()) -> ToPlay | None:
    """A scenario, by its id or path, with its own tests; None if it cannot be played, which :func:`examine` says."""
    problems: list[Problem] = []
    try:
        root = packs.read_chain(packs.find(what, folders, to_play=True), folders, problems)
    except Unreadable:
        return None
    found = checking.check(root, problems)
    if found.document is None or any(problem.is_error for problem in found.problems):
        return None
    return ToPlay(compile(found.document, root, found.hits), compiling_starts.trials(found.document), root)


@frozen
class Listed:
    """A scenario in a list: its header, and every problem found by the whole check (warnings too)."""

    header: packs.Header
    problems: tuple[Problem, ...]


def listing(folders: Sequence[Path] = ()) -> list[Listed]:
    """Every scenario shipped and in the folders, broken ones too, each wholly checked; base packs are left out.

    For a title screen use ``packs.titles``, which is cheap.
    """
    found = []
    for header in packs.titles(folders):
        if header.playable:
            problems = [header.problem] if header.problem else check(header.path, folders)
            found.append(Listed(header, tuple(problems)))
    return found


@_without_collector()
def load_document(document: dict[str, Any], name: str) -> Loaded | list[Problem]:
    """A scenario from its merged document, such as a save carries; ``name`` is what messages call it.

    It is read and checked like a file; problems have a path in it and no line.
    """
    problems: list[Problem] = []
    try:
        root = reader.parse(Source(name, canonical.dump(document)), problems)
    except Unreadable as fault:
        loaded: Loaded | list[Problem] = [*problems, fault.problem]
    except (TypeError, ValueError, OverflowError, RecursionError):
        return [checking.no_document(name)]
    else:
        loaded = _finish(_kept(root, problems), problems, kept=True)
    if isinstance(loaded, list):
        return [replace(problem, place=Place(name, 0, 0), also=()) for problem in loaded]
    return loaded


def _kept(root: Object, problems: list[Problem]) -> Object:
    """A copy in a run by the names of today. That they were others when the run was begun is nobody's fault."""
    if root.get("format") not in range(1, versions.FORMAT + 1):
        return root  # the models say so
    told: list[Problem] = []
    renamed = versions.up_to_date(root, told)
    problems += [problem for problem in told if problem.is_error]
    return renamed


@frozen
class Examined:
    """A check with what it did not look at. problems: as of :func:`check`; unchecked: the stages that were not gone
    through (of ``problems.STAGES``); base_pack: what is missing in it was not asked for; numbers: every number with
    where it comes from and its place in the file, if they were asked for and no stage was cut short; allowed: warnings
    that the file itself allows (``lint``)."""

    problems: tuple[Problem, ...]
    unchecked: tuple[str, ...] = ()
    base_pack: bool = False
    numbers: tuple[tuple[Fact, Place], ...] = ()
    allowed: int = 0

    def bare(self) -> list[tuple[Fact, str, Place]]:
        """The numbers with neither a basis nor a source, each with its path and place."""
        return [(fact, spelled(fact.path), place) for fact, place in self.numbers if not fact.basis and not fact.cite]


@_without_collector()
def examine(what: str | Path, folders: Sequence[Path] = (), numbers: bool = False) -> Examined:
    """A scenario or base pack, by its id or path, gone through as far as it can be; ``numbers``: with its numbers."""
    problems: list[Problem] = []
    try:
        path = packs.find(what, folders)
        document = packs.read_chain(path, folders, problems)
    except Unreadable as fault:
        return Examined(tuple(ordered([*problems, fault.problem])), STAGES if fault.problem.no_file else STAGES[1:])
    base_pack = document.get("playable") is False
    found = checking.check(document, problems, base_pack)
    told: tuple[tuple[Fact, Place], ...] = ()
    of_translations = translating.check(path, folders, document, found.hits)
    if numbers and not cut_short(found.problems):
        told = tuple((fact, place_of(document, fact.path)) for fact in facts(document, found.hits))
    return Examined((*found.problems, *of_translations), found.unchecked, base_pack, told, found.allowed)


@_without_collector()
def texts(what: str | Path, folders: Sequence[Path] = ()) -> translating.ToTranslate | list[Problem]:
    """The texts of a scenario or base pack for its translators; or what keeps it from being read."""
    problems: list[Problem] = []
    try:
        path = packs.find(what, folders)
        document = packs.read_chain(path, folders, problems)
    except Unreadable as fault:
        return ordered([*problems, fault.problem])
    return translating.to_translate(path, document, walk(document, document_spec()))


def check(what: str | Path, folders: Sequence[Path] = ()) -> list[Problem]:
    """Every problem of a scenario or base pack, by its id or path; empty if there is none."""
    return list(examine(what, folders).problems)


def _finish(document: Object, problems: list[Problem], kept: bool = False) -> Loaded | list[Problem]:
    found = checking.check(document, problems, kept=kept)
    if found.document is None or any(problem.is_error for problem in found.problems):
        return found.problems
    world = compile(found.document, document, found.hits)
    kept_with_runs = canonical.played(plain(document), found.hits)
    return Loaded(world, kept_with_runs, world.digest, found.document.title, tuple(found.problems))
