"""Pages to read: the day's report, the epilogue, and the steps behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marketgen.i18n import _, ngettext
from marketgen.plain.now import degree
from marketgen.plain.pages import notes
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look, numbers, results, summary
from marketgen.play.games import GameProblem
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.play.views import LogLine, ReportLine, ReportView, WhyStep, WhyView, value
from marketgen.saves.problems import SaveProblem, shown

_ARROW = " → "


def report(scene: Timeline, day: int, whole: bool = False) -> list[str]:
    """The page of a day: what money did, what changed, what it teaches. ``whole``: also what stayed as it was."""
    view = look.report(scene, day)
    lines = [
        _("{heading}; {left}. Kept: {kept}. In hand: {now}.").format(
            heading=view.heading,
            left=view.left,
            kept=f"{view.kept_text}, {view.into_goods}" if view.into_goods else view.kept_text,
            now=_amount(scene, view.lines[-1]),
        ),
        labelled(_("money"), listed(_moved(scene, line) for line in view.lines if not line.standing)),
    ]
    for label, rows in (
        (_("people"), view.people),
        (_("things"), view.things),
        (_("health at home"), view.home),
    ):
        moved = list(rows) if whole else _without_steps([row for row in rows if _is_change(row)])
        changed = [_change(row) for row in moved]
        lines.append(labelled(label, listed(changed)) if changed else "")
    lines += [labelled(_("the day's lesson"), view.lesson) if view.lesson else ""]
    lines += [labelled(_("diary"), " ".join(view.diary.split())) if view.diary else "", notes(view.notes), view.thread]
    lines += _outlook(view, whole)
    return [line for line in lines if line]


def _amount(scene: Timeline, line: ReportLine) -> str:
    return numbers.priced(scene.world, line.amount.total if not line.standing else line.running)


def _moved(scene: Timeline, line: ReportLine) -> str:
    amount = line.amount.total
    return _("{what}: {amount}").format(
        what=line.words, amount=numbers.signed(numbers.money(scene.world, amount), amount)
    )


def _is_change(row: LogLine) -> bool:
    """Whether a row says more than that something is as it was."""
    return bool(row.tone) and not row.text.endswith(_("{now}, same").format(now=""))


FEW_STEPS = 3
"""Small steps, of people or things, that are told one by one."""


def _without_steps(rows: list[LogLine]) -> list[LogLine]:
    """The rows without small steps, where those are many; ``report`` has them all."""
    steps = tuple(form.format(now="") for form in (_("{now}, a little more"), _("{now}, a little less")))
    small = [row for row in rows if row.text.endswith(steps)]
    return [row for row in rows if row not in small] if len(small) > FEW_STEPS else rows


def _change(row: LogLine) -> str:
    """``Ada: polite before, warm now``: an arrow is no word."""
    before, arrow, after = row.text.partition(_ARROW)
    told = _("{before} before, {after} now").format(before=before, after=after) if arrow else row.text
    return _("{name}, {change}").format(name=row.who, change=told) if row.who else told


def _outlook(view: ReportView, whole: bool) -> list[str]:
    waits = [_("{what} by {day}").format(what=what, day=day) for what, day in view.waits]
    lines = [labelled(_("on its way"), listed(waits))] if waits else []
    worth = numbers.thousandths(view.worth[-1])
    begun = numbers.thousandths(view.worth[0])
    told = [_("{label}: {now}, and {before} at the beginning").format(label=view.worth_label, now=worth, before=begun)]
    if whole:
        told += [degree(part) for part in view.score]
        lines += [_by_hour(view), sentence(view.hours_line), _came(view), sentence(view.knows)]
    return [*lines, sentence(listed(told))]


def _by_hour(view: ReportView) -> str:
    """The bars of the day: how many were sold in each hour in which anything was."""
    sold = [_("{count} at {hour}:00").format(count=many, hour=hour) for hour, many in view.hours if many]
    return labelled(_("sold by the hour"), listed(sold)) if sold else ""


def _came(view: ReportView) -> str:
    """Who came for what: groups by good, and what became of them."""
    told = []
    for row in view.came:
        ways = (
            (row.bought, _("{count} bought")),
            (row.walked, _("{count} walked on")),
            (row.none, _("{count} found none on show")),
        )
        groups = ngettext("{good}, {count} group", "{good}, {count} groups", row.groups)
        what = ", ".join(form.format(count=value(count)) for count, form in ways if value(count))
        told.append(f"{groups.format(good=row.name, count=row.groups)}: {what}")
    return labelled(_("who came for what"), "; ".join(told)) if told else ""


def epilogue(scene: Timeline) -> list[str]:
    """The end: what became of it, how it is counted, where the road forked. Nothing while the run goes on."""
    view = look.epilogue(scene)
    if view is None:
        return []
    lines = [f"{sentence(view.heading)} {sentence(view.where)} {sentence(view.seed)}"]
    lines += [labelled(label, text) for label, text in view.paragraphs]
    for label, share, words in view.parts:
        lines.append(
            _("{label}: {share} of 100, {words}.").format(
                label=sentence(label).removesuffix("."), share=numbers.thousandths(share * 100, 0), words=words
            )
        )
    lines += [labelled(label, text) for label, text in view.rows]
    if view.goal:
        form = _("Your goal, {goal}: reached.") if view.goal_met else _("Your goal, {goal}: not reached.")
        lines.append(form.format(goal=view.goal))
    if view.score_text:
        lines.append(_("Score: {score} of 100.").format(score=view.score_text))
    lines += [labelled(label, _("{often}, {days} days").format(often=often, days=days))
              for label, often, days, _account in view.profile]  # fmt: skip
    lines += [course.told for course in view.courses]
    lines += [*(road.words for road in view.roads), *map(sentence, view.closing), sentence(view.last_words)]
    return [line for line in lines if line.strip()]


def chapter(scene: Timeline) -> list[str]:
    """The page of a chapter: the weeks before it, then what it opens with. Nothing in a run without chapters."""
    view = look.chapter(scene)
    if view is None:
        return []
    lines = []
    if view.weeks:
        lines += [labelled(_("between"), view.weeks), *view.before.split("\n")]
        rows = [_("{name}: {amount}").format(name=row.label, amount=_in_words(row.text)) for row in view.rows]
        lines.append(labelled(_("these weeks"), listed(rows)))
        lines.append(_("why weeks says the steps behind these numbers, why kept those of one of them."))
        lines += [sentence(_("{date}: {what}").format(date=line.who, what=line.text)) for line in view.news]
    title = f"{view.heading} ({view.gloss})" if view.gloss else view.heading
    lines += [labelled(title, view.date), *view.opening.split("\n")]
    if view.opens:
        lines.append(labelled(_("to be had in it"), listed(view.opens)))
    return [line for line in lines if line.strip()]


def _in_words(text: str) -> str:
    """``5,860 → 5,600, −4 %``: an arrow is no word."""
    before, arrow, after = text.partition(_ARROW)
    return _("{before} before, {after} now").format(before=before, after=after) if arrow else text


def kept(session: Session) -> list[str]:
    """Keep what a finished run came to among one's results; a lesson has its own."""
    return [] if session.attends else [results.keep(session)]


