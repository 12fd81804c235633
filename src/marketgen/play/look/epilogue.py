"""The epilogue: five paragraphs, how it is counted, where the road forked."""

from __future__ import annotations

from marketgen.engine import scoring
from marketgen.engine.release import PAY
from marketgen.i18n import _, ngettext
from marketgen.play import ending as ending_of
from marketgen.play import numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import Course, EpilogueView, Road

FEW = 8
"""Forks that are all told beside the score."""


def epilogue(scene: Timeline) -> EpilogueView | None:
    """The end of a run; None while it goes on."""
    world, run = scene.world, scene.run
    end = scoring.outcome(world, run)
    if end is None:
        return None
    level = wording.name(world, run.difficulty, "difficulties")
    score = end.score
    return EpilogueView(
        heading=wording.text(world, f"endings.{end.ending}.title") or wording.text(world, "title"),
        where=_where(scene),
        seed=_seed(scene, level),
        paragraphs=_paragraphs(scene),
        parts=_parts(scene),
        rows=_rows(scene),
        score=score,
        score_text=str(scoring.points(score)) if score else "",
        goal=wording.text(world, f"goals.{run.goal}.title"),
        goal_met=end.goal_met,
        forks=_forks(scene),
        roads=_roads(scene),
        closing=tuple(filter(None, (wording.text(world, "closing"), wording.text(world, "closing_second")))),
        sources=_sources(scene),
        last_words=wording.text(world, "last_words"),
        profile=ending_of.profile(scene),
        notes=tuple(note for record in run.past for note in record.notes),
        courses=_courses(scene),
    )


def _where(scene: Timeline) -> str:
    """The place, and the dates of the first day and the last."""
    world, run = scene.world, scene.run
    last = run.past[-1].day if run.past else 1
    years = [wording.day_of(world, day).year for day in (1, last)]
    first, ended = _date(scene, 1), _("{date} {year}").format(date=_date(scene, last), year=years[1])
    if years[0] != years[1]:
        first = _("{date} {year}").format(date=first, year=years[0])
    return _("{place}, {first} to {last}").format(
        place=wording.name(world, world.place, "places"), first=first, last=ended
    )


def _seed(scene: Timeline, level: str) -> str:
    told = _("seed {seed}, {level}, a practice run") if scene.practice else _("seed {seed}, {level}")
    return told.format(seed=scene.run.seed, level=level)


def _date(scene: Timeline, day: int) -> str:
    """``16 October``."""
    when = wording.day_of(scene.world, day)
    return _("{day} {month}").format(day=when.day, month=_(wording.MONTHS[when.month - 1]))


def _paragraphs(scene: Timeline) -> tuple[tuple[str, str], ...]:
    world, run = scene.world, scene.run
    told = []
    ending = wording.fill(world, run, f"endings.{run.ended}.text") if run.ended else ""
    if ending:
        told.append((_("the end"), ending))
    for part in world.epilogue:
        passage = ending_of.passage_told(world, run, part)
        if passage is not None:
            told.append((wording.text(world, f"epilogue.{part}.title"), wording.fill(world, run, passage.key)))
    return tuple(told)


