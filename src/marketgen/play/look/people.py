"""People: officials as frightened people first, then everybody else you have met."""

from __future__ import annotations

from marketgen.engine import office
from marketgen.engine import officials as rules
from marketgen.engine import people as cast
from marketgen.engine.world import Official
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look.cover import cover
from marketgen.play.look.frame import prompt
from marketgen.play.timeline import Timeline
from marketgen.play.views import Degree, PeopleView, PersonRow, Prompt


def people(scene: Timeline) -> PeopleView:
    """Everybody met so far."""
    world, run = scene.world, scene.run
    met = world.met("officials", run.day)
    officials = tuple(_official(scene, official) for official in office.serving(world, run) if met)
    others = tuple(_other(scene, person.id) for person in cast.everybody(world, run) if person.from_day <= run.day)
    return PeopleView(_heading(scene), officials, others, _prompt(scene, officials), cover(scene) if met else None)


def _heading(scene: Timeline) -> str:
    """What the list is of, and how many know something they could tell."""
    knows = scene.run.knows
    if not knows:
        return _("People you know")
    return ngettext(
        "People you know; {count} person knows something", "People you know; {count} people know something", knows
    ).format(count=knows)


def _prompt(scene: Timeline, officials: tuple[PersonRow, ...]) -> Prompt:
    giving = [row for row in officials if row.can_give]
    if scene.run.pending or not giving:
        return prompt(scene)
    sentence = _("{name} expects something small. You may give, or not.").format(name=giving[0].name)
    return Prompt(sentence, "give", _("offer"))


def _official(scene: Timeline, official: Official) -> PersonRow:
    world, run = scene.world, scene.run
    state = run.officials[official.id]
    word, marks, of = numbers.degree("tie", state.tie)
    afraid = office.fear_now(world, run, official.id)
    fear, fear_marks, fear_of = numbers.degree("fear", afraid.total)
    key = f"officials.{official.id}"
    given = _("had {amount} from you this week").format(amount=numbers.priced(world, state.given))
    return PersonRow(
        id=official.id,
        name=wording.person(world, official.id),
        gloss=wording.person_gloss(world, official.id),
        what=_("official"),
        bond=Degree(_("to you"), word, marks, of, "good" if marks > 2 else "bad" if not marks else ""),
        last=given if state.given else _("nothing from you this week"),
        about=tuple(text for text in _told(scene, key) if text),
        expects=rules.expects_next(world, run, official.id, 0),
        expects_text=_expects(scene, state.expects),
        fear=Degree(_("fear"), fear, fear_marks, fear_of, "bad" if fear_marks > 2 else "", afraid.subject),
        covers=wording.text(world, f"{key}.can"),
        cannot=wording.text(world, f"{key}.cannot"),
        suits=tuple(_thing(scene, what) for what in dict.fromkeys((*official.forms, *official.through))),
        between=tuple(wording.person(world, who) for who in official.between if who in run.trust),
        can_give=any(
            choice.ids[0] == official.id and choice.refusal is None for choice in rules.give_choices(world, run)
        )
        and run.phase != "over",
    )


def _told(scene: Timeline, key: str) -> tuple[str, ...]:
    """Who it is, what is wanted, what is beyond reach, what is feared, and what you know beside that."""
    world = scene.world
    cannot, fears = wording.text(world, f"{key}.cannot"), wording.text(world, f"{key}.fears")
    return (
        wording.text(world, f"{key}.about"),
        _wants(scene, key),
        _("Cannot cover: {text}").format(text=cannot) if cannot else "",
        _("Fears: {text}").format(text=fears) if fears else "",
        *wording.several(world, f"{key}.knows"),
    )


def _expects(scene: Timeline, amount: int) -> str:
    if not amount:
        return _("nothing by the week")
    return _("about {amount} a week").format(amount=numbers.priced(scene.world, amount))


def _thing(scene: Timeline, what: str) -> str:
    kind = "currencies" if what in scene.world.currencies else "goods"
    return wording.name(scene.world, what, kind)


def _wants(scene: Timeline, key: str) -> str:
    wants = wording.text(scene.world, f"{key}.wants")
    return _("Wants: {text}").format(text=wants) if wants else ""


def _other(scene: Timeline, who: str) -> PersonRow:
    world, run = scene.world, scene.run
    word, marks, of = numbers.degree("trust", run.trust[who])
    kind, what = next(
        (kind, what)
        for kind, what, group in (
            ("middlemen", _("brings goods"), world.middlemen),
            ("neighbours", _("next stall"), world.neighbours),
            ("regulars", _("comes again"), world.regulars),
            ("lenders", _("lends money"), world.lenders),
        )
        if who in group
    )
    told = [wording.text(world, f"{kind}.{who}.about"), *wording.several(world, f"{kind}.{who}.knows")]
    return PersonRow(
        id=who,
        name=wording.person(world, who),
        gloss=wording.person_gloss(world, who),
        what=what,
        bond=Degree(_("to you"), word, marks, of, "good" if marks > 2 else "bad" if marks < 2 else ""),
        last=_last(scene, who),
        about=tuple(text for text in told if text),
    )


def _last(scene: Timeline, who: str) -> str:
    """The last thing between you: a fork that was about this person."""
    world = scene.world
    for day, event, choice in reversed(scene.run.forks):
        if world.events[event].person == who:
            label = wording.text(world, f"events.{event}.choices.{choice}.label")
            return _("{weekday}: {choice}").format(weekday=wording.weekday(world, day), choice=label)
    return ""
