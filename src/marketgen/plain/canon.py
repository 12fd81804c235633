"""From what somebody types to a command of the engine: names in place of ids, and a guess where a word is near."""

from __future__ import annotations

from difflib import get_close_matches

from marketgen.engine.commands import VERBS, Command, NotACommand, parse
from marketgen.engine.inspection import answers
from marketgen.engine.profile import AXES
from marketgen.engine.rules import choices, why_closed
from marketgen.i18n import N_, _
from marketgen.plain import helping
from marketgen.plain.speech import sentence
from marketgen.play import amounts, look, refusals, wording
from marketgen.play.amounts import as_digits, is_number
from marketgen.play.finding import MEANT
from marketgen.play.timeline import Timeline

_PEOPLE = {"person": "middlemen", "official": "officials", "lender": "lenders", "member": "household",
           "neighbour": "neighbours"}  # fmt: skip
_NAMED = {"place": "places", "by": "ways", "currency": "currencies", "upgrade": "upgrades", "kye": "kyes",
          "sideline": "sidelines", "stake": "stakes", "partner": "partners",
          "workshop": "workshops", "recipe": "recipes", "firm": "firms", "contract": "contracts"}  # fmt: skip
"""Kinds of ids of the commands, and the section of the scenario that names them."""

_COUNTED = ("units", "amount")
"""Kinds of numbers that say how many; a slot or a price is none of them."""

Names = dict[str, str]
"""What may be typed, in small letters, and the id it stands for."""


def command(scene: Timeline, line: str) -> Command | str:
    """The command a line stands for, or a sentence on why it is none."""
    return understood(scene, line)[0]


def understood(scene: Timeline, line: str) -> tuple[Command | str, tuple[str, ...]]:
    """:func:`command`, and what of the line does not say whole what it means: a word of a name, or an id that is a word
    of another name as well."""
    spelt, parts = _with_ids(scene, line)
    found = parse(spelt)
    return (found, parts) if isinstance(found, Command) else (_no_command(scene, found), ())


def _no_command(scene: Timeline, found: NotACommand) -> str:
    """A sentence on why a line is no command."""
    if found.reason == "form" and scene.run.phase != "away" and found.verb in MEANT:  # a verb of the road only
        form = refusals.usage(MEANT[found.verb])
        return _("At your stall what does that is written so: {form}").format(form=form)
    if found.reason == "verb" and found.found.lower() in MEANT:
        meant = refusals.usage(MEANT[found.found.lower()])
        return _("There is no command called {verb}; what does it is written so: {form}").format(
            verb=found.found, form=meant
        )
    if found.reason == "verb" and found.found.lower() in helping.words():  # it was found, and something after it
        return _("{word} is typed alone, with nothing after it.").format(word=found.found.lower())
    if found.reason == "form":
        return _not_so(scene, found)
    if found.reason == "verb":
        near = get_close_matches(found.found.lower(), (*VERBS, *helping.words()), 1, 0.7)
        if near:
            return _("There is no command called {verb}. Did you mean {near}?").format(verb=found.found, near=near[0])
    return refusals.not_a_command(found)


def _not_so(scene: Timeline, found: NotACommand) -> str:
    """How a command is written and what may stand in it now; or why there is nothing to say with it now."""
    closed = why_closed(scene.world, scene.run, found.verb)
    if closed is not None:
        return refusals.sentence(scene.world, closed)
    told = [sentence(refusals.not_a_command(found)), *helping.standing_in(scene, found.verb)]
    return " ".join(told)


