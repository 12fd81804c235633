"""Findings as sentences for an author: ids as they stand in the file, and the seed that shows it where one run does."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.lab.findings import CAREFUL, NO_EXAMPLE, Finding
from marketgen.play import numbers, refusals

NAMED = 8
"""Ids that a sentence names at most; the JSON has all of them."""

_DUES = {
    "fee": N_("the fee of the place"),
    "levy": N_("the levy of the school"),
    "debt": N_("what is owed on the morning"),
}

_NEVER: dict[str, tuple[str, str]] = {
    "event_never": (
        N_("This event never came: {ids}."),
        N_(
            "{count} events never came: {ids}. Are their conditions too narrow, their weights too low, "
            "or did no bot take the choice that sends them?"
        ),
    ),
    "ending_never": (
        N_("No run ended so: {ids}."),
        N_("No run ended in any of these ways: {ids}."),
    ),
    "passage_never": (
        N_("This passage of the epilogue was never told: {ids}."),
        N_("{count} passages of the epilogue were never told: {ids}."),
    ),
    "never_met": (
        N_("Nobody ever met {ids}."),
        N_("Nobody ever met any of these: {ids}."),
    ),
    "bargain_never": (
        N_("Nobody ever came with this bargain: {ids}."),
        N_("Nobody ever came with any of these bargains: {ids}."),
    ),
    "kye_never": (
        N_("No bot was ever in this kye: {ids}."),
        N_("No bot was ever in any of these kyes: {ids}."),
    ),
    "beside_never": (
        N_("No bot ever did this work, or had this share: {ids}."),
        N_("No bot ever did any of these works, or had any of these shares: {ids}."),
    ),
    "partner_never": (
        N_("No bot ever sold together with this partner: {ids}."),
        N_("No bot ever sold together with any of these partners: {ids}."),
    ),
    "demo_never": (
        N_("No bot ever had friends walk about in this good: {ids}."),
        N_("No bot ever had friends walk about in any of these goods: {ids}."),
    ),
    "deal_never": (
        N_("No bot ever changed this money for whoever asked: {ids}."),
        N_("No bot ever changed any of this money for whoever asked: {ids}."),
    ),
    "venture_never": (
        N_("No bot was ever at this workshop, made this, had this name, or brought this buyer anything: {ids}."),
        N_("No bot was ever at these workshops, made these, had these names, or brought these buyers anything: {ids}."),
    ),
    "right_never": (
        N_("No bot ever bought this right to a place: {ids}."),
        N_("No bot ever bought any of these rights to a place: {ids}."),
    ),
    "yard_never": (
        N_("No bot ever sold anything by the sack there: {ids}."),
        N_("No bot ever sold anything by the sack at any of these: {ids}."),
    ),
    "place_never": (
        N_("No bot was ever in this place: {ids}."),
        N_("No bot was ever in any of these places: {ids}."),
    ),
    "permit_never": (
        N_("No bot was ever given the permit of this place: {ids}."),
        N_("No bot was ever given the permit of any of these places: {ids}."),
    ),
    "not_offered": (
        N_("No supplier ever offered {ids}, though somebody carries it."),
        N_("No supplier ever offered these, though somebody carries them: {ids}."),
    ),
    "not_bought": (
        N_("{ids} was offered, and no bot ever bought it."),
        N_("These goods were offered, and no bot ever bought them: {ids}."),
    ),
}


def told(world: World, finding: Finding) -> str:
    """A finding as one line: the sentence, and the seed if a single run shows it."""
    said = sentence(world, finding)
    if finding.kind in NO_EXAMPLE:
        return said
    return _("{sentence} (seed {seed} shows it)").format(sentence=said, seed=finding.seed)


def sentence(world: World, finding: Finding) -> str:
    """A finding as a sentence."""
    if finding.kind in _NEVER:
        return _never(finding)
    return _SENTENCES[finding.kind](world, finding)


def _ids(finding: Finding) -> str:
    shown = ", ".join(finding.subjects[:NAMED])
    left = len(finding.subjects) - NAMED
    if left <= 0:
        return shown
    return ngettext("{ids} and {count} more", "{ids} and {count} more", left).format(ids=shown, count=left)


def _never(finding: Finding) -> str:
    one, several = _NEVER[finding.kind]
    told_ = _(one) if len(finding.subjects) == 1 else _(several)
    return told_.format(ids=_ids(finding), count=len(finding.subjects))


def _runs(count: int) -> str:
    return ngettext("{count} run", "{count} runs", count).format(count=count)


def _one_good(world: World, finding: Finding) -> str:
    share = numbers.percent(finding.number("share_bp"))
    return _("{good} is {share} of all profit of {bot}.").format(good=finding.subjects[0], share=share, bot=finding.bot)


def _unpaid(world: World, finding: Finding) -> str:
    held, needs = finding.number("held"), finding.number("needs")
    if finding.subjects[0] == "roster":
        return _(
            "With this start nobody can meet the labour roster of day {day}: there are fewer hours than it takes, to "
            "have it done is {needs}, and the most that was in hand was {held}."
        ).format(day=finding.number("day"), needs=numbers.priced(world, needs), held=numbers.priced(world, held))
    return _(
        "With this start nobody can pay {due} of day {day}: it is {needs}, and the most that was in hand was {held}."
    ).format(
        due=_(_DUES[finding.subjects[0]]),
        day=finding.number("day"),
        needs=numbers.priced(world, needs),
        held=numbers.priced(world, held),
    )


def _outscored(world: World, finding: Finding) -> str:
    return _("{bot} comes to {score} points, and {careful}, which trades with care, to {points} (medians).").format(
        bot=finding.bot, score=finding.number("score"), careful=CAREFUL, points=finding.number("careful")
    )


def _early(world: World, finding: Finding) -> str:
    early, runs = finding.number("early"), finding.number("runs")
    return _("{early} of {runs} runs of {bot} end early, most by {ending}: the soonest on day {day}.").format(
        early=early, runs=runs, bot=finding.bot, ending=finding.subjects[0], day=finding.number("day")
    )


def _choice(finding: Finding) -> dict[str, str]:
    event, _colon, choice = finding.subjects[0].partition(":")
    return {"event": event, "choice": choice, "runs": _runs(finding.number("runs"))}


def _choice_never(world: World, finding: Finding) -> str:
    return _(
        "No bot took the choice {choice} of {event}, though it was open in {runs} of bots that answer by luck."
    ).format(**_choice(finding))


def _choice_closed(world: World, finding: Finding) -> str:
    assert finding.why is not None
    why = refusals.sentence(world, finding.why)
    asks = [str(finding.why.fact(name, "")) for name in ("measure", "subject")]
    key = ".".join(part for part in asks if part) or finding.why.reason
    return _("The choice {choice} of {event} was closed each time it was asked, in {runs} ({key}): {why}").format(
        **_choice(finding), key=key, why=why
    )


def _goal_nobody(world: World, finding: Finding) -> str:
    return _("The goal {goal} was met at the end of no run of any bot.").format(goal=finding.subjects[0])


def _goal_everybody(world: World, finding: Finding) -> str:
    return _("The goal {goal} was met at the end of every run of {bot}: it asks for nothing special.").format(
        goal=finding.subjects[0], bot=finding.bot
    )


def _nothing_to_do(world: World, finding: Finding) -> str:
    days = finding.number("days")
    return ngettext(
        "On day {days} there was nothing to decide: only to go on.",
        "On {count} days there was nothing to decide, only to go on: {days}.",
        days,
    ).format(days=_ids(finding), count=days)


def _kye_breaks(world: World, finding: Finding) -> str:
    return _(
        "In {broken} of the {runs} runs with a bot in {kye} somebody did not pay in. Is being short too likely, or "
        "what is paid in too much?"
    ).format(broken=finding.number("broken"), runs=finding.number("runs"), kye=finding.subjects[0])


def _street_poor(world: World, finding: Finding) -> str:
    return _(
        "At the end of {poor} of the {runs} runs with {who} next door she had nothing left. Does she sell too little, "
        "or live on too much?"
    ).format(poor=finding.number("poor"), runs=finding.number("runs"), who=finding.subjects[0])


def _bargain_read(world: World, finding: Finding) -> str:
    kept = finding.number("kept")
    told = N_(
        "In {bargains} bargains the house rule kept only {kept} % of what there was to share: leaving it to the rule "
        "is a loss. Are limits too near the price?"
    )
    if kept > 50:
        told = N_(
            "In {bargains} bargains the house rule kept {kept} % of what there was to share: reading people earns "
            "little more. Are first words too near the limit, or limits too far from the price?"
        )
    return _(told).format(bargains=finding.number("bargains"), kept=kept)


def _idle_money(world: World, finding: Finding) -> str:
    return _(
        "In the second half of a run of {bot} money lies idle that would pay for {days} days of purchases: there is "
        "nothing to spend it on."
    ).format(bot=finding.bot, days=finding.number("days"))


def _few(world: World, finding: Finding) -> str:
    runs, wanted = finding.number("runs"), finding.number("wanted")
    return _("That is said of {runs} of a bot. What never came may only be rare: try --games {wanted} or more.").format(
        runs=_runs(runs), wanted=wanted
    )


def _no_luck(world: World, finding: Finding) -> str:
    return _("Only bots that weigh their answers played. With {bots} too, choices that nobody takes are told.").format(
        bots=", ".join(finding.subjects)
    )


_SENTENCES: dict[str, Callable[[World, Finding], str]] = {
    "one_good": _one_good,
    "unpaid": _unpaid,
    "outscored": _outscored,
    "early": _early,
    "choice_closed": _choice_closed,
    "choice_never": _choice_never,
    "goal_nobody": _goal_nobody,
    "goal_everybody": _goal_everybody,
    "nothing_to_do": _nothing_to_do,
    "idle_money": _idle_money,
    "kye_breaks": _kye_breaks,
    "bargain_read": _bargain_read,
    "street_poor": _street_poor,
    "few": _few,
    "no_luck": _no_luck,
}
