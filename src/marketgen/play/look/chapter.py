"""The page of a chapter: the weeks before it in figures that explain themselves, and what it opens with."""

from __future__ import annotations

from marketgen.engine import chapters
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.chapters import Change
from marketgen.engine.events import Event
from marketgen.engine.run import Run, Weeks
from marketgen.engine.world import Chapter, World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, tell, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views.chapters import ChapterRow, ChapterView
from marketgen.play.views.frame import LogLine

MOVED_BP = 400
"""A price that has moved by less than this share is as it was."""

MOST_PRICES = 6
"""Prices that the page names: those that have moved most."""

MOST_NEWS = 9
"""Lines of news that the page tells."""


def chapter(scene: Timeline) -> ChapterView | None:
    """The page of the chapter that is being played, or of the weeks in which the run ended; None in a scenario without
    chapters."""
    world, run = scene.world, scene.run
    now = chapters.chapter_of(world, run.day)
    if now is None:
        return _with_weeks(scene, _ended(world, run), run.weeks[-1]) if ended_between(scene) else None
    number = world.chapters.index(now) + 1
    days = now.last - now.first + 1
    told = ngettext("{first}, {count} day to play", "{first} to {last}, {count} days to play", days)
    view = ChapterView(
        heading=_("{number}. {title}").format(number=number, title=wording.text(world, f"chapters.{now.id}.title")),
        gloss=wording.text(world, f"chapters.{now.id}.hangul"),
        date=told.format(
            first=wording.long_date(world, now.first), last=wording.long_date(world, now.last), count=days
        ),
        opening=wording.text(world, f"chapters.{now.id}.opening"),
        opens=tuple(_opens(world, run, now)),
    )
    weeks = next((one for one in run.weeks if one.chapter == now.id), None)
    return _with_weeks(scene, view, weeks) if weeks else view


def ended_between(scene: Timeline) -> bool:
    """Whether the run came to its end in the weeks between two chapters."""
    run = scene.run
    return run.phase == "over" and bool(run.weeks) and chapters.between(scene.world, run.day)


def _ended(world: World, run: Run) -> ChapterView:
    """Instead of a chapter that did not come: that the run is over."""
    return ChapterView(
        heading=_("The run ended between two chapters"),
        gloss="",
        date=_("{date} was its last day").format(date=wording.long_date(world, run.day)),
        opening="",
    )


def at_its_start(scene: Timeline) -> bool:
    """Whether the run stands on the first morning of a chapter and nothing was done on it yet."""
    world, run = scene.world, scene.run
    now = chapters.chapter_of(world, run.day)
    if now is None or run.day != now.first or run.phase != "morning":
        return False
    return not any(day == run.day for day, _command in scene.deeds)


def _opens(world: World, run: Run, now: Chapter) -> list[str]:
    """What can be built or bought from this chapter on, and could not before."""
    return [
        _("{name}: from {date}").format(
            name=wording.name(world, one.id, "upgrades"), date=wording.short_date(world, one.from_day)
        )
        for one in sorted(world.upgrades.values(), key=lambda one: (one.from_day, one.id))
        if now.first <= one.from_day <= now.last and one.from_day > 1 and one.id not in run.built
    ]


def _with_weeks(scene: Timeline, view: ChapterView, weeks: Weeks) -> ChapterView:
    world = scene.world
    return ChapterView(
        heading=view.heading, gloss=view.gloss, date=view.date, opening=view.opening, opens=view.opens,
        weeks=span(world, weeks),
        before="" if ended_between(scene) else wording.text(world, f"chapters.{weeks.chapter}.before"),
        rows=tuple(_rows(scene, weeks)),
        news=tuple(_news(scene, weeks)),
    )  # fmt: skip


def _rows(scene: Timeline, weeks: Weeks) -> list[ChapterRow]:
    world, run = scene.world, scene.run
    explained = run.day == weeks.last + 1  # why a price is what it is, is known of today's: later it is another one
    rows = _came_to(scene, weeks)
    rows += [
        ChapterRow(
            _("the rate of {name}").format(name=wording.name(world, currency, "currencies")),
            _moved(numbers.money(world, change.before), numbers.money(world, change.after), change),
            subject=f"rate:{currency}" if explained else "",
        )
        for currency, change in chapters.rates(run, weeks).items()
    ]
    moved = sorted(chapters.prices(run, weeks).items(), key=lambda item: (-abs(_bp(item[1])), item[0]))
    rows += [
        ChapterRow(
            wording.name(world, good),
            _moved(numbers.money(world, change.before), numbers.money(world, change.after), change),
            subject=f"price:{good}" if explained else "",
        )
        for good, change in moved[:MOST_PRICES]
        if abs(_bp(change)) >= MOVED_BP and world.goods[good].from_day <= run.day
    ]
    return rows


