"""What can be wrong with the player's files, as exceptions that carry one sentence: what, where, how to mend.

``str(problem)`` is the sentence, in the installed language and free of control codes. All of them are a
:class:`SaveProblem`. Whenever one is raised the files are as they were before the call.
"""

from __future__ import annotations

from pathlib import Path

from marketgen.i18n import _


def shown(path: Path | str) -> str:
    """A path or name as text that is safe to show: control codes and undecodable bytes become ``?``."""
    return "".join(character if character.isprintable() else "?" for character in str(path))


class SaveProblem(Exception):  # noqa: N818 - what the player meets is a problem; an error is a fault of the program
    """Something about a file of the player's that stops us. path: the file or folder meant."""

    code = "problem"
    """A word that names the kind of problem in JSON output and tests; never translated."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


class Missing(SaveProblem):
    """There is no such file. hint: a second sentence, such as names that are near."""

    code = "missing"

    def __init__(self, path: Path, hint: str = "") -> None:
        sentence = _("There is no run at {path}. `marketgen saves` lists the runs there are.")
        super().__init__(path, " ".join((sentence.format(path=shown(path)), hint)).rstrip())


class NotAFile(SaveProblem):
    """A folder, a device or a pipe stands where a file should be."""

    code = "not_a_file"

    def __init__(self, path: Path) -> None:
        sentence = _("{path} is not a file but a folder or a device. Name the .mgsave file itself.")
        super().__init__(path, sentence.format(path=shown(path)))


class Unreadable(SaveProblem):
    """The system does not let us read the file. why: its own words."""

    code = "unreadable"

    def __init__(self, path: Path, why: str) -> None:
        sentence = _("{path} cannot be read: {why}. Allow this account to read it, or copy it to a folder of yours.")
        super().__init__(path, sentence.format(path=shown(path), why=shown(why)))


class EmptyRun(SaveProblem):
    """A file of no bytes."""

    code = "empty"

    def __init__(self, path: Path) -> None:
        sentence = _("{path} is empty, there is no run in it. Nothing was changed; move it away or choose another run.")
        super().__init__(path, sentence.format(path=shown(path)))


class TooBig(SaveProblem):
    """A file longer than any run may be; it is not even read. limit: bytes."""

    code = "too_big"

    def __init__(self, path: Path, limit: int) -> None:
        sentence = _("{path} is larger than {limit} MB, so it is no run of this game. Choose another file.")
        super().__init__(path, sentence.format(path=shown(path), limit=limit // 1_000_000))


class NotARun(SaveProblem):
    """The file does not begin as a run does."""

    code = "not_a_run"

    def __init__(self, path: Path) -> None:
        sentence = _("{path} is not a saved run: it does not begin as one. Choose a file that this game wrote.")
        super().__init__(path, sentence.format(path=shown(path)))


class Damaged(SaveProblem):
    """A whole line is not what was written. line: its number, from 1; good: bytes of the sound lines before it.

    reason: ``shape``, ``checksum``, ``text`` (no UTF-8), ``json``, ``deep`` (nested too deeply), ``long``, ``head``.
    """

    code = "damaged"

    def __init__(self, path: Path, line: int, reason: str, good: int) -> None:
        if line == 1:
            sentence = _(
                "{path} is damaged in its first line, which says what is played, so it cannot be opened. "
                "Nothing was changed. Put back a copy of the file if you have one."
            )
        else:
            sentence = _(
                "{path} is damaged at line {line}: {why}. Nothing was changed. The {sound} lines before it are sound "
                "and can be saved under a new name."
            )
        text = sentence.format(path=shown(path), line=line, why=_why_damaged(reason), sound=line - 1)
        super().__init__(path, text)
        self.line = line
        self.reason = reason
        self.good = good


def _why_damaged(reason: str) -> str:
    if reason == "checksum":
        return _("its checksum does not match")
    if reason == "long":
        return _("it is longer than any line of a run")
    if reason == "deep":
        return _("it is nested deeper than any record")
    return _("it is not a record of a run")


class TooNew(SaveProblem):
    """The file has a save format newer than ours. found: its format number."""

    code = "too_new"

    def __init__(self, path: Path, found: int) -> None:
        sentence = _(
            "{path} was written by a newer marketgen (save format {found}). Nothing was changed. "
            "Install the newer version to open it."
        )
        super().__init__(path, sentence.format(path=shown(path), found=found))
        self.found = found


class OpenElsewhere(SaveProblem):
    """Another process, or another window of this one, holds the run."""

    code = "open_elsewhere"

    def __init__(self, path: Path) -> None:
        sentence = _("This run is open elsewhere: {path}. Close it there, then open it here.")
        super().__init__(path, sentence.format(path=shown(path)))


class AlreadyThere(SaveProblem):
    """A file of that name exists and is not overwritten."""

    code = "already_there"

    def __init__(self, path: Path) -> None:
        sentence = _("{path} exists already and is left as it is. Choose another name.")
        super().__init__(path, sentence.format(path=shown(path)))


class SaveFailed(SaveProblem):
    """Something could not be written. The file holds all that was saved before, and nothing of this."""

    code = "save_failed"
