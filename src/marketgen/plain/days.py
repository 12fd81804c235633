"""Days as pages: the last report, the page of a chapter, and quiet days told in a line each."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import chapters
from marketgen.engine.events import Event
from marketgen.i18n import _
from marketgen.plain import reading
from marketgen.play import look, quiet
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline


def last_report(scene: Timeline) -> list[str]:
    """The report of the last day that was played, whole."""
    day = chapters.latest(scene.world, scene.run)
    return reading.report(scene, day, whole=True) if day else [_("No day is over yet.")]


def chapter(scene: Timeline) -> list[str]:
    """The page of the chapter that is played."""
    return reading.chapter(scene) or [_("This run has no chapters.")]


def after(scene: Timeline, events: tuple[Event, ...]) -> list[str]:
    """After the weeks between two chapters: how they went, and what the next one opens with."""
    return reading.chapter(scene) if any(event.kind == "weeks" for event in events) else []


def quiet_days(session: Session, say: Callable[[str], None]) -> None:
    """Let quiet days go by, each told as it goes."""
    for found in quiet.days(session):
        for line in (found.line, "" if session.run.pending else found.why):  # who waits is told with what happened
            if line:
                say(line)
    scene = session.timeline
    if scene.run.weeks and (look.at_its_start(scene) or look.ended_between(scene)):
        for line in reading.chapter(scene):
            say(line)
