"""The same seed and commands lead to the same states, in any process, whatever its hash seed, clock and luck."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from tests.determinism.games import main
from tests.support import python

PROGRAM = str(Path(__file__).with_name("games.py"))
WORLDS = ("street", "tiny", "first_stall", "made_up_country", "the_awning")


pytestmark = pytest.mark.xdist_group("processes")  # so that the games are played once in all for comparison


@pytest.fixture(scope="module")
def here() -> str:
    """The digests as this process finds them, with its clock and luck, and the hash seed it happened to get."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main(list(WORLDS))
    assert said.getvalue().count("\n") > 3 * 2 * 4 * 2
    assert said.getvalue().count("the_awning lawful amber") == 31
    return said.getvalue()


@pytest.mark.parametrize(
    ("hash_seed", "words"),
    [("1", ("poison",)), ("4242", ("poison",))],
    ids=["poisoned", "poisoned too"],
)
def test_other_processes_agree(here: str, hash_seed: str, words: tuple[str, ...]) -> None:
    done = python(PROGRAM, *words, *WORLDS, hash_seed=hash_seed)
    assert done.stderr == ""
    assert done.stdout == here


def test_the_poison_works() -> None:
    code = f"import sys; sys.path.insert(0, {str(Path(PROGRAM).parents[2])!r})\n" + (
        "from tests.determinism.games import poison\n"
        "poison()\nimport random, time, os\n"
        "for ask in (random.random, random.Random, time.time, time.monotonic, lambda: os.urandom(4)):\n"
        "    try:\n        ask()\n    except AssertionError:\n        continue\n"
        "    raise SystemExit(f'{ask} still answers')\n"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr) == (0, "")
