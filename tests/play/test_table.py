"""A run as a table: a row a day, the numbers of the records, the same bytes each time, no cell that is a formula."""

from __future__ import annotations

import csv
import io
import re

import pytest

from marketgen import scenario
from marketgen.engine.events import Turn
from marketgen.play import daybook, games, table
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session
from tests.support import ROOT
from tests.worlds import bazaar, first_stall

DOCS = (ROOT / "docs" / "commands.md").read_text("utf-8")


def rows(book: daybook.Book) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.table(book).decode("ascii"))))


@pytest.fixture(scope="module")
def book() -> daybook.Book:
    return daybook.told(games.watch("first_stall-lawful"))


def test_each_row_is_the_record_of_its_day(book: daybook.Book) -> None:
    world, past, found = book.scene.world, book.scene.run.past, rows(book)
    assert [int(row["day"]) for row in found] == [record.day for record in past] == list(range(1, world.days + 1))
    for row, record in zip(found, past, strict=True):
        assert row["weather"] == record.weather
        assert int(row[f"cash_{world.money}"]) == record.closing
        assert row["worth_units"] == f"{record.worth / 1000:.3f}"
        assert row["health_weakest"] == f"{record.weakest / 10:.1f}"
        assert int(row["units_sold"]) == sum(tally.sold for tally in record.tallies.values())
        assert int(row["sales"]) - int(row["goods_cost"]) == int(row["profit"])
        assert int(row["fee"]) == sum(line.amount for line in record.lines if line.kind == "fee")
        assert int(row["sales"]) == sum(line.amount for line in record.lines if line.kind == "sold")


def test_the_heads_are_in_the_manual(book: daybook.Book) -> None:
    for head in table.columns(book.scene.world):
        assert f"`{re.sub('^cash_.*', 'cash_ID', head)}`" in DOCS


def test_the_same_run_is_the_same_bytes_and_ends_where_it_is_told_to(book: daybook.Book) -> None:
    watching = games.watch("first_stall-lawful")
    assert table.table(daybook.told(watching)) == table.table(book)
    assert len(rows(daybook.told(watching, to_day=4))) == 4


def test_no_cell_is_a_formula() -> None:
    session = Session.begin(bazaar(), "amber")
    while session.run.phase != "over" and session.run.day < 6:
        given = sum(day == session.run.day for day, _command in session.timeline.deeds)
        assert isinstance(session.do(next_command(BOTS["random"], session.world, session.run, given)), Turn)
    told = table.table(daybook.told(daybook.record_of(session))).decode("ascii")
    cells = [cell for line in told.splitlines()[1:] for cell in line.split(",")]
    assert cells
    assert all(re.fullmatch(r"-?\d+(\.\d+)?|\d{4}-\d\d-\d\d|[a-z][a-z0-9_]*", cell) for cell in cells)


def test_a_lot_that_was_bargained_for_is_among_what_was_bought() -> None:
    loaded = scenario.load(ROOT / "tests" / "data" / "haggling.json")
    assert not isinstance(loaded, list)
    session = Session.begin(loaded.world, "amber")
    for _time in range(400):
        if session.run.day > 3:
            break
        session.do(next_command(BOTS["lawful"], session.world, session.run, 99))
    found = rows(daybook.told(daybook.record_of(session)))
    lots = [-sum(line.amount for line in record.lines if line.kind == "lot") for record in session.run.past]
    assert max(lots) > 0
    assert all(-int(row["bought"]) >= lot for row, lot in zip(found, lots, strict=True))


@pytest.mark.parametrize("cell", ["=1+1", "@x", "+1", "a,b", "-x", "\t1", 'x"y', "1\n2"])
def test_a_cell_that_is_neither_id_nor_number_is_a_fault(cell: str) -> None:
    with pytest.raises(ValueError, match="no cell"):
        table._safe(cell)


def test_an_undone_command_is_no_command() -> None:
    world = first_stall()
    session = Session.begin(world, "amber")
    session.do(next_command(BOTS["lawful"], world, session.run, 0))
    kept = len(session.timeline.deeds)
    again = next(choice for choice in session.choices() if choice.verb == "price" and choice.refusal is None)
    session.do(again.command(-1))
    assert len(session.timeline.deeds) == kept + 1
    session.undo()
    assert len(session.timeline.deeds) == kept
    book = daybook.told(daybook.record_of(session))
    assert [len(lived.acts) for lived in book.days] == [kept]
    assert book.scene.run == session.run
