"""The stance a good is asked at: low, fair or firm, each with its price and the odds that it suits."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.play import look, wording
from marketgen.play.session import Session
from marketgen.tui.dialogs.dialog import ChooseDialog
from marketgen.tui.formats import Pen
from marketgen.tui.lines import Column, label_lines, lines_of, say, widths, wrap
from marketgen.tui.widgets.rows import Row


def price_dialog(session: Session, good: str, start: str = "") -> ChooseDialog:
    """How a good is priced; answers the id of the stance. The cursor stands on ``start``, else on what holds now."""
    stances = look.stances(session.timeline, good)
    chosen = next((stance.id for stance in stances if stance.chosen), "")
    return ChooseDialog(
        _("What do you ask for {good}?").format(good=wording.name(session.world, good)),
        wording.gloss(session.world, good),
        lambda width, pen: _rows(session, good, width, pen),
        _("ask it"),
        start or chosen,
        _("You can change it again at noon.") if session.run.phase == "morning" else _("It holds until the evening."),
        lambda stance: [(_("you ask"), f"ask:{good}:{stance}"), (_("who finds it right"), f"fit:{good}:{stance}")],
    )


def _rows(session: Session, good: str, width: int, pen: Pen) -> list[Row]:
    unit = wording.text(session.world, f"goods.{good}.unit")
    columns = [
        Column(right=True),
        Column(_("stance")),
        Column(_("per {unit}").format(unit=unit) if unit else _("price"), right=True),
        Column(_("who wants it finds it right"), flex=True, gap=3),
    ]
    stances = look.stances(session.timeline, good)
    cells = [
        [say(str(at), "$ash"), say(item.name, "$name"), pen.amount(item.ask, "bold $paper"), say(item.chance_text)]
        for at, item in enumerate(stances, 1)
    ]
    sizes = widths(columns, cells, width)
    rows = [Row("", label_lines(columns, sizes))]
    for at, (item, cell) in enumerate(zip(stances, cells, strict=True), 1):
        about = [line.pad_left(sizes[0] + 2) for line in wrap(item.about, width - sizes[0] - 2, "$ash")]
        rows.append(Row(item.id, (*lines_of(columns, sizes, cell), *about), str(at)))
    return rows
