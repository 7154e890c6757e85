"""Random corridors, services and payrolls, with edges close to the amounts that meet them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from remitcalc.model.charge import Band, Bands, Charge, Flat, Observation, Observed
from remitcalc.model.corridor import Corridor, Defaults, ReferenceRate, Tax
from remitcalc.model.exchange import (
    Margin,
    MarginBand,
    MarginBands,
    MarginObservation,
    MarginStep,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
    Undisclosed,
)
from remitcalc.model.money import exponent
from remitcalc.model.provenance import Status
from remitcalc.model.service import Service, Side
from tests.reference.making import DAY, service, sourced
from tests.reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.charge import Per, SideName
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.service import Kind

PAIRS = (
    ("CAD", "GTQ", "5.53"),
    ("USD", "IDR", "16250"),
    ("JPY", "USD", "0.0092"),
    ("KWD", "RSD", "275.1234"),
    ("KRW", "KWD", "0.00022"),
    ("CHF", "JPY", "3.07"),
    ("RSD", "EUR", "0.854"),
)
statuses = st.sampled_from(Status)
provenances = statuses.map(sourced)


def scaled(least: int, most: int, decimals: int = 2) -> st.SearchStrategy[Decimal]:
    """Decimals from `least` to `most` units of the last decimal."""
    return st.integers(least, most).map(lambda units: Decimal(units).scaleb(-decimals))


percents = scaled(0, 1200) | st.sampled_from([Decimal(0), Decimal("0.005")])
margins = st.one_of(
    scaled(-300, 900),
    scaled(-(10**6), 10**6, decimals=6),
    st.sampled_from([Decimal(0), Decimal("6.14"), Decimal("99.5")]),
)


@st.composite
def payrolls(draw: st.DrawFn, most_workers: int = 12, largest: int = 90_000) -> list[int]:
    """Amounts of 1 to `most_workers` workers: all the same, or mixed; small ones happen."""
    count = draw(st.integers(1, most_workers))
    each = st.integers(largest // 90, largest) | st.integers(1, max(2, largest // 300))
    if draw(st.booleans()):
        return [draw(each)] * count
    return draw(st.lists(each, min_size=count, max_size=count))


def near(points: Sequence[int]) -> st.SearchStrategy[int]:
    """An amount at, just beside or somewhere around one of `points`."""
    beside = st.builds(lambda p, d: max(0, p + d), st.sampled_from(points), st.integers(-2, 2))
    return beside | st.integers(0, 2 * max(points) + 1)


@st.composite
def edges(draw: st.DrawFn, points: Sequence[int]) -> list[tuple[int, int | None]]:
    starts = sorted(draw(st.sets(near(points), min_size=1, max_size=4)))
    if draw(st.integers(0, 3)):  # most tariffs begin at zero
        starts = [0, *(start for start in starts if start > 0)]
    ends: list[int | None] = [*starts[1:], None]
    if draw(st.integers(0, 4)) == 0:
        ends[-1] = starts[-1] + 1 + draw(st.integers(0, max(points)))
    return list(zip(starts, ends, strict=True))


def fixed_fees(points: Sequence[int]) -> st.SearchStrategy[int]:
    """Mostly a few percent of the amounts, sometimes far too much."""
    small, large = max(1, min(points) // 20), max(points) // 8
    return st.integers(0, small) | st.integers(0, max(1, large)) | st.just(0)


@st.composite
def tariffs(draw: st.DrawFn, points: Sequence[int]) -> Flat | Bands | Observed:
    fees = fixed_fees(points)
    kind = draw(st.sampled_from(["flat", "whole", "marginal", "observed"]))
    if kind == "flat":
        return Flat(draw(fees), draw(percents))
    if kind == "observed":
        amounts = sorted(draw(st.sets(near(points), min_size=1, max_size=4)))
        pair = st.none() | provenances
        return Observed(tuple(Observation(a, draw(fees), draw(pair)) for a in amounts))
    rows = tuple(
        Band(start, end, draw(fees), draw(percents), draw(st.none() | provenances))
        for start, end in draw(edges(points))
    )
    return Bands("whole" if kind == "whole" else "marginal", rows)


@st.composite
def charges(
    draw: st.DrawFn, side: SideName, points: Sequence[int], *, per: Sequence[Per] = ("transfer",)
) -> Charge:
    least, most = draw(
        st.one_of(
            st.just((None, None)),
            st.tuples(fixed_fees(points), st.none()),
            st.tuples(st.none(), fixed_fees(points)),
            st.lists(fixed_fees(points), min_size=2, max_size=2).map(sorted),
        )
    )
    return Charge(
        name=f"{side} charge",
        side=side,
        tariff=draw(tariffs(points)),
        provenance=draw(provenances),
        per="transfer" if side == "transit" else draw(st.sampled_from(per)),
        least=least,
        most=most,
        borne_by=draw(st.sampled_from(["worker"] * 5 + ["employer"]))
        if side == "sending"
        else "worker",
    )


@st.composite
def sides(
    draw: st.DrawFn, side: SideName, points: Sequence[int], *, per: Sequence[Per] = ("transfer",)
) -> Side:
    count = draw(st.sampled_from([1, 2] if side == "sending" else [0, 0, 1, 2]))
    found = tuple(draw(charges(side, points, per=per)) for _ in range(count))
    is_surveyed = bool(found) or side == "sending" or draw(st.booleans())
    return Side(found, draw(provenances), is_surveyed)


@st.composite
def exchanges(draw: st.DrawFn, points: Sequence[int], typical_rate: Decimal) -> Exchange:
    kind = draw(st.sampled_from(["one", "bands", "observed", "steps", "rate", "undisclosed"]))
    if kind == "one":
        return Margin(draw(margins), draw(provenances))
    if kind == "bands":
        rows = [MarginBand(s, e, draw(margins), draw(provenances)) for s, e in draw(edges(points))]
        return MarginBands(tuple(rows))
    if kind == "observed":
        amounts = sorted(draw(st.sets(near(points), min_size=1, max_size=4)))
        pairs = [MarginObservation(a, draw(margins), draw(provenances)) for a in amounts]
        return ObservedMargins(tuple(pairs))
    if kind == "steps":
        count = draw(st.integers(1, 3))
        steps = [MarginStep("step", draw(margins), draw(provenances)) for _ in range(count)]
        return MarginSteps(tuple(steps))
    if kind == "rate":
        factor = draw(scaled(9_000, 10_200, decimals=4))
        return QuotedRate(typical_rate * factor, draw(provenances))
    return Undisclosed(draw(provenances))


@st.composite
def taxes(draw: st.DrawFn) -> Tax:
    """Begun or not, over or not, and on the very days that are inclusive."""
    before, after = DAY - timedelta(days=9), DAY + timedelta(days=9)
    start = draw(st.sampled_from([None, before, DAY, after]))
    end = draw(
        st.sampled_from([day for day in (before, DAY, after) if not start or day >= start] + [None])
    )
    return Tax(
        name=draw(st.sampled_from(["federal tax", "stamp duty"])),
        percent=draw(st.sampled_from([Decimal(1), Decimal("0.38"), Decimal(0)])),
        instruments=draw(st.sampled_from([("cash",), ("cash", "bank account")])),
        provenance=draw(provenances),
        start=start,
        end=end,
    )


@dataclass(frozen=True)
class Case:
    """A corridor with one service of each kind, and a payroll."""

    corridor: Corridor
    individual: Service
    pooled: Service
    amounts: list[int]


FREE_ALONE = service(id="individual")
FREE_POOL = service(id="pooled", kind="pooled")


@st.composite
def cases(  # noqa: PLR0913
    draw: st.DrawFn,
    *,
    most_workers: int = 12,
    largest: int = 90_000,
    own_charges: bool = True,
    always_known: bool = False,
    ways: Sequence[Kind] = ("individual", "pooled"),
) -> Case:
    """Draw a case.

    `always_known`: with a reference rate and disclosed margins, so that totals are exact. A kind of
    service that is not among `ways` is a free one, because drawing takes time.
    """
    amounts = draw(payrolls(most_workers, largest))
    sending, receiving, typical = draw(st.sampled_from(PAIRS))
    typical_rate = Decimal(typical)
    pool = sum(amounts)
    alone = sorted(set(amounts))
    per: tuple[Per, ...] = ("transfer", "worker") if own_charges else ("transfer",)

    def one(kind: Kind, points: list[int], own: list[int]) -> Service:
        minor_rate = Fraction(typical_rate) * Fraction(10) ** (
            exponent(receiving) - exponent(sending)
        )
        arriving = [max(1, rounded(point * minor_rate)) for point in {*points, *own}]
        exchange = exchanges([*points], typical_rate)
        if always_known:
            exchange = exchange.filter(lambda e: not isinstance(e, Undisclosed))
        return Service(
            id=kind,
            provider=kind,
            provider_type="bank",
            kind=kind,
            instrument=draw(st.sampled_from(["cash", "bank account"])),
            sending=draw(sides("sending", [*points, *own], per=per)),
            transit=draw(sides("transit", points)),
            receiving=draw(sides("receiving", arriving, per=per)),
            exchange=draw(exchange),
            provenance=sourced(Status.PUBLISHED),
        )

    individual = one("individual", alone, []) if "individual" in ways else FREE_ALONE
    pooled = one("pooled", [pool], alone) if "pooled" in ways else FREE_POOL
    has_reference = always_known or draw(st.integers(0, 4)) > 0
    rate = typical_rate * draw(scaled(9_000, 11_000, decimals=4))
    corridor = Corridor(
        id="random",
        names={"en": "Random"},
        sending_country="CA",
        receiving_country="GT",
        sending_currency=sending,
        receiving_currency=receiving,
        services=(individual, pooled),
        defaults=Defaults("pooled", 1, 1, 1, 14, DAY),
        reference=ReferenceRate(rate, draw(provenances)) if has_reference else None,
        taxes=tuple(draw(st.lists(taxes(), max_size=2))),
    )
    return Case(corridor, individual, pooled, amounts)


rules = st.sampled_from(["equal", "proportional", "no-one-worse-off"])
employer_shares = st.sampled_from([Decimal(0), Decimal(50), Decimal("33.33"), Decimal(100)])
