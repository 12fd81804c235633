"""What is shown of work beside the stall and of shares, in both front ends' words."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine.enterprise import Asked, PartnerState, SideState, StakeState
from marketgen.plain import now
from marketgen.play import look, tell
from marketgen.play.look import dates
from marketgen.play.look.beside import beside
from marketgen.play.look.deals import deals
from marketgen.play.timeline import Timeline
from tests.engine.helpers import do, morning
from tests.side_world import BARROW, lane


def told(scene: Timeline) -> dict[str, dict[str, str]]:
    """Each work and share, line by line."""
    return {view.id: {line.name: line.text for line in view.lines} for view in beside(scene)}


def test_a_work_says_what_it_takes_brings_and_needs() -> None:
    lines = told(Timeline(lane(), morning(lane())))
    assert list(lines) == ["mo", "letters", "soup", "barrow"]
    assert lines["letters"]["now"] == "not done"
    assert lines["letters"]["takes"] == "2 hours of yours each morning"
    assert lines["letters"]["brings"].startswith("about")
    assert "goods and whoever does it counted" in lines["letters"]["leaves"]
    assert "1 h" in lines["letters"]["to learn"]
    assert lines["letters"]["paper"].startswith("none")
    assert "needs" in lines["soup"]
    assert "the day of aunt, 0.40 of plum for each" in lines["soup"]["takes"]


def test_a_work_says_what_it_lacks_until_it_is_there() -> None:
    run = morning(lane())
    run.goods["plum"] = replace(run.goods["plum"], stock=0)
    lines = told(Timeline(lane(), run))
    assert lines["soup"]["lacks"].endswith(", for as many as usual")
    assert not lines["soup"]["brings"].startswith("about 0")
    assert "lacks" not in lines["letters"]
    run.goods["plum"] = replace(run.goods["plum"], stock=50)
    assert "lacks" not in told(Timeline(lane(), run))["soup"]


def test_every_number_shown_explains_itself() -> None:
    worn = StakeState(1, 6, worn=2)
    run = morning(lane(), stakes={"barrow": worn}, sidelines={"letters": SideState(1, 1, 1, 1, days=2, earned=600)})
    scene = Timeline(lane(), run)
    for view in beside(scene):
        for line in view.lines:
            if line.subject:
                seen = look.why(scene, line.subject)
                assert seen is not None
                assert seen.steps
    lines = told(scene)
    assert lines["letters"]["now"] == "done today"
    assert lines["letters"]["paper"] == "through today"
    assert "on 2 days" in lines["letters"]["so far"]
    assert "breaks by then" in lines["barrow"]["wear"]
    assert "if given up now" in lines["barrow"]["yours"]


def test_what_stands_still_says_what_mending_costs_and_has_no_pay_day() -> None:
    run = morning(lane(), stakes={"barrow": StakeState(1, 6, broken=1)})
    scene = Timeline(lane(), run)
    assert str(BARROW.repair) in told(scene)["barrow"]["stands still"]
    assert [row for row in dates.due(scene) if "barrow" in row.what] == []
    sound = Timeline(lane(), morning(lane(), stakes={"barrow": StakeState(1, 6)}))
    assert [row.day for row in dates.due(sound) if "barrow" in row.what] == [4]


def test_a_demonstration_is_offered_with_what_it_lifts() -> None:
    run = morning(lane())
    scene = Timeline(lane(), run)
    form = deals(scene, "demonstrate")
    assert [option.command.ids for option in form.options] == [("jar",), ("plum",)]
    assert form.columns == ("more wish for it", "more find it right")
    after, happened = do(lane(), run, "demonstrate plum")
    texts = [line.text for line in tell.lines(lane(), after, tuple(happened))]
    assert any("up and down the rows" in one for one in texts)
    seen = look.why(Timeline(lane(), after), f"fit:plum:{after.goods['plum'].stance}")
    assert seen is not None
    assert any("friends walked about in it" in step.words for step in seen.steps)


def test_what_is_wished_for_less_says_so_at_the_stall_and_why() -> None:
    buyers = tuple(replace(one, wishes={"jar": 500, "plum": 500}) for one in lane().buyers)
    world = replace(lane(), buyers=buyers)
    run, _ = do(world, morning(world), "demonstrate plum")
    scene = Timeline(world, run)
    view = look.stall(scene)
    told = {row.good: row for row in (*view.shown, *view.bag)}
    assert "fewer wish for it" in told["jar"].lost_text
    assert not told["plum"].lost_text
    seen = look.why(scene, "demo_loses:jar")
    assert seen is not None
    assert "friends walk about in plum" in seen.sentence
    assert [line for line in now.stall(scene) if "fewer wish" in line] == [view.lost]
    assert view.lost.startswith("While friends walk about in plum, up to ")


def test_a_partner_says_what_is_asked_and_when_something_is_wrong() -> None:
    lines = told(Timeline(lane(), morning(lane())))["mo"]
    assert lines["asks"] == "25 % of each day's profit"
    assert "while you are away" in lines["serves"]
    run = morning(lane(), partners={"mo": PartnerState(1, warned=1)})
    scene = Timeline(lane(), run)
    assert "today so far" in told(scene)["mo"]
    assert "will say" in told(scene)["mo"]["thinks of leaving"]
    assert [one.command.verb for one in deals(scene, "beside").options if one.command.ids == ("mo",)] == [
        "raise", "part"
    ]  # fmt: skip


def test_who_asks_for_other_money_is_told_with_the_odds() -> None:
    run = morning(lane(), asks=Asked("", "shell", 1, 4), level=2)
    scene = Timeline(lane(), run)
    lines = told(scene)["dealing"]
    assert lines["asks"] == "somebody nobody knows"
    assert lines["for"].startswith("4 ")
    why = look.why(scene, "dealing_risk")
    assert why is not None
    assert [step.words for step in why.steps][:2] == ["nobody here knows him", "what the board says"]
    assert [one.command.verb for one in deals(scene, "exchange").options if one.command.verb == "deal"] == ["deal"]
