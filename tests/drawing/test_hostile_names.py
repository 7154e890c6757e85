"""Names that would do harm in a spreadsheet, a line or a file are only names in a chart."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.drawing.export import picture
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import PlainEnglish
from remitcalc.output.table_files import TABLE_FILES
from remitcalc.writing.cells import original_text

NAMES = (
    '=HYPERLINK("http://a.example","click")',
    "@SUM(A1)",
    "+1",
    "-2",
    "\t=1",
    "Ana\nMaría",
    "\u202eנתן\u202c",
    "\u200fאבג",
    "👩🏽‍🌾",
    "x" * 300,
    "<script>alert(1)</script>",
    "]]> & \"quotes\" 'and'",
    "%s {worker} {0}",
    "nul\x00 bell\x07",
)


@pytest.fixture(scope="module")
def comparison():
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    corridor = replace(scenario.corridor, names={"en": 'A & B <c> "d"'})
    payroll = Payroll(np.arange(len(NAMES)) * 5_000 + 20_000, names=NAMES)
    return compare(scenario.replace(corridor=corridor, payroll=payroll))


@pytest.mark.parametrize("with_names", [False, True])
@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_chart_is_drawn_and_an_svg_is_well_formed(
    suffix: str, with_names: bool, comparison, spoken
) -> None:
    data = KINDS["savings"].chart(comparison, spoken("en"), with_names=with_names)
    content = picture(data, suffix)
    assert content == picture(data, suffix) or suffix == ".pdf"
    if suffix == ".svg":
        said = "\n".join(ET.fromstring(content).itertext())
        assert ("Ana María" in said) == with_names
        assert 'A & B <c> "d"' in said
        assert "\u202e" not in said


def test_what_is_pointed_at_is_one_line(comparison, spoken) -> None:
    data = KINDS["savings"].chart(comparison, spoken("en"), with_names=True)
    for row in range(len(NAMES)):
        (line,) = data.hover(row)
        assert len(line.splitlines()) == 1


@pytest.mark.parametrize("key", ["csv", "excel"])
def test_a_table_holds_them_as_text_that_nothing_runs(key: str, comparison) -> None:
    content = TABLE_FILES[key].make(comparison, True, PlainEnglish()).decode("utf-8-sig")
    mark = ";" if key == "excel" else ","
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=mark))
    column = rows[0].index("Worker" if key == "excel" else "worker")
    cells = [row[column] for row in rows[1 : len(NAMES) + 1]]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r\x00"]
    told = [name.replace("\x00", "\N{REPLACEMENT CHARACTER}") for name in NAMES]
    assert [original_text(cell) for cell in cells] == told


def test_json_holds_them_as_they_are_and_only_where_asked_for(comparison) -> None:
    make = TABLE_FILES["json"].make
    named, plain = (json.loads(make(comparison, names, PlainEnglish())) for names in (True, False))
    assert [one["worker"] for one in named["workers"]] == list(NAMES)
    assert [one["worker"] for one in plain["workers"]][:2] == ["Worker 1", "Worker 2"]
