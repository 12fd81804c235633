"""A bargain: who it is, what can be read in them, both prices, and what each move would do."""

from __future__ import annotations

from marketgen.engine import bargain as rules
from marketgen.engine.accounts import Account
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.commands import Command, text
from marketgen.engine.events import Choice
from marketgen.engine.haggling import BUY, CUES, SELL, Haggle
from marketgen.engine.price import rounded
from marketgen.i18n import N_, _
from marketgen.play import numbers, refusals, wording
from marketgen.play.look.inspecting import when_words, where_words
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionOption, DecisionView, Degree

FIRST_WORDS = (2400, 1600, 800, 0, -800)
"""First prices that are offered to choose from, as far from the price a bargain moves around, in basis points; the side
decides in which direction. The best for you comes first: a number typed too soon gives nothing away. Any
other can be typed."""

NUDGE = 200
"""What a press of the arrow keys moves those prices by, in basis points."""

PRICES = N_("prices")
"""The fact that tells both prices."""

Fact = tuple[str, tuple[str | Degree, ...]]


def bargain(scene: Timeline, nudges: int = 0) -> DecisionView | None:
    """The bargain in front; None if there is none. nudges: by how many steps the first prices are shifted, up if more
    than none, whoever sells."""
    h = rules.now(scene.run)
    if h is None:
        return None
    world, key = scene.world, f"bargains.{h.id}"
    return DecisionView(
        id=h.id,
        kind="bargain",
        when=when_words(scene),
        where=where_words(scene, scene.run.phase),
        title=wording.text(world, f"{key}.name"),
        who=_who(scene, h),
        text=tuple(seen(scene, h)),
        options=tuple(_options(scene, h, nudges)),
        asides=(),
        private=False,
        facts=_facts(scene, h),
        person=h.who if h.who in scene.run.trust else "",
    )


def _who(scene: Timeline, h: Haggle) -> str:
    if h.who not in scene.run.trust:
        return _("nobody you know")
    return _("{name}, {bond}").format(
        name=wording.person(scene.world, h.who), bond=numbers.degree("trust", scene.run.trust[h.who])[0]
    )


def seen(scene: Timeline, h: Haggle) -> list[str]:
    """What is wanted, and what there is to be seen and heard, each as the scenario tells it."""
    world, key = scene.world, f"bargains.{h.id}"
    paths = [f"{key}.text", *(f"{key}.{kind}.{at}.text" for kind, at in zip(CUES, h.cues, strict=True))]
    told = [wording.fill(world, scene.run, path) for path in paths]
    if h.grudge:
        told.append(_("{name} has not forgotten the last time.").format(name=wording.person(world, h.who)))
    return told


def _facts(scene: Timeline, h: Haggle) -> tuple[Fact, ...]:
    """The market's price, both prices, and how long they will stay."""
    world = scene.world
    lot = wording.units(world, h.good, h.units)
    cost = (
        _("cost you {price} each").format(price=numbers.priced(world, h.paid))
        if h.side == SELL
        else _("you have {money}").format(money=numbers.priced(world, scene.run.money[world.money]))
    )
    market: Fact = (lot, (_("goes at {price}").format(price=numbers.priced(world, h.going)), cost))
    named: tuple[Fact, ...] = ((_(PRICES), _prices(scene, h)),) if h.ask else ()
    return (market, *named, (_("their patience"), (patience(h),)))


def _prices(scene: Timeline, h: Haggle) -> tuple[str, ...]:
    world = scene.world
    mine = _("you ask {price}") if h.side == SELL else _("you offer {price}")
    theirs = _("they offer {price}") if h.side == SELL else _("they ask {price}")
    return (
        mine.format(price=numbers.priced(world, h.ask)),
        theirs.format(price=numbers.priced(world, h.bid)),
    )


def patience(h: Haggle) -> Degree:
    """How long somebody will stay, as words and marks."""
    words = {0: _("over"), 1: _("one word more, then it is yes or no"), 2: _("shifting from foot to foot")}
    word = words.get(h.patience) or _("has time")
    return Degree("", word, h.patience, max(h.start, h.patience), "bad" if h.patience <= 1 else "")


