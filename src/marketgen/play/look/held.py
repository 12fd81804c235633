"""A held load as a decision: the man, the load, the answers in words, each with its cost and its chance."""

from __future__ import annotations

from marketgen.engine import price, release, shipments
from marketgen.engine.commands import text
from marketgen.engine.run import Load
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, refusals, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionOption, DecisionView


def held(scene: Timeline, when: str) -> DecisionView | None:
    """The held load in front; None if there is none."""
    world, run = scene.world, scene.run
    load = shipments.held(run)
    if load is None:
        return None
    key = f"posts.{load.post}"
    post = wording.name(world, load.post, "posts")
    units = wording.units(world, load.good, load.units)
    own = wording.fill(world, run, f"{key}.texts.text")
    story = own or _("Your load stands there and is not let through.")
    load_line = _("{units} from {person}, worth about {worth} here; paid so far {paid}.").format(
        units=units[:1].upper() + units[1:],
        person=wording.person(world, load.who),
        worth=numbers.priced(world, shipments.worth(world, run, load.id).total),
        paid=numbers.priced(world, load.paid),
    )
    official = world.posts[load.post].official
    return DecisionView(
        id=f"held:{load.id}",
        kind="held",
        when=when,
        where=post,
        title=wording.text(world, f"{key}.texts.title") or _("Held: {post}").format(post=post),
        who=wording.person(world, official) if official in run.officials else "",
        text=(*story.split("\n"), load_line),
        options=tuple(_option(scene, load, choice.ids[0]) for choice in release.release_choices(world, run)),
        asides=_asides(scene, load, official),
        private=False,
        facts=_facts(scene, load, official),
    )


def _facts(scene: Timeline, load: Load, official: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who stands there, and the load, in short sentences."""
    world, run = scene.world, scene.run
    worth = numbers.priced(world, shipments.worth(world, run, load.id).total)
    spoils = _("spoils on the way") if world.goods[load.good].spoil_bp else _("does not spoil")
    paid = _("you paid {amount}").format(amount=numbers.priced(world, load.paid))
    facts: list[tuple[str, tuple[str, ...]]] = [
        (_("The load"), (_("worth {amount} here").format(amount=worth), paid, spoils))
    ]
    if official in run.officials:
        state = run.officials[official]
        told = (numbers.degree("tie", state.tie)[0], numbers.degree("fear", state.fear)[0])
        facts.insert(0, (wording.person(world, official), told))
    return tuple(facts)


def _asides(scene: Timeline, load: Load, official: str) -> tuple[tuple[str, str], ...]:
    world, run = scene.world, scene.run
    found = [(_("until dusk"), _("Nothing has to be decided now. At dusk, what is not answered waits."))]
    if official in run.officials:
        wants = wording.text(world, f"officials.{official}.wants")
        tie = numbers.degree("tie", run.officials[official].tie)[0]
        found.append((_("between you"), f"{tie.capitalize()}. {wants}" if wants else tie))
    spoils = world.goods[load.good].spoil_bp
    if spoils >= 50:  # under half a per cent is no matter
        told = _("{share} of it spoils every night.").format(share=numbers.percent(spoils))
        found.append((_("the load"), told))
    return tuple(found)


def _option(scene: Timeline, load: Load, how: str) -> DecisionOption:
    world, run = scene.world, scene.run
    choice = next(one for one in release.release_choices(world, run) if one.ids == (how,))
    chance = release.chance_of(world, run, how)
    as_numbers = world.difficulties[run.difficulty].odds_as_numbers
    label, short, long = _words(scene, load, how)
    own = f"posts.{load.post}.texts.answers.{'pay' if how.startswith(release.PAY) else how}"
    cost = cost_words(scene, load, how)
    own_label = wording.text(world, f"{own}.label")
    if how.startswith(release.PAY) and len(world.currencies) > 1:
        own_label = ""  # one label for several currencies would not tell them apart
    return DecisionOption(
        command=text(choice.command()),
        label=own_label or label,
        short=wording.text(world, f"{own}.short") or short,
        long=_("{what} It costs: {cost}.").format(what=wording.text(world, f"{own}.long") or long, cost=cost),
        refusal=refusals.sentence(world, choice.refusal) if choice.refusal else "",
        chance=chance,
        chance_text=numbers.odds(chance.total, as_numbers),
        costs=cost,
        keeps=_keeps(scene, load, how),
    )


def _keeps(scene: Timeline, load: Load, how: str) -> str:
    """What is left of the load if the answer works, and when it is here."""
    world, run = scene.world, scene.run
    if how == "abandon":
        return _("nothing")
    left = release.left_of(world, load) if how == "part" else load.units
    units = wording.units(world, load.good, left)
    if how == "wait":
        return _("{units}, or nothing").format(units=units)
    days = world.road.send_days if how == "send" else 1
    when = _("tomorrow") if days == 1 else wording.weekday(world, run.day + days)
    return _("{units}, {when}").format(units=units, when=when)


def cost_words(scene: Timeline, load: Load, how: str) -> str:
    """What an answer costs, in words: money, goods, hours, a favour, a part of the load."""
    world, run = scene.world, scene.run
    account = release.asked(world, run, how)
    if how == "goods":
        good, units = release.gift(world, run)
        return wording.units(world, good, units) if good else _("nothing they would take")
    if how == "send":
        hours = _hours(world.road.send_hours)
        who = release.friend(world, run)
        return (
            _("{hours}, and a favour of {name}").format(hours=hours, name=wording.person(world, who)) if who else hours
        )
    if how == "yourself":
        return _hours(world.posts[load.post].hours)
    if how == "part":
        lost = account.total // max(1, price.total(world, run, load.good))
        return wording.units(world, load.good, lost)
    if how == "abandon":
        return _("all of it")
    return numbers.priced(world, account.total, account.unit.partition(":")[2])


def _hours(hours: int) -> str:
    return ngettext("{hours} hour", "{hours} hours", hours).format(hours=hours)


def _words(scene: Timeline, load: Load, how: str) -> tuple[str, str, str]:
    """Label, short and long, as they read at any post."""
    world = scene.world
    if how.startswith(release.PAY):
        cost = cost_words(scene, load, how)
        label = _("Pay {amount} at the barrier").format(amount=cost)
        return (
            label,
            _("before whoever stands there"),
            _("Quick and plain, and people see it. If it fails, you are noticed."),
        )
    days = world.road.wait_days
    wait = ngettext("{count} day, then all or nothing", "{count} days, then all or nothing", days).format(count=days)
    table = {
        "goods": (
            _("Give what suits, through the driver"),
            _("he remembers it"),
            _("Quietly. He will expect a little more."),
        ),
        "send": (_("Send somebody they know"), _("a favour"), _("Likely, a little later, and a favour is owed.")),
        "yourself": (_("Go there yourself"), _("some hours"), _("Papers and corridors. Then it is free.")),
        "part": (_("Let them keep a part"), _("certain"), _("Certain. The rest goes on its way.")),
        "wait": (_("Wait until the shift changes"), wait, _("All of it comes on, or none; and what spoils, spoils.")),
        "abandon": (_("Let it go"), _("nothing is left of it"), _("Nothing is asked, and nothing is written.")),
    }
    return table[how]
