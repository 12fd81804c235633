"""A lesson on the screen: the door with code and PIN, what is asked, handing in, coming back."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input

from marketgen.play import attending, moments
from marketgen.play.lesson import read_lesson
from marketgen.play.recording import play_out
from marketgen.play.result_file import MAX_ANSWER, read_result
from marketgen.saves import files, folders
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.epilogue import EpilogueScreen
from marketgen.tui.screens.lesson import Door, LessonScreen
from marketgen.tui.screens.moment import MomentScreen
from marketgen.tui.screens.stall import StallScreen
from marketgen.tui.widgets.writing import Writing
from tests.classroom.handing import asking, lesson_in
from tests.tui import looking
from tests.tui.working import done


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """The door of a lesson of the tutorial with prompts: four days, a pause after the third."""
    path = tmp_path / "lesson.mgclass"
    lesson_in(tmp_path, asking(tmp_path), days=4, pauses=(3,))
    lesson = read_lesson(path)
    return Door(path, lesson, attending.world_of(lesson, path), tmp_path)


def fits(app: MarketApp) -> str:
    """What stands on the screen in front, all of which must fit, with one lamp beside the cursor of a field."""
    assert looking.misfits(app) == []
    assert len([words for words in looking.lamps(app) if len(words) > 1]) == 1, looking.text(app)
    return looking.text(app)


async def typed(pilot: Any, words: str) -> None:
    """Put words where they are typed, and press Enter."""
    field = pilot.app.focused
    if isinstance(field, Input):
        field.value = words
    else:
        assert isinstance(field, Writing)
        field.text = words
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


async def come_in(pilot: Any, code: str = "Plum Lamp") -> str:
    """Begin a run under a code, with the first goal; the PIN that was shown."""
    await typed(pilot, code)
    await pilot.press("enter")
    await pilot.pause()
    told = fits(pilot.app)
    (pin,) = re.findall(r"PIN +(\d \d \d \d)", told)
    await pilot.press("enter")
    await pilot.pause()
    return str(pin).replace(" ", "")


@pytest.mark.parametrize("size", looking.SIZES)
async def test_a_whole_lesson(door: Door, size: tuple[int, int]) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=size) as pilot:
        told = fits(app)
        assert "It holds no name" in " ".join(told.split())
        pin = await come_in(pilot)
        assert isinstance(app.screen, MomentScreen)
        assert "Will those who <buy more> end richer?" in fits(app)
        await typed(pilot, "Yes, [@click=app.quit]I[/] think so.")
        assert "[@click=app.quit]I[/]" in fits(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StallScreen)
        session = done(app)
        await to_the_pause(pilot, session)
        assert isinstance(app.screen, MomentScreen)
        assert "Choose one decision. What did you give up?" in " ".join(fits(app).split())
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "in hand" in fits(app)
        await pilot.press("escape")
        await pilot.press("enter")
        await typed(pilot, "I gave up a sale.")
        assert "I gave up a sale." in fits(app)
        await pilot.press("h")
        await pilot.pause()
        assert "Handed in: the result is in" in " ".join(looking.text(app).split())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StallScreen)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        half = read_result(door.results / "plum-lamp.mgresult")
        assert (half.head.finished, half.head.days) == (False, 3)
        assert half.answers()["first"]["about"]["command"]
        await typed(pilot, "plum-lamp")
        await typed(pilot, "x")
        assert "That is not its PIN." in fits(app)
        await typed(pilot, pin)
        await pilot.press("1", "enter")
        await pilot.pause()
        play_out(done(app), "lawful")
        app.follow()
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, EpilogueScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert "What did your household think?" in fits(app)
        await typed(pilot, "They ate.")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        whole = read_result(door.results / "plum-lamp.mgresult")
        assert (whole.head.finished, whole.head.days, whole.answers()["last"]["text"]) == (True, 4, "They ate.")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        assert pin not in fits(app)


async def to_the_pause(pilot: Any, session: Any) -> None:
    """Play by keys to the end of day 3, with a price to explain, and read its report."""
    from marketgen.engine.events import Turn
    from marketgen.play.bots import BOTS, next_command

    given = 0
    while len(session.run.past) < 3:
        day = session.run.day
        assert isinstance(session.do(next_command(BOTS["lawful"], session.world, session.run, given)), Turn)
        given = given + 1 if session.run.day == day else 0
    pilot.app.turn += 1
    pilot.app.show_report(3, then=True)
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


async def test_what_is_no_code_and_a_goal_that_is_thought_over(door: Door) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await typed(pilot, "../../etc")
        assert "A code is two words of letters a to z" in " ".join(fits(app).split())
        await typed(pilot, "")
        assert "Which goal do you play for?" in fits(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.focused is app.screen.query_one(Input)
        assert not folders.saves().exists()


async def test_three_wrong_pins_lead_back_to_the_code(door: Door) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await come_in(pilot)
        app.leave_run()
        await pilot.pause()
        await typed(pilot, "plum lamp")
        for _try in range(3):
            await typed(pilot, "12345")
        assert "Ask your teacher, or take another code." in fits(app)
        await come_in(pilot, "amber bell")
        assert done(app).attends is not None
        assert done(app).attends.code == "amber-bell"  # type: ignore[union-attr]


async def test_beginning_again_keeps_the_pin_and_is_counted(door: Door) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        pin = await come_in(pilot)
        app.leave_run()
        await pilot.pause()
        await typed(pilot, "plum lamp")
        await typed(pilot, pin)
        assert "It is counted, and the old run is kept." in fits(app)
        await pilot.press("2", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert done(app).attends.restarts == 1  # type: ignore[union-attr]


async def test_a_full_disk_is_told_and_the_answer_stays_in_the_field(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await come_in(pilot)

        def full(*_words: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as disk:  # undone by itself: what hurries the pilot stays
            disk.setattr(files, "write_at", full)
            await typed(pilot, "Yes.")
            assert "No space left on device" in " ".join(looking.text(app).split())
            assert app.screen.query_one(Writing).text == "Yes."
        await pilot.press("enter")
        await pilot.pause()
        with monkeypatch.context() as disk:
            disk.setattr(files, "create", full)
            app.act_hand_in()
            await pilot.pause()
            told = looking.text(app).replace("▌", " ")  # a path of any length stands before it
            assert "Nothing is lost" in " ".join(told.split())
        app.act_hand_in()
        await pilot.pause()
        assert read_result(door.results / "plum-lamp.mgresult").answers()["guess"]["text"] == "Yes."


async def test_a_long_answer_is_counted_and_cut(door: Door) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await come_in(pilot)
        app.screen.query_one(Writing).text = "rice " * 200
        await pilot.pause()
        assert f"Only the first {MAX_ANSWER} letters are kept." in fits(app)
        await pilot.press("enter")
        await pilot.pause()
        assert len(done(app).marks[-1]["text"]) <= MAX_ANSWER


async def test_what_was_passed_over_is_answered_later(door: Door) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await come_in(pilot)
        await pilot.press("enter")
        assert "Nothing is written yet. Esc passes it over." in " ".join(fits(app).split())
        await pilot.press("escape")
        assert "passed over" in fits(app)
        await pilot.press("A")  # thought better of at once
        assert app.screen.query_one(Writing).has_focus
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, StallScreen)
        await pilot.press("A")
        await pilot.pause()
        assert isinstance(app.screen, MomentScreen)
        assert "Passed over before:" in fits(app)
        await typed(pilot, "Yes, after all.")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StallScreen)
        assert moments.answers(done(app)) == {"guess": "Yes, after all."}
        await pilot.press("A")
        assert isinstance(app.screen, StallScreen), "nothing is open any more"


async def test_keys_that_were_pressed_before_a_question_stood_there_do_not_answer_it(door: Door) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        early = [Key(key, key) for key in "yes"] + [Key("enter", "\r")]
        await come_in(pilot)
        for key in early:
            app.post_message(key)
        await pilot.pause()
        assert app.screen.query_one(Writing).text == ""
        assert isinstance(app.screen, MomentScreen)
        assert moments.answers(done(app)) == {}
        await typed(pilot, "Yes.")
        assert moments.answers(done(app)) == {"guess": "Yes."}


async def test_runs_of_lessons_are_not_gone_on_with_from_the_title(door: Door) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await come_in(pilot)
        app.leave_run()
        await pilot.pause()
    other = MarketApp()
    async with other.run_test(size=looking.SMALL) as pilot:
        assert other.shelf.latest is None
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "This run belongs to a lesson" in " ".join(looking.text(other).split())
        assert other.session is None


async def test_an_end_that_could_not_be_handed_in_says_so(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await come_in(pilot)
        session = done(app)
        await pilot.press("escape", "enter")
        await pilot.pause()

        def full(*_words: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        play_out(session, "lawful")
        monkeypatch.setattr(files, "create", full)
        app.follow()
        await pilot.pause()
        await pilot.pause()
        told = looking.text(app).replace("▌", " ")  # the path may be of any length: what follows it is broken anywhere
        assert "Nothing is lost" in " ".join(told.split())
        await pilot.press("enter")
        await pilot.pause()
        await typed(pilot, "They ate.")
        assert "Passed over before:" in looking.text(app), "it is asked once more at the end"
        await pilot.press("escape", "enter")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("f7")  # no key here: what was told last goes
        assert "The result is not written yet." in looking.text(app)
        monkeypatch.undo()
        await pilot.press("h")
        await pilot.pause()
        assert "Handed in:" in looking.text(app)
        await pilot.press("f7")  # no key here: what was told last goes
        assert "The result is handed in." in fits(app)


async def test_coming_back_to_a_moment_that_was_answered(door: Door) -> None:
    """Whoever comes back after the last answer and before going on, goes on with one key."""
    app = MarketApp(door=door)
    async with app.run_test(size=(120, 40)) as pilot:
        pin = await come_in(pilot)
        await typed(pilot, "Yes.")
        app.end_session()
    app = MarketApp(door=door)
    async with app.run_test(size=(120, 40)) as pilot:
        await typed(pilot, "plum-lamp")
        await typed(pilot, pin)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MomentScreen)
        assert "Now the first day." in fits(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StallScreen)


@pytest.mark.parametrize(("web", "where"), [(True, "in any browser"), (False, "on this machine")])
async def test_where_code_and_pin_open_the_run_again(
    door: Door, monkeypatch: pytest.MonkeyPatch, web: bool, where: str
) -> None:
    monkeypatch.setattr(MarketApp, "is_web", web)
    app = MarketApp(door=door)
    async with app.run_test(size=looking.SMALL) as pilot:
        await typed(pilot, "Plum Lamp")
        await pilot.press("enter")
        await pilot.pause()
        told = " ".join(fits(app).split())
        assert "The PIN is shown only now." in told
        assert [one for one in ("in any browser", "on this machine") if one in told] == [where]
