"""The pages of a served lesson: the terminal of a student, the overview for the teacher, or a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, tostring

from marketgen.classroom.attendance import AWAY, HANDED, OVER, PLAYING, Seated
from marketgen.classroom.page import STYLE, el, written
from marketgen.i18n import N_, _, installed, ngettext
from marketgen.play.lesson import Lesson

_HOW = {
    PLAYING: N_("plays now"),
    AWAY: N_("away"),
    OVER: N_("at the end, not handed in"),
    HANDED: N_("at the end, handed in"),
}

REFRESH = 10
"""Seconds after which the teacher's page asks again."""


def seat(lesson: Lesson, address: str) -> bytes:
    """A student's page. address: of the socket. The scripts are textual-serve's own, from this very server."""
    name = lesson.title
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{name} · marketgen"),
        el("link", rel="preload", href="/static/fonts/RobotoMono-VariableFont_wght.ttf", as_="font", type="font/ttf",
           crossorigin="anonymous"),
        el("link", rel="stylesheet", href="/static/css/xterm.css"),
        el("link", rel="stylesheet", href="/seat.css"),
        el("script", src="/static/js/textual.js"),
        el("script", src="/seat.js", defer="defer"),
    )  # fmt: skip
    ended = _("The game has ended here. What it showed as done is saved.")
    body = el(
        "body",
        _said("waiting", el("p", name), el("p", _("The stall is being set up."))),
        _said("ended", el("p", ended), el("p", el("a", _("Go on with your code and PIN"), href="/"))),
        el("div", id="terminal", cls="textual-terminal", data_session_websocket_url=address, data_font_size=16),
        el("span", id="start", hidden="hidden"),
    )
    page = el("html", head, body, lang=installed())
    return b"<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html").encode() + b"\n"


def closed(lesson: Lesson) -> bytes:
    """What a student sees after the lesson."""
    told = _("The lesson is closed. Your run is saved as far as it came, and its result is with your teacher.")
    return written(lesson.title, el("h1", lesson.title), el("p", told))


def full(lesson: Lesson) -> bytes:
    """What a student sees when there are more browsers than seats."""
    told = _("All seats are taken. Close the game in another window, or ask your teacher, and load this page again.")
    return written(lesson.title, el("h1", lesson.title), el("p", told))


def overview(lesson: Lesson, rows: Sequence[Seated], is_open: bool, browsers: int, told: Sequence[str]) -> bytes:
    """The teacher's page: who is on which day; the button that closes the lesson. It loads itself again."""
    count = ngettext("{count} code", "{count} codes", len(rows)).format(count=len(rows))
    there = ngettext("{count} browser plays", "{count} browsers play", browsers).format(count=browsers)
    state = _("The lesson is open.") if is_open else _("The lesson is closed.")
    head = [_("Code"), _("Day"), _("How it stands"), _("Handed in"), _("Begun again")]
    table = el(
        "table",
        el("thead", el("tr", *(el("th", word) for word in head))),
        el("tbody", *(_row(row) for row in rows)),
    )
    parts: list[Element | str] = [
        el("h1", lesson.title),
        el("p", f"{state} {count}; {there}.", cls="lead"),
        *(el("p", one) for one in told),
        el("div", table, cls="scroll"),
        _button(is_open),
    ]
    return written(_("{title}: the class").format(title=lesson.title), *parts, style=STYLE, refresh=REFRESH, forms=True)


def _row(row: Seated) -> Element:
    if row.problem:
        return el("tr", el("th", row.code), el("td", row.problem, colspan=4))
    day = _("{day} of {days}").format(day=row.day, days=row.days)
    result = _("up to day {day}").format(day=row.result) if row.result else ""
    cells = (day, _(_HOW[row.how]), result, str(row.restarts or ""))
    return el("tr", el("th", row.code), *(el("td", cell) for cell in cells))


def _button(is_open: bool) -> Element:
    wish, label = ("close", _("Close the lesson")) if is_open else ("open", _("Open it again"))
    about = _("Closing ends every game, hands in every run as far as it has come, and lets nobody in any more.")
    return el(
        "form",
        el("p", about if is_open else _("The results lie in the class's folder; marketgen class mark reads them.")),
        el("button", label, name="wish", value=wish, type="submit"),
        method="post",
    )


def _said(cls: str, *parts: Element) -> Element:
    return el("div", el("div", *parts), cls=f"said {cls}")
