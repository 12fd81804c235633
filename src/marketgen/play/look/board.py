"""The board: notices, rumours with their source, the days ahead, what is due."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.look import dates
from marketgen.play.look.frame import prompt
from marketgen.play.timeline import Timeline
from marketgen.play.views import BoardView, Degree, NoticeRow


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
        strip=dates.strip(scene),
        due=dates.due(scene),
        lines=(),
        prompt=prompt(scene),
    )


def _level_about(scene: Timeline) -> str:
    """The level in a sentence."""
    level = numbers.degree("level", scene.run.level)[0]
    return _("Today: {level}.").format(level=level)


def _notices(scene: Timeline) -> tuple[NoticeRow, ...]:
    """Today's notices."""
    world, run = scene.world, scene.run
    told = [event.word("notice") for event in scene.events if event.kind == "notice"]
    return tuple(
        NoticeRow(_("today"), wording.fill(world, run, f"notices.{notice}.text"), True) for notice in told
    )  # fmt: skip
