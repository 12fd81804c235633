"""As yesterday: what stood on show when the market last opened, as one step that one undo takes back."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import steward
from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Turn
from marketgen.engine.rules import check
from marketgen.play import again, games, look, verify
from marketgen.play.session import Session
from tests.worlds import first_stall

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
    assert again.label(found) == "as yesterday: 1 change"
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
    assert found.commands == ()
    assert len(found.lacking) == 1
    assert again.do(session).startswith("Nothing of ")


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
