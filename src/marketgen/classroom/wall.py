"""class.html: the page for the wall. How it came out, how it went, where the class parted, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from xml.etree.ElementTree import Element

from marketgen import __version__
from marketgen.classroom import charts, page, wall_parts
from marketgen.classroom.marking import Class
from marketgen.classroom.marks import Mark
from marketgen.classroom.page import el
from marketgen.classroom.yardstick import NAMES, SHOWN, Bot
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import wording

MEASURES = (
    ("score", N_("Score"), N_("points")),
    ("wealth", N_("Wealth"), ""),
    ("household", N_("Household"), N_("points")),
)
"""What is spread out: the field of a student and of a bot, its heading, its unit (empty: the measuring good's)."""

DRAWN = ("lawful", "idle")
"""The bots that are drawn as lines."""


def wall(marked: Class, codes: bool = True) -> bytes:
    """The whole page. ``codes``: whether students are named by their codes anywhere on it."""
    title = _("{title}: the class").format(title=marked.lesson.title)
    return page.written(
        title,
        _top(marked),
        el("main", *_outcome(marked, codes), *_by_day(marked),
           *(part for section in wall_parts.SECTIONS for part in section(marked, codes))),
        _foot(),
    )  # fmt: skip


def measure_words(world: World) -> str:
    """Unit and name of the measuring good: what wealth is counted in."""
    good = world.score.measure
    unit = wording.text(world, f"goods.{good}.unit")
    return _("{unit} of {good}").format(unit=unit, good=wording.name(world, good))


def _top(marked: Class) -> Element:
    lesson, world = marked.lesson, marked.world
    count = lesson.terms.played(world)
    days = ngettext("{count} day", "{count} days", count).format(count=count)
    level = wording.name(world, lesson.difficulty, "difficulties")
    told = _("Everybody had the same world: seed {seed}, {days}, {level}. What differs at the end is decisions.")
    verified = sum(mark.verified for mark in marked.marks)
    figures = [
        (len(marked.marks), ngettext("file handed in", "files handed in", len(marked.marks))),
        (verified, _("played again and verified")),
        (len(marked.counted), ngettext("run on this page", "runs on this page", len(marked.counted))),
    ]
    return el(
        "header",
        el("h1", lesson.title),
        el("p", told.format(seed=lesson.seed, days=days, level=level), cls="lead"),
        el("ul", *(el("li", el("strong", f"{count}"), el("span", words)) for count, words in figures), cls="figures"),
    )


def _outcome(marked: Class, codes: bool) -> list[Element]:
    if not marked.counted:
        return [el("h2", _("How it came out")), el("p", _("No result could be verified, so there is nothing to show."))]
    return [
        el("h2", _("How it came out")),
        el("p", _("Each dot is a run of the class. Below the line stand the bots: programs that play by a fixed habit, "
                  "on the same world. They are no ideal, but a yardstick.")),
        *(_spread(marked, field, heading, unit, codes) for field, heading, unit in MEASURES),
        el("p", _("Wealth is what is owned at the end, counted in {measure}. Household is health and school over the "
                  "last third of the days.").format(measure=measure_words(marked.world)), cls="small"),
        _legend(marked.bots),
    ]  # fmt: skip


def _spread(marked: Class, field: str, heading: str, unit: str, codes: bool) -> Element:
    unit = _(unit) if unit else measure_words(marked.world)
    dots = [
        charts.Dot(_value(mark, field), f"{mark.code}: {_written(mark, field)}" if codes else "")
        for mark in marked.counted
        if _value(mark, field) >= 0
    ]
    bots = [
        charts.Mark(_(NAMES[bot.name]), _value(bot, field), _written(bot, field))
        for bot in marked.bots
        if _value(bot, field) >= 0
    ]
    values = [dot.value for dot in dots] or [0.0]
    told = _("lowest {low}, middle {middle}, highest {high}").format(
        low=f"{min(values):,.0f}", middle=f"{median(values):,.0f}", high=f"{max(values):,.0f}"
    )
    about = f"{_(heading)}, {unit}: {told}. " + "; ".join(f"{bot.name} {bot.written}" for bot in bots)
    bounds = (0.0, 100.0) if field != "wealth" else (0.0,)
    return el(
        "figure",
        el("figcaption", _(heading), " ", el("span", f"{unit}: {told}")),
        charts.spread(dots, bots, about, bounds),
    )


def _value(one: Mark | Bot, field: str) -> float:
    """A value of a student or a bot as it is drawn; below 0 for none."""
    came = one.came if isinstance(one, Mark) else one
    found = -1 if came is None else int(getattr(came, field))
    return found / 1000 if field == "wealth" else float(found)


def _written(one: Mark | Bot, field: str) -> str:
    return f"{_value(one, field):,.0f}"


def _legend(bots: Sequence[Bot]) -> Element:
    rows = []
    for bot in bots:
        early = "" if bot.finished else " " + _("It came to its end on day {day}.").format(day=bot.days)
        rows.append(el("li", el("strong", _(NAMES[bot.name])), f": {_(SHOWN[bot.name])}.{early}"))
    return el("ul", *rows, cls="list small")


def _by_day(marked: Class) -> list[Element]:
    if not any(mark.evenings for mark in marked.counted):
        return []
    wealth = measure_words(marked.world)
    return [
        el("h2", _("Day by day")),
        el("p", _("A thin line for each run, a strong one for the middle of the class.")),
        el("figure", el("figcaption", _("Wealth"), " ", el("span", wealth)), _lines(marked, "worth")),
        el("figure", el("figcaption", _("Household"), " ", el("span", _("health, in points of 100"))),
           _lines(marked, "health")),
    ]  # fmt: skip


def _lines(marked: Class, field: str) -> Element:
    scale = 1000 if field == "worth" else 10
    students = [{evening.day: getattr(evening, field) / scale for evening in mark.evenings} for mark in marked.counted]
    days = sorted({day for values in students for day in values})
    middle = {day: median(values[day] for values in students if day in values) for day in days}
    drawn = [charts.Line("student", values) for values in students]
    for number, name in enumerate(DRAWN):
        bot = next((one for one in marked.bots if one.name == name), None)
        if bot:
            values = {evening.day: getattr(evening, field) / scale for evening in bot.evenings if evening.day in middle}
            drawn.append(charts.Line("bot second" if number else "bot", values, _(NAMES[name])))
    drawn.append(charts.Line("middle", middle, _("middle")))
    about = _("By day. Middle of the class: {values}.").format(
        values=", ".join(_("day {day} {value}").format(day=day, value=f"{middle[day]:,.0f}") for day in days)
    )
    return charts.lines(drawn, about, _("day"), () if field == "health" else (0.0,))


def _foot() -> Element:
    told = _(
        "Made by marketgen {version} from result files that were played again, command by command. A replay shows what "
        "was played. It cannot show who played it, who helped, or what was tried before. No mark hangs on wealth."
    )
    return el("footer", el("p", told.format(version=__version__)))


__all__ = ["measure_words", "wall"]
