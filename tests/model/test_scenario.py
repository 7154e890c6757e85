from decimal import Decimal

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, load_corridor


@pytest.fixture(scope="module")
def start() -> Scenario:
    return Scenario.of(load_corridor("canada-guatemala"))


def test_what_a_corridor_starts_with_is_untouched(start) -> None:
    assert start.is_untouched
    assert start.replace(payroll=Payroll.uniform(40, 40000)).is_untouched


@pytest.mark.parametrize(
    "change",
    [
        {"payroll": Payroll.uniform(41, 40000)},
        {"payroll": Payroll.uniform(40, 40001)},
        {"payroll": Payroll(np.full(40, 40000), joins=np.full(40, True))},
        {"payroll": Payroll(np.array([39999, 40001] * 20))},
        {"share": "proportional"},
        {"employer_share_percent": Decimal(1)},
        {"paydays": 3},
        {"amount_is": "outlay"},
    ],
)
def test_whatever_is_set_shows(start, change) -> None:
    assert not start.replace(**change).is_untouched


def test_workers_who_differ_in_anything_are_not_only_counted() -> None:
    amounts = np.full(2, 100)
    assert Payroll(amounts).is_counted
    assert not Payroll(np.array([100, 101])).is_counted
    assert not Payroll(amounts, names=("Ana", "Luz")).is_counted
    assert not Payroll(amounts, groups=("A", "A")).is_counted
    assert not Payroll(amounts, joins=np.array([True, True])).is_counted
