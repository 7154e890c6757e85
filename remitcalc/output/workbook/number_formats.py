"""Number formats of cells: money with the decimals of ISO 4217 and the reader's sign and place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.model.money import exponent

if TYPE_CHECKING:
    from remitcalc.output.language import Language

COUNT = "#,##0"
PERCENT = '0.00####" %"'
RATE = "0.00########"
_FIGURE = re.compile(r"\d(?:.*\d)?")


def money_format(language: Language, currency: str) -> str:
    """Return the format of amounts in `currency`; separators are those of whoever opens the file.

    >>> from remitcalc.output.language import PlainEnglish
    >>> money_format(PlainEnglish(), "CAD"), money_format(PlainEnglish(), "JPY")
    ('"C$"#,##0.00;-"C$"#,##0.00', '"¥"#,##0;-"¥"#,##0')
    """
    digits = exponent(currency)
    before, after = _FIGURE.split(language.numbers.money(10**digits, currency), maxsplit=1)
    decimals = f".{'0' * digits}" if digits else ""
    shown = f"{_quoted(before)}#,##0{decimals}{_quoted(after)}"
    return f"{shown};-{shown}"


def bounded_format(shown: str, mark: str) -> str:
    """Return a format of money with a mark before it, as "≥".

    >>> bounded_format('"C$"#,##0.00;-"C$"#,##0.00', "≥ ")
    '"≥ C$"#,##0.00;"≥ "-"C$"#,##0.00'
    """
    signed = ";".join(f'"{mark}"{section}' for section in shown.split(";"))
    return signed.replace('""', "")


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
