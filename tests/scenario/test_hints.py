"""The word that was probably meant: as difflib would say, only sooner."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from marketgen.scenario.hints import did_you_mean, nearest

ID = st.text("abcde_0\u00e9\u2600", min_size=1, max_size=10)


@given(ID, st.lists(ID, max_size=12))
def test_nothing_near_is_passed_over(word: str, known: list[str]) -> None:
    found = get_close_matches(word, known, 1, 0.6)
    assert nearest(word, known) == (found[0] if found else "")


def test_a_slip_of_each_kind_is_understood() -> None:
    for slip in ("inspecter", "inpsector", "inspector_", "nspector", "inspectorr"):
        assert did_you_mean(slip, ["inspector", "sector_nine", "prices"]) == 'did you mean "inspector"?'
    assert did_you_mean("zzz", ["inspector"]) == ""
