"""What stands on every working screen: the header, the tabs, the prompt line."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import calendar, chapters, travel, workshops
from marketgen.engine.commands import Command
from marketgen.engine.envy import envy
from marketgen.engine.rules import explain
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import hints, ventures
from marketgen.play.timeline import Timeline
from marketgen.play.views import Count, Degree, Header, Money, Prompt, Tab


def header(scene: Timeline) -> Header:
    """The header of a working screen; it shows only what has been met."""
    world, run = scene.world, scene.run
    officials, home = world.met("officials", run.day), world.met("household", run.day)
    degrees = []
    if officials:
        word, marks, of = numbers.degree("level", run.level)
        degrees.append(Degree(_("board"), word, marks, of, "bad" if marks > 1 else ""))
        word, marks, of = numbers.degree("heat", run.heat)
        degrees.append(Degree(_("heat"), word, marks, of, "bad" if marks else "", "heat"))
        if world.inspection.envy:
            word, marks, of = numbers.degree("envy", envy(world, run).total)
            if marks:
                degrees.append(Degree(_("envy"), word, marks, of, "bad" if marks > 1 else "", "envy"))
    if home:
        word, _marks, _of = numbers.degree("health", min(run.health.values(), default=1000))
        degrees.append(Degree(_("home"), word, tone="good" if _marks >= 3 else "bad"))
    if officials:
        word, _marks, _of = numbers.degree("standing", run.standing)
        degrees.append(Degree(_("street"), word))
    weather = wording.name(world, run.weather, "weathers")
    which = which_day(world, run.day, short=True)
    return Header(
        place=_where(scene),
        place_gloss="" if run.phase == "away" else wording.gloss(world, world.place, "places"),
        date=_("{date}, {which}").format(date=wording.long_date(world, run.day), which=which_day(world, run.day)),
        date_short=_("{date}, {which}").format(date=wording.short_date(world, run.day, year=True), which=which),
        which=which,
        day=run.day,
        days=world.days,
        weather=weather,
        money=_money(scene),
        hours=Count(run.hours) if world.met("offers", run.day) else None,
        hours_of=max(run.hours, run.hours_of or world.day.hours),
        degrees=tuple(degrees),
        tabs=_tabs(scene),
        phase=run.phase,
        undo=_undo_words(scene),
    )


def which_day(world: World, day: int, *, short: bool = False) -> str:
    """Which day it is, of how many; in a run of chapters how many days of this one are left, today with them."""
    if not world.chapters:
        form = _("day {day}/{days}") if short else _("day {day} of {days}")
        return form.format(day=day, days=world.days)
    chapter = chapters.chapter_of(world, day)
    if chapter is None:
        return _("day {day}").format(day=day)
    left, number = chapter.last - day + 1, world.chapters.index(chapter) + 1
    if short:
        return _("ch. {chapter}, {count} left").format(chapter=number, count=left)
    form = ngettext("day {day}, the last of chapter {chapter}", "day {day}; chapter {chapter}, {count} days left", left)
    return form.format(day=day, chapter=number, count=left)


def _where(scene: Timeline) -> str:
    """The place you are in, or the road."""
    world, run = scene.world, scene.run
    if run.phase != "away":
        return wording.name(world, world.place, "places")
    where = wording.name(world, run.place, "places") if run.place else _("on the road")
    return where[:1].upper() + where[1:]


def _money(scene: Timeline) -> tuple[Money, ...]:
    world, run = scene.world, scene.run
    shown = []
    for currency, amount in run.money.items():
        if currency == world.money or amount:
            from_ledger = explain(world, run, "hand") if currency == world.money else None
            shown.append(
                Money(
                    currency,
                    from_ledger or Count(amount),
                    numbers.money(world, amount, currency),
                    wording.name(world, currency, "currencies"),
                )
            )
    return tuple(sorted(shown, key=lambda money: (money.currency != world.money, money.currency)))


FIRST = frozenset(("price", "demand", "offers", "spoilage", "household", "officials"))
"""The systems of a first scenario, which needs no ledger and no board of their own."""


def beyond_first(scene: Timeline) -> bool:
    """Whether any system has been met beyond those of a first scenario."""
    return any(scene.world.met(system, scene.run.day) for system in scene.world.systems if system not in FIRST)


def _tabs(scene: Timeline) -> tuple[Tab, ...]:
    """The screens that have been met, in their order."""
    world, run = scene.world, scene.run
    tabs = [Tab("stall", _("Stall"))]
    if world.met("offers", run.day):
        left = sum(1 for offer in run.offers if offer.left) if run.phase == "morning" else 0
        note = ngettext("{count} offer", "{count} offers", left).format(count=left) if left else ""
        tabs.append(Tab("supply", _("Supply"), note, "." if left else ""))
        if world.met("travel", run.day) or world.met("shipments", run.day):
            tabs.append(_road(scene))
        pressing = run.pending == "inspection"
        tabs.append(Tab("people", _("People"), "", "!" if pressing else ""))
    if world.met("household", run.day):
        tabs.append(Tab("home", _("Home")))
    if beyond_first(scene):
        tabs += [Tab("ledger", _("Ledger")), _board(scene)]
    return tuple(tabs)


def _road(scene: Timeline) -> Tab:
    """The road's tab: a word if a load is held, or if you are away."""
    if any(load.state == "held" for load in scene.run.loads):
        return Tab("road", _("Road"), _("held"), "!")
    away = scene.run.phase == "away"
    return Tab("road", _("Road"), _("away") if away else "", "." if away else "")


