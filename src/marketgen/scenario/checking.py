"""The checks of a joined document, in their order: shape, references and values, sense."""

from __future__ import annotations

from pydantic import ValidationError

from marketgen.i18n import _
from marketgen.scenario import shape
from marketgen.scenario.models.document import Document
from marketgen.scenario.problems import Place, Problem, ordered
from marketgen.scenario.source import Object


def check(root: Object, problems: list[Problem], base_pack: bool = False) -> tuple[list[Problem], Document | None]:
    """All problems, those found before among them, and the document if its shape is right.

    A base pack is checked for what it has, not for what is missing.
    """
    model: Document | None = None
    try:
        model = Document.model_validate(root)
    except ValidationError as fault:
        problems += shape.problems(root, fault, base_pack)
    return ordered(problems), model


def no_document(name: str) -> Problem:
    """The problem of something that is no document at all."""
    return Problem("E002", _("this is no scenario"), _("choose another one"), Place(name, 0, 0))
