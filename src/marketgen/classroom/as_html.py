"""A page as one HTML file: whole in itself, with no outside request, and made to be printed.

Every text goes through :func:`html.escape`; the policy in the head forbids scripts and whatever would be fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from marketgen.classroom.leaves import Items, Leaf, Page, Pairs, Table, Under, Words
from marketgen.i18n import _

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load for the page: nothing but the style that stands in it."""

STYLE = """
:root { color-scheme: light dark; --ink: #1d1b18; --paper: #fffdf8; --rule: #b9b0a2; --mark: #8a3b1f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece6dc; --paper: #1b1a18; --rule: #5d564c; --mark: #e39a77; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.2rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Georgia, "Noto Serif", "Noto Serif CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", serif; }
h1, h2, h3, th, dt, nav { font-family: "Noto Sans", "Noto Sans CJK KR", "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-top: .4rem; border-top: 1px solid var(--rule);
  break-after: avoid; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; break-after: avoid; }
p, ul, ol, dl, table { margin: .5rem 0; overflow-wrap: anywhere; }
p.say { margin: .8rem 0; padding: .4rem 1rem; border-left: 3px solid var(--mark); font-size: 1.05rem; }
ul, ol { padding-left: 1.4rem; }
li { margin: .25rem 0; break-inside: avoid; }
dt { font-size: .95rem; font-weight: 600; margin-top: .7rem; break-after: avoid; }
dd { margin: .1rem 0 .1rem 1.2rem; }
div.pair { break-inside: avoid; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem .3rem 0; border-bottom: 1px solid var(--rule); }
td:first-child { min-width: 4rem; overflow-wrap: normal; }
table.figures td:first-child { width: 64%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
nav { columns: 2; font-size: .92rem; margin: 1rem 0; }
nav ol { margin: 0; }
nav li { margin: .1rem 0; }
a { color: inherit; }
@media (max-width: 34rem) { nav { columns: 1; } }
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  :root { color-scheme: light; --ink: #000; --paper: #fff; --rule: #999; --mark: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  a { text-decoration: none; }
}
"""


def written(page: Page) -> str:
    """The page as an HTML document."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    language = escape(page.language or "en")
    yield f'<html lang="{language}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(page.title)}</title>"
    yield f"<style>{STYLE}</style>\n</head>\n<body>\n<header>"
    yield f"<h1>{escape(page.title)}</h1>"
    yield from (f"<p>{escape(line)}</p>" for line in page.about)
    named = escape(_("What is in it"))
    yield f'<nav aria-label="{named}"><ol>'
    for number, part in enumerate(page.sections, 1):
        yield f'<li><a href="#part{number}">{escape(part.heading)}</a></li>'
    yield "</ol></nav>\n</header>\n<main>"
    for number, part in enumerate(page.sections, 1):
        yield f'<section>\n<h2 id="part{number}">{number}. {escape(part.heading)}</h2>'
        for leaf in part.leaves:
            yield from _leaf(leaf)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _leaf(leaf: Leaf) -> Iterator[str]:
    if isinstance(leaf, Words):
        kind = ' class="say"' if leaf.strong else ""
        yield f"<p{kind}>{_text(leaf.text)}</p>"
    elif isinstance(leaf, Under):
        yield f"<h3>{escape(leaf.text)}</h3>"
    elif isinstance(leaf, Items):
        name = "ol" if leaf.numbered else "ul"
        yield f"<{name}>"
        yield from (f"<li>{_text(line)}</li>" for line in leaf.lines)
        yield f"</{name}>"
    elif isinstance(leaf, Pairs):
        yield "<dl>"
        for term, texts in leaf.rows:
            told = "".join(f"<dd>{_text(text)}</dd>" for text in texts)
            yield f'<div class="pair"><dt>{_text(term)}</dt>{told}</div>'
        yield "</dl>"
    else:
        yield from _table(leaf)


def _table(leaf: Table) -> Iterator[str]:
    yield "<table>" if any(leaf.head) else '<table class="figures">'
    if any(leaf.head):
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in leaf.head)
        yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in leaf.rows:
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in row)
        yield f"<tr>{cells}</tr>"
    yield "</tbody></table>"


def _text(text: str) -> str:
    """A text escaped; its new lines stay."""
    return escape(text).replace("\n", "<br>")
