"""One table of actions: id, keys, screens, label, help. It feeds key bindings, the footer, the palette, the help
panel, plain mode and ``marketgen keys``. Nothing else names a key.
"""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.i18n import N_

WORKING = ("stall", "supply", "road", "people", "home", "ledger", "board")
"""The working screens, in the order of their tabs."""

_BEFORE = ("title", "picker", "whom", "saves", "settings", "watch", "watching", "results", "lesson")
"""Screens that stand before a run, or beside it."""


@frozen
class Action:
    """Something a person can do.

    id: what a front end calls it; key: as Textual names keys (several parted by commas); screens: where it is
    offered; label: a word or two for the footer; help: a sentence; verb: the engine's verb it leads to, so that it
    greys out where no choice of that verb is open; footer: rank in the footer, 0 for not there; plain: the word that
    plain mode takes, if it is not a command of the engine.
    """

    id: str
    key: str
    screens: tuple[str, ...]
    label: str
    help: str
    verb: str = ""
    footer: int = 0
    plain: str = ""


ACTIONS: tuple[Action, ...] = (
    # the working screens
    Action("show_stall", "S", WORKING, N_("Stall"), N_("Go to your stall."), plain="stall"),
    Action("show_supply", "U", WORKING, N_("Supply"), N_("Go to offers and orders."), plain="supply"),
    Action("show_road", "R", WORKING, N_("Road"), N_("Go to the road: the map, and what is on it."), plain="road"),
    Action("show_people", "P", WORKING, N_("People"), N_("Go to the people you know."), plain="people"),
    Action("show_home", "H", WORKING, N_("Home"), N_("Go home: who eats, and what."), plain="home"),
    Action("show_ledger", "L", WORKING, N_("Ledger"), N_("Go to the ledger: prices, profit, debts."), plain="ledger"),
    Action(
        "show_board", "B", WORKING, N_("Board"), N_("Go to the board: notices, rumours, what is due."), plain="board"
    ),
    Action("next_screen", "right_square_bracket", WORKING, N_("next screen"), N_("Go to the next screen.")),
    Action("previous_screen", "left_square_bracket", WORKING, N_("screen before"), N_("Go to the screen before.")),
    Action("display", "d", ("stall",), N_("display"), N_("Put a good on an empty slot."), "show", 1),
    Action(
        "price", "p", ("stall",), N_("price"), N_("Choose how much you ask for the good under the cursor."), "price", 2
    ),
    Action(
        "hide", "x", ("stall",), N_("into the bag"), N_("Take the good under the cursor off the display."), "hide", 3
    ),
    Action(
        "tidy", "t", ("stall",), N_("tidy"), N_("Make the stall ready for an inspection; it takes an hour."), "tidy", 4
    ),
    Action(
        "again",
        "r",
        ("stall",),
        N_("as yesterday"),
        N_("Put on show what stood there when the market last opened, on the same slots and at the same prices."),
        footer=5,
        plain="as yesterday",
    ),
    Action(
        "standing",
        "s",
        tuple(screen for screen in WORKING if screen != "ledger"),
        N_("standing orders"),
        N_("Say what is to be done each morning without asking, or no more."),
        plain="standing",
    ),
    Action("take", "t", ("supply",), N_("take"), N_("Buy from the offer under the cursor."), "take", 1),
    Action(
        "order", "o", ("supply",), N_("order ahead"), N_("Have a good brought on a later day, for less."), "order", 2
    ),
    Action("give", "o", ("people",), N_("offer"), N_("Offer something to the official under the cursor."), "give", 1),
    Action(
        "street",
        "t",
        ("people",),
        N_("next door"),
        N_("Sit with a neighbour, warn one, or agree on a price."),
        footer=2,
    ),
    Action("meals", "m", ("home",), N_("meals"), N_("Choose what the family eats."), "meal", 1),
    Action(
        "bring", "b", ("home",), N_("bring home"), N_("Bring goods from the stall to the store at home."), "bring", 5
    ),
    Action("track", "enter", ("road",), N_("follow it"), N_("See the way of the load under the cursor.")),
    Action("trip", "t", ("road",), N_("trip"), N_("Plan a trip and leave."), footer=1),
    Action("buy", "b", ("road",), N_("buy"), N_("Buy at the place where you are."), footer=1),
    Action("parcel", "p", ("road",), N_("parcel"), N_("Have the driver bring a parcel."), footer=3),
    Action("papers", "a", ("road",), N_("papers"), N_("Get a permit for the road."), footer=4),
    Action(
        "next_good", "v,right", ("road", "ledger"), N_("another good"), N_("See the prices of another good."), footer=2
    ),
    Action("good_before", "left", ("ledger",), N_("good before"), N_("See the prices of the good before.")),
    Action(
        "see_rates", "x", ("ledger",), N_("rates"), N_("See what each currency has been worth, day by day."), footer=8
    ),
    Action(
        "see_stock", "s", ("ledger",), N_("stock"), N_("See what you hold of each good, and how it keeps."), footer=9
    ),
    Action(
        "see_owed", "d", ("ledger",), N_("money due"), N_("See what is to be paid, and what comes, by day."), footer=10
    ),
    Action("cover", "w", ("people",), N_("who covers what"), N_("See who stands between you and what."), footer=3),
    # what can be arranged; each has a form (play.arrangements)
    Action("build", "b", ("stall",), N_("buy to keep"), N_("Build, or buy something for good."), footer=6),
    Action(
        "demonstrate", "f", ("stall",), N_("demonstration"), N_("Let friends walk about in what you sell."), footer=10
    ),
    Action("carry", "c", ("stall",), N_("carry loads"), N_("Spend the day carrying loads for others."), footer=7),
    Action("on_trust", "g", ("stall",), N_("goods on trust"), N_("Take goods on trust in a bad time."), footer=5),
    Action("early", "y", ("stall",), N_("home early"), N_("Go home before the market closes."), footer=8),
    Action(
        "bargains", "w", ("stall",), N_("who bargains"), N_("Let the house rule bargain, or do it yourself."), footer=9
    ),
    Action(
        "sacks", "w", ("supply",), N_("by the sack"), N_("Sell by the sack to whoever asks at your yard."), footer=5
    ),
    Action("credit", "c", ("supply",), N_("on credit"), N_("Take from an offer and pay later."), footer=3),
    Action(
        "inspect",
        "i",
        ("supply",),
        N_("look through"),
        N_("Look through what somebody brings, before you take of it."),
        footer=4,
    ),
    Action("kimjang", "k", ("home",), N_("kimjang"), N_("Make the kimchi for the winter."), footer=3),
    Action("wood", "w", ("home",), N_("wood"), N_("Buy wood for the stove."), footer=6),
    Action("care", "c", ("home",), N_("care"), N_("Treat somebody who is ill."), footer=2),
    Action("dues", "d", ("home",), N_("dues"), N_("Meet what school, unit and workplace ask."), footer=4),
    Action("ask_help", "a", ("home",), N_("ask for help"), N_("Ask for an hour's help at home."), footer=7),
    Action("exchange", "c", ("ledger",), N_("change money"), N_("Change money at the changer's."), footer=1),
    Action("borrow", "o", ("ledger",), N_("borrow"), N_("Borrow money."), footer=4),
    Action("pay", "p", ("ledger",), N_("pay back"), N_("Pay back a part of what you owe."), footer=3),
    Action("kye", "k", ("ledger",), N_("kye"), N_("Join a kye, bid for its pot, or pay in for somebody."), footer=5),
    Action(
        "beside",
        "b",
        ("ledger",),
        N_("beside the stall"),
        N_("Work beside the stall, and shares in what others run."),
        footer=6,
    ),
    Action("venture", "m", ("ledger",), N_("make and bring"), N_("Workshops, recipes, lent names, orders."), footer=7),
    Action(
        "call", "c", ("road", "board"), N_("call"), N_("Call a friend elsewhere and hear today's prices."), footer=2
    ),
    Action("follow", "f", ("board",), N_("follow up"), N_("Spend an hour to learn more of a rumour."), footer=1),
    Action(
        "go_on", "e", WORKING, N_("go on"), N_("Open the market, go on after noon, or end the day."), "", 5, "go on"
    ),
    Action(
        "quiet",
        "z",
        WORKING,
        N_("quiet days"),
        N_("Let days go by as they stand, until something asks for you."),
        plain="quiet",
    ),
    Action("chapter", "C", WORKING, N_("chapter"), N_("Read the page of the chapter again."), plain="chapter"),
    Action("last_report", "Y", WORKING, N_("yesterday"), N_("Read the last day's report again."), plain="report"),
    Action(
        "note", "n", (*WORKING, "report"), N_("write a line"), N_("Write a line of your own into the diary."), "note"
    ),
    Action("undo", "u", WORKING, N_("undo"), N_("Take back the last thing that can be taken back."), "", 4, "undo"),
    # everywhere
    Action(
        "why",
        "question_mark",
        (*WORKING, "report", "decision", "bargain", "epilogue", "dialog", "gift", "chapter"),
        N_("why"),
        N_("See the steps behind the number under the cursor."),
        plain="why",
    ),
    Action(
        "about",
        "question_mark",
        (*_BEFORE, "keys", "moment", "quiet", "what_if", "now"),
        N_("help"),
        N_("Open the help of the screen in front; it has no number to explain."),
    ),
    Action(
        "now",
        "f5,W",
        ("*",),
        N_("what now"),
        N_("See what can be done now, the most pressing first, and how your goal stands."),
        plain="now",
    ),
    Action("hints", "f6", ("*",), N_("hints"), N_("Read the hints again that were shown."), plain="hints"),
    Action("help", "f1", ("*",), N_("help"), N_("Open the help of the screen in front."), plain="help"),
    Action("cards", "f2", ("*",), N_("rule cards"), N_("Read the rules, one card each."), plain="cards"),
    Action("glossary", "f3", ("*",), N_("words"), N_("Look up a Korean word."), plain="words"),
    Action("sources", "f4", ("*",), N_("sources"), N_("See what each number rests on."), plain="sources"),
    Action(
        "console",
        "f12",
        (*WORKING, "report", "decision", "bargain", "epilogue"),
        N_("console"),
        N_("Ask why an event comes, or set a number; in practice runs."),
        plain="dev",
    ),
    Action("palette", "ctrl+p,colon", ("*",), N_("everything"), N_("Find any command by typing.")),
    Action(
        "find",
        "slash",
        ("*",),
        N_("find a row"),
        N_("Type some letters and jump to the row; where no letter is a key, typing is enough."),
    ),
    Action("back", "escape", ("*",), N_("back"), N_("Go back; this never decides anything.")),
    Action(
        "to_title",
        "q",
        (*WORKING, "decision", "bargain"),
        N_("leave"),
        N_("Leave for the title; the run is saved."),
        plain="quit",
    ),
    Action("quit", "ctrl+c,ctrl+q", ("*",), N_("quit"), N_("Leave the game; the run is saved.")),
    # the title
    Action("continue_run", "c", ("title",), N_("Continue"), N_("Go on with the last run.")),
    Action("new_run", "n", ("title",), N_("New run"), N_("Choose a scenario and begin.")),
    Action(
        "today",
        "y",
        ("title",),
        N_("Today's run"),
        N_("Take the date as the seed, and play the same days as others."),
    ),
    Action("saves", "v", ("title",), N_("Saved runs"), N_("Continue, rename or put away a run.")),
    Action("watch", "w", ("title",), N_("Watch a run"), N_("Watch a recorded run, day by day.")),
    Action("results", "r", ("title",), N_("Your results"), N_("See what your runs came to, by scenario and seed.")),
    Action("settings", "s", ("title",), N_("Settings"), N_("Theme, shapes, low motion, language.")),
    Action("plain", "p", ("title",), N_("Play as plain text"), N_("The same game as lines of text."), footer=1),
    Action("theme", "t", ("title", "settings"), N_("light, contrast, colour-blind"), N_("Change the theme."), footer=2),
    Action("leave", "q", ("title",), N_("Quit"), N_("Leave the game.")),
    # lists and pages
    Action(
        "begin",
        "enter",
        ("picker",),
        N_("begin"),
        N_("Begin the scenario under the cursor; of a broken one, read all that is wrong with it."),
    ),
    Action("check_again", "c", ("picker",), N_("check again"), N_("Read the scenario file again."), footer=1),
    Action("seed", "r", ("picker",), N_("seed"), N_("Choose the seed word: the same word, the same luck."), footer=2),
    Action("difficulty", "d", ("picker",), N_("difficulty"), N_("Change how much the game tells you."), footer=3),
    Action("goal", "g", ("picker",), N_("goal"), N_("Choose another goal."), footer=4),
    Action("do_it", "enter", ("now",), N_("do it"), N_("Do what is under the cursor, or go where it is done.")),
    Action("be", "enter", ("whom",), N_("be this one"), N_("Begin as whoever is under the cursor.")),
    Action(
        "todays_seed", "y", ("picker",), N_("today's run"), N_("Take the date as the seed, as others do."), footer=5
    ),
    Action("resume", "enter", ("saves",), N_("continue"), N_("Go on with the run under the cursor.")),
    Action("rename", "r", ("saves",), N_("rename"), N_("Give the run another name."), footer=1),
    Action("bin", "b", ("saves",), N_("put away"), N_("Move the run to the bin folder, after asking."), footer=2),
    Action(
        "onward",
        "enter",
        ("lesson", "moment", "epilogue", "chapter", "quiet"),
        N_("go on"),
        N_("Take what is there, or go on."),
    ),
    Action(
        "hand_in",
        "h",
        (*WORKING, "moment", "epilogue"),
        N_("hand in"),
        N_("Write the result of a lesson; you can go on, and do it again."),
        footer=5,
        plain="hand in",
    ),
    Action(
        "answers",
        "A",
        (*WORKING, "moment"),
        N_("passed over"),
        N_("Answer what you passed over when it was asked."),
        footer=9,
        plain="answers",
    ),
    Action(
        "and_on",
        "e",
        ("decision", "bargain"),
        N_("on with the day"),
        N_("Once it is decided: back, and on with the day."),
        footer=1,
    ),
    Action(
        "ask_home",
        "h",
        ("decision", "bargain"),
        N_("ask at home"),
        N_("Hear what those at home say to it, before anything is decided."),
        footer=2,
    ),
    Action(
        "who_is_it",
        "w",
        ("decision", "bargain"),
        N_("who is it"),
        N_("Read what you know of whoever it is."),
        footer=3,
    ),
    Action(
        "words_here",
        "g",
        ("decision", "bargain"),
        N_("words"),
        N_("Look up the Korean words that are said here."),
        footer=4,
    ),
    Action("decide", "enter", ("decision", "bargain"), N_("decide"), N_("Give the answer under the cursor.")),
    Action("carry_on", "enter", ("report",), N_("go on"), N_("Go on to the next day.")),
    Action("confirm", "enter", ("dialog", "gift"), N_("do it"), N_("Do what the dialog says.")),
    Action("more", "right,plus", ("gift", "bargain"), N_("more"), N_("Offer more, by a step.")),
    Action("less", "left,minus", ("gift", "bargain"), N_("less"), N_("Offer less, by a step.")),
    Action("how_much", "a", ("gift",), N_("how much"), N_("Type how much it is to be.")),
    Action(
        "other_way", "h", ("gift",), N_("another way"), N_("Hand it over another way, yourself or through somebody.")
    ),
    Action(
        "rescue",
        "g",
        ("saves",),
        N_("save the sound part"),
        N_("Copy the sound beginning of a damaged run into a new run."),
        footer=3,
    ),
    Action("own_keys", "k", ("settings",), N_("keys"), N_("Give actions other keys."), footer=1),
    Action("new_key", "enter", ("keys",), N_("another key"), N_("Give the action under the cursor another key.")),
    Action(
        "key_again",
        "backspace",
        ("keys",),
        N_("as it was"),
        N_("Give the action under the cursor back the key it comes with."),
        footer=1,
    ),
    Action("change", "enter", ("settings",), N_("change"), N_("Take the next value of the setting under the cursor.")),
    Action("watch_it", "enter", ("watch",), N_("watch"), N_("Watch the run under the cursor, day by day.")),
    Action("next_day", "enter,right", ("watching",), N_("next day"), N_("Go to the day after.")),
    Action("day_before", "left", ("watching",), N_("day before"), N_("Go to the day before."), footer=1),
    Action("roads", "r", ("epilogue",), N_("the road not taken"), N_("See where the road forked."), footer=1),
    Action("read_sources", "s", ("epilogue",), N_("sources"), N_("See what each number rests on."), footer=2),
    Action("another", "n", ("epilogue",), N_("another run"), N_("Choose a scenario and begin again."), footer=3),
    Action(
        "chronicle",
        "c",
        ("epilogue",),
        N_("write it out"),
        N_("Write the run out as text to keep."),
        footer=6,
        plain="chronicle",
    ),
    Action(
        "in_short",
        "y",
        ("epilogue",),
        N_("in short"),
        N_("Copy a few lines to show to others; they give nothing away."),
        footer=8,
        plain="in short",
    ),
    Action(
        "what_if",
        "w",
        ("epilogue",),
        N_("what if"),
        N_("Tell the run again with one decision changed, and both stories side by side."),
        footer=7,
        plain="what if",
    ),
    Action("pick_way", "enter", ("what_if",), N_("take this"), N_("Take the decision, or the other way of it.")),
    Action(
        "turn_page",
        "tab",
        ("stall", "supply", "road", "people", "home", "ledger", "board", "report", "epilogue"),
        N_("more"),
        N_("Turn to the other page of this screen."),
        footer=4,
    ),
)


def actions_of(screen: str) -> tuple[Action, ...]:
    """The actions offered on a screen, those of every screen last."""
    own = tuple(action for action in ACTIONS if screen in action.screens)
    return own + tuple(action for action in ACTIONS if "*" in action.screens)
