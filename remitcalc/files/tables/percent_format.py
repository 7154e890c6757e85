"""Which formats of a workbook show a number as a percentage (ECMA-376, part 1, 18.8)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BUILT_IN = frozenset((9, 10))
"""The numbers of 0% and 0.00%, which no workbook needs to state (18.8.30)."""

_NO_SIGN = re.compile(r'"[^"]*+"|\[[^\][]*+\]|\\.|_.|\*.')
"""What a format shows as it stands, and what is no part of the number."""


def is_percent(code: str) -> bool:
    r"""Return whether a format shows a hundred times the number, with a percent sign.

    >>> is_percent("0.00%"), is_percent('0.00" %"'), is_percent("0.0\\%"), is_percent("#,##0.00")
    (True, False, False, False)
    """
    return "%" in _NO_SIGN.sub("", code)


def percent_styles(formats: Mapping[int, str], of_styles: Iterable[int]) -> frozenset[int]:
    """Return the places of styles that show percentages.

    Parameters
    ----------
    formats : mapping of int to str
        The code of each format that the workbook states itself.
    of_styles : iterable of int
        The number of the format of each style, in order.

    >>> sorted(percent_styles({164: "0.0%"}, [0, 9, 164, 4]))
    [1, 2]
    """
    own = {number for number, code in formats.items() if is_percent(code)}
    shown = own | (_BUILT_IN - formats.keys())
    return frozenset(at for at, number in enumerate(of_styles) if number in shown)
