"""What is asked of a household: who does what, what it lives on, and what is due when."""

from __future__ import annotations

from marketgen.engine import fuel, keeper, kimjang, levies, wages
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import NeedRow


def duty(scene: Timeline, member: str) -> tuple[str, str]:
    """What somebody at home has to do today, with its tone; empty where the household has no duties."""
    world, run = scene.world, scene.run
    rules, home = world.family, run.home
    if not world.met("family", run.day):
        return "", ""
    ill, away = home.ill.get(member, 0), home.away.get(member, 0)
    if ill:
        return ngettext("ill, {count} day more if not treated", "ill, {count} days more if not treated", ill).format(
            count=ill
        ), "bad"
    if away:
        return ngettext("away for {count} day", "away for {count} days", away).format(count=away), ""
    if rules.workplace and member == rules.workplace.member:
        return _works(home.freed), "good" if home.freed else ""
    if rules.earner and member == rules.earner.member:
        if not keeper.earns(world, run):
            least = numbers.tenths(rules.earner.least)
            return _("too weak to earn; that takes a health of {least}").format(least=least), "bad"
        earned = wages.wage(world, run, wages.HOME).total
        return _("earns {amount} a day at home").format(amount=numbers.priced(world, earned)), "good"
    if rules.school and member == rules.school.member:
        return _school(scene), ""
    return "", ""


def duty_why(scene: Timeline, member: str) -> str:
    """The subject of the number in what somebody at home does; empty where there is none."""
    world, earner = scene.world, scene.world.family.earner
    earns = earner is not None and member == earner.member and world.met("family", scene.run.day)
    return f"wage:{wages.HOME}" if earns and keeper.earns(world, scene.run) else ""


def _works(freed: int) -> str:
    if not freed:
        return _("at the workplace")
    free = ngettext("free of the workplace for {count} day", "free of the workplace for {count} days", freed)
    return free.format(count=freed)


def _school(scene: Timeline) -> str:
    home = scene.run.home
    told = _("at school, schooling {points} of 100").format(points=home.schooling // 10)
    if not home.school_lost:
        return told
    lost = ngettext("{count} day lost", "{count} days lost", home.school_lost).format(count=home.school_lost)
    return _("{school}, {lost}").format(school=told, lost=lost)


def needs(scene: Timeline) -> tuple[NeedRow, ...]:
    """What is asked of the household, what is due next first; then wood, kimjang, the keeper and the place."""
    world, run = scene.world, scene.run
    rows: list[NeedRow] = []
    if world.met("family", run.day):
        rows += sorted((*_levy(scene), *_roster(scene), *_kimjang(scene)), key=lambda row: (row.due or 999, row.id))
        rows += (*_wood(scene), _keeper(scene))
    return (*rows, *_place(scene))


def _due(scene: Timeline, day: int) -> tuple[str, str]:
    """When something is due, and the tone of it."""
    left = day - scene.run.day
    date = wording.short_date(scene.world, day)
    if left == 0:
        return _("due today"), "bad"
    return ngettext("due {date}, in {count} day", "due {date}, in {count} days", left).format(
        date=date, count=left
    ), "bad" if left == 1 else ""


def _levy(scene: Timeline) -> tuple[NeedRow, ...]:
    world, run, school = scene.world, scene.run, scene.world.family.school
    if school is None:
        return ()
    if levies.due_in(world, run, run.home.school_due) == 99:
        return (NeedRow("levy", _("school levy"), _("nothing more is due"), "good"),)
    when, tone = _due(scene, run.home.school_due)
    told = _("{amount}, {when}").format(amount=numbers.priced(world, school.levy), when=when)
    return (NeedRow("levy", _("school levy"), told, tone, run.home.school_due),)


def _roster(scene: Timeline) -> tuple[NeedRow, ...]:
    world, run, roster = scene.world, scene.run, scene.world.family.roster
    if roster is None:
        return ()
    if levies.due_in(world, run, run.home.roster_due) == 99:
        return (NeedRow("roster", _("labour roster"), _("nothing more is due"), "good"),)
    when, tone = _due(scene, run.home.roster_due)
    told = ngettext("{amount} or {count} hour, {when}", "{amount} or {count} hours, {when}", roster.hours).format(
        amount=numbers.priced(world, roster.pays), count=roster.hours, when=when
    )
    return (NeedRow("roster", _("labour roster"), told, tone, run.home.roster_due),)


def _kimjang(scene: Timeline) -> tuple[NeedRow, ...]:
    world, run, rules = scene.world, scene.run, scene.world.family.kimjang
    if rules is None:
        return ()
    if run.home.kimjang >= kimjang.MADE:
        return (NeedRow("kimjang", _("kimjang"), _("made"), "good"),)
    if run.day > rules.by:
        missing = _("half made, and the frost is here") if run.home.kimjang else _("not made, and the frost is here")
        return (NeedRow("kimjang", _("kimjang"), missing, "bad"),)
    batch = "half" if run.home.kimjang else "whole"
    when, tone = _due(scene, rules.by)
    form = (
        _("half made; the rest would cost {amount} today, {when}")
        if run.home.kimjang
        else _("would cost {amount} today, {when}")
    )
    told = form.format(amount=numbers.priced(world, kimjang.cost(world, run, batch).total), when=when)
    return (NeedRow("kimjang", _("kimjang"), told, tone, rules.by, f"kimjang:{batch}"),)


def _wood(scene: Timeline) -> tuple[NeedRow, ...]:
    world, run = scene.world, scene.run
    if world.family.fuel is None:
        return ()
    nights = fuel.nights(world, run)
    lasts = ngettext("enough for {count} night", "enough for {count} nights", nights).format(count=nights)
    told = _("{wood} m\u00b3, {lasts}; a cart costs {amount}").format(
        wood=numbers.thousandths(run.home.wood, 2),
        lasts=lasts,
        amount=numbers.priced(world, fuel.wood_price(world, run).total),
    )
    return (NeedRow("wood", _("wood"), told, "bad" if nights < 3 else "", why="wood_price:cart"),)


def _keeper(scene: Timeline) -> NeedRow:
    world, run = scene.world, scene.run
    who, share = keeper.keeper(world, run), keeper.keeper_share(world, run).total
    if not who:
        return NeedRow("keeper", _("while you are away"), _("nobody can keep the stall"), why="keeper")
    told = _("{name} keeps the stall and serves {share} of the buyers").format(
        name=wording.person(world, who), share=numbers.percent(share)
    )
    return NeedRow("keeper", _("while you are away"), told, why="keeper")


def _place(scene: Timeline) -> tuple[NeedRow, ...]:
    """Told once a stall has been shut for a day, and for good once the place is lost."""
    world, run = scene.world, scene.run
    rules, home = world.place_rules, run.home
    if home.alley:
        told = _("lost; in the alley {share} of the buyers come by").format(share=numbers.percent(rules.groups_bp))
        return (NeedRow("place", _("your place"), told, "bad"),)
    if not rules.lost or not home.shut_days:
        return ()
    left = rules.lost - home.shut_days
    told = ngettext(
        "nothing shown for {shut}; lost after {count} day more of it",
        "nothing shown for {shut}; lost after {count} days more of it",
        left,
    ).format(shut=ngettext("{count} day", "{count} days", home.shut_days).format(count=home.shut_days), count=left)
    return (NeedRow("place", _("your place"), told, "bad"),)
