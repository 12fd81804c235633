"""What is shown of workshops, recipes, lent names and orders, in both front ends' words."""

from __future__ import annotations

from marketgen.engine.run import VentureState
from marketgen.engine.venture_rules import Batch, Course, Craft, Ordered, Signed
from marketgen.play import look, tell
from marketgen.play.look import dates
from marketgen.play.look.deals import deals
from marketgen.play.look.terms import terms
from marketgen.play.look.ventures import ventures
from marketgen.play.timeline import Timeline
from tests.engine.helpers import command, do, morning
from tests.venture_world import mill

ALL = VentureState(
    courses={"school": Course("aunt", "asked", 1)}, crafts={"jam": Craft(1, 1, 5)},
    batches={"jam": Batch(1, 150, ("aunt",), 1)}, names={"mill": Signed(1, 6)},
    contracts={"inn": Ordered(1, 4, 3, 80), "rolf": Ordered(1, 0, 2, 60)},
)  # fmt: skip


def scene(state: VentureState = ALL, day: int = 1) -> Timeline:
    run = morning(mill(), ventures=state)
    run.day = day
    return Timeline(mill(), run)


def told(of: Timeline) -> dict[str, dict[str, str]]:
    """Each of them, line by line."""
    return {view.id: {line.name: line.text for line in view.lines} for view in ventures(of)}


def test_a_workshop_says_what_it_asks_and_then_how_far_it_came() -> None:
    lines = told(scene(VentureState()))["school"]
    assert lines["asks"] == "1 hour, 1.00 mark, the word of ox"
    assert "for 6 days; the way costs 1.50 mark" in lines["away"]
    assert lines["teaches"] == "jam, lamp"
    assert told(scene())["school"]["aunt"].startswith("applied; the letter comes")
    for step, words in (("chosen", "a place"), ("away", "there")):
        state = VentureState(courses={"school": Course("aunt", step, 1)})
        assert told(scene(state))["school"]["aunt"].startswith(words)


def test_a_place_abroad_says_what_it_costs_and_means() -> None:
    offered = VentureState(courses={"school": Course("aunt", "home", 1, "open", 3)})
    lines = told(scene(offered))["school"]
    assert (lines["costs"], lines["then"]) == ("2.00 mark", "aunt is away for 4 days")
    yours = VentureState(courses={"school": Course("self", "home", 1, "open", 3)})
    assert told(scene(yours))["school"]["then"] == "you leave, and this run ends"
    later = told(scene(VentureState(courses={"school": Course("aunt", "home", 1)})))["school"]
    assert "orders brought; 0 so far" in later["a place abroad"] or "order brought; 0 so far" in later["a place abroad"]
    assert later["then offered"]
    assert [one.command.verb for one in deals(scene(yours), "venture").options if one.command.ids == ("school",)] == [
        "accept", "decline"
    ]  # fmt: skip


def test_what_is_made_lent_and_ordered_says_its_numbers_and_each_explains_itself() -> None:
    lines = told(scene())
    assert lines["jam"]["at it"] == "aunt; 2 days of work left"
    assert lines["jam"]["work"] == "3 days of work by aunt or you; 2 hours of yours are one"
    assert lines["mill"]["lends its name"] == "jam"
    assert lines["inn"]["brings"] == "1.92 mark"
    assert lines["inn"]["a name on it"] == "mill"
    assert "wanted by" in lines["rolf"]["an answer"]
    for view in ventures(scene()):
        for line in view.lines:
            if line.subject:
                assert look.why(scene(), line.subject) is not None, line


def test_what_has_a_day_stands_among_the_dates() -> None:
    days = {row.what: row.day for row in dates.due(scene())}
    assert days == {**days, "school": 3, "inn": 4, "rolf": 1, "mill": 6}


def test_orders_name_who_stops_and_what_is_still_missing() -> None:
    options = {one.command.verb: one for one in deals(scene(), "venture").options}
    assert "3" in options["deliver"].refusal
    assert options["relieve"].label == "Aunt: no more jam"


def test_what_happens_is_told_under_its_name() -> None:
    run, happened = do(mill(), morning(mill(), ventures=VentureState(crafts={"jam": Craft(1)})), "make jam aunt")
    said = [line.text for line in tell.lines(mill(), run, tuple(happened))]
    assert any("2 days" in one or "3 days" in one for one in said), said
    assert any("batch is begun" in one for one in said)


def told_before(state: VentureState, line: str) -> str:
    """The terms of a command."""
    given = command(line)
    return terms(mill(), scene(state).run, given.verb, given.ids)


def test_a_form_says_what_follows_from_it() -> None:
    known = VentureState(crafts={"jam": Craft(1)})
    assert "leaves on the morning of" in told_before(known, "apply school aunt")
    assert "3 days of work" in told_before(known, "make jam aunt")
    assert "2 hours of yours are one" in told_before(known, "make jam self")
    assert "10 % of all that is sold" in told_before(known, "sign press")
    assert "It holds through" in told_before(known, "sign mill")
    wanted = VentureState(contracts={"rolf": Ordered(1, 0, 2, 60), "inn": Ordered(1, 0, 3, 80)})
    assert "rolf would remember it" in told_before(wanted, "promise rolf")
    assert "it costs 0.60 mark" in told_before(wanted, "promise inn")
    assert "nobody lends you one yet" in told_before(wanted, "promise inn")
    leaves = VentureState(courses={"school": Course("aunt", "chosen", 1)})
    assert told_before(leaves, "attend school").startswith("aunt leaves now and is home on ")
    leaves = VentureState(courses={"school": Course("self", "chosen", 1)})
    assert "keeps the stall" in told_before(leaves, "attend school")
    for who, words in (("aunt", "aunt is away for 4 days. 7.00 bead would come home."), ("self", "this run ends")):
        gone = VentureState(courses={"school": Course(who, "home", 1, "open", 3)})
        assert words in told_before(gone, "accept school")
    assert "leaves on the morning of" in next(
        one.long for one in deals(scene(known), "venture").options if one.command.verb == "apply"
    )
