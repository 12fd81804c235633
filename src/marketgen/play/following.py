"""Following a scenario's files while it is played: looked at twice a second, checked in the background when it changes.

The run goes on with the old text meanwhile. What is sound is played from the next dawn on; what is not is reported.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from marketgen import scenario
from marketgen.engine.frozen import frozen
from marketgen.i18n import _, ngettext
from marketgen.play import games
from marketgen.play.session import Session
from marketgen.play.swapping import Version
from marketgen.saves.log import KIND, SWAP, RunFile
from marketgen.scenario import packs, problems, shelf, standing, translations
from marketgen.scenario.problems import safe

EVERY = 0.5
"""Seconds between two looks at the files."""

SETTLES = 0.05
"""Seconds for which files must stand still: an editor may write them in two goes."""


@frozen
class News:
    """What a change of the files came to. version: None if it cannot be played; report: all the checker says, empty if
    nothing; errors, warnings: how many."""

    version: Version | None
    report: str = ""
    errors: int = 0
    warnings: int = 0

    @property
    def sentence(self) -> str:
        """What to tell the author in a sentence."""
        if self.version is None:
            told = ngettext(
                "The file has changed and has {count} error; the old text plays on.",
                "The file has changed and has {count} errors; the old text plays on.",
                self.errors,
            )
            return told.format(count=self.errors)
        if self.report:
            told = ngettext(
                "The file has changed, with {count} warning; it is played from the next dawn on.",
                "The file has changed, with {count} warnings; it is played from the next dawn on.",
                self.warnings,
            )
            return told.format(count=self.warnings)
        return _("The file has changed and is sound; it is played from the next dawn on.")


Stamp = tuple[tuple[str, int, int], ...]
"""Each file with when it was changed and its size."""


class Follower:
    """Looks after the files of one scenario in a thread of its own, until it is closed.

    path: the file, or the folder of a folder pack; what it extends is followed with it, and all their
    translations. wake: called in that thread when there are news. news: what is to be told at once. report: all that
    the checker said last.
    """

    def __init__(self, path: Path, wake: Callable[[], None] | None = None, news: News | None = None) -> None:
        self.path = path
        self.wake = wake
        self._packs: list[Path] = []
        self._line()
        self._stamp = self._stamped()
        self._content = self._digest()
        self.report = news.report if news else ""
        self._news = news
        self._lock = threading.Lock()
        self._end = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> Follower:
        """Begin to look; returns itself."""
        self._thread = threading.Thread(target=self._look_on, name="follower", daemon=True)
        self._thread.start()
        return self

    def close(self) -> None:
        """Look no more."""
        self._end.set()

    def take(self) -> News | None:
        """The latest news, once; None if there are none."""
        with self._lock:
            news, self._news = self._news, None
        return news

    def look(self) -> bool:
        """Look once: whether the files hold something else than before, which is checked then."""
        stamp = self._stamped()
        if stamp == self._stamp or not self.path.exists():
            return False  # not there: an editor puts a new file in its place this very moment
        while not self._end.wait(SETTLES) and (now := self._stamped()) != stamp:
            stamp = now
        content, self._stamp = self._digest(), stamp
        if content == self._content:
            return False
        if self._line():  # other packs than before: they are looked at as they stand before they are read
            self._stamp, content = self._stamped(), self._digest()
        self._content = content
        news = checked(self.path)
        with self._lock:
            self._news, self.report = news, news.report
        if self.wake:
            self.wake()
        return True

    def _look_on(self) -> None:
        while not self._end.wait(EVERY):
            self.look()

    def _line(self) -> bool:
        """Find out which packs to look at; whether they are others than before. While one of them cannot be read, what
        it extended before is still looked at, since it may again."""
        line, whole = packs.line_of(self.path, games.scenario_folders())
        if not whole:
            line += [one for one in self._packs if one not in line]
        changed, self._packs = line != self._packs, line
        return changed

    def _files(self) -> list[Path]:
        """What the packs are read from, and their translations."""
        return [file for one in self._packs for file in (*standing.files_of(one), *translations.files_of(one))]

    def _stamped(self) -> Stamp:
        found = []
        for file in self._files():
            try:
                status = file.stat()
            except OSError:
                continue
            found.append((str(file), status.st_mtime_ns, status.st_size))
        return tuple(found)

    def _digest(self) -> str:
        whole = blake2b(digest_size=16)
        for file in self._files():
            try:
                content = file.read_bytes()
            except OSError:
                continue
            whole.update(f"{file} {len(content)} ".encode("utf-8", "surrogatepass") + content)
        return whole.hexdigest()


def checked(path: Path) -> News:
    """What the files hold now, gone through once."""
    found = scenario.load(path, games.scenario_folders())
    if isinstance(found, list):
        counted = problems.count(found)
        return News(None, problems.report(found), max(1, counted["error"]), counted["warning"])
    try:
        loaded = games.translated(path, found.world, found.document)
    except games.GameProblem as problem:  # of a translation
        return News(None, problem.report or str(problem), 1)
    warnings = problems.count(found.problems)["warning"]
    report = problems.report(found.problems) if warnings else ""  # notes alone keep nobody from playing
    return News(Version(loaded.world, loaded.title, loaded.document, loaded.translations), report, 0, warnings)


def lasting(which: str) -> str:
    """What names a scenario from whatever folder it is asked for: its id if it lies where scenarios do, else the whole
    path of its file or folder. GameProblem if there is none."""
    path = games.file_of(which)
    at_home = standing.ID.fullmatch(which) and path.is_absolute()
    return which if at_home else str(path.absolute())


def again(session: Session) -> Follower:
    """Follow anew the files that a practice run came from. What they hold by now, if it is not what the run has, is
    played from the next dawn on. GameProblem if the run is a whole game, or its files are not there."""
    if session.file is None or not session.practice:
        raise games.GameProblem(
            _("This run is a whole game, and only practice runs follow a file: marketgen play {id} --watch begins one.")
            .format(id=session.world.id)
        )  # fmt: skip
    which = str(session.file.head.get("file") or session.world.id)
    path = games.file_of(which)
    if not path.exists():
        told = _("The file that this run was begun from is not there: {path}. Without --watch the run goes on.")
        raise games.GameProblem(told.format(path=safe(str(path), 400)))
    news = checked(path)
    return Follower(path, news=None if _is_played(session.file, news.version) else news)


def _is_played(file: RunFile, version: Version | None) -> bool:
    """Whether a run has this very version already."""
    last = next((record for record in reversed(file.records) if record.get(KIND) == SWAP), file.head)
    return (
        version is not None
        and shelf.key_of_document(last["scenario"]) == shelf.key_of_document(version.document)
        and last.get("translations", {}) == version.translations
    )


def hear(session: Session) -> News | None:
    """What has come of the file that a session follows since it was last asked; from the next dawn on it is played."""
    news = session.follower.take() if session.follower else None
    if news is not None:
        session.follow(news.version)
    return news
