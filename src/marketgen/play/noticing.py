"""Hints: one line each, when a thing first matters, and not again. A hint goes when the thing has been done.

Which were seen is kept with the settings, never in a run; a front end keeps it and asks :func:`first` and :func:`over`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from marketgen.engine.bargain import PENDING
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import choices_of
from marketgen.i18n import N_, _
from marketgen.play import numbers
from marketgen.play.look import dates, family, hints
from marketgen.play.timeline import Timeline

SOON = 2
"""Days before its day on which a debt is worth a word."""

STRICT = 2
"""From which level of the board an inspection is worth a word."""

Asks = Callable[[Timeline], bool]


@frozen
class Hint:
    """A hint. sentence: marked for translation; when: whether the thing matters now, which also says when it is over;
    action: of the table of actions, where one answers it; plain: the word of plain mode that does, if there is one."""

    id: str
    sentence: str
    when: Asks
    action: str = ""
    plain: str = ""


def _told(*kinds: str) -> Asks:
    return lambda scene: any(event.kind in kinds for event in scene.events)


def _open(scene: Timeline, verb: str) -> bool:
    return any(choice.refusal is None for choice in choices_of(scene.world, scene.run, verb))


def _held(scene: Timeline) -> bool:
    return scene.run.pending.startswith("held:")


def _bargain(scene: Timeline) -> bool:
    return scene.run.pending == PENDING


def _ill(scene: Timeline) -> bool:
    return any(scene.run.home.ill.values()) and _open(scene, "treat")


def _strict(scene: Timeline) -> bool:
    return scene.run.level >= STRICT and _open(scene, "tidy")


def _due(scene: Timeline) -> bool:
    return any(debt.amount > 0 and debt.due <= scene.run.day + SOON for debt in scene.run.debts)


def _asked(scene: Timeline) -> bool:
    return any(one.action == "dues" for one in family.pressing(scene))


def _hungry(scene: Timeline) -> bool:
    return bool(dates.food_ends(scene))


def _heat(scene: Timeline) -> bool:
    return scene.world.met("officials", scene.run.day) and numbers.degree("heat", scene.run.heat)[1] > 0


def _cheap(scene: Timeline) -> bool:
    return scene.run.phase == "morning" and hints.offer(scene) is not None


def _empty(scene: Timeline) -> bool:
    return scene.run.phase in ("morning", "noon") and hints.next_to_show(scene) is not None


def _unpriced(scene: Timeline) -> bool:
    return scene.run.phase == "morning" and hints.prices(scene) is not None


def _missed(scene: Timeline) -> bool:
    own = {good for good, state in scene.run.goods.items() if state.stock}
    return scene.run.phase == "noon" and any(
        event.kind == "missed" and event.word("good") in own for event in scene.events
    )


def _hours(scene: Timeline) -> bool:
    return scene.run.phase == "evening" and scene.run.hours > 0 and scene.world.met("offers", scene.run.day)


def _numbers(scene: Timeline) -> bool:
    return scene.run.phase == "morning" and scene.run.day > 1


def _undo(scene: Timeline) -> bool:
    return scene.would_undo() is not None


HINTS: tuple[Hint, ...] = (
    Hint(
        "bargain",
        N_("Three signs say how far somebody will go: need, means, doubt. Waiting costs patience."),
        _bargain,
    ),
    Hint("held", N_("A held load can wait until dusk. Each answer says what it costs, and what you keep."), _held),
    Hint("ill", N_("Whoever is ill stays so until somebody treats it."), _ill, "care"),
    Hint("due", N_("A debt has its day. Paid by then it costs no trust."), _due, "show_ledger", "ledger"),
    Hint("dues", N_("Something is asked of the house, and has its day. It can be paid, or worked."), _asked, "dues"),
    Hint("hungry", N_("The store runs low. What you bring home from the stall need not be bought."), _hungry, "bring"),
    Hint("heat", N_("You have been noticed. It fades a little every night."), _heat, "why", "why heat"),
    Hint(
        "cheap",
        N_("An offer lies far under the market. It holds until the market opens."),
        _cheap,
        "show_supply",
        "supply",
    ),
    Hint("empty", N_("A slot stands empty. What is not shown is not bought."), _empty, "display"),
    Hint(
        "price",
        N_("Everything is asked at one price. Low sells to more people, firm earns more from each."),
        _unpriced,
        "price",
    ),
    Hint(
        "strict",
        N_("The notice board is stricter, and a look at your stall likelier. Made ready, it has less to show."),
        _strict,
        "tidy",
        "tidy",
    ),
    Hint(
        "spoiled",
        N_("Something spoiled in the night. What does not keep is better sold soon."),
        _told("spoiled"),
        "show_stall",
        "stall",
    ),
    Hint(
        "missed",
        N_("People asked for what lies in your bag. At noon the display can still be changed."),
        _missed,
        "display",
    ),
    Hint(
        "rumour",
        N_("Not all that is said is so. The board keeps who said it, and how often they were right."),
        _told("rumour"),
        "show_board",
        "board",
    ),
    Hint("numbers", N_("Every number can be asked: it shows the steps that made it."), _numbers, "why", "why"),
    Hint("undo", N_("Your last step can be taken back: it drew no luck and told you nothing."), _undo, "undo", "undo"),
    Hint(
        "hours",
        N_("Hours are for walks, talk and work. What is left of them tonight is gone tomorrow."),
        _hours,
        "now",
        "now",
    ),
)
"""Every hint, the one that cannot wait first."""

_BY_ID = {hint.id: hint for hint in HINTS}

_ABOUT_ANSWERS = HINTS[:2]
"""Hints about whoever waits for an answer."""


def first(scene: Timeline, seen: Collection[str]) -> Hint | None:
    """The first hint that matters now and was not seen; None on a day on which a lesson speaks, or for nothing."""
    if scene.run.phase == "over" or any(one.day == scene.run.day for one in scene.world.lessons):
        return None
    return next((hint for hint in HINTS if hint.id not in seen and fits(scene, hint) and hint.when(scene)), None)


def fits(scene: Timeline, hint: Hint) -> bool:
    """Whether a hint may stand at this moment: while somebody waits for an answer, only one about that."""
    return not scene.run.pending or hint in _ABOUT_ANSWERS


def over(scene: Timeline, name: str) -> bool:
    """Whether what a hint is about has been done or has passed. What was told at dawn holds until the market opens."""
    hint = _BY_ID[name]
    return scene.run.phase != "morning" if hint.id in _OF_A_MORNING else not hint.when(scene)


_OF_A_MORNING = ("spoiled", "rumour", "numbers")
"""Hints about something that was told at dawn: there is nothing to be done about it."""


def seen(names: Collection[str]) -> tuple[Hint, ...]:
    """The hints of these names, in the order in which they were seen; what a newer version wrote is passed over."""
    return tuple(_BY_ID[name] for name in names if name in _BY_ID)


def sentence(hint: Hint) -> str:
    """A hint in the language spoken."""
    return _(hint.sentence)
