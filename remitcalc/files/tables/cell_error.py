"""Cells that show no value: told from blank ones, so that none of them is taken for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from remitcalc.model.frozen import frozen
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.model.message import Message

    Reason = Literal["cell_error", "cell_not_calculated", "number_not_finite"]

NOT_AVAILABLE = "#N/A"
_ENGLISH = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", NOT_AVAILABLE, "#SPILL!")
_OTHERS = (
    *("#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"),
    *("#NULO!", "#¡NULO!", "#¡DIV/0!", "#¡VALOR!", "#VALOR!", "#¡REF!", "#¿NOMBRE?", "#¡NUM!"),
    *("#NUL!", "#VALEUR!", "#NOM?", "#NOMBRE!"),
    *("#WERT!", "#BEZUG!", "#ZAHL!", "#NV", "#ÜBERLAUF!"),
)
_SPELLINGS = frozenset((*_ENGLISH, *_OTHERS))
_MARKED = re.compile("#[¡¿]?[A-ZÜ/0_]{2}")
_OF_CALC = re.compile(r"(?:Err|Fehler|Erreur|Грешка|Greška):\d{3}")


@frozen
class CellError:
    """What stands in a cell instead of a value.

    Attributes
    ----------
    reason : str
        The code of the message that says so: its formula failed, has never been calculated, or it
        holds what is no number.
    shown : str
        What a spreadsheet shows there, such as #N/A; of a formula without a value, the formula.
    """

    reason: Reason
    shown: str

    def __str__(self) -> str:
        return self.shown

    @property
    def fault(self) -> Message:
        """What to say of the cell."""
        return message(self.reason)


def may_show_errors(text: str) -> bool:
    """Return whether one of the cells of a text may be an error: a quick look."""
    # One sign is found in no time; most texts have neither.
    signs = (("#", _MARKED), (":", _OF_CALC))
    return any(sign in text and form.search(text) is not None for sign, form in signs)


def error_in(cell: object) -> CellError | None:
    """Return the error that a cell shows: its own, or one that is text, as in CSV; else None.

    >>> str(error_in("#DIV/0!")), str(error_in("Err:502")), error_in("#1 Farm"), error_in(5)
    ('#DIV/0!', 'Err:502', None, None)
    """
    if isinstance(cell, CellError):
        return cell
    plain = cell.strip() if isinstance(cell, str) else ""
    if plain in _SPELLINGS or _OF_CALC.fullmatch(plain):
        return CellError("cell_error", plain)
    return None
