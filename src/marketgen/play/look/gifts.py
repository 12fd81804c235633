"""The offer to an official: the facts about him, what could be given, and what would follow."""

from __future__ import annotations

from marketgen.engine import office
from marketgen.engine import officials as rules
from marketgen.engine.commands import Command
from marketgen.engine.rules import check
from marketgen.i18n import _
from marketgen.play import numbers, refusals, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import GiftOption, GiftPreview, GiftView


def gift_words(scene: Timeline, what: str, amount: int) -> str:
    """So much of a good or of a currency."""
    if what in scene.world.currencies:
        return numbers.priced(scene.world, amount, what)
    return wording.units(scene.world, what, amount)


def gift(scene: Timeline, who: str) -> GiftView:
    """The offer to an official: the facts about him, and what could be given."""
    world, run = scene.world, scene.run
    key = f"officials.{who}"
    state = run.officials[who]
    fear = numbers.degree("fear", office.fear_now(world, run, who).total)[0]
    watching = wording.text(world, f"{key}.watching") if rules.witnesses(world, run) else ""
    watching = watching or _("Nobody, if it is done quietly.")
    expects = _("About {amount} a week.").format(amount=numbers.priced(world, state.expects))
    expects = expects if state.expects else _("Nothing by the week.")
    facts = (
        (_("wants"), f"{expects} {wording.text(world, f'{key}.wants')}"),
        (_("can"), wording.text(world, f"{key}.can")),
        (_("cannot"), wording.text(world, f"{key}.cannot")),
        (_("fears"), _("{fear}. {text}").format(fear=fear.capitalize(), text=wording.text(world, f"{key}.fears"))),
        (_("watching"), watching),
    )
    options = []
    for choice in rules.give_choices(world, run):
        if choice.ids[0] != who or choice.refusal:
            continue
        what = choice.ids[1]
        each = max(1, rules.gift_worth(world, run, what, 1))
        kind = "currencies" if what in world.currencies else "goods"
        lacking = max(0, state.expects - state.given)
        step = max(1, 500 if what in world.currencies else 1)
        expected = max(1, -(-lacking // each))
        if what in world.currencies:
            expected = max(step, -(-expected // step) * step)
        options.append(
            GiftOption(
                what,
                wording.name(world, what, kind),
                1,
                choice.high,
                step,
                expected,
                what in world.officials[who].forms,
            )
        )
    return GiftView(who, wording.person(world, who), facts, tuple(options))


def gift_preview(scene: Timeline, who: str, what: str, amount: int) -> GiftPreview:
    """What follows from a gift: will he take it, then, later, if refused, what it costs."""
    world, run = scene.world, scene.run
    chance = rules.accepts(world, run, who, what, amount)
    worth = rules.gift_worth(world, run, what, amount)
    after = rules.expects_after(world, run, who, what, amount)
    expects = run.officials[who].expects
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    refusal = check(world, run, Command("give", (who, what), amount))
    enough = run.officials[who].given + worth >= expects
    then = (
        _("This week's look at your board would end one step milder.") if enough else _("It is less than he expects.")
    )
    if rules.at_table(run):
        then = _("That settles it for today.")
    rises = after.total > expects
    rows = (
        (_("he takes it"), numbers.odds(chance.total, as_numbers), ""),
        (_("then"), then, "good" if enough else ""),
        (
            _("later"),
            _("He will expect about {amount} a week. It hardly goes back.").format(
                amount=numbers.priced(world, after.total)
            ),
            "bad" if rises else "",
        ),
        (_("refused"), _refused(scene, who), "bad" if rules.at_table(run) else ""),
        (_("costs"), _cost(scene, what, amount, worth), ""),
    )
    return GiftPreview(
        chance,
        numbers.odds(chance.total, as_numbers),
        rows,
        after,
        refusals.sentence(world, refusal) if refusal else "",
    )


def _refused(scene: Timeline, who: str) -> str:
    fearful = office.fear_now(scene.world, scene.run, who).total >= scene.world.gifts.fearful
    if fearful:
        return _("Afraid men write things down: it would be a line in your file.")
    if rules.at_table(scene.run):
        return _("He looks at your board, and people have seen it.")
    if rules.witnesses(scene.world, scene.run):
        return _("He pushes it back, and people have seen it.")
    return _("He pushes it back, politely. You keep it.")


def _cost(scene: Timeline, what: str, amount: int, worth: int) -> str:
    told = gift_words(scene, what, amount)
    if what in scene.world.currencies:
        return told
    return _("{gift}, about {worth} at the market").format(gift=told, worth=numbers.priced(scene.world, worth))
