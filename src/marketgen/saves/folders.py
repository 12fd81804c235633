"""Where the player's files are: one function per folder.

They follow the system's own customs; the environment variable ``MARKETGEN_HOME`` moves all of them into one folder.
Asking for a folder makes nothing: :func:`made` does, at the first write.
"""

from __future__ import annotations

import os
from pathlib import Path

from marketgen.i18n import _
from marketgen.saves.problems import SaveFailed, shown

HOME = "MARKETGEN_HOME"
"""The environment variable that moves every folder."""

_APP = "marketgen"


def saves() -> Path:
    """The runs, ``NAME.mgsave``: where new ones are kept. The settings may say; ``MARKETGEN_HOME`` comes first."""
    return _own() or _data() / "saves"


def every_saves() -> tuple[Path, ...]:
    """Where runs are looked for: where new ones are kept, then the usual place if that is another."""
    return tuple(dict.fromkeys((saves(), _data() / "saves")))


def _own() -> Path | None:
    """The folder for runs that the settings name, if it can be used and nothing comes before it."""
    if _home():
        return None
    from marketgen.saves import settings  # which keeps its file in a folder of these

    return settings.saves_place()


def data() -> Path:
    """What belongs to no single run, such as the results."""
    return _data()


def scenarios() -> Path:
    """The player's own scenarios."""
    return _data() / "scenarios"


def trash(place: Path | None = None) -> Path:
    """The bin: runs that were put away. The game never empties it. A folder of one's own has its own, and the usual
    place keeps its: a run cannot be moved to another disk. ``place``: the folder a run lies in, if it is not new."""
    own = _own()
    return own / "bin" if own and place != _data() / "saves" else _data() / "bin"


def chronicles() -> Path:
    """Runs that were written out as text."""
    return _data() / "chronicles"


def reports() -> Path:
    """Crash reports."""
    home = _home()
    if home:
        return home / "reports"
    from platformdirs import user_state_path  # tens of milliseconds, so only where a folder is wanted

    return user_state_path(_APP, appauthor=False) / "reports"


def config() -> Path:
    """The settings."""
    home = _home()
    if home:
        return home / "config"
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False)


def cache() -> Path:
    """What can be made again at any time."""
    home = _home()
    if home:
        return home / "cache"
    from platformdirs import user_cache_path

    return user_cache_path(_APP, appauthor=False)


def every() -> dict[str, Path]:
    """All folders under short names, for ``marketgen doctor``; none is made."""
    return {
        "saves": saves(),
        "scenarios": scenarios(),
        "bin": trash(),
        "chronicles": chronicles(),
        "config": config(),
        "reports": reports(),
        "cache": cache(),
    }


_OWNER_ONLY = 0o700
"""Whose folder it is may look into it, and nobody else."""


def made(folder: Path, private: bool = False) -> Path:
    """The folder, made if it is not there; if it is to be private, so that only its owner can look into it. One that is
    there already is left as somebody wanted it. SaveFailed with a sentence if it cannot be made."""
    try:
        if not folder.is_absolute():
            raise OSError(_("no home folder is known"))
        folder.mkdir(_OWNER_ONLY if private else 0o777, parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
        sentence = _(
            "The folder {path} cannot be made: {why}. Allow writing there, or set {variable} to a folder of yours."
        )
        raise SaveFailed(folder, sentence.format(path=shown(folder), why=shown(why), variable=HOME)) from fault
    return folder


def _home() -> Path | None:
    word = os.environ.get(HOME, "")
    if not word:
        return None
    return Path(os.path.abspath(os.path.expanduser(word)))


def _data() -> Path:
    home = _home()
    if home:
        return home
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False)
