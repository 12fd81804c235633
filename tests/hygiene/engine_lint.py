"""A lint for engine/: what could make two machines disagree, or reach outside, is named with its line.

Imports and built-ins are held by lists of what is allowed or barred, with the reason in the message.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ANY: frozenset[str] = frozenset()
ALLOWED_IMPORTS: dict[str, frozenset[str]] = {
    "__future__": ANY,
    "bisect": ANY,
    "collections": ANY,
    "collections.abc": ANY,
    "copy": ANY,
    "dataclasses": ANY,
    "datetime": frozenset({"date", "timedelta"}),  # the calendar; the clock's methods are barred below
    "enum": ANY,
    "functools": ANY,
    "hashlib": ANY,
    "heapq": ANY,
    "itertools": ANY,
    "json": ANY,
    "math": frozenset({"comb", "gcd", "isqrt"}),  # the whole-number functions
    "operator": ANY,
    "re": ANY,
    "struct": ANY,
    "types": ANY,
    "typing": ANY,
}
ORDER = "the order of a set differs between processes"
BARRED_CALLS = {
    "float": "floats differ between platforms",
    "complex": "floats differ between platforms",
    "round": "there is one rounding rule, arithmetic.divide",
    "hash": "salted in every process",
    "id": "an address is no number of the game",
    "set": ORDER,
    "frozenset": ORDER,
    "print": "the engine says nothing",
    "input": "the engine asks nothing",
    "open": "the engine reads no files",
    "eval": "no code from data",
    "exec": "no code from data",
    "__import__": "imports stand at the top",
    "globals": "no state beside the run",
}
VIEWS = "dict views combined give a set"
ABOUT_SETS = (ORDER, VIEWS, f"set(): {ORDER}", f"frozenset(): {ORDER}")
CLOCK = ("today", "now", "utcnow", "fromtimestamp")


def violations(source: str, file: str = "engine.py") -> list[str]:
    """Every violation in a module of the engine, as ``file:line: reason``, in the order of the lines."""
    tree = ast.parse(source)
    spared = _spared(tree)
    found = [
        (node.lineno, reason)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt | ast.expr)
        for reason in _reasons(node)
        if not (node in spared and reason in ABOUT_SETS)
    ]
    return [f"{file}:{line}: {reason}" for line, reason in sorted(found)]


def of_files(paths: list[Path]) -> list[str]:
    """Every violation in some files."""
    return [line for path in paths for line in violations(path.read_text("utf-8"), path.name)]


def _reasons(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=float() | complex()):
            yield f"a float, {node.value}: use whole numbers"
        case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
            yield "true division gives a float: use arithmetic.divide or //"
        case ast.BinOp(left=left, right=right) if _is_view(left) or _is_view(right):
            yield VIEWS
        case ast.Set() | ast.SetComp():
            yield ORDER
        case ast.Call(func=ast.Name(id=name)) if name in BARRED_CALLS:
            yield f"{name}(): {BARRED_CALLS[name]}"
        case ast.Call(func=ast.Attribute(value=ast.Name(id="date" | "datetime"), attr=method)) if method in CLOCK:
            yield f"{method}(): the engine has no clock"
        case ast.Global():
            yield "no state beside the run"
        case ast.Import(names=names):
            for alias in names:
                if ALLOWED_IMPORTS.get(alias.name) != ANY:
                    yield f"import {alias.name}: not among what the engine may import"
        case ast.ImportFrom():
            yield from _import_reasons(node)


def _import_reasons(node: ast.ImportFrom) -> Iterator[str]:
    module = node.module or ""
    if node.level or module == "marketgen.engine" or module.startswith("marketgen.engine."):
        return
    allowed = ALLOWED_IMPORTS.get(module)
    for alias in node.names:
        if allowed is None or (allowed and alias.name not in allowed):
            yield f"from {module} import {alias.name}: not among what the engine may import"


def _is_view(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("keys", "items")


def _spared(tree: ast.Module) -> list[ast.AST]:
    """The set expressions whose order nothing can see: sorted, counted, compared, or asked with ``in``.

    So is a private module constant that is used in no other way.
    """
    spared: list[ast.AST] = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="sorted" | "len"), args=[only], keywords=[]):
                spared += _operands(only)
            case ast.Compare(left=left, comparators=others):
                spared += [part for side in (left, *others) for part in _operands(side)]
    constants: dict[str, ast.expr] = {}
    for statement in tree.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name.startswith("_") and _is_set(value):
                constants[name] = value
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in spared:
            constants.pop(node.id, None)
    return spared + [part for value in constants.values() for part in (value, *getattr(value, "args", ()))]


def _operands(node: ast.expr) -> list[ast.AST]:
    """An expression, and what it joins, if it joins sets."""
    if isinstance(node, ast.BinOp):
        return [node, *_operands(node.left), *_operands(node.right)]
    return [node]


def _is_set(node: ast.expr) -> bool:
    return isinstance(node, ast.Set | ast.SetComp) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("set", "frozenset")
    )
