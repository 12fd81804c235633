"""What is asked before a typed command is carried out: where a word of a name stands for it, or those at home are
against it. Whoever walks there by numbers has read both on the way."""

from __future__ import annotations

from marketgen.engine.commands import VERBS, Command
from marketgen.engine.events import Refusal
from marketgen.engine.rules import apply, check, undoable
from marketgen.i18n import _
from marketgen.plain import helping
from marketgen.plain.forms import follows
from marketgen.plain.item import Item
from marketgen.plain.speech import sentence
from marketgen.plain.walk import Question
from marketgen.play import look, numbers
from marketgen.play.arrangements import ARRANGEMENTS
from marketgen.play.timeline import Timeline


def question(scene: Timeline, command: Command, parts: tuple[str, ...]) -> Question | None:
    """What to ask before a command is done, with what it is and what follows; None where it is simply done.

    parts: what of it was no whole name (``canon.understood``): that is enough for what can be taken back. What the
    rules refuse is not asked.
    """
    if not (parts and not undoable(command.verb)) and not look.against(scene, command):
        return None
    if check(scene.world, scene.run, command) is not None:
        return None
    title = _title(scene, command)
    return Question(Item(f"typed {command.verb}", title, command, sure=_follows, title=title), sure=command)


def taken(scene: Timeline, command: Command, parts: tuple[str, ...]) -> list[str]:
    """For what an id was taken that is a word of another name as well."""
    kinds = dict(zip(command.ids, VERBS[command.verb].ids, strict=True))
    form = _("“{word}” was taken for {name}.")
    return [form.format(word=one, name=look.called(scene, kinds[one], one)) for one in parts if one in kinds]


def left(question: Question | None) -> str:
    """That what was asked is not done, since something else was typed; empty where nothing was about to be done."""
    if question is None or question.items:
        return ""
    return _("Left undone: {what}.").format(what=question.item.title or question.item.label.rstrip("."))


def _title(scene: Timeline, command: Command) -> str:
    """``Build or buy something that stays: a second shelf``."""
    kinds = VERBS[command.verb].ids
    names = [look.called(scene, kind, one) for kind, one in zip(kinds, command.ids, strict=True)]
    names += [numbers.whole(command.amount)] if command.amount >= 0 else []
    told = helping.does(command.verb).rstrip(".")
    return _("{does}: {names}").format(does=told, names=", ".join(names)) if names else told


def _follows(scene: Timeline, command: Command) -> list[str]:
    """What follows from a command, and what those at home say to it."""
    rows = follows(scene, command) if command.verb in ARRANGEMENTS else []
    said = [look.before_back(scene, command), *map(sentence, look.on_command(scene, command))]
    said.append(look.against(scene, command))
    return [line for line in (*_spent(scene, command), *rows, *said) if line]


def _spent(scene: Timeline, command: Command) -> list[str]:
    """What a command costs in money; nothing where it costs none."""
    after = apply(scene.world, scene.run, command)
    held: dict[str, int] = after.run.money if not isinstance(after, Refusal) else scene.run.money
    paid = [numbers.priced(scene.world, had - held.get(one, 0), one)
            for one, had in scene.run.money.items() if held.get(one, 0) < had]  # fmt: skip
    return [_("It costs: {cost}.").format(cost=", ".join(paid))] if paid else []
