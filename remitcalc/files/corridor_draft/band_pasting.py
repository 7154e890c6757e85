"""A table of amounts and fees that was copied elsewhere, as the bands of a price.

It has headings, or begins at a column of the bands. Bands meet: where one begins the one before it
ends, unless the table says so itself. What is no value stays as it was typed, with its problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_draft.cells import typed_at
from remitcalc.files.corridor_draft.figures import PERCENT, text_of
from remitcalc.files.corridor_draft.keys import quantity_at
from remitcalc.files.corridor_draft.pasted_numbers import Pasted, mark_of, written_by
from remitcalc.files.corridor_draft.price_forms import (
    MARGINAL,
    OBSERVED,
    WHOLE,
    has_figure,
    side_form,
    with_side_form,
)
from remitcalc.files.corridor_draft.sources import priced
from remitcalc.files.corridor_draft.words import plain
from remitcalc.files.limits import MOST_LISTED
from remitcalc.files.numbers.figure import figure_in
from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.model.notation import Notation

_HEADINGS = {
    "from": (
        "from",
        "amount from",
        "from amount",
        "above",
        "desde",
        "de",
        "a partir de",
        "ab",
        "von",
        "betrag von",
        "montant de",
        "monto desde",
        "od",
        "iznos od",
    ),
    "to": (
        "to",
        "below",
        "up to",
        "amount to",
        "to amount",
        "hasta",
        "menos de",
        "a",
        "jusqu a",
        "moins de",
        "bis",
        "unter",
        "betrag bis",
        "do",
        "iznos do",
        "ispod",
    ),
    "fixed": (
        "fee",
        "fixed",
        "fixed fee",
        "charge",
        "comision",
        "fijo",
        "tarifa",
        "frais",
        "fixe",
        "gebuhr",
        "fest",
        "naknada",
        "provizija",
        "fiksno",
    ),
    "percent": (
        "%",
        "percent",
        "percentage",
        "fee %",
        "porcentaje",
        "pourcentage",
        "prozent",
        "procenat",
    ),
}
_MEANT = {word: key for key, words in _HEADINGS.items() for word in words}
_NO_END = frozenset(
    {
        *("no limit", "unlimited", "and over", "and above", "over", "more", "up"),
        *("sin limite", "y mas", "sans limite", "et plus", "unbegrenzt", "und mehr"),
        *("bez ogranicenja", "i vise"),
    }
)
_FEWEST = 2


def band_columns(sheet: Sheet) -> Sequence[str]:
    """Return which part of a band stands in each column, by the headings; none: it has no bands.

    Every heading is known, one is where a band begins or ends, one is what it costs.
    """
    found = [_MEANT.get(plain(_text(cell)), "") for cell in sheet.rows[0]]
    while found and not found[-1] and sheet.rows[0][len(found) - 1] is None:
        found.pop()
    named = {*found}
    is_bands = named & {"from", "to"} and named & {"fixed", "percent"} and "" not in named
    return found if is_bands and len(named) == len(found) >= _FEWEST else ()


def bands_pasted(  # noqa: PLR0913
    draft: CorridorDraft,
    side: Path,
    sheet: Sheet,
    notation: Notation,
    *,
    at: int = 0,
    decimal: DecimalMark | None = None,
) -> Pasted:
    """Return a draft whose charge on a side has the bands of a table with headings, and no others.

    `decimal` is what marks decimals where that was asked.

    Raises
    ------
    RefusedError
        It has too many rows; or a percentage, and the charge has no bands yet that would say
        whether that is of the whole amount or of a part of it.
    """
    columns, rows = band_columns(sheet), [row for row in sheet.rows[1:] if any(row)]
    if len(rows) > MOST_LISTED:
        raise RefusedError(message("copied_too_many_bands", rows=len(rows), most=MOST_LISTED))
    form, before = side_form(draft, side, at), draft.value((*side, at))
    if form not in (WHOLE, MARGINAL):
        if "percent" in columns or form == OBSERVED:
            raise RefusedError(message("copied_bands_unclear"))
        form = WHOLE
        draft = with_side_form(draft, side, form, notation, at)
    place = (*side, at, form)
    bands = _bands(columns, rows)
    mark, unclear = mark_of(
        _numbers(bands, quantity_at((*place, 0, "fixed"), draft.tables).decimals), decimal
    )
    if unclear:
        return Pasted(None, unclear=unclear)
    hand = written_by(notation, mark)
    stood = before if has_figure(before) else None
    made = priced(draft.with_value(place, []), (*side, at), notation, stood)
    for row, band in enumerate(bands):
        made = made.inserted((*place, row), {})
        for key, text in band.items():
            made = typed_at(made, (*place, row, key), text, hand)
    return Pasted(_meeting(made, place), len(bands))


def _bands(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[dict[str, str]]:
    bands = []
    for row in rows:
        cells = dict(zip(columns, map(_text, row), strict=False))
        if plain(cells.get("to", "")) in _NO_END:
            cells.pop("to")
        bands.append({key: text for key, text in cells.items() if text})
    return bands


def _numbers(bands: Sequence[Mapping[str, str]], decimals: int) -> dict[int, list[str]]:
    """Return the numbers of some bands by how many decimals they may have."""
    found: dict[int, list[str]] = {}
    for band in bands:
        for key, text in band.items():
            figure = figure_in(text)
            if figure is not None:
                most = PERCENT.decimals if key == "percent" else decimals
                found.setdefault(most, []).append(figure.number)
    return found


def _meeting(draft: CorridorDraft, place: Path) -> CorridorDraft:
    """Return a draft in which the ends that a table left out follow from its other bands."""
    bands: list[Any] = draft.value(place)
    made: list[Any] = []
    for at, band in enumerate(bands):
        before = made[-1] if made else {"to": 0}
        start = {"from": before["to"]} if "from" not in band and "to" in before else {}
        after = bands[at + 1] if at + 1 < len(bands) else {}
        end = {"to": after["from"]} if "to" not in band and "from" in after else {}
        made.append({**start, **band, **end})
    return draft.with_value(place, made)


def _text(cell: object) -> str:
    return "" if cell is None else text_of(str(cell))
