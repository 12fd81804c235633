"""Decisions: a story event or an inspection in front of you, and the offer to an official."""

from __future__ import annotations

from marketgen.engine import inspection as inspections
from marketgen.engine import keeper, story
from marketgen.engine import officials as rules
from marketgen.engine.arithmetic import divide
from marketgen.engine.commands import Command, text
from marketgen.engine.plot import Story
from marketgen.engine.rules import check
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, refusals, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionOption, DecisionView, GiftOption, GiftPreview, GiftView


def decision(scene: Timeline) -> DecisionView | None:
    """What waits for an answer now; None if nothing does."""
    if scene.run.pending == "inspection":
        return _inspection(scene)
    asked = story.current(scene.world, scene.run)
    return _event(scene, asked) if asked else None


def _event(scene: Timeline, asked: Story) -> DecisionView:
    world, run = scene.world, scene.run
    key = f"events.{asked.id}"
    options = []
    for choice in story.choose_choices(world, run):
        own = f"{key}.choices.{choice.ids[0]}"
        options.append(
            DecisionOption(
                command=text(choice.command()),
                label=wording.text(world, f"{own}.label"),
                short=wording.fill(world, run, f"{own}.short"),
                long=wording.fill(world, run, f"{own}.long"),
                refusal=refusals.sentence(world, choice.refusal) if choice.refusal else "",
            )
        )
    return DecisionView(
        id=asked.id,
        kind="event",
        when=_phase(scene),
        where=_where(scene, asked.phase),
        title=wording.text(world, f"{key}.title"),
        who=_who(scene, asked.person),
        text=tuple(wording.fill(world, run, f"{key}.text").split("\n")),
        options=tuple(options),
        asides=(*_asides(scene, key), *(_at_home(scene) if asked.private else ())),
        private=asked.private,
    )


def _phase(scene: Timeline) -> str:
    phases = {"morning": _("morning"), "noon": _("noon"), "evening": _("evening")}
    return _("{phase}, {date}").format(
        phase=phases.get(scene.run.phase, ""), date=wording.long_date(scene.world, scene.run.day)
    )


def _where(scene: Timeline, phase: str) -> str:
    return _("at your door") if phase == "evening" else _("at your stall")


def _who(scene: Timeline, who: str) -> str:
    if who in scene.run.trust:
        bond = numbers.degree("trust", scene.run.trust[who])[0]
        return _("{name}, {bond}").format(name=wording.person(scene.world, who), bond=bond)
    return wording.person(scene.world, who) if who else ""


def _asides(scene: Timeline, key: str) -> tuple[tuple[str, str], ...]:
    world = scene.world
    start = f"{key}.asides."
    ids = sorted({path[len(start) :].split(".")[0] for path in world.texts if path.startswith(start)})
    return tuple((wording.text(world, f"{start}{one}.label"), wording.text(world, f"{start}{one}.text")) for one in ids)


def _at_home(scene: Timeline) -> tuple[tuple[str, str], ...]:
    """What those at home say to something forbidden: they are asked before it is done."""
    world, run = scene.world, scene.run
    if not world.met("family", run.day):
        return ()
    said = ((who, wording.text(world, f"household.{who}.asked")) for who in world.household)
    return tuple((wording.person(world, who), text) for who, text in said if text and keeper.at_home(world, run, who))


def _inspection(scene: Timeline) -> DecisionView:
    world, run = scene.world, scene.run
    who = world.inspection.official
    texts = "rules.inspection.texts"
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    pleads = inspections.pleads(world, run)
    options = [
        DecisionOption("answer look", _("Let him look"), _("whatever he finds"), _look_words(scene)),
        DecisionOption(
            "answer plead",
            _("Ask him to let it be"),
            _("it may end with a word"),
            _("It may end there. If it does not, he looks all the same."),
            chance=pleads,
            chance_text=numbers.odds(pleads.total, as_numbers),
        ),
        DecisionOption(
            "answer pack",
            _("Roll up the cloth for today"),
            _("nothing found, nothing sold"),
            _("Nothing is found. The rest of the market day is lost."),
        ),
        *_table_gifts(scene, who, as_numbers),
    ]
    return DecisionView(
        id="inspection",
        kind="inspection",
        when=_phase(scene),
        where=_where(scene, run.phase),
        title=wording.text(world, f"{texts}.title"),
        who=wording.person(world, who),
        text=wording.several(world, f"{texts}.before"),
        options=tuple(options),
        asides=((_("watching"), wording.text(world, f"officials.{who}.watching")),),
        private=False,
    )


