"""What hangs together in a pack, and what two packs both touch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from marketgen.scenario import graph, packs
from marketgen.scenario.differing import compare, touches
from marketgen.scenario.source import Object, spelled
from tests.scenario.helpers import country, put_in, written

STORY: dict[str, Any] = {
    "flags": {"met": {"about": "They met."}, "left": {"about": "She left."}},
    "endings": {"gone": {"title": "Gone", "text": "Gone.", "when": {"flag": "left"}}},
    "events": {
        "door": {
            "title": "A door",
            "text": "A knock.",
            "choices": {
                "open": {"label": "Open", "effects": [{"flag": "met"}, {"event": {"id": "talk", "in_days": 1}}]},
                "wait": {"label": "Wait", "effects": [{"unflag": "met"}]},
            },
        },
        "talk": {"title": "Talk", "text": "She talks.", "when": {"flag": "met", "not": {"seen": "door"}},
                 "effects": [{"end": "gone"}]},
    },
}  # fmt: skip


def document(folder: Path, part: dict[str, Any]) -> Object:
    """The made-up country with a part put in, as it is read."""
    return packs.read_alone(written(folder, put_in({**country(), "events": {}}, part)), [])


def test_the_graph_as_text(tmp_path: Path) -> None:
    told = graph.text(document(tmp_path, STORY))
    assert "event door\n  choice open makes: flag met, event talk\n  choice wait lowers: flag met\n  asked" in told
    assert "event talk\n  makes: ending gone\n  asks for: flag met, event door\n  brought by: event door (open)" in told
    assert (
        "flag met\n  raised by: event door (open)\n  lowered by: event door (wait)\n  asked for by: event talk" in told
    )
    assert "ending gone\n  asks for: flag left\n  led to by: event talk" in told
    assert "flag left\n  asked for by: ending gone" in told


def test_the_graph_for_graphviz(tmp_path: Path) -> None:
    hostile = put_in(STORY, {"flags": {'a"]; b [\\': {"about": "x"}}})
    told = graph.dot(document(tmp_path, hostile))
    assert told.startswith("digraph pack {\n")
    assert '  "event door" -> "flag met" [label="open" style=solid];' in told
    assert '  "event door" -> "flag met" [label="wait" style=dotted];' in told
    assert '  "flag met" -> "event talk" [style=dashed];' in told
    assert '  "flag a\\"]; b [\\\\" [shape=ellipse];' in told


def test_the_graph_of_what_has_the_wrong_shape(tmp_path: Path) -> None:
    for part in ({"events": 3}, {"events": {"x": []}}, {"flags": [1]}, {"events": {"x": {"choices": {"a": 1}}}}):
        found = document(tmp_path, part)
        assert graph.dot(found).endswith("}")
        assert "flag" in graph.text(found) or "flags" in part


HEAD = {"format": 1, "title": "T", "language": "en", "extends": "made_up_country"}


def test_what_two_packs_both_touch(tmp_path: Path) -> None:
    one = {
        **HEAD,
        "id": "one",
        "start": {"days": 7, "heat": 3},
        "goods": {"plum": {"$patch": "merge", "price": 3, "depth": 5}, "fig": {"name": "figs", "price": 1}},
    }
    two = {**HEAD, "id": "two", "start": {"days": 7, "standing": 0.5},
           "goods": {"plum": {"$patch": "merge", "price": 4}, "salt": {"$patch": "merge", "price": 1},
                     "fig": {"name": "figs", "price": 2}}}  # fmt: skip
    found, problems = compare(written(tmp_path, one, "one.json"), written(tmp_path, two, "two.json"))
    assert problems == []
    assert {spelled(both.path): both.same for both in found} == {
        "start.days": True,
        "goods.plum.price": False,
        "goods.fig": True,
        "goods.fig.name": True,
        "goods.fig.price": False,
    }
    price = next(both for both in found if both.path == ("goods", "plum", "price"))
    assert (price.first.how, price.first.value, price.second.value) == ("changes", "3", "4")
    assert price.first.place.file.endswith("one.json")
    assert '"price": 3' in price.first.place.text


def test_a_part_of_what_the_other_touches_whole(tmp_path: Path) -> None:
    one = written(tmp_path, {**HEAD, "id": "one", "goods": {"fig": {"name": "figs", "lot": [1, 2]}}}, "one.json")
    two = written(tmp_path, {**HEAD, "id": "two", "goods": {"fig": {"$patch": "merge", "lot": {"x": 1}}}}, "two.json")
    for first, second, how in ((one, two, ("sets", "changes")), (two, one, ("changes", "sets"))):
        found, _problems = compare(first, second)
        assert [spelled(both.path) for both in found] == ["goods.fig.lot.x"]
        assert (found[0].first.how, found[0].second.how) == how
        assert not found[0].same


def test_long_values_are_compared_whole(tmp_path: Path) -> None:
    one = written(tmp_path, {**HEAD, "id": "one", "flags": {"a": {"about": "x" * 100 + "1"}}}, "one.json")
    two = written(tmp_path, {**HEAD, "id": "two", "flags": {"a": {"about": "x" * 100 + "2"}}}, "two.json")
    assert [both.same for both in compare(one, two)[0]] == [True, False]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    found, problems = compare("nowhere", written(tmp_path, "{", "x.json"))
    assert (found, [problem.code for problem in problems]) == ([], ["E401", "E001"])


def test_a_pack_touches_everything_it_has(tmp_path: Path) -> None:
    found = touches(document(tmp_path, {}))
    assert found[("goods", "plum")].how == "adds"
    assert found[("goods", "plum", "price")].how == "sets"
    assert ("title",) not in found
