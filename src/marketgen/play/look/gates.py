"""What a place asks of who comes there, in sentences: before a trip, on the map, and of the permits you have."""

from __future__ import annotations

from marketgen.engine import gates, office
from marketgen.engine.geography import Place
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording


def rules_of(world: World, place_id: str, run: Run | None = None) -> list[str]:
    """What a place asks of everybody: its money, what the gate takes, a permit. With a run those are named who give it
    there now, without one those of the first day."""
    place = world.places.get(place_id)
    found: list[str] = []
    if place is None:
        return found
    if place.accepts:
        names = _(" or ").join(wording.name(world, one, "currencies") for one in place.accepts)
        found.append(_("They sell for {currencies} only.").format(currencies=names))
    currency, asked = place.entry
    if asked:
        found.append(_("At the gate {amount} is asked.").format(amount=numbers.priced(world, asked, currency)))
    if place.permit is not None:
        found.append(_permit(world, place, run))
    return found


def _permit(world: World, place: Place, run: Run | None) -> str:
    assert place.permit is not None
    first = [who for who in place.permit.by if not world.officials[who].replaces]
    given_by = [who for who in place.permit.by if office.in_office(world, run, who)] if run else first
    told = _("Nobody is let in without a permit.")
    if given_by:
        names = _(" or ").join(wording.person(world, who) for who in given_by)
        told = _("Nobody is let in without a permit, which {officials} can give.").format(officials=names)
    late = place.permit.fine or place.permit.heat
    return f"{told} {_('Coming home after it has run out costs something.')}" if late else told


def trip(world: World, run: Run, place_id: str, way: str) -> str:
    """Before a trip: what the place asks, and whether your permit holds for the whole of it."""
    found = rules_of(world, place_id, run)
    paper = run.permits.get(place_id)
    if paper is not None and paper.last:
        low, high = world.ways[way].to[place_id].days
        until = wording.short_date(world, paper.last)
        if run.day + high // 2 > paper.last >= run.day + low // 2:
            found.append(_("Your permit holds until {date}: you may be there too late.").format(date=until))
        elif run.day + (high if high > 1 else 0) > paper.last:
            found.append(_("Your permit holds until {date}: you may be home later.").format(date=until))
        else:
            found.append(_("Your permit holds until {date}.").format(date=until))
    return " ".join(found)


def petition(world: World, place_id: str, official: str) -> str:
    """On what terms somebody gives the permit of a place."""
    place = world.places[place_id]
    assert place.permit is not None
    rules = place.permit.by[official]
    low, high = rules.days
    when = ngettext("{official} answers in {days} day", "{official} answers in {days} days", high)
    days = str(high) if low == high else _("{low} to {high}").format(low=low, high=high)
    told = [_("{answers}, as things stand then.").format(
        answers=when.format(official=wording.person(world, official), days=days)
    )]  # fmt: skip
    holds = ngettext("It holds {days} day, that day among them.", "It holds {days} days, that day among them.",
                     place.permit.lasts)  # fmt: skip
    told.append(holds.format(days=place.permit.lasts))
    if rules.price and rules.back_bp:
        told.append(_("With a no you have {share} of the price back.").format(share=numbers.share(rules.back_bp)))
    elif rules.price:
        told.append(_("With a no the price is gone."))
    if rules.hours:
        told.append(
            ngettext("It takes {hours} hour.", "It takes {hours} hours.", rules.hours).format(hours=rules.hours)
        )
    return " ".join(told)


def buying(world: World, run: Run) -> str:
    """In which money one pays where you are, if it is another than at home."""
    place = world.places.get(run.place)
    if place is None or not place.accepts:
        return ""
    held = ", ".join(numbers.priced(world, run.money[one], one) for one in gates.accepts(world, run.place))
    return _("They take this money only; you have {held}.").format(held=held)


def papers(world: World, run: Run) -> tuple[str, ...]:
    """The permits you have, and those you wait for."""
    found: list[str] = []
    for place_id, paper in run.permits.items():
        name = wording.name(world, place_id, "places")
        if paper.last:
            form = _("Permit of {place}: holds until {date}.")
            found.append(form.format(place=name, date=wording.short_date(world, paper.last)))
        else:
            last = paper.asked + world.places[place_id].permit.by[paper.by].days[1]  # type: ignore[union-attr]
            form = _("Permit of {place}: {official} answers by {date}.")
            found.append(form.format(place=name, official=wording.person(world, paper.by),
                                     date=wording.short_date(world, last)))  # fmt: skip
    return tuple(found)
