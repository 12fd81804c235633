"""Decisions: a story event or an inspection in front of you."""

from __future__ import annotations

from marketgen.engine import bargain, keeper, story
from marketgen.engine.commands import text
from marketgen.engine.plot import Story
from marketgen.i18n import _
from marketgen.play import numbers, refusals, wording
from marketgen.play.look import council
from marketgen.play.look.haggling import bargain as haggling
from marketgen.play.look.held import held
from marketgen.play.look.inspecting import inspection, when_words, where_words
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionOption, DecisionView


def decision(scene: Timeline) -> DecisionView | None:
    """What waits for an answer now; None if nothing does."""
    if scene.run.pending == "inspection":
        return inspection(scene)
    if scene.run.pending == bargain.PENDING:
        return haggling(scene)
    if scene.run.pending.startswith("held:"):
        return held(scene, when_words(scene))
    asked = story.current(scene.world, scene.run)
    return _event(scene, asked) if asked else None


def told(scene: Timeline, name: str) -> DecisionView:
    """A story that has come and asks nothing, in the same shape: it has no answers."""
    return _shown(scene, scene.world.events[name], "told", ())


def _event(scene: Timeline, asked: Story) -> DecisionView:
    world, run = scene.world, scene.run
    key = f"events.{asked.id}"
    options = []
    for choice in story.choose_choices(world, run):
        own = f"{key}.choices.{choice.ids[0]}"
        options.append(
            DecisionOption(
                command=text(choice.command()),
                label=wording.text(world, f"{own}.label"),
                short=wording.fill(world, run, f"{own}.short"),
                long=" ".join(
                    filter(None, (wording.fill(world, run, f"{own}.long"), council.against(scene, choice.command())))
                ),
                refusal=refusals.sentence(world, choice.refusal) if choice.refusal else "",
                asks=council.subjects(scene, choice.command()),
            )
        )
    return _shown(scene, asked, "event", tuple(options))


def _shown(scene: Timeline, card: Story, kind: str, options: tuple[DecisionOption, ...]) -> DecisionView:
    world, key = scene.world, f"events.{card.id}"
    return DecisionView(
        id=card.id,
        kind=kind,
        when=when_words(scene),
        where=_("at home") if card.person in world.household else where_words(scene, card.phase),
        title=wording.text(world, f"{key}.title"),
        who=_who(scene, card.person),
        text=tuple(wording.fill(world, scene.run, f"{key}.text").split("\n")),
        options=options,
        asides=(*_asides(scene, key), *(_law(scene, key) if card.private else ())),
        private=card.private,
        person=card.person,
        voices=_voices(scene, card),
    )


def _who(scene: Timeline, who: str) -> str:
    if who in scene.run.trust:
        bond = numbers.degree("trust", scene.run.trust[who])[0]
        return _("{name}, {bond}").format(name=wording.person(scene.world, who), bond=bond)
    return wording.person(scene.world, who) if who else ""


def _asides(scene: Timeline, key: str) -> tuple[tuple[str, str], ...]:
    world = scene.world
    start = f"{key}.asides."
    ids = sorted({path[len(start) :].split(".")[0] for path in world.texts if path.startswith(start)})
    return tuple((wording.text(world, f"{start}{one}.label"), wording.text(world, f"{start}{one}.text")) for one in ids)


def _law(scene: Timeline, key: str) -> tuple[tuple[str, str], ...]:
    """The law of that year, unless the card says it itself."""
    world, run = scene.world, scene.run
    own = {path.split(".")[-2] for path in world.texts if path.startswith(f"{key}.asides.")}
    laws = [law for law in world.laws if law.kind == "media" and law.first <= run.day <= law.last]
    year = wording.day_of(world, run.day).year
    told = ((_("the law of {year}").format(year=year), wording.text(world, f"laws.{law.id}.text")) for law in laws)
    return tuple(row for row in told if row[1] and "law" not in own)


def _voices(scene: Timeline, card: Story) -> tuple[tuple[str, str], ...]:
    """What those at home say when they are asked before it is done: to the answers that they judge, and to anything
    forbidden whoever of them has not said yes or no."""
    judged = council.beside(scene, card)
    return (*judged, *(_at_home(scene, council.asked(scene, card)) if card.private else ()))


def _at_home(scene: Timeline, heard: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """What those at home say to something forbidden, but for those who were heard."""
    world, run = scene.world, scene.run
    if not world.met("family", run.day):
        return ()
    said = ((who, wording.text(world, f"household.{who}.asked")) for who in world.household if who not in heard)
    return tuple((wording.person(world, who), text) for who, text in said if text and keeper.at_home(world, run, who))
