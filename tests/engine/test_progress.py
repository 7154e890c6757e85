"""A comparison tells how far it is and can be ended at any such moment."""

from __future__ import annotations

import pytest

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors
from remitcalc.model.scenario import Scenario


class EndedError(Exception):
    pass


@pytest.fixture
def scenario() -> Scenario:
    corridor, _ = read_corridor(corridors()["us-guatemala"])
    assert corridor is not None
    return Scenario.of(corridor).replace(individual_every=2, pooled_every=3, paydays=17)


def test_it_goes_from_nothing_towards_all(scenario: Scenario) -> None:
    told: list[float] = []
    compare(scenario, told.append)
    assert told[0] == 0
    assert told == sorted(told)
    assert len(told) >= 6
    assert 0.8 < told[-1] <= 1


def test_it_ends_at_each_of_these_moments(scenario: Scenario) -> None:
    told: list[float] = []
    compare(scenario, told.append)
    for last in range(1, len(told) + 1):
        heard: list[float] = []

        def tick(fraction: float, heard: list[float] = heard, last: int = last) -> None:
            heard.append(fraction)
            if len(heard) == last:
                raise EndedError

        with pytest.raises(EndedError):
            compare(scenario, tick)
        assert heard == told[:last]
