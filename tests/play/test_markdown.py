"""Text as Markdown stays text, whatever it holds; read back by the library that Textual reads Markdown with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from marketgen.play import markdown

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

HOSTILE = [
    "# no heading", "- no item", "1. no item", "1) no item", "> no quote", "---", "===", "    no code", "```", "`code`",
    "*x*", "_x_", "**x**", "~~x~~", "[x](http://a.example)", "![x](y)", "<script>alert(1)</script>", "<http://a.example>",
    "&lt;b&gt;", "a | b | c", "a\\", "\\", "x\n\n# y", "http://a.example", "www.a.example", "a@b.example",
    "[x]: /y", "+ x",
    "x #", "#", "\u202e# x", "\u200b # x", "\u202e \u200b- x", "a\u200b\n# y", "a\u0000b", "{#id}", "10.5", "-27", "+3",
]  # fmt: skip


def words(tokens: list[Token]) -> str:
    """All the text of a page."""
    return "".join(one.content for token in tokens for one in token.children or () if one.type == "text")


def seen(text: str) -> str:
    """A text as it should be read: in one line, without what cannot be seen."""
    return " ".join("".join(one for one in text if one.isprintable() or one.isspace()).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_becomes_markup(text: str) -> None:
    for tokens, kinds in (
        (READER.parse(markdown.plain(text)), {"paragraph"}),
        (READER.parse(markdown.heading(2, text)), {"heading"}),
        (READER.parse(markdown.item(text, text)), {"bullet_list", "list_item", "paragraph", "strong"}),
        (READER.parse(markdown.quoted(text)), {"blockquote", "paragraph"}),
        (READER.parse("\n".join(markdown.rows((text, text), [(text, text)]))),
         {"table", "thead", "tbody", "tr", "th", "td"}),
    ):  # fmt: skip
        every = [one for token in tokens for one in (token, *(token.children or ()))]
        assert {one.type.removesuffix("_open") for one in every if one.type.endswith("_open")} <= kinds
        assert {one.type for one in every if one.nesting == 0} <= {"inline", "text"}
        assert words(tokens).replace(" ", "").startswith(seen(text).replace(" ", ""))


@given(st.text(st.sampled_from("#*_`[]()<>&|~\\-+=.:!{}1a \n\u202e@/")))
def test_any_text_is_read_as_it_was(text: str) -> None:
    tokens = READER.parse(markdown.plain(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert words(tokens).strip() == seen(text).strip()
    assert all(one.type == "text" for token in tokens for one in token.children or ())
