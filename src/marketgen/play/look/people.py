"""People: officials as frightened people first, then everybody else you have met."""

from __future__ import annotations

from marketgen.engine import office, services
from marketgen.engine import officials as rules
from marketgen.engine import people as cast
from marketgen.engine.events import Choice
from marketgen.engine.run import Run
from marketgen.engine.world import Official, World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import row
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
    grid = cover(scene) if met else None
    return PeopleView(
        heading=_("Officials") if grid else _heading(scene),
        officials=officials,
        others=others,
        prompt=_prompt(scene, officials),
        note=_heading(scene) if grid and run.knows else _("each can do some things, and not others") if grid else "",
        cover=grid,
        owed=_owed(scene),
    )


def person(scene: Timeline, who: str) -> PersonRow | None:
    """What is known of one person; None for nobody you know, and for those at home."""
    world, run = scene.world, scene.run
    if who in run.officials and who in {one.id for one in office.serving(world, run)}:
        return _official(scene, world.officials[who])
    return _other(scene, who) if who in run.trust and who in {one.id for one in cast.everybody(world, run)} else None


def _heading(scene: Timeline) -> str:
    """What the list is of, and how many know something they could tell."""
    knows = scene.run.knows
    if not knows:
        return _("People you know")
    return ngettext(
        "People you know; {count} person knows something", "People you know; {count} people know something", knows
    ).format(count=knows)


def _owed(scene: Timeline) -> tuple[tuple[str, str, str, str], ...]:
    """Who owes you a kindness."""
    world, run = scene.world, scene.run
    rows = []
    for who, count in run.favours.items():
        if count:
            words = ngettext("owes you {count} favour", "owes you {count} favours", count).format(count=count)
            rows.append((wording.person(world, who), "", words, ""))
    return tuple(rows)


def _prompt(scene: Timeline, officials: tuple[PersonRow, ...]) -> Prompt:
    giving = [row for row in officials if row.can_give and not row.had]
    if scene.run.pressing or not giving:
        return prompt(scene)
    return offer_prompt(giving[0])


def offer_prompt(row: PersonRow) -> Prompt:
    """The lamp that offers something to an official, and whether he waits for it."""
    if row.had:
        told = _("{name} has had something this week. You may give more.").format(name=row.name)
        return Prompt(told, "give", _("offer"))
    if row.appetite is None:
        return Prompt(_("{name} expects nothing. You may give, or not.").format(name=row.name), "give", _("offer"))
    return Prompt(_("{name} expects something small. You may give, or not.").format(name=row.name), "give", _("offer"))


def _official(scene: Timeline, official: Official) -> PersonRow:
    world, run = scene.world, scene.run
    state = run.officials[official.id]
    word, marks, of = numbers.degree("tie", state.tie)
    afraid = office.fear_now(world, run, official.id)
    fear, fear_marks, fear_of = numbers.degree("fear", afraid.total)
    key = f"officials.{official.id}"
    return PersonRow(
        id=official.id,
        name=wording.person(world, official.id),
        gloss=wording.person_gloss(world, official.id),
        what=_("official"),
        bond=Degree(_("to you"), word, marks, of, "good" if marks > 2 else "bad" if not marks else ""),
        last=_given(scene, official.id),
        about=tuple(text for text in _told(scene, key) if text),
        expects=rules.expects_next(world, run, official.id, 0),
        expects_text=_expects(scene, state.expects),
        fear=Degree(_("fear"), fear, fear_marks, fear_of, "bad" if fear_marks > 2 else "", afraid.subject),
        covers=wording.text(world, f"{key}.can"),
        cannot=wording.text(world, f"{key}.cannot"),
        suits=tuple(wording.thing(world, what) for what in dict.fromkeys((*official.forms, *official.through))),
        between=tuple(wording.person(world, who) for who in official.between if who in run.trust),
        had=state.given > 0,
        can_give=run.phase not in ("over", "away")
        and any(
            choice.ids[0] == official.id and choice.refusal is None
            for choice in (*rules.give_choices(world, run), *_favours(world, run))
        ),
        refused=run.officials[official.id].refused == run.day,
        appetite=_appetite(state.expects, official.expects),
        expects_now=numbers.priced(world, state.expects) if state.expects else _("nothing"),
        facts=_facts(scene, official),
    )


