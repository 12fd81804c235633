"""Verbs that play: the title, ``play``, ``resume``; on screen or as plain text."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from marketgen import terminal
from marketgen.cli import guard
from marketgen.cli.output import COULD_NOT, FINE, Stop, complain, say
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.play.session import Session
    from marketgen.play.trying import Trial
    from marketgen.saves.problems import Damaged
    from marketgen.tui.screens.lesson import Door

SMALLEST = (20, 5)
"""Columns and rows under which no screen is drawn at all; from there on the screens ask politely for more."""


def title(asked: Namespace) -> int:
    """The title screen; where no screen can be drawn, its plain form."""
    if asked.version:
        from marketgen import __version__

        say(f"marketgen {__version__}")
        return FINE
    if not asked.plain and _on_screen(_("marketgen --plain")):
        return _screens(None)
    return _plain_title()


def play(asked: Namespace) -> int:
    """Begin a run of a scenario."""
    from marketgen.play import games, seeds
    from marketgen.play.lesson import is_lesson
    from marketgen.play.persons import as_whom

    on_screen = not asked.plain and _on_screen(_("--plain"))
    if is_lesson(asked.scenario):
        return _lesson(asked, on_screen)
    if asked.results:
        raise Stop(_("--results says where the result of a lesson goes; name a lesson's file, such as lesson.mgclass."))
    if asked.scenario.lower().endswith(".mgresult"):
        told = _("{path} is a result, which is not played. A teacher reads it with marketgen class mark FOLDER.")
        raise Stop(told.format(path=asked.scenario))
    which = asked.scenario or _first_scenario()
    trial = _trial(asked, which) or as_whom(asked.character)
    session = games.begin(
        which, seeds.meant(asked.seed, seeds.today()), asked.difficulty, asked.goal, asked.save, trial=trial
    )
    if asked.watch:
        from marketgen.play.following import Follower

        session.follower = Follower(games.file_of(which)).start()
    return _screens(session) if on_screen else _plain(session, new=True)


_FIXED = ("seed", "difficulty", "goal", "character", "save", "from_day", "bot", "start", "watch", "dev")
"""Options of ``play`` that a lesson leaves no room for."""


def _lesson(asked: Namespace, on_screen: bool) -> int:
    """Take part in a lesson."""
    given = [f"--{name.replace('_', '-')}" for name in _FIXED if getattr(asked, name)]
    if given:
        raise Stop(_("A lesson fixes what is played and how: leave out {options}.").format(options=", ".join(given)))
    path, results = Path(asked.scenario), Path(asked.results or ".").absolute()
    if asked.results and not results.is_dir():
        raise Stop(_("There is no folder {path}. Make it, or leave out --results.").format(path=asked.results))
    if on_screen:
        from marketgen.play import attending
        from marketgen.play.lesson import read_lesson
        from marketgen.tui.screens.lesson import Door

        lesson = read_lesson(path)
        return _screens(None, Door(path, lesson, attending.world_of(lesson, path), results))
    return _lesson_plain(path, results)


def _lesson_plain(path: Path, results: Path) -> int:
    from marketgen.plain.lesson import enter

    session, new = enter(path, results)
    return _plain(session, new) if session else FINE


def _trial(asked: Namespace, which: str) -> Trial | None:
    """How a practice run of a scenario shall begin; None for a whole game."""
    if not (asked.from_day or asked.bot or asked.start or asked.watch or asked.dev):
        return None  # a whole game, which starts without what follows
    from marketgen.play.bots import BOTS
    from marketgen.play.following import lasting
    from marketgen.play.trying import USUAL, Trial

    if asked.bot and not asked.from_day:
        raise Stop(_("--bot says who plays up to the day of --from-day; say that day too."))
    if asked.bot and asked.bot not in BOTS:
        told = _("There is no bot called {name}; take some of: {names}.")
        raise Stop(told.format(name=asked.bot[:80], names=", ".join(BOTS)))
    if asked.character:
        raise Stop(_("--character is for a whole game; in a practice run --start takes the same ids."))
    return Trial(asked.from_day, asked.bot or USUAL, asked.start, lasting(which) if asked.watch else "")


def resume(asked: Namespace) -> int:
    """Go on with a saved run."""
    from marketgen.play import games
    from marketgen.saves.problems import Damaged

    on_screen = not asked.plain and _on_screen(_("--plain"))
    try:
        session = games.resume(asked.name)
    except Damaged as problem:
        session = games.resume(str(_rescued(problem)))
    if asked.watch:
        _follow_again(session)
    return _screens(session) if on_screen else _plain(session, new=False)


def _follow_again(session: Session) -> None:
    from marketgen.play import following

    try:
        session.follower = following.again(session).start()
    except BaseException:
        session.close()
        raise


def _rescued(problem: Damaged) -> Path:
    """What is sound of a damaged run, if somebody sits there and wants it; else the problem is the answer."""
    if not problem.good or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise problem
    from marketgen.plain.rescue import offer

    saved = offer(problem)
    if saved is None:
        raise Stop(_("Nothing was changed."))
    return saved


def _first_scenario() -> str:
    from marketgen.play import games

    for entry in games.scenarios(checked=False):
        if not entry.problem:
            return entry.id
    raise Stop(_("There is no scenario to play. marketgen doctor says what is missing."))


def _on_screen(plain: str) -> bool:
    """Whether screens can be drawn: yes; no, and plain text is played instead; or Stop, when nobody sits there.

    ``plain``: what to type for plain text.
    """
    if _in_a_browser():  # a browser is at the other end of both
        gc.disable()
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(
            _("The screens need a terminal for input and output. For plain text use: {words}").format(words=plain)
        )
    if sys.platform != "win32" and not (sys.stderr and sys.stderr.isatty()):
        told = _(
            "The screens are drawn on standard error, which goes elsewhere here: leave out its 2>. "
            "For plain text use: {words}"
        )
        say(told.format(words=plain))  # where they look; what is sent to standard error, they do not see
        raise Stop(told.format(words=plain))
    if not terminal.draws():
        complain(_("This terminal takes lines of text only, so the game is played as plain text."))
        if sys.platform != "win32" and os.environ.get("TERM") not in ("dumb", "emacs"):  # those know what they are
            complain(_("If it can draw screens: TERM=xterm-256color marketgen."))
        return False
    size = shutil.get_terminal_size()
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        told = _(
            "This terminal is too small for screens, which want 60 columns and 20 rows, so the game is played as plain "
            "text."
        )
        complain(told)
        return False
    gc.disable()  # all that is made until the first picture stands will be needed; then it is set going again
    return True


def _screens(session: Session | None, door: Door | None = None) -> int:
    seen = _prepared()
    from marketgen.tui.app import MarketApp

    app = MarketApp(session=session, door=door, sight=seen)
    try:
        after = app.run(mouse=terminal.mouse())
    finally:
        gc.enable()
        played = app.session or session  # it may have been begun, or another one opened, on the screen
        if played:
            guard.now_playing(played.file.path if played.file else None)
            played.close()
    if app.return_code:
        guard.crashed(app.fault)
        return COULD_NOT
    if after is None or not after.plain:
        return FINE
    if after.run:
        return _plain_run(after.run, after.results)
    return _lesson_plain(door.path, door.results) if door else _plain_title()


def _prepared() -> terminal.Sight | None:
    """What this terminal can do; Textual, which asks for its colours when it is imported, and the stream it writes to
    are told. None for a browser, which can do all."""
    if _in_a_browser():
        return None
    seen = terminal.sight()
    if seen.colours:
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", seen.colours)
    if seen.encoding and sys.__stderr__ and sys.__stdout__:
        terminal.keep_columns(sys.__stdout__ if sys.platform == "win32" else sys.__stderr__)
    return seen


def _in_a_browser() -> bool:
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def _plain_run(run: Path, results: Path | None) -> int:
    """Go on as plain text; whoever plays a lesson has shown the PIN already."""
    from marketgen.play import attending, games

    return _plain(attending.rejoin(run, results) if results else games.resume(str(run)), new=False)


def _plain(session: Session, new: bool) -> int:
    from marketgen.plain.run import play as play_plain

    guard.now_playing(session.file.path if session.file else None)
    return play_plain(session, new)


def _plain_title() -> int:
    from marketgen.plain.title import choose

    session, new = choose()
    return _plain(session, new) if session else FINE
