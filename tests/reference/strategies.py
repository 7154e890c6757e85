"""Random corridors, services and payrolls, with edges close to the amounts that meet them."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from tests.reference.chance import Chance
from tests.reference.making import DAY, service, sourced
from tests.reference.making import charge as made_charge
from tests.reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.model.charge import Per, SideName
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.provenance import Provenance
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
_PROVENANCES = tuple(sourced(status) for status in Status)


def payroll(chance: Chance, most_workers: int = 12, largest: int = 90_000) -> list[int]:
    """Amounts of 1 to `most_workers` workers: all the same, or mixed; small ones happen."""
    count = chance.between(1, most_workers)

    def each() -> int:
        if chance.is_so():
            return chance.between(1, max(2, largest // 300))
        return chance.between(largest // 90, largest)

    if chance.is_so():
        return [each()] * count
    return [each() for _ in range(count)]


def provenance(chance: Chance) -> Provenance:
    return chance.one_of(_PROVENANCES)


def own_provenance(chance: Chance) -> Provenance | None:
    return provenance(chance) if chance.is_so() else None


def percent(chance: Chance) -> Decimal:
    if chance.is_so():
        return chance.one_of((Decimal(0), Decimal("0.005")))
    return chance.scaled(0, 1200)


def margin(chance: Chance) -> Decimal:
    kind = chance.one_of(("usual", "exact", "edge"))
    if kind == "usual":
        return chance.scaled(-300, 900)
    if kind == "exact":
        return chance.scaled(-(10**6), 10**6, decimals=6)
    return chance.one_of((Decimal(0), Decimal("6.14"), Decimal("99.5")))


def near(chance: Chance, points: Sequence[int]) -> int:
    """An amount at, just beside or somewhere around one of `points`."""
    if chance.is_so():
        return chance.between(0, 2 * max(points) + 1)
    return max(0, chance.one_of(points) + chance.between(-2, 2))


def some_near(chance: Chance, points: Sequence[int]) -> list[int]:
    return chance.different(4, lambda: near(chance, points))


def edges(chance: Chance, points: Sequence[int]) -> list[tuple[int, int | None]]:
    starts = some_near(chance, points)
    if chance.is_so(3, of=4):  # most tariffs begin at zero
        starts = [0, *(start for start in starts if start > 0)]
    ends: list[int | None] = [*starts[1:], None]
    if not chance.is_so(4, of=5):
        ends[-1] = starts[-1] + 1 + chance.between(0, max(points))
    return list(zip(starts, ends, strict=True))


def fixed_fee(chance: Chance, points: Sequence[int]) -> int:
    """Mostly a few percent of the amounts, sometimes far too much."""
    small, large = max(1, min(points) // 20), max(1, max(points) // 8)
    return chance.between(0, chance.one_of((small, large, 0)))


def tariff(chance: Chance, points: Sequence[int]) -> Flat | Bands | Observed:
    kind = chance.one_of(("flat", "whole", "marginal", "observed"))
    if kind == "flat":
        return Flat(fixed_fee(chance, points), percent(chance))
    if kind == "observed":
        pairs = [
            Observation(amount, fixed_fee(chance, points), own_provenance(chance))
            for amount in some_near(chance, points)
        ]
        return Observed(tuple(pairs))
    rows = [
        Band(start, end, fixed_fee(chance, points), percent(chance), own_provenance(chance))
        for start, end in edges(chance, points)
    ]
    return Bands("whole" if kind == "whole" else "marginal", tuple(rows))


def bounds(chance: Chance, points: Sequence[int]) -> tuple[int | None, int | None]:
    kind = chance.one_of(("none", "least", "most", "both"))
    if kind == "both":
        least, most = sorted((fixed_fee(chance, points), fixed_fee(chance, points)))
        return least, most
    return (
        fixed_fee(chance, points) if kind == "least" else None,
        fixed_fee(chance, points) if kind == "most" else None,
    )


def charge(chance: Chance, side: SideName, points: Sequence[int], per: Sequence[Per]) -> Charge:
    minimum, maximum = bounds(chance, points)
    is_borne_by_employer = side == "sending" and chance.is_so(1, of=6)
    return Charge(
        name=f"{side} charge",
        side=side,
        tariff=tariff(chance, points),
        provenance=provenance(chance),
        per="transfer" if side == "transit" else chance.one_of(per),
        minimum=minimum,
        maximum=maximum,
        borne_by="employer" if is_borne_by_employer else "worker",
    )


def side(
    chance: Chance,
    name: SideName,
    points: Sequence[int],
    per: Sequence[Per] = ("transfer",),
    *,
    is_surveyed: bool = False,
) -> Side:
    count = chance.one_of((1, 1, 2, 2, 0) if name == "sending" else (0, 0, 1, 2))
    found = tuple(charge(chance, name, points, per) for _ in range(count))
    is_surveyed = is_surveyed or bool(found) or chance.is_so()
    return Side(found, provenance(chance), is_surveyed)


def exchange(
    chance: Chance, points: Sequence[int], typical_rate: Decimal, *, is_disclosed: bool
) -> Exchange:
    kinds = ("one", "bands", "observed", "steps", "rate", "undisclosed")
    kind = chance.one_of(kinds[:-1] if is_disclosed else kinds)
    if kind == "one":
        return Margin(margin(chance), provenance(chance))
    if kind == "bands":
        rows = [
            MarginBand(start, end, margin(chance), provenance(chance))
            for start, end in edges(chance, points)
        ]
        return MarginBands(tuple(rows))
    if kind == "observed":
        pairs = [
            MarginObservation(amount, margin(chance), provenance(chance))
            for amount in some_near(chance, points)
        ]
        return ObservedMargins(tuple(pairs))
    if kind == "steps":
        count = chance.between(1, 3)
        steps = [MarginStep("step", margin(chance), provenance(chance)) for _ in range(count)]
        return MarginSteps(tuple(steps))
    if kind == "rate":
        factor = chance.scaled(9_000, 10_200, decimals=4)
        return QuotedRate(typical_rate * factor, provenance(chance))
    return Undisclosed(provenance(chance))


def tax(chance: Chance) -> Tax:
    """Begun or not, over or not, and on the very days that are inclusive."""
    before, after = DAY - timedelta(days=9), DAY + timedelta(days=9)
    start = chance.one_of((None, before, DAY, after))
    ends = [day for day in (before, DAY, after) if not start or day >= start]
    return Tax(
        name=chance.one_of(("federal tax", "stamp duty")),
        percent=chance.one_of((Decimal(1), Decimal("0.38"), Decimal(0))),
        instruments=chance.one_of((("cash",), ("cash", "bank account"))),
        provenance=provenance(chance),
        start=start,
        end=chance.one_of((*ends, None)),
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
    fees_known: bool = False,
    ways: Sequence[Kind] = ("individual", "pooled"),
    most_others: int = 0,
) -> Case:
    """Draw a case.

    `always_known`: with a reference rate and every part told, so that totals are exact;
    `fees_known`: with the fees on top told, as files state them. A kind of service that is not
    among `ways` is a free one, because drawing takes time. Up to `most_others` individual services
    stand beside the one, some of them alike, some informal.
    """
    chance = Chance(draw)
    amounts = payroll(chance, most_workers, largest)
    sending, receiving, typical = chance.one_of(PAIRS)
    typical_rate = Decimal(typical)
    pool = sum(amounts)
    alone = sorted(set(amounts))
    per: tuple[Per, ...] = ("transfer", "worker") if own_charges else ("transfer",)

    def one(kind: Kind, points: list[int], own: list[int]) -> Service:
        minor_rate = Fraction(typical_rate) * Fraction(10) ** (
            exponent(receiving) - exponent(sending)
        )
        arriving = [max(1, rounded(point * minor_rate)) for point in {*points, *own}]
        return Service(
            id=kind,
            provider=kind,
            provider_type="bank",
            kind=kind,
            instrument=chance.one_of(("cash", "bank account")),
            sending=side(
                chance, "sending", [*points, *own], per, is_surveyed=always_known or fees_known
            ),
            transit=side(chance, "transit", points, is_surveyed=always_known),
            receiving=side(chance, "receiving", arriving, per, is_surveyed=always_known),
            exchange=exchange(chance, points, typical_rate, is_disclosed=always_known),
            provenance=sourced(Status.PUBLISHED),
        )

    individual = one("individual", alone, []) if "individual" in ways else FREE_ALONE
    pooled = one("pooled", [pool], alone) if "pooled" in ways else FREE_POOL
    others = [one("individual", alone, []) for _ in range(chance.one_of(range(most_others + 1)))]
    if others and chance.is_so(1, of=3):
        others.append(individual)
    others = [
        replace(
            other,
            id=f"other{at}",
            provider=chance.one_of(("individual", "other")),
            provider_type=chance.one_of(("bank", "bank", "bank", "informal")),
        )
        for at, other in enumerate(others)
    ]
    has_reference = always_known or chance.is_so(4, of=5)
    rate = typical_rate * chance.scaled(9_000, 11_000, decimals=4)
    corridor = Corridor(
        id="random",
        names={"en": "Random"},
        sending_country="CA",
        receiving_country="GT",
        sending_currency=sending,
        receiving_currency=receiving,
        services=(individual, *others, pooled),
        defaults=Defaults("pooled", 1, 1, 1, 14, DAY),
        reference=ReferenceRate(rate, provenance(chance)) if has_reference else None,
        taxes=tuple(tax(chance) for _ in range(chance.one_of(range(3)))),
    )
    return Case(corridor, individual, pooled, amounts)


def with_season_charges(case: Case, fees: tuple[int, int, int, int]) -> Case:
    """Opening an account: alone and in the pool, on sending and on arrival, once per worker."""
    individual, pooled = case.individual, case.pooled
    for name, alone_fee, pool_fee in (("sending", *fees[:2]), ("receiving", *fees[2:])):
        individual = _opened(individual, name, alone_fee)
        pooled = _opened(pooled, name, pool_fee)
    return _of_services(case, individual, pooled)


def _opened(before: Service, name: SideName, fixed: int) -> Service:
    if not fixed:
        return before
    opened = made_charge(name, per="season", fixed=fixed)
    found = getattr(before, name)
    return replace(before, **{name: replace(found, charges=(*found.charges, opened))})


def lacking(case: Case, alone: Iterable[str], together: Iterable[str] = ()) -> Case:
    """Nobody surveyed these parts of either way; of "fx" nobody told the margin."""
    return _of_services(case, _untold(case.individual, alone), _untold(case.pooled, together))


def _untold(told: Service, parts: Iterable[str]) -> Service:
    source = sourced(Status.PUBLISHED)
    changed = {
        "exchange" if part == "fx" else part: (
            Undisclosed(source) if part == "fx" else Side((), source, is_surveyed=False)
        )
        for part in parts
    }
    return replace(told, **changed)


def _of_services(case: Case, individual: Service, pooled: Service) -> Case:
    by_id = {one.id: one for one in (individual, pooled)}
    services = tuple(by_id.get(one.id, one) for one in case.corridor.services)
    return Case(replace(case.corridor, services=services), individual, pooled, case.amounts)


rules = st.sampled_from(["equal", "proportional", "no-one-worse-off"])
employer_shares = st.sampled_from([Decimal(0), Decimal(50), Decimal("33.33"), Decimal(100)])
season_fees = st.tuples(*[st.sampled_from([0, 0, 250])] * 4)
absent_parts = st.sets(st.sampled_from(["sending", "transit", "receiving", "fx"]))
