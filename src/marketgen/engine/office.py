"""Posts and who holds them (game.md 6): fear now, reach, who follows whom, and the fall of an official."""

from __future__ import annotations

from marketgen.engine import chance
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.almanac import of_world
from marketgen.engine.arithmetic import PPM, clamp, divide
from marketgen.engine.events import Event, event
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import Official, World

MOST_FEAR = 4
WEEK = 7
NEVER = 99
"""What ``rotation_in`` says when no change of a post is known."""


def in_office(world: World, run: Run, who: str) -> bool:
    """Whether an official is met, has his post, and has not lost it."""
    official, state = world.officials.get(who), run.officials.get(who)
    if official is None or state is None or state.left or official.from_day > run.day:
        return False
    return not official.replaces or bool(run.officials[official.replaces].left)


def serving(world: World, run: Run) -> list[Official]:
    """Everybody in office, in a fixed order."""
    return [official for official in world.officials.values() if in_office(world, run, official.id)]


def successor(world: World, who: str) -> str:
    """Who takes somebody's post; empty if the scenario has nobody for it."""
    return of_world(world, "successors", _successors).get(who, "")


def _successors(world: World) -> dict[str, str]:
    """Who takes whose post."""
    found: dict[str, str] = {}
    for official in world.officials.values():
        if official.replaces:
            found.setdefault(official.replaces, official.id)
    return found


def holder(world: World, run: Run, who: str) -> str:
    """Who holds the post that was this official's on the first day; empty if nobody does."""
    while who and who in run.officials and run.officials[who].left:
        who = successor(world, who)
    return who


def reaches(world: World, who: str, peril: str) -> bool:
    """Whether a danger is within somebody's reach; one of whom nothing is said covers all."""
    covers = world.officials[who].covers
    return not covers or peril in covers


def helpers(world: World, run: Run, peril: str) -> list[str]:
    """Those in office within whose reach a danger is, the best tie first."""
    found = [one.id for one in serving(world, run) if reaches(world, one.id, peril)]
    return sorted(found, key=lambda who: (-run.officials[who].tie, who))


def fear_now(world: World, run: Run, who: str) -> Account:
    """How afraid an official is today, 0 to 4: his own fear, the campaign, his superior this week, a fall nearby."""
    rules = world.gifts
    steps = Sum()
    steps.add("fear_own", run.officials[who].fear, keep=True, official=who)
    if rules.usual_level >= 0:
        level = run.level
        steps.add("fear_level", level - rules.usual_level, level=level)
    if rules.boss_bp:
        week = (run.day - 1) // WEEK * WEEK + 1
        luck = chance.draw(run.seed, "boss", week, who)
        steps.add("fear_boss", int(chance.happens(luck, rules.boss_bp)), official=who)
    steps.add("fear_shaken", int(shaken(world, run)))
    steps.keep_within(0, MOST_FEAR, "held")
    return steps.account(f"fear_now:{who}", "points")


def shaken(world: World, run: Run) -> bool:
    """Whether an official fell so lately that the others fear for themselves."""
    rules = world.office
    if rules is None:
        return False
    return any(state.fell and run.day - state.left < rules.shaken for state in run.officials.values())


def planned(world: World, run: Run) -> tuple[int, str]:
    """The day in this month on which a post changes, and whose of the first day it was; (0, "") if none does."""
    rules = world.office
    if rules is None or not rules.rotation_bp:
        return 0, ""
    month = (run.day - 1) // rules.month
    known = run.memory.get("rotation")
    if known and known[0] is world and known[1] == month:
        return known[2]  # type: ignore[no-any-return]
    posts = [one.id for one in world.officials.values() if not one.replaces and successor(world, one.id)]
    if not posts:
        return 0, ""
    comes, when = chance.draws(run.seed, "rotation", month + 1, "", 2)
    plan = (0, "")
    if chance.happens(comes, rules.rotation_bp):
        # each post draws for itself: one more can be the one, and moves nothing else
        post = min(posts, key=lambda who: (chance.draw(run.seed, "chair", month + 1, who), who))
        plan = (month * rules.month + chance.between(when, *rules.days), post)
    run.memory["rotation"] = (world, month, plan)
    return plan


def due(world: World, run: Run) -> str:
    """Whose post changes this month and has not changed yet; empty if nobody's does."""
    day, post = planned(world, run)
    who = holder(world, run, post) if post and day >= run.day else ""
    return who if who and successor(world, who) and in_office(world, run, who) else ""


def rotation_in(world: World, run: Run) -> int:
    """Days until a post changes; NEVER if none is known to."""
    day, _post = planned(world, run)
    return day - run.day if day >= run.day and due(world, run) else NEVER


def falls(world: World, run: Run, who: str) -> Account:
    """The danger, in ppm, that an official falls today: more by the campaign and by how much he took."""
    rules = world.office
    steps = Sum()
    if rules is not None and successor(world, who):
        level = run.level
        taken = run.officials[who].given_ever
        steps.add("start", rules.falls_ppm, keep=True)
        steps.add("level", rules.falls_level_ppm * level, level=level)
        steps.add("falls_taken", divide(rules.falls_taken_ppm * taken, max(1, rules.taken_per)), taken=taken)
        steps.keep_within(0, PPM, "held")
    return steps.account(f"falls:{who}", "ppm")


def danger(world: World, run: Run, who: str) -> int:
    """:func:`falls`'s total by the same parts, without its steps."""
    return _danger(world, run, run.officials[who].given_ever) if successor(world, who) else 0


