"""How far an offer can go as text: what can be said to the bank, and who loses first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.bargain import bargain_section, loser_title
from remitcalc.output.document.parts import Said, Section
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.rendering import rendered
from remitcalc.output.text.steps import explanation_text
from remitcalc.output.text.style import PLAIN
from remitcalc.output.who_sends import who_sends
from remitcalc.output.worker_names import plain_name, worker_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.bargain import Bargain
    from remitcalc.output.text.style import Style


def bargain_text(
    bargain: Bargain, style: Style = PLAIN, *, with_names: bool = False, with_steps: bool = False
) -> str:
    """Return it for a reader, at most 80 columns wide.

    Parameters
    ----------
    with_steps : bool
        Whether the figures of who loses first are taken apart: lines that compute as printed.
    """
    answer, payroll = bargain.answer, bargain.answer.comparison.scenario.payroll
    names = worker_names(payroll, with_names=with_names, language=answer.language)
    corridor = answer.comparison.scenario.corridor.name(answer.language.tag)
    lead = Section("", (Said(f"{corridor} · {who_sends(answer)}", "quiet"),))
    section = bargain_section(bargain, names)
    said = rendered([lead, section], style)
    return "\n".join([said, *_steps(bargain, names, style)]) if with_steps else said


def _steps(bargain: Bargain, names: list[str], style: Style) -> Iterator[str]:
    answer = bargain.answer
    for loser in bargain.losers:
        title = loser_title(answer, loser, plain_name(names[loser.row]))
        yield "".join(f"{style.strong(line)}\n" for line in wrapped(title))
        for one in loser.explained:
            yield explanation_text(one, answer.language, plain_name(names[one.row]), style=style)
