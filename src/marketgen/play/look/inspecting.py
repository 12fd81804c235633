"""A look at the stalls: who comes, and how it can be met."""

from __future__ import annotations

from marketgen.engine import inspection as inspections
from marketgen.engine import ladder
from marketgen.engine import officials as rules
from marketgen.engine.commands import Command, text
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.look import gifts
from marketgen.play.tell_law import opening, said, visitor
from marketgen.play.timeline import Timeline
from marketgen.play.views import Count, DecisionOption, DecisionView, Degree, OutcomeRow, TableRow, value


def when_words(scene: Timeline) -> str:
    """The part of the day and the date."""
    phases = {"morning": _("morning"), "noon": _("noon"), "evening": _("evening")}
    return _("{phase}, {date}").format(
        phase=phases.get(scene.run.phase, ""), date=wording.long_date(scene.world, scene.run.day)
    )


def where_words(scene: Timeline, phase: str) -> str:
    """Where you are asked."""
    return _("at your door") if phase == "evening" else _("at your stall")


def inspection(scene: Timeline) -> DecisionView:
    """Whoever stands at your stall now, and the answers."""
    world, run = scene.world, scene.run
    who = rules.visitor(world, run)
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    return DecisionView(
        id="inspection",
        kind="inspection",
        when=when_words(scene),
        where=where_words(scene, run.phase),
        title=said(world, run, who, "title"),
        who=visitor(world, who),
        text=opening(world, run, who),
        options=(
            *_answers(scene, who == rules.SQUAD, as_numbers),
            *(_table_gifts(scene, who, as_numbers) if who != rules.SQUAD else ()),
        ),
        asides=((_("watching"), wording.text(world, f"officials.{who}.watching")),) if who != rules.SQUAD else (),
        private=False,
        facts=((visitor(world, who), _stands(scene, who)),) if who in run.officials else (),
        table=(table := _table(scene)),
        table_told=_table_told(scene, table),
        outlook=_outlook(scene, who == rules.SQUAD, as_numbers),
        person=who if who in run.officials else "",
    )


