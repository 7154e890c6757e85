"""Options of the commands: a table. The help is made from it, and arguments are read by it.

Kept free of imports: the help must be there at once.
"""

from __future__ import annotations

from typing import NamedTuple

from remitcalc.output.language import marked


class Option(NamedTuple):
    """One option: its name, what stands for its value in the help (none: a switch), its help.

    One that `repeats` may stand several times.
    """

    name: str
    value: str
    help: str
    short: str = ""
    repeats: bool = False


GENERAL = (
    Option("--language", "TAG", marked("en, es, fr, de or sr-Latn, also with a country: fr-CA")),
    Option("--debug", "", marked("show where a failure happened")),
    Option("--help", "", marked("show this help"), short="-h"),
)
VERSION = Option("--version", "", marked("show the version"))
CSV = Option("--csv", "excel", marked("CSV as Excel opens it: semicolons and decimal commas"))
OUTPUT = (
    Option("--format", "NAME", marked("text (the default), csv or json")),
    CSV,
    Option("--output", "FILE", marked("write to this file; - prints"), short="-o"),
)
AMOUNT_IS = Option(
    "--amount-is", "NAME", marked("principal (charges come on top) or outlay (all included)")
)
QUOTES = Option("--quotes", "FILE", marked("add the quotes of a Wise comparison (JSON)"))
DECIMAL = Option(
    "--decimal", "MARK", marked("how a file marks decimals: comma or point, where it is unclear")
)
ENCODING = Option("--encoding", "NAME", marked("how letters are written: windows-1250, cp850…"))
PAYROLL_FILE = Option(
    "--payroll", "FILE", marked("the workers and what each sends: CSV or a workbook")
)
PAYROLL = (
    Option("--sheet", "NAME", marked("the sheet of the workbook the payroll is in")),
    Option("--net-percent", "PCT", marked("where only net pay is known: the percent that is sent")),
    Option("--net-fixed", "A", marked("where only net pay is known: the amount that is sent")),
    Option("--leave-out", "ROWS", marked("rows of the payroll not to take, such as 12,15-18")),
    Option("--keep-rows", "ROWS", marked("rows that are workers though they look like totals")),
    Option(
        "--column",
        "WHAT=NAME",
        marked("a column by its heading or letter: worker, amount, net, group, joins, service…"),
        repeats=True,
    ),
    Option("--heading-row", "N", marked("the row with the headings; 0: there are none")),
    Option("--hidden", "", marked("take rows and columns that the workbook hides, too")),
    Option("--blank-joins", "WORD", marked("yes or no: what a blank under “takes part” means")),
    Option("--round", "", marked("round amounts of more decimals half up")),
)
SCENARIO = (
    Option("--workers", "N", marked("how many workers")),
    Option("--amount", "A", marked("what each sends per payday, in the sending currency")),
    PAYROLL_FILE,
    *PAYROLL,
    AMOUNT_IS,
    Option("--individual", "SERVICE", marked("the service alone: an id, typical or cheapest")),
    Option(
        "--pooled",
        "SERVICE",
        marked("the pooled service: an id; several stand side by side, the first is the answer"),
        repeats=True,
    ),
    Option("--share", "RULE", marked("equal, proportional or no-one-worse-off")),
    Option("--employer-share", "PCT", marked("percent of the shared fees the employer pays")),
    Option("--paydays", "K", marked("paydays in the season")),
    Option("--payday-days", "D", marked("days between paydays")),
    Option("--individual-every", "M", marked("alone, send every M-th payday")),
    Option("--pooled-every", "M", marked("pooled, send every M-th payday")),
    Option("--date", "DATE", marked("date of the first payday, YYYY-MM-DD; decides taxes")),
    QUOTES,
    DECIMAL,
    ENCODING,
)
NAMES = Option("--names", "", marked("show workers' names instead of numbers"))
HANDOUT = (
    *SCENARIO,
    NAMES,
    Option("--worker", "WHO", marked("only this worker of the payroll: a number or a name")),
    Option("--for", "NAME", marked("a name to print on the page of one worker")),
    Option("--page-language", "TAG", marked("language of the page, else that of --language")),
    Option("--paper", "SIZE", marked("A4 or Letter; else the one usual where the money is sent")),
    Option("--employer", "NAME", marked("the employer's name, to print at the top of the page")),
    Option("--logo", "FILE", marked("the employer's logo beside it: PNG, JPEG or SVG")),
    Option(
        "--own-quotes",
        "",
        marked("keep lines to write down what others ask, though fewer ways fit then"),
    ),
    Option("--each", "", marked("one file per worker; -o is then a folder")),
    Option("--output", "FILE", marked("write to this PDF file; - prints"), short="-o"),
)
COMPARE = (
    *SCENARIO,
    NAMES,
    Option(
        "--format",
        "NAME",
        marked("text (the default), csv, json, xlsx (a workbook) or remitcalc (a document)"),
    ),
    *OUTPUT[1:],
)
CHART = (
    *SCENARIO,
    NAMES,
    Option(
        "--kind",
        "NAME",
        marked(
            "group-size (the default), savings, breakdown, waterfall, amount, sharing, speed,"
            " season or sensitivity"
        ),
    ),
    Option(
        "--percent", "", marked("costs in percent of what is delivered, in the chart of amounts")
    ),
    Option("--size", "WxH", marked("width and height in pixels of 1/96 inch, such as 1200x675")),
    Option("--dpi", "N", marked("dots per inch of a PNG: 192 unless given")),
    Option("--output", "FILE", marked("write to this file: .png, .svg or .pdf"), short="-o"),
)
REPORT = (
    *SCENARIO,
    NAMES,
    Option("--paper", "SIZE", marked("A4 or Letter; if not given, as usual where one sends")),
    Option("--output", "FILE", marked("write to this PDF file; - prints it"), short="-o"),
)
QUESTIONS = (
    *SCENARIO,
    Option("--provider", "NAME", marked("only the questions to this bank or provider")),
    Option("--format", "NAME", marked("text (the default), json or pdf")),
    Option("--paper", "SIZE", marked("A4 or Letter; if not given, as usual where one sends")),
    Option("--output", "FILE", marked("write to this file: .pdf, .txt or .json"), short="-o"),
)
_TEXT_OR_JSON = (
    Option("--format", "NAME", marked("text (the default) or json")),
    Option("--output", "FILE", marked("write to this file: .txt or .json"), short="-o"),
)
EXPLAIN = (
    *SCENARIO,
    NAMES,
    Option("--worker", "WHO", marked("whose figure: a number or a name; else the first worker's")),
    Option("--way", "SERVICE", marked("alone, pooled, or the id of a service")),
    Option(
        "--figure", "NAME", marked("total (the default), saving, received, paid or a part: fx…")
    ),
    Option("--season", "", marked("the figure of the season; else that of the first payday")),
    *_TEXT_OR_JSON,
)
BARGAIN = (
    *SCENARIO,
    NAMES,
    Option("--margin", "PCT", marked("try this exchange margin in place of the offer's own")),
    Option(
        "--fee", "A", marked("try this fee for one transfer in place of the offer's fees on top")
    ),
    Option("--steps", "", marked("take the figures of who loses first apart, step by step")),
    *_TEXT_OR_JSON,
)
RANK = (
    Option("--amount", "A", marked("the amount to send, in the sending currency")),
    AMOUNT_IS,
    Option("--date", "DATE", marked("date of the transfer, YYYY-MM-DD; decides taxes")),
    QUOTES,
    DECIMAL,
    ENCODING,
    *OUTPUT,
)
IMPORT_RPW = (
    Option("--corridor", "CODES", marked("make this corridor, such as USA-GTM; without it, list")),
    Option("--quarter", "QUARTER", marked("as surveyed then, such as 2025_3Q; else the newest")),
    Option("--to-currency", "CODE", marked("the receiving currency, where the country has others")),
    Option(
        "--history", "", marked("its average cost by quarter; a chart with -o FILE.png, svg or pdf")
    ),
    Option("--force", "", marked("let fewer prices take the place of more")),
    DECIMAL,
    ENCODING,
    *OUTPUT,
)
TEMPLATE = (
    Option("--kind", "NAME", marked("fees (the default) or payroll")),
    Option("--force", "", marked("replace the file if it exists")),
    CSV,
)
CHECK = (
    Option(
        "--corridor", "CORRIDOR", marked("the corridor of a payroll; canada-guatemala if not given")
    ),
    DECIMAL,
    ENCODING,
    *PAYROLL,
)
