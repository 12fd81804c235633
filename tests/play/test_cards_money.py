"""The cards of money say the numbers of the scenario in front, and only where its systems are met."""

from __future__ import annotations

from marketgen.play import cards
from tests.worlds import bazaar, street


def test_cards_come_with_their_systems() -> None:
    new = {card.id for card in cards.cards_met(bazaar(), 1)} - {card.id for card in cards.cards_met(street(), 1)}
    assert new == {"exchange", "credit", "loans", "growth", "porter", "shocks"}


def test_cards_say_the_numbers() -> None:
    said = {card.id: card.text(bazaar()) for card in cards.cards_met(bazaar(), 1)}
    assert "he keeps 3 %" in said["exchange"]
    assert "10 days' profit" in said["credit"]
    assert "60 % of what it cost" in said["growth"]
    assert "After 2 poor days" in said["porter"]
    assert "30 % of days" in said["shocks"]
    assert all("{" not in text for text in said.values())
