"""Stage 4, sense: a reform of the notes that has no day, is spoken of before the first, or ends after the last."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document


def check(context: Context, document: Document) -> None:
    """Add the problems of the reform."""
    reform = document.reform
    if reform is None:
        return
    if reform.day is None and reform.when is None:
        what = _("nothing says when the reform comes")
        context.add("E327", ("reform",), what, _('give it a "day", or a "when"'), key=True)
    elif reform.day is not None and reform.day <= reform.sign:
        what = _("the reform would be spoken of {sign} days before day {day}, and that is before the first day").format(
            sign=reform.sign, day=reform.day
        )
        context.add("E327", ("reform", "sign"), what, _("fewer days here, or a later day for the announcement"))
    elif reform.day is not None and reform.day + reform.window > document.start.days:
        what = _("the old notes would end on day {day}, and the scenario ends on day {last}").format(
            day=reform.day + reform.window, last=document.start.days
        )
        context.add("E327", ("reform", "day"), what, _("announce it earlier, or leave fewer days for handing in"))
