"""Words with a name behind them: one person, one good, one card or one command in place of a whole page.

Who listens cannot skip with the eyes: a page says the heads, and a name after its word the whole of one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marketgen.engine.commands import VERBS
from marketgen.i18n import _
from marketgen.plain import books, canon, doing, helping, pages, reading, standing, terms
from marketgen.plain.item import Item, of_number
from marketgen.play import look
from marketgen.play.amounts import is_number
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline

SAME = {"q": "quit", "exit": "quit", "who": "people", "rumors": "rumours", "status": "look", **doing.SPOKEN}
"""What people type, and the word that does it."""


def about(session: Session, words: Sequence[str]) -> list[str] | None:
    """The page of a word about what is named after it; None for a word that takes no name."""
    ask = _ASK.get(words[0].lower())
    return ask(session, " ".join(words[1:]).lower()) if ask else None


def why(scene: Timeline, listed: list[Item], words: list[str]) -> list[str] | str:
    """The steps behind a number, named by a choice's number or by what it is of; else a sentence on what to name."""
    if not words:
        form = _(
            "why needs the number of a choice, as in why 2, the name of a good or somebody, or one of: {subjects}."
        )
        return form.format(subjects=", ".join(helping.ASKED))
    if len(words) == 1 and is_number(words[0]):
        item = of_number(listed, int(words[0]))
        if item is None:
            return _("There is no choice {number}.").format(number=words[0][:20])
        subject = item.why
        if not subject:
            return _("Choice {number} has no number in it.").format(number=words[0])
    else:
        subject = canon.subject(scene, words)
    told = reading.whys([look.why(scene, one) for one in subject.split()])
    return told or _("There is no number of that name now. help names what why can be asked about.")


def _people(session: Session, name: str) -> list[str]:
    return pages.person(session.timeline, name) or _nobody(name)


def _supply(session: Session, name: str) -> list[str]:
    if not session.world.met("offers", session.run.day):
        return [_("You have not met that yet.")]
    return pages.supplier(session.timeline, name) or _nobody(name)


def _nobody(name: str) -> list[str]:
    return [_("You know nobody called {name}. people says whom you know.").format(name=name[:40])]


def _ledger(session: Session, name: str) -> list[str]:
    scene = session.timeline
    if not look.beyond_first(scene):
        return [_("You have not met that yet.")]
    if name in books.PARTS:
        return books.ledger_part(scene, name) or [_("The ledger has nothing of that yet.")]
    known = canon.names(scene, "good")
    good = known.get(name, name)
    if good not in look.ledger(scene).goods:
        return [_("The ledger holds no good called {name}. ledger says what it holds.").format(name=name[:40])]
    return books.ledger(scene, good)


def _cards(session: Session, name: str) -> list[str]:
    found = helping.rule_cards(session.timeline, name)
    return found or [_("No card you have met is called {name}. cards names them.").format(name=name[:40])]


def _help(session: Session, name: str) -> list[str]:
    scene = session.timeline
    if name == "commands":
        return helping.commands(scene)
    if name == "names":
        return helping.every_name(scene)
    if name in helping.WORDS:
        return [helping.about_word(name)]
    if name in VERBS:
        return helping.about_verb(scene, name)
    if word := terms.about(scene, name):
        return word
    return [_("There is no help on {name}. Type help, help commands or help names.").format(name=name[:40])]


def _words(session: Session, name: str) -> list[str]:
    found = terms.about(session.timeline, name)
    return found or [_("The glossary has no word {name}. words says which there are.").format(name=name[:40])]


def _sources(session: Session, name: str) -> list[str]:
    found = helping.numbers_of(session, name)
    return found or [_("No number of the scenario's file has {name} in its name.").format(name=name[:40])]


def _what_if(session: Session, name: str) -> list[str]:
    from marketgen.plain import what_if  # most runs never ask it

    return what_if.page(session, name)


_ASK: dict[str, Callable[[Session, str], list[str]]] = {
    "people": _people,
    "who": _people,
    "supply": _supply,
    "ledger": _ledger,
    "cards": _cards,
    "help": _help,
    "sources": _sources,
    "words": _words,
    "what": _what_if,
    standing.WORD: lambda session, name: standing.said(session, name.split()),
}
"""What can be asked about by a name. ``who`` is what people type; it is told of in the help of ``people``."""

__all__ = ["SAME", "about", "why"]
