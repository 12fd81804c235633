"""Which language a scenario speaks: its own, or one it is translated into that goes with the player's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from marketgen import i18n
from marketgen.engine.world import World
from marketgen.saves import settings
from marketgen.scenario import standing

Translations = Mapping[str, Mapping[str, str]]
"""Language -> path of a text -> the text."""


def speaking(world: World, translations: Translations) -> World:
    """The world with its texts in the language of the settings, else of the system, if they are there in it.

    What is not translated stays as it is. Rules and digest are the same: texts are no part of either.
    """
    from marketgen.scenario.translations import chosen

    told = translations.get(chosen(translations, settings.wanted_language())) if translations else None
    return replace(world, texts={**world.texts, **told}) if told else world


def at_level(world: World, level: str = "") -> World:
    """The world with its texts as fully as is wished: ``brief``, ``standard`` or ``fuller``, that of the settings if it
    is not said. Where a text has no other form it stays; rules and digest are the same. Odds are in words if the
    settings want that."""
    held = settings.load()
    if held.word("odds") == "words":
        world = in_words(world)
    level = level or held.word("text_level")
    if level == settings.setting("text_level").default:
        return world
    end = f".{level}"
    told = {f"{path.removesuffix(end)}.text": text for path, text in world.texts.items() if path.endswith(end)}
    return replace(world, texts={**world.texts, **told}) if told else world


def in_words(world: World) -> World:
    """The world with odds in words at every difficulty; nothing that happens depends on it."""
    levels = {name: replace(level, odds_as_numbers=False) for name, level in world.difficulties.items()}
    return replace(world, difficulties=levels)


def heading(path: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """What a list shows of a scenario, in the player's language where that is there. Cheap, and never fails."""
    from marketgen.scenario import translations
    from marketgen.scenario.problems import Unreadable

    files = {one.stem: one for one in translations.files_of(path)}
    code = translations.chosen(files, settings.wanted_language()) if files else ""
    told = dict(texts)
    try:
        lines = translations.read(files[code], []).lines if code else ()
    except Unreadable:
        return told
    for line in lines:
        if texts.get(line.path) == line.source.replace("\n", " ") and line.said and not line.fuzzy:
            told[line.path] = told[line.path] if translations.misfit(line) else line.said.replace("\n", " ")
    return told


def options() -> tuple[settings.Option, ...]:
    """What the setting of the language offers; the one that is set among them, should its translation be gone."""
    now = settings.load().word("language")
    return settings.options_of(settings.setting("language"), [*there(), *([now] if now else [])])


def offered(setting: settings.Setting) -> tuple[settings.Option, ...]:
    """The values that are offered for a setting, whatever its kind; none for a switch and for a folder."""
    return options() if setting.kind == "language" else settings.options_of(setting)


def there() -> tuple[str, ...]:
    """The languages that the game or some scenario is translated into, in order."""
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import translations

    paths: list[Path] = []
    for folder, _shipped in standing.folders_of(scenario_folders()):
        paths += standing.packs_in(folder)
    return tuple(sorted({*i18n.languages(), *translations.languages(paths)}))
