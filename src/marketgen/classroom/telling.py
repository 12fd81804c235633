"""The sentences of marking: why a file is listed, what was asked on a day, and how it was answered."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.classroom.deciding import AT_TABLE
from marketgen.classroom.marks import VERIFIED, Mark, Reason
from marketgen.classroom.parting import EVERYTHING, NO, SOME, Parting
from marketgen.engine.release import PAY
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import wording
from marketgen.play.result_file import why_not

STATES = {
    VERIFIED: N_("verified"),
    "differs": N_("not verified: the replay differs"),
    "edited": N_("not verified: changed"),
    "other_rules": N_("not verified: other rules"),
    "foreign": N_("not verified: another lesson"),
    "unreadable": N_("not verified: cannot be read"),
}
"""What each state of a file is called."""

_REASONS = {
    "link": N_("it is a link to another place, and links are not followed"),
    "foreign": N_(
        "it is a result of another lesson, {title} with the seed {seed}; this one is {our_title} with {our_seed}"
    ),
    "twin": N_(
        "it is a result of another lesson of the same scenario and seed ({title}, {seed}): one with other days, "
        "pauses, texts or difficulty, or written by another version"
    ),
    "changed": N_(
        "it is a result of another lesson of the same seed ({seed}) and of the scenario {title} as it was with other "
        "rules: it was changed between the two"
    ),
    "rules": N_(
        "it was made by rules {found} of marketgen {program}; these are rules {ours}, so it cannot be played again, "
        "and the score is the one it reports"
    ),
    "setting": N_("its {field} is not the lesson's"),
    "replay_begin": N_("it cannot be begun"),
    "replay_command": N_("day {day}: “{command}” is no command"),
    "replay_refused": N_("day {day}: “{command}” was not possible there"),
    "replay_digest": N_("day {day} ends otherwise when it is played again"),
    "claims": N_("its first line does not fit its commands ({field}: {told}, and they come to {found})"),
    "not_own": N_("it explains “{command}”, which the run does not have on that day"),
    "same_file": N_("it is the same file as {others}"),
    "same_code": N_("{others} has the same code and is counted instead"),
    "code_twice": N_("the same code is in {others}; this file is counted"),
    "code_shared": N_("the same code is in {others}"),
    "same_play": N_("the same commands, one by one, as {others}"),
}
"""Why a file is listed, for the middle of a sentence."""

_FIELDS = {
    "scenario": N_("scenario"), "seed": N_("seed"), "difficulty": N_("difficulty"), "goal": N_("goal"),
    "days": N_("days"), "finished": N_("finished"), "digests": N_("days with a digest"), "score": N_("score"),
    "day": N_("day"),
}  # fmt: skip


def reason(why: Reason) -> str:
    """A reason in words."""
    facts: dict[str, object] = dict(why.facts)
    if why.word not in _REASONS:
        return why_not(why.word, facts)
    if "field" in facts:
        facts["field"] = _(_FIELDS.get(str(facts["field"]), str(facts["field"])))
    if facts.get("more"):
        facts["others"] = _("{others} and {more} more").format(**facts)
    return _(_REASONS[why.word]).format(**facts)


def reasons(mark: Mark) -> str:
    """All there is to say of a file, in one cell; empty where there is nothing."""
    return "; ".join(reason(why) for why in mark.why)


def state(mark: Mark) -> str:
    """What a file is, in words."""
    return _(STATES[mark.state])


def question(world: World, parting: Parting) -> str:
    """What was asked on a day."""
    if parting.kind == "event":
        return wording.text(world, f"events.{parting.about}.title", parting.about)
    if parting.kind == "offer":
        who, _dot, good = parting.about.partition(".")
        told = _("{who} offered {good}")
        return told.format(who=wording.person(world, who), good=wording.name(world, good))
    if parting.kind == "stance":
        return _("What to ask for {good}").format(good=wording.name(world, parting.about))
    return _(_QUESTIONS[parting.kind])


_QUESTIONS = {
    "inspection": N_("A look at the stalls"),
    "held": N_("A load held on the road"),
    "travel": N_("Leave, or stay at the stall"),
    "borrow": N_("Borrow, or not"),
    "gift": N_("A gift to an official, or none"),
    "build": N_("Build, or keep the money"),
    "carry": N_("Carry for others, or keep the stall"),
    "early": N_("Go home early, or stay"),
    "follow": N_("Follow up a rumour, or not"),
    "order": N_("Order ahead, or not"),
    "parcel": N_("Have a parcel brought, or not"),
    "kye": N_("Join a kye, or not"),
    "cover": N_("Pay in for somebody, or not"),
    "beside": N_("Take up work beside the stall, or not"),
    "stake": N_("Buy a share in something, or not"),
    "workshop": N_("Apply for a workshop, or not"),
    "make": N_("Make something at home, or not"),
    "sign": N_("Have an enterprise lend its name, or not"),
    "promise": N_("Say yes to an order, or not"),
    "partner": N_("Sell with somebody, or alone"),
    "demo": N_("Let friends walk about in a good, or not"),
}

_NOTHING = {
    "offer": N_("took nothing"), "travel": N_("stayed"), "borrow": N_("borrowed nothing"), "gift": N_("gave nothing"),
    "build": N_("built nothing"), "carry": N_("kept the stall"), "early": N_("stayed to the end"),
    "follow": N_("let it be"), "order": N_("ordered nothing"),
    "parcel": N_("had none brought"), "kye": N_("did not join"), "cover": N_("paid for nobody"),
    "beside": N_("took up nothing"), "stake": N_("bought no share"),
    "demo": N_("asked nobody"), "workshop": N_("did not apply"), "make": N_("made nothing"),
    "sign": N_("signed nothing"), "promise": N_("promised nothing"), "partner": N_("sold alone"),
}  # fmt: skip

_FIXED = {
    ("offer", SOME): N_("took some"),
    ("offer", EVERYTHING): N_("took all of it"),
    ("inspection", "look"): N_("let them look"),
    ("inspection", "plead"): N_("asked them to let it be"),
    ("inspection", "pack"): N_("rolled up the cloth"),
    ("inspection", "least"): N_("let them take the least"),
    ("inspection", AT_TABLE): N_("gave something"),
    ("held", "goods"): N_("gave goods"),
    ("held", "send"): N_("sent somebody"),
    ("held", "yourself"): N_("went there"),
    ("held", "part"): N_("gave up a part"),
    ("held", "wait"): N_("waited"),
    ("held", "abandon"): N_("gave it up"),
    ("early", "early"): N_("went home early"),
}


def answer(world: World, parting: Parting, choice: str) -> str:
    """How it was answered."""
    if choice == NO:
        return _(_NOTHING.get(parting.kind, "")) or _("nothing")
    fixed = _FIXED.get((parting.kind, choice))
    if fixed:
        return _(fixed)
    if parting.kind == "held" and choice.startswith(PAY):
        return _("paid")
    if parting.kind == "event":
        return wording.text(world, f"events.{parting.about}.choices.{choice}.label", choice)
    return _NAMED[parting.kind](world, choice) if parting.kind in _NAMED else choice


_NAMED: dict[str, Callable[[World, str], str]] = {
    "stance": lambda world, one: wording.name(world, one, "stances"),
    "travel": lambda world, one: _("left for {place}").format(place=wording.name(world, one, "places")),
    "borrow": lambda world, one: _("borrowed from {who}").format(who=wording.person(world, one)),
    "gift": lambda world, one: _("gave to {who}").format(who=wording.person(world, one)),
    "build": lambda world, one: wording.name(world, one, "upgrades"),
    "order": lambda world, one: _("ordered from {who}").format(who=wording.person(world, one)),
    "parcel": lambda world, one: _("a parcel of {good}").format(good=wording.name(world, one)),
    "kye": lambda world, one: _("joined {kye}").format(kye=wording.name(world, one, "kyes")),
    "partner": lambda world, one: wording.name(world, one, "partners"),
    "workshop": lambda world, one: wording.name(world, one, "workshops"),
    "make": lambda world, one: wording.name(world, one, "recipes"),
    "sign": lambda world, one: _("the name of {name}").format(name=wording.name(world, one, "firms")),
    "promise": lambda world, one: wording.name(world, one, "contracts"),
    "demo": lambda world, one: _("friends in {good}").format(good=wording.name(world, one)),
    "beside": lambda world, one: wording.name(world, one, "sidelines"),
    "stake": lambda world, one: _("a share in {name}").format(name=wording.name(world, one, "stakes")),
    "cover": lambda world, one: _("paid in for somebody"),
    "carry": lambda world, one: _("carried for others"),
    "follow": lambda world, one: _("followed it up"),
}
