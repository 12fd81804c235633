"""Savings clubs, and notes that are called in: whose turn it is, what is to be paid by when, who has had the pot."""

from __future__ import annotations

from marketgen.engine import kye, kye_deals, reform
from marketgen.engine.explain import explain
from marketgen.engine.owing import KyeState
from marketgen.i18n import _, ngettext
from marketgen.play import korean, numbers, wording
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import ClubLine, ClubView


def clubs(scene: Timeline) -> tuple[ClubView, ...]:
    """Every kye you are in, and those that would take you in now."""
    world, run = scene.world, scene.run
    called_in = (_reform(scene),) if reform.open_now(run) else ()
    if not world.met("kye", run.day):
        return called_in
    asked = [choice.ids[0] for choice in kye_deals.join_choices(world, run)]
    views = [ClubView(one, wording.name(world, one, "kyes"), _inside(scene, one)) for one in run.kyes]
    return (
        *called_in,
        *views,
        *(ClubView(one, wording.name(world, one, "kyes"), _asked(scene, one), False) for one in asked),
    )


def _reform(scene: Timeline) -> ClubView:
    """Notes that are called in: until when, how much can still be handed in, what would be void."""
    world, run = scene.world, scene.run
    room, gone = reform.room(world, run), reform.dies(world, run)
    assert run.reform is not None
    lines = (
        ClubLine(_("taken until"), dates.when(scene, run.reform.ends)),
        _line(scene, _("can be handed in"), numbers.priced(world, room.total), room.subject),
        _line(
            scene, _("void after that"), numbers.priced(world, gone.total), gone.subject, "bad" if gone.total else ""
        ),
    )
    return ClubView("reform", wording.text(world, "reform.name"), lines)


def _asked(scene: Timeline, some_id: str) -> tuple[ClubLine, ...]:
    world, run = scene.world, scene.run
    one, others = world.kyes[some_id], kye.fellows(world, run, some_id)
    each = ngettext("{amount} every day", "{amount} every {count} days", one.every)
    told = each.format(amount=numbers.priced(world, one.pays), count=one.every)
    lines = [
        ClubLine(_("what it is"), korean.meaning("kye")),
        ClubLine(_("asks you in"), wording.person(world, one.asks)) if one.asks else None,
        ClubLine(_("members"), ", ".join(wording.person(world, who) for who in others)),
        _line(scene, _("you would pay in"), told, f"kye_costs:{some_id}"),
        _line(scene, _("the pot"), _sum(scene, f"kye_pot:{some_id}"), f"kye_pot:{some_id}"),
        ClubLine(_("first turn"), dates.when(scene, one.first)),
    ]
    return tuple(line for line in lines if line is not None)


def _inside(scene: Timeline, some_id: str) -> tuple[ClubLine, ...]:
    world, run = scene.world, scene.run
    state, turn = run.kyes[some_id], kye.next_turn(world, run, some_id)
    lines: list[ClubLine] = []
    if turn:
        due = kye.due(world, run, some_id)
        told = _("{day}: {amount} to pay in").format(
            day=dates.when(scene, turn), amount=numbers.priced(world, due.total)
        )
        if state.held_back:
            told = _("{day}: you will not pay in").format(day=dates.when(scene, turn))
        elif not due.total:
            told = _("{day}: nothing to pay in").format(day=dates.when(scene, turn))
        tone = "bad" if turn - run.day <= 1 and run.money[world.money] < due.total else ""
        name = _("turn {turn} of {turns}").format(turn=state.turns + 1, turns=_turns(scene, some_id))
        lines.append(_line(scene, name, told, due.subject, tone))
        lines.append(_line(scene, _("the pot"), _sum(scene, f"kye_pot:{some_id}"), f"kye_pot:{some_id}"))
        lines += _bid(scene, some_id, state)
    else:
        lines.append(ClubLine(_("over"), _("everybody who stayed has had the pot")))
    lines += _names(scene, state, kye.waiting(run, some_id))
    lines += [*_short(scene, some_id, state), *_lent(scene, some_id)]
    return (*lines, _yours(scene, some_id, state))


