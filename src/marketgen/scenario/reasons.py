"""Reasons: why something can never be, and how to mend it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.i18n import N_, _
from marketgen.scenario.possible import Reason
from marketgen.scenario.problems import safe
from marketgen.scenario.source import Path, spelled

_NOBODY: dict[str, tuple[str, str]] = {
    "flag": (
        N_('no effect raises the flag "{id}"'),
        N_('add {{"flag": "{id}"}} to the effects of some choice, or drop this condition'),
    ),
    "sent": (
        N_("it is chained, and no effect brings it"),
        N_('add {{"event": {{"id": "{id}", "in_days": 1}}}} to the effects of another event, or take "chained" out'),
    ),
}
"""Of facts that nothing in the whole file even tries to bring about: why, and how to mend it."""

_FACTS: dict[str, str] = {
    "flag": N_('nothing that can happen raises the flag "{id}"'),
    "sent": N_("it is chained, and nothing that can happen brings it"),
    "event": N_('the event "{id}" can never happen'),
    "choice": N_('the choice "{choice}" of the event "{id}" can never be taken'),
    "rumour": N_('the rumour "{id}" is never told'),
    "rumours": N_("nobody ever tells a rumour"),
    "upgrade": N_('nobody can ever have the upgrade "{id}"'),
    "present": N_('"{id}" is in no run'),
    "weather": N_('the weather "{id}" never comes'),
    "level": N_("the campaign level never reaches {id}"),
    "good": N_('nothing ever brings "{id}" to the stall'),
    "place": N_('no way leads to "{id}"'),
    "travel": N_("nobody can travel in this scenario"),
    "left": N_('"{id}" can never lose the post'),
    "favour": N_('"{id}" never owes a favour'),
    "verb": N_('no effect that can happen raises "{id}"'),
    "found": N_("nobody can be found with anything"),
    "officials": N_('the system "officials" never comes'),
    "family": N_('the system "family" never comes'),
    "household": N_('the system "household" never comes'),
    "porter": N_('the system "porter" never comes'),
}
"""Why a fact can never be so, by its kind."""


_LATE: dict[str, str] = {
    "flag": N_('the flag "{id}"'),
    "event": N_('the event "{id}"'),
    "choice": N_('the choice "{choice}" of "{id}"'),
    "rumour": N_('the rumour "{id}"'),
    "upgrade": N_('the upgrade "{id}"'),
    "weather": N_('the weather "{id}"'),
    "level": N_("a campaign level of {id}"),
}
"""What a fact that comes too late is called; others by their id, or as the measure that is asked for."""


def words(reason: Reason, made: Mapping[str, Mapping[str, Path]]) -> tuple[str, str]:
    """Why, and how to mend it. made: what some effect of the file brings about, by kind (``flag``, ``event``), with the
    first place that does."""
    kind, some_id = reason.key
    if reason.kind == "need":
        nobody = _NOBODY.get(kind)
        makers = made.get("event" if kind == "sent" else kind, {})
        if nobody and some_id not in makers:
            return _(nobody[0]).format(id=some_id), _(nobody[1]).format(id=some_id)
        return _fact(kind, some_id), _first(kind, some_id, makers)
    if reason.kind == "late" and kind:
        what = _(_LATE[kind]) if kind in _LATE else '"{id}"'
        event, _colon, choice = (some_id or kind).partition(":")
        why = _("{what} cannot come before day {low}, and this asks for it until day {high}")
        why = why.format(what=what.format(id=safe(event), choice=safe(choice)), low=reason.low, high=reason.high)
        return why, _("leave more time, or let it come earlier")
    if reason.kind in ("over", "under"):
        return _bound(reason)
    return _other(reason)


def _first(kind: str, some_id: str, makers: Mapping[str, Path]) -> str:
    """What is to be mended before what only follows from it."""
    event, _colon, choice = some_id.partition(":")
    path: Path = makers.get(some_id, ())
    path = path[: max((place + 1 for place, part in enumerate(path) if isinstance(part, int)), default=0)]  # the effect
    if kind in ("event", "choice"):
        path = ("events", event, "choices", choice) if choice else ("events", event)
    if not path:
        return _("make that possible, or drop this condition")
    if kind == "sent":
        return _("mend {path} first").format(path=safe(spelled(path), 100))
    return _("mend {path} first, or drop this condition").format(path=safe(spelled(path), 100))


def _fact(kind: str, some_id: str) -> str:
    event, _colon, choice = some_id.partition(":")
    return _(_FACTS[kind]).format(id=safe(event), choice=safe(choice))


def _bound(reason: Reason) -> tuple[str, str]:
    """A number that a measure never is; of the day in its own words."""
    measure, low, high = reason.key[0], reason.low, reason.high
    if reason.kind == "over" and measure == "day":
        why = _("it waits for day {day}, but the scenario ends on day {last}").format(day=low, last=high)
        return why, _('lower "min" to at most {last}, or raise start.days').format(last=high)
    if measure == "day":
        return _("day {day} is before the first").format(day=high), _('raise "max" to at least 1')
    if reason.kind == "over":
        why = _('"{measure}" is never more than {bound}').format(measure=measure, bound=high)
        return why, _('lower "min" to at most {bound}').format(bound=high)
    why = _('"{measure}" is never less than {bound}').format(measure=measure, bound=low)
    return why, _('raise "max" to at least {bound}').format(bound=low)


def _other(reason: Reason) -> tuple[str, str]:
    drop = _("drop one of the two, or join them with {form}").format(form='"any"')
    if reason.kind == "clash" and reason.other:
        other = safe(spelled(reason.other))
        return _("it cannot hold together with {path}").format(path=other), drop
    if reason.kind == "weekday":
        why = _('none of the days asked for is a "{day}"').format(day=reason.key[1])
        return why, _("ask for more days, or for another day of the week")
    if reason.kind == "certain":
        return _('what stands under "not" always holds'), _('drop the "not", or ask for less')
    if reason.kind == "empty":
        return _('there is nothing in "any"'), _("put a condition into the list, or drop it")
    if reason.kind == "chance":
        return _("its chance is 0"), _("write a chance over 0, or drop the whole")
    if reason.kind == "media":
        return _("rules.story.media is 0, so no evening has banned media"), _("raise it, or take the tag out")
    if reason.kind == "past":
        why = _("it would be on day {low} at the earliest, but the scenario ends on day {high}")
        return why.format(low=reason.low, high=reason.high), _("bring it earlier, or raise start.days")
    why = _("the days on which it can be are not the days it asks for")
    return why, _("widen the days it asks for")