def _stands(scene: Timeline, who: str) -> tuple[str | Degree, ...]:
    """How an official stands to you, what he fears, and whether he has what he expects."""
    state, found = scene.run.officials[who], []
    for scale, label, number in (("tie", _("tie"), state.tie), ("fear", _("fear"), state.fear)):
        word, marks, of = numbers.degree(scale, number)
        found.append(Degree(label, word, marks, of, "bad" if scale == "fear" and marks > of // 2 else ""))
    return (*found, *([_("has what he expects this week")] if ladder.covered(scene.world, scene.run) else []))


def _table(scene: Timeline) -> tuple[TableRow, ...]:
    """What lies on show, as anybody sees it; of a watched good that it is."""
    world, run = scene.world, scene.run
    watched = ladder.watched(world, run)
    rows = []
    for good in run.slots:
        if good and run.goods[good].stock:
            note, tone = (_("watched now"), "bad") if good in watched else ("", "")
            rows.append(TableRow(good, Count(run.goods[good].stock), wording.name(world, good), note, tone))
    return tuple(rows)


def _table_told(scene: Timeline, table: tuple[TableRow, ...]) -> str:
    """What lies on show as a sentence, with what it is worth and whether the stall is made ready."""
    world, run = scene.world, scene.run
    parts = []
    for row in table:
        units = wording.units(world, row.good, value(row.units))
        parts.append(_("{units} ({note})").format(units=units, note=row.note) if row.note else units)
    ready = _("The stall is made ready.") if run.prepared else _("The stall is not made ready.")
    if not parts:
        return _("Nothing lies there. {ready}").format(ready=ready)
    worth = _worth(scene)
    if not worth:
        return _("{goods}. {ready}").format(goods=", ".join(parts), ready=ready)
    told = _("{goods}; worth {worth} together. {ready}")
    return told.format(goods=", ".join(parts), worth=numbers.priced(world, worth), ready=ready)


def _worth(scene: Timeline) -> int:
    """What lies there is worth, as whoever fines a share of it counts; 0 where nobody does."""
    world, run = scene.world, scene.run
    steps = [step for rung in world.inspection.rungs for step in ladder.fine(world, run, rung).steps]
    return next((step.number("worth") for step in steps if step.name == "rung_share"), 0)


def _outlook(scene: Timeline, several: bool, as_numbers: bool) -> tuple[OutcomeRow, ...]:
    """What may come of a look, step by step of the ladder; nothing where nothing will be found."""
    world, run = scene.world, scene.run
    if run.prepared and not ladder.worse(world, run).total:
        return ()
    rows = []
    for rung, share in zip(world.inspection.rungs, ladder.outlook(world, run), strict=True):
        if share:
            takes = ladder.fine(world, run, rung).total if rung.fee or rung.share_bp else 0
            rows.append(
                OutcomeRow(
                    name=wording.text(world, f"rules.inspection.rungs.{rung.id}.name"),
                    often=numbers.often(share, as_numbers),
                    marks=numbers.often_marks(share),
                    takes=numbers.priced(world, takes) if takes else "",
                    subject=f"fine:{rung.id}" if takes else "",
                )
            )
    return tuple(rows)


def _answers(scene: Timeline, several: bool, as_numbers: bool) -> list[DecisionOption]:
    """The answers to one who looks, or to several."""
    pleads = inspections.pleads(scene.world, scene.run)
    options = [
        DecisionOption(
            "answer look",
            _("Let them look") if several else _("Let him look"),
            _("whatever they find") if several else _("whatever he finds"),
            _look_words(scene, several),
            asks=_looks_at(scene),
            lead=_look_lead(scene, several),
        ),
        DecisionOption(
            "answer plead",
            _("Ask them to let it be") if several else _("Ask him to let it be"),
            _("it may end with a word"),
            _("It may end there. If it does not, they look all the same.")
            if several
            else _("It may end there. If it does not, he looks all the same."),
            chance=pleads,
            chance_text=numbers.odds(pleads.total, as_numbers),
        ),
        DecisionOption(
            "answer pack",
            _("Roll up the cloth for today"),
            _("nothing found, nothing sold"),
            _("Nothing is found. The rest of the market day is lost."),
        ),
    ]
    least = scene.world.inspection.least
    if least is not None:
        terms = {"fee": numbers.priced(scene.world, least.fee), "share": numbers.percent(least.goods_bp)}
        options.append(
            DecisionOption(
                "answer least",
                _("Let them take the least"),
                _("a fee and a little of each, surely"),
                _("Surely {fee} and {share} of each good on show, and no more than that.").format(**terms),
            )
        )
    return options


def _look_words(scene: Timeline, several: bool) -> str:
    world, run = scene.world, scene.run
    worse = ladder.worse(world, run)
    if run.prepared and not worse.total:
        if several:
            return _("Your stall is in order. They will find nothing.")
        return _("Your stall is in order. He will find nothing.")
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    rungs = world.inspection.rungs
    odds = [
        _("{rung} ({odds})").format(
            rung=wording.text(world, f"rules.inspection.rungs.{rung.id}.name"), odds=numbers.often(share, as_numbers)
        )
        for rung, share in zip(rungs, ladder.outlook(world, run), strict=True)
        if share
    ]
    form = _("{ready} What may come of it: {rungs}.")
    return form.format(ready=_look_lead(scene, several), rungs=_(", or ").join(odds))


def _look_lead(scene: Timeline, several: bool) -> str:
    """How the stall stands for whoever looks; empty where the whole answer is no longer."""
    world, run = scene.world, scene.run
    if ladder.worse(world, run).total:
        return _("Something at your stall makes it worse.")
    if run.prepared:
        return ""
    if not several and ladder.covered(world, run):
        return _("Your stall is not made ready, but he has what he expects this week.")
    return _("Your stall is not made ready.")


def _looks_at(scene: Timeline) -> tuple[tuple[str, str], ...]:
    """The numbers behind a look: how likely each step is, what it takes in money, what makes it worse."""
    world, run = scene.world, scene.run
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers  # in words the answer has them already
    asks: list[tuple[str, str]] = []
    for rung, share in zip(world.inspection.rungs, ladder.outlook(world, run), strict=True):
        name = wording.text(world, f"rules.inspection.rungs.{rung.id}.name")
        if share and as_numbers:
            asks.append((name, f"outlook:{rung.id}"))
        if share and (rung.fee or rung.share_bp):
            asks.append((_("{step}: what it takes").format(step=name), f"fine:{rung.id}"))
    worse = [(_("what makes it worse"), "worse")] if ladder.worse(world, run).total else []
    return (*worse, *asks)


def _table_gifts(scene: Timeline, who: str, as_numbers: bool) -> list[DecisionOption]:
    """A gift at the table: the amount that just meets what he expects, for each thing that suits him and is at hand."""
    options = []
    for option in gifts.gift(scene, who).options:
        if not option.suits or not option.high:
            continue
        amount = min(option.high, option.expected)
        chance = rules.accepts(scene.world, scene.run, who, option.what, amount)
        label = _("Offer him something: {gift}").format(gift=wording.gift(scene.world, option.what, amount))
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