def _with_ids(scene: Timeline, line: str) -> tuple[str, tuple[str, ...]]:
    """The line with names of goods, people, meals and prices replaced by their ids; and what of it was no whole name
    (:func:`understood`)."""
    if len(line) > 200 or not line.isprintable():
        return line, ()  # the parser says what is wrong with it
    verb, *words = line.split()
    verb = verb.lower()
    form = VERBS.get(verb)
    if form is None:
        return line.strip(), ()
    if form.words:
        return " ".join((verb, *words)), ()
    ids, parts, rest = [], [], [as_digits(word) for word in words]
    for kind in form.ids:
        some_id, part, taken = _next(scene, kind, rest) if rest else ("", "", 0)
        ids += [some_id] if taken else []
        parts += [part] if part else []
        rest = rest[taken:]
    rest = [word.lower() for word in rest]
    if form.amount in _COUNTED and len(ids) == len(form.ids) and len(rest) == 1 and not is_number(rest[0]):
        rest = [_amount(scene, verb, tuple(ids), rest[0])]
    return " ".join((verb, *ids, *rest)), tuple(parts)


def _next(scene: Timeline, kind: str, words: list[str]) -> tuple[str, str, int]:
    """The id that the first words stand for, as many of them as name something; what they are of a name, empty where
    they are the whole of it; and how many words that took."""
    known = names(scene, kind)
    first = words[0].lower()
    if kind == "choice" and is_number(first):
        return _nth_answer(scene, int(first)) or first, "", 1
    for many in range(len(words), 0, -1):
        said = " ".join(words[:many]).lower()
        if said in known:
            return known[said], said if _partly(scene, kind, known[said], said) else "", many
    return first, "", 1


def _nth_answer(scene: Timeline, number: int) -> str:
    """The id of an answer of the decision in front by its number; empty if there is none."""
    view = look.decision(scene)
    options = view.options if view else ()
    return options[number - 1].command.partition(" ")[2] if 1 <= number <= len(options) else ""


def _partly(scene: Timeline, kind: str, some_id: str, said: str) -> bool:
    """Whether words say less than a whole name: those of people are theirs, part by part."""
    if kind in _PEOPLE or kind in ("creditor", "fellow"):
        return False
    whole = _without_article(look.called(scene, kind, some_id).lower())
    if _without_article(said) == whole:
        return False
    return said != some_id or any(
        said in _without_article(look.called(scene, kind, one).lower()).split()
        for one in set(names(scene, kind).values())
        if one != some_id
    )


def _amount(scene: Timeline, verb: str, ids: tuple[str, ...], word: str) -> str:
    """What ``all``, ``half`` or ``-10`` stand for now, any other word as it is; 1 where nothing can be done, and
    0 where less than nothing would be left, so that the rules say why."""
    if not amounts.is_amount(word):
        return word
    for choice in choices(scene.world, scene.run):
        if choice.verb == verb and choice.ids == ids and choice.refusal is None:
            return str(max(0, amounts.meant(word, choice.low, choice.high) or 0))
    return "1"


def names(scene: Timeline, kind: str) -> Names:
    """What may be typed for a kind of id. A name of several words can be typed by any of them that is its alone."""
    world = scene.world
    ids: dict[str, str] = {}
    if kind in ("good", "what"):
        ids |= {good: wording.name(world, good) for good in world.goods}
    if kind == "what":
        ids |= {money: wording.name(world, money, "currencies") for money in world.currencies}
    if kind in _PEOPLE:
        ids |= {who: wording.person(world, who) for who in getattr(world, _PEOPLE[kind], {})}
    if kind in _NAMED:
        ids |= {one: wording.name(world, one, _NAMED[kind]) for one in getattr(world, _NAMED[kind], {})}
    if kind == "rumour":
        ids |= {told.rumour: told.rumour for told in scene.run.told}
    if kind == "creditor":
        ids |= {who: wording.person(world, who) for who in (*scene.run.trust, *scene.run.officials)}
    if kind == "fellow":
        ids |= {who: wording.person(world, who) for state in scene.run.kyes.values() for who in state.fellows}
    if kind == "stance":
        ids |= {stance: wording.name(world, stance, "stances") for stance in world.stances}
    if kind == "meal":
        ids |= {meal: wording.name(world, meal, "meals") for meal in world.meals}
    if kind == "answer":
        ids |= {answer: answer for answer in answers(world)}
    return _words_of(ids)


