"""What can be arranged: one row for each command that needs a form, with the words of its form.

A row says nothing of prices or of what is possible: its options are the engine's choices, its numbers the engine's
accounts. Both front ends make their forms of it; ``play.look.deals`` builds them.
"""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.i18n import N_

AMOUNT = "{amount}"


@frozen
class Arrangement:
    """A verb with a form. title: of the form; label: the lamp's; option: an option in words, ``{0}`` for the name of
    its first id and so on (empty for a verb without ids: the title stands for it).

    asked: numbers, each a label and a subject with the ids in the same places, ``{amount}`` for the amount and
    ``{place}`` for where you are; those without an amount are columns of the form. settled: nothing of it is drawn by
    chance, so what it costs and leaves in hand can be told before; about: a sentence on it, where no text of the
    scenario and no terms of the rules (``play.look.terms``) say more; nothing: why a form with ids may be empty, where
    the rules do not say it.
    """

    verb: str
    title: str
    label: str
    option: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    settled: bool = True
    about: str = ""
    nothing: str = ""


ARRANGEMENTS: dict[str, Arrangement] = {
    row.verb: row
    for row in (
        Arrangement("travel", N_("A trip, fares there and back"), N_("leave"), N_("{0}, {1}"),
            ((N_("fare"), "fare:{0}:{1}"), (N_("stopped"), "risk:{0}:{1}")), settled=False,
            nothing=N_("No way leads anywhere from here.")),
        Arrangement("papers", N_("A permit for the road"), N_("get it"),
            about=N_("Some ways are not open without one.")),
        Arrangement("petition", N_("The permit of a place"), N_("ask"), N_("{1}, for {0}"),
            ((N_("gives it"), "permit:{0}:{1}"), (N_("it costs"), "permit_cost:{0}:{1}")),
            nothing=N_("No place here asks for a permit.")),
        Arrangement("buy", N_("Buy here"), N_("buy it"), N_("{0}"),
            ((N_("here"), "price_at:{place}:{0}"), (N_("at your stall"), "price:{0}"),
             (N_("together"), "buying:{0}:{amount}")), nothing=N_("Nothing is sold here.")),
        Arrangement("parcel", N_("A parcel with the driver"), N_("have it brought"), N_("{0}"),
            ((N_("goods and carriage"), "parcel:{0}:{amount}"), (N_("at your stall"), "price:{0}"),
             (N_("held on the way"), "parcel_held")), nothing=N_("Nobody carries parcels here.")),
        Arrangement("call", N_("Call a friend elsewhere"), N_("call"), N_("{0}"), settled=False,
            nothing=N_("There is nobody to call.")),
        Arrangement("inspect", N_("Look through a load"), N_("look"), N_("what {0} brings"), settled=False,
            about=N_("An hour now; what you take of it afterwards is neither short nor poor."),
            nothing=N_("Nobody has brought anything to look through this morning.")),
        Arrangement("credit", N_("Take on credit"), N_("take it on credit"), N_("{1} from {0}"),
            ((N_("each"), "credit_price:{0}:{1}"), (N_("all that suppliers would still leave you"), "credit_limit")),
            nothing=N_("Nobody has brought anything this morning.")),
        Arrangement("change", N_("Change money"), N_("change it"), N_("{0} into {1}"),
            ((N_("you get"), "change:{0}:{1}:{amount}"), (N_("rate"), "rate:{0}"), (N_("rate"), "rate:{1}")),
            nothing=N_("Nobody changes money here.")),
        Arrangement("hand_in", N_("Hand in old notes"), N_("hand in"),
            asked=((N_("can still be handed in"), "reform_room"), (N_("void if nothing more is done"), "reform_dies")),
            about=N_("An hour in the queue, once a day; the new notes come when the old ones end.")),
        Arrangement("borrow", N_("Borrow money"), N_("borrow it"), N_("from {0}"),
            ((N_("least payment each time"), "loan_cost:{0}:{amount}"), (N_("would lend at most"), "loan_limit:{0}")),
            nothing=N_("Nobody here lends money.")),
        Arrangement("repay", N_("Pay back"), N_("pay it back"), N_("the loan of {0}"), ((N_("owed"), "owe:{0}"),),
            nothing=N_("You owe nothing that could be paid back.")),
        Arrangement("pay_debt", N_("Pay back"), N_("pay it"), N_("what you owe {0}"), ((N_("owed"), "owe:{0}"),),
            nothing=N_("You owe nothing that could be paid back.")),
        Arrangement("chat", N_("An hour next door"), N_("sit"), N_("sit with {0}"),
            nothing=N_("Nobody stands next door."), about=N_("An hour of talk brings you a little closer.")),
        Arrangement("warn", N_("A word next door"), N_("warn"), N_("warn {0}"),
            ((N_("would warn you"), "warns:{0}"),), nothing=N_("There is nobody to warn, or nothing to warn of.")),
        Arrangement("agree", N_("Agree on a price"), N_("agree"), N_("agree with {0} on {1}"),
            ((N_("they ask"), "neighbour:{0}:{1}"), (N_("going"), "price:{1}")),
            nothing=N_("Nobody next door sells anything you could agree on.")),
        Arrangement("join", N_("Join a kye"), N_("join"), N_("join {0}"),
            ((N_("over all turns"), "kye_costs:{0}"), (N_("the pot"), "kye_pot:{0}")),
            nothing=N_("Nobody asks you into a kye now, and in none is there anything to do today.")),
        Arrangement("bid", N_("Bid for the pot"), N_("bid it"), N_("a bid for the pot of {0}"),
            ((N_("you would get"), "kye_gets:{0}:{amount}"), (N_("the pot"), "kye_pot:{0}")),
            nothing=N_("There is no pot to bid for today.")),
        Arrangement("withhold", N_("Do not pay in"), N_("keep it back"), N_("do not pay into {0} this evening"),
            nothing=N_("No turn is this evening.")),
        Arrangement("pay_in", N_("Pay in after all"), N_("pay in"), N_("pay into {0} this evening after all"),
            nothing=N_("Nothing is kept back.")),
        Arrangement("cover", N_("Pay in for somebody"), N_("pay it"), N_("pay into {0} for {1}"),
            nothing=N_("Nobody in it is short, as far as is known.")),
        Arrangement("demonstrate", N_("A demonstration"), N_("ask them"), N_("{0}"),
            ((N_("more wish for it"), "demo_wishes:{0}"), (N_("more find it right"), "demo:{0}")),
            nothing=N_("You have nothing at the stall that friends could walk about in.")),
        Arrangement("deal", N_("Change money for whoever asks"), N_("change it"), N_("what is asked for today"),
            ((N_("for"), "dealing:{amount}"), (N_("was sent"), "dealing_risk"))),
        Arrangement("partner", N_("Sell together"), N_("agree on it"), N_("sell with {0}"),
            nothing=N_("There is nobody now who would sell with you.")),
        Arrangement("raise", N_("A larger share"), N_("agree on it"), N_("a larger share for {0}"),
            nothing=N_("Nobody asks for a larger share.")),
        Arrangement("part", N_("Part"), N_("part"), N_("part from {0}"), nothing=N_("You sell alone.")),
        Arrangement("take_up", N_("Take up a work"), N_("take it up"), N_("take up {0}"),
            ((N_("likely brings"), "side:{0}"),),
            nothing=N_("There is no work here that could be done beside the stall.")),
        Arrangement("drop", N_("Drop a work"), N_("drop it"), N_("drop {0}"),
            nothing=N_("You do no work beside the stall.")),
        Arrangement("learn", N_("Learn a work"), N_("learn it"), N_("learn {0}"), ((N_("likely brings"), "side:{0}"),),
            nothing=N_("There is nothing to learn.")),
        Arrangement("license", N_("Pay for a paper"), N_("pay"), N_("the paper for {0}"),
            nothing=N_("No paper is asked for.")),
        Arrangement("invest", N_("Buy a share"), N_("put it in"), N_("a share in {0}"),
            ((N_("it costs"), "stake:{0}"), (N_("likely brings"), "stake_pays:{0}")),
            nothing=N_("Nobody offers you a share in anything.")),
        Arrangement("mend", N_("Pay for mending"), N_("pay"), N_("mend {0}"),
            ((N_("it costs"), "stake_mend:{0}"), (N_("breaks if not"), "stake_breaks:{0}")),
            nothing=N_("Nothing is worn or broken.")),
        Arrangement("withdraw", N_("Give up a share"), N_("give it up"), N_("give up the share in {0}"),
            ((N_("you get"), "stake_back:{0}"),),
            nothing=N_("You have no share in anything.")),
        Arrangement("apply", N_("Apply for a workshop"), N_("apply"), N_("{1}: {0}"),
            ((N_("a place"), "workshop:{0}"),), nothing=N_("Nobody takes applications now.")),
        Arrangement("attend", N_("Leave for a workshop"), N_("leave"), N_("leave for {0}"),
            nothing=N_("Nobody is to leave for a workshop today.")),
        Arrangement("accept", N_("Take the place abroad"), N_("take it"), N_("the place abroad, of {0}"), settled=False,
            nothing=N_("No place abroad is offered.")),
        Arrangement("decline", N_("Say no to it"), N_("say no"), N_("no to the place abroad, of {0}"),
            nothing=N_("No place abroad is offered.")),
        Arrangement("make", N_("Make something"), N_("make it"), N_("{1}: {0}"),
            ((N_("it costs"), "batch_cost:{0}"), (N_("brings"), "batch_worth:{0}")),
            nothing=N_("You have no recipe yet.")),
        Arrangement("relieve", N_("Let somebody stop"), N_("relieve"), N_("{1}: no more {0}"),
            nothing=N_("Nobody is at work at a batch.")),
        Arrangement("sign", N_("Have a name lent"), N_("sign"), N_("{0}"), ((N_("it costs"), "firm:{0}"),),
            nothing=N_("There is nothing yet that could bear a name.")),
        Arrangement("promise", N_("Say yes to an order"), N_("promise"), N_("{0}"),
            ((N_("brings"), "contract:{0}"),),
            nothing=N_("No order waits for an answer.")),
        Arrangement("deliver", N_("Bring an order"), N_("bring it"), N_("{0}"), ((N_("brings"), "contract:{0}"),),
            nothing=N_("Nothing is promised.")),
        Arrangement("build", N_("Build, or buy for good"), N_("build it"), N_("{0}"),
            nothing=N_("There is nothing more to build, or to buy for good.")),
        Arrangement("wholesale", N_("Sell by the sack"), N_("sell it"), N_("{0}"),
            ((N_("each"), "sack_price:{0}"), (N_("going"), "price:{0}"), (N_("together"), "sack:{0}:{amount}")),
            nothing=N_("Nobody asks for anything by the sack this morning.")),
        Arrangement("vacate", N_("Give up a yard"), N_("give it up"), N_("give up {0}"),
            about=N_("No more rent; what is owed for sacks is still paid on its day."),
            nothing=N_("You rent no yard.")),
        Arrangement("resell", N_("Sell your place"), N_("sell it"), N_("sell {0}"),
            ((N_("you get"), "right_back:{0}"),),
            about=N_("The place is again one of the row's, at its usual fee; what stood there goes into the bag."),
            nothing=N_("You have no right to a place that could be sold.")),
        Arrangement("carry", N_("A day of carrying for others"), N_("carry"),
            asked=((N_("it pays"), "wage:carrying"),),
            about=N_("It takes the whole day. At the stall, whoever keeps it serves whom they can.")),
        Arrangement("work_off", N_("Work off a part of what you owe"), N_("carry"),
            about=N_("It takes the whole day, and counts against what was left to you on trust.")),
        Arrangement("trust_goods", N_("Goods on trust"), N_("take them"),
            about=N_("Once in a run, without interest. Half of it may be worked off.")),
        Arrangement("early", N_("Home before the market closes"), N_("go home"), settled=False,
            about=N_("Nobody finds you at the stall, and nobody buys there.")),
        Arrangement("pay_work", N_("Pay the workplace"), N_("pay"),
            about=N_("He is free for a month: an hour more of yours each day, and somebody to keep the stall.")),
        Arrangement("ask_help", N_("Ask for an hour's help"), N_("ask"), N_("{0}"),
            about=N_("An hour more today, and something less of school. It is remembered."),
            nothing=N_("There is nobody at home to ask for an hour.")),
        Arrangement("treat", N_("Treat somebody ill"), N_("treat"), N_("{0}"), ((N_("it costs"), "remedy"),),
            nothing=N_("Nobody at home is ill.")),
        Arrangement("wood", N_("Wood"), N_("buy it"), N_("{0} of wood"), ((N_("it costs"), "wood_price:{0}"),),
            nothing=N_("There is no wood to buy.")),
        Arrangement("kimjang", N_("Kimjang"), N_("make it"), N_("{0} of it"), ((N_("it costs"), "kimjang:{0}"),),
            nothing=N_("The kimjang is made.")),
        Arrangement("bargains", N_("Who bargains"), N_("do so"), N_("from now on: {0}"),
            about=N_("The house rule goes the same way every time and reads nobody; it keeps the day moving."),
            nothing=N_("Nobody bargains here.")),
        Arrangement("levy", N_("The school's levy"), N_("pay"),
            about=N_("Unpaid, a day of school is lost and more with it.")),
        Arrangement("roster", N_("The labour roster"), N_("do so"), N_("the turn of labour, {0}"),
            nothing=N_("No turn of labour is asked.")),
    )
}  # fmt: skip
"""Every verb that has a form, in the order in which the forms are offered."""

