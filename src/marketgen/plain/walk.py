"""Typed numbers walking through the choices: to a command, to a question still open, or to a sentence on what is wrong.

Nothing is done here: a line with a mistake in it changes nothing, not even which question is open.
"""

from __future__ import annotations

from dataclasses import field, replace

from marketgen.engine.commands import VERBS, Command
from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.plain.item import Item, of_number, standing
from marketgen.plain.speech import sentence
from marketgen.play import amounts, numbers
from marketgen.play.amounts import is_number
from marketgen.play.timeline import Timeline

YES, NO = ("1", "yes", "y"), ("2", "no", "n")
NONE = ("0", "none")


@frozen
class Question:
    """What is open beside the choices of the turn: how many of an item, one of an item's list (``items``), or whether
    ``sure`` is to be done. outer: the list it was opened from, if that was not the turn's."""

    item: Item
    items: tuple[Item, ...] = ()
    sure: Command | None = None
    outer: Question | None = field(default=None, compare=False)


@frozen
class Done:
    """The end of a walk: a command to carry out, an undo, a word to heed, or, with none, leaving the question."""

    command: Command | None = None
    undo: bool = False
    word: str = ""


Step = Question | Done | str


def answers(question: Question | None, word: str) -> bool:
    """Whether a word is an answer to what is open: a number, or one of the words the question takes."""
    word = word.lower()
    if is_number(word):
        return True
    if question is None or question.items:
        return False
    if question.sure:
        return word in (*YES, *NO)
    return word in NONE or amounts.is_amount(word)


def walk(scene: Timeline, items: list[Item], question: Question | None, words: list[str]) -> Step:
    """Where the words lead from the open question, or from the choices of the turn."""
    at: Step | None = question
    for index, word in enumerate(words):
        at = _step(scene, items, at if isinstance(at, Question) else None, word.lower())
        if isinstance(at, str):
            return at
        if isinstance(at, Done) and index + 1 < len(words):
            return _("“{words}” is more than that choice takes. Nothing was done.").format(
                words=" ".join(words[index + 1 :])[:40]
            )
    assert at is not None  # there is at least one word
    return at


def amiss(scene: Timeline, items: list[Item], question: Question | None, words: list[str]) -> str:
    """Why a word is no answer to a question that wants an amount or a yes; empty if none is open."""
    if question is None or question.items or len(words) > 1 or words[0].lower() in VERBS:
        return ""
    where = walk(scene, items, question, words)
    return where if isinstance(where, str) else ""


def _step(scene: Timeline, items: list[Item], at: Question | None, word: str) -> Step:
    if at is None or at.items:
        step = _pick(scene, list(at.items) if at else items, word)
        return replace(step, outer=at) if isinstance(step, Question) else step
    if at.sure:
        return _decide(at.sure, word)
    return _amount(at.item, word)


def _pick(scene: Timeline, items: list[Item], word: str) -> Step:
    item = of_number(items, int(word)) if is_number(word) else None
    if item is None:
        form = _("There is no choice {number}; there are 1 to {last}. Enter alone says them.")
        return form.format(number=word[:20], last=len(standing(items)))
    if item.refusal:
        return item.refusal
    if item.opens:
        inner = tuple(item.opens(scene))
        if not inner:
            return _("There is nothing in that list now.")
        return Question(item, (*inner, Item("back", _("Back."), back=True)))
    if item.high >= 0:
        return Question(item)
    if item.sure and item.command:
        return Question(item, sure=item.command)
    return Done(None if item.back else item.command, item.undo, item.word)


def _amount(item: Item, word: str) -> Step:
    assert item.command is not None  # an item that asks how many has one
    if word in NONE and (item.low or word != NONE[0]):  # where nothing can be given too, 0 is an amount
        return Done()
    amount = amounts.read(word, item.low, item.high)
    if isinstance(amount, str):
        return amount
    command = replace(item.command, amount=amount * item.times)
    return Question(item, sure=command) if item.sure else Done(command)


def _decide(command: Command, word: str) -> Step:
    if word in YES:
        return Done(command)
    return (
        Done()
        if word in NO
        else _("“{word}” is no answer to that: type 1 to do it or 2 to leave it.").format(word=word[:20])
    )


def asked(question: Question, fresh: bool = False) -> str:
    """What an open question asks for, in a line. fresh: what would be done has just been said."""
    item = question.item
    if question.items:
        deep = _("Which one? Type its number, back, or out to leave every list.")
        told = deep if question.outer else _("Which one? Type its number, or back.")
    elif question.sure:
        told = _("Type 1 to do it or 2 to leave it.")
    else:
        form = _("How many, from {low} to {high}? Type a number, half, all, or 0 for none.")
        if not item.low:
            form = _("How many, from {low} to {high}? Type a number, half, all, or back.")
        told = form.format(low=numbers.whole(item.low), high=numbers.whole(item.high))
    named = item.title and not (question.sure and fresh)
    return f"{sentence(item.title)} {told}" if named else told
