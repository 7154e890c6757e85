"""What may be said of a payroll on its way in: the words and the help of each box."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.model.payroll_choices import Role


class Said(NamedTuple):
    """The label of a box, what it is for, what its figures count, and where the manual is."""

    words: str
    help_text: str
    unit: str = ""
    topic: str = "workers#columns"


_FILE, _NUMBERS = "workers#file", "workers#numbers"
_NET, _ROWS = "workers#net-pay", "workers#rows"
ROLES: dict[Role, Said] = {
    "worker": Said(marked("Worker"), marked("The column with the name or number of each worker")),
    "number": Said(
        marked("Number"),
        marked("The column with a number of each worker: it tells those of the same name apart"),
    ),
    "amount": Said(marked("Amount"), marked("The column with what each worker sends")),
    "net": Said(
        marked("Net pay"), marked("The column with net pay, where no amount is listed"), topic=_NET
    ),
    "service": Said(
        marked("Service today"), marked("The column with what each worker sends through today")
    ),
    "group": Said(
        marked("Group"), marked("The column with the group of each worker: one pool for each group")
    ),
    "joins": Said(
        marked("Takes part"), marked("The column that says, yes or no, who takes part in the pool")
    ),
}
DECIMAL = Said(marked("Decimals"), marked("Which mark stands before the decimals"), topic=_NUMBERS)
SHEET = Said(marked("Sheet"), marked("Which sheet of the workbook holds the list"), topic=_FILE)
HEADING_ROW = Said(
    marked("Row of headings"), marked("Which row of the sheet names the columns"), topic=_FILE
)
PERCENT = Said(
    marked("Sent of net pay"),
    marked("How much of the net pay each worker sends"),
    marked("percent"),
    _NET,
)
FIXED = Said(
    marked("Sent by each"), marked("The same amount for each worker, whatever the pay"), topic=_NET
)
BLANKS = Said(
    marked("Takes part, if blank"),
    marked("Whether a worker takes part for whom the column says nothing"),
    topic=_ROWS,
)
HIDDEN = Said(
    marked("Hidden rows and columns"),
    marked("Whether rows and columns count that the workbook hides or filters"),
    topic=_ROWS,
)
DECIMALS = Said(
    marked("More decimals"),
    marked("What becomes of amounts with more decimals than the currency has"),
    topic=_NUMBERS,
)
LETTERS = Said(
    marked("Letters"),
    marked("How the file writes letters such as é, where it does not say so itself"),
    topic=_FILE,
)
