"""Handouts on paper: all pages in one PDF, or a PDF of one page for each worker.

What a page says is decided in `output`; how many ways fit on it, by its template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.model.message import message
from remitcalc.output.handout.file_name import file_name
from remitcalc.output.handout.handout import knows_time
from remitcalc.pages.logo import logo_entry, logo_files
from remitcalc.pages.typesetting import NotLaidOutError, Typesetting, forget
from remitcalc.pages.waiting import unticked, waited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.output.handout.handout import Handout, Handouts
    from remitcalc.output.handout.way import HandoutWay
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.waiting import Tick

MOST_WAYS = 7
"""How many ways stand on a page at most, however much room there is."""
MOST_PAGES = 2500
"""How many pages one file holds: they take about a megabyte of memory each."""

_TEMPLATE, _PLAN = "handout", "handout-plan"
_AT_ONCE, _REMEMBERED = 25, 100
_FIXED = {
    "page": ("title", "example", "example_note", "example_rate", "logo"),
    "ways": "cost bar paid arrives time fees exchange on_the_way not_known".split(),
    "ask": ("title",),
    "quotes": ("provider", "fee"),
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
        Also where there are more than `MOST_PAGES`: laying them out would need too much memory.
    """
    if len(rows) > MOST_PAGES:
        raise NotLaidOutError([message("too_many_pages", count=len(rows), most=MOST_PAGES)])
    made = waited(typesetting(handouts, rows, paper, tick).pdf, tick)
    if len(rows) > _REMEMBERED:
        forget()
    return made


def each(
    handouts: Handouts, rows: Sequence[int], paper: PaperSize, tick: Tick = unticked
) -> Iterator[tuple[str, bytes]]:
    """Yield a file name and a PDF of one page for each worker; `tick` and errors as `document`."""
    digits = len(str(max(rows, default=0) + 1))
    about = _about(handouts, paper, is_batch=False)
    for at, (row, planned) in enumerate(zip(rows, _planned(handouts, rows, about), strict=True)):
        tick(at, len(rows))
        name = file_name(row + 1, digits, handouts.name(row))
        yield name, _laid(handouts, about, [planned]).pdf()


def typesetting(
    handouts: Handouts, rows: Sequence[int], paper: PaperSize, tick: Tick = unticked
) -> Typesetting:
    """Return the pages of some workers, ready to be laid out.

    Raises
    ------
    NotLaidOutError
    """
    about = _about(handouts, paper, is_batch=len(rows) > 1)
    planned: list[tuple[dict[str, Any], Any]] = []
    for one in _planned(handouts, rows, about):
        tick(len(planned), len(rows))
        planned.append(one)
    return _laid(handouts, about, planned)


def _planned(
    handouts: Handouts, rows: Sequence[int], about: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield the pages, each with what fits on it.

    That is found out some pages at a time: it needs more memory than laying them out does.
    """
    for start in range(0, len(rows), _AT_ONCE):
        sheets = [_sheet(handouts.of(row)) for row in rows[start : start + _AT_ONCE]]
        plans = _typesetting(_PLAN, handouts, about, sheets).told()
        if (start + len(sheets)) % _REMEMBERED == 0:
            forget()
        yield from zip(sheets, plans, strict=True)


def _laid(
    handouts: Handouts, about: dict[str, Any], planned: Sequence[tuple[dict[str, Any], Any]]
) -> Typesetting:
    plans = [plan for _, plan in planned]
    return _typesetting(
        _TEMPLATE, handouts, {**about, "plans": plans}, [sheet for sheet, _ in planned]
    )


def _typesetting(
    template: str, handouts: Handouts, about: dict[str, Any], sheets: list[dict[str, Any]]
) -> Typesetting:
    most = max((len(one["sources"]) for sheet in sheets for one in sheet["closings"]), default=0)
    further = [handouts.further_sources(count) for count in range(most + 1)]
    document = {**about, "sheets": sheets, "further-sources": further}
    return Typesetting(template, document, logo_files(handouts.employer.logo))


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
        "employer": handouts.employer.name,
        "logo": logo_entry(handouts.employer.logo),
        "keeps-quotes": handouts.keeps_quotes_room,
    }


def _sheet(handout: Handout) -> dict[str, Any]:
    """Return one page as its template reads it."""
    ways = handout.shown(MOST_WAYS)
    return {
        "worker": handout.worker,
        "corridor": handout.corridor,
        "amount-label": handout.amount_label,
        "amount": handout.amount,
        "quotes-title": handout.quotes_title,
        "verdict": handout.verdict,
        "questions": handout.questions,
        "ways": [_way(one) for one in ways],
        "fewest": max(sum(way.role != "alone" for way in ways), min(len(ways), 1)),
        "closings": [_closing(handout, ways, count) for count in range(len(ways) + 1)],
    }


def _way(way: HandoutWay) -> dict[str, Any]:
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


def _closing(handout: Handout, ways: tuple[HandoutWay, ...], count: int) -> dict[str, Any]:
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
