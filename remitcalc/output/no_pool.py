"""That there is no pool, and why: in short as a finding, and as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer

_NOBODY = "nobody_joins"
"""The reason that leaves pooling possible: nobody wants to."""


def no_pool_finding(answer: Answer) -> str:
    """Return that there is no pool, in short; empty where there is one."""
    reason, text = answer.pool_reason, answer.language.text
    if reason is None:
        return ""
    return text("Nobody joins the pool") if reason.code == _NOBODY else _not_possible(answer)


def no_pool(answer: Answer) -> str:
    """Return why there is no pool; empty where there is one."""
    reason = answer.pool_reason
    if reason is None:
        return ""
    said = sentence(reason, answer.language)
    if reason.code == _NOBODY:
        return said
    return answer.language.text("Pooling is not possible. {reason}", reason=said)


def _not_possible(answer: Answer) -> str:
    return answer.language.text("Pooling is not possible")
