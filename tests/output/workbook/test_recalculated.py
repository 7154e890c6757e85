"""LibreOffice computes the workbooks anew, as they are and with changed inputs, to the cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.output.workbook.books import compared
from tests.output.workbook.recalculation import needs_libreoffice
from tests.output.workbook.sheets import differences, worker_cells, workers_of

if TYPE_CHECKING:
    from tests.output.workbook.books import Books

pytestmark = needs_libreoffice


def test_the_bundled_corridors_agree_under_both_rules(computed: Books) -> None:
    for one in computed["bundled"]:
        found = one.found
        assert differences(one.shown, found) == []
        comparison = compared(one.scenario)
        assert workers_of(found, comparison) == (
            comparison.individual.total.tolist(),
            comparison.pooled.total.tolist(),
        )


def test_who_does_not_join_and_what_nobody_tells_agree(computed: Books) -> None:
    for one in computed["parted"]:
        found = one.found
        assert differences(one.shown, found) == []
        comparison, shown = compared(one.scenario), found.sheets["Summary"]
        # The payday's rows stand above those of the season, which are called the same.
        rows = {row[0]: row[1:4] for row in reversed(shown)}
        alone, pooled, saved = rows["Workers pay in all"]
        assert comparison.alone_total is not None
        assert comparison.together_total is not None
        assert comparison.staying_total is not None
        assert round(float(str(alone)) * 100) == comparison.alone_total.minor
        assert round(float(str(pooled)) * 100) == comparison.together_total.minor
        staying = rows["Who does not join pays in all"]
        assert [round(float(str(cell)) * 100) for cell in staying[:2]] == [
            comparison.staying_total.minor
        ] * 2
        assert (saved == "unknown") == (not comparison.group_saving.is_known)
        checks = [value[0] for said, value in rows.items() if "parts" in str(said)]
        assert checks == ["OK", "OK"]


@pytest.mark.parametrize("kind", ["every_form", "large"])
def test_every_form_of_price_large_amounts_and_long_rates_agree(computed: Books, kind: str) -> None:
    for one in computed[kind]:
        assert "whole" in one.shown.names
        assert differences(one.shown, one.found) == []


def test_changed_inputs_agree_with_our_engine(computed: Books) -> None:
    for one in computed["changed"]:
        comparison, book = compared(one.scenario), one.found
        totals = comparison.individual.total.tolist(), comparison.pooled.total.tolist()
        assert workers_of(book, comparison) == totals, one.ours.name
        summary = [row[0] for row in book.sheets["Summary"]]
        assert any("Inputs were changed" in str(said) for said in summary)
        at = summary.index("Checks")
        found = [row[1] for row in book.sheets["Summary"][at + 1 : at + 7]]
        assert set(found) - {"a unit may differ", None} == {"OK"}


def test_where_a_typed_charge_leaves_nothing_there_is_no_cost(computed: Books) -> None:
    """One worker cannot send alone; the pool, which leaves her nothing either, takes nobody."""
    (one,) = computed["nothing-left"]
    assert worker_cells(one.found, "Alone: costs at least", 2) == ["#N/A", 150]
    assert worker_cells(one.found, "Pooled: costs", 2) == ["#N/A", "#N/A"]


def test_where_the_employers_charge_is_not_taken_there_is_no_cost(computed: Books) -> None:
    (one,) = computed["not-taken"]
    assert worker_cells(one.found, "Alone: costs", 2) == [5, "#N/A"]
    assert worker_cells(one.found, "Pooled: costs", 2) == ["#N/A", "#N/A"]