def _came_to(scene: Timeline, weeks: Weeks) -> list[ChapterRow]:
    """What some weeks came to for you and yours: money, worth, what was eaten, health, the display."""
    world, run, of = scene.world, scene.run, weeks.chapter
    meals = [record.meal for record in chapters.records(run, weeks)]
    return [
        _sum(scene, _("came in"), f"weeks_in:{of}"),
        _sum(scene, _("went out"), f"weeks_out:{of}"),
        _sum(scene, _("kept"), f"weeks:{of}"),
        _worth(scene, weeks),
        ChapterRow(_("eaten"), _eaten(world, meals), subject=f"weeks_eaten:{of}"),
        *(
            ChapterRow(
                _("{name}, health").format(name=wording.person(world, who)),
                *_health(change),
                subject=f"weeks_health:{of}:{who}",
            )
            for who, change in chapters.health(run, weeks).items()
        ),
        *_workplace(scene, weeks),
        ChapterRow(_("on show"), _on_show(world, weeks.showed, weeks.shows)),
    ]


def _workplace(scene: Timeline, weeks: Weeks) -> list[ChapterRow]:
    """What was paid for somebody's month away from work, or that nothing was."""
    works = scene.world.family.workplace
    if works is None or not scene.world.met("family", weeks.last):
        return []
    label = _("{name}'s workplace").format(name=wording.person(scene.world, works.member))
    paid = -sum(line.amount for day in chapters.records(scene.run, weeks) for line in day.lines if line.kind == "work")
    if not paid:
        return [ChapterRow(label, _("nothing was paid"))]
    return [ChapterRow(label, _("{amount} paid").format(amount=numbers.priced(scene.world, paid)))]


def in_lines(scene: Timeline, weeks: Weeks) -> list[str]:
    """The same and the news of some weeks as lines, for two stories beside each other."""
    rows = [_("{name}: {amount}").format(name=row.label, amount=row.text) for row in _came_to(scene, weeks)]
    return rows + [_("{date}: {what}").format(date=line.who, what=line.text) for line in _news(scene, weeks)]


def span(world: World, weeks: Weeks) -> str:
    """Some weeks by their length and dates."""
    count = weeks.last - weeks.first + 1
    form = ngettext("{count} day, {first} to {last}", "{count} days, {first} to {last}", count)
    first, last = wording.short_date(world, weeks.first), wording.short_date(world, weeks.last)
    return form.format(count=count, first=first, last=last)


def _on_show(world: World, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """What stood on the display before some weeks and after."""
    was, now = (", ".join(wording.name(world, good) for good in goods) or _("nothing") for goods in (before, after))
    if sorted(before) == sorted(after):
        return _("{now}, as before").format(now=now)
    return _("{before} → {now}").format(before=was, now=now)


def _sum(scene: Timeline, label: str, subject: str) -> ChapterRow:
    account = scene.explain(subject)
    total = account.total if account else 0
    text = numbers.signed(numbers.money(scene.world, total), total)
    return ChapterRow(label, text, "good" if total > 0 else "bad" if total < 0 else "", subject)


def _worth(scene: Timeline, weeks: Weeks) -> ChapterRow:
    """Worth before and after, in the measuring good."""
    world, run = scene.world, scene.run
    account = chapters.grown(world, run, weeks.chapter)
    before = account.steps[0].amount
    good = wording.name(world, world.score.measure)
    unit = wording.text(world, f"goods.{world.score.measure}.unit")
    label = _("worth, {unit} of {good}").format(unit=unit, good=good)
    change = Change(before, account.total)
    tone = "good" if account.total > before else "bad" if account.total < before else ""
    told = _moved(numbers.thousandths(before), numbers.thousandths(account.total), change)
    return ChapterRow(label, told, tone, account.subject)


def _eaten(world: World, meals: list[str]) -> str:
    """Suppers by meal, the most frequent first."""
    counted = sorted({meal: meals.count(meal) for meal in meals}.items(), key=lambda item: (-item[1], item[0]))
    names = {"-": _("nothing"), "": _("nothing")}
    return ", ".join(
        _("{meal} {count} ×").format(meal=names.get(meal) or wording.name(world, meal, "meals"), count=count)
        for meal, count in counted
    )


def _health(change: Change) -> tuple[str, str]:
    was, now = numbers.degree("health", change.before)[0], numbers.degree("health", change.after)[0]
    tone = "good" if change.after > change.before else "bad" if change.after < change.before else ""
    if was == now:
        return _("{now}, as before").format(now=now), ""
    return _("{before} → {now}").format(before=was, now=now), tone


def _bp(change: Change) -> int:
    return divide((change.after - change.before) * BP, max(1, change.before))


MOST_SHARE_BP = 50_000
"""A change by more than five times says less as a share than as two numbers; so does one from nothing, or from debt."""


def _moved(before: str, after: str, change: Change) -> str:
    if change.before <= 0 or abs(_bp(change)) > MOST_SHARE_BP:
        return _("{before} → {now}").format(before=before, now=after)
    return _("{before} → {now} ({share})").format(before=before, now=after, share=numbers.moved(_bp(change)))


def _news(scene: Timeline, weeks: Weeks) -> list[LogLine]:
    """What happened, by date: the worst of it whatever else there was."""
    world, run = scene.world, scene.run
    told = []
    for one in chapters.weightiest(weeks.news, MOST_NEWS):
        line = tell.line(world, run, Event(one.kind, tuple(one.facts.items())))
        if line is not None:
            text = f"{line.who[:1].upper()}{line.who[1:]}: {line.text}" if line.who else line.text
            told.append(LogLine(wording.short_date(world, one.day), text, line.tone))
    return told
