"""Every answer of every card of The awning can be given, takes no more than there is, and is told in sentences."""

from __future__ import annotations

from marketgen.engine.replacing import replace
from marketgen.engine.rules import choices
from marketgen.engine.run import Run
from marketgen.engine.world import Story, World
from marketgen.play import refusals, tell
from tests.engine.helpers import do, morning
from tests.worlds import the_awning


def asked(world: World, story: Story) -> Run:
    """Somebody well off, known to all, before whom a card stands on the twelfth day."""
    run = morning(world, "every-answer", day=12, cast=tuple(sorted(set(world.neighbours) | set(world.regulars))))
    run.money = dict.fromkeys(run.money, 500_000)
    run.trust |= {person.id: 900 for person in world.people()}
    for good in run.goods:
        run.goods[good] = replace(run.goods[good], stock=40, cost=40_000)
    for who, state in run.officials.items():
        run.officials[who] = replace(state, tie=900)
    run.home = replace(run.home, freed=5)
    run.standing, run.heat, run.level = 800, 0, 0
    run.pending = f"event:{story.id}"
    return run


def test_every_answer_can_be_given_and_is_told() -> None:
    world, refused = the_awning(), []
    for story in world.events.values():
        if not story.choices:
            continue
        before = asked(world, story)
        answers = [one for one in choices(world, before) if one.verb == "choose"]
        assert [one.ids[-1] for one in answers] == [one.id for one in story.choices], story.id
        for answer in answers:
            if answer.refusal is not None:
                refused.append(f"{story.id}.{answer.ids[-1]}: {refusals.sentence(world, answer.refusal)}")
                continue
            run, happened = do(world, before, f"choose {' '.join(answer.ids)}")
            assert run.pending != before.pending or any(one.kind == "story" for one in happened), answer
            assert min(run.money.values()) >= 0, answer
            assert min(one.stock for one in run.goods.values()) >= 0, answer
            lines = [tell.line(world, run, one) for one in happened]
            assert any(lines), answer
            assert not [one for one in lines if one and "{" in one.text + one.who], answer
    assert not refused, "\n".join(refused)
