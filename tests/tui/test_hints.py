"""Hints: once each, when a thing first matters; gone when it is done, read or the day is over; told again."""

from __future__ import annotations

import io

import pytest

from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.speech import Voice
from marketgen.play import look, noticing
from marketgen.play.actions import ACTIONS
from marketgen.saves import settings
from marketgen.tui.app import MarketApp
from tests.tui.awning import awning
from tests.tui.looking import lamps, misfits, press, text
from tests.tui.working import carry_out, session_at

EMPTY = "A slot stands empty."


def test_each_hint_is_short_and_names_what_there_is() -> None:
    actions = {action.id for action in ACTIONS}
    assert len({hint.id for hint in noticing.HINTS}) == len(noticing.HINTS)
    for hint in noticing.HINTS:
        assert len(hint.sentence) <= 100
        assert hint.sentence.endswith(".")
        assert not hint.action or hint.action in actions


def test_the_first_that_matters_comes_once_and_is_over_when_it_is_done() -> None:
    session = awning(2)
    hint = noticing.first(session.timeline, ())
    assert hint is not None
    assert hint.id == "ill"
    assert not noticing.over(session.timeline, "ill")
    after = noticing.first(session.timeline, ("ill",))
    assert after is not None
    assert after.id == "empty"
    while found := look.next_to_show(session.timeline):
        assert not noticing.over(session.timeline, "empty")
        carry_out(session, f"show {found[1]} {found[0]}")
    assert noticing.over(session.timeline, "empty")


def test_while_somebody_waits_a_hint_about_something_else_steps_back() -> None:
    session = awning(2)
    hint = noticing.first(session.timeline, ("ill",))
    assert hint is not None
    assert noticing.fits(session.timeline, hint)
    session.run.pending = "event:anything"
    assert not noticing.fits(session.timeline, hint)
    assert noticing.first(session.timeline, ()) is None


def test_what_was_told_at_dawn_is_over_when_the_market_opens() -> None:
    session = awning(2)
    assert not noticing.over(session.timeline, "rumour")
    session.run.phase = "noon"
    assert noticing.over(session.timeline, "rumour")


def test_where_a_lesson_speaks_there_is_none() -> None:
    assert noticing.first(session_at("begin").timeline, ()) is None


@pytest.mark.usefixtures("hinted")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_hint_stands_over_the_prompt_until_it_is_done(size: tuple[int, int]) -> None:
    settings.change("hints_seen", "ill")
    session = awning(2)
    app = MarketApp(session=session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert EMPTY in text(app)
        assert misfits(app) == []
        assert len(lamps(app)) == 1
        assert settings.load().word("hints_seen") == "ill empty"
        while look.next_to_show(session.timeline):
            await press(pilot, "d", "enter")
        assert EMPTY not in text(app)
        await press(pilot, "f6")
        assert EMPTY in text(app)
        assert misfits(app) == []


@pytest.mark.usefixtures("hinted")
async def test_reading_them_again_puts_away_what_stands_and_the_setting_all_of_it() -> None:
    settings.change("hints_seen", "ill")
    app = MarketApp(session=awning(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert EMPTY in text(app)
        await press(pilot, "f6", "escape")
        assert EMPTY not in text(app)
    settings.change("hints", False)
    settings.change("hints_seen", "ill")
    app = MarketApp(session=awning(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert EMPTY not in text(app)
        assert settings.load().word("hints_seen") == "ill"


@pytest.mark.parametrize("typed", [True, False])
def test_in_plain_text_a_person_hears_them_and_a_script_does_not(typed: bool) -> None:
    out = io.StringIO()
    ears = Ears(io.StringIO("look\nhints\n"))
    ears.typed = typed
    game = Game(awning(2), Voice(out, 0), ears)
    game.play()
    told = out.getvalue().split("Hint: ")
    assert len(told) == (2 if typed else 1)
    again = "Whoever is ill stays so until somebody treats it." if typed else "None yet."
    assert again in told[-1]


def test_marks_are_words_and_nobody_is_asked_for_them() -> None:
    assert not settings.setting("hints_seen").shown
    assert settings.Settings({"hints_seen": 3}).word("hints_seen") == ""
