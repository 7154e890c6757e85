"""`remitcalc template FILE`: a fee table or a payroll to fill in."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import EXAMPLE
from remitcalc.cli.destination import csv_dialect
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.model.message import message
from remitcalc.output.wording.sentences import sentence
from remitcalc.writing.replacement import replace_file

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor

KINDS = ("fees", "payroll")
_SUFFIXES = (".xlsx", ".csv")


def run(request: Request) -> int:
    """Write the template; a file that is there already is left alone unless `--force` is given."""
    kind = request.values.choice("--kind", KINDS) or KINDS[0]
    request.values.choice("--csv", ("excel",))
    if not request.operands:
        request.arguments.complain(message("file_needed"))
    request.arguments.expect_operands(1)
    path = Path(request.operands[0] if request.operands else "")
    suffix = path.suffix.lower()
    if request.operands and suffix not in _SUFFIXES:
        request.arguments.complain(message("template_suffix", file=str(path)))
    elif request.operands and os.path.lexists(path) and not request.has("--force"):
        request.arguments.complain(message("file_exists", file=str(path)))
    if request.arguments.complaints:
        return request.complain()
    make = _csv if suffix == ".csv" else _workbook
    replace_file(path, make(request, kind))
    said = message("template_written", file=str(path))
    sys.stdout.write(sentence(said, request.language) + "\n")
    return 0


def _csv(request: Request, kind: str) -> bytes:
    dialect = csv_dialect(request)
    if kind == "payroll":
        from remitcalc.files.template.payroll_template import payroll_template_csv
        from remitcalc.output.template_words import payroll_words

        return payroll_template_csv(payroll_words(request.language), dialect).encode()
    from remitcalc.files.template.fee_template import fee_template_csv

    return fee_template_csv(_example(), dialect).encode()


def _workbook(request: Request, kind: str) -> bytes:
    from remitcalc.files.template.annotated import TemplateWords
    from remitcalc.output import template_words

    words = TemplateWords(*template_words.sheet_words(request.language))
    if kind == "payroll":
        from remitcalc.files.template.payroll_template import payroll_template

        explained = template_words.payroll_explanations(request.language)
        return payroll_template(explained, words, template_words.payroll_words(request.language))
    from remitcalc.files.template.fee_template import fee_template

    return fee_template(_example(), template_words.fee_explanations(request.language), words)


def _example() -> Corridor:
    """Return the corridor whose first services are the example: real figures with their sources."""
    corridor, _ = read_corridor(bundled_corridors()[EXAMPLE])
    assert corridor is not None
    return corridor
