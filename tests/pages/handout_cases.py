"""Handouts of every kind: who joins, what is known, how amounts are meant; in any language."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import numpy as np

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.files.handout_words import find_handout_words
from remitcalc.output.handout.handout import Handouts
from tests.output import wording_cases as cases

NAMES = ("Ana López", "Đorđe", "Luz")


def payroll(*amounts, **named) -> Payroll:
    return Payroll(np.array(amounts, dtype=np.int64), **named)


def bundled(corridor="canada-guatemala", **changes) -> Scenario:
    return Scenario.of(load_corridor(corridor)).replace(**changes)


def handouts(scenario=None, tag="en", **named) -> Handouts:
    words, problems = find_handout_words(tag)
    assert problems == ()
    assert words is not None
    return Handouts(_compared(scenario or bundled()), words, **named)


@cache
def _compared(scenario):
    return compare(scenario)


_JOINS = np.array([True, False, True])

SCENARIOS = {
    "default": (bundled(), 0),
    "united_states": (bundled("us-guatemala"), 0),
    "switzerland": (bundled("switzerland-serbia"), 0),
    "one_worker": (bundled(payroll=payroll(40000)), 0),
    "mixed": (bundled(payroll=payroll(30000, 40000, 55055, names=NAMES)), 2),
    "not_joining": (bundled(payroll=payroll(40000, 40000, 50000, joins=_JOINS)), 1),
    "undisclosed_pool": (cases.CASES["pool_undisclosed"], 0),
    "outlay": (bundled("switzerland-serbia", amount_is="outlay"), 0),
    "employer": (bundled(employer_share_percent=Decimal(50)), 0),
    "season": (bundled(pooled_every=3, individual_every=2), 0),
    "impossible": (bundled(payroll=payroll(40000, 50000), share="no-one-worse-off"), 1),
    "outside_survey": (bundled("us-guatemala", payroll=payroll(6000, 6000)), 0),
    "speeds": (cases.CASES["speeds"], 0),
}
"""A scenario and the row of the worker whose page it is."""