def _look_words(scene: Timeline) -> str:
    world = scene.world
    if scene.run.prepared:
        return _("Your stall is in order. He will find nothing.")
    rungs = world.inspection.rungs
    covered = scene.run.officials[world.inspection.official].covered
    weights = [rung.weight for rung in rungs]
    if covered and len(weights) > 1:  # one rung milder, but never under the first
        weights = [weights[0] + weights[1], *weights[2:], 0]
    as_numbers = world.difficulties[scene.run.difficulty].odds_as_numbers
    odds = [
        _("{rung} ({odds})").format(
            rung=wording.text(world, f"rules.inspection.rungs.{rung.id}.name"),
            odds=numbers.odds(divide(weight * 10_000, max(1, sum(weights))), as_numbers),
        )
        for rung, weight in zip(rungs, weights, strict=True)
        if weight
    ]
    form = _("Your stall is not made ready. What may come of it: {rungs}.")
    if covered:
        form = _("Your stall is not made ready, but he has what he expects this week. What may come of it: {rungs}.")
    return form.format(rungs=_(", or ").join(odds))


def _table_gifts(scene: Timeline, who: str, as_numbers: bool) -> list[DecisionOption]:
    """A gift at the table: the amount that just meets what he expects, for each thing that suits him and is at hand."""
    options = []
    for option in gift(scene, who).options:
        if not option.suits or not option.high:
            continue
        amount = min(option.high, option.expected)
        chance = rules.accepts(scene.world, scene.run, who, option.what, amount)
        label = _("Offer him something: {gift}").format(gift=_gift_words(scene, option.what, amount))
        options.append(
            DecisionOption(
                text(Command("give", (who, option.what), amount)),
                label,
                _("settles it, if he takes it"),
                _("If he takes it, that is all. If he does not, people have seen it, and he looks."),
                chance=chance,
                chance_text=numbers.odds(chance.total, as_numbers),
            )
        )
    return options


def _gift_words(scene: Timeline, what: str, amount: int) -> str:
    if what in scene.world.currencies:
        return numbers.priced(scene.world, amount, what)
    return wording.units(scene.world, what, amount)


def gift(scene: Timeline, who: str) -> GiftView:
    """The offer to an official: the facts about him, and what could be given."""
    world, run = scene.world, scene.run
    key = f"officials.{who}"
    state = run.officials[who]
    fear = numbers.degree("fear", state.fear)[0]
    watching = wording.text(world, f"{key}.watching") if rules.at_table(run) else _("Nobody, if it is done quietly.")
    expects = _("About {amount} a week.").format(amount=numbers.priced(world, state.expects))
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
    fearful = scene.run.officials[who].fear >= scene.world.gifts.fearful
    if fearful:
        return _("Afraid men write things down: it would be a line in your file.")
    if rules.at_table(scene.run):
        return _("He looks at your board, and people have seen it.")
    return _("He pushes it back, politely. You keep it.")


def _cost(scene: Timeline, what: str, amount: int, worth: int) -> str:
    told = _gift_words(scene, what, amount)
    if what in scene.world.currencies:
        return told
    return _("{gift}, about {worth} at the market").format(gift=told, worth=numbers.priced(scene.world, worth))


def hours_words(hours: int) -> str:
    """``1 hour``, ``2 hours``."""
    return ngettext("{hours} hour", "{hours} hours", hours).format(hours=hours)
