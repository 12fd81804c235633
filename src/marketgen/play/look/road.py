"""The road: the map with what is on it, loads with their stops, prices as they were heard."""

from __future__ import annotations

from marketgen.engine import gates, places, price, shipments, travel
from marketgen.engine.accounts import Account
from marketgen.engine.events import Choice
from marketgen.engine.rules import choices_of, explain
from marketgen.engine.run import Load, Order, Run
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import dates
from marketgen.play.look import gates as of_places
from marketgen.play.look.frame import prompt
from marketgen.play.look.mapping import in_order, map_of, wind
from marketgen.play.timeline import Timeline
from marketgen.play.views import (
    Count,
    HeardRow,
    LoadRow,
    LoadStop,
    Prompt,
    RoadView,
)


def road(scene: Timeline, good: str = "") -> RoadView:
    """The road as it is now; prices of one good."""
    world = scene.world
    loads = on_the_way(scene)
    goods = _goods(scene)
    chosen = good if good in goods else goods[0] if goods else ""
    return RoadView(
        heading=_("On the road"),
        map=map_of(scene, loads),
        loads=loads,
        good=chosen,
        good_name=wording.name(world, chosen).capitalize() if chosen else "",
        good_unit=_("{money} per {unit}").format(
            money=wording.name(world, world.money, "currencies"), unit=wording.text(world, f"goods.{chosen}.unit")
        ),
        goods=goods,
        heard=_heard(scene, chosen) if chosen else (),
        away=away(scene),
        posts=_posts(scene),
        lines=(*_carried(scene), *of_places.papers(world, scene.run)),
        prompt=_prompt(scene, loads),
    )


def away(scene: Timeline) -> str:
    """Where you are, if not at home, and when you are back."""
    world, run = scene.world, scene.run
    if not run.trip.leg:
        return ""
    back = dates.when(scene, travel.home_day(run))
    where = wording.name(world, run.place, "places") if run.place else ""
    if where:
        return _("You are in {place}, home {when}.").format(place=where, when=back)
    if gates.at_gate(run):
        return _("You stand before {place} and were not let in; home {when}.").format(
            place=wording.name(world, run.trip.to, "places"), when=back
        )
    to = wording.name(world, run.trip.to if run.trip.leg == "out" else world.place, "places")
    return _("You are on the way to {place}, home {when}.").format(place=to, when=back)


