"""A fee table whose known figures are written in some notation."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.charge import Bands, Flat
from remitcalc.model.exchange import Margin
from tests.files.numbers.notations import Notation, a_notation

if TYPE_CHECKING:
    from random import Random

    from remitcalc.model.corridor import Corridor

_UNIT = 100
_EDGES = (50000, 100000, 250000, 250050, 1000000, 99999)
_FEES = (500, 1500, 1550, 2000, 120000, 50)
_PERCENTS = ("2.5", "1.5", "2", "0.75", "3.125", "12")
_RATES = ("5.53", "5.5", "5", "5.5301", "53")
_HEADINGS = """service provider provider_type kind instrument part charge basis from to fee percent
fx_margin_percent source date status corridor name_en sending_country receiving_country
sending_currency receiving_currency reference_rate reference_source reference_date reference_status
default_pooled_service default_workers default_amount default_paydays default_payday_days
default_date""".split()


class Figures(NamedTuple):
    """What is known of the corridor: money in minor units, percentages and the rate as numbers."""

    edge: int
    fees: tuple[int, int]
    fee: int
    percent: Decimal
    margin: Decimal
    rate: Decimal
    amount: int


class FeeSheet(NamedTuple):
    """Known figures, and how a fee table writes them."""

    figures: Figures
    notation: Notation
    sign: str
    is_signed: bool

    @classmethod
    def any_of(cls, random: Random) -> FeeSheet:
        """Return a case."""
        percent, margin = (Decimal(random.choice(_PERCENTS)) for _ in range(2))
        fees = random.choice(_FEES), random.choice(_FEES)
        rate = Decimal(random.choice(_RATES))
        amount = random.choice((40000, 100000, 40050))
        edge, fee = random.choice(_EDGES), random.choice(_FEES)
        figures = Figures(edge, fees, fee, percent, margin, rate, amount)
        sign = random.choice(("", "%", " %", "\u00a0%"))
        return cls(figures, a_notation(random), sign, random.random() < 1 / 2)

    @property
    def must_be_read(self) -> bool:
        """Whether the table tells what marks decimals, and no amount of money is in doubt."""
        return self.notation.is_honest and self.notation.style == "two"

    def figures_of(self, corridor: Corridor) -> Figures:
        """Return what was read."""
        alone, pooled = corridor.services
        flat, banded = alone.sending.charges[0].tariff, pooled.sending.charges[0].tariff
        assert isinstance(flat, Flat)
        assert isinstance(banded, Bands)
        assert isinstance(alone.exchange, Margin)
        assert corridor.reference is not None
        first, second = banded.bands
        margin, rate = alone.exchange.percent, corridor.reference.rate
        edges = {first.end, second.start}
        assert len(edges) == 1
        fees = first.fixed, second.fixed
        amount = corridor.defaults.amount
        return Figures(second.start, fees, flat.fixed, flat.percent, margin, rate, amount)

    def sheet(self) -> Sheet:
        """Return the sheet that a file of this case has."""
        known = self.figures
        shared = {
            "provider_type": "bank",
            "instrument": "cash",
            "source": "phone",
            "date": "2025-10-01",
            "status": "quoted",
        }
        alone = {"service": "a", "provider": "A", "kind": "individual", **shared}
        pooled = {"service": "p", "provider": "P", "kind": "pooled", **shared}
        percent, margin = self._percent(known.percent), self._percent(known.margin)
        band = {**pooled, "part": "sending", "charge": "wire", "basis": "whole"}
        edge = self._money(known.edge)
        rows = [
            {
                **alone,
                **self._corridor(),
                "part": "sending",
                "charge": "fee",
                "fee": self._money(known.fee),
                "percent": percent,
            },
            {**alone, "part": "exchange", "fx_margin_percent": margin},
            {**band, "from": "0", "to": edge, "fee": self._money(known.fees[0])},
            {**band, "from": edge, "fee": self._money(known.fees[1])},
            {**pooled, "part": "exchange", "fx_margin_percent": margin},
        ]
        table = [tuple(row.get(name) for name in _HEADINGS) for row in rows]
        return Sheet("", [tuple(_HEADINGS), *table], encoding="UTF-8", delimiter=";")

    def _corridor(self) -> dict[str, str]:
        return {
            "corridor": "x",
            "name_en": "X",
            "sending_country": "CA",
            "receiving_country": "GT",
            "sending_currency": "CAD",
            "receiving_currency": "GTQ",
            "reference_rate": self._plain(self.figures.rate),
            "reference_source": "x",
            "reference_date": "2025-10",
            "reference_status": "quoted",
            "default_pooled_service": "p",
            "default_workers": "10",
            "default_amount": self._money(self.figures.amount),
            "default_paydays": "10",
            "default_payday_days": "14",
            "default_date": "2025-10-03",
        }

    def _money(self, minor: int) -> str:
        own = self.notation
        return (own if self.is_signed else own._replace(before="", after="")).text(minor)

    def _percent(self, value: Decimal) -> str:
        return self._plain(value) + self.sign

    def _plain(self, value: Decimal) -> str:
        return str(value).replace(".", self.notation.mark)
