"""Style sheets are parsed once for the variables they are used with."""

from __future__ import annotations

from textual.color import Color

from marketgen.tui.sheets import Sheets


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
