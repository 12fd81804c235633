"""No sentence that a person reads stands outside of the functions that translate: a catalogue could not reach it.

``test_messages`` reads what is marked; this reads what is not. It goes by how a text looks and by what it is given to:
three words, or two and a capital, are a sentence; a single word is one where it is given to something that shows it.
What is left is listed in ``NOT_SPOKEN``, each with the reason why nobody is told it in their language.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from fnmatch import fnmatch

import pytest

from tests import support

MARKS = ("_", "N_", "NP_", "ngettext")

NOT_SPOKEN = {
    "engine/measures*.py": "the reference of the format, English as its keys; the engine knows no languages",
    "engine/effects*.py": "the same",
    "scenario/models/*.py": "the same",
    "scenario/keys.py": "the same",
    "scenario/fields.py": "the same, as a page",
    "scenario/factsheet.py": "what a file says of numbers, in the words of that reference",
    "scenario/shape.py": "the same",
    "scenario/schema*.py": "the same reference, for editors",
    "scenario/pages/*.py": "examples of files and commands; what is said about them is marked",
    "play/look/__init__.py": "names of builders",
    "play/views/__init__.py": "names of views",
    "play/recording.py": "what a recorded run is compared by, in the language it was recorded in",
    "play/bots/scales.py": "a key of what is remembered",
    "plain/ears.py": "a setting of the line editor, as it is written",
    "i18n.py": "why there is no translation, said before there is one; and the head of a catalogue",
    "saves/reports.py": "a report for whoever mends the program",
    "saves/chain.py": "the words of a fault of the program's own, caught where it is told",
    "classroom/odds.py": "a key of a table",
}
"""What may stand unmarked, by file, and why."""

TYPED = (
    "go on",
    "hand in",
    "what if",
    "in short",
    "as yesterday",
    "what can i do",
    "what can i do now",
    "marketgen ",
    "marketgen",
    ".json",
)
"""What is typed, or called, so in every language."""

SHOWS = {
    **dict.fromkeys(("say", "notify", "print", "write", "Static", "Label", "labelled", "sentence", "ask"), 9),
    "Button": 1,
    "Prompt": 1,
    "Section": 1,
    "LogLine": 2,
}
"""What shows or tells what it is given, and how many of its first arguments."""

NAMED = ("help", "title", "description", "epilog", "placeholder", "tooltip", "label", "border_title", "border_subtitle",
         "sub_title", "text", "prog_help", "about", "long", "short", "note", "told")  # fmt: skip
"""Arguments and attributes that hold what is shown."""

SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}")
WORDS = re.compile(r"[A-Za-z]{2,}")


def unmarked(source: str) -> Iterator[tuple[int, str]]:
    """Texts of a module that look as if somebody read them, and that no catalogue can reach: (line, text)."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _excused(node, above):
            shown = _is_shown(node, above) and WORDS.search(node.value) and not _is_code(node.value)
            if node.value not in TYPED and (shown or _is_sentence(node.value)):
                yield node.lineno, node.value


def _is_sentence(text: str) -> bool:
    """Whether a text reads as a sentence or a title; names, styles, ids and paths do not."""
    if _is_code(text) or not SENTENCE.search(text):
        return False
    return text.lstrip(" ")[:1].isupper() or len(WORDS.findall(text)) > 2


def _is_code(text: str) -> bool:
    """Colours, styles, regular expressions, names with an underscore, paths, options and types of content."""
    return bool(re.search(r"[$_<>\\{}/=]|--|::|^bold|^not bold", text))


def _excused(node: ast.Constant, above: dict[ast.AST, ast.AST]) -> bool:
    """Whether a text is marked, a docstring, compared or looked up, or a fault for whoever programs here."""
    at: ast.AST = node
    while at in above:
        inner, at = at, above[at]
        match at:
            case ast.Call(func=ast.Name(id=name)) if name in MARKS:
                return True
            case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.Compare() | ast.MatchValue():
                return True
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if hasattr(builtins, name) or name == "NoWidget":
                return True
            case ast.Dict(keys=keys) if any(key is inner for key in keys):
                return True
            case ast.Subscript(slice=key) if key is inner:
                return True
            case ast.Assign(targets=[ast.Attribute(attr="__doc__")]):
                return True
        if isinstance(at, ast.stmt):
            return False
    return False


def _is_shown(node: ast.Constant, above: dict[ast.AST, ast.AST]) -> bool:
    """Whether a text is handed to what shows it, straight or as a part of a text that is built there."""
    at: ast.AST = node
    while isinstance(above.get(at), ast.JoinedStr | ast.BinOp | ast.IfExp):
        at = above[at]
    match above.get(at):
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
            return any(one is at for one in args[: SHOWS.get(name, 0)])
        case ast.keyword(arg=name):
            return name in NAMED
        case ast.Assign(targets=[ast.Attribute(attr=name)]):
            return name in NAMED
    return False


def _reason(name: str) -> str:
    return next((why for pattern, why in NOT_SPOKEN.items() if fnmatch(name, pattern)), "")


def test_no_sentence_stands_outside_of_what_translates() -> None:
    found = []
    for path in support.sources():
        name = path.relative_to(support.SRC / "marketgen").as_posix()
        if not _reason(name):
            found += [f"{name}:{line}: {text!r}" for line, text in unmarked(path.read_text("utf-8"))]
    assert found == [], "\n".join(found)


def test_every_exception_is_needed() -> None:
    needed = set()
    for path in support.sources():
        name = path.relative_to(support.SRC / "marketgen").as_posix()
        if any(True for _ in unmarked(path.read_text("utf-8"))):
            needed |= {pattern for pattern in NOT_SPOKEN if fnmatch(name, pattern)}
    assert set(NOT_SPOKEN) == needed


@pytest.mark.parametrize(
    "source",
    [
        "x = 'The market is shut today'",
        "def f(n):\n    return f'{n} kilos of maize are left'",
        "def f():\n    return f'{_(\"a\")} and that is all of it'",
        "def f(v):\n    v.say('Back')",
        "def f(v, n):\n    v.say(f'{n} sold')",
        "def f():\n    yield Static('Yes')",
        "def f(self):\n    self.notify('Kept' if x else _('Gone'))",
        "def f(self):\n    self.border_title = 'Goods'",
        "def f(p):\n    p.add_argument('--seed', help='Seed word')",
        "T = {'a': 'You sell by the sack'}",
        "def f():\n    raise web.HTTPNotFound(text='There is no such page here.')",
        "def f():\n    raise SaveProblem('it cannot be read at all')",
        "x = 'You have ' + y + ' won of it'",
        "print('done')",
    ],
)
def test_the_lint_catches(source: str) -> None:
    assert list(unmarked(source))


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    '''A docstring of some words.'''\n    return _('The market is shut today')",
        "x = N_('You sell by the sack')\ny = NP_('one more day of it', 'many more days of it')",
        "def f():\n    raise ValueError('a cube root here needs a number')",
        "def f(x):\n    assert x, 'the view writes the engine own form'",
        "def f(x):\n    return x == 'what can i do' or {'what can i do': 1}[x]",
        "x = 'bold $night on $brick'",
        "def f(p):\n    p.add_argument('--seed', help=_('Seed word'))",
        "def f(v):\n    v.say('')\n    v.say(f'{a}: {b}')\n    v.write('\\n')",
    ],
)
def test_the_lint_allows(source: str) -> None:
    assert not list(unmarked(source))
