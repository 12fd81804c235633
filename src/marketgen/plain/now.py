"""What matters now, in sentences: the day, what is in hand, what is on show."""

from __future__ import annotations

from marketgen.engine.bargain import PENDING
from marketgen.engine.events import Event
from marketgen.i18n import _, ngettext
from marketgen.plain import groups
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import gathering, look, numbers, tell, tell_systems, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import Change, Degree, LogLine, Money, StallRow, value


def day_line(scene: Timeline) -> str:
    """``Day 2 of 6: Tuesday 26 September 2017, dry.``"""
    world, run = scene.world, scene.run
    which = look.which_day(world, run.day)
    return _("{day}: {date}, {weather}.").format(
        day=which[:1].upper() + which[1:],
        date=wording.long_date(world, run.day),
        weather=wording.name(world, run.weather, "weathers"),
    )


def told(scene: Timeline, events: tuple[Event, ...]) -> list[str]:
    """What happened, one line for each event that needs one. The dawn itself is :func:`day_line`.

    Of a dawn what presses is told first, and rumours last; offers are left to the choices, which name them.
    """
    kept = tuple(event for event in events if event.kind != "dawn")
    if any(event.kind == "dawn" for event in events):
        return _dawn(scene, list(kept))
    lines = gathering.told(scene.world, scene.run, kept)
    sold = [event for event, _line in lines if event.kind == "sold"]
    nothing = len(sold) > 1 and not any(event.number("units") or event.number("walked") for event in sold)
    told_of = [_said(event, line) for event, line in lines if not (nothing and event.kind == "sold")]
    if not nothing:
        return told_of
    return [labelled(_one(scene, sold[0]).partition(":")[0], _("Nothing was sold.")), *told_of]


def waits(scene: Timeline, event: Event) -> bool:
    """Whether an event is the one that waits for an answer, and so is told with its answers."""
    if event.kind == "bargain_came":
        return scene.run.pending == PENDING
    return event.kind == "story" and scene.run.pending == f"event:{event.word('event')}"


LONG = 11
"""Lines of a dawn beyond which it is told in short."""

_FORETOLD = (
    *("mood_price", "mood_fit", "mood_rate", "mood_share", "fares_up", "fares_down", "post_stricter", "post_milder"),
    *("fear", "level", "crowd", "offers"),
)
"""What a notice or a rumour brings with it, and has said itself."""


def _dawn(scene: Timeline, events: list[Event]) -> list[str]:
    """A dawn's events: what presses first, hearsay last; what a notice or a rumour brings stays with it."""
    ranked: list[tuple[int, bool, str]] = []
    rank, after = 0, False
    for event in events:
        if event.kind == "offer":
            continue  # the choices name it while it holds
        after = event.kind in _FORETOLD and (after or (bool(ranked) and rank in _BRINGING))
        rank = rank if after else _rank(scene, event)
        if told := _one(scene, event):
            ranked.append((rank, after, told))
    if len(ranked) > LONG:
        ranked = [one for one in ranked if not one[1]]
    ranked.sort(key=lambda one: one[0])
    lines = [told for _rank_of, _after, told in ranked]
    if len(lines) > LONG and ranked[LONG - 1][0] == _AFTER["rumour"]:
        return [*lines[: LONG - 1], _("More is said; the board has all of it.")]
    return lines


_PRESSES = ("warned", "levy_due", "roster_due", "market_closed")
_AFTER = {"rumour_day": 2, "notice": 3, "new_system": 4, "lesson": 4, "rumour": 5}
_BRINGING = (_AFTER["rumour_day"], _AFTER["notice"])


def _rank(scene: Timeline, event: Event) -> int:
    """Where an event stands among those of a dawn: what presses, what happened, the board, what is new, hearsay."""
    line = tell.line(scene.world, scene.run, event)
    pressing = event.kind in _PRESSES or (line is not None and line.tone == "bad" and event.kind not in _AFTER)
    return 0 if pressing else _AFTER.get(event.kind, 1)


def _one(scene: Timeline, event: Event) -> str:
    """An event in a sentence; empty if it needs none."""
    line = tell.line(scene.world, scene.run, event)
    return _said(event, line) if line else ""


def _said(event: Event, line: LogLine) -> str:
    """An event's line as a sentence; what is new says where it is found in plain mode."""
    if event.kind == "new_system":
        system = event.word("system")
        return labelled(_("new"), tell_systems.entered(system, groups.where(system)))
    if event.kind == "rumour_day":
        return labelled(_("of what {person} said").format(person=line.who), line.text)
    return log_line(line)


def log_line(line: LogLine) -> str:
    """A line of the log as a sentence with who says it in front, unless the sentence names them itself."""
    if not line.who or line.text.lower().startswith(line.who.lower()):
        return sentence(line.text)
    return labelled(line.who, line.text)


def _takes_hours(scene: Timeline) -> bool:
    """Whether hours still buy something after the morning: work done for an official, or asking around."""
    world, day = scene.world, scene.run.day
    return scene.run.phase != "over" and bool(world.services) and world.met("officials", day)


def in_hand(scene: Timeline) -> str:
    """Money in hand, and the hours left, where something can be done with them: in the morning, and later in the day
    where somebody could be worked for."""
    header = look.header(scene)
    money = listed_and([_money(item) for item in header.money])
    if header.hours is None or (scene.run.phase != "morning" and not _takes_hours(scene)):
        return _("You have {money}.").format(money=money)
    hours = header.hours.value
    return ngettext(
        "You have {money} and {hours} hour of the day.", "You have {money} and {hours} hours of the day.", hours
    ).format(money=money, hours=hours)


