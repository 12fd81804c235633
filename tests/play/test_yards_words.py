"""A wholesale yard in words: its terms, who asks, what a neighbour owes, and what is told."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine.enterprise import Sack, SackBuyer
from marketgen.engine.run import Run
from marketgen.play import look, steps, tell
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from tests.engine.helpers import do, morning
from tests.rights_world import arcade

WHO = next(iter(arcade().neighbours))


def second(*buyers: SackBuyer, **state: object) -> Run:
    run = do(arcade(), morning(arcade()), "build yard", "open", "open", "sleep")[0]
    run.yards = {"yard": replace(run.yards["yard"], buyers=buyers, **state)}
    return run


def test_the_terms_are_said_before_it_is_rented() -> None:
    rows = {row.command.ids[0]: row for row in look.deals(Timeline(arcade(), morning(arcade())), "build").options}
    assert "The rent is 2.50 mark every 3 days." in rows["yard"].long
    assert "more so without the cover of ox" in rows["yard"].long


def test_who_asks_is_a_form_with_the_going_price_beside_it() -> None:
    run = second(SackBuyer("plum", 8, 9000), SackBuyer("jar", 1, 9500, WHO))
    view = look.deals(Timeline(arcade(), run), "sacks")
    assert view.columns == ("each", "going")
    assert [row.long.startswith("Paid at once.") for row in view.options] == [True, False]
    assert "The first of a day takes" in view.options[1].long
    assert ("yard", run.yards["yard"].due) in {(row.what, row.day) for row in dates.due(Timeline(arcade(), run))}
    assert f"{WHO} pays in 2 days" in view.options[1].long
    rows = {label: told for label, told, _each in look.deal_preview(Timeline(arcade(), run), replace(
        view.options[0].command, amount=4)).rows}  # fmt: skip
    assert "together" in rows
    assert "left in hand" in rows


def test_the_ledger_names_who_asks_what_is_owed_and_the_rent() -> None:
    run = second(SackBuyer("plum", 8, 9000), sacks=(Sack(WHO, "jar", 90, 4, 1),))
    view = next(one for one in look.ledger(Timeline(arcade(), run)).clubs if one.id == "yard")
    assert [line.name for line in view.lines] == ["somebody asks", f"{WHO} owes", "rent"]
    assert view.lines[1].tone == "bad"


def test_what_happens_there_is_told_and_stands_in_the_ledger() -> None:
    run = second(SackBuyer("plum", 8, 9000), SackBuyer("jar", 1, 9500, WHO))
    run.goods["jar"] = replace(run.goods["jar"], stock=2, cost=100)
    run, happened = do(arcade(), run, "wholesale plum 4", "wholesale jar 1", "vacate yard")
    told = [tell.line(arcade(), run, one) for one in happened]
    assert [one for one in told if one is None or "{" in one.text] == []
    for line in run.today.lines:
        assert steps.line_words(arcade(), line.kind, line.subject, line.units, line.price, line.other)
