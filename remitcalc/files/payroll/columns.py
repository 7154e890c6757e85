"""The columns of a payroll beside the amounts: names, services, groups, who joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.files.limits import LONGEST_WORDS
from remitcalc.files.numbers.notation import exact
from remitcalc.files.payroll.words import NO, YES, plain
from remitcalc.model.frozen import frozen
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from remitcalc.files.payroll.faults import Faults
    from remitcalc.files.tables.sheet import Cell
    from remitcalc.model.corridor import Corridor

_HARD_SPACES = ("\xa0", "\u2009", "\u202f", "\u3000", "\x85", "\u2028", "\u2029")
_SPACE, _LINE_END = b" \n"


def text_of(cell: Cell) -> str:
    """Return a cell as one line of text: a number as it was typed, an empty cell as none.

    >>> text_of(101.0), text_of(" Ana  María "), text_of(None)
    ('101', 'Ana María', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return format(exact(cell), "f")
    return " ".join(str(cell).split())


def texts_of(cells: Sequence[Cell]) -> list[str]:
    """Return cells as texts; at once where all of them are tidy texts already."""
    joined = joined_texts(cells)
    if joined is not None and _is_tidy(joined):
        return list(cells)  # type: ignore[arg-type]
    return [text_of(cell) for cell in cells]


def _is_tidy(joined: str) -> bool:
    """Return whether lines hold no space but single ones within: seen at once, not line by line."""
    signs = np.frombuffer(joined.encode("utf-8", "surrogatepass"), np.uint8)
    spaces = signs <= _SPACE
    is_single = not (spaces[1:] & spaces[:-1]).any() and not spaces[:1].any()
    usual = joined.count(chr(_SPACE)) + joined.count(chr(_LINE_END))
    is_plain = usual == np.count_nonzero(spaces) and not any(s in joined for s in _HARD_SPACES)
    return is_single and is_plain and not spaces[-1:].any()


def joined_texts(cells: Sequence[Cell]) -> str | None:
    """Return a column of texts as one text with a line each; None where it is not that."""
    try:
        joined = "\n".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return None
    return joined if joined.count("\n") == max(0, len(cells) - 1) else None


def names_of(
    whole: Sequence[str] | None, parts: Sequence[Sequence[str]], numbers: Sequence[str] | None
) -> list[str] | None:
    """Return a name per worker: the whole one, first and last joined, or else the number.

    Names that several workers share are told apart by their numbers, where there are any.
    """
    if whole is None and parts:
        whole = [" ".join(filter(None, pair)) for pair in zip(*parts, strict=True)]
    if whole is None or not any(whole):
        return list(numbers) if numbers is not None and any(numbers) else None
    if numbers is None or len(set(whole)) == len(whole):
        return list(whole)
    seen: dict[str, int] = {}
    for name in whole:
        seen[name] = seen.get(name, 0) + 1
    return [
        f"{name} ({number})" if seen[name] > 1 and number else name
        for name, number in zip(whole, numbers, strict=True)
    ]


def note_missing(names: Sequence[str], faults: Faults, told: Collection[int] = ()) -> None:
    """Note names that are missing, but for rows of which something was told already."""
    for row, name in enumerate(names) if "" in names else ():
        if not name and row not in told:
            faults.add(message("payroll_worker_missing"), row, "worker")


def services_of(cells: Sequence[str], corridor: Corridor, faults: Faults) -> tuple[str | None, ...]:
    """Return the id of the service each worker uses today; a blank cell: the usual one."""
    known = _service_words(corridor)
    pooled = {service.id for service in corridor.pooled_services}
    found: dict[str, tuple[str, ...]] = {"": ()}
    services: list[str | None] = []
    for row, text in enumerate(cells):
        if text not in found:
            likely = plain(text) if len(text) <= LONGEST_WORDS else ""
            found[text] = known.get(text.casefold()) or known.get(likely) or ()
        ids = found[text]
        if len(ids) > 1:
            faults.add(
                message("payroll_service_of_several", services=ids), row, "service", found=text
            )
        elif text.casefold() in pooled:
            faults.add(message("service_not_individual", service=text), row, "service")
        elif text and not ids:
            said = message("payroll_service_unknown")
            faults.add(said, row, "service", found=text, choices=_names(corridor))
        services.append(ids[0] if ids else None)
    return tuple(services)


def _service_words(corridor: Corridor) -> dict[str, tuple[str, ...]]:
    """Return the ids of what a service may be called: its id, or its provider."""
    words: dict[str, tuple[str, ...]] = {}
    for service in corridor.individual_services:
        provider = plain(service.provider)
        words[provider] = (*words.get(provider, ()), service.id)
    return words | {s.id.casefold(): (s.id,) for s in corridor.individual_services}


def _names(corridor: Corridor) -> list[str]:
    services = corridor.individual_services
    return [*(s.id for s in services), *dict.fromkeys(s.provider for s in services)]


def groups_of(cells: Sequence[str], faults: Faults) -> tuple[str, ...] | None:
    """Return the group of each worker; None where the column is blank."""
    if not any(cells):
        return None
    for row, text in enumerate(cells) if "" in cells else ():
        if not text:
            faults.add(message("payroll_group_missing"), row, "group")
    return tuple(cells)


@frozen(eq=False)
class Joins:
    """Who takes part.

    Attributes
    ----------
    values : bool array, shape (rows,)
    blank_joins : bool, optional
        What a blank cell was taken for; None: none is blank, or none says anything.
    unclear : tuple of int
        Rows, from 0, that are blank where others say yes and others no: then it must be said.
    """

    values: NDArray[np.bool_]
    blank_joins: bool | None = None
    unclear: tuple[int, ...] = ()


def joins_of(cells: Sequence[Cell], faults: Faults, *, blank_joins: bool | None = None) -> Joins:
    """Return who takes part.

    Beside marks that all say yes a blank cell is no, beside marks that all say no it is yes; beside
    both of them `blank_joins` says what it is.
    """
    joins = np.ones(len(cells), dtype=np.bool_)
    words: dict[Cell, str] = {}
    blank: list[int] = []
    for row, cell in enumerate(cells):
        if cell not in words:
            text = text_of(cell)
            words[cell] = plain(text) or text
        word = words[cell]
        if not word:
            blank.append(row)
        elif word in NO:
            joins[row] = False
        elif word not in YES:
            faults.add(
                message("payroll_not_yes_or_no"), row, "joins", found=cell, choices=("yes", "no")
            )
    said = set(words.values())
    says_yes, says_no = bool(said & YES), bool(said & NO)
    if not blank or not (says_yes or says_no):
        return Joins(joins)
    if blank_joins is None and says_yes and says_no:
        return Joins(joins, unclear=tuple(blank))
    joins[blank] = means = says_no if blank_joins is None else blank_joins
    return Joins(joins, blank_joins=means)
