"""The steps of an account as words: one sentence for each name a rule gives a step."""

from __future__ import annotations

from marketgen.engine.accounts import Account, Step
from marketgen.engine.arithmetic import divide
from marketgen.engine.world import World
from marketgen.i18n import N_, NP_, _, ngettext
from marketgen.play import ending, numbers, steps_bargain, steps_money, steps_road, tell_council, tell_weeks, wording
from marketgen.play.step_words import Maker, Words, simple
from marketgen.play.steps_law import STEPS as LAW


def amount(world: World, account: Account, value: int) -> str:
    """A value of an account as it is written in its unit."""
    unit, _colon, of = account.unit.partition(":")
    if unit == "money":
        return numbers.money(world, value, of)
    if unit == "bp":
        return numbers.percent(value)
    if unit == "ppm":
        if account.subject == "danger" or account.subject.startswith("falls:"):
            return _("{share} %").format(share=numbers.thousandths(divide(value, 10), 2))
        return numbers.percent(divide(value, 100))
    if unit == "milli":
        return numbers.thousandths(value)
    if unit == "tenths":
        return numbers.tenths(value)
    if unit == "days":
        return ngettext("{count} day", "{count} days", value).format(count=numbers.whole(value))
    if account.subject == "score":
        return numbers.thousandths(value)
    return numbers.whole(value)


def words(world: World, step: Step) -> Words:
    """What a step is in words, and its detail."""
    maker = _STEPS.get(step.name)
    if maker is None:
        return step.name, ""
    return maker(world, step)


def _share(sentence: str, detail: str = "") -> Maker:
    """A sentence whose detail names the share of the step."""

    def make(world: World, step: Step) -> Words:
        told = numbers.moved(step.number("share"))
        return _(sentence), _(detail).format(share=told) if detail else told

    return make


def _named(sentence: str, key: str, detail: str = "") -> Maker:
    """A sentence with the name of somebody or something in it."""

    def make(world: World, step: Step) -> Words:
        who = wording.called(world, step.word(key))
        return _(sentence).format(name=who), _(detail).format(name=who)

    return make


def _units_sold(today: bool) -> Maker:
    def make(world: World, step: Step) -> Words:
        sold, share = step.number("units"), numbers.moved(step.number("share"))
        if today:
            told = ngettext("you sold {units} today", "you sold {units} today", sold)
            return told.format(units=sold), _("{share}; {back} of it comes back overnight").format(
                share=share, back=numbers.percent(10_000 - world.price.keeps_bp)
            )
        told = ngettext("you sold {units} yesterday", "you sold {units} yesterday", sold)
        return told.format(units=sold), _("{share} is left of it").format(share=share)

    return make


