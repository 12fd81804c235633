"""Quiet days: the same commands as a player's, a line a day, stopped by whatever asks."""

from __future__ import annotations

from marketgen.engine import chapters, steward
from marketgen.engine.rules import check
from marketgen.play import quiet
from marketgen.play.session import Session
from tests.worlds import the_awning, two_chapters


def test_quiet_days_are_the_commands_of_the_arrangement_and_nothing_else() -> None:
    session, by_hand = (Session.begin(two_chapters(), "lamp") for _ in range(2))
    found = list(quiet.days(session))
    assert [one.day for one in found if one.line] == [1, 2]
    assert found[-1].why == "It is the last day of the chapter."
    while by_hand.run.day < 3:
        by_hand.do(steward.next_command(by_hand.world, by_hand.run, check))
    assert session.run == by_hand.run
    assert session.timeline.deeds == by_hand.timeline.deeds


def test_the_last_day_of_a_chapter_goes_by_and_the_weeks_with_it() -> None:
    session = Session.begin(two_chapters(), "lamp")
    list(quiet.days(session))
    found = list(quiet.days(session))
    assert [(one.day, one.why) for one in found] == [(3, "The chapter is over.")]
    assert session.run.day == 22


def test_somebody_who_waits_is_not_answered() -> None:
    session = Session.begin(the_awning(), "lamp3")
    for _press in range(30):
        found = list(quiet.days(session))
        if session.run.pending:
            break
    assert session.run.pending
    assert found[-1].why == "Somebody waits for your answer."
    before = session.run
    assert [one.line for one in quiet.days(session)] == [""]
    assert session.run is before


def test_a_line_tells_what_was_sold_and_kept() -> None:
    session = Session.begin(two_chapters(), "lamp")
    first = next(quiet.days(session))
    record = session.run.past[0]
    assert f"kept {'−' if record.closing < record.opening else '+'}" in first.line
    assert str(sum(tally.sold for tally in record.tallies.values())) in first.line


def test_what_is_called_in_answered_or_lost_stops_quiet_days() -> None:
    growth = {"right_spoken", "right_taken", "right_lapsed", "yard_lost", "sack_late", "sack_gone"}
    assert growth | {"permit_came", "permit_denied", "course_leaves", "course_home", "contract_asked"} <= set(
        quiet.LOUD
    )
    assert growth - {"sack_late"} <= {*chapters.GRAVE, "right_spoken"} <= set(chapters.TOLD)


def test_what_befalls_a_share_or_a_partner_stops_quiet_days_and_is_told_of_the_weeks() -> None:
    gone = {"stake_broke", "stake_fell", "stake_over", "stake_moved", "side_paper_ends", "partner_leaves"}
    assert gone | {"stake_wears", "stake_proposed"} <= set(quiet.LOUD)
    assert gone <= set(chapters.TOLD)
