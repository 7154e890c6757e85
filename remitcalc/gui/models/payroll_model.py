"""The workers of a payroll that is on its way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import Figure
from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.output.service_label import service_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import Payroll
    from remitcalc.output.language import Language


class PayrollModel(ColumnsModel):
    """A row per worker, with the columns that the payroll has."""

    def show_payroll(
        self, payroll: Payroll, rows: Sequence[int], corridor: Corridor, language: Language
    ) -> None:
        """Show a payroll; `rows` are the numbers its file has beside the workers."""
        text, currency = language.text, corridor.sending_currency
        names, services = payroll.names, payroll.services
        groups, joins = payroll.groups, payroll.joins
        labels = service_labels(corridor, language)
        yes, no, usual = text("yes"), text("no"), text("the usual one")
        columns = [
            ShownColumn(
                text("Line"), lambda row: str(rows[row]), np.arange(len(payroll)), is_figure=True
            ),
            ShownColumn(
                text("Worker"),
                lambda row: names[row] if names else text("Worker {number}", number=str(row + 1)),
                can_stretch=True,
            ),
            ShownColumn(
                text("Amount"),
                lambda row: Figure(int(payroll.amounts[row]), currency),
                payroll.amounts,
                is_figure=True,
            ),
        ]
        if services:
            columns.append(
                ShownColumn(
                    text("Service today"),
                    lambda row: labels.get(services[row] or "", usual),
                    can_stretch=True,
                )
            )
        if groups:
            columns.append(ShownColumn(text("Group"), lambda row: groups[row]))
        if joins is not None:
            columns.append(ShownColumn(text("Takes part"), lambda row: yes if joins[row] else no))
        self.show_columns(columns, len(payroll), language)
