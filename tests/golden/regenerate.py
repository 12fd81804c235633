"""The golden files of this folder, written anew: ``python -m tests.golden.regenerate``, in the top folder.

To be run when values, texts or rules were changed on purpose; look at the difference before it is committed. Chance
must not have moved where no rule did: then ``RULES`` rises.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "first_stall.script"
TRANSCRIPT = HERE / "first_stall.plain.txt"
CATALOGUE = HERE / "first_stall.catalog.txt"
CHRONICLE = HERE / "first_stall.chronicle.md"
CHAPTERS, CHAPTERS_SCRIPT = HERE / "two_chapters.plain.txt", HERE / "two_chapters.script"
SCENARIO, SEED, SEEDS = "first_stall", "harbour", range(1, 26)


def transcript(which: str = SCENARIO, script: Path = SCRIPT, name: str = "golden") -> str:
    """The whole run of a script in plain mode, as it is told on a pipe."""
    from marketgen.plain.ears import Ears
    from marketgen.plain.run import play
    from marketgen.plain.speech import Voice
    from marketgen.play import games

    out = io.StringIO()
    session = games.begin(which, seed=SEED, name=name)
    code = play(session, True, Voice(out, 0), Ears(io.StringIO(script.read_text("utf-8"))))
    assert code == 0
    return out.getvalue()


def chapters() -> str:
    """A run of two chapters, with the weeks between them and quiet days."""
    return transcript(str(HERE.parent / "data" / "two_chapters.json"), CHAPTERS_SCRIPT, "chapters")


def catalogue() -> str:
    """What the first seeds hold, a line a day."""
    from marketgen.lab import catalog
    from marketgen.play import games

    world = games.load(SCENARIO).world
    return "".join(f"{line}\n" for seed in catalog.seeds(world, SEEDS) for line in catalog.lines(seed))


def chronicle() -> str:
    """A recorded run written out."""
    from marketgen.play import chronicle, games

    return chronicle.write(games.watch(f"{SCENARIO}-lawful"))[0]


def main() -> int:
    """Write them all."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["MARKETGEN_HOME"] = home
        for path, content in (
            (TRANSCRIPT, transcript()),
            (CHAPTERS, chapters()),
            (CATALOGUE, catalogue()),
            (CHRONICLE, chronicle()),
        ):
            path.write_text(content, "utf-8")
            print(f"written: {path.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
