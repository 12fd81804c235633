"""What is done beside the stall, line by line for the ledger: sidelines that are done or could be, shares."""

from __future__ import annotations

from marketgen.engine import dealing, partners, people, sidelines, stakes
from marketgen.engine.accounts import Account
from marketgen.engine.enterprise import Sideline, Stake
from marketgen.engine.explain import explain
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import ClubLine, ClubView


def beside(scene: Timeline) -> tuple[ClubView, ...]:
    """Each work and each share that you have, or could have."""
    world, run = scene.world, scene.run
    if not world.met("sidelines", run.day):
        return (*_asks(scene), *_partners(scene))
    works = [_work(scene, one) for one in world.sidelines.values() if one.from_day <= run.day]
    could = {choice.ids[0] for choice in stakes.invest_choices(world, run)}
    return (
        *_asks(scene),
        *_partners(scene),
        *works,
        *(_share(scene, one) for one in world.stakes.values() if one.id in run.stakes or one.id in could),
    )


def _asks(scene: Timeline) -> list[ClubView]:
    """Who asks for other money today."""
    world, run = scene.world, scene.run
    one = run.asks
    if one is None:
        return []
    what = _("{units} {currency}, at the most").format(
        units=numbers.whole(one.units), currency=wording.name(world, one.currency, "currencies")
    )
    risk, as_number = dealing.risk(world, run), world.difficulties[run.difficulty].odds_as_numbers
    lines = (
        ClubLine(_("asks"), wording.person(world, one.who) if one.who else _("somebody nobody knows")),
        ClubLine(_("for") if one.buys else _("with"), what),
        _line(scene, _("each"), numbers.priced(world, dealing.sum_of(world, run, 1).total), "dealing:1"),
        _line(scene, _("was sent"), numbers.odds(risk.total, as_number), risk.subject, "bad" if risk.total else ""),
    )
    return [ClubView("dealing", _("other money"), lines)]


def _partners(scene: Timeline) -> list[ClubView]:
    """Who sells with you, or would."""
    world, run, views = scene.world, scene.run, []
    for one in world.partners.values() if world.met("partners", run.day) else ():
        if one.from_day > run.day or not people.present(world, run, one.who):
            continue
        state = run.partners.get(one.id)
        share = numbers.share(partners.part_bp(world, run, one.id))
        lines = [ClubLine(_("asks"), _("{share} of each day's profit").format(share=share))]
        if one.keeps_bp:
            lines.append(ClubLine(_("serves"), _("{share} of buyers while you are away").format(
                share=numbers.share(one.keeps_bp))))  # fmt: skip
        if one.hours:
            gained = ngettext("{hours} hour of yours a day", "{hours} hours of yours a day", one.hours)
            lines.append(ClubLine(_("saves"), gained.format(hours=one.hours)))
        if state and state.since:
            due = partners.due(world, run, one.id)
            lines.append(_line(scene, _("today so far"), numbers.priced(world, due.total), due.subject))
            if state.warned:
                day = dates.when(scene, state.warned + one.notice)
                lines.append(ClubLine(_("thinks of leaving"), _("and will say {day}").format(day=day), "bad"))
        joined = bool(state and state.since)
        views.append(ClubView(one.id, wording.name(world, one.id, "partners"), tuple(lines), joined))
    return views


def _line(scene: Timeline, name: str, told: str, subject: str, tone: str = "") -> ClubLine:
    account = explain(scene.world, scene.run, subject)
    return ClubLine(name, told, tone, subject if account else "", account)


def _work(scene: Timeline, one: Sideline) -> ClubView:
    world, run = scene.world, scene.run
    state = sidelines.state_of(run, one.id)
    likely = sidelines.earns(world, run, one.id)
    left = sidelines.leaves(world, run, one.id)
    told = _("about {amount} a day").format(amount=numbers.priced(world, likely.total))
    lines = [
        ClubLine(_("now"), _now(scene, one)),
        ClubLine(_("takes"), _takes(scene, one)),
        _line(scene, _("brings"), told, likely.subject),
        *_left(scene, left, likely),
        *_lacks(scene, one),
        *_needs(scene, one),
    ]
    if state.days:
        so_far = ngettext("{amount} on {count} day", "{amount} on {count} days", state.days)
        so_far = so_far.format(amount=numbers.priced(world, state.earned), count=state.days)
        lines.append(ClubLine(_("so far"), so_far))
    return ClubView(one.id, wording.name(world, one.id, "sidelines"), tuple(lines), bool(state.since))


def _left(scene: Timeline, left: Account, brings: Account) -> list[ClubLine]:
    """What stays of it, where something goes off."""
    if left.total == brings.total:
        return []
    told = _("{amount} a day, goods and whoever does it counted").format(amount=numbers.priced(scene.world, left.total))
    return [_line(scene, _("leaves"), told, left.subject, "" if left.total > 0 else "bad")]


