"""What is odd about a row that is kept: bits, so that a row carries all that apply."""

from __future__ import annotations

from enum import IntFlag


class Flag(IntFlag):
    """One oddity of a surveyed row. None of them changes a figure.

    NEGATIVE: a margin or total below zero; promotions exist. IDENTITY: the published total differs
    from fee and margin by more than 0.05 points. OUTLYING: the local amount is far from the one
    usual in this country, so the row is in no average. NO_INTERBANK: the rate to measure the margin
    by is zero. NO_SECOND: no price at the second amount. BY_NOTE: undisclosed by the surveyor's
    note only. UNCLEAR: neither said to be disclosed nor undisclosed, so taken as undisclosed.
    NO_DATE: the day cannot be read.
    """

    NEGATIVE = 1
    IDENTITY = 2
    OUTLYING = 4
    NO_INTERBANK = 8
    NO_SECOND = 16
    BY_NOTE = 32
    UNCLEAR = 64
    NO_DATE = 128


def flags_of(bits: int) -> tuple[Flag, ...]:
    """Return the flags that are set.

    >>> [flag.name for flag in flags_of(5)]
    ['NEGATIVE', 'OUTLYING']
    """
    return tuple(flag for flag in Flag if bits & flag)
