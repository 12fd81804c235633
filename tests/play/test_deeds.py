"""Which commands of a log stand: not those taken back, nor those that newer rules dropped."""

from __future__ import annotations

import pytest

from marketgen.engine.commands import text
from marketgen.play.timeline import deeds_of
from marketgen.saves.log import DAWN, DO, END, KIND, PUT, RULES, UNDO

UNDONE = {KIND: UNDO}


def do(line: str) -> dict[str, object]:
    return {KIND: DO, "text": line}


def dawn(day: int) -> dict[str, object]:
    return {KIND: DAWN, "day": day, "run": {}}


def newer(left: int) -> dict[str, object]:
    return {KIND: RULES, "left": left, "run": {}}


@pytest.mark.parametrize(
    ("records", "stand"),
    [
        ([dawn(1), do("price jar dear"), do("open")], ["1 price jar dear", "1 open"]),
        ([dawn(1), do("price jar dear"), UNDONE, do("open")], ["1 open"]),
        ([dawn(1), do("price jar dear"), do("note x"), UNDONE], ["1 note x"]),
        ([dawn(1), do("sleep"), {KIND: END, "day": 1}, dawn(2), do("open")], ["1 sleep", "2 open"]),
        ([dawn(1), do("open"), do("sleep"), dawn(2), do("open"), newer(1)], ["1 open", "1 sleep"]),
        ([dawn(1), do("open"), dawn(2), do("price jar dear"), do("hide jar"), UNDONE, newer(2)],
         ["1 open", "2 price jar dear"]),
        ([dawn(1), do("open"), dawn(2), do("hide jar"), {KIND: PUT, "text": "heat 5"}, newer(2)], ["1 open"]),
        ([dawn(1), do("open"), newer(0), do("sleep")], ["1 open", "1 sleep"]),
    ],
)  # fmt: skip
def test_what_stands(records: list[dict[str, object]], stand: list[str]) -> None:
    assert [f"{day} {text(command)}" for day, command in deeds_of(records)] == stand
