"""A place of your own, line by line for the ledger, and on what terms it is had."""

from __future__ import annotations

from marketgen.engine import office, rights
from marketgen.engine.explain import explain
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import ClubLine, ClubView


def own_places(scene: Timeline) -> tuple[ClubView, ...]:
    """The rights you have: what somebody gives for them, and whether they are called in."""
    return tuple(_right(scene, one) for one in rights.held(scene.world, scene.run))


def _right(scene: Timeline, some_id: str) -> ClubView:
    world, run = scene.world, scene.run
    price, state = rights.back(world, run, some_id), run.rights[some_id]
    told = numbers.priced(world, price.total, price.unit.partition(":")[2])
    lines = [ClubLine(_("somebody gives"), told, "", price.subject, price)]
    if state.settles:
        odds = rights.taken(world, run, some_id)
        as_number = world.difficulties[run.difficulty].odds_as_numbers
        lines.append(ClubLine(_("called in"), _("settled {when}").format(when=dates.when(scene, state.settles)), "bad"))
        lines.append(ClubLine(_("is taken"), numbers.odds(odds.total, as_number), "bad", odds.subject,
                              explain(world, run, odds.subject)))  # fmt: skip
    return ClubView(some_id, wording.name(world, some_id, "upgrades"), tuple(lines))


def terms(world: World, run: Run, some_id: str) -> str:
    """What a right to a place gives and takes, before it is bought; empty for an upgrade that is none."""
    rules = world.upgrades[some_id].right
    if rules is None:
        return ""
    who = office.holder(world, run, rules.official)
    told = _(
        "It rests on the word of {official}. Left shut, it is kept for {days} days. In quiet times somebody gives "
        "{share} of its price for it, in strict ones less."
    ).format(
        official=wording.person(world, who or rules.official), days=rules.absent, share=numbers.share(rules.back_bp)
    )
    if rules.seen_bp:
        told += " " + _("People see that it is yours, and count it.")
    if rules.called_bp or rules.changed_bp:
        told += " " + _("It can be called in; that is spoken of first, and you can sell it until then.")
    return told
