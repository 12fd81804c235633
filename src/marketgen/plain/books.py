"""The road, the ledger and the board as sentences: every picture of the screens has its sentence here."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.i18n import _, ngettext
from marketgen.plain import now
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look, numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import BoardView, LedgerView, LoadRow, RumourRow, value

PARTS = ("prices", "rates", "stock", "profit", "debts")
"""What of the ledger can be asked for alone; one word each, as it is typed."""

_WHOLE = ("profit", "debts", "rates", "stock", "prices")
"""All of it in the order it is said: what came of it first, the longest last."""


def ledger(scene: Timeline, good: str = "") -> list[str]:
    """Prices of the goods you trade, what money is worth, profit by good, what is owed. The whole of it begins with how
    a part of it is asked for: a listener cannot skip."""
    parts = ("prices", "stock", "profit") if good else _WHOLE
    lines = [line for part in parts for line in ledger_part(scene, part, good)]
    if not lines:
        return [_("Nothing has been traded yet.")]
    return lines if good else [_("ledger and one of these words says that part alone: {words}.").format(
        words=", ".join(PARTS)), *lines]  # fmt: skip


def ledger_part(scene: Timeline, part: str, good: str = "") -> list[str]:
    """One of ``PARTS``; ``good``: of prices, stock and profit that good's only."""
    view = look.ledger(scene, good)
    if part == "prices":
        views = [view] if good else [look.ledger(scene, one) for one in view.goods]
        told = [" ".join((each.summary, sentence(_on_average(each)))).strip() for each in views]
        return [*told, *(_heard(scene, each) for each in views)]
    if part == "rates":
        return [rate.summary for rate in view.rates]
    if part == "stock":
        return [row.summary for row in view.stocks if good in ("", row.good)]
    if part == "profit":
        return _profit(scene, view, good)
    owed = [view.owed_told] if view.owed_told else []
    return [*_debts(view), *owed, *_clubs(view)]


def _on_average(view: LedgerView) -> str:
    return _("you {deals} on average").format(deals=view.average) if view.average else ""


def _heard(scene: Timeline, view: LedgerView) -> str:
    """What the good costs elsewhere, as it was last heard, and as it was heard before that."""
    told = []
    for line in view.lines:
        if line.heard and line.points:
            day, amount = line.points[-1]
            told.append(
                _("{price} in {place} on {when}").format(
                    price=numbers.money(scene.world, amount), place=line.name, when=wording.short_date(scene.world, day)
                )
            )
            told += [
                _("{price} there on {when}").format(
                    price=numbers.money(scene.world, before), when=wording.short_date(scene.world, then)
                )
                for then, before in line.points[-2:-1]
            ]
    return _("{good}, as heard: {prices}.").format(good=view.name, prices=listed(told)) if told else ""


def _profit(scene: Timeline, view: LedgerView, good: str = "") -> list[str]:
    lines = []
    for row in view.profit:
        if good not in ("", row.good):
            continue
        gain = numbers.signed(numbers.money(scene.world, value(row.profit)), value(row.profit))
        form = ngettext("{good}: {count} sold, {gain}.", "{good}: {count} sold, {gain}.", value(row.sold))
        lines.append(form.format(good=row.name.capitalize(), count=numbers.whole(value(row.sold)), gain=gain))
    if lines and not good:
        total = numbers.signed(numbers.money(scene.world, value(view.total)), value(view.total))
        told = _("Together: {total}").format(total=total)
        lines.append(sentence(f"{told}, {view.largest}" if view.largest else told))
    return lines


def _debts(view: LedgerView) -> list[str]:
    if not view.debts_met:
        return []
    lines = []
    for debt in view.debts:
        form = _("You owe {name} {amount}, {due}.") if debt.yours else _("{name} owes you {amount}, {due}.")
        lines.append(form.format(name=debt.name, amount=debt.text, due=debt.due))
    return lines or [_("You owe nothing, and nobody owes you.")]


def _clubs(view: LedgerView) -> list[str]:
    """Each savings club in a few sentences: whose turn, what is to be paid, who has had the pot."""
    return [labelled(club.name, " ".join(labelled(line.name, line.text) for line in club.lines)) for club in view.clubs]


def board(scene: Timeline) -> list[str]:
    """The goal, what is due, notices, what is said and open yet: what presses most is said first."""
    view = look.board(scene)
    lines = [labelled(_("the board"), view.level_about), *(sentence(line) for line in view.lines), *_due(view)]
    lines += look.strip_told(scene)
    lines += [labelled(row.when, row.text) for row in view.notices] or [_("No notice has been put up yet.")]
    lines += [_rumour(row) for row in view.rumours if not row.over]
    over = sum(row.over for row in view.rumours)
    if over:
        lines.append(
            ngettext(
                "Of {count} rumour it is known what came of it: rumours tells.",
                "Of {count} rumours it is known what came of them: rumours tells.",
                over,
            ).format(count=over)
        )
    return lines


def rumours(scene: Timeline) -> list[str]:
    """All that was said, the newest first, and what came of it."""
    return [_rumour(row) for row in look.board(scene).rumours] or [_("Nobody has told you anything yet.")]


def _rumour(row: RumourRow) -> str:
    ask = _("an hour of asking around says how much of it is so") if row.can_follow else ""
    told = listed((row.record, row.when, row.state, ask))
    return _("{person} says: {rumour} ({told})").format(person=row.who, rumour=sentence(row.text), told=told)


def _due(view: BoardView) -> list[str]:
    return [sentence(listed((f"{due.when}: {due.what}", due.how))) for due in view.due]


def goal(scene: Timeline) -> list[str]:
    """The goal of the run, and how it stands."""
    return [sentence(line) for line in look.board(scene).lines] or [_("This run has no goal but its score.")]


def due(scene: Timeline) -> list[str]:
    """What is asked of you and when, what you ordered, and what is on the road."""
    loads = [_load(row) for row in look.road(scene).loads if row.state != "ordered"]
    return [*_due(look.board(scene)), *loads] or [_("Nothing is due, and nothing is on its way.")]


def money(scene: Timeline) -> list[str]:
    """What is in hand, what is owed, and how things stand."""
    view = look.ledger(scene)
    return [now.in_hand(scene), *_debts(view), *_clubs(view), now.standing(scene)]


def road(scene: Timeline) -> list[str]:
    """Where you are, what is on the road and where, the posts, and what goods cost elsewhere as far as you heard."""
    view = look.road(scene)
    lines = [view.away, *(_load(row) for row in view.loads)]
    lines += [] if view.loads else [_("Nothing of yours is on the road.")]
    lines += view.lines
    lines += map(sentence, look.map_told(scene))
    for _post, name, word, _tone in view.posts:
        lines.append(_("{post}, as people say: {word}.").format(post=name[:1].upper() + name[1:], word=word))
    for good in view.goods:
        told = [_("{place} {price}, {age}").format(place=row.name, price=row.price_text, age=row.age)
                for row in look.road(scene, good).heard if row.price is not None and not row.here]  # fmt: skip
        if told:
            lines.append(labelled(wording.name(scene.world, good), listed(told)))
    return lines


def _load(row: LoadRow) -> str:
    """A load with its number, as on the map."""
    parts = (row.who, row.how, row.where, row.arrives, row.word, row.worth_text)
    return _("Load {number}, {load}: {facts}.").format(number=row.number, load=row.title, facts=listed(parts))


PAGES: dict[str, Callable[[Timeline], list[str]]] = {
    "road": road,
    "ledger": ledger,
    "board": board,
    "rumours": rumours,
    "due": due,
}
"""The pages that a first scenario has no use for, by the word that asks for them."""
