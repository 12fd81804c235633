"""Where a lesson stops and what it asks there. No rule looks at any of it; the words are in ``World.texts``."""

from __future__ import annotations

from marketgen.engine.frozen import frozen

START, END = "start", "end"
"""Moments of prompts that are no pauses: before day 1, and after the last."""

PREDICTION, DECISION, QUESTION = "prediction", "decision", "question"
"""Kinds of prompts."""


@frozen
class Pause:
    """A stop after the report of a day, before the next dawn."""

    id: str
    day: int


@frozen
class Prompt:
    """Something that is asked: when (:data:`START`, :data:`END` or the id of a pause), and of which kind."""

    id: str
    when: str
    kind: str
