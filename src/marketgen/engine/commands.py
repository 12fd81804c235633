"""Commands: tiny frozen values with one text form, used by saves, plain mode, replays, tests and bots.

``parse`` and ``text`` are exact opposites. Parsing knows the forms of the verbs and nothing of a scenario;
whether an id exists is asked by :func:`marketgen.engine.rules.check`.
"""

from __future__ import annotations

import re

from marketgen.engine.frozen import frozen

LONGEST = 400
"""Characters a command line may have; more is refused before it is read."""

NOTE_LONGEST = 200
"""Characters a note may have."""

MOST = 999_999_999
"""The greatest amount a command may have."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}|0")


@frozen
class Form:
    """What follows a verb: the kinds of the ids, whether a whole number ends it, whether words do."""

    ids: tuple[str, ...] = ()
    amount: str = ""
    words: bool = False


VERBS: dict[str, Form] = {
    "show": Form(("good",), amount="slot"),  # put a good on a display slot (from 1)
    "hide": Form(("good",)),  # take it back into the bag
    "price": Form(("good", "stance")),  # ask by a stance
    "take": Form(("person", "good"), amount="units"),  # buy from a middleman's offer of today
    "order": Form(("person", "good"), amount="units"),  # have it brought on a later day
    "bring": Form(("good",), amount="units"),  # from the stall to the household's store
    "meal": Form(("meal",)),  # what the family eats, until changed
    "tidy": Form(),  # an hour to make the stall ready for an inspection
    "give": Form(("official", "what"), amount="amount"),  # a gift of a good or of a currency
    "send": Form(("person", "official", "what"), amount="amount"),  # a gift through somebody who carries it
    "call_in": Form(("official", "favour")),  # ask an official for what he owes
    "early": Form(),  # go home before the market closes
    "call": Form(("place",)),  # telephone for the prices of another place
    "follow": Form(("rumour",)),  # an hour to learn how much of a rumour is so
    "credit": Form(("person", "good"), amount="units"),  # take from an offer now, owe for it
    "change": Form(("currency", "currency"), amount="amount"),  # change whole units of the first into the second
    "borrow": Form(("lender",), amount="amount"),
    "repay": Form(("lender",), amount="amount"),
    "pay_debt": Form(("creditor",), amount="amount"),  # pay anybody but a lender before it is due
    "build": Form(("upgrade",)),  # build or buy something that stays
    "wholesale": Form(("good",), amount="units"),  # sell by the sack to who asks at your yard
    "vacate": Form(("upgrade",)),  # give up a yard
    "resell": Form(("upgrade",)),  # sell the right to a place of your own
    "carry": Form(),  # a day of carrying for others
    "work_off": Form(),  # the same, against what you owe for goods on trust
    "trust_goods": Form(),  # goods on trust when there is nothing left
    "open": Form(),  # open the market, or go on after noon
    "answer": Form(("answer",)),  # how to meet an inspection
    "choose": Form(("choice",)),  # a choice of the event in front
    "sleep": Form(),  # end the day
    "pay_work": Form(),  # the workplace lets its man go for a month
    "ask_help": Form(("member",)),  # an hour of the pupil of the house, today
    "treat": Form(("member",)),  # what ends an illness, own or bought
    "wood": Form(("load",)),  # a cart of wood, or half of one
    "kimjang": Form(("batch",)),  # make the whole of it, or a half
    "levy": Form(),  # pay the school's next levy
    "roster": Form(("way",)),  # pay for the next turn of labour, or go
    "travel": Form(("place", "by")),  # leave for a place, in the morning
    "buy": Form(("good",), amount="units"),  # buy at the place where you are
    "return": Form(),  # turn back for home
    "on": Form(),  # another day on the road
    "papers": Form(),  # a permit for the road
    "petition": Form(("place", "official")),  # ask somebody for the permit of a place
    "release": Form(("how",)),  # answer for a held load
    "parcel": Form(("good",), amount="units"),  # have a parcel brought by the driver
    "inspect": Form(("person",)),  # look at what somebody brings before it is paid
    "hand_in": Form(amount="amount"),  # old notes, while they are taken
    "join": Form(("kye",)),  # be one of a savings club
    "bid": Form(("kye",), amount="amount"),  # what you give up of the next pot for having it
    "withhold": Form(("kye",)),  # do not pay in this evening
    "pay_in": Form(("kye",)),  # pay in after all
    "cover": Form(("kye", "fellow")),  # pay in for a member who is short
    "name": Form(amount="price"),  # name a first price for a unit, in a bargain
    "haggle": Form(("move",)),  # a move in the bargain in front
    "sweeten": Form(("good",)),  # add one of a small good to it
    "bargains": Form(("bargains",)),  # who is to bargain from now on: the house rule, or yourself
    "demonstrate": Form(("good",)),  # friends walk about the market in it
    "deal": Form(amount="units"),  # change money for whoever asks today
    "partner": Form(("partner",)),  # sell together from now on
    "part": Form(("partner",)),  # no more
    "raise": Form(("partner",)),  # a larger share for who thinks of leaving
    "learn": Form(("sideline",)),  # have somebody show you a work beside the stall
    "license": Form(("sideline",)),  # pay for the paper that it needs
    "take_up": Form(("sideline",)),  # do it each day from now on
    "drop": Form(("sideline",)),  # do it no more
    "invest": Form(("stake",)),  # buy a share in what somebody else runs
    "mend": Form(("stake",)),  # pay your part of the mending
    "withdraw": Form(("stake",)),  # have somebody else take your share
    "apply": Form(("workshop", "member")),  # apply for a workshop, for somebody at home
    "attend": Form(("workshop",)),  # go there, on its morning
    "accept": Form(("workshop",)),  # take a place abroad that came of it
    "decline": Form(("workshop",)),  # say no to it
    "make": Form(("recipe", "member")),  # begin a batch, or lend a hand
    "relieve": Form(("recipe", "member")),  # somebody works at it no more
    "sign": Form(("firm",)),  # have an enterprise lend its name
    "promise": Form(("contract",)),  # say yes to an order
    "deliver": Form(("contract",)),  # bring what was ordered
    "chat": Form(("neighbour",)),  # an hour beside a neighbour
    "warn": Form(("neighbour",)),  # tell a neighbour of an inspection
    "agree": Form(("neighbour", "good")),  # agree with a neighbour on a price for some days
    "note": Form(words=True),  # a line of your own for the diary
}


@frozen
class Command:
    """One command: ``Command("take", ("ada", "plum"), 20)``. ``amount`` is -1 where the verb has none."""

    verb: str
    ids: tuple[str, ...] = ()
    amount: int = -1
    words: str = ""


@frozen
class NotACommand:
    """Why a line of text is no command: a reason, and the facts a sentence about it needs."""

    reason: str
    verb: str = ""
    found: str = ""


def text(command: Command) -> str:
    """The text form, which :func:`parse` reads back to the same command."""
    parts = [command.verb, *command.ids]
    if command.amount >= 0:
        parts.append(str(command.amount))
    if command.words:
        parts.append(command.words)
    return " ".join(parts)


def parse(line: str) -> Command | NotACommand:
    """Read a command from its text form; anything else comes back as a reason, never as an exception.

    Reasons: ``empty``, ``too_long``, ``control`` (a control code in it), ``verb`` (no such verb),
    ``form`` (the verb wants other words after it), ``note_too_long``.
    """
    if len(line) > LONGEST:
        return NotACommand("too_long")
    line = line.strip()
    if any(not character.isprintable() for character in line):
        return NotACommand("control")
    if not line:
        return NotACommand("empty")
    verb, _, rest = line.partition(" ")
    form = VERBS.get(verb)
    if form is None:
        return NotACommand("verb", found=verb[:40])
    if form.words:
        words = " ".join(rest.split())
        if not words:
            return NotACommand("form", verb)
        if len(words) > NOTE_LONGEST:
            return NotACommand("note_too_long", verb)
        return Command(verb, words=words)
    return _parse_plain(verb, form, rest.split())


def _parse_plain(verb: str, form: Form, words: list[str]) -> Command | NotACommand:
    wanted = len(form.ids) + bool(form.amount)
    if len(words) != wanted or not all(_ID.fullmatch(word) for word in words[: len(form.ids)]):
        return NotACommand("form", verb, " ".join(words)[:40])
    if not form.amount:
        return Command(verb, tuple(words))
    if not _NUMBER.fullmatch(words[-1]):
        return NotACommand("form", verb, words[-1][:40])
    return Command(verb, tuple(words[:-1]), int(words[-1]))
