"""What was handed in twice: one file under two names, one code in two files, the same play under different codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from marketgen.classroom.marks import Mark, Reason

NAMED = 5
"""Other files or codes that are named at most."""


def found(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order, each with what it shares with others. What is handed in twice is counted once: of equal files
    the one named after its code, else the first by name, of several of one code the one that goes furthest."""
    kept = list(marks)
    for judge in (_equal_files, _same_code, _same_play):
        judge(kept)
    return kept


def _groups(marks: list[Mark], key: Callable[[Mark], str]) -> list[list[int]]:
    """Places of marks that share a key, for each that several share; an empty key is shared with nobody."""
    by: dict[str, list[int]] = {}
    for place, mark in enumerate(marks):
        if key(mark):
            by.setdefault(key(mark), []).append(place)
    return [places for places in by.values() if len(places) > 1]


def _note(marks: list[Mark], place: int, word: str, others: Iterable[str], counted: bool) -> None:
    mark = marks[place]
    names = list(dict.fromkeys(others))
    facts = (("others", ", ".join(names[:NAMED])), ("more", max(0, len(names) - NAMED)))
    marks[place] = replace(mark, why=(*mark.why, Reason(word, facts)), counted=mark.counted and counted)


def _equal_files(marks: list[Mark]) -> None:
    """The same bytes under several names: the one that is named after its code stands for all, else the first."""
    for places in _groups(marks, lambda mark: mark.whole):
        first = next((place for place in places if Path(marks[place].file).stem == marks[place].code), places[0])
        for place in places:
            if place != first:
                _note(marks, place, "same_file", [marks[first].file], counted=False)


def _same_code(marks: list[Mark]) -> None:
    """Several files of one code that are not the same file."""
    again = {mark.file for mark in marks if any(reason.word == "same_file" for reason in mark.why)}
    for places in _groups(marks, lambda mark: "" if mark.file in again else mark.code):
        best = max(places, key=lambda place: (marks[place].verified, _days(marks[place]), -place))
        counted = marks[best].counted
        for place in places:
            others = [marks[other].file for other in places if other != place]
            if counted and place != best:
                _note(marks, place, "same_code", [marks[best].file], counted=False)
            else:
                _note(marks, place, "code_twice" if counted else "code_shared", others, counted=counted)


def _days(mark: Mark) -> int:
    return mark.came.days if mark.came else -1


def _same_play(marks: list[Mark]) -> None:
    """The same commands in the same order under different codes. Both count: what it means is not for a program."""
    for places in _groups(marks, lambda mark: mark.came.commands if mark.came else ""):
        codes = {marks[place].code for place in places}
        if len(codes) > 1:
            for place in places:
                others = [marks[other].code for other in places if marks[other].code != marks[place].code]
                _note(marks, place, "same_play", others, counted=True)
