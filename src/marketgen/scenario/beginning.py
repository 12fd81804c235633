"""Beginning a scenario of one's own: some hundred lines made from the templates that lie beside the shipped scenarios.

What stands in those lines (names, numbers, words) stands in the templates; here they are only put together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from marketgen.data import scenarios_folder
from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.scenario import layout, loading, packs, writing
from marketgen.scenario.models.types import MOST_DAYS
from marketgen.scenario.problems import Problem, safe
from marketgen.scenario.source import Source

TEMPLATES = "templates"
"""The folder of the templates, in that of the shipped scenarios."""

FEWEST, MOST = 2, 4
"""Goods that a new scenario has."""

SHORTEST = 4
"""Days that a new scenario lasts at least, so that all that stands in the templates can come."""

LONGEST = 40
"""Characters a name may have."""

_SLOT = re.compile("<([a-z_]+)>")
_KEY = re.compile(r'"([a-z0-9_]+)": \{')


@frozen
class Wishes:
    """What is wanted of a new scenario. days: as typed; goods: their names; official: a name, or empty for none."""

    title: str
    days: str
    place: str
    goods: tuple[str, ...]
    official: str = ""


def usual() -> dict[str, list[str]]:
    """What is taken where nothing is said: by question (``days place good official``) one answer or several."""
    found: dict[str, list[str]] = {}
    for line in _template("answers").splitlines():
        question, _colon, answer = line.partition(": ")
        found.setdefault(question, []).append(answer)
    return found


def wrong_days(days: str) -> str:
    """Why this is no number of days; empty if it is one."""
    if days.isascii() and days.isdigit() and len(days) < 4 and SHORTEST <= int(days) <= MOST_DAYS:
        return ""
    return _("the number of days is a whole number from {least} to {most}").format(least=SHORTEST, most=MOST_DAYS)


def wrong_name(name: str) -> str:
    """Why this cannot be the name of a good, a place or somebody; empty if it can."""
    if name.strip() and name.isprintable() and len(name.strip()) <= LONGEST:
        return ""
    return _("a name has 1 to {most} characters, no control codes").format(most=LONGEST)


def new_market(name: str, wishes: Wishes, folder: Path, folders: Sequence[Path] = ()) -> Path | Problem:
    """Write ``folder/name.json``, a small scenario that extends the base pack and can be played at once.

    Returns its path; or the problem, and then nothing is written.
    """
    title = wishes.title or writing.as_title(name)
    problem = writing.bad_name(name, title, [folder, *folders]) or _wrong(name, wishes)
    if problem is not None:
        return problem
    text = layout.laid_out(Source(f"{name}.json", _text(name, title, wishes)))
    path = writing.write(folder, folder / f"{name}.json", text)
    if isinstance(path, Path):
        found = loading.check(path, (folder, *folders))
        if found:  # whatever was asked for, what is left behind can be played
            path.unlink(missing_ok=True)
            return found[0]
    return path


def _wrong(name: str, wishes: Wishes) -> Problem | None:
    days = wrong_days(wishes.days)
    if days:
        return writing.refused(name, days, _("such as {days}").format(days=usual()["days"][0]))
    for one in (wishes.place, *wishes.goods, wishes.official or wishes.place):
        if wrong_name(one):
            return writing.refused(name, f'"{safe(one, 60)}": {wrong_name(one)}', _("choose a shorter, plain one"))
    many = len(wishes.goods)
    if not FEWEST <= many <= MOST or len({one.strip().casefold() for one in wishes.goods}) < many:
        what = _("a new scenario has {few} to {most} goods of different names").format(few=FEWEST, most=MOST)
        return writing.refused(name, what, _("more can be added in the file"))
    return None


def _text(name: str, title: str, wishes: Wishes) -> str:
    taken = _in_use()
    names = [good.strip() for good in wishes.goods]
    ids = [_id(good, "good", taken) for good in names]
    first, place = json.dumps(ids[0]), json.dumps(_id(wishes.place, "place", taken))
    blocks, carried = _template("goods").split("\n\n"), _template("carries").strip()
    named = zip(blocks, ids, names, strict=False)
    goods = [_filled(block, {"id": one, "name": good, "count": _count(good)}) for block, one, good in named]
    words = {"id": name, "title": title, "summary": _summary(wishes), "place_name": wishes.place.strip()}
    return _filled(
        _template("market"),
        words,
        {
            "days": str(int(wishes.days)),
            "first": first,
            "place": place,
            "goods": ",\n".join(block.rstrip("\n") for block in goods),
            "carries": ", ".join(_filled(carried, {"id": one}) for one in ids),
            "systems": ', "officials": 1' if wishes.official else "",
            "official": _filled(_template("official"), {"name": wishes.official.strip()}, {"first": first})
            if wishes.official
            else "",
        },
    )


def _count(good: str) -> str:
    """How so many of a good are written, whatever its name is."""
    return f"{{count}} × {good}"


def _in_use() -> list[str]:
    """Ids that the base pack and the templates have already, and some words more."""
    texts = [packs.find("base").read_text("utf-8"), _template("market"), _template("official")]
    return sorted({word for text in texts for word in _KEY.findall(text)})


def _summary(wishes: Wishes) -> str:
    return _("{days} days at {place}.").format(days=int(wishes.days), place=wishes.place.strip())


def _id(name: str, kind: str, taken: list[str]) -> str:
    """An id made from a name; one by number where nothing of the name can stand in an id, or another has it."""
    wanted = packs.as_id(name)[:36].rstrip("_") or kind
    numbers = (f"{wanted}_{number}" for number in range(2, 100))
    found = wanted if wanted not in taken else next(one for one in numbers if one not in taken)
    taken.append(found)
    return found


def _filled(template: str, words: Mapping[str, str], parts: Mapping[str, str] | None = None) -> str:
    """A template with its slots filled, all in one go, so that nothing in an answer is taken for a slot: words as JSON
    texts, parts as they are."""
    parts = parts or {}

    def part(found: re.Match[str]) -> str:
        slot = found.group(1)
        return parts[slot] if slot in parts else json.dumps(words[slot], ensure_ascii=False)

    return _SLOT.sub(part, template)


def _template(name: str) -> str:
    return (scenarios_folder() / TEMPLATES / f"{name}.txt").read_text("utf-8")
