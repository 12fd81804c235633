"""The guide for whoever teaches with a scenario: its teacher's part in the order in which a lesson needs it, and the
numbers behind what pupils see as words.

Nothing is told twice in the project: texts are the scenario's, or the base pack's where they hold for all of them;
numbers come from the scenario itself (:mod:`marketgen.classroom.odds`), each beside its basis and source.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from marketgen.classroom import lesson_parts, odds
from marketgen.classroom.citing import Citing
from marketgen.classroom.leaves import Items, Leaf, Page, Pairs, Section, Table, Under, Words, section
from marketgen.engine.chapters import planned
from marketgen.i18n import _, ngettext
from marketgen.play import wording
from marketgen.scenario import taught
from marketgen.scenario.problems import Problem
from marketgen.scenario.taught import Taught

Json = dict[str, Any]


def guide(what: str | Path, folders: Sequence[Path] = (), language: str = "") -> Page | list[Problem]:
    """The guide of a scenario or base pack, by its id or path; or what is wrong with it."""
    found = taught.read(what, folders, language)
    return found if isinstance(found, list) else page(found)


def page(of: Taught) -> Page:
    """The guide of a scenario that was read."""
    document, teacher, citing = of.document, of.document.get("teacher") or {}, Citing(of.document)
    parts: list[Section | None] = [
        _beginning(teacher),
        _aims(teacher),
        _words(document, teacher),
        section(_("Before they play: predictions to write down"), [_numbered(teacher.get("predictions"))]),
        lesson_parts.pauses(document, teacher),
        *lesson_parts.plans(teacher),
        _starts(document),
        _talk(teacher, citing),
        _facts(document, teacher, citing),
        section(_("What the model leaves out, to be read aloud"),
                [Items(tuple((teacher.get("leaves_out") or {}).values()), numbered=True)]),
        lesson_parts.marking(teacher),
        section(_("Objections, and answers for a letter home"), [Pairs(tuple(
            (one["says"], (one["answer"] + citing.of(one),)) for one in (teacher.get("objections") or {}).values()))]),
        section(_("For classes that are not like most"), [Pairs(tuple(
            (one["name"], (one["text"],)) for one in (teacher.get("advice") or {}).values()))]),
    ]  # fmt: skip
    numbers = tuple(odds.sections(of, citing))
    parts += [_sources(teacher, citing), *numbers]  # what was cited is known by now; the numbers are the appendix
    return Page(
        title=_("{title}: a guide for teachers").format(title=document["title"]),
        language=of.language,
        about=tuple(_about(of, teacher)),
        sections=tuple(part for part in parts if part is not None),
    )


def _about(of: Taught, teacher: Json) -> list[str]:
    told = [of.document["summary"]] if of.document.get("summary") else []
    if of.world is not None:
        days = of.world.days
        form = ngettext("{count} day of play: {first}.", "{count} days of play, from {first} to {last}.", days)
        first, last = wording.long_date(of.world, 1), wording.long_date(of.world, days)
        if of.world.chapters:
            days, form = planned(of.world), _("{count} days of play in {chapters} chapters, from {first} to {last}.")
        told.append(form.format(count=days, first=first, last=last, chapters=len(of.world.chapters)))
    times = [
        (teacher.get("before"), _("{count} before")),
        (teacher.get("play"), _("{count} to play")),
        (teacher.get("after"), _("{count} after")),
    ]
    parts = ", ".join(form.format(count=minutes) for minutes, form in times if minutes)
    if teacher.get("minutes"):
        form = ngettext("{count} minute in all", "{count} minutes in all", teacher["minutes"])
        whole = form.format(count=teacher["minutes"])
        told.append(_("{whole}: {parts}.").format(whole=whole, parts=parts) if parts else f"{whole}.")
    if teacher.get("from_age"):
        told.append(_("From {age} years of age.").format(age=teacher["from_age"]))
    return told


def _beginning(teacher: Json) -> Section | None:
    notes = tuple(teacher.get("content_notes") or ())
    leaves: list[Leaf] = []
    if teacher.get("opening"):
        leaves += [Words(_("Say this, or something like it:")), Words(teacher["opening"], strong=True)]
    if notes:
        leaves += [Under(_("To tell a class beforehand")), Items(notes)]
    leaves.append(Words(teacher.get("way_out") or ""))
    return section(_("Before you begin"), leaves)


def _aims(teacher: Json) -> Section | None:
    leaves: list[Leaf] = [Items(tuple(teacher.get("goals") or ()))]
    for subject in (teacher.get("aims") or {}).values():
        leaves += [Under(subject["name"]), Items(tuple(subject["aims"]))]
    return section(_("What pupils can explain afterwards"), leaves)


def _words(document: Json, teacher: Json) -> Section | None:
    known = document.get("glossary") or {}
    rows = []
    for one in teacher.get("glossary") or ():
        spoken = known[one].get("romanised") or one.replace("_", " ")
        told = " ".join(filter(None, (spoken, known[one].get("hangul"))))
        rows.append((told, known[one]["meaning"]))
    return section(_("Words to go through first"), [Table((_("word"), _("meaning")), tuple(rows))])


def _starts(document: Json) -> Section | None:
    """Where else a lesson can begin, and as whom: what ``class assign --start`` takes."""
    rows = []
    for some_id, one in (document.get("starts") or {}).items():
        about = " ".join(filter(None, (one.get("about"), one.get("opened"))))
        rows.append((some_id, str(one.get("day", 1)), one["name"], about))
    return section(
        _("Other mornings, and other people to be: class assign --start ID"),
        [Table((_("id"), _("day"), _("name"), _("about")), tuple(rows))] if rows else [],
    )


def _numbered(lines: Sequence[str] | None) -> Items:
    return Items(tuple(lines or ()), numbered=True)


def _talk(teacher: Json, citing: Citing) -> Section | None:
    rows = []
    for number, one in enumerate((teacher.get("talk") or {}).values(), 1):
        asked = _("{number}. {question}").format(number=number, question=one["ask"])
        rows.append((asked, (_("A good answer: {answer}").format(answer=one["holds"]) + citing.of(one),)))
    leaves: list[Leaf] = [Pairs(tuple(rows)), Items(tuple(teacher.get("questions") or ()))]
    closing = teacher.get("closing")
    if closing:
        told = (closing["about"],) if closing.get("about") else ()
        leaves += [Under(_("The last question, which is left open")), Words(closing["ask"], strong=True)]
        leaves += [Words(text + citing.of(closing)) for text in told]
    return section(_("After they have played: the talk"), leaves)


def _facts(document: Json, teacher: Json, citing: Citing) -> Section | None:
    """The facts about the systems that the scenario has, those about the same together."""
    systems, rows = document.get("systems") or {}, dict[str, tuple[str, ...]]()
    for fact in (teacher.get("facts") or {}).values():
        if not fact.get("system") or fact["system"] in systems or not systems:
            rows[fact["about"]] = (*rows.get(fact["about"], ()), fact["text"] + citing.of(fact))
    first = Words(_("What the game shows, held against what was reported. Numbers in brackets lead to the sources."))
    return section(_("Facts, with their sources"), [first if rows else None, Pairs(tuple(rows.items()))])


def _sources(teacher: Json, citing: Citing) -> Section | None:
    read_on = [citing.number(one) for one in teacher.get("reading") or ()]
    told = ", ".join(f"[{number}]" for number in read_on)
    leaves: list[Leaf] = [Table((_("number"), _("source")), tuple(citing.sources()))]
    if told:
        leaves.append(Words(_("To read on: {sources}.").format(sources=told)))
    return section(_("Sources"), leaves)
