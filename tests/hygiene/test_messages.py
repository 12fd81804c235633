"""Every sentence can be found by the tools of translators, and is asked for when it is shown."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from scripts.messages import TEMPLATE, difference, extract, sentences
from tests import support

MARKS = {"_": 1, "N_": 1, "NP_": 2, "ngettext": 2}
"""The functions that mark or say a sentence, and how many of their first arguments are sentences."""
LATER = ("N_", "NP_")
"""Those that only mark it, for a table."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


def wrong_marks(source: str) -> list[tuple[int, str]]:
    """Calls that extraction cannot read or that speak too early: (line, why).

    ``_`` and ``ngettext`` may be given what was marked elsewhere: a name, an attribute, an item, a look-up, one of two
    such; never a sentence built on the spot. A function that says its argument must be given marked ones.
    """
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    found = []
    asked = [node for node in nodes if isinstance(node, ast.Call)]
    marked = [one for node in asked for one in _marked(node)]
    in_form = {id(argument) for node in asked for _, argument in _marked(_formatted(node))}
    for name, argument in marked:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            filled = id(argument) in in_form
            found += [(argument.lineno, why) for why in _wrong_places(argument.value, filled)]
        elif name in LATER or not _passed_on(argument):
            found.append((argument.lineno, f"{name}() needs a literal, not {ast.unparse(argument)}"))
    early = [call for statement in tree.body for node in _run_at_import(statement) for call in _marked(node)]
    found += [(argument.lineno, f"{name}() at import time") for name, argument in early if name not in LATER]
    calls: dict[str, list[ast.Call]] = {}
    for node in asked:
        if isinstance(node.func, ast.Name):
            calls.setdefault(node.func.id, []).append(node)
    parts = (part for _, argument in marked for part in ast.walk(argument))
    said = {part.id for part in parts if isinstance(part, ast.Name)}
    functions = (node for node in nodes if isinstance(node, Function) and said.intersection(_arguments(node)))
    return found + [wrong for one in functions for wrong in _unmarked(one, calls.get(one.name, []))]


def _marked(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
        for argument in node.args[: MARKS[node.func.id]]:
            yield node.func.id, argument


def _passed_on(argument: ast.expr) -> bool:
    match argument:
        case ast.Name() | ast.Attribute() | ast.Subscript() | ast.Starred():
            return True
        case ast.IfExp(body=one, orelse=other):
            return all(isinstance(side, ast.Constant) or _passed_on(side) for side in (one, other))
        case ast.Call(func=ast.Attribute(attr="get")):
            return True
    return False


def _arguments(function: Function) -> list[str]:
    return [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]


def _unmarked(function: Function, calls: list[ast.Call]) -> Iterator[tuple[int, str]]:
    """Literals given, unmarked, in its module's calls to a function that says its argument."""
    names = _arguments(function)
    kinds = {
        part.id: name
        for node in ast.walk(function)
        for name, argument in _marked(node)
        for part in ([argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument])
        if isinstance(part, ast.Name) and part.id in names and name not in LATER
    }
    defaults = zip(reversed(names), reversed(function.args.defaults), strict=False)
    given = list(defaults)
    for call in calls if kinds else ():
        before_star = takewhile(lambda argument: not isinstance(argument, ast.Starred), call.args)
        given += [*zip(names, before_star, strict=False), *((word.arg or "", word.value) for word in call.keywords)]
    for name, value in given:
        wrong_kind = isinstance(value, ast.Call) and ast.unparse(value.func) == "N_" and kinds.get(name) == "ngettext"
        bare = isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
        if name in kinds and (bare or wrong_kind):
            mark = "*NP_(one, many)" if kinds[name] == "ngettext" else "N_(...)"
            yield value.lineno, f"{function.name}() says its argument: give it {mark}, not {ast.unparse(value)}"


def _formatted(node: ast.AST) -> ast.AST:
    """What ``node`` fills in, if it is a call of ``format``; else itself as nothing that is marked."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Call() as sentence, attr="format")):
            return sentence
    return ast.Pass()


def _wrong_places(sentence: str, filled: bool) -> Iterator[str]:
    """What is wrong with the places of a sentence; where it is not filled in, a brace is a brace."""
    if "%s" in sentence or "%d" in sentence:
        yield f"places are written {{name}} in {sentence!r}"
    if not filled:
        return
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    except ValueError:
        yield f"a brace that does not close in {sentence!r}"
        return
    if any(not name.isidentifier() for name in fields):
        yield f"places need plain names in {sentence!r}"


def _run_at_import(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """The nodes that run when a module is imported: not what is inside functions, but their defaults and decorators."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        kept: list[ast.AST] = [*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)]
    elif isinstance(node, ast.Lambda):
        kept = [*node.args.defaults]
    else:
        kept = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.expr | ast.stmt):
        yield node
    for inner in kept:
        yield from _run_at_import(inner)


