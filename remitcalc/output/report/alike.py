"""What all rows of a table have alike, said once over it: no stamp sixteen times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.document.parts import Part, SaidAs, Table
    from remitcalc.output.language import Language


def said_once(table: Table, language: Language, looks: dict[int, SaidAs]) -> Iterator[Part]:
    """Yield a table; of the columns in `looks` those whose cells are all alike as sentences first.

    `looks` says how each such sentence looks, by its column. Columns that are empty throughout are
    left out without a word; one row alone has nothing alike but those.
    """
    cells = [line.cells for line in table.lines]
    found = {at: {row[at] for row in cells} for at in looks}
    alike = [at for at in looks if found[at] == {""} or len(cells) > len(found[at]) == 1]
    for at in (at for at in alike if cells[0][at]):
        said = language.text("{what}: {said}", what=table.heads[at].text, said=cells[0][at])
        yield Said(said, looks[at])
    kept = [at for at in range(len(table.heads)) if at not in alike]
    lines = (replace(line, cells=tuple(line.cells[at] for at in kept)) for line in table.lines)
    yield replace(table, heads=tuple(table.heads[at] for at in kept), lines=tuple(lines))
