"""Packs: scenario files and folders. Finding them, what a list shows of them, and the chain of what they extend.

Nothing here imports pydantic before a chain is joined, so a title screen can list scenarios cheaply.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.scenario import files, hints, pack_folder, reader, standing, versions
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.source import Object, Source

CHAIN = 5
"""Files that extend one another, at most."""


def as_id(name: str) -> str:
    """The id that a name comes nearest to; empty if nothing of it can stand in an id."""
    return re.sub(r"[^a-z0-9_]+", "_", name.lower()).strip("_0123456789")[:40]


@frozen
class Header:
    """What a list shows of a scenario. path: its file, or its folder. days, played, minutes: 0 if the file does not
    say; days only if it has its own start; played: how many of them are, all but the weeks between chapters. shipped:
    it came with the program. problem: why it cannot be played, if that is seen at a glance."""

    id: str
    path: Path
    title: str
    hangul: str = ""
    summary: str = ""
    for_whom: str = ""
    story: str = ""
    minutes: int = 0
    days: int = 0
    played: int = 0
    playable: bool = True
    shipped: bool = False
    problem: Problem | None = None


def titles(folders: Sequence[Path] = ()) -> list[Header]:
    """Every scenario shipped and in the folders, broken ones too; base packs among them. Shipped ones come first, the
    shortest of them before the rest, as a newcomer meets them; the others by folder and name.

    Cheap: of each only the header is looked at. A folder that is missing has nothing in it.
    """
    found: list[Header] = []
    for folder, shipped in standing.folders_of(folders):
        for path in standing.packs_in(folder):
            header = _header(path, shipped)
            taken = next((other for other in found if other.id == header.id and header.problem is None), None)
            found.append(_double(header, taken) if taken else header)
    return sorted(found, key=lambda header: (not header.shipped, header.minutes if header.shipped else 0))


def find(what: str | Path, folders: Sequence[Path] = (), to_play: bool = False) -> Path:
    """The file or folder of a scenario, by its id or by a path. Raises Unreadable if there is none (E401).

    to_play: base packs, which cannot be played, are not proposed in place of one that is not there.
    """
    told = str(what)
    if isinstance(what, Path) or not standing.ID.fullmatch(told):
        if not isinstance(what, Path) and not re.search(r"[/\\]|\.(json|zip)$", told) and not standing.stands(told):
            raise _unknown(told, folders, to_play)
        return Path(what)
    for folder, _shipped in standing.folders_of(folders):
        for named in (folder / f"{told}.json", folder / told):
            header = _header(named, False) if standing.stands(named) else None
            if header is not None and (header.id == told or header.problem is not None):
                return named  # a broken one of this name is meant too: its problem helps more than that it is missing
    for header in titles(folders):
        if header.id == told:
            return header.path
    if standing.stands(told):
        return Path(told)
    raise _unknown(told, folders, to_play)


def read_alone(path: Path, problems: list[Problem]) -> Object:
    """The document of a scenario as its own files have it, whatever it extends, by the names of today.

    Raises Unreadable, also for one that asks for another version of the program.
    """
    from marketgen.scenario import patch

    source, document = pack_folder.read(path, shown_name(path), problems)
    versions.check_requires(document)
    _check_format(source, document)
    patch.leave_nulls(document, problems)
    versions.check_wording(document, problems)
    return versions.up_to_date(document, problems)


def read_chain(path: Path, folders: Sequence[Path], problems: list[Problem]) -> Object:
    """The document of a file, joined with those it extends. Raises Unreadable if one of them cannot be read."""
    return join(chain(path, folders, problems), problems)


def chain(path: Path, folders: Sequence[Path], problems: list[Problem]) -> list[Object]:
    """The documents of a file and of those it extends, each as it stands, itself first. Raises Unreadable."""
    documents: list[Object] = []
    ids: list[str] = []
    while True:
        document = read_alone(path, problems)
        documents.append(document)
        ids.append(str(document.get("id", "")))
        base = document.get("extends")
        if base is None:
            _refuse_misspelt(document)
            break
        path = _base(document, base, ids, (_beside(path), *folders))
    return documents


def line_of(path: Path, folders: Sequence[Path]) -> tuple[list[Path], bool]:
    """A pack and those it extends, itself first: what to look at to see that any of them has changed. Cheap.

    And whether the line was found to its end. If one of them is not there, the places where it would be looked for
    first stand in the list; if one cannot be read, the list ends with it.
    """
    line = [path]
    while len(line) < CHAIN:
        try:
            document = json.loads(_head_source(line[-1]).text)
        except (Unreadable, ValueError, RecursionError):
            return line, False
        base = document.get("extends") if isinstance(document, dict) else None
        if not isinstance(base, str) or not standing.ID.fullmatch(base):
            return line, base is None
        places = (_beside(line[-1]), *folders)
        try:
            found = find(base, places)
        except Unreadable:
            return [*line, *(place / name for place in places for name in (f"{base}.json", base))], False
        if found in line:
            return line, False
        line.append(found)
    return line, True


def extended_by(some_id: str, folder: Path) -> list[Header]:
    """The scenarios of a folder that extend the one with this id, by themselves or by way of others."""
    found = []
    for header in titles((folder,)):
        if not header.shipped and header.id != some_id:
            line, _whole = line_of(header.path, (folder,))
            if any(_header(one, False).id == some_id for one in line[1:] if standing.stands(one)):
                found.append(header)
    return found


def _beside(path: Path) -> Path:
    """The folder that a pack lies in."""
    return (standing.folder_of(path) or path).absolute().parent


def join(documents: list[Object], problems: list[Problem]) -> Object:
    """Documents, each extending the one after it, as one; it extends nothing any more."""
    from marketgen.scenario import patch

    merged = documents[-1]
    patch.refuse_alone(merged, problems)
    for document in reversed(documents[:-1]):
        merged = patch.merge(merged, document, problems)
    if len(documents) > 1 and "extends" in merged:
        del merged["extends"], merged.at["extends"]
    return merged


def shown_name(path: Path) -> str:
    """A path as messages call it: relative to the current folder if it is below it."""
    try:
        return safe(str(path.resolve().relative_to(Path.cwd())), 400)
    except (OSError, ValueError, RuntimeError):  # the last for links that lead to themselves
        return safe(str(path), 400)


def _base(document: Object, base: Any, ids: list[str], folders: Sequence[Path]) -> Path:
    where = document.at["extends"]  # looked up only for a problem
    if not isinstance(base, str) or not standing.ID.fullmatch(base):
        raise Unreadable(
            Problem(
                "E401",
                _("a scenario extends one other, named by its id"),
                _('write "extends": "{id}"').format(id=_likely_id(base) or "the_id"),
                where[0].place(where[2]),
                "extends",
            )
        )
    if base in ids:
        chain = " > ".join(safe(one) for one in (*ids, base))
        raise Unreadable(
            Problem(
                "E408",
                _("these scenarios extend each other in a circle: {chain}").format(chain=chain),
                _("one of them must extend nothing"),
                where[0].place(where[2]),
                "extends",
            )
        )
    if len(ids) >= CHAIN:
        raise Unreadable(
            Problem(
                "E409",
                _("more than {count} scenarios extend one another").format(count=CHAIN),
                _("join some of them into one file"),
                where[0].place(where[2]),
                "extends",
            )
        )
    try:
        return find(base, folders)
    except Unreadable as fault:
        what = fault.problem.what
        raise Unreadable(Problem("E401", what, fault.problem.mend, where[0].place(where[2]), "extends")) from None


def _refuse_misspelt(document: Object) -> None:
    """Raises Unreadable if a key is surely ``extends``, misspelt: all that the base has would be said to be missing."""
    from marketgen.scenario.spec import document_spec

    for key, value in document.items():
        known = document_spec().fields
        if key in known or not isinstance(value, str) or hints.nearest(key, ("extends", *known)) != "extends":
            continue
        what = _('"{key}" is not a key that belongs here').format(key=safe(key))
        mend = _("{question} Without it, all that the base has is missing here").format(
            question=hints.did_you_mean(key, ("extends",))
        )
        source, at, _value = document.at[key]
        raise Unreadable(Problem("E115", what, mend, source.place(at), safe(key)))


def _likely_id(base: Any) -> str:
    """The id that is probably meant by what is none: a list of one, the name of a file, a title."""
    named = base[0] if isinstance(base, list) and len(base) == 1 else base
    return as_id(re.split(r"[/\\]", named)[-1].removesuffix(".json")) if isinstance(named, str) else ""


def _unknown(told: str, folders: Sequence[Path], to_play: bool) -> Unreadable:
    known = [header for header in titles(folders) if header.id]
    ids = [header.id for header in known if header.playable or not to_play]
    mend = (
        _of_that_file(told, known)
        or hints.did_you_mean(told, ids)
        or hints.one_of(ids)
        or _("name a file: its path ends in .json")
    )
    return Unreadable(
        Problem(
            "E401", _('there is no scenario called "{name}"').format(name=safe(told)), mend, Place(safe(told), 0, 0)
        )
    )


def _of_that_file(told: str, known: Sequence[Header]) -> str:
    """What to type for the file of that name, whose id is another."""
    named = next((header for header in known if header.path.stem == told), None)
    if named is None:
        return ""
    return _('the file {file} has the id "{id}"; use that').format(file=safe(named.path.name), id=named.id)


def _check_format(source: Source, document: Object) -> None:
    value = document.get("format")
    if type(value) is int and 1 <= value <= versions.FORMAT:
        return
    mend = _("update marketgen (pip install -U marketgen), or ask the author for a format {format} copy")
    if "format" not in document:
        what, at = _("this file does not say its format, so it may be no scenario"), 0
        mend = _('write "format": {format} as its first entry')
    elif type(value) is int and value > versions.FORMAT:
        what = _("this file is written in format {found}; this marketgen reads format {format}")
        at = document.at["format"][2]
    else:
        what, at = _("{found} is no format of scenario files"), document.at["format"][2]
        mend = _('write "format": {format}')
    told = {"found": safe(json.dumps(value, ensure_ascii=False, default=str), 30), "format": versions.FORMAT}
    raise Unreadable(Problem("E002", what.format(**told), mend.format(**told), source.place(at), "format"))


def _header(path: Path, shipped: bool) -> Header:
    problems: list[Problem] = []
    try:
        source = _head_source(path)
        try:
            document = json.loads(source.text)
        except (ValueError, RecursionError):
            document = None
        if isinstance(document, dict):
            versions.check_requires(document, Place(source.name, 0, 0))
        if not isinstance(document, dict) or document.get("format") != versions.FORMAT:
            _check_format(source, reader.parse(source, problems))
    except Unreadable as fault:
        if fault.problem.code == versions.UNMET:  # what it is called can be told all the same
            return replace(_told(document, path, shipped), problem=fault.problem)
        return Header("", path, safe(path.stem), shipped=shipped, problem=fault.problem)
    if not isinstance(document, dict):  # what json refuses and the reader takes: numbers too long for it
        return Header("", path, safe(path.stem), shipped=shipped, problem=problems[0] if problems else None)
    return _told(document, path, shipped)


def _head_source(path: Path) -> Source:
    """The file that says what a pack is. Raises Unreadable."""
    shown = shown_name(path)
    if path.suffix == ".zip" and standing.is_file(path):
        raise Unreadable(pack_folder.not_installed(path, shown))
    if standing.folder_of(path) is None:
        return files.read(path, shown)
    if not standing.is_file(path / standing.MAIN):
        raise Unreadable(pack_folder.no_main([one.name for one in pack_folder.members(path, shown)], shown))
    return files.read(path / standing.MAIN, f"{shown}/{standing.MAIN}")


def _told(document: dict[str, Any], path: Path, shipped: bool) -> Header:
    def text(key: str, longest: int = 400) -> str:
        value = document.get(key)
        return safe(value.replace("\n", " "), longest) if isinstance(value, str) else ""

    def number(value: Any) -> int:
        return value if type(value) is int and 0 < value < 100_000 else 0

    start = document.get("start")
    days = number(start.get("days")) if isinstance(start, dict) else 0
    some_id = document.get("id")
    return Header(
        some_id if isinstance(some_id, str) and standing.ID.fullmatch(some_id) else "",
        path, text("title", 80) or safe(path.stem), text("hangul", 80), text("summary"), text("for_whom", 80),
        text("story", 4000), number(document.get("minutes")),
        days, _played(document.get("chapters"), number) or days, document.get("playable") is not False, shipped,
    )  # fmt: skip


def _played(chapters: Any, number: Callable[[Any], int]) -> int:
    """How many days the chapters of a scenario have together; 0 without any."""
    found = chapters.values() if isinstance(chapters, dict) else ()
    return sum(number(one.get("days")) for one in found if isinstance(one, dict))


def _double(header: Header, taken: Header) -> Header:
    problem = Problem(
        "E410", _('another scenario has the id "{id}": {place}').format(id=header.id, place=shown_name(taken.path)),
        _('give this one another "id"'), Place(shown_name(header.path), 0, 0), "id",
    )  # fmt: skip
    return Header(
        header.id, header.path, header.title, header.hangul, header.summary, header.for_whom, header.story,
        header.minutes, header.days, header.played, header.playable, header.shipped, problem,
    )  # fmt: skip
