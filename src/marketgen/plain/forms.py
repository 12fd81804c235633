"""The forms of what can be arranged, as lists of choices: the same options that the screens' form has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marketgen.engine.commands import VERBS, Command
from marketgen.i18n import _
from marketgen.plain import helping
from marketgen.plain.item import Item, refused
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look, numbers
from marketgen.play.actions import ACTIONS, Action
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS, TITLES
from marketgen.play.timeline import Timeline
from marketgen.play.views import DealOption, DealView


def forms(scene: Timeline) -> list[Item]:
    """A list for each action that has a form with anything in it that can be done now; a form that holds one thing only
    is that thing. What is done at home keeps its place when it cannot be done, with the reason, so that the others keep
    their numbers from day to day."""
    made = (
        form(scene, action.id) or (_kept(scene, action) if "home" in action.screens else None)
        for action in ACTIONS
        if action.id in GROUPS and "settings" not in action.screens
    )
    return [item for item in made if item is not None]


def _kept(scene: Timeline, action: Action) -> Item | None:
    """An action of which nothing can be done now, with the reason; None before it has been met."""
    if not any(helping.met(scene, verb) for verb in GROUPS[action.id]):
        return None
    why = look.why_not(scene, action.id)
    return Item(f"form {action.id}", refused(_(action.help), why), refusal=why)


def form(scene: Timeline, group: str) -> Item | None:
    """The list of one action; None where nothing of it can be done now."""
    if not look.open_deals(scene, group):
        return None
    key, told = f"form {group}", _(_HELP[group])
    single = _single(scene, group)
    if single:
        return replace(single, key=key, label=" ".join((told, *_more(single.label))))
    return Item(key, told, opens=options(group), title=_title(group))


_HELP = {action.id: action.help for action in ACTIONS if action.id in GROUPS}


def _single(scene: Timeline, group: str) -> Item | None:
    """The one thing in a form that lists nothing and nobody; None for other forms."""
    if any(VERBS[verb].ids for verb in GROUPS[group]):
        return None
    view = look.deals(scene, group)
    return _item(view, view.options[0], set(), scene) if len(view.options) == 1 else None


def _more(label: str) -> list[str]:
    """What an option's label says beside its title, if it says any more."""
    return [label.partition(". ")[2]] if ". " in label else []


def _title(group: str) -> str:
    """The title of an action's form."""
    title = TITLES.get(group) or ARRANGEMENTS[GROUPS[group][0]].title
    return _(title)


def options(group: str) -> Callable[[Timeline], list[Item]]:
    """The rows of an action's form."""

    def listed_now(scene: Timeline) -> list[Item]:
        view = look.deals(scene, group)
        said: set[str] = set()
        before = ("", *(option.refusal for option in view.options))
        return [_item(view, option, said, scene, last) for option, last in zip(view.options, before, strict=False)]

    return listed_now


def _item(view: DealView, option: DealOption, said: set[str], scene: Timeline, last: str = "") -> Item:
    """An option: what it is, its numbers, what is known of it and was not said of another, or why it cannot be done;
    ``last``: why the option before it cannot be done."""
    columns = [_("{label}: {word}").format(label=column, word=note)
               for column, note in zip(view.columns, option.notes, strict=True) if note]  # fmt: skip
    label = sentence(listed((option.label, *columns, *_for_some(scene, option))))
    why = option.subjects[0][1] if option.subjects else ""
    if option.refusal:  # what else is known of it is said to whoever chooses it all the same
        told = _("{choice} Not now, for the same reason.").format(choice=label)
        told = told if option.refusal == last else refused(label, option.refusal)
        return Item(option.key, told, refusal=f"{sentence(option.refusal)} {sentence(option.long)}".strip(), why=why)
    long = option.long
    for told in look.told_of(scene, option.command.verb, option.command.ids):
        if told in said:
            long = " ".join(long.replace(told, "").split())
        said.add(told)
    if long:
        label = f"{label} {sentence(long)}"
    title = option.label
    return Item(option.key, label, option.command, option.low, option.high, sure=follows, why=why, title=title)


def _for_some(scene: Timeline, option: DealOption) -> list[str]:
    """The numbers that depend on how many, for what the form proposes: ``you get, for 25: 30,208 marks``."""
    if option.high < 0 or option.refusal:
        return []
    view = look.deal_preview(scene, replace(option.command, amount=option.start))
    rows = [row for row in view.rows if row[0] in look.by_amount(option.command.verb)]
    form = _("{label}, for {amount}: {word}")
    return [form.format(amount=numbers.whole(option.start), label=label, word=word) for label, word, _aside in rows]


def follows(scene: Timeline, command: Command) -> list[str]:
    """What follows from a command, before it is done."""
    view = look.deal_preview(scene, command)
    return [sentence(view.refusal)] if view.refusal else [labelled(label, what) for label, what, _aside in view.rows]
