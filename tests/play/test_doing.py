"""What can be done now: what presses first, nothing that the rules would refuse, and a way to each of it."""

from __future__ import annotations

import pytest

from marketgen.engine.rules import choices
from marketgen.plain.doing import page
from marketgen.plain.menu import menu
from marketgen.play import look, wording
from marketgen.play.actions import ACTIONS, WORKING
from marketgen.play.arrangements import GROUPS
from marketgen.play.look.doing import Doing
from marketgen.play.session import Session
from tests.tui.awning import awning
from tests.tui.working import PLACES, carry_out, session_at


def rows(session: Session) -> list[Doing]:
    """All rows, whatever heading they stand under."""
    return [row for section in look.doing(session.timeline) for row in section.rows]


@pytest.mark.parametrize("place", PLACES)
def test_in_first_stall_only_what_was_met_and_is_open(place: str) -> None:
    session = session_at(place)
    open_now = {choice.verb for choice in choices(session.world, session.run) if choice.refusal is None}
    found = rows(session)
    assert len({row.key for row in found}) == len(found) > 0
    for row in found:
        assert row.what
        assert row.why.endswith(".")
        assert not row.verb or row.verb in open_now
        if row.action in GROUPS:
            assert open_now & set(GROUPS[row.action])
    tabs = {tab.id for tab in look.header(session.timeline).tabs}
    assert {look.place_of(row.action) for row in found if row.action} - {""} <= tabs


def test_who_waits_for_an_answer_is_all_there_is() -> None:
    for place in ("visitor", "inspection", "over"):
        assert [row.action for row in rows(session_at(place))] == ["go_on"]


def test_an_empty_slot_comes_before_the_price_and_goes_when_it_is_filled() -> None:
    session = session_at("begin")
    assert [row.action for row in rows(session)][:2] == ["display", "go_on"]
    assert rows(session)[0].ids == ("maize",)
    carry_out(session, "show maize 1")
    assert [row.action for row in rows(session)][:2] == ["price", "go_on"]


def test_what_presses_stands_first_and_once() -> None:
    session = awning(2)
    titles = [section.title for section in look.doing(session.timeline)]
    assert titles[:3] == ["It presses", "Your stall", "Until the market opens"]
    found = rows(session)
    assert found[0].action == "care"
    assert "ill" in found[0].why
    assert [row.action for row in found].count("care") == 1


def test_offers_are_told_with_how_they_lie_and_the_cheapest_first() -> None:
    offers = [row for row in rows(awning(6)) if row.action == "take"]
    shares = [int(row.why.split(" %")[0].split()[-1]) for row in offers]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) == 3
    assert all("under the market" in row.why for row in offers)


@pytest.mark.parametrize("day", range(1, 8))
def test_the_prompt_and_the_first_offer_are_of_one_good(day: int) -> None:
    scene = awning(day).timeline
    told = look.prompt(scene)
    offers = [row for section in look.doing(scene) for row in section.rows if row.verb == "take"]
    if told.target.startswith("take "):
        assert offers[0].target == told.target
    elif told.action == "show_supply":
        assert wording.name(scene.world, offers[0].ids[1]) in told.sentence


def test_a_slot_that_is_sold_out_is_not_called_empty() -> None:
    session = carry_out(session_at("last_morning"), "take ryu egg 5")
    assert session.run.slots[1] == "soap"
    assert look.prompt(session.timeline).sentence == "Slot 2: soap gone; your bag holds eggs."
    found = next(row for row in rows(session) if row.action == "display")
    assert found.what == "Show eggs on slot 2"
    assert found.why.startswith("No soap is left there")


@pytest.mark.parametrize("day", [2, 6, 12])
def test_each_row_of_the_awning_has_a_key_and_something_to_type(day: int) -> None:
    session = awning(day)
    items = menu(session.timeline)
    actions = {action.id for action in ACTIONS}
    for row in rows(session):
        assert row.action in actions
        assert look.place_of(row.action) in (*WORKING, "")
    told = [line for line in page(session.timeline, items) if not line.endswith(":")]
    assert len(told) == len(rows(session))
    assert [line for line in told if " Type " not in line] == []
