"""Text cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@＝＋－＠\x00-\x1f\x7f]")
_MADE_SAFE = re.compile(r"'+[=+\-@＝＋－＠\x00-\x1f\x7f]")


def safe_cell(text: str) -> str:
    """Return `text` so that a spreadsheet shows it instead of running it.

    A text that begins with = + - @ (also in full width) or a control character gets an apostrophe
    in front. For text cells only: a number keeps its minus sign.

    >>> safe_cell("=1+1"), safe_cell("Ana"), safe_cell("'=x")
    ("'=1+1", 'Ana', "''=x")
    """
    return f"'{text}" if _RISKY.match(text) else text


def original_text(cell: str) -> str:
    """Return what `safe_cell` was given: its exact inverse, for reading files back.

    >>> original_text("'=1+1"), original_text("''=x"), original_text("'s Hertog")
    ('=1+1', "'=x", "'s Hertog")
    """
    return cell[1:] if _MADE_SAFE.match(cell) else cell
