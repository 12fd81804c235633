"""The chronicle: a heading a day, what was decided, the diary, a table a week, the end; finished runs and others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from marketgen import scenario
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn, event
from marketgen.play import chronicle, daybook, games, verify
from marketgen.play.bots import BOTS, next_command
from marketgen.play.daybook import Book
from marketgen.play.session import Session
from marketgen.saves import folders
from tests.engine.helpers import command
from tests.support import ROOT
from tests.worlds import first_stall

READER = MarkdownIt("commonmark").enable("table")


def played(days: int, name: str = "") -> Session:
    session = games.begin("first_stall", seed="harbour", name=name) if name else Session.begin(first_stall(), "harbour")
    while session.run.phase != "over" and len(session.run.past) < days:
        assert isinstance(session.do(next_command(BOTS["lawful"], session.world, session.run, 0)), Turn)
    return session


def headings(text: str) -> list[str]:
    tokens = READER.parse(text)
    return [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"
    ]


def test_a_finished_run_has_its_days_its_end_and_its_sources() -> None:
    told, book = chronicle.write(daybook.record_of(played(9)))
    assert book.wrong is None
    days = [f"Day {day}: " for day in range(1, 7)]
    found = headings(told)
    assert [head[:7] for head in found[:6]] == days
    assert found[6:] == ["First stall", "How it is counted", "How you played", "The road not taken", "Sources"]
    assert "| day | in hand, won | sales |" in told
    assert all(f"\n- **{word}:** " in told for word in ("careful", "generous", "bold", "silent", "worth", "score"))


def test_a_run_that_goes_on_is_told_as_far_as_it_came() -> None:
    session = played(2)
    assert isinstance(session.do(command("note it is *cold* & <b>dark</b>")), Turn)
    told, _book = chronicle.write(daybook.record_of(session))
    assert [head[:6] for head in headings(told)] == ["Day 1:", "Day 2:", "Day 3:"]
    assert "> it is \\*cold\\* \\& \\<b\\>dark\\</b\\>" in told
    assert "Here the record ends" in told


def test_a_recorded_run_and_the_same_run_in_memory_are_one_text() -> None:
    watching = games.watch("first_stall-lawful")
    book = daybook.told(watching)
    session = Session.begin(
        watching.world, str(watching.head["seed"]), str(watching.head["difficulty"]), str(watching.head["goal"])
    )
    for lived in book.days:
        for act in lived.acts:
            assert act.command is not None
            session.do(act.command)
    assert chronicle.write(daybook.record_of(session))[0] == chronicle.text_of(book)


def test_a_bargain_is_told_with_how_it_was_split() -> None:
    loaded = scenario.load(ROOT / "tests" / "data" / "haggling.json")
    assert not isinstance(loaded, list)
    session = Session.begin(loaded.world, "amber")
    for line in ("open", "haggle rule"):
        assert isinstance(session.do(command(line)), Turn)
    told, _book = chronicle.write(daybook.record_of(session))
    assert "- **The buyer of a mine kitchen, maize for the pot:** Leave it to the house rule" in told
    assert "Agreed: 31 kilos of maize" in told
    assert "They would have paid up to" in told


def test_a_run_from_a_named_start_has_the_days_that_were_played() -> None:
    world = first_stall()
    session = Session.begin(world, "harbour", start="last_two_days")
    while session.run.phase != "over":
        assert isinstance(session.do(next_command(BOTS["lawful"], world, session.run, 0)), Turn)
    watching = replace(daybook.record_of(session), head={**daybook.record_of(session).head, "start": "last_two_days"})
    told, book = chronicle.write(watching)
    assert [lived.day for lived in book.days] == [5, 6]
    assert [head[:6] for head in headings(told)[:2]] == ["Day 5:", "Day 6:"]
    assert "### Days 5 to 6" in told
    assert len([line for line in told.splitlines() if line.startswith(("| 1 |", "| 4 |", "| 5 |", "| 6 |"))]) == 2


@pytest.mark.parametrize("head", [{"difficulty": "none"}, {"goal": "none"}, {"start": "none"}])
def test_a_record_that_cannot_be_begun_says_what_it_names(head: dict[str, str]) -> None:
    watching = daybook.record_of(played(1))
    with pytest.raises(games.GameProblem, match="the scenario in it has no none"):
        chronicle.write(replace(watching, head={**watching.head, **head}))


def test_texts_of_a_scenario_never_become_markup() -> None:
    world = first_stall()
    spoilt = {
        path: f"# <b>{text}</b> | [x](y)"
        for path, text in world.texts.items()
        if path.endswith(("title", "text", "label", "name"))
    }
    session = played(9)
    watching = replace(daybook.record_of(session), world=replace(world, texts={**world.texts, **spoilt}))
    told, _book = chronicle.write(watching)
    kinds = {one.type for token in READER.parse(told) for one in (token, *(token.children or ()))}
    assert not {"html_inline", "html_block", "link_open", "em_open", "code_inline", "image", "fence"} & kinds


def test_it_is_kept_once_under_the_name_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    session = played(1, "so it was")
    first = chronicle.keep(session)
    assert (first.parent, first.name) == (folders.chronicles(), "so it was.md")
    assert chronicle.keep(session) == first
    session.do(Command("note", words="one more"))
    second = chronicle.keep(session)
    assert second.name == "so it was-2.md"
    assert "one more" in second.read_text("utf-8")
    assert "one more" not in first.read_text("utf-8")
    session.close()


def test_it_says_whom_one_was_and_who_did_what() -> None:
    loaded = games.load("the_awning")
    who = next(one.id for one in loaded.world.starts.values() if one.day == 1)
    head = {"seed": "harbour", "difficulty": "street", "goal": "", "start": who}
    scene = verify.start(loaded.world, head)
    assert f"as {loaded.world.texts[f'starts.{who}.name']}" in chronicle.text_of(Book(scene, (), start=who))
    run = scene.run
    ordered = event("ordered", person="ryu", good="rice", units=20, price=4700, first=3, last=4)
    told = daybook.said(loaded.world, run, (event("council_agreed", member="dau", matter="kye"), ordered))
    assert told.startswith("Ordered: 20 kilos of rice from Ryu Jong-sun at 4,700")
