"""The commands: a table. Only the chosen command's module is imported, and none for the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.cli.options import (
    BARGAIN,
    CHART,
    CHECK,
    COMPARE,
    EXPLAIN,
    HANDOUT,
    IMPORT_RPW,
    OUTPUT,
    QUESTIONS,
    RANK,
    REPORT,
    TEMPLATE,
    Option,
)
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.cli.request import Request


class Command(NamedTuple):
    """One command: name, operands as the help shows them, what it does, where it is written."""

    name: str
    operands: str
    does: str
    description: str
    module: str
    options: tuple[Option, ...] = ()

    def run(self, request: Request) -> int:
        """Import the command, do what it does and return the exit code."""
        from importlib import import_module

        code: int = import_module(f"remitcalc.cli.{self.module}").run(request)
        return code


WINDOW = Command(
    "", "", marked("open the window; without one, print Canada–Guatemala"), "", "window"
)
COMMANDS = (
    Command(
        "open",
        "FILE…",
        marked("open the window with these files"),
        marked(
            "Opens the window with these files; without a window, prints the comparison of the"
            " first."
        ),
        "window",
    ),
    Command(
        "corridors",
        "",
        marked("list the corridors at hand"),
        marked(
            "Lists the corridors that come with the program and your own, with their average costs."
        ),
        "corridors",
        OUTPUT,
    ),
    Command(
        "compare",
        "CORRIDOR",
        marked("compare sending alone with one pooled transfer"),
        marked(
            "Compares sending pay home one by one with one pooled transfer. CORRIDOR is the id of a"
            " corridor at hand, a corridor file or a fee table; what is not said is the corridor's"
            " default. A document (.remitcalc) may stand there, too, here and in other commands:"
            " what is not said is then as it has it; -o FILE.remitcalc writes one."
        ),
        "compare",
        COMPARE,
    ),
    Command(
        "rank",
        "CORRIDOR",
        marked("rank all ways to send one amount alone"),
        marked(
            "Ranks all individual services at one amount, cheapest first; those whose price is not"
            " disclosed stand apart."
        ),
        "rank",
        RANK,
    ),
    Command(
        "handout",
        "CORRIDOR",
        marked("write a page for a worker, or one for each of a payroll"),
        marked(
            "Writes one page for a worker, in large type and plain words: what to part with, what"
            " each way costs, what arrives, what to ask. With --payroll there is a page for each"
            " worker. Names stand on them only with --names or --for."
        ),
        "handout",
        HANDOUT,
    ),
    Command(
        "chart",
        "CORRIDOR",
        marked("draw a chart as PNG, SVG or PDF"),
        marked(
            "Draws one chart of a comparison, with its title, units, sources and dates, on white:"
            " the same picture that the window exports."
        ),
        "chart",
        CHART,
    ),
    Command(
        "report",
        "CORRIDOR",
        marked("write a report as PDF: figures, charts, sources, method"),
        marked(
            "Writes a comparison as a PDF document to read and to file: the answer, the scenario,"
            " charts, every service and worker, prices with their sources, the method worked"
            " through with the present figures, and what they leave out."
        ),
        "report",
        REPORT,
    ),
    Command(
        "explain",
        "CORRIDOR",
        marked("take one figure apart, step by step, to its sources"),
        marked(
            "Takes one figure of a comparison apart: each step with its formula, its figures and"
            " what comes out, down to the price's source and the payroll's cell. What is printed"
            " can be computed again by hand. Where there is no figure it says why, and what would"
            " make it known."
        ),
        "explain",
        EXPLAIN,
    ),
    Command(
        "bargain",
        "CORRIDOR",
        marked("tell how far a bank's offer can go"),
        marked(
            "Tells where the pooled transfer stands as it is quoted, or at a margin or fee that is"
            " only tried; what it must quote to match the ways alone; from which margin and which"
            " fee the first worker loses; and what can be said to the bank. It prices the season"
            " anew many times, which takes longer than a comparison."
        ),
        "bargain",
        BARGAIN,
    ),
    Command(
        "questions",
        "CORRIDOR",
        marked("list what to ask banks and providers, a page each"),
        marked(
            "Lists what is unknown of each bank or provider, or only an example, as questions to"
            " ask, a page each, with room for the answers. First come those whose answers may"
            " decide whether one transfer pays. -o FILE.pdf writes pages to print."
        ),
        "questions",
        QUESTIONS,
    ),
    Command(
        "import-rpw",
        "WORKBOOK…",
        marked("list or take in corridors surveyed by the World Bank"),
        marked(
            "Reads the workbook of the World Bank's Remittance Prices Worldwide, or single sheets"
            " of it as CSV, into a library of your own, then lists its corridors with their average"
            " costs. With --corridor it writes a corridor file, which can be compared at once."
            " Without WORKBOOK it uses the library as it is."
        ),
        "import_rpw",
        IMPORT_RPW,
    ),
    Command(
        "check",
        "FILE…",
        marked("check files and list every problem"),
        marked(
            "Checks any file the program reads and lists every problem with its place."
            " The exit code is 0 where no file has an error, else 2; warnings do not count."
        ),
        "check",
        CHECK,
    ),
    Command(
        "template",
        "FILE",
        marked("write a fee table or payroll to fill in"),
        marked(
            "Writes an example to fill in: a workbook (.xlsx) with every column explained and"
            " choices to pick from, or a CSV file (.csv)."
        ),
        "template",
        TEMPLATE,
    ),
)
