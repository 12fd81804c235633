"""Hints in plain text: a line when something first matters, at most one in a part of a day; and all of them again."""

from __future__ import annotations

from contextlib import suppress

from marketgen.i18n import _
from marketgen.plain.speech import labelled
from marketgen.play import noticing
from marketgen.play.timeline import Timeline
from marketgen.saves import settings
from marketgen.saves.problems import SaveProblem


class Noticed:
    """What was hinted at in this dialogue, beside what the settings know from others."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._at: tuple[int, str] = (0, "")

    def line(self, scene: Timeline, typed: bool) -> str:
        """The next hint, once; empty for nothing, for a script, and where hints are switched off."""
        at = (scene.run.day, "waits" if scene.run.pressing else scene.run.phase)
        if not typed or self._at == at:
            return ""
        held = settings.load()
        seen = [*held.word("hints_seen").split(), *self._said]
        hint = noticing.first(scene, seen) if held.on("hints") else None
        if hint is None:
            return ""
        self._at = at
        self._said.append(hint.id)
        with suppress(SaveProblem):  # it holds for this dialogue all the same
            settings.change("hints_seen", " ".join(dict.fromkeys((*seen, hint.id))))
        return labelled(_("hint"), _told(hint))

    def page(self) -> list[str]:
        """Those that were shown, the last one first."""
        seen = dict.fromkeys((*settings.load().word("hints_seen").split(), *self._said))
        lines = [_told(hint) for hint in reversed(noticing.seen(list(seen)))]
        return lines or [_("None yet. A hint comes when a thing first matters.")]


def _told(hint: noticing.Hint) -> str:
    told = noticing.sentence(hint)
    return _("{what} Type {words}.").format(what=told, words=hint.plain) if hint.plain else told
