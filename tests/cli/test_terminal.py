"""What is made of a terminal before anything is drawn on it."""

from __future__ import annotations

import curses
import io
from collections.abc import Mapping

import pytest
from rich.cells import cell_len

from marketgen import terminal
from marketgen.terminal import Sight, colours, draws, mouse, sight, stands_in

UTF = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


@pytest.mark.parametrize("term", ["", "dumb", "unknown", "emacs"])
def test_terminals_of_lines(term: str) -> None:
    assert not draws({"TERM": term}, "linux")


@pytest.mark.parametrize("term", ["xterm", "vt100", "linux", "tmux-256color", "xterm-kitty", "foot"])
def test_terminals_that_draw(term: str) -> None:
    assert draws({"TERM": term}, "linux")


@pytest.mark.parametrize(("place", "able"), [(b"\x1b[%i%p1%d;%p2%dH", True), (b"\x1bY%p1%c", False), (None, False)])
def test_what_the_systems_list_says_of_a_type(monkeypatch: pytest.MonkeyPatch, place: bytes | None, able: bool) -> None:
    """By the code that it gives for placing the cursor."""
    monkeypatch.setattr("curses.setupterm", lambda term, fd: None)
    monkeypatch.setattr("curses.tigetstr", {"cup": place}.get)
    assert draws({"TERM": "old"}, "linux") is able


def test_a_type_that_the_list_does_not_know_is_newer_than_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(term: str, fd: int) -> None:
        raise curses.error("setupterm: could not find terminal")

    monkeypatch.setattr("curses.setupterm", unknown)
    assert draws({"TERM": "made-up-next-year"}, "linux")


@pytest.mark.parametrize(("build", "able"), [("10.0.19045", True), ("6.1.7601", False), ("10.0.10240", False)])
def test_windows_names_no_type(monkeypatch: pytest.MonkeyPatch, build: str, able: bool) -> None:
    monkeypatch.setattr("platform.version", lambda: build)
    assert draws({}, "win32") is able
    assert not draws({"TERM": "dumb"}, "win32")


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),  # over ssh, and the terminal of macOS
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "256"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "truecolor"),
        ({"TERM": "alacritty"}, "truecolor"),
        ({"TERM": "xterm-kitty"}, "truecolor"),
        ({"TERM": "xterm-direct"}, "truecolor"),
        ({"TERM": "xterm", "VTE_VERSION": "7006"}, "truecolor"),
        ({"WT_SESSION": "1"}, "truecolor"),
        ({"TERM": "screen", "TMUX": "/tmp/tmux-1,2,3"}, "256"),
        ({"TERM": "screen", "STY": "1.pts", "COLORTERM": "truecolor"}, ""),  # in a terminal that tells of few
        ({"TERM": "screen.xterm-256color", "STY": "1.pts", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "screen"}, "256"),  # at the other end of a line
        ({"TERM": "xterm"}, "256"),  # so does PuTTY call itself, and whoever comes from an xterm over ssh
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, "truecolor"),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(278)"}, "256"),
        ({"TERM": "screen", "XTERM_VERSION": "XTerm(379)"}, "256"),  # it has come from outside
        ({"TERM": "st-256color"}, "truecolor"),
        ({"TERM": "rxvt-unicode-256color"}, "256"),
        ({"TERM": "linux"}, ""),
        ({"TERM": "vt100"}, ""),
    ],
)
def test_colours(environ: Mapping[str, str], told: str) -> None:
    assert colours(environ) == told


def test_gnu_screen_holds_esc_back_while_there_is_a_mouse() -> None:
    assert mouse({"TERM": "xterm-256color"})
    assert mouse({"TERM": "screen-256color", "TMUX": "/tmp/tmux-1,2,3"})
    assert not mouse({"TERM": "screen", "STY": "1.pts"})
    assert not mouse({"TERM": "screen.xterm-256color"})  # at the other end of a line


def test_an_ordinary_terminal_needs_no_sentence() -> None:
    environ = {"TERM": "xterm-256color", "LANG": "ko_KR.UTF-8"}
    assert sight(environ, "linux", UTF) == Sight("256", "full", asks=True)
    assert sight({"TERM": "xterm-256color"}, "linux", UTF).signs == "full"  # no locale says nothing
    assert sight({"WT_SESSION": "1"}, "win32", UTF) == Sight("truecolor", "full")


@pytest.mark.parametrize(
    ("environ", "encoding", "signs", "told"),
    [
        ({"LANG": "C"}, "utf-8", "letters", "The locale C does not say UTF-8"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "POSIX"}, "utf-8", "letters", "POSIX"),
        ({"LANG": "de_DE.ISO-8859-1"}, "iso8859-1", "letters", "encoding here is iso8859-1"),
        ({}, "ascii", "letters", "LC_ALL=C.UTF-8 marketgen"),
        ({"LC_ALL": "ko_KR.EUC-KR"}, "euc_kr", "letters", "so letters stand in for shapes. LC_ALL"),
        ({"TERM": "vt100"}, "utf-8", "full", "TERM=xterm-256color marketgen"),
        ({"TERM": "linux"}, "utf-8", "plain", "16 colours"),
    ],
)
def test_what_is_lacking_gets_a_sentence_and_a_way_on(
    environ: Mapping[str, str], encoding: str, signs: str, told: str
) -> None:
    found = sight({"TERM": "xterm-256color", **environ}, "linux", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert found.signs == signs
    assert told in found.note
    assert bool(found.encoding) == (encoding != "utf-8")
    assert not sight({"TERM": "vt100", "NO_COLOR": "1"}, "linux", UTF).note  # it was asked for


def test_a_code_page_of_windows() -> None:
    found = sight({"WT_SESSION": "1"}, "win32", io.TextIOWrapper(io.BytesIO(), encoding="cp437"))
    assert (found.signs, found.encoding) == ("letters", "cp437")
    assert sight({}, "win32", UTF).signs == "plain"  # the old console's fonts


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_lines_keep_their_columns_whatever_the_encoding_lacks(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    terminal.keep_columns(stream)
    stream.write("a → b… e\u0301 비누 − “x” 🙂|")  # the accent that combines takes no room
    stream.flush()
    written = raw.getvalue().decode(encoding)
    assert written == 'a > b. e  ? ? - "x"  ?|'
    assert len(written) == cell_len("a → b… e\u0301 비누 − “x” 🙂|")


def test_stand_ins() -> None:
    assert [stands_in(one, "ascii") for one in "aé−…비\x00"] == ["a", "e", "-", "...", "?", "\x00"]
