"""Views: every number is typed and explains itself, whatever happens in a run, and only what has been met is shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from marketgen.engine.accounts import Account
from marketgen.engine.commands import VERBS, Command, parse
from marketgen.engine.events import Turn
from marketgen.engine.rules import undoable
from marketgen.engine.world import World
from marketgen.play import bots, look
from marketgen.play.look import frame
from marketgen.play.session import Session
from marketgen.play.views import Count, WhyStep, WhyView
from tests.tui.awning import awning
from tests.worlds import first_stall

PLAIN = {
    "slot", "day", "days", "marks", "of", "bp", "good", "most", "low", "high", "step", "expected", "price", "sold",
    "sign", "weight", "hours_of", "running", "points", "history", "hours", "worth", "parts", "forks", "standing",
    "steps", "share", "rows", "number", "due",
}  # fmt: skip
"""Fields that hold an index, a range, a mark or a shape for a drawing: not a number that a person reads."""


@pytest.fixture(scope="module")
def world() -> World:
    return first_stall()


def _every_view(session: Session) -> Iterator[object]:
    scene = session.timeline
    yield from (look.header(scene), look.stall(scene), look.supply(scene), look.people(scene), look.home(scene))
    yield look.decision(scene)
    yield from (look.companion(scene, good) for good, state in session.run.goods.items() if state.stock)
    if session.run.past:
        yield look.report(scene, len(session.run.past))
    for choice in session.choices():
        if choice.verb == "give" and choice.refusal is None:
            yield look.gift(scene, choice.ids[0])
            yield look.gift_preview(scene, choice.ids[0], choice.ids[1], choice.low)
    yield look.epilogue(scene)


def _walk(view: object, path: str = "") -> Iterator[tuple[str, object]]:
    if dataclasses.is_dataclass(view) and not isinstance(view, (Account, Count)):
        for field in dataclasses.fields(view):
            yield from _walk(getattr(view, field.name), f"{path}.{field.name}")
    elif isinstance(view, tuple):
        for item in view:
            yield from _walk(item, path)
    else:
        yield path, view


def _play(world: World, seed: str, bot: str) -> Iterator[Session]:
    session = Session.begin(world, seed)
    given = 0
    while session.run.phase != "over":
        yield session
        day = session.run.day
        answer = session.do(bots.next_command(bots.BOTS[bot], world, session.run, given))
        assert isinstance(answer, Turn)
        given = given + 1 if session.run.day == day else 0
    yield session


@pytest.mark.parametrize(("seed", "bot"), [("amber", "lawful"), ("birch", "random"), ("cedar", "idle")])
def test_every_number_is_typed_and_answers_why(world: World, seed: str, bot: str) -> None:
    asked: set[str] = set()
    for session in _play(world, seed, bot):
        for view in _every_view(session):
            for path, value in _walk(view, type(view).__name__):
                if isinstance(value, bool) or not isinstance(value, (int, Account)):
                    continue
                if isinstance(value, int):
                    assert path.rsplit(".", 1)[1] in PLAIN, f"{path} is a bare number"
                    continue
                assert value.total == sum(step.amount for step in value.steps), path
                if value.subject not in asked and value.steps:
                    asked.add(value.subject)
                    _answers(session, value)
    assert len(asked) > 10


def _answers(session: Session, account: Account) -> None:
    """``?`` gives the same total, in steps that all have words."""
    view = look.why(session.timeline, account.subject, settled=True)
    assert isinstance(view, WhyView), account.subject
    again = session.explain(account.subject)
    assert again is not None
    assert again.total == account.total
    for step in view.steps:
        assert isinstance(step, WhyStep)
        assert step.words, (account.subject, step)
        assert "{" not in step.words + step.detail, (account.subject, step)


def test_chances_are_words_before_the_choice_and_numbers_in_guided(world: World) -> None:
    for difficulty, as_words in (("street", True), ("guided", False)):
        session = Session.begin(world, "amber", difficulty)
        good = next(good for good, state in session.run.goods.items() if state.stock)
        view = look.why(session.timeline, f"fit:{good}:{world.start.stance}")
        assert view is not None
        assert view.as_words is as_words
        assert ("%" in view.result) is not as_words


def test_only_what_has_been_met_is_shown(world: World) -> None:
    tabs: dict[int, tuple[str, ...]] = {}
    for session in _play(world, "amber", "idle"):
        view = look.header(session.timeline)
        tabs[session.run.day] = tuple(tab.id for tab in view.tabs)
        assert (view.hours is None) == (not world.met("offers", session.run.day))
    assert tabs[1] == ("stall",)
    assert len(tabs[3]) > len(tabs[1])
    assert tabs[6] == ("stall", "supply", "people", "home")


def test_a_day_adds_one_sentence_and_its_mistake_another(world: World) -> None:
    session = Session.begin(world, "amber")
    for line in ("show maize 1", "price maize firm", "open", "open", "sleep"):
        command = parse(line)
        assert isinstance(command, Command)
        assert isinstance(session.do(command), Turn), line
    report = look.report(session.timeline, 1)
    assert "price" in session.run.past[0].mistakes
    tally = session.run.past[0].tallies["maize"]
    assert str(tally.bought) in report.lesson
    assert str(tally.fair) in report.lesson
    assert tally.fair >= tally.bought


def test_scenario_texts_are_filled_and_never_markup(world: World) -> None:
    texts = dict(world.texts)
    texts["goods.maize.name"] = "[b]maize[/b]"
    session = Session.begin(dataclasses.replace(world, texts=texts), "amber")
    view = look.stall(session.timeline)
    assert view.bag[0].name == "[b]maize[/b]"


def test_undo_has_words_for_every_verb_that_can_be_taken_back() -> None:
    assert set(frame._UNDONE) == {verb for verb in VERBS if undoable(verb)}
    for verb, (_form, names) in frame._UNDONE.items():
        assert all(at < len(VERBS[verb].ids) for _field, at, _section in names), verb


def test_undo_says_which_meal() -> None:
    session = awning(6)
    scene = session.timeline
    meal = next(one.ids[0] for one in session.choices() if one.verb == "meal" and one.refusal is None)
    scene.do(Command("meal", (meal,)))
    assert look.header(scene).undo == f"the meal, {scene.world.texts[f'meals.{meal}.name']}"