def _options(scene: Timeline, h: Haggle, nudges: int) -> list[DecisionOption]:
    world, run = scene.world, scene.run
    found = [] if h.ask else _first_words(scene, h, nudges)
    moves = {choice.ids[0]: choice for choice in rules.haggle_choices(world, run)}
    if h.ask:
        order = (rules.DEAL, rules.HOLD, rules.SMALL, rules.LARGE, rules.TRUTH)
        found += [_move(scene, h, moves[move]) for move in order if move in moves and not _used(scene, h, move)]
        found += [_sweet(scene, h, choice) for choice in _best(scene, h, rules.sweeten_choices(world, run))]
    return [*found, _house(scene), _leave(h)]


def _used(scene: Timeline, h: Haggle, move: str) -> bool:
    """Whether a move would do nothing that is not done already, or by a smaller one."""
    if move == rules.LARGE:
        return rules.step_of(scene.world, h, move) == rules.step_of(scene.world, h, rules.SMALL)
    return move == rules.TRUTH and bool(h.truth)


def _best(scene: Timeline, h: Haggle, choices: list[Choice]) -> list[Choice]:
    """Of the small things that could be added, the one that costs least; all can be typed."""
    open_now = [choice for choice in choices if choice.refusal is None]
    return sorted(open_now, key=lambda one: (scene.run.goods[one.ids[0]].cost, one.ids))[:1]


def _first_words(scene: Timeline, h: Haggle, nudges: int) -> list[DecisionOption]:
    """Prices to begin with, from the one that is best for you."""
    world, way = scene.world, rules.sign(h.side)
    most = rules.name_choices(world, scene.run)[0].high
    found: dict[str, DecisionOption] = {}
    for bp in FIRST_WORDS:
        price = min(most, max(1, rounded(world, h.base + way * of_bp(h.base, bp + way * nudges * NUDGE))))
        command = text(Command("name", (), price))
        against = divide((price - h.going) * BP, h.going)
        label = _("Ask {price} each") if h.side == SELL else _("Offer {price} each")
        found[command] = DecisionOption(
            command,
            label.format(price=numbers.priced(world, price)),
            _against(against),
            _("{total} for all of it.").format(total=numbers.priced(world, price * h.units)),
        )
    return list(found.values())


def _against(bp: int) -> str:
    if abs(bp) < 50:
        return _("the market's price")
    told = _("{share} over the market") if bp > 0 else _("{share} under the market")
    return told.format(share=numbers.percent(abs(bp)))


def _move(scene: Timeline, h: Haggle, choice: Choice) -> DecisionOption:
    """A move, with what it does to both prices before it is chosen."""
    world, move = scene.world, choice.ids[0]
    refusal = refusals.sentence(world, choice.refusal) if choice.refusal else ""
    command = text(choice.command())
    if move == rules.DEAL:
        total = rules.deal(world, scene.run)
        each, money = numbers.priced(world, h.bid), numbers.priced(world, total.total)
        label = (_("Take their {price} each") if h.side == SELL else _("Pay their {price} each")).format(price=each)
        long = _("It is done: {total} together, {worth}.").format(total=money, worth=_worth(scene, h, h.bid))
        return DecisionOption(command, label, money, long, refusal, asks=((label, "deal"),))
    says, answers = rules.says(world, scene.run, move), rules.answers(world, scene.run, move)
    label, short = _told(scene, h, move, says)
    asks = ((_("your price"), f"my_price:{move}"), (_("theirs, at the most"), f"their_price:{move}"))
    long = _follows(scene, h, move, says, answers)
    both = "" if h.patience <= 1 else " ".join(filter(None, (_mine(scene, move, says), long)))
    costs = word_costs(scene)
    spoken, long = both or long, " ".join(filter(None, (long, costs)))
    return DecisionOption(command, label, short, long, refusal, asks=asks, lead=spoken)


def _mine(scene: Timeline, move: str, says: Account) -> str:
    """Your own price after a move, as a sentence; nothing where it stays."""
    if move in (rules.HOLD, rules.TRUTH):
        return ""
    return _("To {price}.").format(price=numbers.priced(scene.world, says.total))


def word_costs(scene: Timeline) -> str:
    """What every word of a bargain costs, whichever it is; nothing before the first price and at the last word."""
    h = rules.now(scene.run)
    if h is None or not h.ask or h.patience <= 1:
        return ""
    return _("It costs them patience, and twice as much if you are far off.")


