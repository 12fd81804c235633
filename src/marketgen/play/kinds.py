"""Kinds of commands and of lines of the ledger, as whoever tells a run parts them. One place for all who do."""

from __future__ import annotations

from marketgen.engine.bargain import SAYS

WAYS_ON = ("open", "sleep", "on")
"""Verbs that only let the day go on."""

NO_DECISION = ("show", "hide", *WAYS_ON, "note", "early", "return")
"""Verbs that are no decision: the display, the way on, the diary."""

ARRANGED = (*NO_DECISION, "price", "meal")
"""Verbs that the story of a day leaves out: those, and what is set and may be set again."""

PRESSED = ("choose", "answer")
"""Verbs that answer what nothing else can be done before."""

ANSWERS = (*PRESSED, "release")
"""Verbs that answer something that is asked."""

ASKED = (*ANSWERS, *SAYS)
"""Verbs that nobody can give unless somebody waits for them: an answer, or a word in a bargain."""

GOODS = ("took", "order", "deposit", "deposit_back", "rest", "parcel", "bought", "lot")
"""Lines of the ledger that goods cost."""

HOME = ("meal", "levy", "roster", "wood", "kimjang", "remedy")
"""Lines of the ledger that the household costs."""

ROAD = ("fare", "papers", "permit", "entry", "late_paper", "storage", "guards")
"""Lines of the ledger that the road costs."""
