"""What can be done now, as sentences, each with what is typed for it."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.plain.item import Item
from marketgen.plain.proposal import way_to
from marketgen.plain.speech import sentence
from marketgen.play import look
from marketgen.play.look.doing import Doing
from marketgen.play.timeline import Timeline

SPOKEN = {
    "hint": "hints",
    **dict.fromkeys(("what", "what now", "what can i do", "what can i do now"), "now"),
}
"""What people type for it, and for the hints."""

_PEOPLE = ("group people",)
"""The list that holds who can be given something, where it is a list."""


def page(scene: Timeline, items: list[Item], asked: bool = False) -> list[str]:
    """All that can be done now, by what matters. asked: whether a question is open, which is left first."""
    lines = [_("A question is open: type out before what stands here.")] if asked else []
    for section in look.doing(scene):
        lines.append(_("{title}:").format(title=section.title))
        lines += [_row(scene, items, row) for row in section.rows]
    return lines


def _row(scene: Timeline, items: list[Item], row: Doing) -> str:
    told = f"{sentence(row.what)} {row.why}"
    typed = _typed(scene, items, row)
    return _("{what} Type {words}.").format(what=told, words=typed) if typed else told


def _typed(scene: Timeline, items: list[Item], row: Doing) -> str:
    """The number of the choice, after those of the lists it is in; or the word of a page."""
    if scene.run.pressing and row.action == "go_on":
        return _("the number of an answer")
    if row.action.startswith("show_"):
        return look.place_of(row.action)
    targets = (row.target,) if row.target else tuple(item.key for item in items if item.key in _PEOPLE)
    targets += tuple(item.key for item in items if not row.target and item.key.startswith("give "))
    return next(filter(None, (way_to(scene, items, target) for target in targets)), "")