def _told(scene: Timeline, h: Haggle, move: str, says: Account) -> tuple[str, str]:
    """A move in a few words, and both prices then."""
    price = _both(scene, h, move, says)
    if move == rules.HOLD:
        return _("Say nothing, and stay at it"), price
    if move == rules.TRUTH:
        return _("Tell the truth about the goods") if h.side == SELL else _("Say how it is"), price
    down = h.side == SELL
    if move == rules.SMALL:
        return (_("Come down a little") if down else _("Go up a little")), price
    return (_("Come down a good step") if down else _("Go up a good step")), price


def _both(scene: Timeline, h: Haggle, move: str, says: Account) -> str:
    """Both prices after a move, in a few words."""
    mine = numbers.money(scene.world, says.total)
    theirs = numbers.money(scene.world, rules.answers(scene.world, scene.run, move).total)
    form = _("{mine}; they up to {theirs}") if h.side == SELL else _("{mine}; they down to {theirs}")
    return form.format(mine=mine, theirs=theirs)


def _follows(scene: Timeline, h: Haggle, move: str, says: Account, answers: Account) -> str:
    """What comes of a move: their price, and whether it is the last word."""
    world = scene.world
    parts = []
    if move == rules.TRUTH:
        parts.append(wording.fill(world, scene.run, f"bargains.{h.id}.truth"))
        heard = _("Who doubted pays more for it; who did not has only heard it.")
        lot = _("Who doubted lets it go for less; who did not has only heard it.")
        parts.append(heard if h.side == SELL else lot)
    price = numbers.priced(world, answers.total)
    if says.total == answers.total:
        parts.append(_("They may meet you there, and then it is done."))
    elif answers.total == h.bid:
        parts.append(_("They stay at {price}.").format(price=price))
    elif h.side == SELL:
        parts.append(_("They come up to {price} at the most.").format(price=price))
    else:
        parts.append(_("They come down to {price} at the least.").format(price=price))
    if h.patience <= 1:
        last = _("It is the last word: at {price} they say yes or go.")
        parts.append(last.format(price=numbers.priced(world, says.total)))
    return " ".join(part for part in parts if part)


def _worth(scene: Timeline, h: Haggle, each: int) -> str:
    """What a price is to you, in words."""
    world, gain = scene.world, rules.sign(h.side) * (each - rules.reserve(h)) * h.units
    money = numbers.priced(world, abs(gain))
    if h.side == BUY:
        form = _("{money} less than the market takes") if gain >= 0 else _("{money} more than the market takes")
    else:
        form = _("{money} more than it cost") if gain >= 0 else _("{money} less than it cost")
    return form.format(money=money)


def _sweet(scene: Timeline, h: Haggle, choice: Choice) -> DecisionOption:
    world, good = scene.world, choice.ids[0]
    thing = wording.units(world, good, 1)
    label = _("Add {thing}").format(thing=thing)
    long = _("It is theirs, whatever comes of this. They stay for one word more, and it counts for something.")
    return DecisionOption(text(choice.command()), label, _("your price stays"), long)


def _house(scene: Timeline) -> DecisionOption:
    rule = rules.rules_of(scene.world)
    long = _(
        "It begins {share} from the price, goes in small steps, and takes their last price if that pays. It reads "
        "nobody."
    ).format(share=numbers.percent(rule.open_bp - BP))
    h = rules.now(scene.run)
    lead = _("It goes on in small steps, and takes their last price if that pays.") if h is not None and h.ask else ""
    if h is not None and h.side == BUY:
        most = min(scene.run.money[scene.world.money], h.units * h.going)
        pays = " " + _("It may pay up to {amount}.").format(amount=numbers.priced(scene.world, most))
        long, lead = long + pays, lead + pays if lead else ""
    label = _("Leave it to the house rule")
    return DecisionOption("haggle rule", label, _("bargained to the end"), long, lead=lead)


def _leave(h: Haggle) -> DecisionOption:
    long = _("They go. Nothing is sold, and nobody is hurt.") if h.side == SELL else _("They keep it. No money moves.")
    return DecisionOption("haggle leave", _("Let it go"), _("no deal"), long)