def _turns(scene: Timeline, some_id: str) -> int:
    """How many turns there are, those that were among them."""
    state = scene.run.kyes[some_id]
    return state.turns + len(kye.waiting(scene.run, some_id))


def _line(scene: Timeline, name: str, told: str, subject: str, tone: str = "") -> ClubLine:
    account = explain(scene.world, scene.run, subject)
    return ClubLine(name, told, tone, subject if account else "", account)


def _sum(scene: Timeline, subject: str) -> str:
    account = explain(scene.world, scene.run, subject)
    told = numbers.priced(scene.world, account.total) if account else numbers.MISSING
    return _("{amount}, if everybody pays").format(amount=told)


def _bid(scene: Timeline, some_id: str, state: KyeState) -> list[ClubLine]:
    world, run = scene.world, scene.run
    if not world.kyes[some_id].by_bid or kye.YOU in kye.served(state):
        return []
    gets = kye.gets(world, run, some_id, state.bid)
    told = _("{amount} given up; you would get {gets}").format(
        amount=numbers.priced(world, state.bid), gets=numbers.priced(world, gets.total)
    )
    return [_line(scene, _("your bid"), told if state.bid else _("none"), gets.subject)]


def _names(scene: Timeline, state: KyeState, waiting: list[str]) -> list[ClubLine]:
    """Who has had the pot, who waits for it, and who is out."""
    had = [
        _("{name} {amount}").format(name=_called(scene, who), amount=numbers.money(scene.world, amount))
        for _day, who, amount in state.pots
    ]
    rows = [
        (_("had it"), had),
        (_("still to come"), [_called(scene, who) for who in waiting]),
        (_("missed"), [_called(scene, who) for who in state.out]),
    ]
    return [ClubLine(name, ", ".join(names)) for name, names in rows if names]


def _called(scene: Timeline, who: str) -> str:
    return wording.person(scene.world, who) if who else _("you")


def _short(scene: Timeline, some_id: str, state: KyeState) -> list[ClubLine]:
    """Who is short before the next turn, and how likely the money is missing then."""
    world, run = scene.world, scene.run
    as_number = world.difficulties[run.difficulty].odds_as_numbers
    lines = []
    for who in state.lacking:
        chance = kye.misses(world, run, some_id, who)
        told = _("{name}; does not pay in: {odds}").format(
            name=wording.person(world, who), odds=numbers.odds(chance.total, as_number)
        )
        if who in state.stood:
            told = _("{name}; you have paid in").format(name=wording.person(world, who))
        lines.append(ClubLine(_("short of money"), told, "" if who in state.stood else "bad", chance.subject, chance))
    return lines


def _lent(scene: Timeline, some_id: str) -> list[ClubLine]:
    """What is owed to you by those for whom you paid in, and how likely it comes on its day."""
    world, run = scene.world, scene.run
    as_number = world.difficulties[run.difficulty].odds_as_numbers
    lines = []
    for debt in kye.of_club(run, some_id):
        if debt.amount < 0:
            back = kye.returns(world, run, some_id, debt.who)
            told = _("{name} {amount}, {day}: {odds}").format(
                name=wording.person(world, debt.who),
                amount=numbers.money(world, -debt.amount),
                day=dates.when(scene, debt.due),
                odds=numbers.odds(back.total, as_number),
            )
            lines.append(ClubLine(_("owed to you"), told, "", back.subject, back))
    return lines


def _yours(scene: Timeline, some_id: str, state: KyeState) -> ClubLine:
    claim = kye.claim(scene.world, scene.run, some_id)
    amount = numbers.priced(scene.world, abs(claim.total))
    told = _("{amount} still to pay in").format(amount=amount) if claim.total < 0 else _("{amount} put in")
    if kye.YOU in kye.served(state) and not claim.total:
        told = _("you have had it, and paid in")
    return ClubLine(_("yours"), told.format(amount=amount), "", claim.subject, claim)
