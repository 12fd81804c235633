"""The map of the roads: land, rivers, ways, posts, what is under way, and you."""

from __future__ import annotations

from marketgen.engine import shipments, travel
from marketgen.engine.run import Load
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import LoadRow, MapLine, MapMark, MapPlace, MapPost, MapView, Spot


def in_order(scene: Timeline) -> list[Load]:
    """Loads as they are numbered: held ones first, then by the day they come."""
    return sorted(scene.run.loads, key=lambda load: (load.state != "held", load.due, load.id))


_WINDS = (
    N_("east"), N_("north-east"), N_("north"), N_("north-west"),
    N_("west"), N_("south-west"), N_("south"), N_("south-east"),
)  # fmt: skip


def wind(home: Spot, there: Spot) -> str:
    """To which side of a place another one lies, for whoever hears the map. A degree of longitude is told as three
    quarters of one of latitude, as it is at the fortieth."""
    east, north = 3 * (there[0] - home[0]), 4 * (there[1] - home[1])
    flat, steep = 5 * abs(north) < 2 * abs(east), 5 * abs(east) < 2 * abs(north)
    if flat:
        return _(_WINDS[0 if east > 0 else 4])
    if steep:
        return _(_WINDS[2 if north > 0 else 6])
    return _(_WINDS[(1 if east > 0 else 3) if north > 0 else (7 if east > 0 else 5)])


def _spot(world: World, place: str) -> Spot | None:
    there = world.places.get(place)
    return (there.lon, there.lat) if there is not None and (there.lon or there.lat) else None


def map_of(scene: Timeline, loads: tuple[LoadRow, ...]) -> MapView:
    """The map with the loads of the list beside it."""
    world, run = scene.world, scene.run
    here = run.place or ("" if run.trip.leg else world.place)
    shown = [(place, spot) for place in world.places if (spot := _spot(world, place))]
    towns = tuple(
        MapPlace(place, wording.name(world, place, "places"), spot, wording.gloss(world, place, "places"),
                 here=place == here, home=place == world.place, known=place in run.known_places)
        for place, spot in shown
    )  # fmt: skip
    posts = tuple(
        MapPost(
            post.id, wording.name(world, post.id, "posts"), (post.lon, post.lat), shipments.tight(world, run, post.id)
        )
        for post in world.posts.values()
    )
    lines = [
        MapLine(one.kind, one.line, wording.name(world, one.id, "rivers"), wording.gloss(world, one.id, "rivers"))
        for one in world.outlines
    ]
    return MapView(towns, (*_land(world), *lines, *_ways(scene)), posts, _marks(scene, loads), _you(scene))


def _land(world: World) -> tuple[MapLine, ...]:
    """The land between rivers and coasts: their lines joined where they meet, as one closed outline."""
    rest = [one.line for one in world.outlines]
    if not rest:
        return ()
    chain = list(rest.pop(0))
    while rest:
        found = next((line for line in rest if {line[0], line[-1]} & {chain[0], chain[-1]}), None)
        if found is None:
            return ()
        rest.remove(found)
        if found[0] == chain[-1]:
            chain += found[1:]
        elif found[-1] == chain[-1]:
            chain += found[-2::-1]
        elif found[-1] == chain[0]:
            chain = [*found[:-1], *chain]
        else:
            chain = [*found[:0:-1], *chain]
    return (MapLine("land", tuple(chain)),)


def _ways(scene: Timeline) -> list[MapLine]:
    """A way from home to each place that can be travelled to, and what is gone of yours."""
    world = scene.world
    home = _spot(world, world.place)
    reached = dict.fromkeys(place for way in world.ways.values() for place in way.to)
    lines = [MapLine("way", (home, spot)) for place in reached if home and (spot := _spot(world, place))]
    you, trip = _you(scene), scene.run.trip
    start = home if trip.leg == "out" else _spot(world, trip.to)
    if you is not None and start is not None:
        lines.append(MapLine("gone", (start, you)))
    for load in scene.run.loads:
        at = _load_spot(scene, load)
        if at is not None and load.at:
            passed = [(world.posts[stop.post].lon, world.posts[stop.post].lat) for stop in shipments.stops(world, load)]
            lines.append(MapLine("gone", (*passed[: load.at], at)))
    return lines


def _marks(scene: Timeline, loads: tuple[LoadRow, ...]) -> tuple[MapMark, ...]:
    """Loads where they are, with their numbers in the list."""
    marks = []
    for row, load in zip(loads, in_order(scene), strict=False):
        at = _load_spot(scene, load)
        if at is not None:
            marks.append(MapMark(row.number, at, load.state == "held"))
    return tuple(marks)


def _load_spot(scene: Timeline, load: Load) -> Spot | None:
    """At the post that holds a load, or between the last post and the next; None for one whose way has no post."""
    world = scene.world
    posts = [(world.posts[stop.post].lon, world.posts[stop.post].lat) for stop in shipments.stops(world, load)]
    home = _spot(world, world.place)
    if load.state in ("held", "wait"):
        return world.posts[load.post].lon, world.posts[load.post].lat
    if not posts or home is None:
        return None
    if load.at == 0:
        return posts[0]
    return _between(posts[load.at - 1], posts[load.at] if load.at < len(posts) else home)


def _between(one: Spot, other: Spot) -> Spot:
    return (one[0] + other[0]) // 2, (one[1] + other[1]) // 2


def _you(scene: Timeline) -> Spot | None:
    """Where you are while you are between places: so far along the way as days have gone."""
    world, run = scene.world, scene.run
    trip = run.trip
    if trip.leg not in ("out", "back"):
        return None
    home, there = _spot(world, world.place), _spot(world, trip.to)
    if home is None or there is None:
        return None
    whole = max(1, travel.home_day(run) - trip.day)
    gone = min(run.day - trip.day, whole)
    share = 2 * gone if trip.leg == "out" else 2 * (whole - gone)
    share = min(whole, share)
    return home[0] + (there[0] - home[0]) * share // whole, home[1] + (there[1] - home[1]) * share // whole
