"""Rule cards of the law: the ladder, envy, posts that change hands, go-betweens, what people know."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.card import Deck

CARDS = Deck()
"""Cards of the law."""


@CARDS.of(
    "ladder",
    "officials",
    N_("What a look can bring"),
    ("worse", "outlook", "fine"),
    lambda world: bool(world.inspection.rungs),
)
def _ladder(world: World) -> str:
    rules = world.inspection
    total = sum(rung.weight for rung in rules.rungs) or 1
    rungs = ", ".join(
        _("{name} {share}").format(
            name=wording.text(world, f"rules.inspection.rungs.{rung.id}.name", rung.id),
            share=numbers.percent(rung.weight * 10_000 // total),
        )
        for rung in rules.rungs
    )
    told = [_("For a stall that was not made ready: {rungs}.").format(rungs=rungs)]
    if world.laws:
        told.append(_("A watched good on show, or a keeper who may not sell, is a step worse."))
    told.append(_("A tie within reach lets you off a step, once a week."))
    if rules.squad:
        told.append(
            _(
                "While the board says {level} or worse, {share} of those who come are {squad}, and nobody covers them."
            ).format(
                level=numbers.degree("level", rules.squad.level)[0],
                share=numbers.percent(rules.squad.share_bp),
                squad=wording.text(world, "rules.inspection.squad.name", _("people from elsewhere")),
            )
        )
    return " ".join(told)


@CARDS.of("answers", "officials", N_("How to meet a look"), ("pleads",), lambda world: bool(world.inspection.rungs))
def _answers(world: World) -> str:
    rules = world.inspection
    told = [
        _(
            "You can let them look; plead, which works with a chance of {plead}, and {tie} more for each point of tie; "
            "or pack up, and the market is over for today. A gift at the table settles it if it is taken, before "
            "{witnesses} witnesses."
        ).format(
            plead=numbers.percent(rules.plead_bp),
            tie=numbers.percent(rules.plead_tie_bp),
            witnesses=world.gifts.table_witnesses,
        )
    ]
    if rules.least:
        told.append(
            _("To let them take the least is sure: {fee} and {goods} of each good on show.").format(
                fee=numbers.priced(world, rules.least.fee), goods=numbers.percent(rules.least.goods_bp)
            )
        )
    return " ".join(told)


@CARDS.of("envy", "officials", N_("Envy"), ("envy",), lambda world: world.inspection.envy is not None)
def _envy(world: World) -> str:
    rules = world.inspection.envy
    assert rules is not None
    return _(
        "Envy counts like heat: {points} points for each time that what people see of you is what the middle of the "
        "street has, beyond {usual} times, {most} at most. Money of other lands lies at home and is not seen."
    ).format(points=rules.points, usual=numbers.thousandths(rules.usual_bp // 10, 1), most=rules.most)


@CARDS.of("fear", "officials", N_("Fear"), ("fear_now",), lambda world: world.gifts.usual_level >= 0)
def _fear(world: World) -> str:
    rules = world.gifts
    told = [_("Fear runs from at ease to frightened. It rises and falls with the board.")]
    if rules.boss_bp:
        told.append(
            _("In {share} of weeks somebody above makes an official one step more afraid.").format(
                share=numbers.percent(rules.boss_bp)
            )
        )
    told.append(
        _(
            "Whoever is {fear} or worse writes a line in your file when refusing a gift; before "
            "that, and for an offer to help, a refusal is polite."
        ).format(fear=numbers.degree("fear", rules.fearful)[0])
    )
    return " ".join(told)


@CARDS.of(
    "office", "officials", N_("Posts that change hands"), ("falls", "tells"), lambda world: world.office is not None
)
def _posts(world: World) -> str:
    rules = world.office
    assert rules is not None
    change = _(
        "Within {month} days one post changes hands, a chance of {chance}, heard of {days} days before; whoever "
        "leaves takes the tie along."
    ).format(month=rules.month, chance=numbers.percent(rules.rotation_bp), days=rules.rumoured)
    fall = _(
        "Now and then an official falls, sooner in strict weeks and the more was taken. Who gave {book} or more has a "
        "line in the file then, or is asked about it; else who carried for you may name you. The others are afraid for "
        "{shaken} days."
    ).format(book=numbers.priced(world, rules.book), shaken=rules.shaken)
    return f"{change} {fall}"


@CARDS.of(
    "spot",
    "officials",
    N_("A better spot"),
    ("spot",),
    lambda world: world.office is not None and world.office.spot_every > 0,
)
def _spot(world: World) -> str:
    rules = world.office
    assert rules is not None
    return _(
        "From a tie of {tie} with whoever gives out the places you stand at a better spot: every {hours} hours of the "
        "market one group of buyers more passes."
    ).format(tie=numbers.thousandths(rules.spot_tie * 10, 0), hours=rules.spot_every)


@CARDS.of("between", "officials", N_("Go-betweens"), ("accepts_from",), lambda world: bool(world.gifts.between_bp))
def _between(world: World) -> str:
    rules = world.gifts
    return _(
        "Somebody who knows both of you carries a gift, from a trust of {trust} on: nobody watches, {share} of it "
        "stays with that person, who then knows, and may say so if the official falls."
    ).format(trust=numbers.thousandths(rules.between_trust * 10, 0), share=numbers.percent(rules.between_bp))


@CARDS.of(
    "favours",
    "officials",
    N_("Services and favours"),
    ("does",),
    lambda world: bool(world.services) or any(one.favours for one in world.officials.values()),
)
def _favours(world: World) -> str:
    rules = world.gifts
    return _(
        "Some things are done, not given: they cost hours or what is at hand, count with an official for what they are "
        "worth to him, and may leave him owing you a favour. He does what he owes with a chance of {start}, more for "
        "each point of tie (+{tie}), less for each point of his fear (−{fear}) and for each person watching "
        "(−{witness}). A favour goes with the post."
    ).format(
        start=numbers.percent(rules.favour_bp),
        tie=numbers.percent(rules.tie_bp),
        fear=numbers.percent(rules.fear_bp),
        witness=numbers.percent(rules.witness_bp),
    )


@CARDS.of("known", "officials", N_("What people know"), ("danger",), lambda world: bool(world.media))
def _known(world: World) -> str:
    rules = world.media
    assert rules is not None
    told = _(
        "Each who knows may talk on any day, a chance of {each} in a quiet week and as much more with every level "
        "of the board. After {days} quiet days one forgets, down to half of the most there were. What follows is "
        "the law of the year."
    ).format(each=_("{share} %").format(share=numbers.thousandths(rules.each_ppm // 10, 2)), days=rules.fade_days)
    after = _("The score is multiplied by the chance that nobody talks in the {days} days after the end.").format(
        days=world.score.talk_days
    )
    return f"{told} {after}"


@CARDS.of("checks", "officials", N_("House checks"), (), lambda world: world.inspection.checks is not None)
def _checks(world: World) -> str:
    rules = world.inspection.checks
    assert rules is not None
    return _(
        "A house check is heard of, if at all, on its morning, from an official who covers houses. In the evening the "
        "house can be made ready ({hours} h). Where nothing is kept, nothing is found; what is kept is found, a chance "
        "of {found}, in a house that was not made ready."
    ).format(hours=world.inspection.tidy_hours, found=numbers.percent(rules.found_bp))
