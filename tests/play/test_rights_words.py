"""A place of one's own in words: the form it is bought and sold in, the ledger, what is told of its being called in."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine.rules import check
from marketgen.play import look, refusals, tell
from marketgen.play.timeline import Timeline
from tests.engine.helpers import command, do, morning, with_official
from tests.rights_world import arcade


def rich() -> Timeline:
    run = with_official(morning(arcade()), "ox", tie=200)
    run.money["shell"] = 30
    return Timeline(arcade(), run)


def owner() -> Timeline:
    return Timeline(arcade(), do(arcade(), rich().run, "build corner")[0])


def test_its_terms_are_said_before_it_is_bought() -> None:
    rows = {row.command.ids[0]: row for row in look.deals(rich(), "build").options}
    told = rows["corner"].long
    assert "rests on the word of ox. Left shut, it is kept for 6 days. In quiet times somebody gives 80 %" in told
    assert "People see that it is yours" in told
    assert "spoken of first" in told
    assert rows["shelf"].long == ""


def test_it_is_sold_in_the_same_form_for_what_somebody_gives() -> None:
    row = next(one for one in look.deals(owner(), "build").options if one.command.verb == "resell")
    assert row.label == "Sell corner"
    view = look.deals(owner(), "build")
    assert view.columns == ("it costs", "you get")
    assert row.notes == ("", "16 shell")
    rows = {label: told for label, told, _each in look.deal_preview(owner(), row.command).rows}
    assert (rows["you get"], rows["left in hand"]) == ("16 shell", "26 shell")


def test_the_ledger_says_what_it_brings_and_until_when_it_is_called_in() -> None:
    scene = owner()
    views = {view.id: view for view in look.ledger(scene).clubs}
    assert [line.name for line in views["corner"].lines] == ["somebody gives"]
    run = scene.run
    run.rights = {"corner": replace(run.rights["corner"], settles=3)}
    lines = next(view for view in look.ledger(Timeline(arcade(), run)).clubs if view.id == "corner").lines
    assert [line.name for line in lines] == ["somebody gives", "called in", "is taken"]
    why = look.why(Timeline(arcade(), run), "right_taken:corner")
    assert why is not None
    assert "taken" in why.title


def test_what_happens_to_it_is_told_and_so_is_why_it_cannot_be_had() -> None:
    world = replace(arcade(), levels=((2, 4),))
    run, told = owner().run, []
    for line in ("open", "open", "sleep", "open", "open", "sleep", "open", "open", "sleep"):
        run, happened = do(world, run, line)
        told += [tell.line(world, run, one) for one in happened if one.kind.startswith("right")]
    assert [one.text[:30] for one in told if one] == [one.text[:30] for one in told if one and "{" not in one.text]
    assert len(told) == 2
    refusal = check(arcade(), with_official(rich().run, "ox", tie=0), command("build corner"))
    assert refusal is not None
    assert "people he knows better" in refusals.sentence(arcade(), refusal)
