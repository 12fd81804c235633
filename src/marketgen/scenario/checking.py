"""The checks of a joined document, in their order: shape and values, references, sense."""

from __future__ import annotations

from pydantic import ValidationError

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.scenario import (
    lint,
    references,
    sense,
    sense_chapters,
    sense_council,
    sense_gates,
    sense_kye,
    sense_media,
    sense_prompts,
    sense_reach,
    sense_reform,
    sense_rights,
    sense_sidelines,
    sense_story,
    sense_street,
    sense_teacher,
    sense_tests,
    sense_trade,
    sense_unused,
    sense_ventures,
    shape,
    values,
)  # fmt: skip
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.problems import STAGES, Place, Problem, ordered
from marketgen.scenario.reach import Reach
from marketgen.scenario.source import Object
from marketgen.scenario.spec import Hit


@frozen
class Checked:
    """What the checks found: problems in order; the document if its shape is right; the walk over it; the stages that
    were not gone through (of ``problems.STAGES``); how many warnings the document itself allows."""

    problems: list[Problem]
    document: Document | None
    hits: list[Hit]
    unchecked: tuple[str, ...]
    allowed: int


def check(root: Object, problems: list[Problem], base_pack: bool = False, kept: bool = False) -> Checked:
    """All problems, those found before among them.

    A base pack is checked for what it has, not for what is missing. The sense is checked only of what is else right:
    a wrong number would only be complained about twice. kept: it is the copy in a run that was begun with it, so that
    only what a game could not bear is looked for: a later check that knows more must not close a run.
    """
    context = Context(root, problems, base_pack)
    lint.before(context)
    model: Document | None = None
    try:
        model = Document.model_validate(root)
    except ValidationError as fault:
        shape.check(context, fault)
    values.check(context)
    references.check(context)
    unchecked = STAGES[3:] if model is None or any(problem.is_error for problem in problems) else ()
    if model is not None and not unchecked:
        _sense(context, model, kept)
    return Checked(ordered(problems), model, context.hits, unchecked, context.allowed.count)


def _sense(context: Context, document: Document, kept: bool) -> None:
    """Stage 4. What can never be is worked out once for all who ask."""
    sense.check(context, document)
    sense_story.check(context, document)
    if kept:
        return
    sense_chapters.check(context, document)
    sense_council.check(context, document)
    sense_reform.check(context, document)
    sense_kye.check(context, document)
    sense_gates.check(context, document)
    sense_rights.check(context, document)
    sense_sidelines.check(context, document)
    sense_street.check(context, document)
    sense_ventures.check(context, document)
    sense_tests.check(context, document)
    sense_teacher.check(context, document)
    sense_prompts.check(context, document)
    reach = Reach(context.root, context.hits)
    sense_reach.check(context, reach)
    sense_unused.check(context, reach)
    if not any(problem.is_error for problem in context.problems):
        sense_trade.check(context, document, reach)
        sense_media.check(context, document, reach)
    lint.check(context)
    lint.unused(context)


def no_document(name: str) -> Problem:
    """The problem of something that is no document at all."""
    return Problem("E002", _("this is no scenario"), _("choose another one"), Place(name, 0, 0))
