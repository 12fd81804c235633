"""The table of the stall alone: what stands behind the goods of the bag is never cut for lack of columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.rules import new_run
from marketgen.play import look
from marketgen.play.timeline import Timeline
from marketgen.play.views import LogLine
from marketgen.tui.formats import Pen
from marketgen.tui.lines import say
from marketgen.tui.screens.stall_parts import today
from marketgen.tui.screens.stall_table import StallTable
from marketgen.tui.widgets import chrome
from tests.worlds import the_awning

WISH, KEEPS = "14 asked yesterday", "asked, or spoils"


@pytest.mark.parametrize("width", [56, 76, 98, 116])
@pytest.mark.parametrize("slots", [("", ""), ("cooker", "rice")])
def test_asides_of_the_bag_are_whole(width: int, slots: tuple[str, ...]) -> None:
    world = the_awning()
    run = new_run(world, "amber").run
    for good in ("cooker", "rice", "maize", "egg"):
        run.goods[good] = replace(run.goods[good], stock=40, cost=40 * 150_000)
    run.slots = slots
    view = look.stall(Timeline(world, run))
    bag = tuple(replace(row, wish=WISH, keeps="") if row.good == "maize" else row for row in view.bag)
    pen = Pen(world=world)
    written = lambda number, style: pen.amount(number, style) if number else say("")  # noqa: E731
    table = StallTable(replace(view, bag=bag), pen, written, False)
    lines = [line.plain for row in table(width) for line in row.lines]
    assert all(say(line).cell_length <= width for line in lines)
    assert any(WISH in line for line in lines), lines
    assert any(KEEPS in line for line in lines), lines
    drawn = "\n".join(lines)
    if width > 56:  # there a name goes on below
        assert [row.name for row in (*view.shown, *bag) if row.name not in drawn] == [], "a label gives way, not a name"


@pytest.mark.parametrize("width", [76, 112])
def test_a_card_in_the_log_keeps_its_whole_title(width: int) -> None:
    world = the_awning()
    view = look.stall(Timeline(world, new_run(world, "amber").run))
    title = "Salt first, then cabbage"
    log = (LogLine(title, "You wait, and the cabbage has further to fall. " * 3), LogLine("dawn", "Dry."))
    lines = [line.plain for line in today(replace(view, log=log), width, Pen(world=world), str)]
    assert any(line.startswith(f"{title}: You wait") for line in lines), lines
    assert all(say(line).cell_length <= width for line in lines)


@pytest.mark.parametrize(("room", "kept"), [(60, "ab, heat, home, street"), (30, "ab, heat, home"), (16, "ab, home")])
def test_a_degree_without_room_does_not_take_the_others_with_it(room: int, kept: str) -> None:
    degrees = [say("ab"), say("heat 1234567890"), say("home fair"), say("street well thought of")]
    told = chrome._whole(degrees, room).plain
    assert ", ".join(word for word in ("ab", "heat", "home", "street") if word in told) == kept
    assert len(told) <= room
