"""The reader: JSON with the place of every key and value, exact numbers, and messages that help.

Stricter than JSON where JSON is loose: no key twice, no null, numbers within bounds, no control codes in texts. One
regular expression reads a token; what it cannot read is looked at by :mod:`marketgen.scenario.syntax`. A file in which
nothing is odd needs none of this: see :mod:`marketgen.scenario.quick`.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from marketgen.i18n import _
from marketgen.scenario import quick, syntax
from marketgen.scenario.numerals import BARRED, DEPTH, DIGITS, exact
from marketgen.scenario.problems import Problem, Unreadable, safe
from marketgen.scenario.source import Array, Object, Path, Source, spelled

_TEXT = r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"'
_VALUE = (
    rf"(?:{_TEXT}|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9.eE+\w-])"
    r"|([{}\[\],:])|(true|false|null)(?!\w))"
)
_TOKEN = re.compile(rf"()[ \t\n\r]*{_VALUE}")  # the empty group stands for the key of _MEMBER
_MEMBER = re.compile(rf"[ \t\n\r]*{_TEXT}[ \t\n\r]*:[ \t\n\r]*{_VALUE}")
_KEY, _STRING, _NUMBER, _MARK, _WORD = 1, 2, 3, 4, 5


def parse(source: Source, problems: list[Problem]) -> Object:
    """The object a file holds. Problems that do not stop the reading are added to ``problems``.

    Raises Unreadable with the first problem that does: syntax, depth, something other than one object.
    """
    found = quick.read(source)
    if found:
        return found
    before = len(problems)
    try:
        return _Reader(source, problems).document()
    except Unreadable:
        # whether the file extends another is not known now, and with it whether null deletes something there
        problems[before:] = [problem for problem in problems[before:] if problem.code != "E111"]
        raise


class _Reader:
    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.text = source.text
        self.problems = problems
        self.match = _TOKEN.match
        self.path: list[str | int] = []

    def document(self) -> Object:
        text = self.text
        if not text.strip(" \t\r\n"):
            raise Unreadable(
                self._problem(
                    "E007",
                    0,
                    _("the file is empty"),
                    _("write a scenario into it; `marketgen new` makes one to start from"),
                )
            )
        found = self.match(text, 0)
        if found is None or found[_MARK] != "{":
            raise self._broken(0, "document")
        value, position = self._object(found.end())
        rest = len(text) - len(text[position:].lstrip(" \t\r\n"))
        if rest < len(text):
            raise self._broken(rest, "after")
        return value

    def _object(self, position: int) -> tuple[Object, int]:
        node = Object()
        at, source, text, path = node.at, self.source, self.text, self.path
        match, barred = _MEMBER.match, BARRED.search
        self._deeper(position)
        while True:
            token = match(text, position)
            if token is None:
                return node, self._closed(node, position)
            key, key_at = token[_KEY], token.start(_KEY) - 1
            if "\\" in key or "\x7f" in key or not key.isascii():
                key = self._checked(key, key_at)
            kind = token.lastindex
            value_at = token.start(kind) - (kind == _STRING)  # type: ignore[arg-type]
            plain = token[_STRING] if kind == _STRING else None
            if plain is not None and "\\" not in plain and not barred(plain):
                value: Any = plain  # by far the most values: no call, and no path, which only problems need
                position = token.end()
            else:
                path.append(key)
                value, position = self._value(token, kind, value_at)
                path.pop()
            if key in at:
                self._twice(key, key_at, at[key][1])
            else:
                node[key] = value
                at[key] = (source, key_at, value_at)
            mark, after = self._mark(position)
            if mark == "}":
                return node, after
            if mark != ",":
                raise self._broken(position, "object")
            position = after

    def _closed(self, node: Object, position: int) -> int:
        """Where an object ends that has no entry; raises what is wrong if it is no such object."""
        token = self.match(self.text, position)
        if not node and token is not None and token[_MARK] == "}":
            return token.end()
        raise self._no_member(position, "next key" if node else "key")

    def _mark(self, position: int) -> tuple[str, int]:
        """The mark that follows a value, and where it ends; another mark, or none, ends nothing."""
        mark = self.text[position : position + 1]
        if mark == "," or mark == "}" or mark == "]":
            return mark, position + 1
        token = self.match(self.text, position)
        return (token[_MARK] or "", token.end()) if token else ("", position)

    def _no_member(self, position: int, wanted: str) -> Unreadable:
        """What is wrong where a key, a colon and the beginning of a value should be."""
        key = self.match(self.text, position)
        if key is None or key[_STRING] is None:
            return self._broken(position, wanted)
        colon = self.match(self.text, key.end())
        if colon is None or colon[_MARK] != ":":
            return self._broken(key.end(), "colon")
        return self._broken(colon.end(), "value")

    def _array(self, position: int) -> tuple[Array, int]:
        node = Array()
        at, source, text, match, path = node.at, self.source, self.text, self.match, self.path
        self._deeper(position)
        while True:
            token = match(text, position)
            if token is None:
                raise self._broken(position, "next item" if node else "item")
            if token[_MARK] == "]" and not node:
                return node, token.end()
            kind = token.lastindex
            value_at = token.start(kind) - (kind == _STRING)  # type: ignore[arg-type]
            path.append(len(node))
            value, position = self._value(token, kind, value_at, "next item" if node else "item")
            path.pop()
            node.append(value)
            at.append((source, value_at, value_at))
            mark, after = self._mark(position)
            if mark == "]":
                return node, after
            if mark != ",":
                raise self._broken(position, "list")
            position = after

    def _value(self, token: re.Match[str], kind: int | None, start: int, wanted: str = "value") -> tuple[Any, int]:
        end = token.end()
        if kind == _STRING:
            return self._checked(token[_STRING], start), end
        if kind == _NUMBER:
            return self._number(token[_NUMBER], start), end
        if kind == _WORD:
            return self._word(token[_WORD], start), end
        if token[_MARK] == "{":
            return self._object(end)
        if token[_MARK] == "[":
            return self._array(end)
        raise self._broken(start, wanted)

    def _word(self, word: str, start: int) -> bool | None:
        if word == "null":
            self.problems.append(
                self._problem(
                    "E111",
                    start,
                    _("null stands for nothing here"),
                    _("leave the whole entry out; only in a file that extends another null deletes what that one has"),
                )
            )
            return None
        return word == "true"

    def _number(self, word: str, start: int) -> int | Decimal:
        if len(word) <= DIGITS:
            try:
                return int(word)
            except ValueError:
                pass  # it has a point or an exponent
        value = exact(word)
        if value is not None:
            return value
        self.problems.append(
            self._problem(
                "E009",
                start,
                _("{number} has too many digits").format(number=safe(word, 30)),
                _("numbers have at most {count} digits, before and after the point together").format(count=DIGITS),
            )
        )
        return 0

    def _checked(self, text: str, start: int) -> str:
        """A text as it is meant; what cannot be shown in it is a problem."""
        if "\\" in text:
            return self._unescaped(text, start)
        if BARRED.search(text):
            self._barred(text, start)
        return text

    def _unescaped(self, text: str, start: int) -> str:
        told: str = json.loads(f'"{text}"', strict=False)
        if BARRED.search(told):
            self._barred(told, start)
        return told

    def _barred(self, text: str, start: int) -> None:
        found = BARRED.search(text)
        assert found is not None
        self.problems.append(
            self._problem(
                "E008",
                start,
                _("this text has a character that cannot be shown: {character}").format(
                    character=f"U+{ord(found[0]):04X}"
                ),
                _("delete it; within texts only \\n, a new line, is allowed of the control codes"),
            )
        )

    def _twice(self, key: str, key_at: int, first_at: int) -> None:
        told = safe(key)
        self.problems.append(
            Problem(
                "E103",
                _('"{key}" is given twice here; one of the two would be lost').format(key=told),
                _("rename or delete one of them"),
                self.source.place(key_at),
                spelled((*self.path, key)),
                (self.source.place(first_at),),
                _("first given at {places}"),
            )
        )

    def _deeper(self, position: int) -> None:
        if len(self.path) >= DEPTH:
            raise Unreadable(
                Problem(
                    "E006",
                    _("this is nested too deeply: more than {count} levels").format(count=DEPTH),
                    _("a scenario needs less than half of that; check that brackets are closed"),
                    self.source.place(position - 1),
                )
            )

    def _problem(self, code: str, offset: int, what: str, mend: str) -> Problem:
        path: Path = tuple(self.path)
        return Problem(code, what, mend, self.source.place(offset), spelled(path))

    def _broken(self, position: int, wanted: str) -> Unreadable:
        return Unreadable(syntax.diagnose(self.source, position, wanted))
