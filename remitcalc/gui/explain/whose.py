"""Whose figure it is, in words: worker, payday or season, way; and where the amount stands."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from remitcalc.model.message import message
from remitcalc.output.service_label import service_labels
from remitcalc.output.steps.explanation import POOLS_EMPLOYER
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import plain_name

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.explain.subject import Subject
    from remitcalc.model.document import Document
    from remitcalc.output.language import Language
    from remitcalc.output.steps.explanation import Asked, Explanation
    from remitcalc.output.steps.group_sum import GroupSum

_BETWEEN = " · "


class Whose:
    """Words of the workers of a document."""

    def __init__(self, document: Document, language: Language) -> None:
        self._document, self._language = document, language

    def worker(self, found: Explanation, subject: Subject) -> str:
        """Return what a figure is and of whom: worker, payday, way."""
        language, text = self._language, self._language.text
        figure = sentence(message(f"step_{found.asked.figure}"), language)
        if found.key == POOLS_EMPLOYER:
            who = self._pool(found)
        elif not subject.is_of_others:
            who = self.name(found.asked.row)
        else:
            payroll = found.comparison.scenario.payroll
            amount = language.numbers.money(
                payroll.mean_amount, found.comparison.scenario.corridor.sending_currency
            )
            who = language.plural(
                "one of {count} worker with {amount}",
                "one of {count} workers with {amount} each",
                len(payroll),
                amount=amount,
            )
        when = self._when(found.comparison, found.asked)
        labels = service_labels(found.comparison.scenario.corridor, language)
        names = [labels[one.id] for one in found.services]
        joins = bool(found.comparison.pools.joins[found.asked.row])
        if found.asked.figure == "saving" and joins:
            ways = text("{first} against {second}", first=names[-1], second=names[0])
        elif found.is_pooled:
            ways = text("together with {service}", service=names[-1])
        else:
            ways = text("alone with {service}", service=names[0])
        return _BETWEEN.join((figure, who, when, ways))

    def group(self, found: GroupSum, subject: Subject) -> str:
        """Return the same of a sum over workers."""
        language, text = self._language, self._language.text
        count = len(found.workers)
        who = language.plural("{count} worker", "{count} workers", count)
        if found.pools:
            pools, staying = len(found.pools), count - len(found.pools)
            who = language.plural("{count} pool", "{count} pools", pools)
            if staying:
                workers = language.plural("{count} worker", "{count} workers", staying)
                who = _BETWEEN.join((who, workers))
        when = self._when(found.comparison, found.asked)
        labels = service_labels(found.comparison.scenario.corridor, language)
        pooled, ways = found.comparison.pooled_service, ""
        if found.asked.service is not None:
            ways = text("alone with {service}", service=labels[found.asked.service.id])
        elif subject.figure != "saving" and found.asked.way == "pooled" and pooled is not None:
            ways = text("together with {service}", service=labels[pooled.id])
        elif subject.figure != "saving":
            ways = text("alone")
        return _BETWEEN.join(filter(None, (found.name(language), who, when, ways)))

    def part(self, found: GroupSum, at: int) -> str:
        """Return the name of the pool that a part of a sum is of; empty: it is a worker's."""
        if at >= len(found.pools):
            return ""
        return found.pools[at] or self._language.text("Pooled")

    def _pool(self, found: Explanation) -> str:
        """Return of which pool a figure is that is no worker's."""
        pools = found.comparison.pools.groups
        name, rows = next(one for one in pools if found.asked.row in one[1])
        count = self._language.plural("{count} worker", "{count} workers", len(rows))
        return _BETWEEN.join(filter(None, (name, count)))

    def _when(self, comparison: Comparison, asked: Asked) -> str:
        language, scenario = self._language, comparison.scenario
        if not asked.is_season:
            return language.text("payday 1")
        plural = language.plural
        return plural("{count} payday", "{count} paydays", scenario.paydays)

    def name(self, row: int) -> str:
        """Return what a worker is called in the window."""
        names = self._document.scenario.payroll.names
        return self.numbered(row) if names is None else plain_name(names[row])

    def numbered(self, row: int) -> str:
        """Return what a worker is called in what leaves the program."""
        return self._language.text("Worker {number}").replace("{number}", str(row + 1))

    def cell(self, row: int) -> str:
        """Return the cell of the payroll that an amount stands in; empty: of none, or no longer."""
        origin, payroll = self._document.payroll_origin, self._document.scenario.payroll
        cell = None if origin is None else origin.cell(row)
        if origin is None or cell is None:
            return ""
        # Imported here: most amounts are typed.
        from remitcalc.files.tables.sheet import column_letters
        from remitcalc.model.file_list import ByHand

        if origin.listed is not None and origin.rows is not None:
            by_hand = ByHand(payroll, origin.rows, origin.listed)
            if by_hand.is_changed(row, "amount"):
                return ""
        sheet, line, column = cell
        place = f"{column_letters(column)}{line}"
        return ", ".join(filter(None, (PurePath(origin.path).name, sheet, place)))
