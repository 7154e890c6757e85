"""Laws of one worker sending alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from remitcalc.engine.individual import send_alone
from remitcalc.engine.outcome import PARTS
from remitcalc.model.corridor import Tax
from tests.reference.making import DAY, SOURCE, charge
from tests.reference.prices import terms_at
from tests.reference.strategies import Case, cases

if TYPE_CHECKING:
    from remitcalc.model.service import Service

ALONE = ("individual",)


def sent(case: Case, service: Service | None = None, **more):
    corridor = more.pop("corridor", case.corridor)
    return send_alone(corridor, service or case.individual, np.array(case.amounts), day=DAY, **more)


def with_charge(service: Service, side: str, **more) -> Service:
    """The service with one more charge on `side`."""
    before = getattr(service, side)
    added = charge(side, **more)
    charges = (*before.charges, added)
    return replace(service, **{side: replace(before, charges=charges, is_surveyed=True)})


@given(case=cases(ways=ALONE))
@settings(max_examples=45)
def test_the_five_parts_sum_to_the_total(case: Case) -> None:
    outcome = sent(case)
    summed = sum(getattr(outcome, part) for part in PARTS)
    possible = outcome.is_possible
    assert (summed == outcome.total)[possible].all()


@given(case=cases(ways=ALONE))
@settings(max_examples=30)
def test_paid_is_principal_sending_and_tax(case: Case) -> None:
    outcome = sent(case)
    summed = outcome.principal + outcome.sending + outcome.tax
    assert (summed == outcome.paid)[outcome.is_possible].all()


@given(case=cases(ways=ALONE, always_known=True))
@settings(max_examples=45)
def test_total_is_what_is_paid_less_the_worth_of_what_arrives(case: Case) -> None:
    outcome = sent(case)
    for row in np.flatnonzero(outcome.is_possible):
        principal = int(outcome.principal[row])
        reference = terms_at(case.corridor, case.individual.exchange, principal).reference
        worth = Fraction(int(outcome.received[row])) / reference
        assert abs(int(outcome.paid[row]) - worth - int(outcome.total[row])) < 1


@given(
    case=cases(ways=ALONE),
    side=st.sampled_from(["sending", "receiving"]),
    fixed=st.integers(0, 2000),
)
@settings(max_examples=45)
def test_more_sending_or_receiving_never_lowers_a_total(case: Case, side, fixed) -> None:
    before = sent(case)
    after = sent(case, with_charge(case.individual, side, fixed=fixed, percent="0.7"))
    both = before.is_possible & after.is_possible
    assert (after.total >= before.total)[both].all()
    assert (before.is_possible | ~after.is_possible).all(), "a dearer service takes no more amounts"


@given(case=cases(ways=ALONE), percent=st.sampled_from(["0.01", "1", "3.5"]))
@settings(max_examples=30)
def test_more_tax_never_lowers_a_total(case: Case, percent) -> None:
    tax = Tax("one more", Decimal(percent), (case.individual.instrument,), SOURCE)
    taxed = replace(case.corridor, taxes=(*case.corridor.taxes, tax))
    before, after = sent(case), sent(case, corridor=taxed)
    assert (before.is_possible == after.is_possible).all()
    assert (after.total >= before.total)[before.is_possible].all()


@given(case=cases(ways=ALONE, largest=3000))
@settings(max_examples=30)
def test_an_outlay_is_never_overspent(case: Case) -> None:
    outcome = sent(case, amount_is="outlay")
    assert (outcome.paid <= np.array(case.amounts))[outcome.is_possible].all()


@given(case=cases(ways=ALONE, largest=3000))
@settings(max_examples=30)
def test_an_outlay_gives_the_row_of_the_principal_it_finds(case: Case) -> None:
    outcome = sent(case, amount_is="outlay")
    possible = outcome.is_possible
    assume(possible.any())
    again = send_alone(case.corridor, case.individual, outcome.principal[possible], day=DAY)
    assert again.all_possible
    for column in (*PARTS, "total", "received", "paid", "employer", "status", "outside_range"):
        assert (getattr(again, column) == getattr(outcome, column)[possible]).all()


@given(case=cases(ways=ALONE))
@settings(max_examples=30)
def test_a_row_does_not_depend_on_the_other_rows(case: Case) -> None:
    together = sent(case)
    for row in range(len(case.amounts)):
        apart = send_alone(
            case.corridor, case.individual, np.array(case.amounts[row : row + 1]), day=DAY
        )
        assert apart.is_possible[0] == together.is_possible[row]
        assert apart.reason_at(0) == together.reason_at(row)
        assert not apart.is_possible[0] or apart.total[0] == together.total[row]


@given(case=cases(ways=ALONE), day=st.dates())
@settings(max_examples=30)
def test_a_tax_is_due_on_its_first_and_last_day_and_not_beside_them(case: Case, day) -> None:
    assume(day.year not in {1, 9999})
    tax = Tax("one day", Decimal(2), (case.individual.instrument,), SOURCE, day, day)
    taxed = replace(case.corridor, taxes=(tax,))
    amounts = np.array([5000])
    flat = replace(case.individual, sending=replace(case.individual.sending, charges=()))
    for distance in (-1, 0, 1):
        when = day.fromordinal(day.toordinal() + distance)
        outcome = send_alone(taxed, flat, amounts, day=when)
        assert not outcome.is_possible[0] or outcome.tax[0] == (100 if distance == 0 else 0)
