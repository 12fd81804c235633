"""Officials, inspections and the rules of the year of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any

from marketgen.engine import rulebook
from marketgen.engine import world as w
from marketgen.scenario.compiling_story import StoryCompiler
from marketgen.scenario.models import law as r
from marketgen.scenario.models import laws as law_models
from marketgen.scenario.models import people as m
from marketgen.scenario.models.document import Document

Money = Callable[[Decimal], int]
"""Amount of the main currency -> minor units."""


class LawCompiler:
    """Compiles what the law is made of. money: see :data:`Money`; story: for conditions and effects."""

    def __init__(self, document: Document, money: Money, story: StoryCompiler) -> None:
        self._document = document
        self._money = money
        self._story = story

    def official(self, some_id: str, given: m.Official) -> w.Official:
        """An official; what a go-between may bring can be given by hand too."""
        through = tuple(sorted(set(given.through or ())))
        return w.Official(
            some_id, given.from_day, self._money(given.expects), given.fear, given.tie,
            tuple(sorted(set(given.forms))), tuple(sorted({*given.takes, *given.forms, *through})),
            tuple(sorted(set(given.covers or ()))), through, tuple(sorted(set(given.go_betweens or ()))),
            given.replaces or "",
            tuple(self._story.help(i, one) for i, one in sorted((given.favours or {}).items())),
        )  # fmt: skip

    def gifts(self, given: r.GiftRules | None) -> rulebook.GiftRules:
        """Gifts; left out, all nothing."""
        if given is None:
            return rulebook.GiftRules(**_nothing(rulebook.GiftRules))
        seen = given.market_witnesses or [0, 0]
        customs = sorted((one.from_day, one.to_day, one.add) for one in given.customs or ())
        return rulebook.GiftRules(
            start_bp=given.start, tie_bp=given.tie, form_bp=given.form, enough_bp=given.enough, fear_bp=given.fear,
            witness_bp=given.witness, table_witnesses=given.table_witnesses, least_bp=given.least,
            most_bp=given.most, keeps_bp=given.keeps, old_bp=given.old, gift_bp=given.gift, met_tie=given.met_tie,
            insult_bp=given.insult, insult_tie=given.insult_tie, fade=given.fade, clumsy_heat=given.clumsy_heat,
            fearful=given.fearful, market_witnesses=(seen[0], seen[1]),
            usual_level=-1 if given.usual_level is None else given.usual_level, boss_bp=given.boss,
            between_bp=given.between, between_trust=given.between_trust, customs=tuple(customs),
            favour_bp=given.favour,
        )  # fmt: skip

    def office(self, given: r.OfficeRules | None) -> rulebook.OfficeRules | None:
        """How posts change hands."""
        if given is None:
            return None
        return rulebook.OfficeRules(
            rotation_bp=given.rotation, month=given.month, days=(given.days[0], given.days[1]),
            rumoured=given.rumoured, falls_ppm=given.falls, falls_level_ppm=given.falls_level,
            falls_taken_ppm=given.falls_taken, taken_per=self._money(given.taken_per),
            book=self._money(given.book), tells_bp=given.tells, tells_trust_bp=given.tells_trust,
            shaken=given.shaken, spot_tie=given.spot_tie, spot_every=given.spot_every,
            asks=given.asks or "",
        )  # fmt: skip

    def media(self, given: r.MediaRules | None) -> rulebook.MediaRules | None:
        """Banned media."""
        if given is None:
            return None
        informed = given.informed or r.InformedRules()
        return rulebook.MediaRules(given.each, given.fade_days, given.named_days, informed.standing, informed.trust)

    def laws(self) -> tuple[rulebook.Law, ...]:
        """The rules of the year that hold on some day of the run."""
        doc = self._document
        first, days = date.fromisoformat(doc.start.date).toordinal(), doc.start.days
        found = []
        for some_id, law in sorted(doc.laws.items()):
            begins = max(1, date.fromisoformat(law.start).toordinal() - first + 1)
            ends = days if law.end is None else min(days, date.fromisoformat(law.end).toordinal() - first + 1)
            if begins <= ends:
                found.append(self._law(some_id, law, begins, ends))
        return tuple(found)

    def _law(self, some_id: str, law: law_models.Law, first: int, last: int) -> rulebook.Law:
        barred = sorted(
            who
            for who, member in self._document.household.items()
            if law.kind == "sellers" and member.sex == law.sex and (member.age or 0) < (law.under or 0)
        )
        return rulebook.Law(
            some_id, law.kind, first, last, tuple(sorted(set(law.goods or ()))), tuple(barred), law.steps,
            self._money(law.close), law.close_chance, law.file, law.ending or "",
        )  # fmt: skip

    def inspection(self, given: r.InspectionRules | None) -> rulebook.InspectionRules:
        """Inspection, its rungs by rank; left out, all nothing."""
        if given is None:
            bare = {**_nothing(rulebook.InspectionRules), "official": "", "sure_days": (), "rungs": ()}
            return rulebook.InspectionRules(**bare)
        rungs = tuple(
            rulebook.Rung(
                i, rung.weight, self._money(rung.fee), rung.share, rung.goods, rung.file, rung.heat,
                rung.danger or "", rung.shut,
            )
            for i, rung in sorted(given.rungs.items(), key=lambda item: (item[1].rank, item[0]))
        )  # fmt: skip
        squad, least, checks = given.squad, given.least, given.checks
        return rulebook.InspectionRules(
            official=given.official, start_bp=given.start, level_bp=given.level, heat_bp=given.heat,
            sure_days=tuple(sorted(set(given.sure_days or ()))), warn_bp=given.warn, off_bp=given.off,
            plead_bp=given.plead, plead_tie_bp=given.plead_tie, tidy_hours=given.tidy_hours, cools=given.cools,
            rungs=rungs, early=given.early, envy=self._envy(given.envy),
            squad=rulebook.SquadRules(squad.level, squad.share, squad.plead) if squad else None,
            least=rulebook.LeastRules(self._money(least.fee), least.goods, least.heat) if least else None,
            checks=rulebook.CheckRules(tuple(sorted(set(checks.flags))), checks.found) if checks else None,
        )  # fmt: skip

    def _envy(self, given: r.Envy | None) -> rulebook.EnvyRules | None:
        if given is None:
            return None
        street = tuple(sorted((point.day, self._money(point.amount)) for point in given.street))
        return rulebook.EnvyRules(given.points, given.usual, given.most, street)


def _nothing(kind: type[Any]) -> dict[str, Any]:
    """Nothing for every number that a record needs, for a group of rules that is not there."""
    return dict.fromkeys((item.name for item in fields(kind) if item.default is MISSING), 0)
