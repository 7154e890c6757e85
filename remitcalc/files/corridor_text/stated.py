"""What a corridor file states of a corridor: its tables as plain values, in the file's order.

The inverse of `remitcalc.files.corridor_file.corridor_of`. Numbers are integers and decimals,
amounts in major units; what the format fills in by itself is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NEWEST_FORMAT
from remitcalc.files.corridor_text.stated_services import stated_service
from remitcalc.files.corridor_text.stated_values import (
    number,
    ranged,
    stated_amount,
    without_blanks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.files.corridor_text.source_names import SourceNames
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.provenance import Provenance

    Stated = dict[str, object]


def stated(corridor: Corridor, names: SourceNames) -> Stated:
    """Return the tables of a corridor's file; `names` give each source its name."""
    reference, typical = corridor.reference, corridor.typical
    own = corridor.sending_currency
    tables: Stated = {
        "format": NEWEST_FORMAT,
        "id": corridor.id,
        "sending_country": corridor.sending_country,
        "receiving_country": corridor.receiving_country,
        "sending_currency": own,
        "receiving_currency": corridor.receiving_currency,
        "names": dict(corridor.names),
        "reference_rate": reference
        and {
            "rate": ranged(number(reference.rate), reference.ranges, "rate"),
            "provenance": names.name(reference.provenance),
        },
        "indicator_amounts": corridor.indicator_amounts
        and {of: stated_amount(a, own) for of, a in corridor.indicator_amounts.items()},
        "defaults": _defaults(corridor),
        "typical": typical
        and {"service": typical.service, "provenance": names.name(typical.provenance)},
        "taxes": [
            without_blanks(
                {
                    "name": tax.name,
                    "percent": ranged(number(tax.percent), tax.ranges, "percent"),
                    "instruments": list(tax.instruments),
                    "from": tax.start,
                    "until": tax.end,
                    "provenance": names.name(tax.provenance),
                }
            )
            for tax in corridor.taxes
        ],
        "notes": [
            {"text": note.text, "provenance": names.name(note.provenance)}
            for note in corridor.notes
        ],
        "provenance": {},  # known once everything else has been named
        "services": [stated_service(s, corridor, names) for s in corridor.services],
        "translations": {tag: dict(own) for tag, own in corridor.translations.items()},
    }
    tables["provenance"] = {n: stated_source(p) for n, p in names.used.items()}
    return without_blanks(tables)


def sources_of(corridor: Corridor) -> Iterator[Provenance]:
    """Yield every provenance that a file of this corridor must list."""
    # Imported here: only editing needs it.
    from remitcalc.files.corridor_text.source_names import SourceNames

    names = SourceNames({})
    stated(corridor, names)
    yield from names.used.values()


def stated_source(provenance: Provenance) -> Stated:
    """Return the table of a source."""
    return without_blanks(
        {
            "source": provenance.source,
            "date": provenance.date,
            "status": provenance.status.word,
            "note": provenance.note,
        }
    )


def _defaults(corridor: Corridor) -> Stated:
    defaults = corridor.defaults
    return without_blanks(
        {
            "pooled_service": defaults.pooled_service,
            "workers": defaults.workers,
            "amount": stated_amount(defaults.amount, corridor.sending_currency),
            "paydays": defaults.paydays,
            "payday_days": defaults.payday_days,
            "date": defaults.date,
            "amount_is": "" if defaults.amount_is == "principal" else defaults.amount_is,
        }
    )
