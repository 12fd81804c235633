"""The help of the screen in front: what it is for, and its keys with a sentence each, from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from marketgen.i18n import N_, _
from marketgen.play import look
from marketgen.play.actions import Action, actions_of
from marketgen.tui import keys
from marketgen.tui.lines import BLANK, Column, act, fit, indent, lines_of, paragraphs, say, wrap
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.screens.reading import ReadingScreen
from marketgen.tui.widgets.page import Acted

TITLES = {
    "title": N_("the title"), "picker": N_("choosing a scenario"), "saves": N_("the saved runs"),
    "settings": N_("the settings"), "keys": N_("the keys"),
    "watch": N_("the recorded runs"), "watching": N_("a recorded run"),
    "stall": N_("your stall"), "supply": N_("supply"), "road": N_("the road"), "people": N_("people"),
    "home": N_("home"), "ledger": N_("the ledger"), "board": N_("the board"), "decision": N_("a decision"),
    "report": N_("the day's report"), "epilogue": N_("the end of a run"), "lesson": N_("a lesson"),
    "moment": N_("a pause"), "what_if": N_("what if"), "chapter": N_("a chapter"), "quiet": N_("quiet days"),
    "whom": N_("whom to be"), "results": N_("your results"), "now": N_("what can be done now"),
    "hints": N_("the hints"), "bargain": N_("a bargain"), "held": N_("a held load"),
    "inspection": N_("an inspection"), "why": N_("why"), "cards": N_("the rule cards"),
    "glossary": N_("the words"), "sources": N_("the sources"), "help": N_("the help"), "console": N_("the console"),
    "problems": N_("the mistakes of a scenario"), "dialog": N_("a question"), "amount": N_("how many"),
    "gift": N_("a gift"), "orders": N_("standing orders"), "words": N_("a line of your own"),
    "deal": N_("what can be arranged"), "track": N_("the way of a load"),
}  # fmt: skip

_ABOUT = {
    "title": N_("Enter takes the lit item; the letters do the same. Nothing is lost by leaving a run: every "
                "command is saved before its answer is shown."),
    "picker": N_("A run is one scenario, one goal, one difficulty and a seed word. The same seed word gives the same "
                 "days to whoever makes the same choices. A scenario that cannot be played shows its mistakes here."),
    "whom": N_("Each of them begins with other money, goods and people, and some doors are shut to them. The same "
               "seed word brings the same luck to each."),
    "now": N_("All that can be done at this moment, what presses first, each with its reason and the keys that do it "
              "without this page. A row is done, or leads to where it is done."),
    "hints": N_("A hint comes when a thing first matters, and goes when it has been done. These you have seen."),
    "saves": N_("One row a run. Putting one away moves its file into the bin folder; nothing is deleted."),
    "results": N_("Each finished run with what it came to, by scenario and seed; the runs themselves are untouched."),
    "settings": N_("A setting holds at once, and is kept for the next time."),
    "keys": N_("Each action with its key. Enter and then a key changes it, at once and for the next time. No key can "
               "mean two things on one screen; leaving, going back and Enter keep theirs."),
    "watch": N_("Recorded runs are played again from their commands. The ones that come with the game are examples."),
    "watching": N_("What was done stands beside what came of it, a day at a time."),
    "stall": N_("What lies on a slot can be sold; what is in the bag cannot. The going price is what buyers expect, "
                "your stance is how you ask against it. When all is as you want it, go on: the market opens."),
    "supply": N_("Each offer stands beside who makes it and how far it is from the market's price. What you take is "
                 "paid now, or owed where somebody trusts you enough; the first walk to somebody takes time. Ordering "
                 "ahead costs less, and does not always come. What is on its way stands on the other page."),
    "road": N_("The map shows the ways, the posts on them and what is on the road to you. A trip is planned, paid and "
               "begun in the morning; while you are away the stall is kept by whoever can. The prices of another place "
               "are those you last saw or heard, with their age. A load that is held asks you at your stall."),
    "people": N_("Officials stand first, with what they expect, how afraid they are, and what is within their reach. "
                 "Then those who bring goods, sell beside you, come again, lend. A gift is something given, handed "
                 "over by you or by somebody who carries it; giving nothing is an answer too."),
    "home": N_("Everybody at home eats once a day, from the store as far as it goes. Where a house has more to it, "
               "here stand who is ill, how long the wood lasts, the winter's kimchi, what school and neighbourhood "
               "ask and when, who is free of the workplace, and who keeps the stall while you are away."),
    "ledger": N_("What money is worth and what goods went for, over the days; what each good has brought; what you owe "
                 "and are owed, and when it is due. Here money is changed, borrowed and paid back."),
    "board": N_("Notices are true and rarely complete. A rumour stands with who told it, how often that person was "
                "right so far, and its day. Below, the days ahead: weather as far as it is known, how strict the weeks "
                "are, and what is due from you."),
    "decision": N_("Nothing is chosen until you press Enter. The answers stand in no order of merit."),
    "report": N_("The money of the day in the order in which it moved. Each row answers the question why."),
    "epilogue": N_("How it ended, how it is counted, and where the road forked. The four words of how it was played "
                   "are no score: none is better than another."),
    "what_if": N_("The run is told again with one decision changed and all luck as it fell. A command that cannot be "
                  "given again is skipped and named; what is asked anew is answered with care. Nothing is "
                  "saved of it."),
    "lesson": N_("A code of two words and a PIN of four digits stand for you; together they open your run again. The "
                 "PIN is shown once. No name is asked for, and none is kept."),
    "moment": N_("The run stops here and asks something. What you write is kept when you press Enter, and changes "
                 "nothing in the run; an empty field passes the question over. In a lesson it stands in the result."),
    "chapter": N_("A long run is played in chapters. The weeks between two of them are lived by the same rules and by "
                  "a standing arrangement: what was on show, the prices as they were, the same meals; what is due is "
                  "paid. Each figure answers the question why."),
    "quiet": N_("Days that went by as they stood, on the same commands as yours, until something asked for you."),
    "bargain": N_("Each answer is a move. Three signs say how far somebody will go: need, means, doubt. Nothing is "
                  "said before Enter; Esc leaves it as it stands."),
    "held": N_("The load can wait until dusk. Each way says what it costs, whether it works, and what you keep. "
               "Nothing is decided before Enter; Esc leaves it until later."),
    "inspection": N_("What is on the table has been seen. Each answer says what may come of it, as far as you can "
                     "know. Nothing is decided before Enter."),
    "why": N_("The steps that make a number, in the order in which they are taken. Left and right go to the other "
              "numbers of the screen; a digit goes into a step that has steps of its own, and Esc comes back."),
    "cards": N_("The rules that have been met so far, one card each."),
    "glossary": N_("Words of the game and of the market, with their Hangul and how it is said."),
    "sources": N_("What the numbers of this scenario rest on, and how well."),
    "help": N_("The help of a screen names its keys as they hold now. The settings change them."),
    "console": N_("For whoever writes a scenario, in practice runs: ask why an event comes or not, or put a number."),
    "problems": N_("Every mistake in the file of the scenario, each with its place and how to mend it."),
    "dialog": N_("Nothing is done before Enter. Esc goes back, and so does a click beside it."),
    "amount": N_("A number, all, half, or -10 for all but ten. The arrows change it by one, the page keys by ten, "
                 "the wheel by a step. What it comes to stands below. Nothing is done before Enter."),
    "gift": N_("What is given, and what may come of it, now and later. The page keys change the amount by ten steps. "
               "Nothing is given before Enter."),
    "orders": N_("What stands is done each morning without asking, and told. Enter lets an order stand, or takes back "
                 "one that stands. Money for food and for what is due is never spent by them."),
    "words": N_("Type it, and press Enter. Nothing is kept before that."),
    "deal": N_("What can be arranged now, a row each, and what follows from the row under the cursor. A row that "
               "cannot be says why. Nothing is done before Enter."),
    "track": N_("What is known of each stop on the way. Nothing is decided here."),
}  # fmt: skip

_EVERYWHERE = N_(
    "Digits pick a row (two typed together one past the ninth), the arrows move, Enter takes, Esc goes back and never "
    "decides. The mouse does all of it too: rows, tabs, the keys below and the lit one can be clicked. / and some "
    "letters jump to a row."
)

_BACK_TO = "there:"
"""What a click on a key carries out, with its action behind it."""

_KEY = 9  # cells for a key's name
_LABEL = 24  # cells for its label


class HelpScreen(ReadingScreen):
    """Help for the screen called ``screen``, whose keys it names; ``about``: what it tells of, if not of the screen."""

    ID = "help"

    def __init__(self, screen: str = "", about: str = "") -> None:
        super().__init__()
        self._of, self._about = screen, about or screen

    @property
    def measure(self) -> int:
        """Keys and sentences side by side."""
        return 116

    def heading(self) -> str:
        """Which screen is explained."""
        return _("Help: {screen}").format(screen=_(TITLES.get(self._about, N_("this screen"))))

    def text(self, width: int) -> list[Content]:
        """What the screen is for, its own keys, then those of every screen."""
        own = [action for action in actions_of(self._of) if "*" not in action.screens and self._met(action)]
        everywhere = [action for action in actions_of(self._of) if "*" in action.screens]
        read = min(width, 72)
        lines = paragraphs([_(words) for words in (_ABOUT.get(self._about, ""), _EVERYWHERE) if words], read, "$paper")
        for title, actions in ((_("Keys of this screen"), own), (_("Keys of every screen"), everywhere)):
            if actions:
                lines += [BLANK, say(title, "bold $paper"), BLANK, *self._keys(actions, width)]
        return lines

    def _met(self, action: Action) -> bool:
        """Whether a run has come to what a key leads to; a screen that is not there yet has no key in its help."""
        screen = action.id.removeprefix("show_")
        if screen == action.id or not self.market.session:
            return True
        return screen in {tab.id for tab in look.header(self.market.session.timeline).tabs}

    def _keys(self, actions: Sequence[Action], width: int) -> list[Content]:
        """Each with what it does; a click on the key or its name goes back and does it."""
        lines: list[Content] = []
        for action in actions:
            deed = _BACK_TO + action.id
            key = act(fit(say(keys.key_name(self.market.keys_of(action.id)), "$lamp"), _KEY), deed)
            if width >= 80:
                cells = [key, act(say(_(action.label), "$paper"), deed), say(_(action.help), "$smoke")]
                room = width - _KEY - _LABEL - 2
                lines += lines_of([Column(gap=0), Column(gap=0), Column()], [_KEY, _LABEL, room], cells)
            else:
                told = wrap(_(action.help), width - _KEY, "$smoke")
                lines += [Content.assemble(key, told[0]), *indent(told[1:], _KEY)]
        return lines

    async def on_acted(self, message: Acted) -> None:
        """A click on a key: back to the screen that is explained, and do it there."""
        action = message.action.removeprefix(_BACK_TO)
        if action == message.action:
            return
        message.stop()
        message.prevent_default()
        below = self.app.screen_stack[-2]
        self.dismiss()
        if isinstance(below, GameScreen):
            self.app.call_later(below.action_act, action)  # a dialog must not answer to a page that is left
