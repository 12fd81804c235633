"""The dialogue: what is typed, what is answered, and that a refused line changes nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.engine.commands import VERBS
from marketgen.engine.run import digest, to_json
from marketgen.plain import canon, helping, trying
from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.speech import Voice
from marketgen.play import games
from marketgen.play.actions import ACTIONS
from marketgen.play.games import Playable
from marketgen.play.session import Session
from tests.support import ROOT

Begin = Callable[..., Any]  # tests/plain/conftest.py has the Table
BOX = set("─│┌┐└┘├┤╭╮╯╰━┃█▌▐░▒▓▀▄")


def number_of(table: Any, start: str) -> int:
    """The number of the choice whose text begins so."""
    return next(at for at, item in enumerate(table.game.items, 1) if item.label.startswith(start))


def test_a_first_sale_takes_three_numbers(table: Begin) -> None:
    told = table()
    assert "Type 2 for that." in told.game._prompt(over=False)
    assert "On slot 1 now" in told.say("2")
    assert "Sold " in told.say("1")


def test_every_word_of_the_actions_is_a_word_here_and_has_help(table: Begin) -> None:
    told = table()
    words = {action.plain for action in ACTIONS if action.plain}
    assert words <= {*helping.WORDS, *trying.CONSOLE}  # the console tells its own words, in practice runs
    assert set(told.game._words) | {"why"} == set(helping.WORDS)
    help_text = told.say("help")
    elsewhere = [
        "quiet",
        "chapter",
        "answers",
        "hand in",
        "in short",
        "what if",
    ]  # in longer runs, a lesson, at the end
    looked_up = ["hints", "cards", "words", "sources", "chronicle"]  # named in one line, each with a page of its own
    assert f"To look things up: {', '.join(looked_up)}." in help_text
    assert all(f"{word}: " in told.say(f"help {word}") for word in looked_up)
    assert [word for word in helping.WORDS if f"{word}: " not in help_text and word not in looked_up] == elsewhere
    lesson = helping.help_text(told.game.scene, lesson=True)
    assert [word for word in elsewhere if not [line for line in lesson if line.startswith(f"{word}: ")]] == [
        "quiet", "chapter", "in short", "what if",
    ]  # fmt: skip


def test_help_names_the_commands_that_are_met_and_no_other(table: Begin) -> None:
    told = table()
    assert "show GOOD SLOT" in told.say("help commands")
    assert "take PERSON" not in told.say("help commands")
    assert "GOOD SLOT" not in told.say("help")  # who listens asks for the commands
    told.to(3)
    assert "take PERSON GOOD UNITS" in told.say("help commands")
    assert "ryu for Ryu Jong-sun" in told.say("help names")
    shown = told.say("help show")
    assert shown.lstrip().startswith("show GOOD SLOT: ")
    assert "soap" in shown
    assert "help commands" in told.say("help nonsense")


BAD_LINES = [
    "0", "3", "99999999999999999999", "-1", "1 1", "2 2", "all", "half", "yes", "back", "undo",
    "x" * 10_000, "9" * 10_000, "show maize 1 " * 40, "\x1b[31mred", "a\x00b", "\ud800", "\u202eopen", "²",
    "show", "show maize", "show maize 0", "show maize 4", "show maize -1", "show maize one", "show maize 1 1",
    "show granite 1", "show soap 1", "hide maize", "price maize fair", "price maize mad", "take ryu maize 5",
    "take ryu maize all", "order ryu maize 5", "bring maize 1", "meal half", "tidy", "give so won 100", "answer look",
    "choose 1", "sleep", "note", "note " + "y" * 300, "helpp", "why", "why 99", "why nothing", "why " + "z" * 500,
    "why price", "why fit maize mad", "go on on", "SELL EVERYTHING", "{0}", "%s %n", "[b]x[/b]", "; rm -rf", "비누 1",
]  # fmt: skip


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: line[:20].encode("unicode_escape").decode())
def test_a_line_that_asks_nothing_possible_gets_a_sentence_and_changes_nothing(table: Begin, line: str) -> None:
    told = table()
    before, items = to_json(told.session.run), told.game.items
    answer = told.say(line)
    assert to_json(told.session.run) == before
    assert told.game.items == items
    assert len(answer.splitlines()) == 1
    assert answer.strip().isprintable()
    assert len(answer) < 400


lines = st.one_of(
    st.text(max_size=60),
    st.integers(-1, 12).map(str),
    st.lists(st.sampled_from(["1", "2", "3", "7", "20", "all", "half", "0", "back", "yes"]), max_size=4).map(" ".join),
    st.sampled_from([*helping.WORDS, "go on", "open", "sleep", "show maize 1", "take ryu eggs all", "price soap low"]),
    st.builds(lambda verb, rest: f"{verb} {rest}", st.sampled_from([*VERBS, "why"]), st.text("a1z_ :-", max_size=20)),
)


@given(st.lists(lines, max_size=40))
def test_whatever_is_typed_is_answered_in_printable_lines(loaded: Playable, typed: list[str]) -> None:
    session = Session.begin(loaded.world, "any")
    out = io.StringIO()
    text = "\n".join(line.replace("\r", " ").replace("\n", " ") for line in typed)
    Game(session, Voice(out, 0), Ears(io.StringIO(text))).play()
    for line in out.getvalue().splitlines():
        assert line.isprintable()
        assert not BOX & set(line)
    assert "\n\n\n" not in out.getvalue()


def test_an_amount_can_be_asked_for_or_typed_at_once(table: Begin) -> None:
    told = table()
    told.to(3)
    buy = str(number_of(told, "Buy from"))
    assert "At " in told.say(buy)
    assert "How many, from 1 to" in told.game._prompt(over=False)
    assert "“some” is no number. Type 1 to" in told.say("some")
    assert "This command is written so: show" in told.say("show")  # a command is one, whatever is open
    assert told.game.question is not None
    assert "The number must be" in told.say("9999")
    assert told.say("0")
    assert told.game.question is None
    before = told.session.run.offers[0].left
    told.say(f"{buy} 7")
    assert told.session.run.offers[0].left == before - 7
    most = told.game.items[int(buy) - 1].high
    told.say(buy, "half")
    assert told.session.run.offers[0].left == before - 7 - most // 2


def test_names_do_for_ids(table: Begin) -> None:
    told = table()
    told.to(4)
    assert "You took 3 eggs" in told.say("take Ryu EGGS 3")
    assert "Why is the price of eggs " in told.say("why eggs")
    assert "Why " in told.say("why offer ryu eggs")
    assert "Why " in told.say("why ryu:egg")


def test_taking_back(table: Begin) -> None:
    told = table()
    before = digest(told.session.run)
    told.say("2")
    assert "Taken back: " in told.say("undo")
    assert digest(told.session.run) == before
    told.say("2")
    assert "0. Take back: " in told.say("")
    told.say("0")
    assert digest(told.session.run) == before
    assert "Nothing can be taken back" in told.say("undo")


def test_choices_keep_their_numbers_and_only_what_changed_is_read_again(table: Begin) -> None:
    told = table()
    told.say("2")
    told.to(4)
    before = [item.key for item in told.game.items]
    answer = told.say("take ryu eggs 10")
    assert "You took 10 eggs" in answer
    assert "Buy from" not in answer  # that there are ten less goes without saying
    answer = told.say("show eggs 3")
    assert "0. Take back: eggs on show." in answer
    assert "1. Open the market." not in answer
    assert [item.key for item in told.game.items] == [*before, "undo"]
    look = told.say("look")
    assert f"1. {told.game.items[0].label}" in look
    assert "0. Take back: eggs on show." in look


def test_a_decision_offers_nothing_by_itself(table: Begin) -> None:
    told = table(typed=True)
    told.to(5)
    while not told.session.run.pending:
        told.say("1")
    told.say("look")
    answer = told.say("go on")
    assert "First answer what is asked" in answer
    assert "Type 1" not in told.game._prompt(over=False)
    pending = told.session.run.pending
    told.say("")  # Enter alone only reads the choices again
    assert told.session.run.pending == pending


def test_a_gift_is_told_before_it_is_offered(table: Begin) -> None:
    told = table()
    told.to(6)
    give = number_of(told, "Offer something to")
    assert "wants: " in told.say(str(give)).lower()
    answer = told.say("1", "2")
    assert "1. Do it." in answer
    assert "Costs: " in answer
    state = to_json(told.session.run)
    told.say("2")
    assert to_json(told.session.run) == state
    told.say(f"{give} 1 2 1")
    assert to_json(told.session.run) != state


def test_a_chance_is_told_in_words_before_the_choice_where_the_level_says_so(table: Begin) -> None:
    guided, street = table(), table(difficulty="street")
    for told in (guided, street):
        told.say("2")
        told.say(str(number_of(told, "Change a price")))
    assert "%" in guided.told.rsplit("1. Maize, low: ", 1)[1]
    assert "%" not in street.told.rsplit("1. Maize, low: ", 1)[1]
    told = street.say("why fit maize firm")
    assert "lowers it" in told.lower()


def test_a_run_ends_with_its_score_and_a_person_can_ask_on(table: Begin) -> None:
    told = table(typed=True)
    for _turn in range(60):
        if told.session.run.phase == "over":
            break
        told.say("1")
    assert "Score: " in told.told
    assert "The run is over." in told.game._prompt(over=True)
    assert "Why is the score" in told.say("why score")
    assert "The run is over" in told.say("open")
    assert "nothing to choose" in told.say("1")
    for word in ("report", "people", "home", "sources", "words", "cards", "look", "stall", "supply", "help", "undo"):
        assert told.say(word)


def test_a_pipe_ends_with_the_run_and_says_no_mark(loaded: Playable) -> None:
    out = io.StringIO()
    ears = Ears(io.StringIO("# a comment\n\n" + "1\n" * 60 + "never read\n"))
    Game(Session.begin(loaded.world, "any"), Voice(out, 0), ears).play()
    assert "Score: " in out.getvalue()
    assert "no command called never" not in out.getvalue()
    assert "\n> " not in out.getvalue()
    assert "comment" not in out.getvalue()


def test_texts_of_a_scenario_are_shown_and_never_acted_on(loaded: Playable) -> None:
    evil = "[b]x[/b] [@click=app.quit]go[/] {x} %s \x1b[2J\u202e"
    texts = dict.fromkeys(loaded.world.texts, evil) | {"currencies.won.name": "won"}
    out = io.StringIO()
    session = Session.begin(replace(loaded.world, texts=texts), "any")
    words = "\n".join(["1"] * 20 + list(helping.WORDS)[:-1] + ["1"] * 20)
    Game(session, Voice(out, 0), Ears(io.StringIO(words))).play()
    assert "[b]x[/b] [@click=app.quit]go[/]" in out.getvalue()
    assert "\x1b" not in out.getvalue()
    assert all(line.isprintable() for line in out.getvalue().splitlines())


def test_a_made_up_country_can_be_played_to_its_end() -> None:
    session = games.begin(str(ROOT / "tests" / "data" / "made_up_country.json"), seed="any", keep=False)
    out = io.StringIO()
    words = ["2", "help", "supply", "people", "home", "stall", "look", *["1"] * 80]
    Game(session, Voice(out, 0), Ears(io.StringIO("\n".join(words)))).play()
    assert session.run.phase == "over"
    assert "won" not in out.getvalue().split()


def test_a_question_mark_explains_as_on_a_screen(table: Begin) -> None:
    told = table()
    told.say("2")
    assert told.say("?").strip() == told.say("help").strip()
    assert told.say("? maize").strip() == told.say("?maize").strip() == told.say("why maize").strip()
    assert "Why is the price of maize " in told.say("?maize")


def test_what_newcomers_type_is_answered_with_the_verb_that_does_it(table: Begin) -> None:
    told = table()
    assert "take PERSON GOOD UNITS" in told.say("buy maize")
    assert told.say("words jangse").strip().startswith("Jangse 장세: ")
    assert told.say("due jangse") == "Due is typed alone, with nothing after it.\n"
    assert told.say("why 1") == "Choice 1 has no number in it.\n"
    assert "no choice 99" in told.say("why 99")
    assert all(verb in VERBS for verb in canon.MEANT.values())


@pytest.mark.parametrize("seed", ["rev", "harbour", "any"])
def test_every_proposal_has_a_number_that_is_open(table: Begin, seed: str) -> None:
    told = table(seed=seed, typed=True)
    bought = 0
    for _turn in range(80):
        if told.session.run.phase == "over":
            break
        if told.game.question:
            told.say("all")
            continue
        told_now = told.game._prompt(over=False)
        found = re.search(r"Type (?:the number of an answer, )?(\d+)", told_now)
        assert found, told_now
        item = told.game.items[int(found[1]) - 1]
        assert not item.refusal or told.session.run.pending
        if "offers end when the market opens" in told_now:
            assert f"Type {found[1]} to buy" in told_now
            assert item.command is not None
            assert item.command.verb == "take"
            bought += 1
        assert "has brought" not in told_now
        told.say(found[1])
    assert bought >= 3


def test_a_bare_stall_is_led_to_the_offer_and_to_the_market_where_none_can_be_taken(table: Begin) -> None:
    told = table()
    told.to(4)
    run = told.session.run
    goods = {good: replace(state, stock=0) for good, state in run.goods.items()}
    told.session.timeline.run = replace(run, slots=("",) * len(run.slots), goods=goods)
    told.say("look")
    said = told.game._prompt(over=False)
    assert re.fullmatch(r"Nothing is left to sell. Type \d to buy .* from .*; offers end when the market opens\.", said)
    told.session.timeline.run = replace(told.session.run, money=dict.fromkeys(run.money, 0))
    told.say("look")
    assert told.game._prompt(over=False).endswith("Type 1 to go on.")


def test_what_must_be_answered_first_says_how(table: Begin) -> None:
    told = table(seed="rev", typed=True)
    told.to(6)
    told.say("take ryu egg 10", "show egg 1", "open")
    for _turn in range(8):
        if any(item.key == "answer look" for item in told.game.items):
            break
        told.say("1")
    last = len(told.game.items)
    answer = told.say("open")
    assert f"Type a number from 1 to {last}, or one of: answer look, " in answer
    assert "give so WHAT AMOUNT" in answer
    assert "answer look" in told.say("choose offer")
    assert told.game._prompt(over=False).endswith(f"1 to {last}.")


def test_an_offer_names_the_going_price(table: Begin) -> None:
    told = table()
    told.to(3)
    going = r"\d+ % (?:under|over) the market, where it goes at \d"
    assert re.search(going, told.game.items[number_of(told, "Buy from") - 1].label)
    assert re.search(going, told.say("supply"))


def test_sources_tell_each_number_with_its_basis_and_the_titles_of_its_sources(home: Any) -> None:
    from marketgen.scenario.provenance import facts

    session = games.begin("first_stall", seed="any", name="sourced")
    assert session.file is not None
    found = facts(session.file.head["scenario"])
    lines = helping.numbers_of(session, "all")
    soap = helping.numbers_of(session, "soap")
    short = helping.sources(session)
    session.close()
    assert 0 < len(soap) < len(lines)
    assert all("soap" in line for line in soap)
    assert not [
        line for line in short if "goods." in line
    ]  # who listens hears the sources, and of a number by its name
    assert found
    told = [(line.split(":")[0].lower(), line) for line in lines]
    for fact in found:
        number = f"{'.'.join(str(part) for part in fact.path)} {fact.value}"
        (line,) = [
            line for basis, line in told if basis == fact.basis and re.search(rf"{re.escape(number)}[,.]( |$)", line)
        ]
        for cite in fact.cite:
            assert session.world.texts[f"sources.{cite}.title"] in line
