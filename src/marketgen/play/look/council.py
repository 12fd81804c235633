"""What those at home say before a danger: yes or no, and why, in the scenario's words."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import council
from marketgen.engine.commands import Command
from marketgen.engine.council import Said
from marketgen.engine.plot import Story
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.timeline import Timeline

_KEYS = {
    "council_nature": "nature", "council_health": "health", "council_heat": "heat", "council_level": "level",
    "council_faith": "faith",
}  # fmt: skip
"""The steps of a sum, and what the scenario calls the sentence of each."""


def sentence(scene: Timeline, matter: str, said: Said) -> str:
    """A member's sentence: of the reason that weighs most, else of how the member is."""
    voice, answer = f"council.voices.{said.member}", "yes" if said.yes else "no"
    path = f"{voice}.{answer}.{_KEYS.get(said.step, 'nature')}"
    if said.step == council.REASON:
        path = f"{voice}.reasons.{said.reason}.says"
    elif said.step == "council_matter":
        path = f"council.matters.{matter}.says.{said.member}.{answer}"
    found = wording.fill(scene.world, scene.run, path)
    return found or wording.fill(scene.world, scene.run, f"{voice}.{answer}.nature")


def _told(scene: Timeline, matter: str, said: Said) -> str:
    form = _("{name} says yes: {sentence}") if said.yes else _("{name} says no: {sentence}")
    return form.format(name=wording.person(scene.world, said.member), sentence=sentence(scene, matter, said))


def on_command(scene: Timeline, command: Command) -> list[str]:
    """What everybody at home says to a command, a sentence each; nothing where nobody is asked."""
    world, run = scene.world, scene.run
    return [
        _told(scene, matter.id, said)
        for matter in council.matters(world, run, command)
        for said in council.answers(world, run, matter.id)
    ]


def beside(scene: Timeline, card: Story) -> tuple[tuple[str, str], ...]:
    """What those at home say to the answers of a card that they are asked about: who, by the first of them on what,
    and the sentence."""
    rows = []
    for matter in _matters(scene, card):
        about = wording.text(scene.world, f"council.matters.{matter}.name")
        for at, said in enumerate(council.answers(scene.world, scene.run, matter)):
            form = _("Yes. {sentence}") if said.yes else _("No. {sentence}")
            name = wording.person(scene.world, said.member)
            label = name if at else _("{name}, asked about {matter}").format(name=name, matter=about)
            rows.append((label, form.format(sentence=sentence(scene, matter, said))))
    return tuple(rows)


def asked(scene: Timeline, card: Story) -> frozenset[str]:
    """Who at home says yes or no to an answer of a card."""
    said = (council.answers(scene.world, scene.run, matter) for matter in _matters(scene, card))
    return frozenset(one.member for answers in said for one in answers)


def _matters(scene: Timeline, card: Story) -> Iterator[str]:
    """The matters of all answers of a card, each once."""
    found = [
        matter.id
        for choice in card.choices
        for matter in council.matters(scene.world, scene.run, Command("choose", (choice.id,)))
    ]
    yield from dict.fromkeys(found)


def against(scene: Timeline, command: Command) -> str:
    """Who at home is against a command, in a sentence; empty if nobody is."""
    world, run = scene.world, scene.run
    names = [
        wording.person(world, said.member)
        for matter in council.matters(world, run, command)
        for said in council.answers(world, run, matter.id)
        if not said.yes
    ]
    return _("Against it at home: {names}.").format(names=", ".join(dict.fromkeys(names))) if names else ""


def subjects(scene: Timeline, command: Command) -> tuple[tuple[str, str], ...]:
    """The sums behind what is said to a command: who, and the subject."""
    world, run = scene.world, scene.run
    return tuple(
        (wording.person(world, said.member), f"says:{matter.id}:{said.member}")
        for matter in council.matters(world, run, command)
        for said in council.answers(world, run, matter.id)
    )


def remembered(scene: Timeline) -> tuple[str, ...]:
    """What those at home make of how you decided so far, in a sentence; none where nothing is to be said of anybody."""
    world, run = scene.world, scene.run
    found = []
    for member, state in run.council.items():
        if member in world.household:
            word = numbers.degree("trust", state.faith)[0]
            form = _("{name} {word} (overruled {against}, agreed {agreed})")
            found.append(form.format(name=wording.person(world, member), word=word, against=state.against,
                                     agreed=state.agreed))  # fmt: skip
    return (_("On how you decide: {people}.").format(people=", ".join(found)),) if found else ()
