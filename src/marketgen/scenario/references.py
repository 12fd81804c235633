"""Stage 3, references: every id that is named must be declared, as what it is named for.

One message for each missing id, with all further places; only ids that are themselves right are suggested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from marketgen.engine.measures import MEASURES
from marketgen.i18n import N_, _
from marketgen.scenario import hints, placeholders, shape
from marketgen.scenario.context import TABLES, Context
from marketgen.scenario.models.types import Ref, Written
from marketgen.scenario.problems import Problem, safe
from marketgen.scenario.source import Path, Where, deleted, spelled
from marketgen.scenario.spec import Hit, Spec, at, document_spec
from marketgen.scenario.standing import ID
from marketgen.scenario.values import check_basis, check_date, check_moment, check_seed, check_weekday

NOUNS: dict[str, tuple[str, str]] = {
    "buyer": (N_("type of buyer"), N_("a type of buyer")),
    "choice": (N_("choice"), N_("a choice")),
    "currency": (N_("currency"), N_("a currency")),
    "difficulty": (N_("difficulty"), N_("a difficulty")),
    "ending": (N_("ending"), N_("an ending")),
    "event": (N_("event"), N_("an event")),
    "flag": (N_("flag"), N_("a flag")),
    "gift": (N_("good, currency or service"), N_("a good, currency or service")),
    "goal": (N_("goal"), N_("a goal")),
    "good": (N_("good"), N_("a good")),
    "kye": (N_("kye"), N_("a kye")),
    "sideline": (N_("sideline"), N_("a sideline")),
    "partner": (N_("partner"), N_("a partner")),
    "stake": (N_("share"), N_("a share")),
    "workshop": (N_("workshop"), N_("a workshop")),
    "recipe": (N_("recipe"), N_("a recipe")),
    "firm": (N_("enterprise"), N_("an enterprise")),
    "contract": (N_("buyer who orders"), N_("a buyer who orders")),
    "way": (N_("way"), N_("a way")),
    "lender": (N_("lender"), N_("a lender")),
    "meal": (N_("meal"), N_("a meal")),
    "member": (N_("member of the household"), N_("a member of the household")),
    "neighbour": (N_("neighbour"), N_("a neighbour")),
    "official": (N_("official"), N_("an official")),
    "person": (N_("middleman, neighbour, regular or lender"), N_("a middleman, neighbour, regular or lender")),
    "middleman": (N_("middleman"), N_("a middleman")),
    "place": (N_("place"), N_("a place")),
    "rumour": (N_("rumour"), N_("a rumour")),
    "pause": (N_("pause"), N_("a pause")),
    "post": (N_("post"), N_("a post")),
    "somebody": (N_("person"), N_("a person")),
    "source": (N_("source"), N_("a source")),
    "stance": (N_("stance"), N_("a stance")),
    "start": (N_("named start"), N_("a named start")),
    "upgrade": (N_("upgrade"), N_("an upgrade")),
    "weather": (N_("weather"), N_("a weather")),
    "word": (N_("word of the glossary"), N_("a word of the glossary")),
    "thing": (N_("thing or person"), N_("a thing or person")),
}
"""What an id of a kind is called, without and with an article."""

_GIVEN = {
    "date": check_date,
    "basis": check_basis,
    "moment": check_moment,
    "seed": check_seed,
    "weekday": check_weekday,
}


@dataclass(slots=True)
class _Missing:
    paths: list[Path] = field(default_factory=list)
    keys: list[bool] = field(default_factory=list)


_WORD = re.compile(r"[^\W_]+")


class _Known:
    """What is declared of a kind. ids: those that can be an id; called: ids, their names and the words of these."""

    def __init__(self, context: Context, declared: dict[str, str]) -> None:
        self.ids = [one for one in declared if ID.fullmatch(one)]
        self.called: list[tuple[str, str, set[str]]] = []
        for one in self.ids:
            entry = context.table(declared[one]).get(one)
            name = entry.get("name") if isinstance(entry, dict) else None
            if isinstance(name, str):
                self.called.append((one, name, set(_WORD.findall(name.casefold()))))


def check(context: Context) -> None:
    """Add a problem for each id that is named and not declared, and for each placeholder that is not known."""
    missing: dict[tuple[str, str], _Missing] = {}
    declared = {kind: context.declared(kind) for kind in TABLES}

    untold = {kind for kind, tables in TABLES.items() if any(_no_table(context, table) for table in tables)}

    def refer(kind: str, value: str, path: Path, is_key: bool) -> None:
        if kind in untold or (kind == "choice" and not _has_choices(context, str(path[-2 if is_key else -1]))):
            return
        event = str(path[-2 if is_key else -1]) if kind == "choice" else ""  # it stands below its event, or beside it
        known = context.choices(event) if kind == "choice" else declared[kind]
        if value not in known and not (context.base_pack and not known):
            entry = missing.setdefault((f"choice:{event}" if kind == "choice" else kind, value), _Missing())
            entry.paths.append(path)
            entry.keys.append(is_key)

    for hit in context.hits:
        mark, value = hit.mark, hit.value
        if not isinstance(value, str):
            continue
        if isinstance(mark, Ref):
            given = _GIVEN.get(mark.kind)
            if given is not None:
                given(context, value, hit.path)
            else:
                refer(mark.kind, value, hit.path, hit.is_key)
        elif isinstance(mark, Written) and mark.fills == "measures" and "{" in value:
            for kind, some_id in _placeholders(context, hit):
                refer(kind, some_id, hit.path, False)
    known: dict[str, _Known] = {}
    for (kind, some_id), entry in missing.items():
        if kind in declared and kind not in known:
            known[kind] = _Known(context, declared[kind])
        _report(context, kind, some_id, entry, declared, known.get(kind))


def _no_table(context: Context, table: str) -> bool:
    """Whether something else than a table stands where ids are declared, so that nothing can be said of them."""
    return not isinstance(context.get(table), dict | None)


def _has_choices(context: Context, event: str) -> bool:
    """Whether an event is there, so that something can be said of its choices."""
    found = context.table("events").get(event)
    return isinstance(found, dict) and isinstance(found.get("choices"), dict | None)


def _placeholders(context: Context, hit: Hit) -> list[tuple[str, str]]:
    """The ids that the placeholders of a text name, as (kind, id); what is no placeholder is a problem."""
    named = []
    for name, of in placeholders.found(hit.value):
        kind = "thing" if name == placeholders.NAME else MEASURES[name].of if name in MEASURES else ""
        if name in placeholders.PLAIN and not of:
            kind = ""
        told = safe("{" + name + (f".{of}" if of else "") + "}")
        known = [*MEASURES, *placeholders.PLAIN, placeholders.NAME]
        if name not in known:
            what = _("{placeholder} is no placeholder").format(placeholder=told)
            mend = hints.did_you_mean(name, known) or _(
                "write {{ and }} for braces; `marketgen explain E202` lists them"
            )
            context.add("E202", hit.path, what, mend)
        elif kind and not of:
            what = _("{placeholder} does not say of whom or what").format(placeholder=told)
            context.add("E202", hit.path, what, _("write {form}").format(form="{" + name + ".\u2026}"))
        elif of and not kind:
            what = _("{placeholder} is of nobody: it has no second part").format(placeholder=told)
            context.add("E202", hit.path, what, _("write {form}").format(form="{" + name + "}"))
        elif kind and kind not in _GIVEN:
            named.append((kind, of))
    return named


def _report(
    context: Context,
    kind: str,
    some_id: str,
    entry: _Missing,
    declared: dict[str, dict[str, str]],
    of_kind: _Known | None,
) -> None:
    event = kind.partition(":")[2]
    kind = kind.partition(":")[0]
    gone = _deletion(context, kind, event, some_id)
    if gone is not None:
        path, where = gone
        what = _('"{id}" is deleted here, and is still named').format(id=safe(some_id))
        mend = _("keep it, or change what names it too")
        named = tuple(context.place(one, key) for one, key in zip(entry.paths, entry.keys, strict=True))
        place = where[0].place(where[1])
        context.problems.append(Problem("E201", what, mend, place, spelled(path), named, _("named at {places}")))
        return
    noun = _(NOUNS[kind][0])
    if event:
        known = list(context.choices(event))
        what = _('the event "{event}" has no choice called "{id}"').format(event=safe(event), id=safe(some_id))
    else:
        known = of_kind.ids if of_kind else []
        what = _('there is no {kind} called "{id}"').format(kind=noun, id=safe(some_id))
    other = next((name for name in NOUNS if name not in ("choice", kind) and some_id in declared[name]), "")
    if other and not event:
        mend = _('"{id}" is {other}, not {kind}').format(
            id=safe(some_id), other=_(NOUNS[other][1]), kind=_(NOUNS[kind][1])
        )
        if kind == "flag":  # of these alone whoever writes makes as many as are wanted
            mend = _("{mend}; {add}").format(mend=mend, add=_add_it(kind, event, some_id, []))
    else:
        mend = _apart(kind, some_id, declared) or (_by_name(some_id, of_kind) if of_kind else "")
        mend = mend or hints.did_you_mean(some_id, known)
        mend = mend or _add_it(kind, event, some_id, known)
    first, is_key = entry.paths[0], entry.keys[0]
    also = tuple(context.place(path, key) for path, key in zip(entry.paths[1:], entry.keys[1:], strict=True))
    context.problems.append(Problem("E201", what, mend, context.place(first, is_key), spelled(first), also))


def _deletion(context: Context, kind: str, event: str, some_id: str) -> tuple[Path, Where] | None:
    """Where a file that extends another has deleted what an id names, or the whole table; None if it has not."""
    for above in (("events", event, "choices"),) if event else tuple((table,) for table in TABLES[kind]):
        for end in range(len(above) + 1):
            path = (*above, some_id)[: end + 1]
            node = context.get(*path[:-1]) if path[:-1] else context.root
            if path[-1] in deleted(node) and path[-1] not in node:
                return path, deleted(node)[path[-1]]
    return None


def _apart(kind: str, some_id: str, declared: dict[str, dict[str, str]]) -> str:
    """The mend for an event and its choice that are written as one, with a point between."""
    event, point, choice = some_id.partition(".")
    if kind != "event" or not point or event not in declared[kind]:
        return ""
    return _("write {form}").format(form=f'"{safe(event)}": {{ "{safe(choice)}": \u2026 }}')


def _by_name(some_id: str, known: _Known) -> str:
    """The mend where somebody or something is called by words of the name, not by the id; empty if several may be."""
    said = set(_WORD.findall(some_id.casefold()))
    found = [(one, name) for one, name, words in known.called if said and said <= words]
    if len(found) != 1:
        return ""
    return _('write "{id}": that is {name}').format(id=safe(found[0][0]), name=safe(found[0][1]))


def _add_it(kind: str, event: str, some_id: str, known: list[str]) -> str:
    table = f"events.{event}.choices" if event else TABLES[kind][0]
    listed = hints.one_of(known)
    if kind == "thing":
        return listed
    if not listed:
        form = shape.entry_form(at(document_spec(), (table, some_id)) or Spec())
        if '"' in form:
            return _('add {entry} to "{table}"').format(entry=f'"{safe(some_id)}": {form}', table=safe(table))
        return _('add "{id}" to "{table}"').format(id=safe(some_id), table=safe(table))
    return _('add "{id}" to "{table}", or use {listed}').format(id=safe(some_id), table=safe(table), listed=listed)
