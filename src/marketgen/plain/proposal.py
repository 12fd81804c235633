"""What the last line of a turn proposes, always with the number that does it; and how to answer what must be answered
first."""

from __future__ import annotations

from marketgen.engine.events import Refusal
from marketgen.i18n import _
from marketgen.plain.item import Item
from marketgen.plain.speech import sentence
from marketgen.play import look, refusals, wording
from marketgen.play.timeline import Timeline

_SEARCHED = ("group", "form", "display", "prices", "home", "of")
"""Lists in which a choice is looked for."""

_WAITING = ("inspection_first", "decision_first")


def proposal(scene: Timeline, items: list[Item], fresh: bool = False) -> str:
    """What is to be decided, and the number of the choice that does it. fresh: who waits has just been told."""
    if scene.run.pressing:
        view = None if fresh else look.decision(scene)
        what = sentence(view.title) if view else _("Somebody waits for your answer.")
        if len(items) == 1:
            return _("{what} Type 1.").format(what=what)
        return _("{what} Type the number of an answer, 1 to {last}.").format(what=what, last=len(items))
    held = _held(scene, items)
    return f"{held} {_proposed(scene, items)}" if held else _proposed(scene, items)


def _held(scene: Timeline, items: list[Item]) -> str:
    """That a load waits for an answer, and which choices are answers; empty if none waits."""
    answers = [at for at, item in enumerate(items, 1) if item.command and item.command.verb == "release"]
    if not scene.run.pending.startswith("held:") or not answers:
        return ""
    return _("A load is held; choices {first} to {last} answer for it, until dusk.").format(
        first=answers[0], last=answers[-1]
    )


def _proposed(scene: Timeline, items: list[Item]) -> str:
    """What is to be decided of the day itself."""
    view = look.prompt(scene)
    if view.action == "display" and (number := _number(items, "propose")):
        return _("{sentence} Type {number} for that.").format(sentence=view.sentence, number=number)
    forward = _number(items, "forward")
    path = way_to(scene, items, view.target) if view.target else ""
    if path and forward:
        form = _("{sentence} Type {path} for that, {number} to {label}.")
        return form.format(sentence=view.sentence, path=path, number=forward, label=view.label)
    offer = "" if _guided(scene, view.action) else _offer(scene, items)
    if offer:
        return _unbought(scene, items, offer, view.sentence if view.action == "go_on" else "")
    if not forward:
        return view.sentence
    if view.action != "go_on":  # offers that cannot be taken: nothing but the way on is left
        return _("There is nothing to show. The day can pass all the same. Type {number} to go on.").format(
            number=forward
        )
    form = _("{sentence} Type {number} to {label}.")
    return form.format(sentence=view.sentence, number=forward, label=view.label)


def _number(items: list[Item], key: str) -> int:
    """The number of a choice; 0 if it is not there."""
    return next((at for at, item in enumerate(items, 1) if item.key == key), 0)


def _guided(scene: Timeline, action: str) -> bool:
    """Whether tips tell what to buy (play.look.hints), and what they do not tell of need not be bought."""
    return action == "go_on" and not any(lesson.day == scene.run.day for lesson in scene.world.lessons)


def way_to(scene: Timeline, items: list[Item], key: str) -> str:
    """What to type for a choice: its number, after those of the lists it is in; empty if it is not there."""
    for at, item in enumerate(items, 1):
        if key in (item.key, item.only):
            return str(at)
        if item.opens and item.key.partition(" ")[0] in _SEARCHED:
            inner = way_to(scene, item.opens(scene), key)
            if inner:
                return f"{at} {inner}"
    return ""


def _offer(scene: Timeline, items: list[Item]) -> str:
    """What to type for the best offer that can be taken; empty if there is none or something was bought today."""
    if any(event.kind == "took" for event in scene.events):
        return ""
    best = look.best_offer(scene)
    return way_to(scene, items, " ".join(("take", *best))) if best else ""


def _unbought(scene: Timeline, items: list[Item], path: str, sentence: str) -> str:
    who, good = look.best_offer(scene) or ("", "")
    words = {"person": wording.person(scene.world, who), "good": wording.name(scene.world, good), "number": path}
    if not sentence:
        form = _(
            "Nothing is left to sell. Type {number} to buy {good} from {person}; offers end when the market opens."
        )
        return form.format(**words)
    form = _(
        "{sentence} Type {number} to buy {good} from {person}; offers end when the market opens. "
        "Type {forward} to open the market."
    )
    return form.format(sentence=sentence, forward=_number(items, "forward"), **words)


def how_to_answer(refusal: Refusal, items: list[Item]) -> str:
    """How to answer what is asked; empty if a refusal says nothing of that."""
    no_answer = refusal.reason == "no_such" and refusal.fact("kind", "") in ("answer", "choice")
    if not items or not (refusal.reason in _WAITING or no_answer):
        return ""
    _verb, _who, *rest = refusals.usage("give").split()
    open_now = [item for item in items if not item.refusal]
    words = [" ".join((item.key, *rest)) if item.opens else item.key for item in open_now]
    return _("Type a number from 1 to {last}, or one of: {commands}.").format(
        last=len(items), commands=", ".join(words)
    )


def at_the_end(lesson: bool) -> str:
    """What can be asked of a run that is over."""
    told = _("The run is over. Type why score, report, in short, chronicle, what if, people, home, sources or quit.")
    return f"{told} {_('hand in writes the result again.')}" if lesson else told
