"""explain: the page of a code, and lists of what conditions, effects and texts can name."""

from __future__ import annotations

from textwrap import indent

from marketgen.engine.effects import VERBS
from marketgen.engine.measures import MEASURES
from marketgen.i18n import _
from marketgen.scenario.pages import (
    chapters,
    council,
    files,
    gates,
    kye,
    packs,
    prompts,
    reach,
    reform,
    rights,
    sense,
    shape,
    sidelines,
    street,
    teacher,
    tests,
    trade,
    translations,
    ventures,
    versions,
)
from marketgen.scenario.pages.page import Page

TOPICS = ("conditions", "effects", "placeholders")
"""Pages that are no code's."""


def pages() -> dict[str, Page]:
    """Every page by its code, in order."""
    every = (
        chapters,
        council,
        reform,
        files,
        kye,
        packs,
        shape,
        sense,
        gates,
        rights,
        sidelines,
        street,
        ventures,
        reach,
        prompts,
        tests,
        teacher,
        trade,
        translations,
        versions,
    )
    return dict(sorted((code, page) for module in every for code, page in module.PAGES.items()))


def explain(word: str) -> str | None:
    """The page of a code (``E101``, in any case), a topic, or a key of the format, by its name or by a
    path as problems show it, as text; None if there is none."""
    asked = word.strip()
    if asked.lower() in TOPICS:
        return _topic(asked.lower())
    page = pages().get(asked.upper())
    if page is None:
        from marketgen.scenario import fields  # imports pydantic, which no code needs

        return fields.page(asked) or fields.at_path(asked)
    lines = [f"{asked.upper()}: {_(page.title)}", "", _(page.why)]
    if page.bad.strip():
        lines += ["", _("Bad:"), indent(page.bad, "    "), _("Good:"), indent(page.good, "    ")]
        if "\u2026" in page.bad + page.good:
            lines.append(_("(\u2026 stands for the rest of a scenario.)"))
    return "\n".join(lines)


def near(word: str) -> str:
    """What was probably meant by a word, or a path, that has no page; empty if nothing is near."""
    from marketgen.scenario import fields

    return fields.near(word.strip(), TOPICS)


def _topic(topic: str) -> str:
    if topic == "effects":
        heading = _("An effect has exactly one of these verbs:")
        rows = [(name, verb.of, _(verb.about)) for name, verb in VERBS.items()]
    elif topic == "conditions":
        heading = _(
            "A condition may have these keys, with a range each; also flag, seen, chose, chance, all, any, not:"
        )
        rows = [(name, measure.of, _(measure.about)) for name, measure in MEASURES.items()]
    else:
        heading = _("These are filled in where they stand in braces; also {name.ID}, {place}, {weekday}:")
        rows = [(name, measure.of, _(measure.about)) for name, measure in MEASURES.items()]
    width = max(len(_name(name, of, topic)) for name, of, _about in rows)
    return "\n".join([heading, "", *(f"  {_name(name, of, topic):<{width}}  {about}" for name, of, about in rows)])


def _name(name: str, of: str, topic: str) -> str:
    if topic == "placeholders":
        return "{" + name + (f".{of.upper()}" if of else "") + "}"
    return name + (f" {{ {of.upper()} }}" if of else "")
