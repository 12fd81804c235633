"""Events of a market told together: a slot that was empty is no news, and many goods of one kind share a line."""

from __future__ import annotations

from marketgen.engine.events import Event, as_event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import tell, wording
from marketgen.play.views import LogLine

FEW = 2
"""Goods of one kind that have a line each; more are told in one."""

_TOGETHER = {
    "missed": N_("Groups that wished for what you do not show: {goods}."),
    "none_left": N_("Groups that wished for what has run out at yours: {goods}."),
}


def lines(world: World, run: Run, events: tuple[Event, ...]) -> tuple[LogLine, ...]:
    """The lines of what happened, in order."""
    return tuple(line for _event, line in told(world, run, events))


def told(world: World, run: Run, events: tuple[Event, ...]) -> tuple[tuple[Event, LogLine], ...]:
    """The same, each with its event; of several that share a line the first."""
    out = {event.word("good") for event in events if event.kind in ("sold_out", "none_left")}
    kept = _summed([event for event in events if not _says_nothing(run, event, out)])
    alike = {kind: [event for event in kept if event.kind == kind] for kind in _TOGETHER}
    found = []
    for event in kept:
        shared = alike.get(event.kind, [])
        if len(shared) <= FEW:
            line = tell.line(world, run, event)
        else:
            line = _shared(world, shared) if event is shared[0] else None
        if line is not None:
            found.append((event, line))
    return tuple(found)


def _summed(events: list[Event]) -> list[Event]:
    """The same, with the groups that wished for a good in two parts of a day as one number, where the first is told."""
    found: dict[tuple[str, str], int] = {}
    kept: list[Event] = []
    for event in events:
        key = (event.kind, event.word("good"))
        if event.kind in _TOGETHER and key in found:
            first = kept[found[key]]
            groups = first.number("groups") + event.number("groups")
            kept[found[key]] = as_event(event.kind, tuple({**dict(first.facts), "groups": groups}.items()))
            continue
        if event.kind in _TOGETHER:
            found[key] = len(kept)
        kept.append(event)
    return kept


def _says_nothing(run: Run, event: Event, out: set[str]) -> bool:
    """Whether an event only says that nothing was sold of what there was nothing of."""
    if event.kind != "sold" or event.number("units"):
        return False
    good = event.word("good")
    return good in out or not (event.number("walked") or run.goods[good].stock)


def _shared(world: World, events: list[Event]) -> LogLine:
    """``the row: wished for and not seen at yours, by groups: plum 4; fig 4``, the most wished for first."""
    ranked = sorted(events, key=lambda event: -event.number("groups"))
    goods = (
        _("{good} {groups}").format(good=wording.name(world, event.word("good")), groups=event.number("groups"))
        for event in ranked
    )
    return LogLine(_("the row"), _(_TOGETHER[events[0].kind]).format(goods="; ".join(goods)), "bad")