def _factor(sentence: str) -> Maker:
    def make(world: World, step: Step) -> Words:
        return _(sentence), _("× {factor}").format(factor=numbers.thousandths(step.number("factor") // 10, 2))

    return make


def _stance(world: World, step: Step) -> Words:
    stance = wording.name(world, step.word("stance"), "stances")
    factor = numbers.thousandths(step.number("factor") // 10, 2)
    return _("you ask {stance}").format(stance=stance), _("× {factor}").format(factor=factor)


def origin(world: World, source: str) -> str:
    """What an effect came from, in words: an event by its title, a rumour, a notice; empty if it is none of them."""
    kind, _dot, some_id = source.partition(".")
    if kind == "rumour" and some_id in world.rumours:
        rumour = world.rumours[some_id]
        who = "" if rumour.otherwise else rumour.who  # a step does not know which of two told it in this run
        return _("what {person} said").format(person=wording.person(world, who)) if who else _("what was said")
    if kind == "notice" and some_id:
        return _("a notice on the board")
    if kind == "service" and some_id in world.services:
        return wording.thing(world, some_id)
    return wording.text(world, "reform.name") if source == "reform" else wording.text(world, f"events.{source}.title")


def origin_said(world: World, source: str) -> str:
    """What an effect came from, so that it can be known again on another day: a notice with what stands on it."""
    kind, _dot, some_id = source.partition(".")
    text = wording.text(world, f"notices.{some_id}.text") if kind == "notice" else ""
    if not text:
        return origin(world, source)
    return _("{source} (“{text}”)").format(source=origin(world, source), text=text.partition(". ")[0].rstrip("."))


def _event(world: World, step: Step) -> Words:
    title = origin(world, step.word("event") or step.word("about"))
    return title or _("something that happened"), numbers.moved(step.number("share"))


def _goods(world: World, step: Step) -> Words:
    good = step.word("good")
    milli = step.number("milli")
    have = numbers.thousandths(milli, 0 if milli % 1000 == 0 else 1)
    named = have
    if milli % 1000:  # parts of a unit, as the store at home holds them; whole ones need no word for one and for many
        named = _("{count} {unit}").format(count=have, unit=wording.text(world, f"goods.{good}.unit"))
    detail = _("{goods} at {price}, counted at {share}").format(
        goods=named,
        price=numbers.money(world, step.number("going")),
        share=numbers.percent(step.number("share")),
    )
    return wording.name(world, good), detail


def _food(world: World, step: Step) -> Words:
    good = step.word("good")
    detail = _("{count} {unit} bought at {price}").format(
        count=numbers.thousandths(step.number("milli"), 2),
        unit=wording.text(world, f"goods.{good}.unit"),
        price=numbers.money(world, step.number("going")),
    )
    return wording.name(world, good), detail


def _block(world: World, step: Step) -> Words:
    block = _("before noon") if not step.number("block") else _("in the afternoon")
    each = numbers.money(world, step.number("price"))
    return block, _("{units} at {price}").format(units=step.number("units"), price=each)


def line_words(world: World, kind: str, subject: str, units: int, price: int, other: str) -> str:
    """A line of the ledger in words."""
    each = numbers.money(world, price)
    if kind == "sold":
        return _("{good}, {units} at {price}").format(good=wording.name(world, subject), units=units, price=each)
    if kind in ("took", "order"):
        return _("{person}: {good}, {units} at {price}").format(
            person=wording.sellers(world, other), units=units, good=wording.name(world, subject), price=each
        )
    if kind in steps_bargain.LINES:
        return steps_bargain.line(world, kind, subject, units, price, other)
    if kind in steps_road.LINES:
        return steps_road.line_words(world, kind, subject, units, price, other)
    if kind == "fee":
        return _("place, fee and a receipt")
    if kind == "meal":
        return _("home, {meal}").format(meal=wording.name(world, subject, "meals"))
    if kind == "gift":
        return _("something for {person}").format(person=wording.person(world, subject))
    if kind == "fine":
        rung = wording.text(world, f"rules.inspection.rungs.{subject}.name")
        rung = (
            rung or wording.text(world, f"laws.{other}.name") or (_("the least") if other == "least" else _("a fine"))
        )
        return _("the inspection: {rung}").format(rung=rung)
    if kind in _AT_HOME:
        return _(_AT_HOME[kind]).format(person=wording.person(world, subject))
    return steps_money.line(world, kind, subject) or origin(world, subject) or subject


_LINES = (
    "sold", "took", "order", "fee", "meal", "gift", "fine", "event", "earned", "work", "call", "remedy", "wood",
    "kimjang", "levy", "roster",
)  # fmt: skip
"""The kinds of lines that :func:`line_words` has words for by itself."""


_AT_HOME = {
    "earned": N_("earned at home by {person}"),
    "work": N_("the workplace, for {person}"),
    "remedy": N_("for {person}, who was ill"),
    "wood": N_("wood"),
    "kimjang": N_("kimjang"),
    "levy": N_("the school's levy"),
    "call": N_("a call on the telephone"),
    "roster": N_("the labour roster"),
}
"""Lines of the household in the ledger."""


def _line(world: World, step: Step) -> Words:
    kind = step.name.removeprefix("line_")
    return line_words(
        world, kind, step.word("subject"), step.number("units"), step.number("price"), step.word("other")
    ), ""


def _expects(sentence: str, key: str) -> Maker:
    def make(world: World, step: Step) -> Words:
        of = numbers.money(world, step.number(key))
        return _(sentence), _("{share} of {amount}").format(share=numbers.percent(step.number("share")), amount=of)

    return make


def _marks(sentence: str, scale: str, key: str) -> Maker:
    def make(world: World, step: Step) -> Words:
        return _(sentence), numbers.degree(scale, step.number(key))[0]

    return make


def _counted(one: str, many: str, key: str) -> Maker:
    def make(world: World, step: Step) -> Words:
        number = step.number(key)
        return ngettext(one, many, number).format(count=number), ""

    return make


def _three_parts(world: World, step: Step) -> Words:
    share = {key: numbers.percent(step.number(key) // 100) for key in ("worth", "home", "trust")}
    detail = _("worth {worth}, home {home}, trust {trust}: the cube root of their product").format(**share)
    return _("the three together"), detail


def _days_counted(sentence: str) -> Maker:
    def make(world: World, step: Step) -> Words:
        days = step.number("days")
        over = ngettext("over the last {count} day", "over the last {count} days", days).format(count=days)
        return _(sentence), f"{numbers.tenths(step.number('tenths'))}, {over}" if days else ""

    return make


_STEPS: dict[str, Maker] = {
    "base": simple(N_("base price"), N_("what it costs here in a quiet week")),
    "season": _factor(N_("the season")),
    "drift": _share(N_("dearer or cheaper in the whole country")),
    "gap_here": _share(N_("dearer or cheaper in this town alone")),
    "event": _event,
    "left_from_before": _share(N_("left from days before"), N_("{share}; less every night")),
    "sold_yesterday": _units_sold(today=False),
    "sold_today": _units_sold(today=True),
    "noise": _share(N_("the mood of the day")),
    "held": simple(N_("held within its bounds")),
    "rounding": simple(N_("rounded as people quote it")),
    "going": _named(N_("the going price"), "good"),
    "stance": _stance,
    "fair_price": lambda world, step: (
        _("at a fair price"),
        _("{share} of those who want it").format(share=numbers.percent(step.amount)),
    ),
    "weather": _share(N_("the weather")),
    "last_hours": _share(N_("the last hours of what spoils")),
    "neighbour": lambda world, step: (
        _("{name}'s price, next door").format(name=wording.person(world, step.word("about"))),
        numbers.moved(step.number("share")),
    ),
    "heard": lambda world, step: (
        _("as you saw or heard it in {place}").format(place=wording.name(world, step.word("place"), "places")),
        wording.short_date(world, step.number("day")),
    ),
    "trust_before": simple(N_("at dawn"), ""),
    "trust_today": simple(N_("since then"), ""),
    "supplier_share": lambda world, step: (
        _("{name} brings it in bulk").format(name=wording.person(world, step.word("person"))),
        _("{share} of the base price").format(share=numbers.percent(step.number("share"))),
    ),
    "market_pressure": _share(N_("the market's own ups and downs")),
    "asked_at_dawn": _named(N_("what {name} asked this morning stands"), "person"),
    "days_mood": lambda world, step: (
        _("{name}'s mood of the day").format(name=wording.person(world, step.word("person"))),
        _("× {factor}").format(factor=numbers.thousandths(step.number("factor") // 10, 2)),
    ),
    "trust_off": _named(N_("{name} trusts you"), "person"),
    "ordered_ahead": _factor(N_("ordered ahead")),
    "keeps_word": _named(N_("the word of {name}"), "person"),
    "trust": _marks(N_("what there is between you"), "trust", "trust"),
    "level": _marks(N_("the board"), "level", "level"),
    "start": simple(N_("as with anybody")),
    "tie": _marks(N_("what there is between you"), "tie", "tie"),
    "form": simple(N_("the form suits")),
    "enough": simple(N_("at least what is expected")),
    "fear": _marks(N_("the fear"), "fear", "fear"),
    "witnesses": _counted(*NP_("{count} person is watching", "{count} people are watching"), "witnesses"),
    "announced": simple(N_("the board has named the day")),
    "heat": _marks(N_("how much you are noticed"), "heat", "heat"),
    "heat_before": simple(N_("at dawn")),
    "heat_today": simple(N_("since then")),
    "expects_now": simple(N_("what is expected now")),
    "nothing_given": _share(N_("nothing given this week"), N_("{share} of it stays")),
    "expects_old": _expects(N_("what was expected before"), "now"),
    "expects_gift": _expects(N_("what you gave this week"), "given"),
    "expects_keeps": simple(N_("it hardly ever falls")),
    "bought_food": _food,
    "weak": lambda world, step: (
        _("health"),
        _("{points} of 100; the weaker, the likelier").format(points=numbers.tenths(step.number("tenths"))),
    ),
    "own_stock": lambda world, step: (
        wording.name(world, step.word("good")),
        _("{units} from your own stall").format(units=step.number("units")),
    ),
    "keeps_stall": _named(N_("{name} keeps the stall"), "person"),
    "nobody_keeps": simple(N_("nobody keeps the stall")),
    "side_dishes": simple(N_("side dishes and seasoning")),
    "at_dawn": simple(N_("in hand at dawn")),
    "in_hand": lambda world, step: (_("money in hand"), numbers.priced(world, step.number("money"))),
    "goods": _goods,
    "store": _goods,
    "sold_block": _block,
    "paid_average": lambda world, step: (
        _("what you paid, on average"),
        _("{cost} for {units}").format(cost=numbers.money(world, step.number("cost")), units=step.number("units")),
    ),
    "neighbours_mood": _named(N_("{name}'s own idea of it"), "person"),
    "worth_start": lambda world, step: (
        _("what you began with"),
        _("{amount}; ten times as much would count {share}").format(
            amount=numbers.thousandths(step.number("milli")), share=numbers.percent(world.score.tenfold_ppm // 100)
        ),
    ),
    "worth_grown": lambda world, step: (
        _("grown or shrunk since"),
        _("now worth {amount}").format(amount=numbers.thousandths(step.number("milli"))),
    ),
    "home_mean": _days_counted(N_("how everybody at home is")),
    "home_weakest": _days_counted(N_("how the weakest at home is")),
    "schooling": _days_counted(N_("what was lost of school")),
    "trust_people": _marks(N_("what people think of you"), "trust", "hundredths"),
    "trust_standing": _marks(N_("what the row says of you"), "standing", "thousandths"),
    "three_parts": _three_parts,
    "silence": _counted(*NP_("{count} person knows something", "{count} people know something"), "people"),
    "nobody_knows": simple(N_("if nobody knew anything")),
    "may_talk": lambda world, step: (
        ngettext("{count} person knows something", "{count} people know something", step.number("people")).format(
            count=step.number("people")
        ),
        ngettext("and {days} day follows", "and {days} days follow", step.number("days")).format(
            days=step.number("days")
        ),
    ),
    "goal_missed": lambda world, step: (
        _("the goal was missed"),
        wording.text(world, f"goals.{step.word('goal')}.title"),
    ),
    "ended_early": lambda world, step: (
        _("the run ended early"),
        _("day {reached} of {planned}").format(reached=step.number("reached"), planned=step.number("planned")),
    ),
    **LAW,
    **{f"line_{kind}": _line for kind in (*_LINES, *steps_road.LINES)},
    **{f"line_{kind}": _line for kind in (*steps_money.LINES, *steps_bargain.LINES)},
    **steps_money.STEPS,
    **steps_road.STEPS,
    **ending.STEPS,
    **tell_council.STEPS,
    **steps_bargain.STEPS,
    **tell_weeks.STEPS,
}

STEP_NAMES = tuple(_STEPS)
"""Every step name that has words."""
