import numpy as np

from remitcalc import Payroll


def test_workers_who_differ_in_anything_are_not_only_counted() -> None:
    amounts = np.full(2, 100)
    assert Payroll(amounts).is_counted
    assert not Payroll(np.array([100, 101])).is_counted
    assert not Payroll(amounts, names=("Ana", "Luz")).is_counted
    assert not Payroll(amounts, groups=("A", "A")).is_counted
    assert not Payroll(amounts, joins=np.array([True, True])).is_counted
