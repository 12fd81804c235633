"""``pack texts``: the texts of a pack for translators, as a .po file that is new, or brought up to date."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from marketgen.cli.output import FINE, Stop, block, say
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.scenario.translating import ToTranslate


def texts(asked: Namespace) -> int:
    """Write the template to standard output or a file; with a language bring its translation up to date."""
    from marketgen.cli.pack import problems_told
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import loading, packs, translating

    if asked.lang and not re.fullmatch(r"[a-z]{2,3}(_[A-Za-z]{2,4})?", asked.lang):
        raise Stop(
            _("{word} is no code of a language; write one such as de, ko or pt_BR.").format(word=asked.lang[:40])
        )
    found = loading.texts(asked.pack, scenario_folders())
    if isinstance(found, list):
        return problems_told(found)
    if not asked.lang:
        text = translating.po(found, "")
        return _write(Path(asked.out), text, found) if asked.out else _told(text)
    own = found.path in [header.path for header in packs.titles() if header.shipped]
    return _write(_file(found, asked.lang, asked.out, own), "", found, asked.lang)


def _told(text: str) -> int:
    block(text.rstrip("\n"))
    return FINE


def _file(found: ToTranslate, language: str, out: str, shipped: bool) -> Path:
    from marketgen.scenario import standing

    if out:
        return Path(out)
    if shipped:
        raise Stop(
            _("{pack} came with the program; say with --out FILE where its translation is.").format(pack=found.id)
        )
    return standing.lang_folder(found.path) / f"{language}.po"


def _write(path: Path, text: str, found: ToTranslate, language: str = "") -> int:
    """Write a file whole or not at all; with a language, what it held before is gone through first."""
    from marketgen import i18n
    from marketgen.saves import files
    from marketgen.scenario import files as texts_files
    from marketgen.scenario import translating
    from marketgen.scenario.problems import Unreadable

    try:
        old = i18n.entries(texts_files.read(path).text) if language and path.exists() else []
        text = text or translating.po(found, language, old)
        path.parent.mkdir(parents=True, exist_ok=True)
        files.replace(path, text.encode())
    except Unreadable as fault:
        raise Stop(str(fault.problem)) from None
    except i18n.PoError as fault:
        told = _("{path}:{line}: this is not in the .po format, so it was left as it is. See: marketgen explain E501")
        raise Stop(told.format(path=path, line=fault.line)) from None
    except OSError as fault:
        raise Stop(_("{path} could not be written: {reason}").format(path=path, reason=fault.strerror)) from fault
    say(_("Written: {path}").format(path=path))
    return FINE
