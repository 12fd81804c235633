"""Make the shipped recorded runs in saves/, and their transcripts in tests/golden/, anew:

    python scripts/record.py [--check]

Two whole runs of every shipped scenario, played by bots from fixed seeds. Run it when the rules change on purpose
(and raise RULES in engine/rules.py); a clean tree must come out as it was. With --check nothing is written and the
exit code says whether it would be.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from marketgen.engine.rules import drawn_goals
from marketgen.play import games, recording
from marketgen.play.lines import head
from marketgen.play.session import Session
from marketgen.saves.log import RunFile, read_run

ROOT = Path(__file__).resolve().parent.parent
RUNS = (
    ("first_stall", "lawful", "harvest-lamp", "guided"),
    ("first_stall", "random", "crooked-scale", "street"),
    ("class_week", "lawful", "copper-goose", "street"),  # careful
    ("class_week", "media_every", "ladder-moth", "street"),  # careless
    ("the_awning", "lawful", "plum-needle", "street"),  # careful
    ("the_awning", "media_every", "tin-boat", "street"),  # careless
)


def record(which: str, bot: str, seed: str, difficulty: str, folder: Path) -> Path:
    """One run, played to its end."""
    loaded = games.load(which)
    path = folder / f"{which}-{bot}.mgsave"
    goal = drawn_goals(loaded.world, seed)[0]
    first = head(loaded.document, loaded.digest, (seed, difficulty, goal), loaded.title)
    with RunFile.create(path, first) as file:
        recording.play_out(Session.begin(loaded.world, seed, difficulty, goal, file), bot)
    path.with_name(path.name + ".lock").unlink(missing_ok=True)
    return path


def main() -> int:
    """Write the runs and their transcripts, or with --check compare them; 1 if one differs."""
    different = 0
    for run in RUNS:
        with tempfile.TemporaryDirectory() as folder:
            made = record(*run, Path(folder))
            contents = read_run(made)
            told = recording.transcript(games.world_of(contents.head, made), contents.head, contents.records)
            for kept, now in (
                (ROOT / "saves" / made.name, made.read_bytes()),
                (ROOT / "tests" / "golden" / f"{made.stem}.txt", told.encode()),
            ):
                if kept.exists() and kept.read_bytes() == now:
                    continue
                different += 1
                print(f"{kept.name}: {'differs' if kept.exists() else 'is not there'}")
                if "--check" not in sys.argv:
                    kept.write_bytes(now)
    return 1 if different and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
