"""The road, the ledger and the board as sentences: every picture of the screens has its sentence here."""

from __future__ import annotations

from marketgen.i18n import _, ngettext
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look, numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import BoardView, LedgerView, LoadRow, Stretch, value


def ledger(scene: Timeline, good: str = "") -> list[str]:
    """Prices of the goods you trade, what money is worth, profit by good, what is owed."""
    first = look.ledger(scene, good)
    views = [first] if good else [look.ledger(scene, one) for one in first.goods]
    lines = [" ".join((view.summary, sentence(_on_average(view)))).strip() for view in views]
    lines += [_heard(scene, view) for view in views]
    lines += [
        _("{name}: {now}.").format(name=rate.name.capitalize(), now=rate.now_text) for rate in first.rates
    ]  # fmt: skip
    return [*lines, *_profit(scene, first), *_debts(first)] or [_("Nothing has been traded yet.")]


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


def _profit(scene: Timeline, view: LedgerView) -> list[str]:
    lines = []
    for row in view.profit:
        gain = numbers.signed(numbers.money(scene.world, value(row.profit)), value(row.profit))
        form = ngettext("{good}: {count} sold, {gain}.", "{good}: {count} sold, {gain}.", value(row.sold))
        lines.append(form.format(good=row.name.capitalize(), count=numbers.whole(value(row.sold)), gain=gain))
    if lines:
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


def board(scene: Timeline) -> list[str]:
    """Notices, rumours with who said them, what is due, the days ahead."""
    view = look.board(scene)
    lines = [labelled(_("the board"), view.level_about)]
    lines += [labelled(row.when, row.text) for row in view.notices] or [_("No notice has been put up yet.")]
    for row in view.rumours:
        told = listed((row.record, row.when, row.state))
        lines.append(_("{person} says: {rumour} ({told})").format(person=row.who, rumour=sentence(row.text), told=told))
    for due in view.due:
        lines.append(sentence(listed((f"{due.when}: {due.what}", due.how))))
    return [*lines, *(sentence(line) for line in view.lines), *_ahead(scene, view)]


def _ahead(scene: Timeline, view: BoardView) -> list[str]:
    return [
        labelled(label, listed(_stretch(scene, stretch) for stretch in row)) for label, row in view.strip.rows if row
    ]


def _stretch(scene: Timeline, stretch: Stretch) -> str:
    first, last = (wording.short_date(scene.world, day) for day in (stretch.first, stretch.last))
    if stretch.first == stretch.last:
        return _("{what} on {day}").format(what=stretch.words, day=first)
    return _("{what} from {first} to {last}").format(what=stretch.words, first=first, last=last)


def road(scene: Timeline) -> list[str]:
    """Where you are, what is on the road and where, the posts, and what goods cost elsewhere as far as you heard."""
    view = look.road(scene)
    lines = [view.away, *(_load(row) for row in view.loads)]
    lines += [] if view.loads else [_("Nothing of yours is on the road.")]
    lines += view.lines
    for name, word, _tone in view.posts:
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
