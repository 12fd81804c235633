"""Parts of the wall page: the mornings on which the class parted, the answers, every run, the files to look at."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from marketgen.classroom import telling
from marketgen.classroom.marking import Class
from marketgen.classroom.marks import Mark, Told
from marketgen.classroom.page import el, plain
from marketgen.classroom.parting import AFTER, Group, Parting, Span, partings
from marketgen.classroom.prompts import Prompt, prompts_of
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording

CODES = 8
"""Codes that are named beside a choice."""


def parted(marked: Class, codes: bool) -> list[Element]:
    """The days on which the class parted most."""
    found = partings(marked.world, marked.counted)
    if not found:
        return []
    told = ngettext(
        "The numbers of the morning are what they saw. What came after is the middle of each group at the end of that "
        "day: other decisions of the day count in it too, so it does not say who was right. Ask two who chose "
        "differently.",
        "The numbers of the morning are what they saw. What came after is the middle of each group, {count} days "
        "later: other decisions of those days count in it too, so it does not say who was right. Ask two who chose "
        "differently.",
        AFTER,
    )
    return [
        el("h2", _("Same morning, different choices")),
        el("p", told.format(count=AFTER)),
        *(_card(marked.world, one, codes) for one in found),
    ]


def _card(world: World, parting: Parting, codes: bool) -> Element:
    when = _("Day {day}, {date}").format(day=parting.day, date=wording.long_date(world, parting.day))
    heads = [
        el("th", _("what they chose"), scope="col"),
        el("th", _("how many"), scope="col", cls="n"),
        el("th", "", scope="col", cls="share"),
        el("th", _("wealth after"), scope="col", cls="n"),
        el("th", _("health after"), scope="col", cls="n"),
        el("th", _("score at the end"), scope="col", cls="n"),
    ]
    rows = [_row(world, parting, group, codes) for group in parting.groups]
    table = el("table", el("thead", el("tr", *heads)), el("tbody", *rows))
    return el(
        "section",
        el("p", when, cls="when"),
        el("h3", telling.question(world, parting)),
        _morning(world, parting),
        el("div", table, cls="scroll"),
        cls="card",
    )


def _morning(world: World, parting: Parting) -> Element:
    """The numbers of that morning, over those who were asked."""
    known, rows = parting.numbers, []
    if parting.weather:
        rows.append((_("weather"), wording.name(world, parting.weather, "weathers")))
    low, high = (numbers.degree("level", getattr(known["level"], end))[0] for end in ("low", "high"))
    rows.append((_("board"), low if low == high else f"{low} – {high}"))
    rows.append((_("in hand"), _span(known["money"], lambda value: numbers.money(world, value))))
    if "price" in known:
        rows.append((_("on offer"), _span(known["units"], numbers.whole)))
        rows.append((_("at"), _span(known["price"], lambda value: numbers.money(world, value))))
        rows.append((_("going for"), _span(known["going"], lambda value: numbers.money(world, value))))
    rows.append((_("heat"), _span(known["heat"], numbers.whole)))
    return el("dl", *(el("div", el("dt", label), el("dd", words)) for label, words in rows))


def _span(span: Span, write: object) -> str:
    """``1,540``, or ``900 – 1,540, middle 1,200`` where it was not the same for all."""
    assert callable(write)
    if span.low == span.high:
        return str(write(span.low))
    return _("{low} – {high}, middle {middle}").format(
        low=write(span.low), high=write(span.high), middle=write(span.middle)
    )


def _row(world: World, parting: Parting, group: Group, codes: bool) -> Element:
    count = len(group.codes)
    share = 100 * count / parting.asked
    bar = el("svg", el("rect", x=0, y=2, width=f"{share:.1f}%", height=12, cls="bar"), width="100%", height=16,
             aria_hidden="true")  # fmt: skip
    choice = [telling.answer(world, parting, group.choice)]
    named = list(group.codes[:CODES])
    if len(group.codes) > CODES:
        named.append(_("and {count} more").format(count=len(group.codes) - CODES))
    extra = [el("span", ", ".join(named), cls="codes")] if codes else []
    worth = _signed(group.worth, 1000)
    health = _signed(group.health, 10)
    score = str(group.score) if group.score >= 0 else numbers.MISSING
    return el(
        "tr",
        el("th", *choice, *extra, scope="row"),
        el("td", f"{count}", cls="n"),
        el("td", bar, cls="share"),
        el("td", worth, cls=f"n {_well(group.worth)}"),
        el("td", health, cls=f"n {_well(group.health)}"),
        el("td", score, cls="n"),
    )


def _signed(change: int, scale: int) -> str:
    """``+5.4``, ``−2.0``, and ``0.0`` without a sign."""
    tenths = round(10 * change / scale)
    return numbers.signed(numbers.thousandths(100 * tenths), tenths)


def _well(change: int) -> str:
    return "well" if change > 0 else "ill" if change < 0 else ""


def words(marked: Class, codes: bool) -> list[Element]:
    """The answers to each prompt. Without codes they stand in the order of their words, so that no order tells whose
    they are."""
    prompts = prompts_of(marked.world, marked.lesson.terms.pauses)
    parts = [part for prompt in prompts for part in _answers(marked, prompt, codes)]
    return [el("h2", _("In their own words")), *parts] if parts else []


def _answers(marked: Class, prompt: Prompt, codes: bool) -> list[Element]:
    marks = marked.counted
    every = [(mark, one) for mark in marks for one in mark.told if one.prompt == prompt.id and one.text.strip()]
    told = [(mark, one) for mark, one in every if not one.private]
    if not every:
        return []
    if not codes:
        told.sort(key=lambda pair: (pair[1].text, pair[0].code))
    when = _("before the first day") if not prompt.day else _("after day {day}").format(day=prompt.day)
    when = _("at the end") if prompt.day < 0 else when
    start = marked.world.starts.get(marked.lesson.terms.start)
    in_time = max(prompt.day + 1, start.day if start else 1)
    items = [_answer(mark, one, codes, late=prompt.day >= 0 and in_time < one.day) for mark, one in told]
    said = _("{when}, {count} of {all}").format(when=when, count=len(every), all=len(marks))
    if len(told) < len(every):
        said = _("{said}; about something private, and in results.csv only: {count}").format(
            said=said, count=len(every) - len(told)
        )
    return [
        el("h3", prompt.ask),
        el("p", said, cls="small"),
        el("ul", *items, cls="words"),
    ]


def _answer(mark: Mark, told: Told, codes: bool, late: bool) -> Element:
    """An answer, what it is about, and on which day it was written if that was later than it was asked."""
    parts: list[Element | str] = [el("span", " ".join(told.text.split()))]
    if told.what:
        parts.append(el("span", f"{told.what} ({told.numbers})", cls="about"))
    if late:
        parts.append(el("span", _("written on day {day}").format(day=told.day), cls="about"))
    if codes:
        parts.append(el("span", mark.code, cls="code"))
    return el("li", *parts)


def every_run(marked: Class, codes: bool) -> list[Element]:
    """A row for each run; only with codes, since without them it says nothing that the spread does not."""
    if not codes or not marked.counted:
        return []
    heads = (
        _("code"), _("days"), _("score"), _("wealth"), _("household"), _("trust"), _("heat"), _("goal"), _("decisions"),
    )  # fmt: skip
    rows = []
    for mark in marked.counted:
        came = mark.came
        assert came is not None
        goal = "" if not came.goal else _("met") if came.goal_met else _("missed")
        cells = (
            f"{came.days}", f"{came.score}" if came.score >= 0 else numbers.MISSING,
            numbers.thousandths(came.wealth, 0), f"{came.household}", f"{came.trust}", f"{came.exposure}", goal,
            f"{came.decisions}",
        )  # fmt: skip
        rows.append(el("tr", el("th", mark.code, scope="row"), *(el("td", cell, cls="n") for cell in cells)))
    first = el("th", heads[0], scope="col")
    table = el(
        "table",
        el("thead", el("tr", first, *(el("th", head, scope="col", cls="n") for head in heads[1:]))),
        el("tbody", *rows),
    )
    return [el("h2", _("Every run")), el("div", table, cls="scroll")]


def looked_at(marked: Class, codes: bool) -> list[Element]:
    """What a teacher has to look at, without the names of files, which may be those of persons: each with its code, or
    only how many there are of a kind."""
    listed = sorted((mark for mark in marked.marks if mark.why or not mark.verified), key=lambda mark: mark.verified)
    if not listed:
        return []
    if codes:
        items = [el("li", el("strong", mark.code or _("a file without a code")), f": {_said(mark)}") for mark in listed]
    else:
        counts = Counter(_kind(mark) for mark in listed)
        items = [el("li", f"{kind}: {count}") for kind, count in sorted(counts.items())]
    told = _("Files are named in results.csv.")
    return [el("h2", _("To look at")), el("ul", *items, cls="list"), el("p", told, cls="small")]


def _said(mark: Mark) -> str:
    """What there is to say of a file, other files in it not named."""
    named = [why for why in mark.why if why.word not in ("same_file", "same_code", "code_twice", "code_shared")]
    parts = [telling.state(mark)] if not mark.verified else []
    parts += [telling.reason(why) for why in named]
    if len(named) < len(mark.why):
        parts.append(_("handed in more than once"))
    if mark.state == "other_rules" and mark.score >= 0:
        parts.append(_("reported score {score}").format(score=mark.score))
    return plain("; ".join(parts))


def _kind(mark: Mark) -> str:
    if not mark.verified:
        return telling.state(mark)
    if any(why.word == "same_play" for why in mark.why):
        return _("verified, with the same commands as another")
    return _("verified, handed in more than once") if not mark.counted else _("verified, with a note")


SECTIONS = (parted, words, every_run, looked_at)
"""The sections in the order of the page."""
