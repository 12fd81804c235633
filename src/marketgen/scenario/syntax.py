"""What is wrong with a text that is not JSON: found by looking at where the reader stopped and what it wanted."""

from __future__ import annotations

import re

from marketgen.i18n import _
from marketgen.scenario.problems import Problem, safe
from marketgen.scenario.source import Source

_BLANK = re.compile(r"[ \t\r\n]*")
_BARE = re.compile(r"[^\W\d][\w$-]*")
_NUMBERLIKE = re.compile(r"[+-]?[0-9._,]*[0-9][0-9a-zA-Z._]*|[+-]?\.[0-9]+|[+-]?(?:Infinity|NaN|inf|nan)\b")
_ESCAPE = re.compile(r"\\(?!(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4}))")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_WORDS = {"True": "true", "False": "false", "TRUE": "true", "FALSE": "false", "yes": "true", "no": "false"}
_NOTHING = ("None", "NULL", "Null", "undefined", "nil")


def diagnose(source: Source, position: int, wanted: str) -> Problem:
    """The problem at ``position``, where the reader ``wanted`` a key, colon, value, item, object, list, document, or
    the end (``after``)."""
    text = source.text
    blank = _BLANK.match(text, position)
    here = blank.end() if blank else position
    last = position - 1  # the character before the gap: where a missing comma belongs
    if here >= len(text):
        return _cut_off(source, last, wanted)
    sign = text[here]
    for look in (_comment, _foreign_blank, _comma, _close, _quote):
        found = look(source, here, last, wanted, sign)
        if found is not None:
            return found
    if wanted in ("object", "list"):
        return _after_value(source, here, last, wanted, sign)
    if wanted == "colon":
        return _found(source, last + 1, _("a : is missing here, between a key and its value"), _('write "key": value'))
    if wanted == "document":
        return _found(source, here, _("a scenario must begin with {"), _("put all of it between { and }"))
    if wanted == "after":
        return _found(
            source,
            here,
            _("something stands after the end of the scenario"),
            _("delete it, or a } further up that closes too early"),
        )
    return _bare(source, here, wanted)


def _found(source: Source, offset: int, what: str, mend: str) -> Problem:
    return Problem("E001", what, mend, source.place(offset))


def _cut_off(source: Source, last: int, wanted: str) -> Problem:
    closing = "]" if wanted in ("list", "item", "next item") else "}"
    end = max(0, len(source.text.rstrip()) - 1)
    return _found(
        source,
        end,
        _("the file ends here, in the middle of an entry"),
        _("close what is open, beginning with {bracket}; part of the file may be missing").format(bracket=closing),
    )


def _comment(source: Source, here: int, last: int, wanted: str, sign: str) -> Problem | None:
    if source.text.startswith(("//", "/*", "#", "--", "<!--"), here):
        return _found(
            source,
            here,
            _("JSON has no comments"),
            _('write it as an entry: "note": "...", which every object may have'),
        )
    return None


def _foreign_blank(source: Source, here: int, last: int, wanted: str, sign: str) -> Problem | None:
    if sign.isspace() or sign in "\u200b\u200c\u200d\ufeff\x00" or not sign.isprintable():
        return _found(
            source,
            here,
            _("a character that cannot be seen stands here: {character}").format(character=f"U+{ord(sign):04X}"),
            _("delete it; between entries only blanks and new lines may stand"),
        )
    return None


def _comma(source: Source, here: int, last: int, wanted: str, sign: str) -> Problem | None:
    text = source.text
    if sign in "}]" and wanted in ("next key", "next item"):
        comma = text.rfind(",", 0, here)
        return _found(source, comma, _("a comma after the last entry"), _("delete this comma"))
    if sign == ",":
        what = _("a comma too many") if wanted in ("next key", "next item", "key", "item") else _("a value is missing")
        return _found(source, here, what, _("delete this comma, or write what is missing before it"))
    return None


def _close(source: Source, here: int, last: int, wanted: str, sign: str) -> Problem | None:
    if sign not in "}]":
        return None
    if wanted in ("value", "colon"):
        return _found(source, here, _("a value is missing here"), _('write the value after the :, as in "key": 1'))
    if wanted == "after":
        return _found(source, here, _("a closing bracket too many"), _("delete this {bracket}").format(bracket=sign))
    opened, closing = ("{", "}") if wanted in ("object", "key", "next key") else ("[", "]")
    if sign != closing and wanted != "document":
        return _found(
            source,
            here,
            _("this {bracket} does not close the {opened} that is open").format(bracket=sign, opened=opened),
            _("write {bracket} before it").format(bracket=closing),
        )
    return None


