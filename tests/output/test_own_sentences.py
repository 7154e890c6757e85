"""What a corridor's file says of itself is said in the reader's language wherever it stands."""

from __future__ import annotations

from datetime import date

import pytest

from remitcalc import paths
from remitcalc.engine.compare import compare
from remitcalc.engine.ranking import rank
from remitcalc.files.corridor_library import bundled_corridors, load_corridor
from remitcalc.files.corridor_translations import sentences_of
from remitcalc.files.handout_words import find_handout_words
from remitcalc.model.message import message
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.csv_table.layout import csv_text
from remitcalc.output.csv_table.ranking import ranking_columns
from remitcalc.output.handout.handout import Handouts
from remitcalc.output.language import LANGUAGES, Language
from remitcalc.output.price_words import PriceWords
from remitcalc.output.sources import source_lines
from remitcalc.output.text.ranking import ranking_text
from remitcalc.output.wording.sentences import sentence

OTHERS = [tag for tag in LANGUAGES if tag != "en"]
ATTRIBUTION = "The World Bank, Remittance Prices Worldwide"


def speaking(tag: str, corridor) -> Language:
    return Language(tag, "", paths.resources() / "translations").of(corridor)


@pytest.mark.parametrize("name", bundled_corridors())
@pytest.mark.parametrize("tag", OTHERS)
def test_the_bundled_corridors_say_everything_in_five_languages(name, tag) -> None:
    corridor = load_corridor(name)
    providers = {service.provider for service in corridor.services if not service.is_informal}
    own = corridor.sentences(tag)
    as_written = {
        written
        for written in sentences_of(corridor)
        if written not in own and written not in providers and ATTRIBUTION not in written
    }
    assert {written for written in as_written if "→" not in written} == set()
    assert all(said.strip() and said != written for written, said in own.items())


@pytest.mark.parametrize("tag", OTHERS)
def test_charges_sources_and_informal_ways_are_translated_in_lists_and_prices(tag) -> None:
    corridor = load_corridor("switzerland-serbia")
    language, own = speaking(tag, corridor), corridor.sentences(tag)
    prices = [
        price.name for s in corridor.services for price in PriceWords(corridor, language).of(s)
    ]
    assert own["transfer fee"] in prices
    assert "transfer fee" not in prices
    day = date(2026, 6, 5)
    ranking = rank(corridor, 40000, day=day)
    text = ranking_text(corridor, ranking, day, language)
    assert own["Bus driver"].split()[0] in text
    assert "Bus driver" not in text
    columns = ranking_columns(corridor, ranking, day)
    assert own["Bus driver"] in csv_text(columns, "excel", language)
    assert "Bus driver" in csv_text(columns, "canonical", language)
    told = source_lines(compare(Scenario.of(corridor)), language)
    assert any(line.startswith(own["Example price for carrying cash"]) for line in told)
    refused = message("below_charge", charge="driver's fee", least="5")
    assert own["driver's fee"] in sentence(refused, language)


def test_a_handout_speaks_its_own_language() -> None:
    corridor = load_corridor("switzerland-serbia")
    words, problems = find_handout_words("de")
    assert problems == ()
    assert words is not None
    scenario = Scenario.of(corridor).replace(individual="bus-driver")
    page = Handouts(compare(scenario), words).of(0)
    named = [way.name for way in page.ways]
    assert "Busfahrer" in named
    assert "Bus driver" not in named
    assert any("Beispielpreis" in line for line in page.sources(page.ways))


def test_a_language_knows_the_corridor_that_is_spoken_of_last() -> None:
    there, here = load_corridor("switzerland-serbia"), load_corridor("us-guatemala")
    spanish = speaking("es", there)
    assert spanish.of(there) is spanish
    assert spanish.own("Bus driver") == "Conductor de autobús"
    assert spanish.of(here).own("Bus driver") == "Bus driver"
    assert Answer(compare(Scenario.of(there)), spanish).language is spanish
