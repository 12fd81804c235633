"""The end of a run in words: the profile, and its steps."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import profile as engine_profile
from marketgen.engine.accounts import Account, Step
from marketgen.engine.conditions import holds
from marketgen.engine.run import Run
from marketgen.engine.world import Passage, World
from marketgen.i18n import N_, _, ngettext
from marketgen.play.timeline import Timeline

AXES = {"careful": N_("careful"), "generous": N_("generous"), "bold": N_("bold"), "silent": N_("silent")}
"""The four words of the profile. None of them is better than another."""


def passage_told(world: World, run: Run, part: str) -> Passage | None:
    """The passage of a part of the epilogue that is told: the first that holds. The checker proves that one does."""
    for passage in world.epilogue[part]:
        if holds(world, run, passage.when, f"epilogue.{part}.{passage.id}"):
            return passage
    return None


_OFTEN = (
    (0, N_("never")), (1000, N_("seldom")), (3000, N_("now and then")), (6000, N_("often")), (9000, N_("most days")),
    (10_000, N_("nearly always")),
)  # fmt: skip
"""How often, up to a share of the days in basis points."""


def often(share_bp: int) -> str:
    """How often, in words, for a share of the days."""
    return next(_(word) for most, word in _OFTEN if share_bp <= most)


def profile(scene: Timeline) -> tuple[tuple[str, str, str, Account], ...]:
    """The profile of a run as it stands: what, how often in words, on how many days of how many, the days behind it."""
    told = []
    for account in engine_profile.profile(scene.world, scene.run, scene.deeds):
        name = _(AXES[account.subject.partition(":")[2]])
        days = int(account.steps[0].fact("days"))
        counted = _("{count} of {days}").format(count=account.total, days=days)
        told.append((name, often(engine_profile.share_bp(account)), counted, account))
    return tuple(told)


def profile_facts(scene: Timeline) -> dict[str, dict[str, int]]:
    """The same for JSON: of each the days, and of how many."""
    found = engine_profile.profile(scene.world, scene.run, scene.deeds)
    return {
        account.subject.partition(":")[2]: {"days": account.total, "of": int(account.steps[0].fact("days"))}
        for account in found
    }


def _days(sentence: str) -> Callable[[World, Step], tuple[str, str]]:
    return lambda world, step: (_(sentence), "")


def _begun(world: World, step: Step) -> tuple[str, str]:
    days = step.number("days")
    told = ngettext("of {count} day that was played", "of {count} days that were played", days)
    return _("before anything is counted"), told.format(count=days)


STEPS: dict[str, Callable[[World, Step], tuple[str, str]]] = {
    "profile_days": _begun,
    "profile_all_days": _days(N_("all days that were played")),
    "profile_inspect": _days(N_("days on which you looked through goods before you paid")),
    "profile_tidy": _days(N_("days on which you made the stall ready")),
    "profile_follow": _days(N_("days on which you followed up a rumour")),
    "profile_call": _days(N_("days on which you telephoned for prices")),
    "profile_papers": _days(N_("days on which you got papers for the road")),
    "profile_treat": _days(N_("days on which you had an illness treated")),
    "profile_bring": _days(N_("days on which you brought goods home from the stall")),
    "profile_borrow": _days(N_("days on which you borrowed money")),
    "profile_credit": _days(N_("days on which you took goods on credit")),
    "profile_travel": _days(N_("days on which you left for another place")),
    "profile_answers": _days(N_("days with an answer of that kind")),
    "profile_asked": _days(N_("days on which you asked somebody for something")),
    "profile_wrote": _days(N_("days on which you wrote a line of your own")),
}
"""Words for each step of the profile."""
