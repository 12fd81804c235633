"""A run goes to JSON and back unchanged; data that is no run's is refused; a digest names one state."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import hypothesis.strategies as st
import pytest
from hypothesis import given

from marketgen.engine.run import LATER, Run, canonical, digest, from_json, to_json
from marketgen.engine.venture_rules import Course
from tests.engine.helpers import do, morning, raised, turns
from tests.worlds import first_stall, made_up_country, street


@pytest.mark.parametrize("make", [street, first_stall, made_up_country])
@pytest.mark.parametrize("bot", ["idle", "random", "lawful"])
def test_whole_games_go_through_json(make: object, bot: str) -> None:
    for _, turn in turns(make(), "amber", bot):
        again = from_json(json.loads(json.dumps(to_json(turn.run))))
        assert again == turn.run
        assert canonical(again) == canonical(turn.run)  # of which a digest is made
    assert digest(again) == digest(turn.run)


def test_json_holds_every_field_but_the_memory() -> None:
    run = morning(street())
    names = {item.name for item in fields(Run)} - {"memory", *LATER}
    assert to_json(run).keys() == names
    assert run.memory


def test_the_state_is_whole_numbers_and_words() -> None:
    *_, (_, last) = turns(street(), "amber", "random")

    def leaves(value: object) -> list[object]:
        if isinstance(value, dict):
            return [leaf for item in value.values() for leaf in leaves(item)]
        return [leaf for item in value for leaf in leaves(item)] if isinstance(value, list) else [value]

    assert {type(leaf) for leaf in leaves(to_json(last.run))} == {int, str, bool}


def changed(run: Run) -> list[Run]:
    """The run with one field after the other changed."""
    found = []
    for item in fields(Run):
        value = getattr(run, item.name)
        if isinstance(value, bool):
            found.append(replace(run, **{item.name: not value}))
        elif isinstance(value, int):
            found.append(replace(run, **{item.name: value + 1}))
        elif isinstance(value, str):
            found.append(replace(run, **{item.name: value + "x"}))
        elif isinstance(value, tuple):
            found.append(replace(run, **{item.name: value[:-1] if value else ("x",)}))
        elif item.name == "home":
            found.append(replace(run, home=replace(run.home, wood=run.home.wood + 1)))
        elif item.name == "trip":
            found.append(replace(run, trip=replace(run.trip, left=run.trip.left + 1)))
        elif item.name == "ventures":
            found.append(replace(run, ventures=replace(run.ventures, courses={"x": Course("x", "asked", 1)})))
        elif item.name == "bargaining":
            found.append(replace(run, bargaining=replace(run.bargaining, house=1)))
        elif item.name == "today":
            found.append(replace(run, today=replace(run.today, opening=run.today.opening + 1)))
        elif item.name != "memory":
            found.append(replace(run, **{item.name: dict(list(value.items())[:-1]) if value else {"x": 1}}))
    return found


def test_a_digest_names_one_state() -> None:
    *_, (_, evening), (_, _last) = turns(street(), "amber", "random")
    run = evening.run
    digests = [digest(run), *(digest(other) for other in changed(run))]
    assert len(set(digests)) == len(digests) == len(fields(Run))
    assert all(len(found) == 32 for found in digests)


def test_a_digest_does_not_depend_on_what_was_asked_before() -> None:
    """Days that are over are summed up once and remembered; an undo or another future must not be misled by it."""
    first, other = ([turn.run for _, turn in turns(street(), "amber", bot)] for bot in ("idle", "random"))
    for run in (*first, *reversed(first), *other, first[-1]):
        assert digest(run) == digest(replace(run, memory={}))
    branch = replace(first[-1], past=(*first[-1].past[:-1], replace(first[-1].past[-1], closing=1)))
    assert digest(branch) != digest(first[-1])
    assert digest(branch) == digest(replace(branch, memory={}))


def test_a_copy_can_be_moved_on_without_touching_the_run() -> None:
    run = morning(street())
    was = digest(run)
    twin = run.copy()
    for item in fields(Run):
        value = getattr(twin, item.name)
        if isinstance(value, dict) and item.name != "memory":
            value["another"] = value.get("another", 1)
    twin.slots = ("jar",)
    assert digest(run) == was
    do(street(), run, "show jar 1", "price jar keen", "meal pie", "tidy", "open")
    assert digest(run) == was


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.data())
def test_data_that_is_no_run_is_a_value_error_and_nothing_else(data: st.DataObject) -> None:
    """One place of a whole state is replaced by something else: it is a run again, or a ValueError."""
    whole = to_json(morning(street()))
    place: object = whole
    path = []
    while isinstance(place, (dict, list)) and place and len(path) < data.draw(st.integers(1, 4)):
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        path.append(data.draw(st.sampled_from(list(keys))))
        parent, place = place, place[path[-1]]
    parent[path[-1]] = data.draw(JUNK)  # type: ignore[index]
    assert raised(lambda: from_json(whole)) in ("", "ValueError")


@pytest.mark.parametrize("data", [{}, {"seed": "a"}, [], "run", 7, None, {**to_json(morning(street())), "extra": 1}])
def test_other_data_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="not the state of a run"):
        from_json(data)  # type: ignore[arg-type]
