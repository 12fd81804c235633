"""A damaged run is never gone on with by itself; its sound part can be, under another name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from marketgen.engine.commands import Command
from marketgen.plain import rescue
from marketgen.plain.ears import Ears
from marketgen.plain.speech import Voice
from marketgen.play import games
from marketgen.saves.problems import Damaged


@pytest.fixture
def damaged() -> Damaged:
    """A run whose last command was changed by hand, as opening it finds it."""
    session = games.begin("first_stall", seed="one", name="mine")
    good = next(iter(session.run.goods))
    session.do(Command("note", words=f"first {good}"))
    session.do(Command("note", words="zweitens"))
    path = session.file.path if session.file else Path()
    session.close()
    path.write_bytes(path.read_bytes().replace(b"zweitens", b"secund"))
    with pytest.raises(Damaged) as found:
        games.resume("mine")
    return found.value


def ask(problem: Damaged, typed: str) -> tuple[Path | None, str]:
    """Offer the sound part; what came of it and what was said."""
    out = io.StringIO()
    return rescue.offer(problem, Voice(out, 0), Ears(io.StringIO(typed))), out.getvalue()


@pytest.mark.parametrize("typed", ["2\n", "no\n", "", "what\n2\n"])
def test_nothing_is_changed_unless_it_is_asked_for(damaged: Damaged, typed: str) -> None:
    before = damaged.path.read_bytes()
    saved, said = ask(damaged, typed)
    assert saved is None
    assert "is damaged at line" in said
    assert "1. Save the sound part as mine-sound" in said
    assert damaged.path.read_bytes() == before
    assert [path.name for path in damaged.path.parent.glob("*.mgsave")] == ["mine.mgsave"]


def test_the_sound_part_is_gone_on_with_and_the_damaged_file_stays(damaged: Damaged) -> None:
    before = damaged.path.read_bytes()
    saved, _said = ask(damaged, "1\n")
    assert saved is not None
    assert saved.name == "mine-sound.mgsave"
    assert damaged.path.read_bytes() == before
    session = games.resume("mine-sound")
    assert len(session.run.today.notes) == 1
    session.close()
