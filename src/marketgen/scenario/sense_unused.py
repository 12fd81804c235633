"""Stage 4, sense: who and what is declared and never comes into any run, and what the law forbids for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from marketgen.i18n import _
from marketgen.scenario import standing
from marketgen.scenario.context import TABLES, Context
from marketgen.scenario.possible import NEVER
from marketgen.scenario.problems import safe
from marketgen.scenario.reach import Reach
from marketgen.scenario.source import Path

_PEOPLE = ("neighbours", "regulars", "officials")
"""Groups in which somebody may be in no run."""


def check(context: Context, reach: Reach) -> None:
    """Add the problems of people, things, laws and of the head of the file."""
    named = _named(context)
    _people(context, reach)
    unused = (*_by_system(reach), *_sections(reach), *_things(reach, named), *_by_weight(reach))
    for path, why, mend in unused:
        what = _('"{id}" never comes into the game: {why}').format(id=path[-1], why=why)
        if _inherited(context, path):
            delete = _('to delete it, add "{id}": null to the file that extends this one')
            if len(path) > 1:
                delete = _('to delete it, add "{id}": null to "{table}" of the file that extends this one')
            mend = f"{mend}; {delete.format(id=path[-1], table=path[0])}"
        context.add("W311", path, what, mend, key=True)
    _laws(context, reach)
    _head(context)


def _inherited(context: Context, path: Path) -> bool:
    """Whether something stands in a file that this one extends, where its author cannot, or should not, delete it."""
    own = PurePath(context.place(("id",)).file)
    place = PurePath(context.place(path, key=True).file)
    return place != own and (own.name != standing.MAIN or place.parent != own.parent / standing.PARTS)


def _named(context: Context) -> dict[str, set[str]]:
    """The ids of each kind that are named somewhere, by conditions, effects, rules and people."""
    found: dict[str, set[str]] = {kind: set() for kind in TABLES}
    for kind in found:
        found[kind] = {hit.value for makes in (False, True) for hit in context.references(kind, makes)}
    return found


def _head(context: Context) -> None:
    """What a list of scenarios, and whoever wants to pass the file on, would look for."""
    if not context.root.get("summary"):
        what = _("there is no summary: a list of scenarios has only the title to show")
        context.add("N301", ("title",), what, _('add "summary": "\u2026", one sentence'), key=True)
    if not context.root.get("licence"):
        what = _("there is no licence: nobody knows whether the file may be passed on or changed")
        context.add(
            "N302", ("title",), what, _('add "licence", such as {licence}').format(licence='"CC-BY-4.0"'), key=True
        )


def _people(context: Context, reach: Reach) -> None:
    for table in _PEOPLE:
        for who, person in reach.table(table).items():
            if reach.first(("here", who)) == NEVER and person.get("from_day", 1) <= reach.days:
                if table == "officials":
                    what = _('"{id}" is in no run: the post of "{other}" never falls free')
                    what = what.format(id=who, other=safe(str(person["replaces"])))
                    mend = _('let posts change hands under "rules.office", or move somebody by an effect')
                else:
                    what = _('"{id}" is in no run: nobody is drawn from the pool').format(id=who)
                    mend = _('write how many under "draw.{table}", or take "pool" out').format(table=table)
                context.add("W310", (table, who), what, mend, key=True)


Unused = tuple[Path, str, str]
"""Its path (table and id, or a section that is one thing), why it never comes, and how to mend it."""


def _by_system(reach: Reach) -> Iterator[Unused]:
    """What belongs to a system that the scenario does not have; an official who stands at a post is met there."""
    at_posts = {post.get("official") for post in reach.table("posts").values()}
    for table, system, kind in (
        ("rumours", "rumours", "rumour"), ("upgrades", "growth", "upgrade"), ("lenders", "credit", ""),
        ("kyes", "kye", ""), ("sidelines", "sidelines", ""), ("stakes", "sidelines", ""),
        ("partners", "partners", ""), ("workshops", "ventures", ""), ("recipes", "ventures", ""),
        ("firms", "ventures", ""), ("contracts", "ventures", ""), ("bargains", "bargains", ""),
        ("ways", "travel", ""), ("officials", "officials", ""),
    ):  # fmt: skip
        for some_id in reach.table(table) if reach.system(system) == NEVER else ():
            if some_id in at_posts:
                continue
            if not kind or reach.first((kind, some_id)) == NEVER:
                yield _without_system((table, some_id), system)
    for some_id in reach.table("upgrades") if reach.system("growth") != NEVER else ():
        if reach.first(("upgrade", some_id)) == NEVER:
            why = _("what it needs can never be had")
            yield ("upgrades", some_id), why, _('take that out of its "needs", or let it be had')


def _sections(reach: Reach) -> Iterator[Unused]:
    """Sections that are one thing each, and belong to a system that the scenario does not have."""
    for section, system in (("council", "council"), ("reform", "reform")):
        if reach.root.get(section) and reach.system(system) == NEVER:
            yield _without_system((section,), system)


def _without_system(path: Path, system: str) -> Unused:
    why = _('the system "{system}" never comes').format(system=system)
    return path, why, _('add "{system}": 1 to "systems", or delete it').format(system=system)


def _things(reach: Reach, named: dict[str, set[str]]) -> Iterator[Unused]:
    """Places that nobody can go to or hear of; posts, currencies and goods that nothing names."""
    calls = bool(reach.rule("calls")) and reach.system("rumours") != NEVER
    for some_id, place in reach.table("places").items():
        heard = some_id in named["place"] or (calls and place.get("sells"))
        if reach.first(("place", some_id)) == NEVER and not heard:
            yield ("places", some_id), _("no way leads there"), _('let one of the "ways" lead there, or delete it')
    for some_id in reach.table("posts"):
        if some_id not in named["post"]:
            yield ("posts", some_id), _("no road passes it"), _('name it in a supplier\'s "road", or delete it')
    for some_id, currency in reach.table("currencies").items():
        if some_id not in named["currency"] | named["gift"] and not currency.get("rates"):
            yield ("currencies", some_id), _("nothing is paid in it"), _("use it, or delete it")
    sold = {good for one in reach.table("neighbours").values() for good in one["goods"]}
    for some_id in reach.table("goods"):
        if reach.first(("good", some_id)) == NEVER and some_id not in named["good"] | named["gift"] | sold:
            yield ("goods", some_id), _("nobody has it, and nothing names it"), _("let somebody bring it, or delete it")


def _by_weight(reach: Reach) -> Iterator[Unused]:
    for some_id in reach.table("weathers"):
        if reach.first(("weather", some_id)) == NEVER:
            why = _("its weight is 0, and no day has it")
            yield ("weathers", some_id), why, _('give it a weight, or a day under "calendar.weather"')
    for some_id, buyer in reach.table("buyers").items():
        if not buyer["weight"] and any(one["weight"] for one in reach.table("buyers").values()):
            yield ("buyers", some_id), _("the weight is 0"), _("give it a weight over 0, or delete it")


def _laws(context: Context, reach: Reach) -> None:
    """Goods that a law of these days watches and that nobody shows."""
    sold = {good for one in reach.table("neighbours").values() for good in one["goods"]}
    for some_id, law in reach.table("laws").items():
        ends = reach.day_of(law["end"]) if "end" in law else reach.days
        if law["kind"] != "goods" or reach.day_of(law["start"]) > reach.days or ends < 1:
            continue
        for index, good in enumerate(law.get("goods") or ()):
            if reach.first(("good", good)) == NEVER and good not in sold:
                path: Path = ("laws", some_id, "goods", index)
                what = _('the law "{id}" is about "{good}", which nobody sells here').format(id=some_id, good=good)
                context.add("W312", path, what, _("let somebody bring it, or take it out of the law"))
