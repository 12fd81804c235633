"""The street: who stands along the row, how each is off, where you stand among them, and what each neighbour does."""

from __future__ import annotations

from marketgen.engine import envy, street
from marketgen.engine.street_rules import Belief
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import ClubLine, ClubView

MOST = 5
"""The most marks of a stall: ten tenths of the best-off one's."""


def row(scene: Timeline) -> tuple[ClubView, ...]:
    """The street in lines: where you stand, then each stall of the row with marks of what it has; nothing without."""
    world, run = scene.world, scene.run
    if not run.street:
        return ()
    middle, seen = street.median(world, run), envy.visible(world, run)
    stalls = street.along(world, run)
    most = max(1, seen, *(amount for _who, amount in stalls))
    lines = [
        ClubLine(_("where you stand"), _place(scene, seen, middle.total, len(stalls)), "", middle.subject, middle),
        ClubLine(_("you"), numbers.priced(world, seen), marks=_marks(seen, most)),
    ]
    for who, amount in stalls:
        account = street.means(world, run, who) if who in run.street else None
        told = _("{amount}, {how}").format(amount=numbers.priced(world, amount), how=_how(amount, middle.total))
        tone = "bad" if 3 * amount < middle.total else ""
        name = wording.person(world, who)
        lines.append(ClubLine(name, told, tone, account.subject if account else "", account, _marks(amount, most)))
    return (ClubView("street", _("the street"), tuple(lines)),)


def _marks(amount: int, most: int) -> int:
    """Marks of a stall beside the best-off one: at least one for whoever has anything."""
    return max(int(amount > 0), (MOST * amount + most // 2) // most)


def _place(scene: Timeline, seen: int, middle: int, stalls: int) -> str:
    """Where you stand along the row, in words."""
    under = street.poorer(scene.world, scene.run, seen)
    if under == stalls:
        found = _("better off than anybody else of the row")
    elif not under:
        found = _("nobody of the row has less")
    else:
        found = ngettext("{count} of {all} stalls has less", "{count} of {all} stalls have less", under)
        found = found.format(count=under, all=stalls)
    return _("{place}; what is seen of you is {share} of the street's median").format(
        place=found, share=numbers.percent(seen * 10_000 // max(1, middle))
    )


def _how(amount: int, middle: int) -> str:
    """How somebody is off beside the street's median, in words."""
    if 3 * amount < middle:
        return _("much less than most")
    if 4 * amount < 3 * middle:
        return _("less than most")
    if 4 * amount <= 5 * middle:
        return _("like most")
    return _("more than most") if amount <= 3 * middle else _("much more than most")


def facts(scene: Timeline, who: str) -> tuple[tuple[str, str], ...]:
    """What you see of a neighbour: what she asks, what she copies since when, what you agreed on, her mood, her
    means."""
    world, run = scene.world, scene.run
    stall = run.street.get(who)
    if stall is None:
        return ()
    asked = [
        _("{good} {price}").format(
            good=wording.name(world, good), price=numbers.money(world, run.prices[f"{who}.{good}"])
        )
        for good in stall.beliefs
        if f"{who}.{good}" in run.prices
    ]
    since = [
        _("{good} since {date}").format(good=wording.name(world, good), date=wording.short_date(world, one.since))
        for good, one in stall.beliefs.items()
        if one.since
    ]
    agreed = [
        _("{good} until {date}").format(good=wording.name(world, good), date=wording.short_date(world, last))
        for good, last in stall.truces
    ]
    rows = (
        (_("asks"), ", ".join(asked)),
        (_("after you"), ", ".join(since)),
        (_("agreed"), ", ".join(agreed)),
        (_("mood"), _mood(scene, who, list(stall.beliefs.values()))),
        (_("has"), _how(stall.means, street.median(world, run).total)),
    )
    return tuple((label, words) for label, words in rows if words)


def _mood(scene: Timeline, who: str, held: list[Belief]) -> str:
    """Her mood in words: what the last day did to her."""
    stall = scene.run.street[who]
    if stall.before < 0:
        return _("waits to see how the day goes")
    if stall.under == scene.run.day - 1:
        return _("counts what you sold for less")
    if not stall.means:
        return _("has nothing left, and says nothing of it")
    if held and all(one.idle for one in held):
        return _("sold nothing yesterday")
    if stall.earned < stall.lived:
        return _("had a thin day")
    return _("had a good day")
