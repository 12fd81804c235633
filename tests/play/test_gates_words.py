"""Places with rules of their own in words: what a trip asks before it is begun, the form of papers, refusals."""

from __future__ import annotations

import pytest

from marketgen.engine.cargo import Paper
from marketgen.engine.commands import parse
from marketgen.engine.rules import check
from marketgen.play import look, refusals
from marketgen.play.timeline import Timeline
from tests.engine.helpers import do, morning
from tests.gates_world import shores


def test_a_trip_tells_what_the_place_asks_before_it_is_begun() -> None:
    world = shores()
    told = {row.command.ids[0]: row.long for row in look.deals(Timeline(world, morning(world)), "trip").options}
    assert "They sell for shell only. At the gate 2 shell is asked." in told["island"]
    assert "Nobody is let in without a permit, which ox or hare can give." in told["citadel"]
    assert told["farm"] == ""


@pytest.mark.parametrize(("last", "says"), [(2, "there too late"), (4, "home later"), (9, "holds until")])
def test_a_trip_tells_whether_the_permit_holds_for_the_whole_of_it(last: int, says: str) -> None:
    world = shores()
    run = morning(world)
    run.permits = {"citadel": Paper("ox", 1, 1, last)}
    row = next(one for one in look.deals(Timeline(world, run), "trip").options if one.command.ids[0] == "citadel")
    assert says in row.long


def test_the_form_of_papers_holds_who_gives_a_permit_with_odds_and_price() -> None:
    world = shores()
    run = morning(world)
    view = look.deals(Timeline(world, run), "papers")
    rows = [one for one in view.options if one.command.verb == "petition"]
    assert view.title == "Papers"
    assert [one.label for one in rows] == ["Ox, for citadel", "Hare, for citadel"]
    assert [one.notes for one in rows] == [("more likely than not, 55 %", "4 shell"), ("very likely, 90 %", "3.00")]
    assert rows[0].long.startswith("ox answers in 1 to 3 days")
    assert "50 % of the price back" in rows[0].long
    run, _happened = do(world, run, "petition citadel ox")
    assert any("ox answers by" in line for line in look.road(Timeline(world, run)).lines)


def test_prices_of_a_place_are_shown_in_its_money() -> None:
    world = shores()
    run, _happened = do(world, morning(world), "travel island boat")
    scene = Timeline(world, run)
    rows = {row.place: row.price_text for row in look.road(scene, "jar").heard}
    assert rows["island"].endswith(" shell")
    assert rows["lane"] == "3.00"
    preview = look.deal_preview(scene, parse("buy jar 1"))  # type: ignore[arg-type]
    together = {label: (told, each) for label, told, each in preview.rows}["together"]
    assert together == ("8 shell", "1 × 8")
    why = look.why(scene, "buying:jar:1")
    assert why is not None
    assert [step.words for step in why.steps] == ["2.40 mark at the rate"]


@pytest.mark.parametrize(("line", "says"), [
    ("travel citadel boat", "Nobody is let into citadel without its permit; ox can be asked for it, among the papers."),
    ("petition island ox", "No permit is asked for there"),
    ("petition citadel hare", "to people he knows better"),
])  # fmt: skip
def test_a_refusal_says_what_would_make_it_possible(line: str, says: str) -> None:
    world = shores()
    refusal = check(world, morning(world), parse(line))  # type: ignore[arg-type]
    assert refusal is not None
    assert says in refusals.sentence(world, refusal)
