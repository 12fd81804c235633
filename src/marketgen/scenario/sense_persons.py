"""Stage 4, sense: the person of a named start: doors that are shut where there is none, and words that nobody says."""

from __future__ import annotations

import re

from marketgen.i18n import _
from marketgen.scenario import canonical
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.starts import NamedStart

DOORS = {
    "ask_help": "family", "borrow": "credit", "carry": "porter", "change": "exchange", "credit": "credit",
    "order": "offers", "parcel": "shipments", "pay_work": "family", "travel": "travel", "work_off": "porter",
}  # fmt: skip
"""Verb that a start can bar -> the system without which there is no such verb."""


def check(context: Context, document: Document) -> None:
    """Add the problems of the persons of named starts."""
    said: list[str] | None = None
    for some_id, start in document.starts.items():
        path = ("starts", some_id)
        for verb in start.barred or {}:
            system = DOORS[verb]
            if getattr(document.systems, system) is None:
                what = _('"{verb}" is closed here, and the scenario never has it').format(verb=verb)
                mend = _('take it out, or name the system "{system}" in "systems"').format(system=system)
                context.add("W354", (*path, "barred", verb), what, mend, key=True)
        if start.words:
            said = _said(context) if said is None else said
            _words(context, path, start, said)


def _said(context: Context) -> list[str]:
    """All texts but those of the starts themselves, in which no word is said otherwise."""
    texts = canonical.texts(context.root, context.hits)
    return [text for path, text in texts.items() if not path.startswith("starts.")]


def _words(context: Context, path: tuple[str, str], start: NamedStart, said: list[str]) -> None:
    words = {one.word for one in start.words or ()}
    for number, one in enumerate(start.words or ()):
        word = re.compile(rf"\b{re.escape(one.word)}\b")
        if not any(word.search(text) for text in said):
            what = _('"{word}" is said otherwise here, and stands in no text').format(word=one.word)
            mend = _("write it as the texts do, capitals included, or take it out")
            context.add("W355", (*path, "words", number, "word"), what, mend)
        again = sorted(other for other in words if re.search(rf"\b{re.escape(other)}\b", one.say))
        if again:
            what = _('what is said for "{word}" holds "{other}", which is itself said otherwise').format(
                word=one.word, other=again[0]
            )
            mend = _("say something in which none of the words of this start stands")
            context.add("W356", (*path, "words", number, "say"), what, mend)


__all__ = ["DOORS", "check"]
