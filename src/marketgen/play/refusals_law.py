"""Why a service cannot be done for an official, or a favour not be called in: what would make it possible."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import wording


def _said(sentence: str) -> Callable[[World, Refusal], str]:
    def form(world: World, refusal: Refusal) -> str:
        day = refusal.fact("day", 1)
        return _(sentence).format(
            service=wording.thing(world, str(refusal.fact("service", ""))),
            official=wording.person(world, str(refusal.fact("official", ""))),
            date=wording.long_date(world, day if isinstance(day, int) else 1),
        )

    return form


def _closed(path: Callable[[Refusal], str], sentence: str) -> Callable[[World, Refusal], str]:
    """The scenario's own words for what would make it possible, else these."""
    plain = _said(sentence)
    return lambda world, refusal: wording.text(world, f"{path(refusal)}.closed") or plain(world, refusal)


SENTENCES: dict[str, Callable[[World, Refusal], str]] = {
    "served_lately": _said(N_("That was done not long ago: {service}; it can be done again from {date} on.")),
    "service_not_now": _closed(
        lambda refusal: f"services.{refusal.fact('service', '')}",
        N_("That cannot be done as things stand: {service}; something else can be given."),
    ),
    "not_at_table": _said(N_("Nobody waits at the table for that: {service}. Offer it in a quiet hour.")),
    "once_at_a_time": _said(N_("That is done once at a time: {service}. Give the number 1.")),
    "favour_not_now": _closed(
        lambda refusal: f"officials.{refusal.fact('official', '')}.favours.{refusal.fact('favour', '')}",
        N_("There is nothing of that kind for {official} to do now; keep it for a day on which there is."),
    ),
    "not_his_to_do": _said(N_("That is not for {official} to do; see under favours what is.")),
}
"""The sentences; :mod:`marketgen.play.refusals` has them among its own."""
