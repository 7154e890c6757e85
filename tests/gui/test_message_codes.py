"""Codes of messages that stand in tables of the window are codes that can be said."""

from remitcalc.files.rpw import services as rpw_services
from remitcalc.gui import opening, survey_desk
from remitcalc.gui.models import problems_model
from remitcalc.output.language import Plural
from remitcalc.output.wording.sentences import sentences
from tests.output.test_catalogues import forms, placeholders


def test_every_code_in_a_table_has_a_sentence() -> None:
    tabled = {
        *opening._DECIMALS_ASKED,
        *survey_desk._TOLD,
        *problems_model._ASKED,
        *rpw_services._CODES.values(),
    }
    assert tabled <= sentences().keys()


def test_what_the_window_says_in_place_of_a_sentence_names_no_other_values() -> None:
    for code in problems_model._ASKED:
        here, there = sentences()[f"{code}_here"], sentences()[code]
        assert not isinstance(here, Plural)
        assert placeholders(here) <= set().union(*map(placeholders, forms(there)))