def _money(item: Money) -> str:
    return _("{amount} {unit}").format(amount=item.text, unit=item.unit)


def listed_and(parts: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def standing(scene: Timeline) -> str:
    """The board, heat, home and street in one sentence; empty before they are met. And what is left to eat, if that is
    little."""
    return " ".join(filter(None, (sentence(listed(map(degree, look.header(scene).degrees))), look.food_ends(scene))))


def degree(item: Degree) -> str:
    """A degree in words: ``heat: noticed``."""
    return _("{label}: {word}").format(label=item.label, word=item.word)


def _next_door(scene: Timeline) -> list[str]:
    """The neighbours' prices, together by neighbour: ``Ada: plum at 90, fig at 210``."""
    world = scene.world
    asked: dict[str, list[str]] = {}
    for key, price in scene.run.prices.items():
        who, _dot, good = key.partition(".")
        told = _("{good} at {price}").format(good=wording.name(world, good), price=numbers.money(world, price))
        asked.setdefault(who, []).append(told)
    form = _("{person}: {goods}")
    return [form.format(person=wording.person(world, who), goods=", ".join(goods)) for who, goods in asked.items()]


BAG = 3
"""Goods of the bag that are told one by one where the whole stall is not asked for."""


def stall(scene: Timeline, whole: bool = True) -> list[str]:
    """The stall: a line for each slot, for what is in the bag, and for the neighbours' prices. A full bag is told in
    one line, unless the whole is wanted."""
    view = look.stall(scene)
    lines = [_on_slot(scene, row) for row in view.shown if row.good]
    lines.append(_empty([row.slot for row in view.shown if not row.good]))
    if whole or len(view.bag) <= BAG:
        lines += [_in_bag(scene, row) for row in view.bag]
    else:
        lines.append(_("In the bag: {goods}.").format(goods=listed(_bagged(scene, row) for row in view.bag)))
    lines += [view.lost] if view.lost else []
    if view.next_door:
        lines.append(_("Next door: {prices}.").format(prices=listed(_next_door(scene))))
    return lines


def on_show(scene: Timeline) -> str:
    """What is on show in one sentence, with what is left of each and what is asked."""
    rows = [row for row in look.stall(scene).shown if row.good]
    if look.sells_no_more(scene):
        return ""
    if not rows:
        return _("Nothing is on show.")
    return _("On show: {goods}.").format(goods=listed(_short(scene, row) for row in rows))


def _short(scene: Timeline, row: StallRow) -> str:
    if not row.own.value:
        return _("{good}, sold out").format(good=row.name)
    return _("{units} at {price}").format(units=_units(scene, row), price=_ask(scene, row))


def _units(scene: Timeline, row: StallRow) -> str:
    return wording.units(scene.world, row.good, row.own.value)


def _ask(scene: Timeline, row: StallRow) -> str:
    return numbers.money(scene.world, row.ask.total) if row.ask else numbers.MISSING


def _empty(slots: list[int]) -> str:
    """The empty slots in one sentence; nothing if there are none."""
    if not slots:
        return ""
    form = ngettext("Slot {slots} is empty.", "Slots {slots} are empty.", len(slots))
    return form.format(slots=listed_and([str(slot) for slot in slots]))


def _on_slot(scene: Timeline, row: StallRow) -> str:
    if not row.own.value:
        return _("Slot {slot} is for {good}, and there is none left.").format(slot=row.slot, good=row.name)
    asked = _("{units}; you ask {stance}, {price}").format(
        units=_units(scene, row), stance=row.stance_word, price=_ask(scene, row)
    )
    same = row.ask is not None and row.going is not None and row.ask.total == row.going.total
    parts = [asked + change(row.since), *_about(scene, row)[1:]] if same else [asked, *_about(scene, row)]
    parts += [row.under] if row.under else []
    if row.sold is not None:
        form = _("{count} sold today") if scene.run.today.hourly else _("{count} sold yesterday")
        parts.append(form.format(count=numbers.whole(row.sold.value)))
    return _("Slot {slot}: {parts}.").format(slot=row.slot, parts=listed(parts))


def _in_bag(scene: Timeline, row: StallRow) -> str:
    parts = [_units(scene, row), *_about(scene, row), row.wish]
    return _("In the bag: {parts}.").format(parts=listed(parts))


def _bagged(scene: Timeline, row: StallRow) -> str:
    """``8 blue plums, going at 2,480``, and who asked for them."""
    going = _("going at {price}").format(price=numbers.money(scene.world, row.going.total)) if row.going else ""
    return ", ".join(part for part in (_units(scene, row), going, row.wish) if part)


SPOILS = 20
"""What a good must lose a night, in basis points, for it to be told."""


def _about(scene: Timeline, row: StallRow) -> list[str]:
    """What a good goes at, how that moved, what it cost, how it keeps."""
    parts = []
    if row.going:
        going = _("it goes at {price}").format(price=numbers.money(scene.world, row.going.total))
        parts.append(going + change(row.since))
    if row.unbought:
        parts.append(row.unbought)
    elif row.paid is not None and value(row.paid):
        parts.append(_("it cost you {price}").format(price=numbers.money(scene.world, value(row.paid))))
    if row.keeps and scene.world.goods[row.good].spoil_bp >= SPOILS:
        parts.append(_("it loses {keeps} a night").format(keeps=row.keeps))
    return parts


def change(moved: Change | None) -> str:
    """``, up 4 % since Monday``; empty for a change of under a per cent."""
    if moved is None or abs(moved.bp) < 50:
        return ""
    form = _(", up {share} since {day}") if moved.bp > 0 else _(", down {share} since {day}")
    return form.format(share=numbers.percent(abs(moved.bp)), day=moved.since)