def _carried(scene: Timeline) -> tuple[str, ...]:
    """What travels with you."""
    world, run = scene.world, scene.run
    if not run.trip.cargo:
        return ()
    goods = ", ".join(wording.units(world, item.good, item.units) for item in run.trip.cargo)
    room = places.capacity(world, run, places.journey(world, run))
    form = _("With you: {goods}; {kilos} of {most} kilos.")
    kilos = numbers.thousandths(places.carried(world, run), 1)
    return (form.format(goods=goods, kilos=kilos, most=numbers.whole(room // 1000)),)


# prices


def _goods(scene: Timeline) -> tuple[str, ...]:
    """Goods sold at some place: those sold where you are first, then those you heard of, then those you trade."""
    world, run = scene.world, scene.run
    sold = {good for place in world.places.values() for good in place.sells if world.goods[good].from_day <= run.day}
    here = world.places[run.place].sells if run.place in world.places else {}
    heard = {key.partition(".")[2] for key in run.heard}
    return tuple(sorted(sold, key=lambda good: (good not in here, good not in heard, not run.goods[good].stock, good)))


def _heard(scene: Timeline, good: str) -> tuple[HeardRow, ...]:
    """The good here, and at each place as you know it."""
    world, run = scene.world, scene.run
    rows = []
    for place in (world.place, *(one for one in world.places if one != world.place)):
        name = wording.name(world, place, "places")
        here = place == (run.place or world.place)
        account = _known(world, run, place, good)
        if account is not None:
            told = _priced(world, account)
            rows.append(HeardRow(place, name, account, told, _("today"), here))
        elif f"{place}.{good}" in run.heard:
            heard = run.heard[f"{place}.{good}"]
            told = numbers.money(world, heard.price)
            rows.append(HeardRow(place, name, Count(heard.price), told, age(scene, heard.day), here))
        elif place == world.place or good in world.places[place].sells:
            rows.append(HeardRow(place, name, None, "?", _("never"), here))
    return tuple(rows)


def _priced(world: World, account: Account) -> str:
    """A price as it stands in the list: the money of another place is named."""
    currency = account.unit.partition(":")[2]
    if currency == world.money:
        return numbers.money(world, account.total)
    return numbers.priced(world, account.total, currency)


def age(scene: Timeline, day: int) -> str:
    """How long ago a day was."""
    ago = scene.run.day - day
    if ago <= 0:
        return _("today")
    return ngettext("{count} day ago", "{count} days ago", ago).format(count=ago)


def _known(world: World, run: Run, place: str, good: str) -> Account | None:
    """What a good costs at home, and where you are."""
    if place == world.place:
        return price.going(world, run, good)
    if place == run.place and good in world.places[place].sells:
        return places.asked_at(world, run, place, good)
    return None


# loads


NAMED = 170
"""The room a stop's name takes on the way, in thousandths of it."""


def on_the_way(scene: Timeline) -> tuple[LoadRow, ...]:
    """Loads under way, held ones first, then what is ordered and has not set out."""
    run = scene.run
    rows = [load_row(scene, number, load) for number, load in enumerate(in_order(scene), 1)]
    return (*rows, *(_ordered(scene, number, made) for number, made in enumerate(run.orders, len(rows) + 1)))


def load_row(scene: Timeline, number: int, load: Load) -> LoadRow:
    """A load as it is on its way; its number is that of the map."""
    world, run = scene.world, scene.run
    worth = explain(world, run, f"load:{load.id}")
    stops = _stops(scene, load)
    share = _share(run, load, stops)
    held = load.state == "held"
    return LoadRow(
        number=number,
        title=wording.units(world, load.good, load.units),
        who=wording.person(world, load.who),
        how=_("a parcel") if load.kind == "parcel" else "",
        where=_where(scene, load),
        worth=worth,
        worth_text=_("worth about {amount}").format(amount=numbers.priced(world, worth.total)) if worth else "",
        arrives=dates.when(scene, load.due),
        state="held" if held else "way",
        share=share,
        days=(max(0, load.due - run.day), max(0, load.due - run.day)),
        stops=stops,
        word=_word(scene, load),
    )


def _share(run: Run, load: Load, stops: tuple[LoadStop, ...]) -> int:
    """How much of its way a load has behind it, in thousandths: at the post that holds it, else between the last
    stop behind it and the next one."""
    at = next((stop.share for stop in stops if stop.state == "held"), None)
    if at is not None:
        return at
    whole = max(1, load.due - load.day)
    behind = max((stop.share for stop in stops if stop.state == "passed"), default=0)
    ahead = min((stop.share for stop in stops if stop.state == "ahead"), default=1000)
    return max(behind, min(ahead - 30, 1000 * max(0, run.day - load.day) // whole))


def _where(scene: Timeline, load: Load) -> str:
    world, run = scene.world, scene.run
    if load.state == "held":
        return _("held at {post}, an answer by dusk").format(post=wording.name(world, load.post, "posts"))
    if load.state == "wait":
        return _("waits at {post} for the shift to change").format(post=wording.name(world, load.post, "posts"))
    road = shipments.stops(world, load)
    if load.at:
        return _("past {post}").format(post=wording.name(world, road[load.at - 1].post, "posts"))
    return _("set out {when}").format(when=_("today") if load.day == run.day else wording.short_date(world, load.day))


def _word(scene: Timeline, load: Load) -> str:
    """How many posts are ahead, and how likely it is that all let it through."""
    world, run = scene.world, scene.run
    ahead = shipments.stops(world, load)[load.at :]
    if load.state != "road" or not ahead:
        return "" if load.state != "road" else _("no post ahead")
    through = 10_000
    for stop in ahead:
        through = through * (10_000 - shipments.holds_bp(world, run, load, stop.post)) // 10_000
    odds = numbers.odds(through, world.difficulties[run.difficulty].odds_as_numbers)
    form = ngettext("{count} post ahead, {odds} through", "{count} posts ahead, {odds} through", len(ahead))
    return form.format(count=len(ahead), odds=odds)


def _stops(scene: Timeline, load: Load) -> tuple[LoadStop, ...]:
    """Where it set out, the posts of its way, home."""
    world = scene.world
    found = [LoadStop(wording.person(world, load.who), 0, "passed", wording.short_date(world, load.day))]
    for at, (stop, share) in enumerate(zip(shipments.stops(world, load), _shares(world, load), strict=True)):
        state = "passed" if at < load.at else "ahead"
        note = _("passed") if at < load.at else _hold_word(scene, stop.post)
        if load.state in ("held", "wait") and stop.post == load.post:
            state, note = "held", _held_note(scene, load)
        found.append(LoadStop(wording.name(world, stop.post, "posts"), share, state, note, True))
    home = wording.name(world, world.place, "places")
    return (*found, LoadStop(home, 1000, "ahead", dates.when(scene, load.due)))


def _shares(world: World, load: Load) -> list[int]:
    """Where the posts of a load's way stand on it, in thousandths: by the day on which they are reached, and far
    enough from each other and from home for their names."""
    whole, most, found = max(1, load.due - load.day), 1000, list[int]()
    for stop in reversed(shipments.stops(world, load)):
        most = max(60, min(most - NAMED, 1000 * (whole - stop.before) // whole))
        found.insert(0, most)
    return found


def _held_note(scene: Timeline, load: Load) -> str:
    """Since when a post has the load, or until when it waits there."""
    if load.state == "wait":
        return _("waits until {when}").format(when=dates.when(scene, load.due))
    if load.since == scene.run.day:
        return _("held since dawn")
    return _("held since {day}").format(day=wording.weekday(scene.world, load.since))


def _hold_word(scene: Timeline, post: str) -> str:
    return _("tight") if shipments.tight(scene.world, scene.run, post) else _("quiet")


def _ordered(scene: Timeline, number: int, made: Order) -> LoadRow:
    world, run = scene.world, scene.run
    first = max(made.first, run.day + 1)
    days = (min(first, made.last) - run.day, made.last - run.day)
    arrives = _span(scene, min(first, made.last), made.last)
    return LoadRow(
        number=number,
        title=wording.units(world, made.good, made.units),
        who=wording.person(world, made.who),
        how=_("ordered"),
        where="",
        worth=Count(made.units),
        worth_text="",
        arrives=arrives,
        state="ordered",
        days=days,
    )


def _span(scene: Timeline, first: int, last: int) -> str:
    """The days between which something comes."""
    if first == last:
        return dates.when(scene, first)
    return _("{first} to {last}").format(
        first=wording.short_date(scene.world, first), last=wording.short_date(scene.world, last)
    )


def _posts(scene: Timeline) -> tuple[tuple[str, str, str, str], ...]:
    """The posts, and whether people speak of them; in Guided with the chance that a load is held."""
    world, run = scene.world, scene.run
    if not world.met("shipments", run.day):
        return ()
    rows = []
    for post in world.posts:
        told, tight = _hold_word(scene, post), shipments.tight(world, run, post)
        if world.difficulties[run.difficulty].odds_as_numbers:
            told = _("{word}, {share}").format(word=told, share=numbers.percent(shipments.post(world, run, post).total))
        rows.append((post, wording.name(world, post, "posts"), told, "bad" if tight else ""))
    return tuple(rows)


def spot(scene: Timeline, kind: str, which: str) -> str:
    """What stands on the map under the mouse, in a sentence."""
    world, run = scene.world, scene.run
    if kind == "post" and which in world.posts:
        name = wording.name(world, which, "posts")
        odds = numbers.odds(shipments.post(world, run, which).total, world.difficulties[run.difficulty].odds_as_numbers)
        return _("{post}: a load is held there, {odds}.").format(post=name, odds=odds)
    name = wording.name(world, which, "places")
    ways = [wording.name(world, way.id, "ways") for way in world.ways.values() if which in way.to]
    told = _("{place}: {ways}.") if ways else _("{place}.")
    return " ".join((told.format(place=name, ways=_(" or ").join(ways)), *of_places.rules_of(world, which, run)))


def map_told(scene: Timeline) -> tuple[str, ...]:
    """The map in sentences: for each place but home, by what it is reached, and to which side of home it lies."""
    world = scene.world
    home = world.places.get(world.place)
    if home is None:
        return ()
    told = []
    for which, there in world.places.items():
        if which != world.place and (there.lon or there.lat):
            side = wind((home.lon, home.lat), (there.lon, there.lat))
            name = wording.name(world, world.place, "places")
            lies = _("It lies to the {side} of {home}.").format(side=side, home=name)
            told.append(f"{spot(scene, 'place', which)} {lies}")
    return tuple(told)


def _prompt(scene: Timeline, loads: tuple[LoadRow, ...]) -> Prompt:
    """A held load first; then what can be done where you are; then a trip."""
    run = scene.run
    held = next((row for row in loads if row.state == "held"), None)
    if held is not None and run.pending.startswith("held:"):
        return Prompt(_("{load}: held, an answer by dusk.").format(load=held.title), "track", _("answer"))
    if run.pressing or run.phase == "over":
        return prompt(scene)
    if run.phase == "away":
        if _open(scene, "buy"):
            return Prompt(_("You can buy here what you can carry."), "buy", _("buy"))
        return prompt(scene)
    if _open(scene, "travel"):
        return Prompt(_("A trip takes you away from the stall."), "trip", _("plan a trip"))
    return prompt(scene)


def _open(scene: Timeline, verb: str) -> bool:
    found: list[Choice] = choices_of(scene.world, scene.run, verb)
    return any(choice.refusal is None for choice in found)
