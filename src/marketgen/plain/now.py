"""What matters now, in sentences: the day, what is in hand, what is on show."""

from __future__ import annotations

from marketgen.engine.events import Event
from marketgen.i18n import _, ngettext
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look, numbers, tell, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import Change, Degree, LogLine, Money, StallRow, value


def day_line(scene: Timeline) -> str:
    """``Day 2 of 6: Tuesday 26 September 2017, dry.``"""
    world, run = scene.world, scene.run
    return _("Day {day} of {days}: {date}, {weather}.").format(
        day=run.day,
        days=world.days,
        date=wording.long_date(world, run.day),
        weather=wording.name(world, run.weather, "weathers"),
    )


def told(scene: Timeline, events: tuple[Event, ...]) -> list[str]:
    """What happened, one line for each event that needs one. The dawn itself is :func:`day_line`."""
    out = {event.word("good") for event in events if event.kind == "sold_out"}
    kept = tuple(event for event in events if event.kind != "dawn" and not _said_by_sold_out(event, out))
    return [log_line(line) for line in tell.lines(scene.world, scene.run, kept)]


def _said_by_sold_out(event: Event, out: set[str]) -> bool:
    """Whether an event only says that nothing was sold of what had been sold out before."""
    return event.kind == "sold" and not event.number("units") and event.word("good") in out


def log_line(line: LogLine) -> str:
    """A line of the log as a sentence with who says it in front, unless the sentence names them itself."""
    if not line.who or line.text.lower().startswith(line.who.lower()):
        return sentence(line.text)
    return labelled(line.who, line.text)


def in_hand(scene: Timeline) -> str:
    """Money in hand, and in the morning, which is what hours are for, the hours left."""
    header = look.header(scene)
    money = listed_and([_money(item) for item in header.money])
    if header.hours is None or scene.run.phase != "morning":
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
    """The board, heat, home and street in one sentence; empty before they are met."""
    return sentence(listed(degree(item) for item in look.header(scene).degrees))


def degree(item: Degree) -> str:
    """A degree in words: ``heat: noticed``."""
    return _("{label}: {word}").format(label=item.label, word=item.word)


def stall(scene: Timeline) -> list[str]:
    """The whole stall: a line for each slot, for what is in the bag, and for the neighbours' prices."""
    view = look.stall(scene)
    lines = [_on_slot(scene, row) for row in view.shown if row.good]
    lines.append(_empty([row.slot for row in view.shown if not row.good]))
    lines += [_in_bag(scene, row) for row in view.bag]
    if view.next_door:
        lines.append(_("Next door: {prices}.").format(prices=listed(view.next_door)))
    return lines


def on_show(scene: Timeline) -> str:
    """What is on show in one sentence, with what is left of each and what is asked."""
    rows = [row for row in look.stall(scene).shown if row.good]
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
    parts = [
        _("{units}; you ask {stance}, {price}").format(
            units=_units(scene, row), stance=row.stance_word, price=_ask(scene, row)
        ),
        *_about(scene, row),
    ]
    if row.sold is not None:
        form = _("{count} sold today") if scene.run.today.hourly else _("{count} sold yesterday")
        parts.append(form.format(count=numbers.whole(row.sold.value)))
    return _("Slot {slot}: {parts}.").format(slot=row.slot, parts=listed(parts))


def _in_bag(scene: Timeline, row: StallRow) -> str:
    parts = [_units(scene, row), *_about(scene, row), row.wish]
    return _("In the bag: {parts}.").format(parts=listed(parts))


def _about(scene: Timeline, row: StallRow) -> list[str]:
    """What a good goes at, how that moved, what it cost, how it keeps."""
    parts = []
    if row.going:
        going = _("it goes at {price}").format(price=numbers.money(scene.world, row.going.total))
        parts.append(going + change(row.since))
    if row.paid is not None and value(row.paid):
        parts.append(_("it cost you {price}").format(price=numbers.money(scene.world, value(row.paid))))
    if row.keeps and scene.world.goods[row.good].spoil_bp:
        parts.append(_("it loses {keeps}").format(keeps=row.keeps))
    return parts


def change(moved: Change | None) -> str:
    """``, up 4 % since Monday``; empty for a change of under a per cent."""
    if moved is None or abs(moved.bp) < 50:
        return ""
    form = _(", up {share} since {day}") if moved.bp > 0 else _(", down {share} since {day}")
    return form.format(share=numbers.percent(abs(moved.bp)), day=moved.since)