GROUPS: dict[str, tuple[str, ...]] = {
    "trip": ("travel",),
    "papers": ("papers", "petition"),
    "buy": ("buy",),
    "parcel": ("parcel",),
    "call": ("call",),
    "inspect": ("inspect",),
    "credit": ("credit",),
    "exchange": ("change", "hand_in", "deal"),
    "borrow": ("borrow",),
    "pay": ("repay", "pay_debt"),
    "street": ("chat", "warn", "agree"),
    "kye": ("join", "bid", "cover", "withhold", "pay_in"),
    "demonstrate": ("demonstrate",),
    "beside": ("take_up", "learn", "license", "invest", "mend", "drop", "withdraw", "partner", "raise", "part"),
    "venture": ("make", "deliver", "promise", "sign", "relieve", "apply", "attend", "accept", "decline"),
    "build": ("build", "resell", "vacate"),
    "sacks": ("wholesale",),
    "carry": ("carry", "work_off"),
    "on_trust": ("trust_goods",),
    "early": ("early",),
    "bargains": ("bargains",),
    "care": ("treat",),
    "wood": ("wood",),
    "kimjang": ("kimjang",),
    "dues": ("levy", "roster", "pay_work"),
    "ask_help": ("ask_help",),
}
"""An action of the table of actions, and the verbs that its form holds."""

TITLES = {"papers": N_("Papers"),
          "dues": N_("What is asked of you"), "kye": N_("Kye"), "beside": N_("Beside the stall"),
          "venture": N_("Ventures"), "street": N_("Next door")}  # fmt: skip
"""The title of a form that holds several verbs; others have that of their first."""
