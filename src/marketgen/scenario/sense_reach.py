"""Stage 4, sense: what can never be reached, by the fixpoint of ``reach``; each with the reason and how to mend it.

An error where something that is written would never be; a warning where a part of it is surely not what was meant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.possible import NEVER, Asked, Reason
from marketgen.scenario.problems import safe
from marketgen.scenario.reach import Reach
from marketgen.scenario.reach_story import last_day, may_come
from marketgen.scenario.reasons import words
from marketgen.scenario.source import Path, spelled

_TOLD = ("goals", "diary", "threads", "lessons")
"""Tables of conditions that nothing else depends on."""


def check(context: Context, reach: Reach) -> None:
    """Add the problems of all that can never be."""
    story = _Unreached(context, reach)
    for some_id, event in reach.table("events").items():
        story.event(some_id, event)
    for some_id, rumour in reach.table("rumours").items():
        story.rumour(some_id, rumour)
    for some_id, ending in reach.table("endings").items():
        story.ending(some_id, ending)
    story.passages()
    story.whole()
    story.parts()
    story.sent()
    story.flags()
    story.tell()


class _Unreached:
    """Gathers what can never be, and tells what has one reason in one message with all its places."""

    def __init__(self, context: Context, reach: Reach) -> None:
        self._context = context
        self._reach = reach
        self._made = {
            kind: {hit.value: hit.path for hit in reversed(context.references(kind, makes=True))}
            for kind in ("flag", "event")
        }
        self._found: dict[tuple[object, ...], list[tuple[Path, Callable[[], tuple[str, str]]]]] = {}
        self._dead: list[Path] = []

    def _add(self, code: str, path: Path, key: object, say: Callable[[], tuple[str, str]]) -> None:
        self._found.setdefault((code, key), []).append((path, say))

    def tell(self) -> None:
        """Add the problems, those of one reason folded into the first of them."""
        for (code, _key), found in self._found.items():
            path, say = found[0]
            what, mend = say()
            also = tuple(other for other, _say in found[1:])
            self._context.add(str(code), path, what, mend, also=also, also_says=_("the same at {places}"))

    def _never(self, form: str, reason: Reason, code: str = "E302") -> None:
        """Something whole that can never be, for a reason; ``form`` is a sentence with {why}."""
        why, mend = words(reason, self._made)
        key = (reason.kind, reason.key) if reason.kind == "need" else reason.path
        self._add(code, reason.path, key, lambda: (form.format(why=why), mend))

    def event(self, some_id: str, event: dict[str, Any]) -> None:
        """An event that can never happen, or a choice that can never be taken."""
        reach, path = self._reach, ("events", some_id)
        form = _('the event "{id}" can never happen: {why}').replace("{id}", some_id)
        if reach.first(("open", some_id)) == NEVER:
            self._dead.append(path)
            self._never(form, self._why_not(some_id, event))
            return
        choices = event.get("choices") or {}
        shut = [name for name in choices if reach.first(("choice", f"{some_id}:{name}")) == NEVER]
        if choices and len(shut) == len(choices):
            self._dead.append(path)
            self._never(form, self._shut(some_id, event, shut[0]))
            return
        for name in shut:
            self._dead.append((*path, "choices", name))
            told = _('the choice "{choice}" of the event "{id}" can never be taken: {why}')
            told = told.replace("{choice}", name).replace("{id}", some_id)
            self._never(told, self._shut(some_id, event, name), "W306")

    def _why_not(self, some_id: str, event: dict[str, Any]) -> Reason:
        reach, path = self._reach, ("events", some_id)
        if "person" in event and reach.first(("here", event["person"])) == NEVER:
            return Reason((*path, "person"), "need", ("present", event["person"]))
        if event.get("chained"):
            return Reason((*path, "chained"), "need", ("sent", some_id))
        if not may_come(reach, event):
            return Reason((*path, "tags"), "media")
        return reach.troubled[*path, "when"].why[0]

    def _shut(self, some_id: str, event: dict[str, Any], name: str) -> Reason:
        """Why a choice can never be taken."""
        path: Path = ("events", some_id, "choices", name)
        asked = self._reach.troubled.get((*path, "when"))
        if asked is not None and asked.why:
            return asked.why[0]
        for number, effect in enumerate(event["choices"][name]["effects"]):
            for verb, kind in (("stock", "good"), ("favour", "favour")):
                for what, amount in (effect.get(verb) or {}).items():
                    if what != "note" and amount < 0 and self._reach.first((kind, what)) == NEVER:
                        return Reason((*path, "effects", number, verb, what), "need", (kind, what))
        return Reason((*path, "when"), "late", ("event", some_id), high=last_day(event) or self._reach.days)

    def rumour(self, some_id: str, rumour: dict[str, Any]) -> None:
        """A rumour that nobody can tell; one whose day comes after the end."""
        reach, path = self._reach, ("rumours", some_id)
        told = reach.first(("rumour", some_id))
        if told == NEVER:
            self._dead.append(path)
            asked = reach.troubled.get((*path, "when"))
            form = _('the rumour "{id}" can never be told: {why}').replace("{id}", some_id)
            if asked is not None and asked.why:
                self._never(form, asked.why[0])
            elif "who" in rumour and reach.first(("present", rumour["who"])) == NEVER:
                self._never(form, Reason((*path, "who"), "need", ("present", rumour["who"])))
        elif rumour.get("effects") and told + rumour["days"] > reach.days:
            reason = Reason((*path, "days"), "past", low=told + rumour["days"], high=reach.days)
            form = _('what the rumour "{id}" foretells never comes: {why}').replace("{id}", some_id)
            self._never(form, reason, "W307")

    def ending(self, some_id: str, ending: dict[str, Any]) -> None:
        """An ending that nothing leads to."""
        if self._reach.first(("ending", some_id)) != NEVER or "when" in ending:
            return
        named = self._context.references("ending", makes=True)
        places = [hit.path for hit in named if hit.value == some_id]
        what = _('the ending "{id}" can never be reached').format(id=some_id)
        mend = _('give it a "when", or end with it from an effect: {form}').format(form=f'{{"end": "{some_id}"}}')
        if places:
            what += _(": what ends with it can never happen")
            mend = _("mend that first")
        self._context.add(
            "W303", ("endings", some_id), what, mend, key=True, also=tuple(places), also_says=_("named at {places}")
        )

    def passages(self) -> None:
        """Conditions of what is only told; of a part of the epilogue also what always stands before."""
        for table in _TOLD:
            for some_id, entry in self._reach.table(table).items():
                key = "mistake" if table == "lessons" else "when"
                days = (entry["day"], entry["day"]) if table == "lessons" else (1, 0)
                if table == "threads" and self._reach.days > 1:
                    days = (1, self._reach.days - 1)
                self._reach.asked(entry[key], (table, some_id, key), *days)
        for part_id, part in self._reach.table("epilogue").items():
            self._part(("epilogue", part_id, "passages"), part["passages"])

    def _part(self, path: Path, passages: dict[str, Any]) -> None:
        ranked = sorted(passages.items(), key=lambda item: (item[1].get("rank", 0), item[0]))
        before = ""
        for some_id, passage in ranked:
            at = (*path, some_id)
            if before:
                self._dead.append(at)
                what = _('the passage "{id}" is never told: "{other}" stands before it, and always holds')
                what = what.format(id=some_id, other=before)
                mend = _('give "{other}" a higher "rank" than this one').format(other=before)
                self._context.add("W308", at, what, mend, key=True)
            else:
                self._reach.asked(passage["when"], (*at, "when"))
                before = some_id if not passage["when"].keys() - {"note"} else ""

    def whole(self) -> None:
        """What has one condition and whose condition can never hold."""
        for path, asked in self._reach.troubled.items():
            if asked.why and path[0] not in ("events", "rumours") and path[-1] in ("when", "mistake"):
                owner = path[:-1] if path[-1] == "when" else path
                form = _('"{path}" can never hold: {why}').replace("{path}", safe(spelled(owner)))
                self._never(form, asked.why[0])

    def parts(self) -> None:
        """Tests that can never hold in what can: alternatives, negations, the conditions of effects."""
        form = _("this can never hold: {why}")
        for path, asked in self._reach.troubled.items():
            if not any(path[: len(dead)] == dead for dead in self._dead):
                for reason in self._loose(path, asked):
                    self._never(form, reason, "W302")

    @staticmethod
    def _loose(path: Path, asked: Asked) -> list[Reason]:
        """The reasons that close a part and not the whole: all of them where the whole is an ``if``, or an event that
        comes without its own condition because another one sends it."""
        sent = path[0] in ("events", "rumours") and path[-1] == "when" and "choices" not in path
        return [*(asked.why[:1] if path[-1] == "if" or sent else ()), *asked.loose]

    def sent(self) -> None:
        """Events that are sent for a day after the end."""
        for path, day in self._reach.late.items():
            if not any(path[: len(dead)] == dead for dead in self._dead):
                reason = Reason(path, "past", low=day, high=self._reach.days)
                self._never(_("this event never comes: {why}"), reason, "W307")

    def flags(self) -> None:
        """Flags that nobody raises or asks for, and flags asked for where no condition stands."""
        asked = {hit.value: hit.path for hit in reversed(self._context.references("flag")) if "unflag" not in hit.path}
        for flag in self._reach.table("flags"):
            path: Path = ("flags", flag)
            if flag not in self._made["flag"] and flag not in asked:
                what = _('the flag "{id}" is never raised and never asked for').format(id=flag)
                self._context.add("W301", path, what, _("delete it, or use it"), key=True)
            elif flag not in asked:
                what = _('the flag "{id}" is raised, and nothing asks for it').format(id=flag)
                mend = _("ask for it where it matters, or delete it and what raises it")
                self._context.add("W309", path, what, mend, key=True)
        for hit in self._context.references("flag"):
            elsewhere = hit.path[-1] in ("unflag", "until") or hit.path[0] == "rules"
            if elsewhere and self._reach.first(("flag", hit.value)) == NEVER:
                reason = Reason(hit.path, "need", ("flag", hit.value))
                self._never(_("this can never hold: {why}"), reason, "W302")