def _words_of(ids: dict[str, str]) -> Names:
    found: Names = {}
    shared: set[str] = set()
    small = _(_SMALL).split()
    for one, name in ids.items():
        words = name.lower().split()
        some = [" ".join(words[first:last]) for last in range(1, len(words) + 1) for first in range(last)]
        for part in dict.fromkeys(some):
            if part in small:
                continue
            if part in found and found[part] != one:
                shared.add(part)
            found[part] = one
    whole = {name.lower(): one for one, name in ids.items()}
    whole |= {_without_article(name): one for name, one in whole.items()}
    return {part: one for part, one in found.items() if part not in shared} | whole | {one: one for one in ids}


_ARTICLES = N_("a an the")
_SMALL = N_("a an the of for in on at to and with by")
"""Words of names that name nothing by themselves."""


def _without_article(name: str) -> str:
    first, _blank, rest = name.partition(" ")
    return rest if rest and first in _(_ARTICLES).split() else name


def subject(scene: Timeline, words: list[str]) -> str:
    """The subject that ``why`` is asked about; empty if there is no such number now.

    Taken are the engine's own form (``fit:GOOD:STANCE``), the same with spaces, or a good alone, for its price.
    """
    world = scene.world
    parts = [part.lower() for word in words for part in word.split(":") if part]
    if not parts:
        return ""
    every = names(scene, "what") | names(scene, "person") | names(scene, "official")
    every |= names(scene, "stance") | names(scene, "meal") | {one: one for one in world.neighbours}
    ids = [every.get(part, part) for part in parts[1:]]
    for candidate in (":".join((parts[0], *ids)), *_guesses(scene, every.get(parts[0], parts[0]), ids)):
        if scene.explain(candidate) is not None:
            return candidate
    return _of_weeks(scene, " ".join(words).lower())


def _of_weeks(scene: Timeline, said: str) -> str:
    """The numbers of the weeks before this chapter: one by what the page calls it, or all that are sums of them."""
    view = look.chapter(scene) if scene.world.chapters else None
    rows = [row for row in view.rows if row.subject] if view else []
    if said in ("weeks", "chapter"):
        return " ".join(row.subject for row in rows if row.subject.startswith("weeks"))
    return next((row.subject for row in rows if row.label.lower().startswith(said)), "")


_OF = {
    "workshop": "workshops", "placement": "workshops", "batch_cost": "recipes", "batch_worth": "recipes",
    "batch_poor": "recipes", "firm": "firms", "firm_share": "firms", "contract": "contracts",
    "contract_late": "contracts", "right_back": "upgrades", "right_taken": "upgrades", "sack_price": "goods",
    "side": "sidelines", "stake_pays": "stakes", "stake": "stakes",
}  # fmt: skip
"""Kinds of numbers that are asked about by the thing they are of, or the thing by its kind; the first that there is."""


def _guesses(scene: Timeline, first: str, rest: list[str]) -> list[str]:
    """What was meant by an id alone, or by a kind that needs a stance."""
    state = scene.run.goods
    if first in AXES and not rest:
        return [f"profile:{first}"]
    if first in state and not rest:
        return [f"price:{first}"]
    if first in scene.world.meals and not rest:
        return [f"meal:{first}"]
    if first in scene.world.middlemen and rest:
        return [f"offer:{first}:{rest[0]}", f"word:{first}"]
    if first in scene.world.middlemen:
        return [f"word:{first}"]
    if first in scene.world.officials and not rest:
        return [f"expects:{first}"]
    if first in ("ask", "fit") and len(rest) == 1 and rest[0] in state:
        return [f"{first}:{rest[0]}:{state[rest[0]].stance}"]
    if rest:
        return []
    if first in _OF:  # a kind alone: of the first thing that has such a number now
        return [f"{first}:{one}" for one in getattr(scene.world, _OF[first])]
    return [f"{kind}:{first}" for kind, section in _OF.items() if first in getattr(scene.world, section)]
