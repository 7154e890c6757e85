"""Each worker sending alone, step by step, a column per step, in minor units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import muldiv_round
from remitcalc.output.workbook.columns import EMPLOYER_ALONE, SheetColumn
from remitcalc.output.workbook.service_terms import worth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.engine.exact import Ints
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.service_terms import ServiceTerms, Terms

_AMOUNT = "[amount]"


class AloneColumns:
    """Makes the columns; one template per service where workers use several."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.outcome = case.comparison.individual
        self.text = case.language.text
        self.services = case.plan.alone
        self.rows = [rows for _, rows in case.comparison.priced.by_service]
        self.principals = self.outcome.principal
        self.columns: list[SheetColumn] = []
        self.charged = ""
        self.which: list[int] | None = None
        if len(self.services) > 1:
            which = np.zeros(len(self.principals), dtype=np.int64)
            for number, rows in enumerate(self.rows):
                which[rows] = number
            self.which = which.tolist()

    def made(self) -> list[SheetColumn]:
        """Return the columns, in the order of the sum."""
        text = self.text
        self._part("sending", text("Fees on top"), lambda s: s.fees + s.own_fees)
        self._taxes()
        self._part("transit", text("Taken on the way"), lambda s: s.transits)
        self._conversion()
        self._add("alone_total", text("Total cost"), self._total, self.outcome.total.tolist())
        before = len(self.columns)
        self._charges(
            "alone_employer",
            text("Paid by the employer"),
            lambda s: s.employer_fees + s.own_employer_fees,
            _AMOUNT,
            self.principals,
        )
        of_employer = [replace(one, role=EMPLOYER_ALONE) for one in self.columns[before:]]
        return [*self.columns[:before], *of_employer]

    def _add(
        self,
        key: str,
        heading: str,
        template: Callable[[ServiceTerms], str],
        values: Sequence[int],
        *,
        adds_up: bool = True,
    ) -> None:
        templates = tuple(template(service) for service in self.services)
        shown: list[int | str | None] = list(values)
        if "" in templates:
            unknown = self.text("unknown")
            for rows, one in zip(self.rows, templates, strict=True):
                for row in rows.tolist() if not one else ():
                    shown[row] = unknown
        given = templates if any(templates) else ()
        self.columns.append(SheetColumn(key, heading, shown, given, self.which, adds_up=adds_up))

    def _charges(
        self,
        key: str,
        heading: str,
        terms: Callable[[ServiceTerms], Terms],
        base: str,
        bases: Ints,
    ) -> list[str]:
        """Add a column per charge and return their keys; a service with fewer has zeros."""
        most = max(len(terms(service)) for service in self.services)
        keys = []
        for at in range(most):
            values = np.zeros(len(bases), dtype=np.int64)
            names = set()
            for service, rows in zip(self.services, self.rows, strict=True):
                if at < len(found := terms(service)):
                    values[rows] = found[at].pieces.at(bases[rows])
                    names.add(self.case.charge_name(found[at].charge))
            name = names.pop() if len(names) == 1 else f"{heading} {at + 1}"

            def template(service: ServiceTerms, at: int = at) -> str:
                found = terms(service)
                return found[at].formula(base) if at < len(found) else "0"

            self._add(f"{key}{at + 1}", name, template, values.tolist())
            keys.append(f"[{key}{at + 1}]")
        return keys

    def _part(self, part: str, heading: str, terms: Callable[[ServiceTerms], Terms]) -> None:
        """Add the charges of a part, and their sum; "unknown" where it is not surveyed."""
        keys = self._charges(f"alone_{part}_", heading, terms, _AMOUNT, self.principals)
        by_service = self._known(part)
        if not keys and all(by_service.values()):
            return
        sums = "+".join(keys) or "0"
        values = getattr(self.outcome, part).tolist()
        self._add(f"alone_{part}", heading, lambda s: sums if by_service[s.name] else "", values)

    def _taxes(self) -> None:
        most = max(len(service.taxes) for service in self.services)
        keys = []
        for at in range(most):
            values = np.zeros(len(self.principals), dtype=np.int64)
            for service, rows in zip(self.services, self.rows, strict=True):
                if at < len(service.taxes):
                    rate = service.pricing.taxes[at]
                    values[rows] = muldiv_round(
                        self.principals[rows], rate.numerator, rate.denominator
                    )

            def template(service: ServiceTerms, at: int = at) -> str:
                if at >= len(service.taxes):
                    return "0"
                return f"ROUND({_AMOUNT}*{service.taxes[at][0]}_percent/whole,0)"

            self._add(f"alone_tax_{at + 1}", self.text("Tax"), template, values.tolist())
            keys.append(f"[alone_tax_{at + 1}]")
        if keys:
            values_of = self.outcome.tax.tolist()
            self._add("alone_tax", self.text("Taxes"), lambda _: "+".join(keys), values_of)

    def _conversion(self) -> None:
        outcome, text = self.outcome, self.text
        has_transit = any(service.transits for service in self.services)
        net = "[alone_net]" if has_transit else _AMOUNT
        nets = outcome.principal - outcome.transit
        if has_transit:
            self._add(
                "alone_net",
                text("Left to convert"),
                lambda _: (
                    f"IF({_AMOUNT}>[alone_transit],{_AMOUNT}-[alone_transit],NA())"
                    if _.transits
                    else _AMOUNT
                ),
                nets.tolist(),
            )
        if any(service.is_by_amount for service in self.services):
            self._margins()
        if any(service.pricing.received_known for service in self.services):
            self._arrivals(net, nets)
        else:
            unknown = outcome.received.tolist()
            self._add("alone_received", text("Arrives"), lambda _: "", unknown)

        def fx(service: ServiceTerms) -> str:
            if not service.pricing.fx_known:
                return ""
            if not service.pricing.received_known:
                return service.margin_cost(net, "[alone_margin]")
            return f"{net}-{worth('[alone_converted]')}"

        self._add("alone_fx", text("Exchange margin"), fx, outcome.fx.tolist())
        self._receiving()

    def _margins(self) -> None:
        values = np.zeros(len(self.principals), dtype=np.int64)
        for service, rows in zip(self.services, self.rows, strict=True):
            by_amount = service.pricing.conversion.by_amount
            if by_amount is not None:
                scale = 100_000_000 // service.margin_whole
                values[rows] = by_amount.at(self.principals[rows]) // scale
        self._add(
            "alone_margin",
            self.text("Margin, in units"),
            lambda s: s.margin(_AMOUNT) if s.is_by_amount else "0",
            values.tolist(),
            adds_up=False,
        )

    def _arrivals(self, net: str, nets: Ints) -> None:
        gross = np.zeros(len(nets), dtype=np.int64)
        for service, rows in zip(self.services, self.rows, strict=True):
            if service.pricing.received_known:
                conversion = service.pricing.conversion
                gross[rows] = conversion.converted(nets[rows], self.principals[rows])

        def converted(service: ServiceTerms) -> str:
            is_known = service.pricing.received_known
            return service.converted(net, "[alone_margin]") if is_known else ""

        self._add("alone_converted", self.text("Converted"), converted, gross.tolist())
        keys = self._charges(
            "alone_arrival",
            self.text("Charge on arrival"),
            lambda s: s.arrivals + s.own_arrivals if s.pricing.received_known else (),
            "[alone_converted]",
            gross,
        )
        self.charged = charged = "+".join(keys)
        gained = "[alone_converted]"
        if keys:
            gained = f"IF({gained}>{charged},{gained}-({charged}),NA())"
        known = self._known("received")
        self._add(
            "alone_received",
            self.text("Arrives"),
            lambda s: gained if known[s.name] else "",
            self.outcome.received.tolist(),
        )

    def _known(self, name: str) -> dict[str, bool]:
        """Return of each service whether a figure of those who use it is known."""
        known = self.outcome.is_known(name)
        pairs = zip(self.services, self.rows, strict=True)
        return {service.name: bool(known[rows[0]]) for service, rows in pairs}

    def _receiving(self) -> None:
        """Add what charges on arrival are worth in the sending currency."""
        known = self.outcome.is_known("receiving")
        charged = any(service.pricing.all_receiving for service in self.services)
        if known.all() and not charged:
            return
        arrives = self._known("received")

        def receiving(service: ServiceTerms) -> str:
            if not service.pricing.receiving_known:
                return ""
            if not service.pricing.all_receiving:
                return "0"
            # What arrives is a word where a charge jumps on an amount that nobody knows for sure.
            left = "[alone_converted]-[alone_received]"
            return worth(f"({left if arrives[service.name] else self.charged})")

        heading = self.text("Charges on arrival")
        self._add("alone_receiving", heading, receiving, self.outcome.receiving.tolist())

    def _total(self, service: ServiceTerms) -> str:
        """Return the sum of all parts; `NA()` where the engine refuses.

        That is where nothing is converted, nothing arrives, or the employer's charge is not taken.
        """
        parts = [f"alone_{part}" for part in ("sending", "tax", "transit", "fx", "receiving")]
        found = {column.key for column in self.columns}
        summed = f"SUM({','.join(f'[{part}]' for part in parts if part in found)})"
        paid = enumerate(service.employer_fees + service.own_employer_fees, start=1)
        holds = [f"ISNUMBER([alone_employer{at}])" for at, one in paid if one.is_by_amount]
        if self._known("received")[service.name]:
            holds.append("[alone_received]>0")
        elif service.transits:
            holds.append("[alone_net]>0")
        return f"IF(AND({','.join(holds)}),{summed},NA())" if holds else summed
