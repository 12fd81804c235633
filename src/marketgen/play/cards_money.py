"""Rule cards of money, credit and growth."""

from __future__ import annotations

from marketgen.engine.arithmetic import BP
from marketgen.engine.money import has_rate
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.card import Deck

CARDS = Deck()
"""Cards of the systems of money."""


@CARDS.of("exchange", "exchange", N_("The changer"), ("rate", "change"))
def _exchange(world: World) -> str:
    known = ", ".join(wording.name(world, one, "currencies") for one in world.currencies if has_rate(world, one))
    return _(
        "Goods from over the border are priced in other money, so their price here follows the rate. A changer takes "
        "{currencies}: he keeps {fee}, gives whole units only, and each change is noticed a little ({heat}), because "
        "it is itself forbidden. A rate drifts a little every day and jumps on news. Worth counts all money at the "
        "rate of the day."
    ).format(currencies=known, fee=numbers.percent(world.exchange.fee_bp), heat=numbers.whole(world.exchange.heat))


@CARDS.of("credit", "credit", N_("Goods on credit"), ("credit_limit", "credit_price", "owe", "debt"))
def _credit(world: World) -> str:
    rules = world.credit
    first = _(
        "From a trust of {trust} a supplier leaves you goods for {days} days at {extra} more. All suppliers together "
        "go as far as {limit} days' profit from sales, the mean of the last {over}; one debt with each."
    ).format(
        trust=numbers.thousandths(rules.trust * 10, 0),
        days=rules.days,
        extra=numbers.percent(rules.extra_bp),
        limit=rules.limit_days,
        over=rules.profit_days,
    )
    then = _(
        "A debt is paid by itself at dawn of its day, as far as the money goes. What is late grows by {late} a day, "
        "and costs trust and standing. What is owed at the end is taken off your worth."
    ).format(late=numbers.percent(rules.late_bp))
    return f"{first} {then}"


@CARDS.of("loans", "credit", N_("Loans"), ("loan_limit", "loan_cost"))
def _loans(world: World) -> str:
    rules = world.lending
    return _(
        "A lender lends up to {limit} days' profit from sales, one loan at a time and none in the last days. Every "
        "{every} days {part} of it is paid back, and the interest, which is less for friends. You may pay back more at "
        "any time; a missing payment costs trust."
    ).format(limit=rules.limit_days, every=rules.every, part=numbers.percent(rules.part_bp))


@CARDS.of(
    "kye", "kye", N_("Kye"), ("kye_pot", "kye_gets", "kye_costs", "kye_due", "kye_claim"),
    lambda world: bool(world.kyes),
)  # fmt: skip
def _kye(world: World) -> str:
    told = _(
        "Once in some days each member pays in the same sum, but for one, and that one has it all. Over all turns each "
        "has the pot once: nobody gains, but who has it early has the money early. You pay in by yourself on the "
        "evening of a turn, as far as the money goes. What you are still to pay at the end is taken off your worth."
    )
    if any(one.by_bid for one in world.kyes.values()):
        bids = _(
            "Where there are bids, whoever gives up most of the pot has it, and the others share that: a set part of "
            "what was paid in at most."
        )
        told = f"{told} {bids}"
    return told


@CARDS.of(
    "kye_missed", "kye", N_("Not paying in"), ("kye_short", "kye_miss", "kye_back"), lambda world: bool(world.kyes)
)
def _kye_missed(world: World) -> str:
    return _(
        "A member who is short shows it some days before a turn, and may miss: less likely the better you stand with "
        "each other, more likely once the pot was had. Whoever misses is out. You can pay in for somebody, and are "
        "owed it. If you do not pay in yourself, you owe it to whose pot it was and have no turn until that is paid; "
        "every member trusts you less, and so do their friends."
    )


@CARDS.of(
    "reform", "reform", N_("Notes that are called in"), ("reform_room", "reform_dies"),
    lambda world: world.reform is not None,
)  # fmt: skip
def _reform(world: World) -> str:
    rules = world.reform
    assert rules is not None
    return _(
        "Notes can be called in. It is spoken of some days before; then for {days} days a household may hand in {cap} "
        "of old notes, with {hours} h in the queue. What is left after that is handed in by itself as far as the cap "
        "goes, {late} of it given; the rest is void. Goods, other money, debts to you, trust and favours are not. So "
        "old notes over the cap are spent, changed, or lost. Sums are told as before; {rate} old notes make a new one."
    ).format(
        days=rules.window, cap=numbers.priced(world, rules.cap), hours=rules.hours,
        late=numbers.percent(rules.late_bp), rate=rules.rate,
    )  # fmt: skip


