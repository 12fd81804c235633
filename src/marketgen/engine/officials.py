"""Officials and gifts (game.md 6): frightened people with an appetite, and what giving teaches them to expect."""

from __future__ import annotations

from marketgen.engine import chance, office, services
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import clamp, divide, of_bp
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.gifts import expects_after as expects_after
from marketgen.engine.gifts import expects_next as expects_next
from marketgen.engine.gifts import gift_worth as gift_worth
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World

OBLIGED = 400
"""From this tie, in hundredths, an official asks for things himself."""


def accepts(world: World, run: Run, who: str, what: str, amount: int, through: str = "") -> Account:
    """The chance that an official takes a gift now, in basis points. ``through``: a go-between, of whom nobody sees it;
    ``amount`` is then what reaches him. Otherwise there are witnesses at the table, and while the market is open."""
    rules, state = world.gifts, run.officials[who]
    steps = Sum()
    steps.add("start", rules.start_bp, keep=True)
    steps.add("tie", divide(state.tie * rules.tie_bp, 100), official=who, tie=state.tie)
    if what in world.officials[who].forms or (through and what in world.officials[who].through):
        steps.add("form", rules.form_bp, official=who, what=what)
    if state.given + gift_worth(world, run, what, amount) >= state.expects:
        steps.add("enough", rules.enough_bp, official=who)
    for first, last, added in rules.customs:
        if first <= run.day <= last:
            steps.add("custom", added)
    fear = office.fear_now(world, run, who).total
    steps.add("fear", -fear * rules.fear_bp, official=who, fear=fear)
    seen = 0 if through else witnesses(world, run)
    steps.add("witnesses", -seen * rules.witness_bp, witnesses=seen)
    steps.keep_within(rules.least_bp, rules.most_bp, "held")
    kind = f"accepts_from:{through}" if through else "accepts"
    return steps.account(f"{kind}:{who}:{what}:{amount}", "bp")


def witnesses(world: World, run: Run) -> int:
    """How many would see a gift that you hand over yourself now."""
    rules = world.gifts
    if at_table(run):
        return rules.table_witnesses
    if run.phase != "noon" or not rules.market_witnesses[1]:
        return 0
    return chance.between(chance.draw(run.seed, "witnesses", run.day, ""), *rules.market_witnesses)


def at_table(run: Run) -> bool:
    """Whether a gift now would be at the table, before witnesses."""
    return run.pending == "inspection"


def give_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each thing that can be offered to each official met; at the table only to who is there."""
    choices = []
    for official in office.serving(world, run):
        if at_table(run) and official.id != visitor(world, run):
            continue
        for what in official.takes:
            if offered(world, run, what):
                most = max(1, min(held(world, run, what), MOST))
                why = said_no(run, official.id) or lacks(world, run, what)
                choices.append(Choice("give", (official.id, what), 1, most, refusal=why))
    return choices


def offered(world: World, run: Run, what: str) -> bool:
    """Whether something can be offered at all now: a good from its day on, a service only where nobody waits for it."""
    if what in world.services:
        return not at_table(run)
    return what in world.currencies or world.goods[what].from_day <= run.day


def said_no(run: Run, who: str) -> Refusal | None:
    """Why nothing more can be offered to an official today: he has pushed something back; at the table he is asked."""
    if at_table(run) or run.officials[who].refused != run.day:
        return None
    return refuse("said_no", official=who)


def lacks(world: World, run: Run, what: str, least: int = 1) -> Refusal | None:
    """What is missing to give so little of something."""
    if what in world.services:
        return services.why_not(world, run, what)
    if held(world, run, what) >= least:
        return None
    if what in world.currencies:
        return refuse("no_money", currency=what, needs=least)
    return refuse("no_stock", good=what, needs=least)


SQUAD = ""
"""Who comes when it is nobody that has a name: people from elsewhere."""


def visitor(world: World, run: Run) -> str:
    """Who looks at the boards today, if somebody does: the holder of the post, or SQUAD from a campaign level on."""
    rules = world.inspection
    if rules.squad is not None and run.level >= rules.squad.level:
        luck = chance.draw(run.seed, "visitor", run.day, "")
        if chance.happens(luck, rules.squad.share_bp):
            return SQUAD
    return office.holder(world, run, rules.official)


def held(world: World, run: Run, what: str) -> int:
    """How much of a good or a currency is at hand; of a service one."""
    if what in world.services:
        return 1
    return run.money[what] if what in world.currencies else run.goods[what].stock


def check_give(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether something can be offered to an official."""
    if at_table(run) and visitor(world, run) == SQUAD:
        return refuse("squad_takes_not")
    for choice in give_choices(world, run):
        if choice.ids == command.ids:
            if choice.refusal:
                return choice.refusal
            if command.amount < 1:
                return refuse("at_least_one")
            return _too_much(world, command) if command.amount > choice.high else None
    if at_table(run) and command.ids[1] in world.services:
        return refuse("not_at_table", service=command.ids[1])
    return refuse("takes_not", official=command.ids[0], what=command.ids[1])


