"""How long files and functions are, and which public names have no docstring."""

from __future__ import annotations

import ast
from collections.abc import Iterator

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

FILE_LINES = 400
FUNCTION_LINES = 40
HOOKS = ("compose", "render", "on_", "watch_", "validate_", "compute_", "action_", "check_action")


Source = str | ast.Module
"""A module, as it is written or parsed."""


def long_functions(source: Source, limit: int = FUNCTION_LINES) -> list[tuple[int, str, int]]:
    """Functions longer than ``limit`` lines, decorators and docstring not counted: (lines, name, first line)."""
    found = []
    for name, node in _definitions(_tree(source)):
        if not isinstance(node, ast.ClassDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node)
            if lines > limit:
                found.append((lines, name, node.lineno))
    return sorted(found, reverse=True)


def undocumented(source: Source, module: str, hooks: bool = False) -> list[str]:
    """Public modules, classes, functions and methods without a docstring, as dotted names.

    ``hooks`` spares the methods that Textual calls by their names: what they do is in its documentation.
    """
    tree = _tree(source)
    found = [] if ast.get_docstring(tree) or not tree.body else [module]
    for name, node in _definitions(tree):
        parts = name.split(".")
        if any(part.startswith("_") for part in parts) or "<locals>" in parts:
            continue
        if hooks and len(parts) > 1 and parts[-1].startswith(HOOKS):
            continue
        if ast.get_docstring(node) is None:
            found.append(f"{module}.{name}")
    return found


def _tree(source: Source) -> ast.Module:
    return ast.parse(source) if isinstance(source, str) else source


def _definitions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, Definition]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Definition):
            name = f"{prefix}{node.name}"
            yield name, node
            inside = "." if isinstance(node, ast.ClassDef) else ".<locals>."
            yield from _definitions(node, name + inside)
        elif not isinstance(node, ast.expr):  # an expression defines nothing
            yield from _definitions(node, prefix)


def _docstring_lines(node: Definition) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1
