"""Questions before a new scenario is written: each with what an empty line takes, asked again until it fits."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.i18n import _
from marketgen.plain.ears import Ears
from marketgen.plain.speech import Voice, sentence
from marketgen.plain.walk import NO, YES
from marketgen.scenario import beginning
from marketgen.scenario.beginning import Wishes


def ask_for(known: Wishes, title: str, voice: Voice | None = None, ears: Ears | None = None) -> Wishes | None:
    """Ask what is not known yet of a new scenario; ``title`` is proposed as its title. None if the input ends first."""
    asker = _Asker(voice or Voice(), ears or Ears())
    usual = beginning.usual()
    try:
        wishes = Wishes(
            known.title or asker.words(_("What is it called?"), title, beginning.wrong_name),
            known.days or asker.words(_("How many days does it last?"), usual["days"][0], beginning.wrong_days),
            known.place or asker.words(_("Where is the market?"), usual["place"][0], beginning.wrong_name),
            known.goods or asker.goods(usual["good"]),
            known.official or asker.official(usual["official"][0]),
        )
    except EOFError:
        return None
    return wishes


class _Asker:
    def __init__(self, voice: Voice, ears: Ears) -> None:
        self._voice, self._ears = voice, ears

    def words(self, question: str, usual: str, wrong: Callable[[str], str]) -> str:
        """An answer that fits; ``usual`` for an empty line. EOFError at the end of the input."""
        while True:
            self._voice.say(_("{question} Enter alone takes: {usual}").format(question=question, usual=usual))
            self._voice.ask(self._ears.mark)
            heard = self._ears.hear()
            if heard is None:
                raise EOFError
            answer = " ".join(heard.line.split()) or usual
            why = heard.wrong or wrong(answer)
            if not why:
                return answer
            self._voice.say(sentence(why))

    def goods(self, usual: list[str]) -> tuple[str, ...]:
        """The goods of the stall, all of different names."""
        first = self.words(_("What is sold there first?"), usual[0], beginning.wrong_name)

        def wrong(name: str) -> str:
            same = name.casefold() == first.casefold()
            return _("that is the first one; name another") if same else beginning.wrong_name(name)

        other = next(one for one in usual[::-1] if one.casefold() != first.casefold())
        return first, self.words(_("And what else?"), other, wrong)

    def official(self, usual: str) -> str:
        """The name of an official who walks the row; empty for none."""
        self._voice.say(_("Does an official walk the row? Type a name, yes for {name}, or no.").format(name=usual))
        while True:
            self._voice.ask(self._ears.mark)
            heard = self._ears.hear()
            if heard is None:
                raise EOFError
            answer = " ".join(heard.line.split())
            if not answer or answer.lower() in NO:
                return ""
            if answer.lower() in YES:
                return usual
            why = heard.wrong or beginning.wrong_name(answer)
            if not why:
                return answer
            self._voice.say(sentence(why))
