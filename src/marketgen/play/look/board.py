"""The board: notices, rumours with their source, the days ahead, what is due."""

from __future__ import annotations

from marketgen.engine import hearsay
from marketgen.engine.commands import Command
from marketgen.engine.rules import check
from marketgen.engine.run import Told
from marketgen.i18n import N_, _
from marketgen.play import goals, numbers, refusals, tell_story, wording
from marketgen.play.look import dates
from marketgen.play.look.frame import prompt
from marketgen.play.timeline import Timeline
from marketgen.play.views import BoardView, Degree, NoticeRow, RumourRow


def board(scene: Timeline) -> BoardView:
    """The board as it hangs today."""
    run = scene.run
    word, marks, of = numbers.degree("level", run.level)
    return BoardView(
        heading=_("The board"),
        level=Degree(_("board"), word, marks, of, "bad" if marks > 1 else ""),
        level_about=_level_about(scene),
        notices=_notices(scene),
        rumours=rumours(scene),
        strip=dates.strip(scene),
        due=dates.due(scene),
        lines=goal(scene),
        prompt=prompt(scene),
    )


def goal(scene: Timeline) -> tuple[str, ...]:
    """The goal of the run, and how it stands now."""
    world, run = scene.world, scene.run
    if run.goal not in world.goals:
        return ()
    words = {key: wording.text(world, f"goals.{run.goal}.{key}") for key in ("title", "text")}
    return (_("Your goal, {title}: {text} {state}").format(**words, state=goals.state(world, run)),)


def _level_about(scene: Timeline) -> str:
    """The level in a sentence."""
    level = numbers.degree("level", scene.run.level)[0]
    return _("Today: {level}.").format(level=level)


NOTICES = 6
"""Notices that hang on the board beside today's."""


def _notices(scene: Timeline) -> tuple[NoticeRow, ...]:
    """Today's notices and the last ones before, the newest first."""
    world, run = scene.world, scene.run
    new = [notice for day, notice in run.notices if day == run.day]
    old = [(day, notice) for day, notice in run.notices if day < run.day][-NOTICES:]
    rows = [NoticeRow(_("today"), wording.fill(world, run, f"notices.{notice}.text"), True) for notice in new]
    for day, notice in reversed(old):
        when = wording.short_date(world, day)
        rows.append(NoticeRow(when, wording.fill(world, run, f"notices.{notice}.text")))
    return tuple(rows)


def rumours(scene: Timeline) -> tuple[RumourRow, ...]:
    """What was said and is open yet, the newest first; then what came of the rest."""
    waiting = hearsay.open_now(scene.run)
    over = tuple(told for told in scene.run.told if told not in waiting)
    return tuple(_rumour(scene, told) for told in (*reversed(waiting), *reversed(over)))


def _rumour(scene: Timeline, told: Told) -> RumourRow:
    world, run = scene.world, scene.run
    refusal = check(world, run, Command("follow", (told.rumour,)))
    over = told.due <= run.day
    state = _(_CAME[world.rumours[told.rumour].truth]) if over else _(_WORDS[told.word]) if told.word else ""
    when = _("due {due}").format(due=dates.when(scene, told.due)) if not over else wording.short_date(world, told.due)
    return RumourRow(
        id=told.rumour,
        who=tell_story.said_by(world, told.rumour, told.who),
        record=_record(scene, told.who),
        text=wording.fill(world, run, f"rumours.{told.rumour}.text"),
        when=when,
        state=state,
        tone="" if not state else "good" if state in (_(_CAME["true"]), _(_WORDS["sure"])) else "bad",
        can_follow=refusal is None,
        refusal=refusals.sentence(world, refusal) if refusal else "",
        over=over,
    )


def _record(scene: Timeline, who: str) -> str:
    """How often somebody was right so far."""
    told, true, half = hearsay.record(scene.world, scene.run, who)
    if not told:
        return _("no record yet")
    form = _("right {true} of {told}, and {half} by half") if half else _("right {true} of {told}")
    return form.format(true=true, told=told, half=half)


_CAME = {"true": N_("it came true"), "exaggerated": N_("half of it came true"), "false": N_("nothing came of it")}
_WORDS = {"sure": N_("sure"), "half": N_("half of it"), "air": N_("air")}