def _board(scene: Timeline) -> Tab:
    """The board's tab: a word if something hangs there since this morning."""
    new = any(event.kind == "notice" for event in scene.events)
    return Tab("board", _("Board"), _("new") if new else "", "." if new else "")


def _undo_words(scene: Timeline) -> str:
    command = scene.would_undo()
    step, count = scene.step_back()
    if command is None or not step:
        return describe(scene, command) if command else ""
    form = ngettext("{step}, {count} change", "{step}, {count} changes", count)
    return form.format(step=_(STEPS[step.partition(":")[0]]), count=count)


STEPS = {"again": N_("as yesterday"), "standing": N_("what stands ordered")}
"""Steps of several commands, as undo names them."""


def describe(scene: Timeline, command: Command) -> str:
    """A command that can be taken back, in a few words. KeyError for one that cannot."""
    form, names = _UNDONE[command.verb]
    called = {field: wording.name(scene.world, command.ids[at], section) for field, at, section in names}
    return _(form).format(**called)


_UNDONE: dict[str, tuple[str, tuple[tuple[str, int, str], ...]]] = {
    "show": (N_("{good} on show"), (("good", 0, "goods"),)),
    "hide": (N_("{good} into the bag"), (("good", 0, "goods"),)),
    "price": (N_("{good} at {stance}"), (("good", 0, "goods"), ("stance", 1, "stances"))),
    "order": (N_("the order of {good}"), (("good", 1, "goods"),)),
    "bring": (N_("{good} brought home"), (("good", 0, "goods"),)),
    "meal": (N_("the meal, {meal}"), (("meal", 0, "meals"),)),
    "bargains": (N_("who bargains"), ()),
    "join": (N_("joining {kye}"), (("kye", 0, "kyes"),)),
    "bid": (N_("the bid for {kye}"), (("kye", 0, "kyes"),)),
    "withhold": (N_("not paying into {kye}"), (("kye", 0, "kyes"),)),
    "pay_in": (N_("paying into {kye}"), (("kye", 0, "kyes"),)),
    "take_up": (N_("{work} every day"), (("work", 0, "sidelines"),)),
    "drop": (N_("no more {work}"), (("work", 0, "sidelines"),)),
    "make": (N_("work at {name}"), (("name", 0, "recipes"),)),
    "relieve": (N_("no more work at {name}"), (("name", 0, "recipes"),)),
    "promise": (N_("the promise to {name}"), (("name", 0, "contracts"),)),
}
"""What is said of each verb that can be taken back: the words, and which of its ids they name, of which section."""


def prompt(scene: Timeline) -> Prompt:
    """What is to be decided next on the stall, and the action that carries the lamp."""
    run = scene.run
    if run.phase == "over":
        return Prompt(_("The run is over."), "go_on", _("the epilogue"))
    if run.pressing:
        return Prompt(_("Somebody waits for your answer."), "go_on", _("answer"))
    if run.phase == "away":
        return _away(scene)
    if run.phase == "evening":
        sentence = _("The market is closed; the evening is yours.")
        return _hinted(scene, Prompt(sentence, "go_on", _("end the day")))
    return _shut(scene) or _pressing(scene) or _empty_slot(scene) or _market(scene)


def _pressing(scene: Timeline) -> Prompt | None:
    """What cannot wait for tomorrow, or need not."""
    tip = ventures.pressing(scene)
    return Prompt(tip.sentence, "go_on", _("open the market"), tip.target) if tip else None


def shut_words(scene: Timeline) -> str:
    """That there is no market for you now, and why; empty where it is open."""
    world, run = scene.world, scene.run
    if run.phase not in ("morning", "noon"):
        return ""
    if run.licence >= run.day:
        day = wording.weekday(world, run.licence)
        return _("Your place is shut by the office through {weekday}.").format(weekday=day)
    return _("The market is shut today.") if calendar.closed(world, run.day) else ""


