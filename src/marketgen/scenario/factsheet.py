"""A fact sheet for a class: a scenario's cited numbers, each with unit, basis and source, and what its teacher says.

It is a sample: of a section no more than :data:`SHOWN`, of a curve over the days only its ends. All numbers are on the
Sources page of the game.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import N_, _, ngettext
from marketgen.scenario import checking, keys, packs
from marketgen.scenario.models.types import Amount
from marketgen.scenario.problems import Problem, Unreadable, ordered
from marketgen.scenario.provenance import Fact, facts
from marketgen.scenario.source import Path as At
from marketgen.scenario.source import plain, spelled
from marketgen.scenario.spec import at, document_spec

SHOWN, NUMBERS = 12, 4
"""What is shown at most: findings of a section, numbers of a finding."""

_PLACES_IN_TIME = ("day of the run", "weight")
"""Units of what says when or how likely something comes, which no source can know."""

BASES = {"documented": N_("documented"), "estimate": N_("estimate"), "invented": N_("invented")}
"""The words for a basis, the firmest first."""


@frozen
class Figure:
    """A number with what it is and what it rests on. path: where it stands; name: of whom or what; key: what of it;
    first, last, count: of a curve its ends and how many points, else the number twice and 1; unit; basis: a key of
    BASES; about: what is said of it; cite: ids of sources."""

    path: At
    name: str
    key: str
    first: Decimal | int | float
    last: Decimal | int | float
    count: int
    unit: str
    basis: str
    about: str
    cite: tuple[str, ...]

    def __str__(self) -> str:
        """Its key with the number, or the ends of the curve, and the unit."""
        value = _written(self.first)
        if self.count > 1:
            form = ngettext("{first} to {last} ({count} number)", "{first} to {last} ({count} numbers)", self.count)
            value = form.format(first=value, last=_written(self.last), count=self.count)
        return _("{key}: {number} {unit}").format(key=self.key, number=value, unit=self.unit).rstrip()


@frozen
class Finding:
    """Numbers of one entry that rest on the same. name: of whom or what; numbers: key and value with its unit, of a
    curve its ends; basis: a key of BASES; about: what is said of them; cite: ids of sources."""

    name: str
    numbers: tuple[str, ...]
    basis: str
    about: str
    cite: tuple[str, ...]


@frozen
class Sheet:
    """What stands on a fact sheet. about: lines about the scenario; teacher: heading and lines of each part; counts:
    how many numbers of each basis there are, ``""`` for nothing said; groups: sections with what is shown of them, and
    how many findings more there are; sources: of what is shown, by id, title with year, page, address, and what it
    says."""

    title: str
    about: tuple[str, ...]
    teacher: tuple[tuple[str, tuple[str, ...]], ...]
    counts: dict[str, int]
    groups: tuple[tuple[str, tuple[Finding, ...], int], ...]
    sources: dict[str, str]
    more_sources: int


def sheet(what: str | Path, folders: Sequence[Path] = ()) -> Sheet | list[Problem]:
    """The sheet of a scenario or base pack, by its id or path; or what is wrong with it."""
    problems: list[Problem] = []
    try:
        root = packs.read_chain(packs.find(what, folders), folders, problems)
    except Unreadable as fault:
        return ordered([*problems, fault.problem])
    found = checking.check(root, problems, root.get("playable") is False)
    if any(problem.is_error for problem in found.problems):
        return found.problems
    return of_document(plain(root), facts(root, found.hits))


def of_document(document: dict[str, Any], found: Sequence[Fact]) -> Sheet:
    """The sheet of a joined document without errors, with its numbers."""
    groups = []
    for section, findings in _by_section(document, found).items():
        firmest_first = sorted(findings, key=lambda one: list(BASES).index(one.basis))
        groups.append((section, tuple(firmest_first[:SHOWN]), len(findings[SHOWN:])))
    cited = {cite for _section, findings, _more in groups for one in findings for cite in one.cite}
    sources = document.get("sources", {})
    return Sheet(
        title=document["title"],
        about=tuple(_about(document)),
        teacher=tuple(_teacher(document)),
        counts=dict(Counter(fact.basis for fact in found)),
        groups=tuple(groups),
        sources={one: source_told(sources[one]) for one in sorted(cited)},
        more_sources=len(sources.keys() - cited),
    )


def _about(document: dict[str, Any]) -> Iterator[str]:
    if document.get("summary"):
        yield document["summary"]
    told = _("{id}, version {version}").format(id=document["id"], version=document.get("version", "0.1.0"))
    yield ", ".join([told, *filter(None, (document.get("licence"), ", ".join(document.get("authors") or [])))]) + "."


def _teacher(document: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    told = document.get("teacher") or {}
    if told.get("minutes"):
        length = ngettext("{count} minute", "{count} minutes", told["minutes"]).format(count=told["minutes"])
        yield _("How long a lesson takes"), (length,)
    words = document.get("glossary", {})
    spoken = tuple(_word(one, words[one]) for one in told.get("glossary") or ())
    for heading, lines in (
        (_("What pupils can explain afterwards"), told.get("goals")),
        (_("To tell a class beforehand"), told.get("content_notes")),
        (_("Words to go through first"), spoken),
        (_("Questions for the talk"), told.get("questions")),
    ):
        if lines:
            yield heading, tuple(lines)


def _word(one: str, word: dict[str, Any]) -> str:
    spoken = word.get("romanised") or one.replace("_", " ")
    told = " ".join(filter(None, (spoken, word.get("hangul"))))
    return _("{word}: {meaning}").format(word=told, meaning=word["meaning"])


def _by_section(document: dict[str, Any], found: Iterable[Fact]) -> dict[str, list[Finding]]:
    """Every cited number by the section it stands in, those of an entry that rest on the same together."""
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for one in figures(document, found):
        if one.cite:
            alike.setdefault((*one.path[:2], one.basis, one.about, one.cite), []).append(one)
    sections: dict[str, list[Finding]] = {}
    for numbers in alike.values():
        sections.setdefault(str(numbers[0].path[0]), []).append(_finding(numbers))
    return sections


def figures(document: dict[str, Any], found: Iterable[Fact]) -> list[Figure]:
    """Every number of a joined document but days and weights, those of a curve as one."""
    curves: dict[tuple[At, At], list[Fact]] = {}
    for fact in found:
        if "when" not in fact.path and _unit(document, fact.path) not in _PLACES_IN_TIME:
            curves.setdefault(_curve(fact.path), []).append(fact)
    return [_figure(document, points) for points in curves.values()]


def _figure(document: dict[str, Any], points: list[Fact]) -> Figure:
    first = points[0]
    before, behind = _curve(first.path)
    key = " ".join(str(part).replace("_", " ") for part in (*before[2:], *behind)) or str(first.path[-1])
    return Figure(
        path=first.path,
        name=_name(document, first.path),
        key=key,
        first=first.value,
        last=points[-1].value,
        count=len(points),
        unit=_unit(document, first.path),
        basis=first.basis or "invented",
        about=first.about,
        cite=first.cite,
    )


def _curve(path: At) -> tuple[At, At]:
    """The list a number stands in and its key there; the number itself if it stands in none."""
    number = next((index for index, part in enumerate(path) if isinstance(part, int)), len(path))
    return path[:number], path[number + 1 :]


def _finding(numbers: list[Figure]) -> Finding:
    one = numbers[0]
    shown = [str(number) for number in numbers[:NUMBERS]]
    more = len(numbers) - len(shown)
    if more:
        shown.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return Finding(one.name, tuple(shown), one.basis, one.about, one.cite)


def _name(document: dict[str, Any], path: At) -> str:
    """What an entry is called, or its id."""
    section, entry = document[str(path[0])], path[1] if len(path) > 1 else path[0]
    found = section.get(entry) if isinstance(section, dict) else None
    named = (found.get("name") or found.get("title")) if isinstance(found, dict) else None
    return named if isinstance(named, str) else str(entry).replace("_", " ")


def _unit(document: dict[str, Any], path: At) -> str:
    """What a number counts; of money, of which currency."""
    shape = at(document_spec(), path)
    assert shape is not None, spelled(path)
    amount = next((mark for mark in shape.marks if isinstance(mark, Amount)), None)
    if amount is None:
        return keys.unit(shape).partition(":")[0]
    currency = document.get("money", {}).get("main", "")
    if amount.keyed:
        currency = str(path[-1])
    elif amount.beside:
        beside: Any = document
        for part in path[:-1]:
            beside = beside[part]
        currency = beside.get(amount.beside) or currency
    return str(document.get("currencies", {}).get(currency, {}).get("name") or keys.unit(shape))


def _written(value: Decimal | int | float) -> str:
    return f"{value:,}"


def source_told(source: Mapping[str, Any]) -> str:
    """A source with its year, where its title does not say it, its page, what it says, and its address."""
    page = _("page {page}").format(page=source["page"]) if source.get("page") else ""
    year = str(source.get("year") or "")
    told = ", ".join(filter(None, (source["title"], "" if year in source["title"] else year, page)))
    told = _("{source}: {about}").format(source=told, about=source["about"]) if source.get("about") else f"{told}."
    return f"{told} {source['url']}" if source.get("url") else told


def written(of: Sheet, markdown: bool = False) -> str:
    """A sheet as text, or as Markdown, in which nothing of the scenario's own texts is taken for markup."""
    return "\n".join(_lines(of, _Markdown() if markdown else _Text())) + "\n"


