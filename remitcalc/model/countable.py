"""Which numbers can be counted with, told by their digits before anything is computed with them.

Files and people write numbers of any length, and ten signs such as 1e9999999 stand for ten million
digits: to add one to it takes half a minute. What is within these limits stays exact in decimal
arithmetic and gives amounts that the model can judge.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from remitcalc.model.message import Message, message

LARGEST_NUMBER = 10**15
MOST_DECIMALS = 12
"""With at most 16 digits before the point, decimal arithmetic on such a number stays exact."""

PLACES = Decimal(LARGEST_NUMBER).adjusted()
"""Of the first digit of the largest number, counted from that of one."""


def exact_decimal(text: str) -> Decimal:
    """Return the number of a file as written; one that no decimal can hold as NaN, to be refused.

    >>> exact_decimal("7.680"), exact_decimal("1e99999999999999999999")
    (Decimal('7.680'), Decimal('NaN'))
    """
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def number_fault(value: Decimal | int, most_decimals: int = MOST_DECIMALS) -> Message | None:
    """Return why a number cannot be counted with: its size, else its decimals; None: it can.

    >>> number_fault(Decimal("1e9999999")).code, number_fault(Decimal("-0.0000000000001")).code
    ('number_too_large', 'number_too_precise')
    >>> number_fault(Decimal("12.50")) is None, number_fault(Decimal("nan")).code
    (True, 'number_not_finite')
    """
    if isinstance(value, int):
        return size_fault(value)
    if (value.adjusted() >= PLACES or not value.is_finite()) and (fault := size_fault(value)):
        return fault
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -most_decimals:
        return message("number_too_precise", most=most_decimals)
    return None


def size_fault(value: Decimal | int) -> Message | None:
    """Return why a number is too large to be counted with, however many decimals it has.

    >>> size_fault(Decimal("1e15")) is None, size_fault(10**15 + 1).code
    (True, 'number_too_large')
    """
    if isinstance(value, int):
        is_large = abs(value) > LARGEST_NUMBER
    else:
        places = value.adjusted()
        if not value.is_finite() or (places > PLACES and not value):
            return message("number_not_finite")
        is_large = places >= PLACES and (places > PLACES or value.copy_abs() > LARGEST_NUMBER)
    return message("number_too_large", most=LARGEST_NUMBER) if is_large else None
