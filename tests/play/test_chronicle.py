"""The chronicle: a heading a day, what was decided, the diary, a table a week, the end; finished runs and others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from marketgen.engine.commands import Command, parse
from marketgen.play import chronicle, daybook, games
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session
from marketgen.saves import folders
from tests.worlds import first_stall

READER = MarkdownIt("commonmark").enable("table")


def played(days: int, name: str = "") -> Session:
    session = games.begin("first_stall", seed="harbour", name=name) if name else Session.begin(first_stall(), "harbour")
    while session.run.phase != "over" and len(session.run.past) < days:
        assert session.do(next_command(BOTS["lawful"], session.world, session.run, 0))
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
    answer = session.do(parse("note it is *cold* & <b>dark</b>"))  # type: ignore[arg-type]
    assert answer
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
