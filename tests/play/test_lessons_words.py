"""A step of the tutorial says that it is done when it is, and not before; where it asks for nothing, never."""

from __future__ import annotations

import pytest

from marketgen.play import look
from tests.tui.working import carry_out, session_at

DONE = "Today's step is done."


@pytest.mark.parametrize(
    ("place", "deed"),
    [("begin", "show maize 1"), ("offers", "take ryu maize 1"), ("last_morning", "give so smokes 2")],
)
def test_the_step_is_done_when_what_it_asks_for_is(place: str, deed: str) -> None:
    session = session_at(place)
    assert look.lesson(session.timeline)
    assert look.lesson_done(session.timeline) == ""
    carry_out(session, deed)
    assert look.lesson_done(session.timeline) == DONE
    assert look.stall(session.timeline).lesson_done == DONE


def test_what_asks_for_nothing_is_never_done() -> None:
    session = session_at("visitor")
    assert look.lesson(session.timeline)
    assert look.lesson_done(session.timeline) == ""
