"""Offers side by side, and what each must quote to match the ways alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.output.document.parts import Head, Line, Listed, Section, Table
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.quotes import Most, Quote
    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part
    from remitcalc.output.tables.offers import OfferRow

_BOTH, _MARGIN, _FEE = (
    marked(
        "{offer} matches {way} at an exchange margin of at most {margin}, or with fees on top of at"
        " most {fee} for one transfer"
    ),
    marked("{offer} matches {way} at an exchange margin of at most {margin}"),
    marked("{offer} matches {way} with fees on top of at most {fee} for one transfer"),
)
_BOTH_ONLY, _MARGIN_ONLY, _FEE_ONLY = (
    marked(
        "{offer} can match {way} only at an exchange margin of at most {margin}, or only with fees"
        " on top of at most {fee} for one transfer"
    ),
    marked("{offer} can match {way} only at an exchange margin of at most {margin}"),
    marked("{offer} can match {way} only with fees on top of at most {fee} for one transfer"),
)
_TODAY = marked("what workers use today")
_BOTH_TOO_DEAR = marked(
    "{offer} costs more than {way} without any exchange margin, and also without any fee on top"
)
_TOO_DEAR = {
    "no_margin_pays": marked("Even without any exchange margin {offer} costs more than {way}"),
    "no_fee_pays": marked("Even without any fee on top {offer} costs more than {way}"),
}


def offers_section(answer: Answer) -> Section | None:
    """Return the offers and what they must quote; nothing where none stands beside another."""
    rows = answer.offers
    if not answer.has_pool or not (len(rows) > 1 or rows[0].is_typed):
        return None
    said = [line for row in rows for line in quote_sentences(answer, row)]
    listed: tuple[Part, ...] = (Listed(tuple(said)),) if said else ()
    title = answer.language.text("Offers, side by side")
    return Section(title, (offers_table(answer), *listed))


def offers_table(answer: Answer) -> Table:
    """Return each offer's cost, place among the ways alone, and from which size it pays."""
    text = answer.language.text
    heads = (
        Head(text("Offer"), gives_way=1),
        Head(text("Together"), is_figure=True),
        Head(text("Each"), is_figure=True),
        Head(text("Rank"), is_figure=True),
        Head(text("Pays from"), is_figure=True),
    )
    return Table(heads, tuple(_line(answer, row) for row in answer.offers))


def _line(answer: Answer, row: OfferRow) -> Line:
    costs = [answer.language.text("not possible"), ""]
    if row.reason is None:
        costs = [answer.words.short(row.total), answer.words.short(row.each)]
    cells = (
        answer.pooled_names[row.service.id],
        *costs,
        place_said(answer, row),
        size_said(answer, row),
    )
    return Line(cells, "pooled" if row.is_chosen else "plain")


def place_said(answer: Answer, row: OfferRow) -> str:
    """Return an offer's place among the ways alone, itself counted: "3 of 16"."""
    found, count = row.offer.standing, answer.language.numbers.count
    if found.position is None:
        return answer.language.text("not ranked")
    return answer.language.text(
        "{place} of {count}", place=count(found.position), count=count(found.of)
    )


def size_said(answer: Answer, row: OfferRow) -> str:
    """Return from how many workers on an offer pays."""
    found = row.offer.break_even
    if found.unknown is not None:
        return answer.language.text("unknown")
    if found.size is None:
        is_open = found.bound == Bound.AT_LEAST
        return answer.language.text("not shown") if is_open else answer.language.text("no size")
    return answer.words.size(found.size, found.bound)


def quote_sentences(answer: Answer, row: OfferRow) -> Iterator[str]:
    """Yield what an offer must quote to match the baseline, then the cheapest way alone."""
    if row.reason is not None:
        return
    for quote in row.quotes:
        yield _sentences(answer, row, quote)
    if row.quotes and answer.has_several_pools:
        yield answer.language.plural(
            "That holds for the {count} pool as it is, not for one of average size.",
            "That holds for the {count} pools as they are, not for one of average size.",
            len(answer.comparison.groups),
        )


def quote_line(answer: Answer, row: OfferRow, quote: Quote) -> str:
    """Return the same in short: "To match Remitly: margin up to 3.61 %, or fees up to C$315.80"."""
    text, margin, fee = answer.language.text, quote.margin, quote.fee
    said = []
    if margin.percent is not None:
        percent = answer.language.numbers.percent(margin.percent)
        said.append(text("margin up to {percent}", percent=percent))
    if fee.value is not None:
        said.append(text("fees up to {amount}", amount=answer.money(fee.value)))
    if len(said) > 1:
        said = [text("{margin}, or {fees}", margin=said[0], fees=said[1])]
    if not said:
        is_dear = {margin.code, fee.code} & set(_TOO_DEAR)
        said = [text("too dear whatever it quotes") if is_dear else text("not known")]
    values = {"way": _way(answer, row, quote), "quote": said[0]}
    if answer.has_several_pools and (margin.value is not None or fee.value is not None):
        # The margin at which it stops paying is of an average pool
        line = answer.language.plural(
            "To match {way}, the {count} pool as it is: {quote}",
            "To match {way}, the {count} pools as they are: {quote}",
            len(answer.comparison.groups),
            **values,
        )
    else:
        line = text("To match {way}: {quote}", **values)
    known = margin if margin.value is not None else fee
    return answer.words.with_before(line, known.before)


def _way(answer: Answer, row: OfferRow, quote: Quote) -> str:
    """Return what the way alone is called that is to be matched."""
    is_today = row.names_own and quote is row.quotes[0]
    return answer.language.text(_TODAY) if is_today else answer.labels[quote.service.id]


def _sentences(answer: Answer, row: OfferRow, quote: Quote) -> str:
    """Return the widest margin and the highest fees, or why there is no such figure."""
    margin, fee = quote.margin, quote.fee
    values = {"offer": answer.pooled_names[row.service.id], "way": _way(answer, row, quote)}
    if margin.percent is not None:
        values["margin"] = answer.language.numbers.percent(margin.percent)
    if fee.value is not None:
        values["fee"] = answer.money(fee.value)
    if (margin.bound, margin.before) == (fee.bound, fee.before):
        if margin.value is not None and fee.value is not None:
            return _said(answer, _BOTH_ONLY if _is_open(fee) else _BOTH, fee, values)
        if {margin.code, fee.code} == set(_TOO_DEAR):
            return _said(answer, _BOTH_TOO_DEAR, fee, values)
    said = [_one(answer, margin, values, _MARGIN_ONLY if _is_open(margin) else _MARGIN)]
    if fee.value is not None or fee.why != margin.why:
        said.append(_one(answer, fee, values, _FEE_ONLY if _is_open(fee) else _FEE))
    return " ".join(said)


def _is_open(most: Most) -> bool:
    return most.bound == Bound.AT_MOST


def _one(answer: Answer, most: Most, values: dict[str, str], template: str) -> str:
    if most.why is None:
        return _said(answer, template, most, values)
    if most.code in _TOO_DEAR:
        return _said(answer, _TOO_DEAR[most.code], most, values)
    said = answer.language.text("What {offer} must quote to match {way} is not known.", **values)
    return f"{said} {sentence(most.why, answer.language)}"


def _said(answer: Answer, template: str, most: Most, values: dict[str, str]) -> str:
    said = answer.language.text(template, **values)
    return answer.words.with_before(said, most.before) + "."
