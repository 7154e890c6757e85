"""Words of the workbook that stand in tables."""

from __future__ import annotations

from remitcalc.output.language import marked

RULES = {
    "equal": marked("equal parts"),
    "proportional": marked("in proportion to the amounts"),
    "no-one-worse-off": marked("so that nobody is worse off"),
}
