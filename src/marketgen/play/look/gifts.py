"""The offer to an official: the facts about him, what could be given, and what would follow."""

from __future__ import annotations

from marketgen.engine import between, office, services
from marketgen.engine import officials as rules
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice
from marketgen.engine.rules import check
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, refusals, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import GiftOption, GiftPreview, GiftView


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
        (_("fears"), _("{text} Just now: {fear}.").format(fear=fear, text=wording.text(world, f"{key}.fears"))),
        (_("watching"), watching),
    )
    options = [*(_option(scene, who, choice) for choice in _offers(scene, who)), *favours(scene, who)]
    return GiftView(who, wording.person(world, who), facts, tuple(options))


def _offers(scene: Timeline, who: str) -> list[Choice]:
    """What can be handed over yourself, then what can be sent through somebody."""
    world, run = scene.world, scene.run
    own = [choice for choice in rules.give_choices(world, run) if choice.ids[0] == who]
    sent = [] if rules.at_table(run) else [one for one in between.send_choices(world, run) if one.ids[1] == who]
    return [choice for choice in (*own, *sent) if choice.refusal is None]


def favours(scene: Timeline, who: str) -> list[GiftOption]:
    """What he can be asked for, of what he owes."""
    world, run = scene.world, scene.run
    found = [] if rules.at_table(run) else services.favour_choices(world, run)
    return [
        GiftOption(
            choice.ids[1], wording.text(world, f"officials.{who}.favours.{choice.ids[1]}.name"), 1, 1, 1, 1, False,
            favour=True,
        )
        for choice in found
        if choice.ids[0] == who and choice.refusal is None
    ]  # fmt: skip


def _option(scene: Timeline, who: str, choice: Choice) -> GiftOption:
    world, run = scene.world, scene.run
    state, official = run.officials[who], world.officials[who]
    through = choice.ids[0] if choice.verb == "send" else ""
    what = choice.ids[-1]
    money = what in world.currencies
    lacking = max(0, state.expects - state.given)
    expected = max(choice.low, -(-lacking // max(1, rules.gift_worth(world, run, what, 1))))
    if through:  # so much more that what he expects is left of it
        expected += -(-expected * world.gifts.between_bp // max(1, BP - world.gifts.between_bp))
    step = 500 if money else 1
    if money:
        expected = -(-expected // step) * step
    return GiftOption(
        what,
        wording.thing(world, what),
        choice.low,
        choice.high,
        step,
        max(choice.low, expected),
        what in official.forms or (bool(through) and what in official.through),
        through,
        wording.person(world, through) if through else "",
        wording.text(world, f"services.{what}.costs"),
    )


def gift_command(who: str, option: GiftOption, amount: int) -> Command:
    """The command that offers so much of an option, or asks for a favour."""
    if option.favour:
        return Command("call_in", (who, option.what))
    if option.through:
        return Command("send", (option.through, who, option.what), amount)
    return Command("give", (who, option.what), amount)


def gift_preview(scene: Timeline, who: str, what: str, amount: int, through: str = "") -> GiftPreview:
    """What follows from a gift: will he take it, then, later, if refused, what it costs."""
    world, run = scene.world, scene.run
    reaches = amount - between.kept(world, amount) if through else amount
    chance = rules.accepts(world, run, who, what, reaches, through)
    worth = rules.gift_worth(world, run, what, reaches)
    after = rules.expects_after(world, run, who, what, reaches)
    expects = run.officials[who].expects
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    ids = (through, who, what) if through else (who, what)
    refusal = check(world, run, Command("send" if through else "give", ids, amount))
    enough = run.officials[who].given + worth >= expects
    rises = after.total > expects
    rows: tuple[tuple[str, str, str], ...] = (
        (_("taken"), numbers.odds(chance.total, as_numbers), ""),
        (_("then"), _then(scene, who, enough), "good" if enough else ""),
        (
            _("later"),
            _("About {amount} a week is expected then. It hardly goes back.").format(
                amount=numbers.priced(world, after.total)
            ),
            "bad" if rises else "",
        ),
        (_("refused"), _refused(scene, who, what), "bad" if rules.at_table(run) else ""),
        (_("costs"), _cost(scene, what, amount, rules.gift_worth(world, run, what, amount)), ""),
    )
    if through:
        kept = wording.gift(world, what, between.kept(world, amount))
        told = _("{name} keeps {kept}, and knows.").format(name=wording.person(world, through), kept=kept)
        rows = (*rows, (_("through"), told, "bad"))
    return GiftPreview(
        chance,
        numbers.odds(chance.total, as_numbers),
        rows,
        after,
        refusals.sentence(world, refusal) if refusal else "",
    )


def favour_preview(scene: Timeline, who: str, favour: str) -> GiftPreview:
    """What follows from asking for what he owes."""
    world, run = scene.world, scene.run
    chance = services.does(world, run, who, rules.witnesses(world, run))
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    refusal = check(world, run, Command("call_in", (who, favour)))
    owed = run.favours.get(who, 0)
    left = ngettext("One of {count} favour that he owes.", "One of {count} favours that he owes.", owed)
    rows = (
        (_("it is done"), numbers.odds(chance.total, as_numbers), ""),
        (_("then"), wording.text(world, f"officials.{who}.favours.{favour}.does"), "good"),
        (_("if not"), _("It is too dangerous now, and stays owed. Another day may do."), ""),
        (_("costs"), left.format(count=owed), ""),
    )
    told = refusals.sentence(world, refusal) if refusal else ""
    return GiftPreview(chance, numbers.odds(chance.total, as_numbers), rows, None, told)


def _then(scene: Timeline, who: str, enough: bool) -> str:
    """What a gift that is taken is good for."""
    if rules.at_table(scene.run):
        return _("That settles it for today.")
    if not enough:
        return _("It is less than what is expected.")
    if office.reaches(scene.world, who, "sweeps"):
        return _("This week's look at your stall would end one step milder.")
    return _("What is within reach ends one step milder, once this week.")


def _refused(scene: Timeline, who: str, what: str) -> str:
    """What follows if it is not taken."""
    if what in scene.world.services:
        seen = rules.witnesses(scene.world, scene.run)
        return _("It is not done, and people have heard it.") if seen else _("It is not done, and nothing is written.")
    fearful = office.fear_now(scene.world, scene.run, who).total >= scene.world.gifts.fearful
    if fearful:
        return _("Afraid people write things down: it would be a line in your file.")
    if rules.at_table(scene.run):
        return _("Your stall is looked at, and people have seen it.")
    if rules.witnesses(scene.world, scene.run):
        return _("It is pushed back, and people have seen it.")
    return _("It is pushed back, politely. You keep it.")


def _cost(scene: Timeline, what: str, amount: int, worth: int) -> str:
    told = wording.gift(scene.world, what, amount)
    if what in scene.world.currencies:
        return told
    if what in scene.world.services:
        return wording.text(scene.world, f"services.{what}.costs")
    return _("{gift}, about {worth} at the market").format(gift=told, worth=numbers.priced(scene.world, worth))
