"""The content of an example to fill in, by its kind and the suffix of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.template_words import (
    fee_explanations,
    payroll_explanations,
    payroll_words,
    sheet_words,
)

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.language import Language


def template_content(kind: str, suffix: str, example: Corridor, language: Language) -> bytes:
    """Return a fee table ("fees") with services of `example`, or a payroll ("payroll")."""
    from remitcalc.files.template import fee_template, payroll_template
    from remitcalc.files.template.annotated import TemplateWords

    is_payroll = kind == "payroll"
    if suffix == ".csv":
        if is_payroll:
            return payroll_template.payroll_template_csv(payroll_words(language)).encode()
        return fee_template.fee_template_csv(example).encode()
    words = TemplateWords(*sheet_words(language))
    if is_payroll:
        named = payroll_words(language)
        return payroll_template.payroll_template(payroll_explanations(language), words, named)
    return fee_template.fee_template(example, fee_explanations(language), words)
