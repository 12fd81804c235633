"""The keys, each action with its own, to be changed: Enter and then the new key, which is kept in the keymap file."""

from __future__ import annotations

from textual import on
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import keymap
from marketgen.play.actions import ACTIONS, WORKING, Action
from marketgen.play.views import Prompt
from marketgen.saves.problems import SaveProblem
from marketgen.tui import keys
from marketgen.tui.dialogs.key import KeyDialog
from marketgen.tui.lines import BLANK, MEASURE, between, fit, say, short_path, wrap
from marketgen.tui.screens.help import TITLES
from marketgen.tui.screens.sides import SidesScreen
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.rows import Row, RowList

_KEY = 10  # cells of a key
_NUMBER = 5  # cells of a row's number


class OwnKeysScreen(SidesScreen[None]):
    """Every action that may have another key, by screens."""

    ID = "keys"

    def refill(self) -> None:
        """The actions with their keys as they are."""
        self.show()

    @property
    def chosen(self) -> Action:
        """The action under the cursor."""
        return keys.action(self.query_one(RowList).key or _offered()[0].id)

    def draw_head(self, width: int) -> list[Content]:
        """Where they are kept, and what is wrong there."""
        where = _("kept in {path}").format(path=short_path(keymap.path()))
        where = _("for this window") if self.app.is_web else where
        told = [line for one in self.market.own_keys.told for line in wrap(one, width - 4, "$brick")]
        return [BLANK, *head_lines(_("Keys"), where, "", width), *(line.pad_left(2) for line in told)]

    def rows(self, width: int) -> list[Row]:
        """The actions of each screen under its name."""
        found: list[Row] = []
        before = ""
        for number, action in enumerate(_offered(), 1):
            title = _place(action)
            if title != before:
                found += [Row("", (BLANK,))] * bool(found) + [Row("", (say(title, "$ash"),))]
                before = title
            own = self.market.own_keys.keys.get(action.id, "")
            key = say(keys.key_name(self.market.keys_of(action.id)), "bold $paper" if own else "$paper")
            changed = say(_("changed") if own else "", "$smoke")
            label = between(say(_(action.label), "$name"), changed, width - _KEY - _NUMBER - 2)
            line = Content.assemble(say(f"{number:>3}", "$ash"), "  ", fit(key, _KEY), label)
            found.append(Row(action.id, (line,), str(number)))
        return found

    def draw_about(self, width: int) -> list[Content]:
        """What the action does, and its keys."""
        action, room = self.chosen, min(width, MEASURE)
        now, first = (keys.key_name(key) for key in (self.market.keys_of(action.id), action.key))
        lines = [say(_(action.label), "bold $paper"), BLANK, *wrap(_(action.help), room), BLANK]
        lines.append(say(_("Its key is {key}.").format(key=now)))
        if now != first:
            lines.append(say(_("It comes with {key}.").format(key=first), "$smoke"))
        return lines

    def question(self) -> Prompt:
        """Whether it is to have another key."""
        return Prompt(self._told(self.chosen), "new_key")

    def _told(self, action: Action) -> str:
        return _("{action}: {key}.").format(action=_(action.label), key=self.key_of(action.id))

    def can(self, action: str) -> bool:
        """A key that was changed can be as it was."""
        return action != "key_again" or self.chosen.id in self.market.own_keys.keys

    @on(RowList.Chosen)
    def act_new_key(self) -> None:
        """Ask for the key."""
        action = self.chosen
        self.app.push_screen(KeyDialog(action), lambda written: self._take(action, written))

    def act_key_again(self) -> None:
        """The key it comes with; if another action has that now, it is said."""
        wrong = keymap.trial(self.market.own_keys, self.chosen.id, "")
        if wrong:
            self.tell(wrong, "bad")
        else:
            self._take(self.chosen, "")

    def _take(self, action: Action, written: str | None) -> None:
        if written is None:
            return
        wrong = self._keep(action.id, written)
        self.show()
        self.tell(wrong or self._told(action), "bad" if wrong else "")

    def _keep(self, action: str, written: str) -> str:
        """Keep a key, and let it hold; what went wrong, or nothing. In a browser it holds for this window only: the
        keymap is that of everybody whom the server serves."""
        try:
            if self.app.is_web:
                self.market.own_keys = keymap.changed(self.market.own_keys, action, written)
            else:
                self.market.own_keys = keymap.change(action, written)
        except SaveProblem as problem:
            return str(problem)
        self.app.set_keymap(dict(self.market.own_keys.keys))
        return ""


def _offered() -> list[Action]:
    """The actions that may have another key, those of one place together."""
    free = [action for action in ACTIONS if not keymap.fixed(action) and action.key]
    return sorted(free, key=lambda action: list(dict.fromkeys(map(_place, free))).index(_place(action)))


def _place(action: Action) -> str:
    """Where an action is offered, in a few words."""
    if "*" in action.screens:
        return _("Everywhere")
    if set(WORKING) <= set(action.screens):
        return _("On every screen of a run")
    return ", ".join(_(TITLES.get(screen, screen)) for screen in action.screens)
