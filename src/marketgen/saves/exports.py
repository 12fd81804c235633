"""What is written out of a run for reading elsewhere: whole files under safe names, and nothing is ever overwritten."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from marketgen.i18n import _
from marketgen.saves import files, folders
from marketgen.saves.names import numbered, safe_name
from marketgen.saves.problems import SaveFailed, shown

_MOST = 1000


def keep(folder: Path, name: str, suffix: str, content: bytes) -> Path:
    """Write ``content`` into a folder of the player's, under ``name`` made safe or the first free of ``name-2`` ...;
    where the same content stands already it is left. The file. SaveFailed with a sentence if it cannot be written."""
    folders.made(folder)
    name = safe_name(name)
    for number in range(1, _MOST):
        path = folder / (numbered(name, number) + suffix)
        try:
            files.create(path, content)
        except FileExistsError:
            with suppress(OSError):
                if not path.is_symlink() and path.read_bytes() == content:
                    return path
            continue
        except OSError as fault:
            raise _failed(path, fault) from fault
        return path
    raise _failed(folder / (name + suffix), FileExistsError())


def new_file(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. SaveFailed with a sentence if it is, or cannot be."""
    try:
        files.create(path, content)
    except FileExistsError as fault:
        told = _("{path} is there already, and nothing is overwritten. Name another file.")
        raise SaveFailed(path, told.format(path=shown(path))) from fault
    except OSError as fault:
        raise _failed(path, fault) from fault


def _failed(path: Path, fault: OSError) -> SaveFailed:
    why = fault.strerror or _("every name for it is taken there")
    return SaveFailed(path, _("{path} could not be written: {why}.").format(path=shown(path), why=shown(why)))