def _favours(world: World, run: Run) -> list[Choice]:
    """What can be asked for; not of anybody while somebody looks at your stall, and then nothing is."""
    return [] if rules.at_table(run) else services.favour_choices(world, run)


def _appetite(now: int, first: int) -> Degree | None:
    """How what somebody expects has grown since the first day; it hardly goes back."""
    if not first or not now:
        return None
    word, marks, of = numbers.degree("appetite", now * 100 // first)
    return Degree(_("expects"), word, marks, of, "bad" if marks > 1 else "")


def _given(scene: Timeline, who: str) -> str:
    """What somebody had from you, by the diary of the days."""
    world, run = scene.world, scene.run
    state = run.officials[who]
    if state.given:
        return _("had {amount} from you this week").format(amount=numbers.priced(world, state.given))
    if state.given_ever:
        return _("nothing this week, {amount} before").format(amount=numbers.priced(world, state.given_ever))
    return _last(scene, who) or _("nothing yet")


def _facts(scene: Timeline, official: Official) -> tuple[tuple[str, str], ...]:
    """What somebody wants, can, cannot and fears; what suits as a gift, and who carries one."""
    world, run, key = scene.world, scene.run, f"officials.{official.id}"
    suits = [wording.thing(world, what) for what in dict.fromkeys((*official.forms, *official.through))]
    carriers = [wording.person(world, who) for who in official.between if cast.present(world, run, who)]
    through = _("through {people}").format(people=", ".join(carriers)) if carriers else ""
    rows = (
        (_("wants"), wording.text(world, f"{key}.wants")),
        (_("can"), wording.text(world, f"{key}.can")),
        (_("cannot"), wording.text(world, f"{key}.cannot")),
        (_("fears"), wording.text(world, f"{key}.fears")),
        (
            _("suits"),
            "; ".join(filter(None, (", ".join(suits), through))),
        ),
        (_("could do"), _could_do(scene, official) if run.favours.get(official.id) else ""),
    )
    return tuple((label, words) for label, words in rows if words)


def _could_do(scene: Timeline, official: Official) -> str:
    """What he can be asked for, of what he owes."""
    named = (wording.text(scene.world, f"officials.{official.id}.favours.{one.id}.name") for one in official.favours)
    return ", ".join(named)


def _told(scene: Timeline, key: str) -> tuple[str, ...]:
    """Who it is, and what you know beside the facts."""
    return (wording.text(scene.world, f"{key}.about"), *wording.several(scene.world, f"{key}.knows"))


def _expects(scene: Timeline, amount: int) -> str:
    if not amount:
        return _("nothing by the week")
    return _("about {amount} a week").format(amount=numbers.priced(scene.world, amount))


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
        bond=Degree(_("to you"), word, marks, of, "good" if marks > 2 else "bad" if marks < 2 else "", f"trust:{who}"),
        last=_last(scene, who),
        about=tuple(text for text in told if text),
        facts=row.facts(scene, who),
    )


def _last(scene: Timeline, who: str) -> str:
    """The last thing between you: a fork that was about this person."""
    world = scene.world
    for day, event, choice in reversed(scene.run.forks):
        if world.events[event].person == who:
            label = wording.text(world, f"events.{event}.choices.{choice}.label")
            near = scene.run.day - day < 7  # a weekday alone says which day only within a week
            when = wording.weekday(world, day) if near else wording.short_date(world, day)
            return _("{weekday}: {choice}").format(weekday=when, choice=label)
    return ""
