"""The street: beliefs that learn, stalls that live on their sales, and what is between neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import effects_money, envy, shocks, street, street_deals
from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Refusal
from marketgen.engine.plot import ALWAYS, EventChoice, Rumour, Story
from marketgen.engine.rules import advance, apply, check, explain, new_run
from marketgen.engine.run import Run, Tally, Told, from_json, to_json
from marketgen.engine.street_rules import Belief
from marketgen.engine.world import Effect
from tests.street_world import RULES, row
from tests.worlds import bazaar


def begun(seed: str = "row") -> Run:
    return new_run(row(), seed).run


def day(run: Run) -> list[str]:
    """A day without anything done; the kinds of what happened."""
    kinds = []
    first = run.day
    while run.phase != "over" and run.day == first:
        for line in ("sleep", "open", "answer look"):
            command = parse(line)
            assert isinstance(command, Command)
            if check(row(), run, command) is None:
                kinds += [one.kind for one in advance(row(), run, command)]
                break
        else:
            raise AssertionError(run.pending)
    return kinds


@pytest.mark.parametrize(
    ("sold", "saw", "yours", "step", "total"),
    [
        (3, 1000, 0, "belief_sold", 1009),  # sold at what it is going for: three in a hundred more, three tenths of it
        (3, 1200, 1, "belief_sold", 1071),  # you sold for more: she aims over that
        (3, 800, 1, "", 1000),  # she sold though you were cheaper
        (0, 1000, 0, "belief_unsold", 991),
        (0, 800, 1, "belief_undercut", 933),
        (0, 800, 0, "belief_unsold", 933),
    ],
)
def test_a_belief_moves_to_what_the_day_showed(sold: int, saw: int, yours: int, step: str, total: int) -> None:
    account = street.learned(row(), "nell", "plum", Belief(0, 1000, 1000, saw, yours, sold, 1, 5000))
    assert account.total == total
    assert [one.name for one in account.steps[1:]] == ([step] if step else [])


def test_a_belief_is_never_stuck_and_never_under_its_cost() -> None:
    held, prices = Belief(10, 10, 10, 10, 0, 0, 6, 20), []
    for _night in range(9):
        price = street.learned(row(), "nell", "plum", held).total
        prices.append(price)
        held = replace(held, before=price, asked=price)
    assert prices == sorted(prices, reverse=True)
    assert prices[-1] == 6
    assert prices[0] == 9


def test_what_they_ask_is_what_they_believe_and_explains_itself() -> None:
    run = begun()
    for _day in range(6):
        for who, stall in run.street.items():
            for good, one in stall.beliefs.items():
                shown = explain(row(), run, f"neighbour:{who}:{good}")
                why = explain(row(), run, f"belief:{who}:{good}")
                assert shown is not None
                assert shown.total == run.prices[f"{who}.{good}"]
                assert why is not None
                assert why.total == one.price
            means = explain(row(), run, f"means:{who}")
            assert means is not None
            assert means.total == stall.means >= 0
        day(run)


def test_means_move_by_what_was_earned_and_lived_on() -> None:
    run = begun()
    before = {who: stall.means for who, stall in run.street.items()}
    day(run)
    for who, stall in run.street.items():
        assert stall.means == max(0, before[who] + stall.earned - RULES.living)
    assert run.street["tess"].means == 2_000 + 250 - 300


def test_envy_goes_by_the_median_of_the_row() -> None:
    run = begun()
    assert street.median(row(), run).total == envy.median(row(), run) == 9_000
    far = replace(row().neighbours["tess"], id="vera", pool=True, means=50_000)
    wide = replace(row(), neighbours={**row().neighbours, "vera": far})
    assert street.median(wide, run).total == (9_000 + 20_000) // 2
    run.gone = ("tess",)
    assert street.median(row(), run).total == (9_000 + 20_000) // 2
    assert street.poorest(begun(), "tess")
    assert not street.poorest(begun(), "nell")


def test_without_the_system_nothing_is_kept() -> None:
    run = new_run(bazaar(), "row").run
    assert run.street == {}
    assert "street" not in to_json(run)
    assert isinstance(apply(bazaar(), run, Command("chat", ("nell",))), Refusal)


def test_a_run_with_a_street_is_spelt_and_read_back() -> None:
    run = begun()
    run.trust["nell"] = 300
    good = next(iter(run.street["nell"].beliefs))
    advance(row(), run, Command("agree", ("nell", good)))
    day(run)
    assert from_json(to_json(run)) == run


def test_what_happens_to_a_neighbour_moves_her_means_and_never_under_nothing() -> None:
    run = begun()
    for amount, left in ((-500, 1_500), (700, 2_200), (-9_999, 0)):
        happened = effects_money.VERBS["means"].do(row(), run, Effect("means", "tess", amount), "")
        assert [one.kind for one in happened] == ["means_moved"]
        means = explain(row(), run, "means:tess")
        assert means is not None
        assert run.street["tess"].means == means.total == left
    assert effects_money.VERBS["means"].do(row(), run, Effect("means", "tess", -1), "") == []


def test_an_hour_next_door_helps_once_in_some_days() -> None:
    run = begun()
    trust, hours = run.trust["olga"], run.hours
    advance(row(), run, Command("chat", ("olga",)))
    assert (run.trust["olga"], run.hours) == (trust + RULES.chat_trust, hours - 1)
    refused = check(row(), run, Command("chat", ("olga",)))
    assert refused is not None
    assert refused.reason == "chat_soon"
    assert refused.fact("day") == run.day + 2


def test_a_warning_needs_something_to_tell_and_is_returned() -> None:
    run = begun()
    refused = check(row(), run, Command("warn", ("olga",)))
    assert refused is not None
    assert refused.reason == "nothing_to_warn"
    assert street_deals.warns_back(row(), run, "olga").total == 0
    run.warned = run.day
    trust, standing = run.trust["olga"], run.standing
    advance(row(), run, Command("warn", ("olga",)))
    assert (run.trust["olga"], run.standing) == (trust + 60, standing + 10)
    assert street_deals.warns_back(row(), run, "olga").total == (trust + 60) * 30
    again = check(row(), run, Command("warn", ("olga",)))
    assert again is not None
    assert again.reason == "already_so"


@pytest.mark.parametrize(
    ("due", "truth", "seen", "verb", "knows"),
    [
        (4, "true", {}, "prepared", True),  # it came true this morning, and they come later today
        (4, "true", {}, "worse", True),
        (4, "true", {"gate": 4}, "prepared", True),  # they have been
        (5, "true", {}, "prepared", False),  # tomorrow's word
        (4, "false", {}, "prepared", False),  # it did not come true
        (4, "true", {"gate": 2}, "prepared", False),  # they were here before, and do not come again
        (4, "true", {}, "heat", False),  # a card of something else
    ],
)
def test_what_was_said_and_came_true_can_be_told_on(
    due: int, truth: str, seen: dict[str, int], verb: str, knows: bool
) -> None:
    inner = Effect("one_of", branches=((1, (Effect(verb, "", 1),)), (1, ())))
    card = Story("gate", "noon", "", ALWAYS, 0, 1, 0, False, True, (), (EventChoice("tidy", ALWAYS, (inner,)),))
    comes = Effect("if", when=ALWAYS, branches=((1, (Effect("event", "gate"),)), (0, ())))
    world = replace(
        row(), events={"gate": card}, rumours={"boots": Rumour("boots", "", "", truth, 2, ALWAYS, (comes,))}
    )
    run = begun()
    run.day, run.seen = 4, seen
    run.told = (Told("boots", "nell", 2, due), Told("gone", "nell", 2, 4))
    refused = check(world, run, Command("warn", ("olga",)))
    assert (refused is None) == knows, refused


def sell_for_less(run: Run, good: str, who: str) -> None:
    """As if three units of a good had been sold today, far under what somebody asks."""
    asked = run.prices[f"{who}.{good}"]
    tally = replace(run.today.tallies.get(good, Tally()), sold=3, takings=3 * (asked // 2))
    run.today = replace(run.today, tallies={**run.today.tallies, good: tally})


def test_a_price_is_agreed_on_with_a_friend_and_a_word_broken_costs() -> None:
    run = begun()
    good = next(iter(run.street["nell"].beliefs))
    run.trust["nell"] = 0
    refused = check(row(), run, Command("agree", ("nell", good)))
    assert refused is not None
    assert refused.reason == "no_friend"
    run.trust["nell"] = 300
    stall = run.street["nell"]
    low = replace(stall, beliefs={good: Belief(run.today.going[good] // 2)})
    run.street["nell"] = low
    advance(row(), run, Command("agree", ("nell", good)))
    assert run.prices[f"nell.{good}"] == run.today.going[good]
    sell_for_less(run, good, "nell")
    kinds = [one.kind for one in street.night(row(), run)]
    assert "truce_you_broke" in kinds
    assert run.street["nell"].truces == ()
    assert run.trust["nell"] == 300 + RULES.broken


def test_what_is_going_keeps_an_agreement_though_she_asks_more() -> None:
    run = begun()
    good = next(iter(run.street["nell"].beliefs))
    run.trust["nell"] = 300
    going = run.today.going[good]
    advance(row(), run, Command("agree", ("nell", good)))
    dear = replace(run.street["nell"].beliefs[good], price=going * 2)
    run.street["nell"] = replace(run.street["nell"], beliefs={good: dear})
    tally = replace(run.today.tallies.get(good, Tally()), sold=3, takings=3 * going)
    run.today = replace(run.today, tallies={**run.today.tallies, good: tally})
    kinds = [one.kind for one in street.night(row(), run)]
    assert not {"truce_you_broke", "undercut"} & set(kinds)
    assert run.street["nell"].truces


def test_selling_for_less_is_seen_and_answered() -> None:
    run = begun()
    good, trust = next(iter(run.street["nell"].beliefs)), run.trust["nell"]
    before = run.street["nell"].beliefs[good].price
    sell_for_less(run, good, "nell")
    assert "nell" in street.would_see(row(), run, good, street.sold_at(run, good))  # as it could be told beforehand
    assert "nell" not in street.would_see(row(), run, good, before)
    assert street.sales(row(), run, "nell", good).steps[-1].name == "street_taken"
    kinds = [one.kind for one in street.night(row(), run)]
    assert "undercut" in kinds
    assert run.trust["nell"] == trust + RULES.undercut
    after = run.street["nell"].beliefs[good]
    assert after.price <= before if not after.sold else after.price == before


def test_what_was_copied_is_put_away_when_it_does_not_sell() -> None:
    run = begun()
    run.best, run.best_days = "plum", 2
    assert [one.kind for one in shocks.copy(row(), run)] == ["copied"]
    street.dawn(row(), run)
    who = run.copies[0].who
    assert run.street[who].beliefs["plum"].since == run.day
    stall = run.street[who]
    dear = replace(stall.beliefs["plum"], price=10**6, idle=RULES.stop - 1)
    run.street[who] = replace(stall, beliefs={**stall.beliefs, "plum": dear})
    kinds = [one.kind for one in street.night(row(), run)]
    assert ("street_stopped" in kinds) == (run.street[who].beliefs["plum"].idle >= RULES.stop)
    assert (run.copies == ()) == ("street_stopped" in kinds)


def test_a_friend_keeps_her_word_more_often() -> None:
    run = begun()
    good = next(iter(run.street["nell"].beliefs))
    stall = run.street["nell"]
    run.street["nell"] = replace(stall, beliefs={good: replace(stall.beliefs[good], idle=1)})
    run.trust["nell"] = 100
    strange = street.breaks(row(), run, "nell", good).total
    run.trust["nell"] = 500
    assert street.breaks(row(), run, "nell", good).total == 500 < strange == 2500
    run.street["nell"] = stall
    assert street.breaks(row(), run, "nell", good).total == 0