def _danger(world: World, run: Run, taken: int) -> int:
    """The danger of somebody who has a post and took so much."""
    rules = world.office
    if rules is None:
        return 0
    by_taken = divide(rules.falls_taken_ppm * taken, max(1, rules.taken_per)) if taken else 0
    return clamp(rules.falls_ppm + rules.falls_level_ppm * run.level + by_taken, 0, PPM)


def dawn(world: World, run: Run) -> list[Event]:
    """A post may change, or be heard of to change; an official may fall."""
    rules = world.office
    if rules is None or not world.met("officials", run.day):
        return []
    happened: list[Event] = []
    who, left = due(world, run), rotation_in(world, run)
    if who and left == rules.rumoured:
        happened.append(event("rotation_near", official=who, days=left))
    if who and left == 0:
        happened += rotate(world, run, who)
    fallen = _falls_today(world, run)
    return happened + purge(world, run, fallen) if fallen else happened


def _falls_today(world: World, run: Run) -> str:
    """Who falls today, one at most: by the danger of all, then by each one's share in it; most days nobody."""
    luck, which = chance.draws(run.seed, "falls", run.day, "", 2)
    taken = max([state.given_ever for state in run.officials.values()], default=0)
    if luck * PPM >> 32 >= len(world.officials) * _danger(world, run, taken):
        return ""  # were everybody in as much danger as one could be: it need not be worked out
    posts = [one.id for one in serving(world, run) if successor(world, one.id)]
    dangers = tuple(danger(world, run, who) for who in posts)
    if luck * PPM >> 32 >= sum(dangers):
        return ""
    return posts[chance.pick(which, dangers)]


def rotate(world: World, run: Run, who: str) -> list[Event]:
    """Somebody is moved elsewhere: the tie goes with him, and a stranger sits down."""
    follows = successor(world, who)
    if not follows or not in_office(world, run, who):
        return []
    run.officials[who] = replace(run.officials[who], left=run.day)
    run.favours.pop(who, None)
    return [event("rotated", official=who, successor=follows)]


def purge(world: World, run: Run, who: str) -> list[Event]:
    """Somebody falls: whoever stands in his book is asked about it or has a line; if you do not, who carried things to
    him may say so. It is one line at most."""
    follows, state = successor(world, who), run.officials[who]
    if not follows or not in_office(world, run, who):
        return []
    run.officials[who] = replace(state, left=run.day, fell=1)
    run.favours.pop(who, None)
    happened = [event("purged", official=who, successor=follows)]
    rules = world.office
    if rules is None:
        return happened
    if state.given_ever and state.given_ever >= rules.book:
        happened.append(event("in_his_book", official=who))
        return happened + (_asked_about(run, rules.asks) or _line(run))
    for official, person in run.carried:
        if official == who and _tells(world, run, who, person):
            return [*happened, event("go_between_told", person=person, official=who), *_line(run)]
    return happened


def _line(run: Run) -> list[Event]:
    """A line in the file."""
    run.file += 1
    return [event("file", amount=1)]


def _asked_about(run: Run, card: str) -> list[Event]:
    """Two people will ask about the book tomorrow, once in a run; what is answered decides about the line."""
    if not card or card in run.seen or any(name == card for _day, name in run.scheduled):
        return []
    run.scheduled = tuple(sorted((*run.scheduled, (run.day + 1, card))))
    return [event("book_asked")]


def tells(world: World, run: Run, person: str) -> Account:
    """The chance, in basis points, that a go-between names you when the official he carried to falls."""
    rules = world.office
    steps = Sum()
    if rules is not None:
        trust = run.trust.get(person, 0)
        steps.add("start", rules.tells_bp, keep=True)
        steps.add("trust", -divide(trust * rules.tells_trust_bp, 100), person=person, trust=trust)
        steps.keep_within(world.gifts.least_bp, world.gifts.most_bp, "held")
    return steps.account(f"tells:{person}", "bp")


def _tells(world: World, run: Run, who: str, person: str) -> bool:
    luck = chance.draw(run.seed, "tells", run.day, f"{who}.{person}")
    return chance.happens(luck, tells(world, run, person).total)


def extra_groups(world: World, run: Run, hour: int) -> int:
    """Groups that a better spot brings in an hour of the market (counted from 1 after it opens)."""
    rules = world.office
    if rules is None or not rules.spot_every or hour % rules.spot_every or not world.met("officials", run.day):
        return 0
    over_place = of_world(world, "over_place", lambda of: tuple(one for one in of.officials if reaches_place(of, one)))
    return int(any(has_spot(world, run, one) and in_office(world, run, one) for one in over_place))


def reaches_place(world: World, who: str) -> bool:
    """Whether it is within somebody's reach which spot is whose."""
    return "place" in world.officials[who].covers


def spot(world: World, run: Run) -> Account:
    """Groups that a better spot brings in a whole market day, and by whose tie."""
    steps = Sum()
    hours = world.day.blocks[-1][1] - world.day.blocks[0][0]
    many = sum(extra_groups(world, run, hour) for hour in range(1, hours + 1))
    who = next((one for one in world.officials if has_spot(world, run, one) and in_office(world, run, one)), "")
    if many and who:
        steps.add("better_spot", many, official=who, tie=run.officials[who].tie)
    return steps.account("spot", "units")


def has_spot(world: World, run: Run, who: str) -> bool:
    """Whether an official's tie gives you the better spot: it needs the place within his reach."""
    rules = world.office
    return rules is not None and reaches_place(world, who) and run.officials[who].tie >= rules.spot_tie