@CARDS.of(
    "street", "street", N_("The street"), ("belief", "street_sales", "means", "street"),
    lambda world: world.street is not None,
)  # fmt: skip
def _street(world: World) -> str:
    rules = world.street
    assert rules is not None
    return _(
        "A neighbour asks what she believes a unit will bring. Each night the belief moves {step} of the way to what "
        "the day showed: over the price after a sale, under it without one, and under yours if you sold for less; "
        "never under {cost} of the price before pressure. She lives on {living} a day. What is left of her sales is "
        "seen, and envy goes by the median of the row. What was copied is put away after {stop} days without a sale."
    ).format(
        step=numbers.percent(rules.rate_bp), cost=numbers.percent(rules.cost_bp),
        living=numbers.priced(world, rules.living), stop=rules.stop,
    )  # fmt: skip


@CARDS.of("next_door", "street", N_("Next door"), ("breaks", "warns"), lambda world: world.street is not None)
def _next_door(world: World) -> str:
    rules = world.street
    assert rules is not None
    return _(
        "An hour beside a neighbour helps, once in {every} days. Whom you tell of an inspection may tell you of one "
        "later, by her trust. Selling for less than she asks costs some of it. With a friend (trust {friend}) you can "
        "agree for {days} days that neither asks less than it is going for; she may not keep it after a day without a "
        "sale, and if you do not, she and the row remember."
    ).format(every=rules.chat_every, friend=numbers.thousandths(rules.friend * 10, 0), days=rules.truce_days)


def _with_yards(world: World) -> bool:
    return any(one.yard for one in world.upgrades.values())


@CARDS.of("yards", "growth", N_("A wholesale yard"), ("sack_price", "sack", "sack_pays"), _with_yards)
def _yards(world: World) -> str:
    return _(
        "At a yard some ask each morning for a good by the sack: so much of it, at a price under what it goes for. It "
        "weighs less on the market than selling at the stall. A neighbour may ask for time; whoever does not pay the "
        "second time never does. The first sack of a morning takes hours and a porter, and it is noticed, less with "
        "somebody's cover. Rent is taken by itself; who cannot pay it has no yard any more."
    )


def _with_rights(world: World) -> bool:
    return any(one.right for one in world.upgrades.values())


@CARDS.of("rights", "growth", N_("The right to a place"), ("right_back", "right_taken"), _with_rights)
def _rights(world: World) -> str:
    return _(
        "The right to a place rests on the word of whoever has the post. It keeps one longer that stands shut, can be "
        "sold again for a part of its price, less while the board is strict, and counts for so much. It is seen, and "
        "stirs envy. When the post changes hands, or the board is strict, it may be called in: that is spoken of some "
        "days before it is settled. Then it stays with you, by the tie to whoever has the post, or it is taken. Until "
        "then it can be sold for less."
    )


@CARDS.of("growth", "growth", N_("What stays"))
def _growth(world: World) -> str:
    return _(
        "What is built or bought for the stall stands from that hour, once each. {share} of what it cost counts as "
        "worth."
    ).format(share=numbers.percent(world.growth.worth_bp))


def wage_factor(world: World) -> str:
    """What becomes of a wage once notes have been called in; empty where nothing does."""
    if world.reform is None or world.reform.wages_bp == BP:
        return ""
    share = numbers.percent(world.reform.wages_bp)
    return _("Once the old notes have ended, it is {share} of that.").format(share=share)


@CARDS.of("porter", "porter", N_("Carrying, and goods on trust"), ("wage",))
def _porter(world: World) -> str:
    wage = numbers.priced(world, world.porter.wage)
    told = _(
        "In the morning a day can be given to other people's loads, for {wage}; the stall stays with whoever keeps it."
    ).format(wage=wage)
    if wage_factor(world):
        told = f"{told} {wage_factor(world)}"
    rules = world.mercy
    if not rules.worth:
        return told
    mercy = ngettext(
        "After {count} poor day, with less than {poor} in money and goods, whoever trusts you most leaves you goods "
        "for about {worth}: once in a run, no interest, due in {days} days. {work} of it may be worked off.",
        "After {count} poor days running, with less than {poor} in money and goods, whoever trusts you most leaves you "
        "goods for about {worth}: once in a run, no interest, due in {days} days. {work} of it may be worked off.",
        rules.poor_days,
    ).format(
        count=rules.poor_days,
        poor=numbers.priced(world, rules.poor),
        worth=numbers.priced(world, rules.worth),
        days=rules.days,
        work=numbers.percent(rules.work_bp),
    )
    return f"{told} {mercy}"


@CARDS.of("shocks", "shocks", N_("Shocks and copies"))
def _shocks(world: World) -> str:
    rules, copying = world.shocks, world.copying
    told = _("On {chance} of days the price of one good jumps or drops, for {days} days.").format(
        chance=numbers.percent(rules.chance_bp), days=rules.days
    )
    if not copying.after:
        return told
    copied = _(
        "What sells best with you for {after} days running is seen: a neighbour puts it out too, for {days} days and "
        "for a little less. What is new pays; what is copied pays less."
    ).format(after=copying.after, days=copying.days)
    return f"{told} {copied}"
