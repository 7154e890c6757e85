"""`remitcalc check FILE…`: every problem of every file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import decimal_mark
from remitcalc.cli.problem_lines import problem_line
from remitcalc.cli.request import BAD_INPUT
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.cli.request import Request


def run(request: Request) -> int:
    """Print all problems of all files, on the standard output: they are the result."""
    if not request.operands:
        request.arguments.complain(message("file_needed"))
    decimal = decimal_mark(request)
    if request.arguments.complaints:
        return request.complain()
    is_clean = True
    for file in request.operands:
        corridor, problems = read_any_corridor(file, decimal=decimal)
        for problem in problems:
            sys.stdout.write(problem_line(problem, request.language) + "\n")
        if corridor is None:
            is_clean = False
        elif not problems:
            sys.stdout.write(request.language.text("{file}: no problems", file=file) + "\n")
    return 0 if is_clean else BAD_INPUT
