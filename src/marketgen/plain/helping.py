"""Help, rule cards, words and sources, as sentences."""

from __future__ import annotations

from marketgen.engine.commands import VERBS
from marketgen.i18n import N_, _
from marketgen.plain.speech import labelled, sentence
from marketgen.play import cards, refusals, wording
from marketgen.play.actions import ACTIONS
from marketgen.play.timeline import Timeline

WORDS = {
    "look": N_("Hear again how things stand, and all the choices."),
    "back": N_("Leave a question or a list without deciding anything."),
}
"""The words of plain mode that the table of actions does not have."""

FORWARD = "go on"
"""The word that does what comes next: open the market, go on after noon, sleep."""

_VERBS = {
    "show": N_("Put a good on a slot of the display."),
    "hide": N_("Take a good off the display."),
    "price": N_("Ask another price for a good."),
    "take": N_("Buy from an offer of this morning."),
    "order": N_("Have a good brought on a later day, for less."),
    "bring": N_("Bring goods from the stall to the store at home."),
    "meal": N_("Choose what is eaten at home."),
    "tidy": N_("Make the stall ready for an inspection."),
    "give": N_("Offer something to an official."),
    "open": N_("Open the market, or go on after noon."),
    "answer": N_("Answer an inspection: look, plead or pack."),
    "choose": N_("Answer an event."),
    "sleep": N_("End the day."),
    "note": N_("Write a line of your own into the diary."),
}
assert _VERBS.keys() == VERBS.keys()


def words() -> dict[str, str]:
    """The words that plain mode takes beside numbers and commands, and what each does."""
    table = {action.plain: _(action.help) for action in ACTIONS if action.plain}
    return table | {word: _(told) for word, told in WORDS.items()}


def short() -> list[str]:
    """What a newcomer must know to type the first thing."""
    return [
        _("Type the number of a choice and press Enter. Type help for what else can be typed, quit to leave."),
        _("Every decision is saved before you read its result."),
    ]


def help_text(scene: Timeline) -> list[str]:
    """What can be typed: numbers, amounts, words, and the commands met so far."""
    lines = [
        _("Numbers: type the number of a choice. Where a choice asks how many, type a number, half, all or max."),
        _("Several numbers at once walk through the lists: 3 20 is choice 3, and 20 of it."),
        _("Words that can be typed at any time:"),
        *(labelled(word, told) for word, told in words().items()),
        _("why can be followed by the number of a choice, by a good, or by one of: {subjects}.").format(
            subjects=", ".join(_subjects())
        ),
        _("Commands, with ids or names in place of the words in capitals:"),
    ]
    run = scene.run
    for verb, told in _VERBS.items():
        lines.append(_("{form}: {help}").format(form=refusals.usage(verb), help=_(told)))
    ids = [good for good in scene.world.goods if scene.world.goods[good].from_day <= run.day]
    lines.append(labelled(_("goods"), ", ".join(_named(scene, good) for good in ids)))
    met = [man.id for man in (*scene.world.middlemen.values(), *scene.world.officials.values()) if man.from_day <= run.day]
    if met:
        lines.append(labelled(_("people"), ", ".join(f"{who} ({wording.person(scene.world, who)})" for who in met)))
    lines.append(labelled(_("prices"), ", ".join(scene.world.stances)))
    if scene.world.met("household", run.day):
        lines.append(labelled(_("meals"), ", ".join(f"{meal} ({wording.name(scene.world, meal, 'meals')})" for meal in scene.world.meals)))
    return lines


def _named(scene: Timeline, good: str) -> str:
    name = wording.name(scene.world, good)
    return good if name == good else f"{good} ({name})"


def _subjects() -> tuple[str, ...]:
    return ("hand", "worth", "score", "heat", "inspection")


def rule_cards(scene: Timeline) -> list[str]:
    """The rule cards of the systems met so far."""
    world, day = scene.world, scene.run.day
    return [labelled(card.title(world), card.text(world)) for card in cards.cards_met(world, day)]


def glossary(scene: Timeline) -> list[str]:
    """The Korean words of the scenario with their meaning, and the names of people and goods met."""
    texts, lines = scene.world.texts, []
    ids = sorted({path.split(".")[1] for path in texts if path.startswith("glossary.")})
    for one in ids:
        told = texts.get(f"glossary.{one}.meaning", "")
        lines.append(_("{word} {hangul}: {meaning}").format(
            word=one.capitalize(), hangul=texts.get(f"glossary.{one}.hangul", ""), meaning=sentence(told)
        ))
    return lines or [_("This scenario has no glossary.")]


def sources(scene: Timeline) -> list[str]:
    """What the scenario's numbers rest on."""
    texts = scene.world.texts
    ids = sorted({path.split(".")[1] for path in texts if path.startswith("sources.")})
    lines = [
        _("{title}, {year}: {about}").format(
            title=texts.get(f"sources.{one}.title", one),
            year=texts.get(f"sources.{one}.year", ""),
            about=sentence(texts.get(f"sources.{one}.about", "")),
        )
        for one in ids
    ]
    lines += [
        labelled(wording.name(scene.world, good), told)
        for good in scene.world.goods
        if (told := texts.get(f"goods.{good}.basis.price.about", ""))
    ]
    return lines or [_("This scenario names no sources.")]
