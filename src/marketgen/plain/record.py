"""A recorded run told again, day by day, as plain text: what happened, without choices and without a prompt."""

from __future__ import annotations

from marketgen.engine.events import Event
from marketgen.i18n import _
from marketgen.plain import now, pages, reading
from marketgen.plain.outset import opening
from marketgen.plain.speech import Voice
from marketgen.play import look, verify
from marketgen.play.games import Watching
from marketgen.play.timeline import Timeline


def tell(watching: Watching, voice: Voice, to_day: int = 0) -> str:
    """Tell a recorded run, up to the end of ``to_day`` if that is not 0.

    Returns a sentence if the record cannot be told to its end under these rules, else nothing.
    """
    scene = verify.start(watching.world, watching.head)
    voice.say(watching.note, *opening(watching.world, scene.run, str(watching.head.get("start", ""))))
    _day(scene, voice, tuple(scene.events))
    try:
        for step in verify.replay(watching.world, watching.head, watching.records, scene):
            if step.command is None:
                voice.say(_by_hand(step.line))
            elif step.command.verb == "note":
                voice.say(_("You wrote: {words}").format(words=step.command.words))
            else:
                _happened(scene, voice, step.turn.events)
            if to_day and len(scene.run.past) >= to_day:
                return ""
    except verify.Divergence as found:
        return _("From day {day} on the record cannot be told under the rules of this version, at “{command}”.").format(
            day=found.day, command=found.command or _("dawn")
        )
    if scene.run.phase != "over":
        voice.part()
        voice.say(_("Here the record ends; the run was not played further."))
    return ""


def _by_hand(line: str) -> str:
    """What was no command of the game."""
    if line == "swap":
        return _("From here on another version of the scenario is played.")
    return _("Taken back.") if line == "undo" else _("By hand: {what}.").format(what=line)


def _happened(scene: Timeline, voice: Voice, events: tuple[Event, ...]) -> None:
    ends = [index for index, event in enumerate(events) if event.kind == "day_over"]
    if not ends:
        voice.say(*now.told(scene, events))
        view = look.decision(scene)
        if view and view.kind == "inspection":
            voice.say(*pages.decision(view))
        return
    voice.say(*now.told(scene, events[: ends[0]]))
    voice.part()
    voice.say(*reading.report(scene, events[ends[0]].number("day")))
    voice.part()
    if scene.run.phase == "over":
        voice.say(*reading.epilogue(scene))
    else:
        if any(event.kind == "weeks" for event in events):
            voice.say(*reading.chapter(scene))
        _day(scene, voice, events[ends[0] :])


def _day(scene: Timeline, voice: Voice, events: tuple[Event, ...]) -> None:
    voice.part()
    voice.say(now.day_line(scene), *now.told(scene, events), now.in_hand(scene), *now.stall(scene))
    voice.part()