def _parts(scene: Timeline) -> tuple[tuple[str, int, str], ...]:
    world, run = scene.world, scene.run
    amount = numbers.thousandths(run.past[-1].worth if run.past else run.start_worth)
    measure = world.score.measure
    worth_words = _("{amount} {unit} of {good}").format(
        amount=amount, unit=wording.text(world, f"goods.{measure}.unit"), good=wording.name(world, measure)
    )
    weakest = numbers.degree("health", min(run.health.values(), default=1000))[0]
    standing = numbers.degree("standing", run.standing)[0]
    return (
        (_("worth"), scoring.worth_part(world, run).total // 1000, worth_words),
        (_("home"), scoring.home_part(world, run).total // 1000, weakest),
        (_("trust"), scoring.trust_part(world, run).total // 1000, standing),
    )


def _courses(scene: Timeline) -> tuple[Course, ...]:
    """How it went, day by day: all you had, and the health of whoever at home was weakest."""
    world, run = scene.world, scene.run
    if not run.past:
        return ()
    measure = world.score.measure
    label = _("All you had, in {unit} of {good}").format(
        unit=wording.text(world, f"goods.{measure}.unit"), good=wording.name(world, measure)
    )
    worth = ((0, run.start_worth), *((record.day, record.worth) for record in run.past))
    amounts = [amount for _day, amount in worth]
    least, most = min(amounts), max(amounts)
    forked = tuple(dict.fromkeys(day for day, _event, _choice in _told_forks(scene)))
    found = [_course(label, worth, (least, most), forked)]
    if world.household and any(record.weakest for record in run.past):
        weakest = tuple((record.day, record.weakest * 100) for record in run.past)
        found.append(_course(_("Health of the weakest at home, of 100"), weakest, (0, 100_000)))
    return tuple(found)


def _course(
    label: str, points: tuple[tuple[int, int], ...], bounds: tuple[int, int], days: tuple[int, ...] = ()
) -> Course:
    """A line over the days, with its sentence; marked on some of them."""
    low, high = min(points, key=lambda point: point[1]), max(points, key=lambda point: point[1])
    told = _("{label}: {first} at first, least {low} {low_day}, most {high} {high_day}, {last} at the end.").format(
        label=label,
        first=numbers.thousandths(points[0][1], 0),
        low=numbers.thousandths(low[1], 0),
        low_day=_on_day(low[0]),
        high=numbers.thousandths(high[1], 0),
        high_day=_on_day(high[0]),
        last=numbers.thousandths(points[-1][1], 0),
    )
    written = (numbers.thousandths(bounds[0], 0), numbers.thousandths(bounds[1], 0))
    return Course(label, points, *bounds, written, told, days)


def _on_day(day: int) -> str:
    return _("on day {day}").format(day=day) if day else _("at the start")


def _rows(scene: Timeline) -> tuple[tuple[str, str], ...]:
    world, run = scene.world, scene.run
    account = scoring.score(world, run)
    rows = [(_("the three together"), numbers.thousandths(account.steps[0].amount, 0))]
    kept = scoring.silence(world, run).total
    if run.knows:
        words = ngettext("{count} person could name you", "{count} people could name you", run.knows)
        rows.append((words.format(count=run.knows), f"× {numbers.thousandths(kept // 1000, 2)}"))
    else:
        rows.append((_("nobody can name you"), "× 1.00"))
    if run.goal and not scoring.goal_met(world, run):
        rows.append((_("the goal was missed"), f"× {numbers.thousandths(world.score.missed_bp // 10, 2)}"))
    return tuple(rows)


def _told_forks(scene: Timeline) -> tuple[tuple[int, str, str], ...]:
    """The forks that are told: of many those that were more than a kindness or a word."""
    forks = scene.run.forks
    if len(forks) > FEW:
        return tuple(fork for fork in forks if {"dilemma", "media"} & set(scene.world.events[fork[1]].tags))
    return tuple(forks)


def _forks(scene: Timeline) -> tuple[tuple[str, str, int], ...]:
    world = scene.world
    return tuple(
        (
            _("day {day}").format(day=day),
            wording.text(world, f"events.{event}.choices.{choice}.label"),
            0,
        )
        for day, event, choice in _told_forks(scene)
    )


def _roads(scene: Timeline) -> tuple[Road, ...]:
    """What the other ways at each fork would have held, by day; never for banned media.

    In the scenario's own words where it has them. Where it has none, as far as was said beforehand, while the forks are
    few."""
    forks = scene.run.forks
    told = [_road(scene, day, event, choice, len(forks) <= FEW) for day, event, choice in forks]
    told += [_held_road(scene, day, post, how) for day, post, how in scene.run.posts_asked]
    return tuple(sorted((road for road in told if road), key=lambda road: road.day))


def _road(scene: Timeline, day: int, event: str, choice: str, few: bool) -> Road | None:
    """The road not taken at one fork; nothing where it is told by neither the scenario nor the choices."""
    world, run = scene.world, scene.run
    story = world.events[event]
    title = wording.text(world, f"events.{event}.title")
    label = wording.text(world, f"events.{event}.choices.{choice}.label")
    if story.private:
        told = _("You chose: {choice}. No other way is shown here.").format(choice=label)
        return Road(day, title, told, _("Day {day}, {title}. {told}").format(day=day, title=title, told=told))
    road = wording.fill(world, run, f"events.{event}.choices.{choice}.road")
    if road:
        return _of_road(day, title, road)
    if not few:
        return None
    others = []
    for other in (one.id for one in story.choices if one.id != choice):
        named = wording.text(world, f"events.{event}.choices.{other}.label")
        short = wording.fill(world, run, f"events.{event}.choices.{other}.short")
        others.append(_("{label} ({short})").format(label=named, short=short) if short else named)
    return _of_road(day, title, _("{choice}. The other ways: {others}.").format(choice=label, others="; ".join(others)))


def _of_road(day: int, title: str, told: str) -> Road:
    return Road(day, title, told, _("Day {day}, {title}: {road}").format(day=day, title=title, road=told))


def _held_road(scene: Timeline, day: int, post: str, how: str) -> Road | None:
    """What another answer to a held load would have held; nothing where the scenario has no words for it."""
    way = "pay" if how.startswith(PAY) else how
    road = wording.text(scene.world, f"posts.{post}.texts.roads.{way}")
    return _of_road(day, wording.name(scene.world, post, "posts"), road) if road else None


def _sources(scene: Timeline) -> tuple[tuple[str, str], ...]:
    texts = scene.world.texts
    ids = [path.split(".")[1] for path in texts if path.startswith("sources.") and path.endswith(".title")]
    return tuple((texts[f"sources.{one}.title"], texts.get(f"sources.{one}.about", "")) for one in sorted(ids))
