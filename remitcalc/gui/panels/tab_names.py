"""What the tabs of tables are called: what they hold, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.tables.services import has_pool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.engine.comparison import Comparison
    from remitcalc.files.problems import Problem
    from remitcalc.output.language import Language
    from remitcalc.output.tables.figures import FigureRow


def ways_named(language: Language, comparison: Comparison | None) -> str:
    """Return the name of the ways to send; the offers for a pool are among them."""
    ways = 0
    if comparison is not None:
        offers = comparison.offers if has_pool(comparison) else ()
        ways = len(comparison.ranking.services) + len(offers)
    return language.text("Ways {count}", count=language.numbers.count(ways))


def workers_named(language: Language, comparison: Comparison | None) -> str:
    """Return the name of the workers."""
    workers = 0 if comparison is None else len(comparison.scenario.payroll)
    return language.text("Workers {count}", count=language.numbers.count(workers))


def figures_named(language: Language, rows: Sequence[FigureRow]) -> tuple[str, str]:
    """Return the name of the figures, with how many would settle something, and a short one."""
    count, open_ = language.numbers.count(len(rows)), sum(row.settles for row in rows)
    short = language.text("Figures {count}", count=count)
    if not open_:
        return short, short
    number = language.numbers.count(open_)
    return language.text("Figures {count} · {open} to settle", count=count, open=number), short


def problems_named(language: Language, problems: Sequence[Problem]) -> str:
    """Return the name of what is wrong with a file."""
    return language.text("Problems {count}", count=language.numbers.count(len(problems)))
