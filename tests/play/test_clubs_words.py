"""What is shown of savings clubs, of notes that are called in, and of what those at home say."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine.commands import Command
from marketgen.engine.council_rules import Faith
from marketgen.engine.events import event
from marketgen.play import look, tell
from marketgen.play.look import council as at_home
from marketgen.play.look.clubs import clubs
from marketgen.play.timeline import Timeline
from tests.bargain_world import fair
from tests.council_world import parlour
from tests.engine.helpers import command, morning
from tests.engine.test_reform import announced, world_of
from tests.kye_world import court

SAYS = {
    "council.matters.loan.name": "the loan",
    "council.matters.loan.says.aunt.no": "Not from her.",
    "council.voices.aunt.yes.nature": "Take it.",
    "council.voices.aunt.no.nature": "Leave it.",
    "council.voices.aunt.no.level": "They count this week.",
    "council.voices.aunt.reasons.debts.says": "We owe already.",
    "council.voices.kurt.yes.nature": "It will hold.",
}


def test_a_club_shows_its_turns_and_its_numbers_explain_themselves() -> None:
    scene = Timeline(court(), morning(court()))
    asked = {view.id: view for view in clubs(scene)}
    assert (set(asked), asked["ring"].joined) == ({"bowl", "ring"}, False)
    scene.do(command("join ring"))
    joined = {view.id: view for view in clubs(scene)}["ring"]
    told = {line.name: line.text for line in joined.lines}
    assert told["turn 1 of 4"].endswith("3.00 mark to pay in")
    assert told["the pot"] == "9.00 mark, if everybody pays"
    assert told["still to come"].endswith("you")
    assert all(look.why(scene, line.subject) for line in joined.lines if line.subject)
    assert "ring" in look.why(scene, "kye_pot:ring").title  # type: ignore[union-attr]
    assert look.header(scene).undo == "joining ring"


def test_the_house_rule_that_is_taken_back_is_no_meal() -> None:
    scene = Timeline(fair(), morning(fair()))
    scene.do(command("bargains house"))
    assert look.header(scene).undo == "who bargains"


def test_what_follows_from_a_deal_of_a_club_is_told_before() -> None:
    run = morning(court())
    scene = Timeline(court(), run)
    scene.do(command("join ring"))
    scene.run.day = 3
    scene.run.kyes["ring"] = replace(scene.run.kyes["ring"], fellows=("mo", "nell", "pim"), lacking=("mo",))
    options = {option.key: option for option in look.deals(scene, "kye").options}
    assert "mo misses: unlikely, 35 %" in options["cover ring mo"].long
    assert "You then owe 3.00 mark" in options["withhold ring"].long
    assert [row[0] for row in look.deal_preview(scene, command("cover ring mo")).rows] == ["left in hand"]


def test_who_has_had_the_pot_is_not_told_that_it_may_be_theirs() -> None:
    for had, wanted in ((0, "unless the pot is yours"), (1, "")):
        run = morning(court())
        scene = Timeline(court(), run)
        scene.do(command("join ring"))
        state = scene.run.kyes["ring"]
        scene.run.kyes["ring"] = replace(state, pots=((1, "", 900),), turns=1) if had else state
        (row,) = [row for row in look.board(scene).due if row.short == "kye"]
        assert row.how == wanted
        told = tell.line(court(), scene.run, event("kye_soon", kye="ring", amount=300))
        assert told is not None
        assert told.text.endswith(f"3.00 mark to pay in{', unless the pot is yours' * (not had)}.")


def test_notes_that_are_called_in_stand_on_ledger_and_board() -> None:
    world = world_of()
    scene = Timeline(world, announced(world))
    told = {line.name: line.text for line in clubs(scene)[0].lines}
    assert (told["can be handed in"], told["void after that"]) == ("10.00 mark", "22.00 mark")
    assert any("void if nothing more is done: 22.00 mark" in row.how for row in look.board(scene).due)


def test_what_is_said_at_home_is_the_sentence_of_what_weighs_most() -> None:
    world = replace(parlour(), texts=SAYS)
    run = morning(world, heat=0, level=3)
    run.health |= {"aunt": 1000, "kurt": 1000}
    scene = Timeline(world, run)
    loan = Command("borrow", ("lena",), 100)
    assert at_home.on_command(scene, loan) == ["aunt says no: They count this week.", "kurt says yes: It will hold."]
    assert at_home.against(scene, loan) == "Against it at home: aunt."
    assert dict(at_home.subjects(scene, loan)) == {"aunt": "says:loan:aunt", "kurt": "says:loan:kurt"}
    run.level = 0
    assert at_home.on_command(scene, loan)[0] == "aunt says yes: Take it."
    assert at_home.against(scene, loan) == ""


def test_home_says_who_remembers_what() -> None:
    world = parlour()
    scene = Timeline(world, morning(world, council={"aunt": Faith(-240, 2, 1, 1, ("loan",))}))
    assert "On how you decide: aunt hurt (overruled 2, agreed 1)." in look.home(scene).lines
