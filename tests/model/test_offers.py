import pytest

from remitcalc import Scenario
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.message import ModelError


def codes(**changes: object) -> list[str]:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    with pytest.raises(ModelError) as refused:
        scenario.replace(**changes)
    return [said.code for said in refused.value.messages]


def test_a_scenario_starts_without_offers_and_takes_pooled_services_as_such() -> None:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    assert scenario.offers == ()
    pooled = tuple(s.id for s in scenario.corridor.pooled_services)
    assert scenario.replace(offers=pooled).offers == pooled


def test_an_offer_is_a_pooled_service_of_the_corridor() -> None:
    alone = load_corridor("canada-guatemala").individual_services[0].id
    assert codes(offers=(alone,)) == ["unknown_pooled_service"]
    assert codes(offers=("nobody",)) == ["unknown_pooled_service"]


def test_an_offer_is_listed_once() -> None:
    pooled = load_corridor("canada-guatemala").pooled_services[0].id
    assert codes(offers=(pooled, pooled)) == ["repeated_service"] * 2