class _Text:
    """How the parts of a sheet are written as plain text."""

    def heading(self, text: str, rank: int) -> list[str]:
        """A heading: underlined, the lower ones with a colon."""
        return [text, ("=" if rank == 1 else "-") * len(text)] if rank < 3 else ["", f"{text}:"]

    def item(self, text: str, *below: str) -> list[str]:
        """An entry of a list, with lines below it."""
        return [f"  {text}", *(f"      {line}" for line in below)]

    def plain(self, text: str) -> str:
        """A text that may hold anything."""
        return text


class _Markdown(_Text):
    """The same as Markdown."""

    def heading(self, text: str, rank: int) -> list[str]:
        """A heading with its signs."""
        return ["", f"{'#' * rank} {text}", ""] if rank > 1 else [f"# {text}", ""]

    def item(self, text: str, *below: str) -> list[str]:
        """An entry of a list, with lines below it in its paragraph."""
        return [f"- {text}", *(f"  {line}" for line in below)]

    def plain(self, text: str) -> str:
        """A text with a backslash before whatever could be a sign."""
        return re.sub(r"([\\`*_{}\[\]<>#|&~+!])", r"\\\1", text)


def _lines(of: Sheet, as_: _Text) -> Iterator[str]:
    yield from as_.heading(as_.plain(of.title), 1)
    yield from map(as_.plain, of.about)
    if of.teacher:
        yield ""
        yield from as_.heading(_("For whoever teaches with it"), 2)
        for heading, lines in of.teacher:
            yield from as_.heading(heading, 3)
            for line in lines:
                yield from as_.item(as_.plain(line))
    yield ""
    yield from as_.heading(_("What the numbers rest on"), 2)
    yield _counted(of.counts)
    yield _("A sample of those that cite a source; the game's Sources page shows every number.")
    for section, findings, more in of.groups:
        yield from as_.heading(as_.plain(section.replace("_", " ")), 3)
        for found in findings:
            yield from _found(found, as_)
        if more:
            yield from as_.item(ngettext("and {count} more", "and {count} more", more).format(count=more))
    yield ""
    yield from as_.heading(_("Sources"), 2)
    for one, told in of.sources.items():
        yield from as_.item(as_.plain(f"{one}: {told}"))
    if of.more_sources:
        form = ngettext("and {count} more source", "and {count} more sources", of.more_sources)
        yield from as_.item(form.format(count=of.more_sources))
    if not of.sources and not of.more_sources:
        yield from as_.item(_("This scenario names no sources."))


def _found(one: Finding, as_: _Text) -> list[str]:
    head = _("{name} ({basis}; {sources})")
    told = head.format(name=one.name, basis=_(BASES[one.basis]), sources=", ".join(one.cite))
    if one.about:
        told = _("{finding}: {about}").format(finding=told, about=one.about)
    return as_.item(as_.plain(told), *(as_.plain(f"{number};") for number in one.numbers[:-1]),
                    as_.plain(f"{one.numbers[-1]}."))  # fmt: skip


def _counted(counts: dict[str, int]) -> str:
    form = _("Documented: {documented}; estimates: {estimate}; invented: {invented}; nothing said: {nothing}.")
    return form.format(**{basis: counts.get(basis, 0) for basis in BASES}, nothing=counts.get("", 0))
