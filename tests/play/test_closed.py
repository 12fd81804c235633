"""What is said of what cannot be done now, and forms whose rows stay where they are."""

from __future__ import annotations

import dataclasses

import pytest

from marketgen.engine.commands import VERBS, Command
from marketgen.engine.events import Turn
from marketgen.engine.rules import apply, explain, new_run
from marketgen.play import look
from marketgen.play.actions import ACTIONS, WORKING
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS
from marketgen.play.timeline import Timeline
from tests.road_world import highway
from tests.worlds import bazaar, the_awning

DECIDED_BY_CURSOR = {"why", "help", "note", "go_on", "to_title", "next_screen", "previous_screen", "back", "palette"}


def scene(**changes: object) -> Timeline:
    """The first morning of The Awning, changed."""
    world = the_awning()
    return Timeline(world, dataclasses.replace(new_run(world, "amber").run, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("changes", [{}, {"phase": "noon"}, {"phase": "evening"}, {"pending": "inspection"}])
def test_a_key_that_can_do_nothing_has_a_reason(changes: dict[str, object]) -> None:
    now = scene(**changes)
    for action in ACTIONS:
        if not set(action.screens) & set(WORKING) or action.id in DECIDED_BY_CURSOR:
            continue
        closed = action.id in GROUPS and not look.offered(now, action.id)
        if closed or action.id in ("undo", "last_report", "turn_page"):
            assert look.why_not(now, action.id).endswith("."), action.id


def test_what_only_a_bad_time_brings_says_for_whom_it_is() -> None:
    assert "poor days" in look.why_not(scene(day=9), "on_trust")
    assert "closed for today" in look.why_not(scene(phase="evening"), "take")


def test_a_form_with_ids_says_why_it_is_empty() -> None:
    for verb, row in ARRANGEMENTS.items():
        assert bool(row.nothing) == bool(VERBS[verb].ids), verb


def test_rows_of_a_form_keep_their_places_and_prices_whatever_is_in_hand() -> None:
    world = bazaar()
    rich, poor = new_run(world, "amber").run, new_run(world, "amber").run
    rich.money[world.money], poor.money[world.money] = 10**7, 1
    seen: list[list[tuple[str, tuple[str, ...]]]] = []
    for run in (rich, poor):
        options = look.deals(Timeline(world, run), "build").options
        assert len(options) > 1
        seen.append([(option.key, option.notes) for option in options])
    assert [key for key, _notes in seen[0]] == [key for key, _notes in seen[1]]
    first = look.deals(Timeline(world, poor), "build").options[0]
    assert first.refusal
    assert any(first.notes), "what is too dear says what it costs"


def test_buying_on_a_trip_says_what_it_comes_to_and_that_each_grows_dearer() -> None:
    world = highway()
    arrived = apply(world, new_run(world, "amber").run, Command("travel", ("farm", "cart")))
    assert isinstance(arrived, Turn)
    run = arrived.run
    run.money[world.money] = 10**6
    option = next(one for one in look.deals(Timeline(world, run), "buy").options if one.command.ids == ("plum",))
    assert "dearer" in option.long
    sums = []
    for units in (1, option.high):
        rows = look.deal_preview(Timeline(world, run), Command("buy", ("plum",), units)).rows
        _label, _amount, aside = next(row for row in rows if row[0] == "together")
        account = explain(world, run, f"buying:plum:{units}")
        assert account is not None
        assert aside.startswith(f"{units} × ")
        sums.append(account.total)
    assert sums[1] > sums[0] * option.high


def test_terms_are_told_before_anything_is_signed() -> None:
    world = bazaar()
    scene_ = Timeline(world, new_run(world, "amber").run)
    said = {verb: look.deals(scene_, group).options for verb, group in (("borrow", "borrow"), ("change", "exchange"))}
    assert "10 % interest a month" in said["borrow"][0].long
    assert "10 % of it is paid back with the interest, 10 times" in said["borrow"][0].long
    assert "3 %" in said["change"][0].long
    parcel = look.deals(Timeline(highway(), new_run(highway(), "amber").run), "parcel").options[0]
    assert "for carrying it" in parcel.long
