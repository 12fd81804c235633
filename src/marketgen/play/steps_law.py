"""The steps of accounts of the law as words: fear, envy, danger, what makes an inspection worse."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, simple


def _level(world: World, step: Step) -> Words:
    return _("the board, against an ordinary week"), numbers.degree("level", step.number("level"))[0]


def _seen(world: World, step: Step) -> Words:
    detail = _("{worth} in hand and at the stall; the middle of the street has {street}").format(
        worth=numbers.priced(world, step.number("worth")), street=numbers.priced(world, step.number("street"))
    )
    return _("what people can see of you"), detail


def _usual(world: World, step: Step) -> Words:
    times = numbers.thousandths(step.number("share") // 10, 1)
    return _("what is nobody's business"), _("up to {times} times what the street has").format(times=times)


def _each(world: World, step: Step) -> Words:
    people = step.number("people")
    told = ngettext("{count} person knows", "{count} people know", people).format(count=people)
    return told, _("each could talk today; the board: {level}").format(
        level=numbers.degree("level", step.number("level"))[0]
    )


def _taken(world: World, step: Step) -> Words:
    return _("what was taken"), numbers.priced(world, step.number("taken"))


def _watched(world: World, step: Step) -> Words:
    return _("on show, and watched"), wording.name(world, step.word("good"))


def _seller(world: World, step: Step) -> Words:
    return _("somebody at the stall who should not sell"), wording.person(world, step.word("person"))


def _rung(world: World, step: Step) -> Words:
    """A step of the ladder by its name, and what it takes."""
    return wording.text(world, f"rules.inspection.rungs.{step.word('rung')}.name"), ""


def _rung_share(world: World, step: Step) -> Words:
    told = _("{share} of what is on show, {worth} at the going prices")
    worth = numbers.money(world, step.number("worth"))
    return _("a share of what is on show"), told.format(share=numbers.percent(step.number("share")), worth=worth)


def _envy(world: World, step: Step) -> Words:
    return _("envy"), numbers.degree("envy", step.number("envy"))[0]


STEPS: dict[str, Maker] = {
    "custom": simple(N_("these days it is the custom")),
    "fear_own": simple(N_("the fear that is always there")),
    "fear_level": _level,
    "fear_boss": simple(N_("somebody above looks on this week")),
    "fear_shaken": simple(N_("somebody fell not long ago")),
    "falls_taken": _taken,
    "better_spot": lambda world, step: (
        _("the spot that {name} gives you").format(name=wording.person(world, step.word("official"))),
        numbers.degree("tie", step.number("tie"))[0],
    ),
    "envy": _envy,
    "envy_seen": _seen,
    "envy_usual": _usual,
    "envy_stirred": simple(N_("what has been stirred"), N_("it cools a little every night")),
    "each_knows": _each,
    "not_twice": simple(N_("one is enough; two do not count twice")),
    "watched_goods": _watched,
    "may_not_sell": _seller,
    "rung_weight": lambda world, step: (
        _("of every hundred looks at a stall that is not ready"),
        _rung(world, step)[0],
    ),
    "made_ready": simple(N_("your stall is made ready")),
    "rung_worse": simple(N_("what makes it worse, and a step of it likelier")),
    "rung_let_off": simple(N_("somebody may let you off a step")),
    "rung_fee": lambda world, step: (_("the fee"), _rung(world, step)[0]),
    "rung_share": _rung_share,
    "no_more": simple(N_("there is no more in hand")),
    "made_worse": simple(N_("what happened these days")),
}
"""The steps of the law; :mod:`marketgen.play.steps` has them among its own."""
