"""A held load as a decision: the man, the load, the answers in words, each with its cost and its chance."""

from __future__ import annotations

from marketgen.engine import office, price, release, shipments
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import text
from marketgen.engine.run import Load
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, refusals, wording
from marketgen.play.look.mapping import in_order
from marketgen.play.look.road import load_row
from marketgen.play.look.stall import change
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionOption, DecisionView, Degree


def held(scene: Timeline, when: str) -> DecisionView | None:
    """The held load in front; None if there is none."""
    world, run = scene.world, scene.run
    load = shipments.held(run)
    if load is None:
        return None
    key = f"posts.{load.post}"
    post = wording.name(world, load.post, "posts")
    story = wording.fill(world, run, f"{key}.texts.text") or _("Your load stands there and is not let through.")
    official = office.holder(world, run, world.posts[load.post].official)
    number = next(at for at, one in enumerate(in_order(scene), 1) if one.id == load.id)
    return DecisionView(
        id=f"held:{load.id}",
        kind="held",
        when=when,
        where=post,
        title=wording.text(world, f"{key}.texts.title") or _("Held: {post}").format(post=post),
        who=wording.person(world, official) if official in run.officials else "",
        text=tuple(story.split("\n")),
        options=tuple(_option(scene, load, choice.ids[0]) for choice in release.release_choices(world, run)),
        asides=_asides(scene, load),
        private=False,
        load=load_row(scene, number, load),
        asks="parcel_held" if load.kind == "parcel" else f"post:{load.post}",
        facts=_facts(scene, load, official),
        person=official if official in run.officials else "",
    )


Fact = tuple[str, tuple[str | Degree, ...]]


def _facts(scene: Timeline, load: Load, official: str) -> tuple[Fact, ...]:
    """Who stands there, the load, and the day, each in a few words."""
    man = (_man(scene, official),) if official in scene.run.officials else ()
    return (*man, _load(scene, load), _day(scene, load))


