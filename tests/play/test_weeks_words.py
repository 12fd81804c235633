"""The weeks between two chapters in words: their sums, their news, and a run that ends in them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import marketgen.engine
from marketgen.engine import chapters, steward
from marketgen.engine.events import Event, Turn
from marketgen.engine.explain import explain
from marketgen.engine.plot import Condition, Ending
from marketgen.engine.plot import Test as Ask
from marketgen.engine.rules import check
from marketgen.plain import days
from marketgen.play import chronicle, daybook, look, tell_weeks, what_if
from marketgen.play.look.what_if import stories
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from tests.worlds import two_chapters

ENGINE = Path(marketgen.engine.__file__).parent


@cache
def lived() -> Session:
    """Two chapters, on the first morning of the second."""
    session = Session.begin(two_chapters(), "lamp", "guided")
    while session.run.day < 22:
        session.do(steward.next_command(session.world, session.run, check))
    return session


@cache
def ended() -> tuple[Session, tuple[Event, ...]]:
    """Two chapters, by an ending that holds from day 10 on; and what the last command brought."""
    stops = Ending("stopped", Condition("all", (Ask("day", "", 10, None),)), scored=True)
    session = Session.begin(replace(two_chapters(), endings={"stopped": stops}), "lamp", "guided")
    happened: tuple[Event, ...] = ()
    while session.run.phase != "over":
        turn = session.do(steward.next_command(session.world, session.run, check))
        assert isinstance(turn, Turn)
        happened = turn.events
    return session, happened


def test_every_kind_of_line_that_the_engine_writes_has_words() -> None:
    written = {
        kind for path in ENGINE.glob("*.py") for kind in re.findall(r'Line\(\s*"([a-z_]+)"', path.read_text("utf-8"))
    }
    assert len(written) > 40
    assert written <= set(tell_weeks.KINDS)


@pytest.mark.parametrize("subject", ["weeks:october", "weeks_in:october", "weeks_out:october"])
def test_the_why_of_the_weeks_names_what_moved_them_most(subject: str) -> None:
    """The largest sum stands first, has the longest bar and is the one that the sentence names."""
    session = lived()
    account = explain(session.world, session.run, subject)
    shown = look.why(session.timeline, subject)
    assert account is not None
    assert shown is not None
    sizes = [abs(step.amount) for step in account.steps]
    assert sizes == sorted(sizes, reverse=True)
    assert shown.steps[0].weight == 100
    assert shown.steps[0].words in shown.sentence


def test_what_was_eaten_and_everybodys_health_explain_themselves() -> None:
    session = lived()
    page = look.chapter(session.timeline)
    assert page is not None
    weeks = session.run.weeks[-1]
    for row in page.rows:
        kind, *words = row.subject.split(":")
        if kind in ("weeks_eaten", "weeks_health"):
            shown = look.why(session.timeline, row.subject)
            account = explain(session.world, session.run, row.subject)
            assert shown is not None
            assert account is not None
            told = {"weeks_eaten": "maize and sides", "weeks_health": "days on which this was eaten: maize and sides"}
            assert told[kind] in [step.words for step in shown.steps]
            wanted = (
                weeks.last - weeks.first + 1
                if kind == "weeks_eaten"
                else session.run.today.before[f"health.{words[1]}"]
            )
            assert account.total == wanted
    kinds = [row.subject.split(":")[0] for row in page.rows]
    assert (kinds.count("weeks_eaten"), kinds.count("weeks_health")) == (1, len(session.world.household))
    assert "on show" in [row.label for row in page.rows]


def test_the_why_of_a_day_names_the_largest_sum_whichever_came_first() -> None:
    """A day's ledger has no base: its first line is one of the sums."""
    session = lived()
    for record in session.run.past[:5]:
        account = explain(session.world, session.run, f"kept:{record.day}")
        shown = look.why(session.timeline, f"kept:{record.day}")
        assert account is not None
        assert shown is not None
        most = max(range(len(account.steps)), key=lambda at: abs(account.steps[at].amount))
        assert shown.steps[most].words in shown.sentence
        assert shown.steps[most].weight == 100


def test_what_if_and_the_chronicle_tell_the_weeks_between() -> None:
    """A row for the weeks in which two stories differ; a chronicle has them even where the run ended in them."""
    session, _ = ended()
    watching = daybook.record_of(session)
    book = what_if.asked(watching)
    decision = next(one for one in what_if.decisions(book) if not one.fixed)
    view = stories(what_if.tell(watching, book, decision, None))
    rows = [row for row in view.days if row.title.startswith("The weeks between")]
    weeks = session.run.weeks[-1]
    assert [row.day for row in rows] == [weeks.first]
    assert any(line.startswith("came in: ") for line in rows[0].yours)
    assert "of the weeks between" in {label: yours for label, yours, _ in view.figures}["the end"]
    told, _ = chronicle.write(watching)
    assert told.count("## Between: ") == 1


def test_a_price_of_the_page_is_explained_only_on_the_morning_it_is_of() -> None:
    """Opened again later, the page still has the old price, and why today's is what it is would be another number."""
    session = lived()
    later = session.run.copy()
    later.day += 1
    pages = [look.chapter(Timeline(session.world, run)) for run in (session.run, later)]
    shown = [{row.subject.partition(":")[0] for row in page.rows} for page in pages if page]
    assert "price" in shown[0]
    assert {"weeks", "weeks_in"} <= shown[1]
    assert not {"price", "rate"} & shown[1]


def test_a_run_that_ends_in_the_weeks_has_a_page_of_them() -> None:
    """What came in, the news and the last day are told; a report of the last day that was played leaves none."""
    session, happened = ended()
    scene = session.timeline
    assert chapters.between(session.world, session.run.day)
    view = look.chapter(scene)
    assert view is not None
    assert (view.weeks, view.opening) != ("", "")
    assert [row.label for row in view.rows][:3] == ["came in", "went out", "kept"]
    told = " ".join(days.after(scene, happened))
    assert "The run ended between two chapters" in told
    assert "Came in" in told
    assert days.chapter(scene) == days.after(scene, happened)
    assert look.report(scene, 3).left == "the last day"