def _too_much(world: World, command: Command) -> Refusal:
    """Why so much of something cannot be given."""
    what = command.ids[1]
    if what in world.services:
        return refuse("once_at_a_time", service=what)
    if what in world.currencies:
        return refuse("no_money", currency=what, needs=command.amount)
    return refuse("no_stock", good=what, needs=command.amount)


def give(world: World, run: Run, command: Command) -> list[Event]:
    """Offer a gift: he takes it or not. At the table the inspection goes on from his answer (inspection.py)."""
    who, what = command.ids
    rules = world.gifts
    luck = chance.draw(run.seed, "gift", run.day, f"{who}.{'table' if at_table(run) else 'quiet'}")
    if chance.happens(luck, accepts(world, run, who, what, command.amount).total):
        return take_gift(world, run, who, what, command.amount, command.amount)
    happened = refused(world, run, who, what, command.amount)
    if witnesses(world, run):
        run.heat = clamp(run.heat + rules.clumsy_heat, 0, 100)
        happened.append(event("heat", amount=rules.clumsy_heat))
    return happened


def refused(world: World, run: Run, who: str, what: str, amount: int) -> list[Event]:
    """He pushes it back; a man afraid writes it down, unless it was help: nobody is charged with an offer to help."""
    happened = [event("gift_refused", official=who, what=what, amount=amount)]
    run.officials[who] = replace(run.officials[who], refused=run.day)
    if what not in world.services and office.fear_now(world, run, who).total >= world.gifts.fearful:
        run.file += 1
        happened.append(event("file", amount=1))
    return happened


def take_gift(world: World, run: Run, who: str, what: str, amount: int, reaches: int) -> list[Event]:
    """A gift is taken: ``amount`` leaves your hands, of which so much ``reaches`` him and counts."""
    state, worth = run.officials[who], gift_worth(world, run, what, reaches)
    done = services.serve(world, run, who, what) if what in world.services else []
    if not done and what not in world.services:
        _hand_over(world, run, who, what, amount)
    given = state.given + worth
    run.officials[who] = replace(
        state, given=given, given_ever=state.given_ever + worth, covered=state.covered or given >= state.expects
    )
    run.gifts_run += worth
    return [event("gift_taken", official=who, what=what, amount=amount, worth=worth), *done]


def _hand_over(world: World, run: Run, who: str, what: str, amount: int) -> None:
    if what in world.currencies:
        pay(run, what, -amount, Line("gift", who, -amount), world.money)
        return
    state = run.goods[what]
    left = state.stock - amount
    run.goods[what] = replace(state, stock=left, cost=state.cost - state.cost * amount // state.stock if left else 0)


def faded(world: World, tie: int) -> int:
    """A tie, in hundredths, after a night in which nothing else moved it."""
    fade = min(abs(tie), world.gifts.fade)
    return tie - fade if tie > 0 else tie + fade


def night(world: World, run: Run) -> list[Event]:
    """A day's fading of ties and heat; at the week's end what was given is set against what was expected."""
    happened: list[Event] = []
    if not world.met("officials", run.day):
        return happened
    run.heat = max(0, run.heat - world.inspection.cools)
    run.envied = max(0, run.envied - world.inspection.cools)
    week_ends = world.weekday(run.day) == world.day.week_ends
    for who, state in [(one.id, run.officials[one.id]) for one in office.serving(world, run)]:
        if state.tie:
            run.officials[who] = state.tied(faded(world, state.tie))
        if week_ends:
            happened.extend(_week(world, run, who))
    return happened


def _week(world: World, run: Run, who: str) -> list[Event]:
    rules, state = world.gifts, run.officials[who]
    if not state.expects and not state.given:
        return []
    moved = 0
    if state.given and state.given >= state.expects:
        moved = rules.met_tie
    elif state.given and state.given < of_bp(state.expects, rules.insult_bp):
        moved = rules.insult_tie
    nxt = expects_next(world, run, who, 0).total
    tie = clamp(state.tie + moved, -500, 500)
    run.officials[who] = replace(state, tie=tie, expects=nxt, given=0, covered=False)
    happened = [event("week", official=who, moved=moved, expects=nxt, was=state.expects)]
    if state.tie < OBLIGED <= tie:
        happened.append(event("obliged", official=who))
    return happened
