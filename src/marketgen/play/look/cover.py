"""Who stands between you and what: officials by danger, each as long as the tie, and all of them together in words."""

from __future__ import annotations

from marketgen.engine import office
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import CoverGrid, CoverRow

_DANGERS = (
    (N_("your place"), ("place", "licence", "fines")),
    (N_("sweeps"), ("sweeps", "goods")),
    (N_("house check"), ("checks",)),
    (N_("labour"), ("roster",)),
    (N_("the road"), ("loads",)),
    (N_("school"), ("school",)),
    (N_("absence"), ("absence",)),
)
"""Dangers as they are spoken of, and what of an official's reach belongs to each."""

_TOGETHER = ((4, N_("well covered"), "good"), (2, N_("in part"), ""), (1, N_("a little"), ""), (0, N_("bare"), "bad"))


def cover(scene: Timeline) -> CoverGrid | None:
    """The grid, once two officials or more have a reach of their own."""
    world, run = scene.world, scene.run
    serving = [who for who in office.serving(world, run) if who.covers]
    if len(serving) < 2:
        return None
    shown = [(label, perils) for label, perils in _DANGERS if any(set(who.covers) & set(perils) for who in serving)]
    rows = []
    for who in serving:
        _word, marks, of = numbers.degree("tie", run.officials[who.id].tie)
        cells = tuple(marks if set(who.covers) & set(perils) else -1 for _label, perils in shown)
        rows.append(CoverRow(who.id, wording.person(world, who.id), cells, of))
    together = [_together(max(row.cells[at] for row in rows)) for at in range(len(shown))]
    labels = [_(label) for label, _perils in shown]
    if world.inspection.squad is not None:
        labels.append(_("joint squad"))
        rows = [CoverRow(row.id, row.name, (*row.cells, -1), row.of) for row in rows]
        together.append((_("nobody can"), "bad"))
    return CoverGrid(tuple(labels), tuple(rows), tuple(together))


def _together(marks: int) -> tuple[str, str]:
    return next((_(word), tone) for least, word, tone in _TOGETHER if marks >= least)


def sentences(grid: CoverGrid) -> tuple[str, ...]:
    """The grid's columns as sentences: the danger, who can, how it stands together."""
    told = []
    for at, (label, (word, _tone)) in enumerate(zip(grid.columns, grid.together, strict=True)):
        can = ", ".join(row.name for row in grid.rows if row.cells[at] >= 0)
        form = _("{danger}: {word}; {names}.") if can else _("{danger}: {word}.")
        told.append(form.format(danger=label[:1].upper() + label[1:], word=word, names=can))
    return tuple(told)
