"""Verbs about scenarios: ``list``, ``explain``; ``check`` is in ``checking``, ``new`` in ``beginning``."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from marketgen.cli.output import FINE, Stop, block, document, say
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.play.games import Entry


def listing(asked: Namespace) -> int:
    """List the scenarios, shipped ones first; a broken one with what is wrong with it."""
    from marketgen.play import games

    entries = games.scenarios()
    if asked.json:
        document({"scenarios": [_facts(entry) for entry in entries]})
        return FINE
    if not entries:
        say(_("There is no scenario. marketgen doctor says what is missing."))
    for entry in entries:
        say(_about(entry))
        if entry.problem:
            block(entry.problem)
    return FINE


def _facts(entry: Entry) -> dict[str, Any]:
    keys = ("id", "title", "hangul", "summary", "for_whom", "minutes", "days", "played", "shipped", "problem")
    return {**{key: getattr(entry, key) for key in keys}, "path": str(entry.path)}


def _about(entry: Entry) -> str:
    if entry.problem:
        return _("{id}: {title} cannot be played:").format(id=_called(entry), title=entry.title)
    told = _("{id}: {title}. {summary} {days}, about {minutes} minutes; {whom}.")
    if not entry.days:  # one that extends another says little of its own
        told = _("{id}: {title}. {summary} {whom}.") if entry.for_whom else _("{id}: {title}. {summary}")
    elif not entry.minutes:
        told = _("{id}: {title}. {summary} {days}; {whom}.")
    from marketgen.play import lasting

    days = lasting.days(entry.played, entry.days)
    whom = entry.for_whom or _("yours")
    words = {"id": _called(entry), "title": entry.title, "summary": entry.summary, "whom": whom}
    return " ".join(told.format(**words, days=days, minutes=entry.minutes).split())


def _called(entry: Entry) -> str:
    """The id to type, with the name of the file where that is another."""
    if not entry.id:
        return entry.path.name
    return entry.id if entry.path.stem == entry.id else _("{id} ({file})").format(id=entry.id, file=entry.path.name)


def explain(asked: Namespace) -> int:
    """Explain a code of the checker: why it is wrong, with a bad and a good example; or a key of the format."""
    from marketgen.scenario import manual

    page = manual.explain(asked.code)
    if page is None:
        codes = list(manual.pages())
        by_letter = [
            [code for code in codes if code[0] == letter] for letter in dict.fromkeys(code[0] for code in codes)
        ]
        spans = ", ".join(_("{first} to {last}").format(first=some[0], last=some[-1]) for some in by_letter)
        told = _(
            "There is no page for {code}. Codes are {codes}, not every number; without a code: {topics}, each key."
        )
        near = manual.near(asked.code[:200])
        hint = " " + _("Did you mean {near}?").format(near=near) if near else ""
        raise Stop(told.format(code=asked.code[:40], codes=spans, topics=", ".join(manual.TOPICS)) + hint)
    block(page)
    return FINE
