"""Standing orders and the display as yesterday on the screens: given, shown, done in the morning, taken back."""

from __future__ import annotations

from marketgen.play import standing
from marketgen.play.session import Session
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.standing import StandingDialog
from marketgen.tui.widgets.rows import RowList
from tests.play.test_again import second_morning
from tests.play.test_standing import ordered
from tests.tui.looking import SMALL, misfits, press, text
from tests.tui.working import app_at, done, session_at
from tests.worlds import first_stall


async def test_an_order_is_given_seen_done_and_taken_back() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "s")
        assert isinstance(app.screen, StandingDialog)
        rows = app.screen.query_one("#choices", RowList)
        assert misfits(app) == []
        await press(pilot, "1", "enter")
        assert isinstance(app.screen, StandingDialog), "more can be given"
        assert [order.kind for order in standing.orders(done(app))] == ["again"]
        keep = next(row.digit for row in rows._filled if row.key.startswith("keep "))
        await press(pilot, *keep, "enter", *"12", "enter")
        assert [order.units for order in standing.orders(done(app))] == [0, 12]
        await press(pilot, "escape")
        assert "s  2 standing orders." in text(app)
        await press(pilot, "s", "1", "enter", "escape")
        assert "s  1 standing order." in text(app)
        await press(pilot, "H")
        assert "s 1 standing order" in text(app)


async def test_the_morning_tells_what_was_done() -> None:
    session = ordered(session_at("soap"), standing.Order("show", "soap", "firm"))
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert session.run.goods["soap"].stance == "firm"
        told = standing.told(session)
        assert told
        assert all(one in text(app).replace("\n", " ") or one[:30] in text(app) for one in told)
        await press(pilot, "u")
        assert "Taken back: what stands ordered" in text(app)
        assert session.run.goods["soap"].stance == "fair"


async def test_one_key_has_the_display_as_it_was_and_one_undo_takes_it_back() -> None:
    session = second_morning(Session.begin(first_stall(), "plum-lamp"))
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "r  As on Mon 25 Sep: maize on slot 2, firm." in text(app), "before"
        await press(pilot, "r")
        assert "· As on Mon 25 Sep: maize on slot 2, firm." in text(app), "after"
        assert session.run.slots == ("", "maize", "")
        await press(pilot, "r")
        assert "All stands as it did on Mon 25 Sep." in text(app)
        await press(pilot, "u")
        assert session.run.slots == ("", "soap", "")
