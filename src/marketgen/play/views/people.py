"""Views of people, home and decisions."""

from __future__ import annotations

from marketgen.engine.accounts import Account
from marketgen.engine.frozen import frozen
from marketgen.play.views.board import Strip
from marketgen.play.views.frame import Count, Degree, Number, Prompt
from marketgen.play.views.road import LoadRow


@frozen
class PersonRow:
    """Somebody you have met. For an official ``expects`` and ``fear`` are set, what is within reach (``covers``) and
    beyond it (``cannot``), what ``suits`` as a gift, who may carry one (``between``),
    and whether something was pushed back today (``refused``)."""

    id: str
    name: str
    gloss: str
    what: str
    bond: Degree
    last: str
    about: tuple[str, ...]
    expects: Account | None = None
    expects_text: str = ""
    fear: Degree | None = None
    covers: str = ""
    can_give: bool = False
    had: bool = False  # something of yours this week
    refused: bool = False
    cannot: str = ""
    suits: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    expects_now: str = ""  # the sum alone
    appetite: Degree | None = None  # how what is expected has grown
    facts: tuple[tuple[str, str], ...] = ()  # label, sentence


@frozen
class CoverRow:
    """An official in the grid of dangers: marks of the tie for each danger within reach, -1 for one beyond it."""

    id: str
    name: str
    cells: tuple[int, ...]
    of: int


@frozen
class CoverGrid:
    """Who stands between you and what: dangers, officials, and how each danger is covered together: word and tone."""

    columns: tuple[str, ...]
    rows: tuple[CoverRow, ...]
    together: tuple[tuple[str, str], ...]


@frozen
class PeopleView:
    """People: officials first, then the others. ``owed``: who, how much, when, and the tone; a favour has no sum."""

    heading: str
    officials: tuple[PersonRow, ...]
    others: tuple[PersonRow, ...]
    prompt: Prompt
    note: str = ""
    cover: CoverGrid | None = None
    owed: tuple[tuple[str, str, str, str], ...] = ()


@frozen
class GiftOption:
    """What can be given: a good or a currency, from ``low`` to ``high``, or a service, once; ``step`` for arrow keys.
    through: who would carry it, empty for yourself; ``through_name`` is what she or he is called. costs: what a service
    takes, in a sentence. favour: nothing is given, he is asked for what he owes."""

    what: str
    name: str
    low: int
    high: int
    step: int
    expected: int  # the amount that just meets what he expects
    suits: bool
    through: str = ""
    through_name: str = ""
    costs: str = ""
    favour: bool = False

    @property
    def key(self) -> str:
        """What and how, in one word."""
        return f"{self.what}:{'?' if self.favour else self.through}"


@frozen
class GiftView:
    """The offer to an official: what he wants, can, cannot, fears, who is watching, and what could be given."""

    who: str
    name: str
    facts: tuple[tuple[str, str], ...]  # label, sentence
    options: tuple[GiftOption, ...]

    @property
    def weighed(self) -> tuple[tuple[str, str], ...]:
        """The facts that change from day to day, for a window without room for all: wants, fears, watching."""
        return (self.facts[0], *self.facts[3:])


@frozen
class GiftPreview:
    """What follows from one gift, in the order of thought: label, sentence, tone; ``expects_next`` is what he would
    expect afterwards, None where nothing is given."""

    chance: Account
    chance_text: str
    rows: tuple[tuple[str, str, str], ...]
    expects_next: Account | None
    refusal: str = ""


@frozen
class MemberRow:
    """Somebody at home. health in whole points; ``history`` one value a day."""

    id: str
    name: str
    gloss: str
    health: Number
    word: str
    tone: str
    history: tuple[int, ...]
    about: str
    duty: str = ""  # what there is to do, and whether it is done: at work, at school, ill, away
    duty_tone: str = ""
    duty_why: str = ""  # the subject of the number in it
    course: str = ""  # the history in words


@frozen
class NeedRow:
    """Something that is asked of the household, or that it lives on: what, how it stands, and the number behind it."""

    id: str
    label: str
    text: str
    tone: str = ""
    due: int = 0  # the day it is due, 0 if none
    why: str = ""  # a subject to explain


@frozen
class MealRow:
    """A meal that can be chosen: ``cost`` a day; effect in words."""

    id: str
    name: str
    cost: Account
    effect: str
    chosen: bool


@frozen
class StoreRow:
    """Something in the house: amount as written, days it lasts."""

    good: str
    name: str
    amount: str
    days: Count
    most: int  # units that could be brought from the stall now


@frozen
class HomeView:
    """Who is at home, what is in the house, what they eat."""

    heading: str
    members: tuple[MemberRow, ...]
    stores: tuple[StoreRow, ...]
    meals: tuple[MealRow, ...]
    lines: tuple[str, ...]
    prompt: Prompt
    needs: tuple[NeedRow, ...] = ()
    strip: Strip | None = None  # the weeks ahead, once there are duties


@frozen
class DecisionOption:
    """An answer to a decision: ``command`` is its text form; short (at most 32 cells) and long consequence."""

    command: str
    label: str
    short: str
    long: str
    refusal: str = ""
    chance: Account | None = None
    chance_text: str = ""
    asks: tuple[tuple[str, str], ...] = ()  # further numbers in it: what each is called, and its subject
    costs: str = ""  # what it takes, and what is left of what is at stake, where answers are compared as rows
    keeps: str = ""
    lead: str = ""  # the long one without what is said once beside all answers


@frozen
class TableRow:
    """A good that lies on the table before whoever looks: how many, what, and in words what is said of it."""

    good: str
    units: Number
    name: str
    note: str = ""
    tone: str = ""


@frozen
class OutcomeRow:
    """What may come of a look: what it is, how often, in words and of four marks, and what it takes in money."""

    name: str
    often: str
    marks: int
    takes: str
    subject: str = ""


@frozen
class DecisionView:
    """A story event, an inspection or a held load: a person, a text, answers. Nothing is chosen when it opens. A story
    that asks nothing has no answers.

    ``private`` (banned media): no sum beside a temptation, no default, all answers alike. A held load has its way
    (``load``), ``facts`` in short columns, and answers that can be compared by what they cost and what is kept. An
    inspection has what lies on the table, and what may come of a look.
    """

    id: str
    kind: str  # event, told, inspection or held
    when: str
    where: str
    title: str
    who: str
    text: tuple[str, ...]
    options: tuple[DecisionOption, ...]
    asides: tuple[tuple[str, str], ...]  # label, sentence: at home, the law of that year
    private: bool
    load: LoadRow | None = None  # the load that is held
    asks: str = ""  # the subject of how likely it is held
    facts: tuple[tuple[str, tuple[str | Degree, ...]], ...] = ()  # short columns: title, words or degrees
    table: tuple[TableRow, ...] = ()  # at an inspection: what lies there to be seen
    table_told: str = ""  # the same as a sentence
    outlook: tuple[OutcomeRow, ...] = ()  # what may come of it; the first answer says the same
    person: str = ""  # the id of whoever it is
    voices: tuple[tuple[str, str], ...] = ()  # what those at home say when they are asked: who, the sentence
