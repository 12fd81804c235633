"""Stage 2, shape: what the models refuse, said in sentences with the place and a mend."""

from __future__ import annotations

from pydantic import ValidationError

from marketgen.scenario.problems import Problem
from marketgen.scenario.source import Object, where, spelled


def problems(root: Object, fault: ValidationError, base_pack: bool) -> list[Problem]:
    found = []
    for error in fault.errors():
        at, known = where(root, error["loc"])
        found.append(Problem("E101", error["type"] + error["msg"], "", at[0].place(at[1]), spelled(error["loc"])))
    return found