def test_every_sentence_is_marked_so_that_it_can_be_found() -> None:
    found = [
        f"{path.relative_to(support.ROOT)}:{line}: {why}"
        for path in support.sources()
        for line, why in wrong_marks(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("def f():\n    return _(f'{x} left')", "needs a literal"),
        ("def f():\n    return _('a' + x)", "needs a literal"),
        ("def f():\n    return _('{x}'.format(x=1))", "needs a literal"),
        ("def f():\n    return ngettext(f'{x} day', 'many', 2)", "needs a literal"),
        ("def f():\n    return _('a' + x if y else z)", "needs a literal"),
        ("x = NP_('one', y)", "needs a literal"),
        ("def f(x):\n    return _(x)\nf('a word')", "give it N_"),
        ("def f(x):\n    def g():\n        return _(x)\n    return g\nT = {1: f(x='a word')}", "give it N_"),
        ("def f(y, x='a word'):\n    return _(x)", "give it N_"),
        ("def f(one, many):\n    return ngettext(one, many, 2)\nf('day', 'days')", "give it *NP_"),
        ("def f(one, many):\n    return ngettext(one, many, 2)\nf(N_('day'), N_('days'))", "give it *NP_"),
        ("x = N_(y)", "needs a literal"),
        ("x = _('early')", "import time"),
        ("class A:\n    x = _('early')", "import time"),
        ("def f(x=_('early')): pass", "import time"),
        ("x = [ngettext('a', 'b', 1)]", "import time"),
        ("def f():\n    return _('{} left').format(1)", "plain names"),
        ("def f():\n    return ngettext('{0} day', '{0} days', 1).format(1)", "plain names"),
        ("def f():\n    return _('{x.y} left').format(x=1)", "plain names"),
        ("def f():\n    return _('%s left')", "{name}"),
        ("def f():\n    return _('{ left').format(x=1)", "does not close"),
    ],
)
def test_the_lint_catches(source: str, why: str) -> None:
    assert any(why in reason for _, reason in wrong_marks(source)), wrong_marks(source)


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    return _('{count} left').format(count=1)",
        "x = N_('later')\ndef f():\n    return _(x) + _(action.label) + _(TABLE['a'])",
        "def f():\n    return ngettext('{n} day', '{n} days', n).format(n=n)",
        "x = lambda: _('at use')",
        "def f():\n    return _('a list stands in { and }')",
        "def f(x=N_('so')):\n    return _(x if y else 'or so')\nf(N_('a word'))\nf('')",
        "def f(one, many, n):\n    return ngettext(one, many, n)\nf(*NP_('{n} day', '{n} days'), 'n')",
        "def f(x, key):\n    return _(x) + _(T.get(key, key))\nf(N_('a word'), 'a key')",
    ],
)
def test_the_lint_allows(source: str) -> None:
    assert wrong_marks(source) == []


def test_the_template_holds_every_sentence_and_no_other() -> None:
    assert TEMPLATE.is_file(), "run python scripts/messages.py"
    lacking, needless = difference()
    assert not lacking, f"run python scripts/messages.py: {lacking}"
    assert not needless, f"run python scripts/messages.py: {needless}"


def test_a_stale_template_is_noticed(tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    (source / "a.py").write_text("def f():\n    return _('one') + ngettext('{n} day', '{n} days', 2) + _(x)\n", "utf-8")
    (source / "b.py").write_text("T = [N_('three' ' and four'), *NP_('a', 'b')]\n", "utf-8")
    assert sentences(extract(source)) == {"one", ("{n} day", "{n} days"), "three and four", ("a", "b")}
    template = tmp_path / "t.pot"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    template.write_text(head + 'msgid "one"\nmsgstr ""\n\nmsgid "old"\nmsgstr ""\n', "utf-8")
    assert difference(template, source) == ({("{n} day", "{n} days"), "three and four", ("a", "b")}, {"old"})
    assert difference(tmp_path / "none.pot", source)[0] == sentences(extract(source))
