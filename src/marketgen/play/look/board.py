"""The board: notices, rumours with their source, the days ahead, what is due."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.look.frame import prompt
from marketgen.play.timeline import Timeline
from marketgen.play.views import BoardView, DayBox, Degree, NoticeRow, Stretch, Strip

AHEAD = 16
"""Days of the strip, today included."""


def board(scene: Timeline) -> BoardView:
    """The board as it hangs today."""
    run = scene.run
    word, marks, of = numbers.degree("level", run.level)
    return BoardView(
        heading=_("The board"),
        level=Degree(_("board"), word, marks, of, "bad" if marks > 1 else ""),
        level_about=_level_about(scene),
        notices=_notices(scene),
        rumours=(),
        strip=_strip(scene),
        due=(),
        lines=(),
        prompt=prompt(scene),
    )


def _level_about(scene: Timeline) -> str:
    """What the level means, and since when it holds."""
    world, run = scene.world, scene.run
    since = run.day
    while since > 1 and world.level(since - 1) == world.level(run.day):
        since -= 1
    level = numbers.degree("level", run.level)[0]
    return _("{level} since {date}.").format(level=level.capitalize(), date=wording.short_date(world, since))


def _notices(scene: Timeline) -> tuple[NoticeRow, ...]:
    """Today's notices."""
    world, run = scene.world, scene.run
    told = [event.word("notice") for event in scene.events if event.kind == "notice"]
    return tuple(
        NoticeRow(_("today"), wording.fill(world, run, f"notices.{notice}.text"), True) for notice in told
    )  # fmt: skip


def _strip(scene: Timeline) -> Strip:
    """The days ahead: what is known of the board. Only what has been announced stands there."""
    world, run = scene.world, scene.run
    last = min(world.days, run.day + AHEAD - 1)
    days = tuple(DayBox(day, _day_label(scene, day), day == run.day) for day in range(run.day, last + 1))
    word, marks, _of = numbers.degree("level", run.level)
    level = Stretch(run.day, run.day, word, "bad" if marks > 1 else "")
    return Strip(days, ((_("the board"), (level,)),))


def _day_label(scene: Timeline, day: int) -> str:
    """``T14``: the weekday's letter and the day of the month."""
    when = wording.day_of(scene.world, day)
    return f"{wording.weekday(scene.world, day)[:1]}{when.day}"