def sells_no_more(scene: Timeline) -> bool:
    """Whether it is noon and nothing of yours is sold in the afternoon: there is no market, or you shut your stall."""
    run = scene.run
    return run.phase == "noon" and (run.closed == run.day or bool(shut_words(scene)))


def _shut(scene: Timeline) -> Prompt | None:
    """The prompt of a day without a market for you: that it is so, what presses all the same, and how the day goes
    on."""
    told, run = shut_words(scene), scene.run
    if not told:
        return None
    tip = ventures.pressing(scene) or (hints.tip(scene) if run.phase == "morning" else None)
    label = _("go home") if run.licence >= run.day else _("let the day pass")
    return Prompt(" ".join((told, tip.sentence)) if tip else told, "go_on", label, tip.target if tip else "")


def way_on(run: Run) -> Command:
    """The command by which a run goes on when nothing must be answered first."""
    if run.phase == "away":
        return Command("return" if run.trip.leg == "there" else "on")
    return Command("sleep" if run.phase == "evening" else "open")


def _away(scene: Timeline) -> Prompt:
    """The prompt on a trip: the way on, or home."""
    run = scene.run
    if run.trip.leg == "there":
        place = wording.name(scene.world, run.place, "places")
        return Prompt(_("You are in {place}. Buy, then turn back.").format(place=place), "go_on", _("turn back"))
    day = wording.weekday(scene.world, travel.home_day(run))
    course = workshops.at_one(scene.world, run)
    if course:
        name = wording.name(scene.world, course, "workshops")
        return Prompt(_("You are at {name}; home on {day}.").format(name=name, day=day), "go_on", _("go on"))
    return Prompt(_("You are on the road; home on {day}.").format(day=day), "go_on", _("go on"))


def _empty_slot(scene: Timeline) -> Prompt | None:
    """The prompt for a slot that stands empty while the bag holds something for it."""
    world, run = scene.world, scene.run
    found = hints.next_to_show(scene)
    if found is None or sells_no_more(scene):
        return None
    there = run.slots[found[0] - 1]
    words = {
        "slot": found[0],
        "good": wording.name(world, found[1]),
        "gone": wording.name(world, there) if there else "",
    }
    if there:
        sentence = _("Slot {slot}: {gone} gone; your bag holds {good}.").format(**words)
    elif any(good and run.goods[good].stock for good in run.slots):
        sentence = _("Slot {slot} stands empty, and your bag holds {good}.").format(**words)
    else:
        sentence = _("Nothing is on show. Put {good} on slot {slot}.").format(**words)
    return Prompt(sentence, "display", _("display"))


def _market(scene: Timeline) -> Prompt:
    """The prompt for going on with the market as things stand."""
    world, run = scene.world, scene.run
    bare = not any(good and run.goods[good].stock for good in run.slots)
    offered = [offer for offer in run.offers if offer.left] if run.phase == "morning" else []
    if bare and offered and world.met("offers", run.day):
        best = (hints.best_offers(scene) or offered)[0]
        sentence = _("Nothing is left on show. {person} offers {good}.").format(
            person=wording.person(world, best.who), good=wording.name(world, best.good)
        )
        return Prompt(sentence, "show_supply", _("to supply"))
    if run.phase == "noon" and run.closed == run.day:
        return Prompt(_("Noon. Your stall is shut for today."), "go_on", _("go on"))
    if run.phase == "noon" and not any(good and run.goods[good].stock for good in run.slots):
        return Prompt(_("Noon. Nothing is left to sell."), "go_on", _("go on"))
    if run.phase == "noon":
        sold = sum(tally.sold for tally in run.today.tallies.values())
        sentence = ngettext(
            "Noon. {count} sold so far; prices may be changed now.",
            "Noon. {count} sold so far; prices may be changed now.",
            sold,
        ).format(count=sold)
        return Prompt(sentence, "go_on", _("go on"))
    if not any(run.slots):
        return Prompt(_("There is nothing to show. The day can pass all the same."), "go_on", _("open the market"))
    blocks = calendar.blocks(world, run.day)
    hours = {"opens": blocks[0][0], "closes": blocks[-1][1]}
    usual = Prompt(_("The market is open from {opens} to {closes}.").format(**hours), "go_on", _("open the market"))
    return _hinted(scene, usual)


def _hinted(scene: Timeline, usual: Prompt) -> Prompt:
    """The way on, with what to do before it in place of its sentence, where something is."""
    tip = hints.tip(scene)
    return replace(usual, sentence=tip.sentence, target=tip.target) if tip else usual
