"""What can be done now by what it is called: each deed with the goods and people it is about, and why not.

The deeds are the engine's choices, in the words of the forms (``play.arrangements``); what is in no form has its words
here. A front end that finds by typing searches them with :func:`found`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from marketgen.engine import office
from marketgen.engine import people as cast
from marketgen.engine.commands import VERBS, Command
from marketgen.engine.events import Choice, Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import check, choices, why_closed
from marketgen.i18n import N_, _
from marketgen.play import amounts, look, refusals, wording
from marketgen.play.actions import ACTIONS
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS
from marketgen.play.timeline import Timeline

MEANT = {"buy": "take", "sell": "show", "display": "show", "bribe": "give", "gift": "give", "offer": "give",
         "cook": "meal", "eat": "meal"}  # fmt: skip
"""What newcomers type, and the verb that does it."""

WHY, SEE = "why", "see"
"""The two that are no verbs of the engine: the steps behind a number, and where somebody stands among the people."""

GIFT = "gift"
"""Offering one thing to an official: found once a part of its name is typed too."""

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
    GIFT: (N_("Offer {what} to {official}"), "", ""),
    WHY: (N_("Why {good} is going for what it is"), "", N_("price number steps")),
    SEE: (N_("See {person} among the people you know"), "", N_("visit who people")),
}
"""Of each deed that has no form of the arrangements: what it is called, why it cannot be done where the rules have
nothing about it, and other words it is found by."""

_COUNTED = ("take", "order", "bring", "show", GIFT)
"""The deeds that take an amount; of what is put on show it is all there is, whatever was typed."""

_NO_NAME = {"take": N_("Take {good}"), "order": N_("Order {good}")}
"""What these are called where nobody brings the good."""

_UNMET = ("not_yet", "not_in_scenario", "barred")
_ACTIONS = {action.id: action for action in ACTIONS}


@frozen
class Deed:
    """Something that can be done now, or the reason why not. ``verb`` and ``ids`` as the rules have them (or
    :data:`WHY` with a subject's good, :data:`SEE` with a person, :data:`GIFT` with an official and what); ``group``:
    the action whose form holds it, if one does; ``words``: all by which it is found, in small letters, the ``far`` ones
    after the others; ``names``: the words of each whole name it is about; ``must``: of these one must be typed;
    ``takes``: words that fill something in, and what that is; ``counted``: whether it takes an amount; ``filled``: what
    of these was typed."""

    verb: str
    ids: tuple[str, ...]
    label: str
    words: tuple[str, ...]
    refusal: str = ""
    group: str = ""
    names: tuple[tuple[str, ...], ...] = ()
    far: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    takes: tuple[tuple[str, str], ...] = ()
    counted: bool = False
    filled: str = ""

    @property
    def key(self) -> str:
        """What it stands for, the same while it means the same."""
        return " ".join((self.verb, *self.ids))

    def exact(self, typed: Iterable[str]) -> bool:
        """Whether some name it is about was typed whole, each word to its end."""
        return any(name and set(name) <= {*typed} for name in self.names)


def deeds(scene: Timeline) -> tuple[Deed, ...]:
    """All that the choices of this moment allow or refuse, by name. The rules are asked once for all of it."""
    now: dict[str, list[Choice]] = {}
    for choice in choices(scene.world, scene.run):
        now.setdefault(choice.verb, []).append(choice)
    made = [*_of_goods(scene, now), *_of_people(scene, now), *_meals(scene, now), *_arranged(scene, now)]
    return tuple(made)


def found(every: Iterable[Deed], typed: str) -> list[Deed]:
    """Those that begin with all the words typed, in any order, but for one that fills something in (an amount, a
    stance); :data:`MOST` at most. First those of which a name was typed whole, then what can be done."""
    words = typed_words(typed)
    fits = [one for deed in every if words and (one := _filled(deed, words)) is not None]
    fits.sort(key=lambda deed: (not deed.exact(words), bool(deed.refusal), not fit(deed.words, _without(deed, words))))
    return fits[:MOST]


def _filled(deed: Deed, typed: list[str]) -> Deed | None:
    """A deed with what was typed of it; None if the words are not its own."""
    known = (*deed.words, *deed.far)
    rest = [word for word in typed if not fit(known, [word])]
    if len(rest) == len(typed) or len(rest) > 1 or (deed.must and not any(fit(deed.must, [one]) for one in typed)):
        return None
    if not rest:
        return deed
    found = next((means for name, means in deed.takes if name.startswith(rest[0])), "")
    if not found and deed.counted and amounts.is_amount(rest[0]):
        found = rest[0]
    return replace(deed, filled=found) if found else None


def _without(deed: Deed, typed: list[str]) -> list[str]:
    """The words typed that fill nothing in."""
    return [word for word in typed if not deed.filled or fit((*deed.words, *deed.far), [word])]


def typed_words(typed: str) -> list[str]:
    """The words that are typed, in small letters, as far as they are looked at."""
    return typed[:_LONGEST].lower().split()


def fit(known: Iterable[str], typed: Iterable[str]) -> bool:
    """Whether each word typed begins one of the words known."""
    known = tuple(known)
    return all(any(word.startswith(begun) for word in known) for begun in typed)


def words_of(*texts: str) -> tuple[str, ...]:
    """The words of texts, in small letters and without what stands around them."""
    found = (word.strip(".,:;()“”\"'") for text in texts for word in text.lower().split())
    return tuple(dict.fromkeys(word for word in found if word))


def _deed(scene: Timeline, verb: str, ids: tuple[str, ...], refusal: str = "", **names: str) -> Deed:
    """A deed of :data:`_SAID`; the Hangul of what it is about finds it too, and what somebody does in the world."""
    form, _nobody, more = _SAID[verb]
    label = _(_NO_NAME[verb] if verb in _NO_NAME and "person" not in names else form).format(**names)
    meant = _meaning(verb)
    glosses = [wording.gloss(scene.world, one) or wording.person_gloss(scene.world, one) for one in ids]
    far = words_of(*(role(scene, one) for one in ids))
    whole = tuple(words_of(name) for name in names.values())
    words = words_of(label, verb, *meant, _(more) if more else "", *glosses)
    return Deed(verb, ids, label, words, refusal, "", whole, far, counted=verb in _COUNTED)


def role(scene: Timeline, who: str) -> str:
    """What somebody is, in a few words: the first sentence of what is told about them; empty for no person."""
    told = next((found for kind in wording.PEOPLE if (found := scene.world.texts.get(f"{kind}.{who}.about", ""))), "")
    return told.partition(". ")[0]


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
    deed = _deed(scene, verb, (good,), _why_not_shown(scene, verb, good), good=name)
    yield replace(deed, takes=_stances(scene)) if verb == "price" else deed


def _stances(scene: Timeline) -> tuple[tuple[str, str], ...]:
    return tuple((wording.name(scene.world, one, "stances").lower(), one) for one in scene.world.stances)


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
        yield from _gifts(scene, who, [one for one in offers if one.verb == "give"])
    known = [one.id for one in cast.everybody(world, run) if one.from_day <= run.day]
    shown = any(tab.id == "people" for tab in look.header(scene).tabs)
    for who in (*officials, *known) if shown else ():
        yield _deed(scene, SEE, (who,), person=wording.person(world, who))


def _gifts(scene: Timeline, who: str, offers: list[Choice]) -> Iterator[Deed]:
    """Each thing that can be offered to an official; and what you have and he does not take, with the reason."""
    world, run = scene.world, scene.run
    yield from (_gift(scene, who, choice) for choice in offers)
    offered = {choice.ids[1] for choice in offers}
    for good in (one for one, state in run.goods.items() if state.stock and one not in offered):
        why = check(world, run, Command("give", (who, good), 1))
        if offered and why is not None:
            yield _gift(scene, who, Choice("give", (who, good), refusal=why))


def _gift(scene: Timeline, who: str, choice: Choice) -> Deed:
    """Offering one thing to one official."""
    what, told = wording.thing(scene.world, choice.ids[1]), _told(scene, choice.refusal)
    deed = _deed(scene, GIFT, choice.ids, told, official=wording.person(scene.world, who), what=what)
    once = choice.ids[1] in scene.world.services
    return replace(deed, words=(*deed.words, "give", *_meaning("give")), must=words_of(what),
                   counted=deed.counted and not once)  # fmt: skip


def _meaning(verb: str) -> list[str]:
    """What newcomers type for a verb."""
    return [word for word, means in MEANT.items() if means == verb]


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
    words, about = words_of(label, _(action.label), row.verb), tuple(words_of(name) for name in names)
    told = _told(scene, choice.refusal)
    counted = bool(VERBS[row.verb].amount)
    return Deed(row.verb, choice.ids, label, words, told, group, about, counted=counted)


__all__ = ["GIFT", "MEANT", "SEE", "WHY", "Deed", "deeds", "fit", "found", "typed_words", "words_of"]
