"""The council of a checked document as the engine's records."""

from __future__ import annotations

from typing import Any

from marketgen.engine import council_rules as rules
from marketgen.scenario.compiling_story import StoryCompiler
from marketgen.scenario.models.council import Council, Matter, Voice


def council(given: Council | None, story: StoryCompiler) -> rules.CouncilRules | None:
    """The household's council; None where nobody is asked."""
    if given is None:
        return None
    refusing = given.refuses
    more: dict[str, Any] = {}
    if refusing is not None:
        refused = tuple(what for what in ("help", "keep") if getattr(refusing, what))
        more = {"refuses": refusing.at, "refused": refused}
    return rules.CouncilRules(
        {one: _matter(one, matter, story) for one, matter in sorted(given.matters.items())},
        {who: _voice(who, voice, story) for who, voice in sorted(given.voices.items())},
        given.overruled, given.agreed, given.fade, **more,
    )  # fmt: skip


def _matter(some_id: str, given: Matter, story: StoryCompiler) -> rules.Matter:
    return rules.Matter(
        some_id, tuple(sorted(set(given.verbs or ()))), tuple(sorted(set(given.only or ()))),
        dict(sorted((given.choices or {}).items())), story.condition(given.when),
        dict(sorted((given.points or {}).items())),
    )  # fmt: skip


def _voice(member: str, given: Voice, story: StoryCompiler) -> rules.Voice:
    reasons = tuple(
        rules.Reason(one, story.condition(reason.when), reason.points)
        for one, reason in sorted((given.reasons or {}).items())
    )
    return rules.Voice(member, given.nature, given.health, given.heat, given.level, given.faith, reasons)
