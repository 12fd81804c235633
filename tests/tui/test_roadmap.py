"""The map: one scale for both axes, lines that meet are land, loads keep their numbers, and every set of shapes."""

from __future__ import annotations

import pytest

from marketgen.play.views import LoadRow, LoadStop, MapLine, MapMark, MapPlace, MapPost, MapView, Stretch, Strip
from marketgen.play.views import board as views
from marketgen.tui.glyphs import SETS, Glyphs, glyphs
from marketgen.tui.widgets.calendar import strip_of_days
from marketgen.tui.widgets.canvas import Canvas
from marketgen.tui.widgets.plot import Scale, Series, Spot, plot
from marketgen.tui.widgets.roadmap import Projection, draw_map, sample
from marketgen.tui.widgets.roadstrip import days_lines, strip_lines

FULL = SETS[0]
SQUARE = ((1_000_000, 0), (1_020_000, 0), (1_020_000, 20_000), (1_000_000, 20_000))


def view(held: bool = False) -> MapView:
    """A square island with a town in the middle of it, one beside, a way, a post and two loads."""
    return MapView(
        places=(
            MapPlace("mid", "Midway", (1_010_000, 10_000), home=True, here=True),
            MapPlace("far", "Farside", (1_018_000, 18_000)),
        ),
        lines=(
            MapLine("land", SQUARE),
            MapLine("coast", (*SQUARE, SQUARE[0]), "Quiet Sea"),
            MapLine("way", ((1_010_000, 10_000), (1_018_000, 18_000))),
        ),
        posts=(MapPost("gate", "the gate", (1_014_000, 14_000), tight=True),),
        marks=(MapMark(1, (1_014_000, 14_000), held), MapMark(2, (1_014_000, 14_000))),
    )


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.id)
@pytest.mark.parametrize("size", [(30, 12), (72, 17), (76, 31), (120, 50)])
def test_a_map_fills_its_field_and_holds_what_is_on_it(each: Glyphs, size: tuple[int, int]) -> None:
    lines, hits = draw_map(view(), size, each)
    assert [line.cell_length for line in lines] == [size[0]] * size[1]
    drawn = "\n".join(line.plain for line in lines)
    assert each.you in drawn
    assert " 1 " in drawn
    assert " 2 " in drawn
    assert "Midway" in drawn
    assert ("Farside" in drawn) == (size[0] >= 62), "without room only your own place has its name"
    assert {"place:mid", "load:1", "load:2"} <= set(hits.values())
    if each.dots != "braille":
        assert not [sign for sign in drawn if 0x2800 <= ord(sign) < 0x2900]


def test_one_scale_for_both_axes() -> None:
    """At the equator a square of degrees is a square of dots."""
    canvas = Canvas(80, 30, FULL)
    project = Projection(list(SQUARE), canvas)
    (left, bottom), (right, top) = project.dot(SQUARE[0]), project.dot(SQUARE[2])
    assert abs((right - left) - (bottom - top)) <= 1


def test_land_has_a_ground_and_water_has_none() -> None:
    lines, _hits = draw_map(view(), (90, 24), FULL)
    middle = lines[12]
    styles = [str(span.style) for span in middle.spans]
    assert any("on $shade" in style for style in styles)
    assert any("on $shade" not in style for style in styles)


def test_a_held_load_is_another_colour_than_one_on_its_way() -> None:
    def styles(held: bool) -> str:
        return " ".join(str(span.style) for line in draw_map(view(held), (60, 24), FULL)[0] for span in line.spans)

    assert "$brick" in styles(True).replace("bold $brick", "")
    assert "on $brick" not in styles(False)


def load(state: str = "way", share: int = 500) -> LoadRow:
    """A load half on its way, past one post and before another."""
    stops = (
        LoadStop("Ada", 0, "passed", "Sunday"),
        LoadStop("the ridge", 300, "passed", "passed", True),
        LoadStop("the gate", 700, "held" if state == "held" else "ahead", "held" if state == "held" else "quiet", True),
        LoadStop("Midway", 1000, "ahead", "Friday"),
    )
    return LoadRow(
        1, "6 jars", "Ada", "", "at the gate", None, "", "Friday", state, share, (2, 3), stops, word="likely"
    )


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.id)
def test_a_way_as_one_line_names_its_stops_in_order(each: Glyphs) -> None:
    lines = [line.plain for line in strip_lines(load("held", 700), 100, each)]
    at = [lines[0].index(name) for name in ("Ada", "the ridge", "the gate", "Midway")]
    assert at == sorted(at)
    assert " 1 " in lines[1]
    assert "held" in "".join(lines[2:])


@pytest.mark.parametrize("state", ["way", "held", "ordered"])
def test_a_load_on_a_line_of_days(state: str) -> None:
    (line,) = days_lines([load(state)], 7, 80, FULL)
    assert line.cell_length == 80
    assert ("the gate" if state == "held" else "likely") in line.plain


def test_a_chart_keeps_its_marks_and_its_written_values() -> None:
    scale = Scale((1, 9), (1000, 3000), ((3000, "3,000"), (1000, "1,000")), ((1, "1 Nov"), (9, "9")))
    lines = plot([Series([(1, 1200), (9, 2800)])], [Spot(5, 2000, "o", "$paper")], scale, (60, 10), FULL)
    drawn = [line.plain for line in lines]
    assert len(drawn) == 10
    assert drawn[0].startswith("3,000")
    assert drawn[-2].startswith("1,000")
    assert drawn[-1].strip().startswith("1 Nov")
    assert sum(line.count("o") for line in drawn[:-1]) == 1
    assert plot([], [], scale, (8, 10), FULL) == [], "no room, no chart"


def test_a_strip_shows_as_many_days_as_there_is_room_for() -> None:
    days = tuple(views.DayBox(day, f"M{day}", day == 3) for day in range(3, 19))
    strip = Strip(days, (("yours", (Stretch(3, 5, "jars"), Stretch(5, 6, "school"), Stretch(40, 41, "never"))),))
    wide = [line.plain for line in strip_of_days(strip, 110, glyphs("letters"))]
    narrow = [line.plain for line in strip_of_days(strip, 40, glyphs("letters"))]
    assert wide[0].count("M") == 16
    assert 3 < narrow[0].count("M") < 8
    assert len(wide) == 3, "what overlaps has a row of its own"
    assert "jars" in wide[1]
    assert "school" in wide[2]
    assert "never" not in "".join(wide)


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.id)
def test_what_the_map_shows_differs_in_shape_too(each: Glyphs) -> None:
    lines = [sample(kind, each).plain for kind in ("river", "gone", "way")]
    assert len(set(lines)) == 3, lines
    assert each.tight != each.post
    drawn = "".join(line.plain for line in draw_map(view(), (72, 17), each)[0])
    assert each.tight in drawn
