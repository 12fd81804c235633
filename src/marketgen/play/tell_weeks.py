"""The weeks between two chapters as sentences: what happened, the steps of their numbers."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words
from marketgen.play.views import LogLine

KINDS = {
    "sold": N_("sold at the stall"),
    "bargained": N_("sold by bargains"),
    "earned": N_("earned at home"),
    "wage": N_("earned by carrying for others"),
    "change": N_("money changed"),
    "took": N_("goods bought from those who bring them"),
    "lot": N_("a lot bought by a bargain"),
    "order": N_("orders that came"),
    "deposit": N_("deposits on orders"),
    "deposit_back": N_("deposits that came back"),
    "rest": N_("orders that came, the rest of what they cost"),
    "parcel": N_("parcels"),
    "bought": N_("goods bought elsewhere"),
    "fare": N_("fares"),
    "papers": N_("papers for the road"),
    "permit": N_("permits of places"),
    "entry": N_("what gates asked"),
    "late_paper": N_("permits that had run out"),
    "storage": N_("storage of what was held"),
    "guards": N_("what guards asked"),
    "fee": N_("the fee of the place"),
    "meal": N_("what was eaten"),
    "gift": N_("gifts"),
    "fine": N_("fines"),
    "event": N_("what came of earlier days"),
    "debt": N_("debts, paid and come back"),
    "lent": N_("money lent to you"),
    "yard": N_("sold by the sack"),
    "yard_back": N_("paid later for sacks"),
    "yard_rent": N_("the rent of a yard"),
    "yard_porter": N_("the porter of a yard"),
    "right_sold": N_("the right to a place, sold"),
    "built": N_("what was built"),
    "work": N_("the workplace"),
    "call": N_("calls on the telephone"),
    "remedy": N_("what was given to those who were ill"),
    "wood": N_("wood"),
    "kimjang": N_("kimjang"),
    "levy": N_("levies of the school"),
    "roster": N_("the labour roster"),
    "kye": N_("paid into savings clubs"),
    "kye_pot": N_("pots of savings clubs"),
    "kye_share": N_("shares of what others gave up for a pot"),
    "kye_stood": N_("stood in for others of a savings club"),
    "handed_in": N_("old notes handed in"),
    "old_notes": N_("old notes, void"),
    "new_notes": N_("new notes"),
    "deal": N_("money changed for others"),
    "partner": N_("the partner's share"),
    "side": N_("work beside the stall"),
    "side_upkeep": N_("what the work beside the stall costs"),
    "side_lesson": N_("lessons in the work beside the stall"),
    "side_paper": N_("papers for the work beside the stall"),
    "course_fee": N_("applications"),
    "course_fare": N_("the way to a workshop"),
    "place_cost": N_("papers for a place abroad"),
    "placement": N_("brought home from abroad"),
    "batch_cost": N_("what batches took"),
    "name_fee": N_("fees for a lent name"),
    "name_share": N_("shares for a lent name"),
    "contract": N_("orders brought"),
    "contract_late": N_("orders not brought"),
    "stake": N_("money put into what others run"),
    "stake_pays": N_("pay days of shares"),
    "stake_mend": N_("mending of what shares are in"),
    "stake_back": N_("shares given back"),
}
"""What lines of one kind come to over some weeks, in words."""


def _line(world: World, step: Step) -> Words:
    units = step.number("units")
    told = ngettext("{count} unit", "{count} units", units).format(count=units) if units else ""
    return _(KINDS[step.name.removeprefix("weeks_")]), told


def _before(world: World, step: Step) -> Words:
    return _("before these weeks"), wording.short_date(world, step.number("day"))


def _grown(world: World, step: Step) -> Words:
    days = step.number("days")
    return _("what they brought, or took"), ngettext("{count} day", "{count} days", days).format(count=days)


def _meal(world: World, step: Step) -> str:
    meal = step.word("meal")
    return wording.name(world, meal, "meals") if meal in world.meals else _("nothing")


def _after_meal(world: World, step: Step) -> Words:
    days = step.number("days")
    told = _("days on which this was eaten: {meal}").format(meal=_meal(world, step))
    return told, ngettext("{count} day", "{count} days", days).format(count=days)


def _supper(world: World, step: Step) -> Words:
    paid = _("{amount} paid for it").format(amount=numbers.priced(world, step.number("paid")))
    return _meal(world, step), paid


STEPS: dict[str, Maker] = {
    "weeks_before": _before,
    "weeks_grown": _grown,
    "weeks_ate": _after_meal,
    "weeks_supper": _supper,
    **{f"weeks_{kind}": _line for kind in KINDS},
}
"""Words for each step of the numbers of some weeks."""


def _went_by(world: World, run: Run, event: Event) -> LogLine:
    first, last = event.number("first"), event.number("last")
    told = ngettext(
        "{count} day goes by, {first} to {last}; the stall is kept with what can be had.",
        "{count} days go by, {first} to {last}; the stall is kept with what can be had.",
        last - first + 1,
    )
    days = {"first": wording.short_date(world, first), "last": wording.short_date(world, last)}
    return LogLine("", told.format(count=numbers.whole(last - first + 1), **days))


TELLERS = {"weeks": _went_by}
"""The sentence for the weeks themselves."""