def _man(scene: Timeline, official: str) -> Fact:
    """Who has the post: his tie to you, his fear, what he wants."""
    world, state = scene.world, scene.run.officials[official]
    told: list[str | Degree] = []
    for scale, label, number in (("tie", _("tie"), state.tie), ("fear", _("fear"), state.fear)):
        word, marks, of = numbers.degree(scale, number)
        told.append(Degree(label, word, marks, of, "bad" if scale == "fear" and marks > of // 2 else ""))
    wants = wording.text(world, f"officials.{official}.wants")
    if wants:
        told.append(_("wants: {what}").format(what=wants[:1].lower() + wants[1:]))
    return wording.person(world, official), tuple(told)


def _load(scene: Timeline, load: Load) -> Fact:
    """What it is worth, what it cost and will cost, and whether it spoils."""
    world, run = scene.world, scene.run
    spoil_bp = world.goods[load.good].spoil_bp
    worth = shipments.worth(world, run, load.id).total
    rest = load.units * load.price - load.paid if load.kind == "order" else 0
    paid = _("paid {amount}, {rest} to come") if rest > 0 else _("paid {amount}")
    told = [
        _("worth {amount} here").format(amount=numbers.priced(world, worth)),
        paid.format(amount=numbers.priced(world, load.paid), rest=numbers.priced(world, rest)),
    ]
    share = numbers.share(spoil_bp)
    told.append(_("{share} of it spoils every night").format(share=share) if spoil_bp else _("does not spoil"))
    return _("The load"), tuple(told)


def _day(scene: Timeline, load: Load) -> Fact:
    """What of the day bears on it: the good's price, the board, your hours."""
    world, run = scene.world, scene.run
    good = wording.name(world, load.good)
    told: list[str | Degree] = []
    moved = change(scene, load.good)
    if moved is not None:
        share = numbers.percent(abs(moved.bp))
        form = _("{good}: no dearer, no cheaper since {day}")
        if share != numbers.percent(0):
            form = _("{good}: up {share} since {day}") if moved.bp > 0 else _("{good}: down {share} since {day}")
        told.append(form.format(good=good, share=share, day=moved.since))
    word, marks, of = numbers.degree("level", run.level)
    told.append(Degree(_("board"), word, marks, of, "bad" if marks > 1 else ""))
    told.append(ngettext("{hours} hour left", "{hours} hours left", run.hours).format(hours=run.hours))
    return _("The day"), tuple(told)


def _asides(scene: Timeline, load: Load) -> tuple[tuple[str, str], ...]:
    dusk = _("Nothing has to be decided now. At dusk, what is not answered waits for the shift to change.")
    return (_("the sign before"), _sign(scene, load)), (_("until dusk"), dusk)


def _sign(scene: Timeline, load: Load) -> str:
    """What made it likely beforehand that the post would hold a load, and when loads are lost at all."""
    world, run = scene.world, scene.run
    account = shipments.post(world, run, load.post)
    grew = {step.name for step in account.steps if step.amount > 0} if load.kind != "parcel" else set()
    signs = []
    if "level" in grew and run.level > 1:
        signs.append(_("the board said {word}").format(word=numbers.degree("level", run.level)[0]))
    if "post_tighter" in grew:
        signs.append(_("the post is stricter these days"))
    if "heat" in grew:
        signs.append(_("your heat is {word}").format(word=numbers.degree("heat", run.heat)[0]))
    lost = _("Loads are lost there only while the board says {word} or worse.").format(
        word=numbers.degree("level", world.road.lost_level)[0]
    )
    if not signs:
        return _("There was none; even in quiet times a post holds a load now and then. {lost}").format(lost=lost)
    told = _(", and ").join(signs)
    return _("{sign}. {lost}").format(sign=told[:1].upper() + told[1:], lost=lost)


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
    own_long = wording.text(world, f"{own}.long")
    if how == "send" and release.friend(world, run) not in ("", *world.posts[load.post].friends[:1]):
        own_label = own_long = ""  # they speak of the first of those who know the people there
    own_short = wording.text(world, f"{own}.short")
    if how == "part" and _more_than_its_share(scene, load):
        own_label = own_short = own_long = ""  # they may name a share, and of a few units it is more
    return DecisionOption(
        command=text(choice.command()),
        label=own_label or label,
        short=own_short or short,
        long=own_long or long,
        refusal=refusals.sentence(world, choice.refusal) if choice.refusal else "",
        chance=chance,
        chance_text=numbers.odds(chance.total, as_numbers),
        costs=cost,
        keeps=_keeps(scene, load, how),
    )


def _more_than_its_share(scene: Timeline, load: Load) -> bool:
    """Whether whole units make the part they keep much larger than the share the rules name."""
    lost = load.units - release.left_of(scene.world, load)
    return lost * BP * 4 > load.units * scene.world.road.part_bp * 5


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
        return wording.units(world, good, units) if good else _("nothing suits")
    if how == "send":
        hours = _hours(world.road.send_hours)
        owed = release.friend(world, run) not in world.household
        return _("{hours}, a favour").format(hours=hours) if owed else hours
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
        currency = wording.name(world, how.removeprefix(release.PAY), "currencies")
        label = _("Pay at the barrier, in {currency}").format(currency=currency)
        return (
            label,
            _("before whoever stands there"),
            _("Quick and plain, and people see it. If it fails, you are noticed."),
        )
    days = world.road.wait_days
    wait = ngettext("{count} day, then all or nothing", "{count} days, then all or nothing", days).format(count=days)
    friend = release.friend(world, scene.run)
    send = _("Send {name}").format(name=wording.person(world, friend)) if friend else _("Send somebody they know")
    table = {
        "goods": (
            _("Give what suits, through the driver"),
            _("he remembers it"),
            _("Quietly. He will expect a little more."),
        ),
        "send": (send, _("a favour"), _("Likely, a little later, and a favour is owed.")),
        "yourself": (_("Go there yourself"), _("some hours"), _("Papers and corridors. Then it is free.")),
        "part": (_("Let them keep a part"), _("certain"), _("Certain. The rest goes on its way.")),
        "wait": (_("Wait until the shift changes"), wait, _("All of it comes on, or none; and what spoils, spoils.")),
        "abandon": (_("Let it go"), _("nothing is left of it"), _("Nothing is asked, and nothing is written.")),
    }
    return table[how]
