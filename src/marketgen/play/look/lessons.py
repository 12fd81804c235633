"""The step of the tutorial that a day has: its sentence, and whether it has been done."""

from __future__ import annotations

from marketgen.engine.conditions import holds
from marketgen.i18n import _
from marketgen.play import wording
from marketgen.play.timeline import Timeline


def lesson(scene: Timeline) -> str:
    """The sentence that the day adds, or nothing."""
    for item in scene.world.lessons:
        if item.day == scene.run.day:
            return wording.fill(scene.world, scene.run, f"lessons.{item.id}.before")
    return ""


def lesson_done(scene: Timeline) -> str:
    """That the step of today has been done, in a sentence; empty if it has not, or if none is said to be."""
    done = (
        item.day == scene.run.day and item.done and holds(scene.world, scene.run, item.done, f"done.{item.id}")
        for item in scene.world.lessons
    )
    return _("Today's step is done.") if any(done) else ""
