"""The words of an example to fill in: headings, and what each column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.wording import columns

if TYPE_CHECKING:
    from remitcalc.output.language import Language

Headings = tuple[str, str, str, str]


def sheet_words(language: Language) -> tuple[str, Headings, str, str]:
    """Return the sheet's name, its headings, and what is said of columns that must and may be."""
    text = language.text
    first, second, third, fourth = columns.HEADINGS
    headings = (text(first), text(second), text(third), text(fourth))
    return text(columns.SHEET), headings, text(columns.NEEDED), text(columns.MAY_BE_EMPTY)


def fee_explanations(language: Language) -> dict[str, str]:
    """Return what each column of a fee table holds."""
    return {name: language.text(said) for name, said in columns.FEES.items()}


def payroll_explanations(language: Language) -> dict[str, str]:
    """Return what each column of a payroll holds."""
    return {name: language.text(said) for name, said in columns.PAYROLL.items()}


def payroll_words(language: Language) -> dict[str, str]:
    """Return the headings of a payroll, and its yes and no."""
    return {name: language.text(said) for name, said in columns.PAYROLL_WORDS.items()}