def _quote(source: Source, here: int, last: int, wanted: str, sign: str) -> Problem | None:
    if sign in "'\u2018\u2019\u201c\u201d\u00ab\u201e`\uff02":
        return _found(
            source,
            here,
            _("this is not the quotation mark of JSON: {mark}").format(mark=sign),
            _('write " before and after texts and keys'),
        )
    if sign == '"' and wanted not in ("object", "list", "colon", "document", "after"):
        return _bad_string(source, here)
    return None


def _bad_string(source: Source, here: int) -> Problem:
    """A text that the token could not read: an end that is missing, a bad escape, a control code."""
    text, at = source.text, here + 1
    while at < len(text):
        sign = text[at]
        if sign == '"':
            break
        if sign in "\n\r":
            return _found(
                source,
                here,
                _("this text does not end on its line"),
                _('end it with "; a new line within a text is written \\n'),
            )
        if sign < " ":
            return _found(
                source,
                at,
                _("a control code within a text: {character}").format(character=f"U+{ord(sign):04X}"),
                _("delete it; a tab is written as blanks"),
            )
        if sign == "\\":
            if _ESCAPE.match(text, at):
                return _found(
                    source,
                    at,
                    _("a \\ that means nothing here"),
                    _('write \\\\ for the sign itself; only \\" \\\\ \\/ \\n and \\uXXXX are known'),
                )
            at += 1
        at += 1
    return _found(source, here, _("this text does not end"), _('end it with "'))


def _after_value(source: Source, here: int, last: int, wanted: str, sign: str) -> Problem:
    text = source.text
    if sign == ":" and wanted == "list":
        return _found(source, here, _("a : in a list"), _("write { before the key, or take the key away"))
    if sign == ":" or sign == ";" or sign == "=":
        return _found(source, here, _("{sign} stands where a comma belongs").format(sign=sign), _("write a comma"))
    if sign.isalnum() and here == last + 1 and text[last].isalnum():
        return _number(source, here)
    return _found(source, last + 1, _("a comma is missing here, before the next entry"), _("put a , after this"))


def _bare(source: Source, here: int, wanted: str) -> Problem:
    """Something that is no value and no key."""
    text = source.text
    if _NUMBERLIKE.match(text, here) and wanted not in ("key", "next key"):
        return _number(source, here)
    word = _BARE.match(text, here)
    grouped = _grouped(source, here) if wanted == "next key" else None
    if grouped is not None:
        return grouped
    if wanted in ("key", "next key"):
        named = safe(word[0], 30) if word else text[here]
        return _found(
            source,
            here,
            _("a key must be a text in quotation marks, not {found}").format(found=named),
            _('write "{found}"').format(found=named) if word else _('write "key": value'),
        )
    if word:
        return _word(source, here, word[0])
    return _found(
        source,
        here,
        _("{found} is no value").format(found=safe(text[here])),
        _('a value is a text in ", a number, true, false, a list in [ ] or an object in { }'),
    )


def _grouped(source: Source, here: int) -> Problem | None:
    """A number with commas between its thousands, the first of which ended it before ``here``."""
    start = here
    while start > 0 and (source.text[start - 1].isdigit() or source.text[start - 1] in ",-"):
        start -= 1
    number = _GROUPED.match(source.text, start)
    if number is None or number.end() <= here:
        return None
    what = _("{number} is not how JSON writes a number").format(number=safe(number[0], 30))
    return _found(source, start, what, _("write {number}").format(number=safe(number[0].replace(",", ""), 30)))


def _word(source: Source, here: int, word: str) -> Problem:
    what = _("{word} is no value").format(word=safe(word, 30))
    if word in _WORDS:
        return _found(source, here, what, _("write {word}").format(word=_WORDS[word]))
    if word in _NOTHING:
        return _found(source, here, what, _("leave the whole entry out"))
    return _found(source, here, what, _('write "{word}", in quotation marks').format(word=safe(word, 30)))


def _number(source: Source, here: int) -> Problem:
    text = source.text
    start = here
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "+-._"):
        start -= 1
    end = here
    while end < len(text) and (text[end].isalnum() or text[end] in "+-._"):
        end += 1
    word = text[start:end]
    what = _("{number} is not how JSON writes a number").format(number=safe(word, 30))
    body = word.lstrip("+-")
    if body[:1] == "0" and body[1:2].isdigit():
        mend = _("write it without the 0 in front")
    elif body[:1] == ".":
        mend = _("write 0{number}").format(number=safe(body, 30))
    elif body.endswith("."):
        mend = _("write {number}").format(number=safe(word[:-1], 30))
    elif word.startswith("+"):
        mend = _("write {number}").format(number=safe(word[1:], 30))
    elif "_" in word:
        mend = _("write {number}").format(number=safe(word.replace("_", ""), 30))
    else:
        mend = _("write digits, and a . where there are decimals, as in 1500 or 0.25")
    return _found(source, start, what, mend)
