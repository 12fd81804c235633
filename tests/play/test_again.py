"""As yesterday: what stood on show when the market last opened, as one step that one undo takes back."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import steward
from marketgen.engine.carrying import carry
from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Turn
from marketgen.engine.replacing import replace as replaced
from marketgen.engine.rules import check
from marketgen.play import again, games, look, verify
from marketgen.play.session import Session
from tests.worlds import TWO_CHAPTERS, first_stall, two_chapters

SEED = "plum-lamp"


def given(session: Session, *lines: str) -> Session:
    """The same session after some commands."""
    for line in lines:
        command = parse(line)
        assert isinstance(command, Command)
        assert isinstance(session.do(command), Turn), line
    return session


def to_tomorrow(session: Session) -> Session:
    """The same session on the next morning on which nobody waits for an answer."""
    day = session.run.day
    while session.run.day == day or session.run.pressing:
        asked = session.run.pressing
        onward = Command("sleep") if session.run.phase == "evening" else Command("open")
        assert isinstance(
            session.do(steward.next_command(session.world, session.run, check) if asked else onward), Turn
        )
    return session


def second_morning(session: Session) -> Session:
    """Maize was on slot 2 at a firm price; it has been taken off since."""
    to_tomorrow(given(session, "show maize 2", "price maize firm"))
    return given(session, "hide maize", "price maize low", "show soap 2")


def test_nothing_is_known_before_the_first_market_day() -> None:
    session = Session.begin(first_stall(), SEED)
    found = again.plan(session.timeline)
    assert (found.day, found.changed, found.commands, found.lacking) == (0, (), (), ())
    assert again.before(session.timeline, found) == "There is no day yet whose display could be had again."


def test_it_says_before_what_it_does_and_one_undo_takes_it_back() -> None:
    session = second_morning(Session.begin(first_stall(), SEED))
    before = session.run
    found = again.plan(session.timeline)
    told = again.before(session.timeline, found)
    assert "maize on slot 2, firm" in told
    assert again.label(found) == "as yesterday: 2 changes", "as many as undo will count"
    assert again.do(session) == told
    assert session.run.slots[1] == "maize"
    assert session.run.goods["maize"].stance == "firm"
    assert look.header(session.timeline).undo == "as yesterday, 2 changes"
    assert isinstance(session.undo(), Turn)
    assert session.run.slots == before.slots
    assert session.run.goods == before.goods
    assert look.header(session.timeline).undo == "soap on show"


def test_what_stands_so_already_is_left_alone() -> None:
    session = to_tomorrow(given(Session.begin(first_stall(), SEED), "show maize 2"))
    before = session.run
    assert again.do(session).startswith("All stands as it did on ")
    assert session.run is before


def test_it_says_what_there_is_nothing_left_of() -> None:
    session = second_morning(Session.begin(first_stall(), SEED))
    session.run.goods["maize"] = replace(session.run.goods["maize"], stock=0, cost=0)
    found = again.plan(session.timeline)
    assert (found.commands, found.gone) == ((), ("maize",))
    assert again.do(session) == "Nothing of Mon 25 Sep can be put up again. Nothing is left of maize."


def test_what_is_sold_out_does_not_deny_what_stands() -> None:
    session = to_tomorrow(given(Session.begin(first_stall(), SEED), "show maize 2"))
    session = to_tomorrow(given(session, "show soap 1"))
    wares(session, ("soap",))
    session.run.goods["maize"] = replace(session.run.goods["maize"], stock=0, cost=0)
    assert again.do(session) == "All else stands as it did on Tue 26 Sep. Nothing is left of maize."


def after_the_weeks(session: Session) -> tuple[str, ...]:
    """The first morning of the second chapter, wares in the bag, the display cleared; what stood there, which the weeks
    between have put up by no command."""
    while session.run.day < 22:
        command = steward.next_command(session.world, session.run, check)
        assert isinstance(session.do(command), Turn)
    left = session.run.slots
    assert len(set(left) - {""}) == 3
    given(session, *(f"hide {good}" for good in left))
    return left


def wares(session: Session, goods: tuple[str, ...]) -> None:
    for good in goods:
        session.run.goods[good] = replace(session.run.goods[good], stock=9, cost=90)


def test_after_the_weeks_between_two_chapters_it_is_what_those_left() -> None:
    session = Session.begin(two_chapters(), SEED)
    left = after_the_weeks(session)
    wares(session, left)
    again.do(session)
    assert session.run.slots == left
    to_tomorrow(session)
    wares(session, left)
    assert not again.plan(session.timeline).changed, "on the days after it, too"


def test_another_process_knows_what_the_weeks_left() -> None:
    session = games.begin(str(TWO_CHAPTERS), SEED, name="weeks")
    left = after_the_weeks(session)
    session.close()
    session = games.resume("weeks")
    wares(session, left)
    again.do(session)
    assert session.run.slots == left
    session.close()


def test_a_good_that_a_new_version_of_the_scenario_lacks_is_passed_over() -> None:
    session = second_morning(Session.begin(first_stall(), SEED))
    world = replaced(session.world, goods={one: good for one, good in session.world.goods.items() if one != "maize"})
    run = carry(session.world, world, session.run).run
    session.world = world
    session.timeline.swap(world, run)
    assert "maize" not in run.goods
    assert again.plan(session.timeline).commands == ()


def test_a_step_is_one_in_another_process_too_and_the_run_is_proved_as_any() -> None:
    session = games.begin("first_stall", SEED, name="again")
    second_morning(session)
    again.do(session)
    after = session.run.slots
    session.close()
    session = games.resume("again")
    assert session.run.slots == after
    assert look.header(session.timeline).undo == "as yesterday, 2 changes"
    assert isinstance(session.undo(), Turn)
    assert session.run.slots[1] == "soap"
    to_tomorrow(session)
    assert session.file is not None
    path = session.file.path
    session.close()
    watched = games.watch(str(path))
    assert verify.verify(watched.world, watched.head, watched.records).result == verify.VERIFIED