def _lacks(scene: Timeline, one: Sideline) -> list[ClubLine]:
    """What it uses up and is not at the stall: what it brings is said as if it were."""
    missing = sidelines.lacks(scene.world, scene.run, one.id)
    goods = ", ".join(wording.units(scene.world, good, units) for good, units in missing)
    return [ClubLine(_("lacks"), _("{goods}, for as many as usual").format(goods=goods), "bad")] if goods else []


def _now(scene: Timeline, one: Sideline) -> str:
    state = sidelines.state_of(scene.run, one.id)
    if state.ran == scene.run.day:
        return _("done today") if state.since else _("done today, for the last time")
    if state.since:
        return _("done every day, and not today")
    return _("not done")


def _takes(scene: Timeline, one: Sideline) -> str:
    """Whose time, and what is used up."""
    world, found = scene.world, []
    if one.hours:
        told = ngettext("{hours} hour of yours each morning", "{hours} hours of yours each morning", one.hours)
        found.append(told.format(hours=one.hours))
    if one.member:
        found.append(_("the day of {name}").format(name=wording.person(world, one.member)))
    for good, milli in one.uses.items():
        told = _("{amount} of {good} for each").format(
            amount=numbers.thousandths(milli, 2), good=wording.name(world, good)
        )
        found.append(told)
    return ", ".join(found)


def _needs(scene: Timeline, one: Sideline) -> list[ClubLine]:
    """What stands in the way, and the paper."""
    world, run = scene.world, scene.run
    state, lines = sidelines.state_of(run, one.id), []
    lacking = [wording.name(world, upgrade, "upgrades") for upgrade in one.needs if upgrade not in run.built]
    if lacking:
        lines.append(ClubLine(_("needs"), ", ".join(lacking)))
    if one.teacher and not state.learned:
        told = _("{name} can show you: {hours} h, {amount}").format(
            name=wording.person(world, one.teacher), hours=one.lesson_hours,
            amount=numbers.priced(world, one.lesson_cost),
        )  # fmt: skip
        lines.append(ClubLine(_("to learn"), told))
    if one.official:
        told = _("through {day}").format(day=dates.when(scene, state.licensed))
        if state.licensed < run.day:
            told = _("none; {amount} for {days} days").format(
                amount=numbers.priced(world, one.licence_cost), days=one.licence_days
            )
        risky = state.ran == run.day and state.licensed < run.day
        lines.append(ClubLine(_("paper"), told, "bad" if risky else ""))
    return lines


def _share(scene: Timeline, one: Stake) -> ClubView:
    world, run = scene.world, scene.run
    mine = run.stakes.get(one.id)
    usual = stakes.pays(world, run, one.id)
    every = ngettext("about {amount} every day", "about {amount} every {count} days", one.every)
    told = every.format(amount=numbers.priced(world, usual.total, one.currency), count=one.every)
    lines = [ClubLine(_("run by"), wording.person(world, one.who))]
    if one.official:
        his = _("{name}, {part} of all").format(
            name=wording.person(world, one.official), part=numbers.share(one.his_bp)
        )
        lines.append(ClubLine(_("behind it"), his))
    lines.append(_line(scene, _("pays"), told, usual.subject))
    if mine is None:
        cost = stakes.costs(world, run, one.id)
        lines.append(_line(scene, _("would cost"), numbers.priced(world, cost.total, one.currency), cost.subject))
        return ClubView(one.id, wording.name(world, one.id, "stakes"), tuple(lines), False)
    lines += [*_state(scene, one), _in_it(scene, one)]
    return ClubView(one.id, wording.name(world, one.id, "stakes"), tuple(lines))


def _state(scene: Timeline, one: Stake) -> list[ClubLine]:
    """The next pay day; wear, or standing still, with what mending costs."""
    world, run = scene.world, scene.run
    state = run.stakes[one.id]
    cost = stakes.mending(world, run, one.id)
    asked = numbers.priced(world, cost.total, one.currency)
    if state.broken:
        return [
            _line(scene, _("stands still"), _("mending it costs {amount}").format(amount=asked), cost.subject, "bad")
        ]
    lines = [ClubLine(_("pay day"), dates.when(scene, run.day + stakes.pay_day_in(world, run, one.id)))]
    if state.worn:
        odds = stakes.breaks(world, run, one.id)
        as_number = world.difficulties[run.difficulty].odds_as_numbers
        told = _("breaks by then: {odds}").format(odds=numbers.odds(odds.total, as_number))
        lines.append(_line(scene, _("wear"), told, odds.subject, "bad"))
        lines.append(_line(scene, _("mending"), asked, cost.subject))
    return lines


def _in_it(scene: Timeline, one: Stake) -> ClubLine:
    world, state = scene.world, scene.run.stakes[one.id]
    worth = stakes.back(world, scene.run, one.id)
    told = _("{paid} put in, {got} had from it, {worth} if given up now").format(
        paid=numbers.priced(world, state.paid, one.currency),
        got=numbers.priced(world, state.got, one.currency),
        worth=numbers.priced(world, worth.total, one.currency),
    )
    return _line(scene, _("yours"), told, worth.subject)
