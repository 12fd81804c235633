"""Style sheets are parsed once for the variables they are used with."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from marketgen.tui.sheets import Sheets
from tests.tui.looking import SIZES, press
from tests.tui.working import app_at


def test_a_sheet_is_parsed_again_only_for_other_variables() -> None:
    sheets = Sheets({"lamp": "#ff0000"})
    sheets.add_source("Label { color: $lamp; }", read_from=("a", ""))
    first = sheets.rules[0]
    sheets.set_variables({"lamp": "#ff0000"})
    sheets.add_source("Button { color: $lamp; }", read_from=("b", ""))
    sheets.reparse()
    assert len(sheets.rules) == 2
    assert sheets.rules[0] is first
    sheets.set_variables({"lamp": "#00ff00"})
    sheets.reparse()
    assert [rule.styles.color for rule in sheets.rules] == [Color.parse("#00ff00")] * 2


@pytest.mark.parametrize("size", SIZES)
async def test_a_screen_one_comes_back_to_is_not_laid_out_anew(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, asked, refresh = app_at("offers"), list[str](), Widget.refresh

    def noted(self: Widget, *regions: Region, layout: bool = False, **others: bool) -> Widget:
        if layout and not isinstance(self, ScrollBar):
            asked.append(repr(self))
        return refresh(self, *regions, layout=layout, **others)

    async with app.run_test(size=size) as pilot:
        await press(pilot, "U", "S", "U")
        monkeypatch.setattr(Widget, "refresh", noted)
        await press(pilot, "S", "U")
        assert asked == []