def in_short(session: Session) -> list[str]:
    """A finished run in a few lines to show to others, with signs that a voice can spell."""
    told = summary.lines(session, summary.WORDS)
    if not told:
        return [_("The run is not over yet. At its end this gives a few lines to show to others.")]
    up, down, same = map(summary.days(session, summary.WORDS).count, summary.WORDS)
    form = _("In words, days that left more: {more}; that left less: {less}; that left it as it was: {same}.")
    head = _("In short, giving nothing away; + is a day that left more, - one that left less:")
    return [head, *told, form.format(more=up, less=down, same=same)]


def chronicle(session: Session) -> list[str]:
    """Write the run out as text to keep, as far as it has come, and say where it is."""
    from marketgen.play import chronicle as telling

    try:
        path = telling.keep(session)
    except (GameProblem, SaveProblem) as problem:
        return [str(problem)]
    return [_("Written out: {path}").format(path=shown(path))]


def whys(views: Sequence[WhyView | None]) -> list[str]:
    """Several numbers, one after the other; a rule, and what would change it, once only."""
    told: list[str] = []
    said: set[object] = set()
    for view in views:
        if view is not None:
            rule = "" if view.rule in said else view.rule
            changes = () if view.changes in said else view.changes
            told += why(replace(view, rule=rule, changes=changes))
            said |= {view.rule, view.changes}
    return told


def why(view: WhyView) -> list[str]:
    """A number as its steps. A chance before the choice is told in words only."""
    lines = [view.title]
    if view.as_words:
        lines += [_pull(step) for step in view.steps[1:] if step.sign]
    else:
        lines += [_step(step, first=index == 0) for index, step in enumerate(view.steps)]
    lines.append(labelled(view.result_words, view.result))
    if view.rule:
        lines.append(_("The rule, {title}: {rule}").format(title=view.rule_title.lower(), rule=view.rule))
    if view.changes:
        lines.append(labelled(_("what would change it"), listed(view.changes)))
    return lines + [labelled(_("it rests on"), text) for text in view.basis]


def _step(step: WhyStep, first: bool) -> str:
    detail = _(" ({detail})").format(detail=step.detail) if step.detail else ""
    if first:
        return _("{step}{detail}: {amount}.").format(step=_capital(step.words), detail=detail, amount=step.amount)
    if not step.amount:  # it is told in words alone
        return _("{step}{detail}.").format(step=_capital(step.words), detail=detail)
    return _("{step}{detail}: {amount}, which makes {running}.").format(
        step=_capital(step.words), detail=detail, amount=step.amount, running=step.running
    )


def _pull(step: WhyStep) -> str:
    return labelled(_("raises it") if step.sign > 0 else _("lowers it"), step.words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
