"""What can be done now by what it is called: each deed with the goods and people it is about, and why not.

The deeds are the engine's choices, in the words of the forms (``play.arrangements``); what is in no form has its words
here. A front end that finds by typing searches them with :func:`found`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marketgen.engine import office
from marketgen.engine import people as cast
from marketgen.engine.commands import VERBS, Command
from marketgen.engine.events import Choice, Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import check, choices, why_closed
from marketgen.i18n import N_, _
from marketgen.play import look, refusals, wording
from marketgen.play.actions import ACTIONS
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS
from marketgen.play.timeline import Timeline

MEANT = {"buy": "take", "sell": "show", "display": "show", "bribe": "give", "gift": "give", "offer": "give",
         "cook": "meal", "eat": "meal"}  # fmt: skip
"""What newcomers type, and the verb that does it."""

WHY, SEE = "why", "see"
"""The two that are no verbs of the engine: the steps behind a number, and where somebody stands among the people."""

MOST = 30
"""How many are shown of what fits the words."""

_LONGEST = 80
"""Characters that are looked at of what is typed."""

_SAID = {
    "show": (N_("Sell {good}: put it on show"), "", N_("display")),
    "hide": (N_("Take {good} off the display"), "", N_("into the bag")),
    "price": (N_("Price of {good}: ask more or less"), "", ""),
    "take": (N_("Take {good} from {person}"), N_("Nobody brings it this morning."), ""),
    "order": (N_("Order {good} from {person}"), N_("Nobody you know takes an order for it."), N_("order ahead")),
    "bring": (N_("Bring {good} home"), "", N_("store")),
    "meal": (N_("Cook {meal} from tonight"), "", N_("meals")),
    "give": (N_("Offer something to {official}"), "", ""),
    WHY: (N_("Why {good} is going for what it is"), "", N_("price number steps")),
    SEE: (N_("See {person} among the people you know"), "", N_("visit who people")),
}
"""Of each deed that has no form of the arrangements: what it is called, why it cannot be done where the rules have
nothing about it, and other words it is found by."""

_NO_NAME = {"take": N_("Take {good}"), "order": N_("Order {good}")}
"""What these are called where nobody brings the good."""

_UNMET = ("not_yet", "not_in_scenario", "barred")
_ACTIONS = {action.id: action for action in ACTIONS}


@frozen
class Deed:
    """Something that can be done now, or the reason why not. ``verb`` and ``ids`` as the rules have them (or
    :data:`WHY` with a subject's good, :data:`SEE` with a person); ``group``: the action whose form holds it, if one
    does; ``words``: all by which it is found, in small letters."""

    verb: str
    ids: tuple[str, ...]
    label: str
    words: tuple[str, ...]
    refusal: str = ""
    group: str = ""

    @property
    def key(self) -> str:
        """What it stands for, the same while it means the same."""
        return " ".join((self.verb, *self.ids))


def deeds(scene: Timeline) -> tuple[Deed, ...]:
    """All that the choices of this moment allow or refuse, by name. The rules are asked once for all of it."""
    now: dict[str, list[Choice]] = {}
    for choice in choices(scene.world, scene.run):
        now.setdefault(choice.verb, []).append(choice)
    made = [*_of_goods(scene, now), *_of_people(scene, now), *_meals(scene, now), *_arranged(scene, now)]
    return tuple(made)


def found(every: Iterable[Deed], typed: str) -> list[Deed]:
    """Those that begin with all the words typed, in any order, what can be done first; :data:`MOST` at most."""
    words = typed[:_LONGEST].lower().split()
    fits = [deed for deed in every if words and fit(deed.words, words)]
    fits.sort(key=lambda deed: bool(deed.refusal))
    return fits[:MOST]


def fit(known: Iterable[str], typed: Iterable[str]) -> bool:
    """Whether each word typed begins one of the words known."""
    known = tuple(known)
    return all(any(word.startswith(begun) for word in known) for begun in typed)


def words_of(*texts: str) -> tuple[str, ...]:
    """The words of texts, in small letters and without what stands around them."""
    found = (word.strip(".,:;()“”\"'") for text in texts for word in text.lower().split())
    return tuple(dict.fromkeys(word for word in found if word))


def _deed(scene: Timeline, verb: str, ids: tuple[str, ...], refusal: str = "", **names: str) -> Deed:
    """A deed of :data:`_SAID`; the Hangul of what it is about finds it too."""
    form, _nobody, more = _SAID[verb]
    label = _(_NO_NAME[verb] if verb in _NO_NAME and "person" not in names else form).format(**names)
    meant = [word for word, means in MEANT.items() if means == verb]
    glosses = [wording.gloss(scene.world, one) or wording.person_gloss(scene.world, one) for one in ids]
    return Deed(verb, ids, label, words_of(label, verb, *meant, _(more) if more else "", *glosses), refusal)


def _told(scene: Timeline, refusal: Refusal | None) -> str:
    return refusals.sentence(scene.world, refusal) if refusal else ""


def _met(scene: Timeline, verb: str) -> bool:
    closed = why_closed(scene.world, scene.run, verb)
    return closed is None or closed.reason not in _UNMET


def _of_goods(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Deed]:
    """What is done with each good that has been shown so far."""
    world, run = scene.world, scene.run
    verbs = [verb for verb in ("show", "price", "take", "order") if _met(scene, verb)]
    for good in (one.id for one in world.goods.values() if one.from_day <= run.day):
        name = wording.name(world, good)
        for verb in verbs:
            yield from _of_good(scene, verb, good, [one for one in now.get(verb, ()) if good in one.ids])
        for verb in ("hide", "bring"):
            for choice in now.get(verb, ()):
                if choice.ids == (good,):
                    yield _deed(scene, verb, (good,), _told(scene, choice.refusal), good=name)
        if scene.explain(f"price:{good}") is not None:
            yield _deed(scene, WHY, (good,), good=name)


def _of_good(scene: Timeline, verb: str, good: str, offered: list[Choice]) -> Iterator[Deed]:
    """One verb with one good: from each who brings it, or why it cannot be done."""
    world, name = scene.world, wording.name(scene.world, good)
    if verb in ("take", "order"):
        for choice in offered:
            told = _told(scene, choice.refusal)
            yield _deed(scene, verb, choice.ids, told, good=name, person=wording.person(world, choice.ids[0]))
        if not offered:
            closed = _told(scene, why_closed(world, scene.run, verb))
            yield _deed(scene, verb, (good,), closed or _(_SAID[verb][1]), good=name)
        return
    told = _why_not_shown(scene, verb, good)
    yield _deed(scene, verb, (good,), told, good=name)


def _why_not_shown(scene: Timeline, verb: str, good: str) -> str:
    """Why a good cannot be put on show, or given another price; empty if it can."""
    world, run = scene.world, scene.run
    if verb == "show":
        if good in run.slots and run.goods[good].stock:
            return _("It is on show already; what is asked for it can be changed.")
        return _told(scene, check(world, run, Command("show", (good,), 1)))
    other = next((one for one in world.stances if one != run.goods[good].stance), "")
    return _told(scene, check(world, run, Command("price", (good, other))))


def _of_people(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Deed]:
    """Something for each official; and whoever is known can be looked up."""
    world, run = scene.world, scene.run
    officials = [one.id for one in office.serving(world, run)] if world.met("officials", run.day) else []
    for who in officials:
        offers = [one for verb in ("give", "call_in") for one in now.get(verb, ()) if one.ids[0] == who]
        closed = why_closed(world, run, "give")
        if offers or closed is not None:
            refused = next((one.refusal for one in offers), closed) if _all_refused(offers) else None
            yield _deed(scene, "give", (who,), _told(scene, refused), official=wording.person(world, who))
    known = [one.id for one in cast.everybody(world, run) if one.from_day <= run.day]
    shown = any(tab.id == "people" for tab in look.header(scene).tabs)
    for who in (*officials, *known) if shown else ():
        yield _deed(scene, SEE, (who,), person=wording.person(world, who))


def _all_refused(offers: list[Choice]) -> bool:
    return all(one.refusal is not None for one in offers)


def _meals(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Deed]:
    for choice in now.get("meal", ()):
        told = _told(scene, choice.refusal)
        yield _deed(scene, "meal", choice.ids, told, meal=wording.name(scene.world, choice.ids[0], "meals"))


def _arranged(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Deed]:
    """What the forms hold, one for each option; a form that is met and holds nothing now says why."""
    for group, verbs in GROUPS.items():
        offered = [choice for verb in verbs for choice in now.get(verb, ())]
        for choice in offered:
            yield _option(scene, group, choice)
        if not offered and any(_met(scene, verb) for verb in verbs):
            action = _ACTIONS[group]
            words = words_of(_(action.help), _(action.label), *verbs)
            yield Deed(verbs[0], (), _(action.help), words, look.why_not(scene, group), group)


def _option(scene: Timeline, group: str, choice: Choice) -> Deed:
    row, action = ARRANGEMENTS[choice.verb], _ACTIONS[group]
    names = [look.called(scene, kind, one) for kind, one in zip(VERBS[row.verb].ids, choice.ids, strict=True)]
    title = _(row.title)
    label = _("{title}: {what}").format(title=title, what=_(row.option).format(*names)) if row.option else title
    words = words_of(label, _(action.label), row.verb)
    return Deed(row.verb, choice.ids, label, words, _told(scene, choice.refusal), group)


__all__ = ["MEANT", "SEE", "WHY", "Deed", "deeds", "fit", "found", "words_of"]
