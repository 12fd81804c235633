"""Conditions, effects, events and passages of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from marketgen.engine import plot
from marketgen.engine.effects import VERBS
from marketgen.engine.measures import MEASURES
from marketgen.scenario.models import services, story
from marketgen.scenario.models.conditions import Condition, Effect, Range
from marketgen.scenario.placeholders import found

NEVER = plot.Condition("any")
"""The condition that never holds: of nothing at least one."""

Money = Callable[[Decimal, str], int]
"""(amount, currency or "" for the main one) -> minor units."""


def fills(*texts: str) -> tuple[tuple[str, str], ...]:
    """The measures that some texts fill in, as (measure, subject), sorted, each once."""
    return tuple(sorted({(name, of) for text in texts for name, of in found(text) if _measured(name, of)}))


def _measured(name: str, of: str) -> bool:
    return name in MEASURES and bool(of) == bool(MEASURES[name].of)


class StoryCompiler:
    """Compiles what a scenario tells. money: see :data:`Money`."""

    def __init__(self, money: Money) -> None:
        self._money = money

    def condition(self, given: Condition | None) -> plot.Condition:
        """A condition; none at all always holds."""
        if given is None:
            return plot.ALWAYS
        tests = [test for name in sorted(given.model_fields_set & MEASURES.keys()) for test in self._tests(given, name)]
        for name in ("flag", "seen"):
            subject = getattr(given, name)
            if subject is not None:
                tests.append(plot.Test(name, subject, None, None))
        for event, choice in sorted((given.chose or {}).items()):
            tests.append(plot.Test("chose", f"{event}:{choice}", None, None))
        parts = [self.condition(part) for part in given.all or ()]
        if given.any is not None:
            parts.append(plot.Condition("any", parts=tuple(self.condition(part) for part in given.any)))
        if given.not_ is not None:
            parts.append(plot.Condition("not", parts=(self.condition(given.not_),)))
        chance = 10_000 if given.chance is None else given.chance
        return plot.Condition("all", tuple(tests), tuple(parts), chance)

    def _tests(self, given: Condition, name: str) -> Iterator[plot.Test]:
        value = getattr(given, name)
        if isinstance(value, dict):
            for subject, ends in sorted(value.items()):
                currency = subject if (MEASURES[name].of, MEASURES[name].unit) == ("currency", "money") else ""
                yield plot.Test(name, subject, *self._ends(ends, currency))
        elif value is not None:
            yield plot.Test(name, "", *self._ends(value, ""))

    def _ends(self, ends: Range, currency: str) -> tuple[int | None, int | None]:
        return self._end(ends.min, currency), self._end(ends.max, currency)

    def _end(self, end: int | Decimal | None, currency: str) -> int | None:
        return self._money(end, currency) if isinstance(end, Decimal) else end

    def effects(self, given: list[Effect] | None, owner: str = "") -> tuple[plot.Effect, ...]:
        """Effects in order. ``owner`` keys the luck of ``one_of`` within the event: the choice it stands in."""
        compiled: list[plot.Effect] = []
        branching = 0
        for effect in given or ():
            verb = next(name for name in VERBS if name in _given(effect))
            if verb == "one_of":
                branching += 1
                compiled.append(self._one_of(effect, f"{owner}/{branching}"))
            elif verb == "if":
                ways = (
                    (1, self.effects(effect.then, f"{owner}/then")),
                    (1, self.effects(effect.else_, f"{owner}/else")),
                )
                compiled.append(plot.Effect("if", when=self.condition(effect.if_), branches=ways))
            else:
                compiled.extend(self._plain(verb, getattr(effect, verb)))
        return tuple(compiled)

    def _one_of(self, effect: Effect, key: str) -> plot.Effect:
        ways = tuple(
            (branch.weight, self.effects(branch.do, f"{key}/{index}"))
            for index, branch in enumerate(effect.one_of or (), start=1)
        )
        return plot.Effect("one_of", subject=key, branches=ways)

    def _plain(self, verb: str, value: object) -> Iterator[plot.Effect]:
        if isinstance(value, dict):
            for subject, amount in sorted(value.items()):
                currency = subject if VERBS[verb].of == "currency" else ""
                number = self._money(amount, currency) if isinstance(amount, Decimal) else amount
                yield plot.Effect(verb, subject, number)
        elif isinstance(value, str):
            yield plot.Effect(verb, value)
        elif isinstance(value, int):
            yield plot.Effect(verb, amount=value)
        else:
            yield from self._record(verb, value)

    def _record(self, verb: str, value: Any) -> Iterator[plot.Effect]:
        """An effect written as an object: whom or what it is about, how much, for how many days."""
        if verb == "load":
            for name in ("days", "share", "free", "lost"):
                if getattr(value, name) is not None:
                    yield plot.Effect(verb, name, int(getattr(value, name)))
            return
        if verb == "hear":
            yield from (plot.Effect(verb, f"{value.place}.{good}") for good in sorted(set(value.goods)))
            return
        subject, amount, days = _first(value, _ABOUT) or "", _first(value, _MUCH) or 0, _first(value, _LONG) or 0
        number = self._money(amount, "") if isinstance(amount, Decimal) else int(amount)
        yield plot.Effect(verb, subject, number, days)

    def event(self, some_id: str, event: story.Event) -> plot.Story:
        """A story event, its choices in the order of the file."""
        choices = tuple(
            plot.EventChoice(choice_id, self.condition(choice.when), self.effects(choice.effects, choice_id))
            for choice_id, choice in (event.choices or {}).items()
        )
        return plot.Story(
            some_id, event.phase, event.person or "", self.condition(event.when), event.priority, event.weight,
            event.cooldown, event.private, event.chained, self.effects(event.effects), choices,
            tuple(sorted(set(event.tags or ()))),
        )  # fmt: skip

    def rumour(self, some_id: str, rumour: story.Rumour) -> plot.Rumour:
        """Something that people say."""
        return plot.Rumour(
            some_id, rumour.who or "", rumour.else_ or "", rumour.truth, rumour.days, self.condition(rumour.when),
            self.effects(rumour.effects, some_id),
        )  # fmt: skip

    def service(self, some_id: str, given: services.Service) -> plot.Service:
        """Something done for an official."""
        return plot.Service(
            some_id, self._money(given.worth, ""), given.every, given.owes, self.condition(given.when),
            self.effects(given.effects, some_id),
        )  # fmt: skip

    def help(self, some_id: str, given: services.Help) -> plot.Help:
        """What an official does for a favour that he owes."""
        return plot.Help(some_id, self.condition(given.when), self.effects(given.effects, some_id))

    def ending(self, some_id: str, ending: story.Ending) -> plot.Ending:
        """An ending; without a condition only an effect brings it."""
        when = NEVER if ending.when is None else self.condition(ending.when)
        return plot.Ending(some_id, when, ending.scored)

    def passages(self, given: Mapping[str, Any], path: str) -> tuple[plot.Passage, ...]:
        """Passages in the order in which they are tried."""
        ranked = sorted(given.items(), key=lambda item: (item[1].rank, item[0]))
        return tuple(
            plot.Passage(
                some_id,
                f"{path}.{some_id}.text",
                self.condition(passage.when),
                fills(passage.text),
                self.effects(getattr(passage, "effects", None), some_id),
            )
            for some_id, passage in ranked
        )


_ABOUT = ("good", "person", "to", "currency", "member", "id", "until")
_MUCH = ("share", "points", "money", "by", "level", "steps", "hours")
_LONG = ("days", "in_days")
"""The keys of an effect's object: the first that is given is its subject, its amount, its days."""


def _first(value: Any, names: tuple[str, ...]) -> Any:
    return next((found for name in names if (found := getattr(value, name, None)) is not None), None)


def _given(effect: Effect) -> set[str]:
    return {"if" if name == "if_" else name for name in effect.model_fields_set}
