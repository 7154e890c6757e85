"""Laws of workers who send together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from remitcalc.engine.individual import send_alone
from remitcalc.engine.outcome import MONEY_COLUMNS, PARTS
from remitcalc.engine.pool import send_pooled
from remitcalc.model.corridor import Tax
from remitcalc.model.exchange import MarginBands, ObservedMargins
from tests.reference.making import DAY, SOURCE, charge
from tests.reference.pool import TRANSFER
from tests.reference.prices import Sum, charges_of, reference_rate, tax_on, taxes_due, terms_at
from tests.reference.rounding import rounded
from tests.reference.strategies import Case, cases, employer_shares, rules

if TYPE_CHECKING:
    from remitcalc.model.service import Service

POOL = ("pooled",)


def pooled(case: Case, amounts=None, **more):
    amounts = np.array(case.amounts if amounts is None else amounts)
    corridor = more.pop("corridor", case.corridor)
    service = more.pop("service", case.pooled)
    if more.get("rule") == "no-one-worse-off":
        how = {"day": DAY, "amount_is": more.get("amount_is", "principal")}
        more["alone"] = send_alone(corridor, case.individual, amounts, **how)
    return send_pooled(corridor, service, amounts, day=DAY, **more)


def without(service: Service, *, sides: tuple[str, ...] = (), per: str = "") -> Service:
    """The service without the charges of some sides, or without those per worker."""
    changed = {}
    for name in ("sending", "transit", "receiving"):
        side = getattr(service, name)
        kept = () if name in sides else tuple(c for c in side.charges if c.per != per)
        changed[name] = replace(side, charges=kept)
    return replace(service, **changed)


@given(case=cases(), rule=rules, share=employer_shares, amount_is=st.sampled_from(["principal"]))
@settings(max_examples=35)
def test_the_five_parts_sum_to_the_total(case: Case, rule, share, amount_is) -> None:
    found = pooled(case, rule=rule, employer_share_percent=share, amount_is=amount_is).outcome
    if found.all_possible:
        assert (sum(getattr(found, part) for part in PARTS) == found.total).all()
        assert (found.principal + found.sending + found.tax == found.paid).all()


@given(case=cases(), rule=rules, share=employer_shares)
@settings(max_examples=40)
def test_shares_sum_to_what_is_shared_under_every_rule(case: Case, rule, share) -> None:
    service = without(case.pooled, per="worker")
    found = pooled(case, service=service, rule=rule, employer_share_percent=share)
    outcome = found.outcome
    assume(outcome.all_possible)
    principal = sum(case.amounts)
    sending = Sum().of(charges_of(service, "sending", TRANSFER), principal)
    borne = Sum().of(charges_of(service, "sending", TRANSFER, "employer"), principal)
    transit = Sum().of(charges_of(service, "transit", TRANSFER), principal)
    taxes = taxes_due(case.corridor, service.instrument, DAY)
    share_of_employer = rounded(Fraction(share) / 100 * sending)
    assert found.employer == share_of_employer + borne
    assert outcome.sending.sum() == sending - share_of_employer
    assert outcome.transit.sum() == transit
    assert outcome.tax.sum() == sum(tax_on(tax, principal) for tax in taxes)
    terms = terms_at(case.corridor, service.exchange, principal)
    if terms.rate is not None:
        arriving = rounded((principal - transit) * terms.rate)
        taken = Sum().of(charges_of(service, "receiving", TRANSFER), arriving)
        assert outcome.received.sum() == arriving - taken


@given(case=cases(always_known=True), rule=rules, share=employer_shares)
@settings(max_examples=35)
def test_total_is_what_is_paid_less_the_worth_of_what_arrives(case: Case, rule, share) -> None:
    outcome = pooled(case, rule=rule, employer_share_percent=share).outcome
    assume(outcome.all_possible)
    principal = sum(case.amounts)
    reference = terms_at(case.corridor, case.pooled.exchange, principal).reference
    for row in range(len(outcome)):
        worth = Fraction(int(outcome.received[row])) / reference
        assert abs(int(outcome.paid[row]) - worth - int(outcome.total[row])) < 1


@given(
    case=cases(most_workers=1),
    rule=st.sampled_from(["equal", "proportional"]),
    amount_is=st.sampled_from(["principal", "outlay"]),
)
@settings(max_examples=35)
def test_a_pool_of_one_equals_sending_alone(case: Case, rule, amount_is) -> None:
    """In outlay mode a pool takes own sending charges on the outlay, so they are left out there."""
    service = (
        case.individual if amount_is == "principal" else without(case.individual, per="worker")
    )
    amounts = np.array(case.amounts)
    how = {"day": DAY, "amount_is": amount_is}
    alone = send_alone(case.corridor, service, amounts, **how)
    together = send_pooled(
        case.corridor, replace(service, kind="pooled"), amounts, rule=rule, **how
    )
    assert alone.all_possible == together.outcome.all_possible
    if alone.all_possible:
        for column in MONEY_COLUMNS:
            if column != "employer":
                assert getattr(alone, column)[0] == getattr(together.outcome, column)[0], column
        assert alone.employer[0] == together.employer + together.outcome.employer[0]
        for column in ("absent", "total_bound", "received_bound", "principal_bound"):
            assert getattr(alone, column)[0] == getattr(together.outcome, column)[0], column
        assert alone.status[0] == together.outcome.status[0]


@given(case=cases(ways=POOL), rule=rules, order=st.randoms(use_true_random=False))
@settings(max_examples=35)
def test_reordering_rows_moves_each_share_by_at_most_one_unit(case: Case, rule, order) -> None:
    """Without transit charges, whose shares would be the weights of what arrives."""
    assume(rule != "no-one-worse-off")
    rows = list(range(len(case.amounts)))
    order.shuffle(rows)
    tax = Tax("a tax", Decimal(1), (case.pooled.instrument,), SOURCE)
    corridor = replace(case.corridor, taxes=(tax,))
    service = without(without(case.pooled, per="worker"), sides=("transit", "receiving"))
    before = pooled(case, rule=rule, corridor=corridor, service=service).outcome
    moved = [case.amounts[row] for row in rows]
    after = pooled(case, moved, rule=rule, corridor=corridor, service=service).outcome
    assert before.all_possible == after.all_possible
    if before.all_possible:
        for column in ("sending", "tax", "received"):
            difference = getattr(after, column) - getattr(before, column)[rows]
            assert np.abs(difference).max() <= 1, column


@given(
    case=cases(ways=POOL),
    side=st.sampled_from(["sending", "receiving"]),
    per=st.sampled_from(["transfer", "worker"]),
    fixed=st.integers(0, 3000),
    share=employer_shares,
)
@settings(max_examples=40)
def test_shared_equally_more_sending_or_receiving_lowers_no_workers_total(
    case: Case, side, per, fixed, share
) -> None:
    before_side = getattr(case.pooled, side)
    added = charge(side, per=per, fixed=fixed, percent="0.3")
    more = replace(before_side, charges=(*before_side.charges, added), is_surveyed=True)
    dearer = replace(case.pooled, **{side: more})
    before = pooled(case, employer_share_percent=share).outcome
    after = pooled(case, service=dearer, employer_share_percent=share).outcome
    if before.all_possible and after.all_possible:
        assert (after.total >= before.total).all()


def surveyed(service: Service) -> Service:
    """The service with what it does not tell stated: "no-one-worse-off" needs every part."""
    sides = ("sending", "transit", "receiving")
    stated = {name: replace(getattr(service, name), is_surveyed=True) for name in sides}
    return replace(service, **stated)


@given(case=cases(always_known=True), share=employer_shares)
@settings(max_examples=35)
def test_no_one_worse_off_never_makes_anyone_worse_off(case: Case, share) -> None:
    how = {"employer_share_percent": share, "service": surveyed(case.pooled)}
    alone = send_alone(case.corridor, case.individual, np.array(case.amounts), day=DAY)
    settled = pooled(case, rule="no-one-worse-off", **how)
    assume(settled.outcome.all_possible)
    equal = pooled(case, rule="equal", **how)
    assert (settled.outcome.total <= alone.total).all()
    assert settled.outcome.total.sum() == equal.outcome.total.sum()
    assert settled.employer == equal.employer
    for column in ("principal", "tax", "transit", "fx", "receiving", "received"):
        assert (getattr(settled.outcome, column) == getattr(equal.outcome, column)).all()


@given(case=cases(always_known=True, largest=400, most_workers=5), share=employer_shares)
@settings(max_examples=35)
def test_at_outlays_no_one_worse_off_moves_only_what_arrives(case: Case, share) -> None:
    how = {"employer_share_percent": share, "service": surveyed(case.pooled), "amount_is": "outlay"}
    alone = send_alone(
        case.corridor, case.individual, np.array(case.amounts), day=DAY, amount_is="outlay"
    )
    settled = pooled(case, rule="no-one-worse-off", **how).outcome
    if not settled.all_possible:
        return
    equal = pooled(case, rule="equal", **how).outcome
    reference = reference_rate(case.corridor)
    for row in range(len(settled)):
        more_paid = int(settled.paid[row]) - int(alone.paid[row])
        assert settled.received[row] >= int(alone.received[row]) + rounded(more_paid * reference)
    assert settled.received.sum() == equal.received.sum()
    for column in ("principal", "sending", "tax", "transit", "fx", "paid"):
        assert (getattr(settled, column) == getattr(equal, column)).all()


@given(case=cases(ways=POOL, largest=3000), rule=st.sampled_from(["equal", "proportional"]))
@settings(max_examples=40)
def test_outlays_are_never_overspent_and_change_is_shared_equally(case: Case, rule) -> None:
    outcome = pooled(case, rule=rule, amount_is="outlay").outcome
    assume(outcome.all_possible)
    change = np.array(case.amounts) - outcome.paid
    assert change.min() >= 0
    assert change.max() - change.min() <= 1
    assert (np.diff(change) <= 0).all(), "the left-over units of the change go to the earlier rows"


@given(case=cases(ways=POOL, largest=3000), share=employer_shares)
@settings(max_examples=35)
def test_one_more_unit_of_principal_would_not_fit_the_outlays(case: Case, share) -> None:
    """With a flat fee and one margin, where nothing drops at an edge."""
    assume(not isinstance(case.pooled.exchange, MarginBands | ObservedMargins))
    flat = charge(fixed=7, percent="1.3")
    side = replace(case.pooled.sending, charges=(flat,))
    service = without(replace(case.pooled, sending=side), sides=("transit", "receiving"))
    corridor = replace(case.corridor, taxes=())
    found = pooled(
        case, service=service, corridor=corridor, amount_is="outlay", employer_share_percent=share
    )
    assume(found.outcome.all_possible)
    principal = int(found.outcome.principal.sum())
    assert cost(flat, share, principal) <= sum(case.amounts) < cost(flat, share, principal + 1)


def cost(flat, share: Decimal, principal: int) -> int:
    sending = Sum().of([flat], principal)
    return principal + sending - rounded(Fraction(share) / 100 * sending)
