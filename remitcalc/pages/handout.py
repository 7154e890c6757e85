"""Handouts on paper: all pages in one PDF, or a PDF of one page for each worker.

What a page says is decided in `output`; how many ways fit on it, by its template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.output.handout.file_name import file_name
from remitcalc.output.handout.handout import knows_time
from remitcalc.pages.typesetting import Typesetting
from remitcalc.pages.waiting import unticked, waited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.output.handout.handout import Handout, Handouts
    from remitcalc.output.handout.way import Way
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.waiting import Tick

MOST_WAYS = 7
"""How many ways stand on a page at most, however much room there is."""

_TEMPLATE, _PLAN = "handout", "handout-plan"
_AT_ONCE = 40
_FIXED = {
    "page": ("title", "example", "example_note", "example_rate"),
    "ways": "cost bar paid arrives time fees exchange on_the_way not_known".split(),
    "ask": ("title",),
    "notes": ("no_advice", "not_counted", "sources"),
}
"""The texts that are the same on every page, by table and key."""


def document(
    handouts: Handouts, rows: Sequence[int], paper: PaperSize, tick: Tick = unticked
) -> bytes:
    """Return a PDF of one page per worker, with a bookmark each where there are several.

    `tick` is told how many pages are prepared, then, while they are laid out, that nobody knows; it
    may raise to end it.

    Raises
    ------
    NotLaidOutError
    """
    return waited(typesetting(handouts, rows, paper, tick).pdf, tick)


def each(
    handouts: Handouts, rows: Sequence[int], paper: PaperSize, tick: Tick = unticked
) -> Iterator[tuple[str, bytes]]:
    """Yield a file name and a PDF of one page for each worker; `tick` and errors as `document`."""
    digits = len(str(max(rows, default=0) + 1))
    for at, row in enumerate(rows):
        tick(at, len(rows))
        name = file_name(row + 1, digits, handouts.name(row))
        yield name, typesetting(handouts, [row], paper).pdf()


def typesetting(
    handouts: Handouts, rows: Sequence[int], paper: PaperSize, tick: Tick = unticked
) -> Typesetting:
    """Return the pages of some workers, ready to be laid out.

    What fits on a page is found out some pages at a time: that needs far more memory than laying
    them out does, and can be ended.

    Raises
    ------
    NotLaidOutError
    """
    about = _about(handouts, paper, is_batch=len(rows) > 1)
    sheets: list[dict[str, Any]] = []
    plans: list[Any] = []
    for start in range(0, len(rows), _AT_ONCE):
        tick(start, len(rows))
        some = [_sheet(handouts.of(row)) for row in rows[start : start + _AT_ONCE]]
        plans += _typesetting(_PLAN, handouts, about, some).told()
        sheets += some
    return _typesetting(_TEMPLATE, handouts, {**about, "plans": plans}, sheets)


def _typesetting(
    template: str, handouts: Handouts, about: dict[str, Any], sheets: list[dict[str, Any]]
) -> Typesetting:
    most = max((len(one["sources"]) for sheet in sheets for one in sheet["closings"]), default=0)
    further = [handouts.further_sources(count) for count in range(most + 1)]
    return Typesetting(template, {**about, "sheets": sheets, "further-sources": further}, {})


def _about(handouts: Handouts, paper: PaperSize, *, is_batch: bool) -> dict[str, Any]:
    """Return what all pages share."""
    words = handouts.words
    return {
        "title": handouts.title(),
        "language": handouts.language,
        "paper": paper,
        "words": {
            table: {key: words.say(f"{table}.{key}") for key in keys}
            for table, keys in _FIXED.items()
        },
        "is-batch": is_batch,
    }


def _sheet(handout: Handout) -> dict[str, Any]:
    """Return one page as its template reads it."""
    ways = handout.shown(MOST_WAYS)
    return {
        "worker": handout.worker,
        "corridor": handout.corridor,
        "amount-label": handout.amount_label,
        "amount": handout.amount,
        "verdict": handout.verdict,
        "questions": handout.questions,
        "ways": [_way(one) for one in ways],
        "fewest": max(sum(way.role != "alone" for way in ways), min(len(ways), 1)),
        "closings": [_closing(handout, ways, count) for count in range(len(ways) + 1)],
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "role": way.role,
        "name": way.name,
        "how": way.how,
        "paid": way.paid,
        "cost": way.cost,
        "arrives": way.arrives,
        "time": way.time,
        "stretches": dict(way.stretches),
        "bar-said": way.bar_said,
        "is-open": way.is_open,
        "is-apart": way.is_apart,
        "is-example": way.is_example,
    }


def _closing(handout: Handout, ways: tuple[Way, ...], count: int) -> dict[str, Any]:
    """Return which ways stand on a page with so many, and what it says of them."""
    shown = handout.shown(count)
    kept = {id(way) for way in shown}
    rate, is_example = handout.rate(shown)
    return {
        "shown": [at for at, way in enumerate(ways) if id(way) in kept],
        "has-paid": handout.parts_with_more(shown),
        "has-time": knows_time(shown),
        "rate": rate,
        "is-example-rate": is_example,
        "not-said": handout.not_said(shown),
        "sources": handout.sources(shown),
    }
