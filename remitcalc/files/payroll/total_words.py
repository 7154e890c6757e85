"""Words by which a row is known as a total, an average or a count, in five languages.

Words are compared as `plain` gives them.
"""

from __future__ import annotations

from remitcalc.files.payroll.words import plain

ALONE = frozenset(
    {"sum", "suma", "somme", "summe", "zbir", "svega", "sumas", "sommes", "tot"}
    | {"sum total", "somme totale", "suma general"}
)
"""Words that are a total only alone: some are also surnames."""

BEGINNINGS = (
    *("total", "totals", "grand total", "subtotal", "subtotals", "sub total", "net total"),
    *("sum of", "overall total", "totales", "subtotales", "suma total", "suma de", "monto total"),
    *("importe total", "totaux", "sous total", "sous totaux", "montant total", "somme des"),
    *("totalbetrag", "totalsumme", "summe der", "summe aller", "gesamt", "gesamtsumme"),
    *("gesamtbetrag", "gesamttotal", "insgesamt", "zwischensumme", "zwischentotal"),
    *("gesamtergebnis", "gran total", "tot gral", "tot general", "somme totale"),
    *("ukupno", "ukupan iznos", "sveukupno", "medjuzbir", "zbir iznosa", "svega za"),
)
"""Words a row of totals begins with, whatever follows: "Total 12 workers", "Subtotal North"."""

ENDINGS = (
    *("total", "totals", "totales", "totaux", "subtotal", "ergebnis", "ergebnisse", "gesamt"),
    *("insgesamt", "summe", "zwischensumme", "teilsumme", "ukupno", "zbir", "svega"),
)
"""Words it ends with: "North Total", as Excel writes its subtotals; "Nord Ergebnis"."""

SIGNS = (
    *("tot", "sum", "somm", "gesamt", "ukup", "zbir", "svega", "ergebnis"),
    *("тот", "укуп", "збир", "свега"),
)
"""What every one of these words holds, in small letters: most texts have none of it."""

_GRAND = (
    *("grand total", "report total", "overall", "total general", "gran total", "tot general"),
    *("tot gral", "suma total", "suma general", "total global", "gesamtergebnis", "gesamtsumme"),
    *("gesamtbetrag", "insgesamt", "sveukupno", "somme totale", "sum total", "net total"),
)
_STATISTICS = (
    *("average", "avg", "median", "std dev", "standard deviation", "headcount", "head count"),
    *("number of", "no of", "count", "overall", "altogether", "promedio", "promedios", "mediana"),
    *("numero de", "cantidad de", "cuenta", "recuento", "desviacion", "moyenne", "mediane"),
    *("nombre de", "effectif", "ecart type", "durchschnitt", "mittelwert", "anzahl", "medianwert"),
    *("standardabweichung", "prosek", "prosecno", "broj", "medijana", "n de", "n workers"),
)
_WEAK_STATISTICS = (
    *("mean", "max", "min", "maximum", "minimum", "highest", "lowest", "media", "maximo"),
    *("minimo", "mayor", "menor", "maxi", "mini", "mittel", "hochster", "niedrigster"),
    *("maksimum", "najvise", "najmanje", "range", "rango"),
)
"""Some of these are names as well: they are no workers only beside a total or another figure."""


def is_total(text: str) -> bool:
    """Return whether a name is that of a row of totals.

    >>> is_total("TOTAL:"), is_total("Ukupno za isplatu"), is_total("Subtotal North (12)")
    (True, True, True)
    >>> is_total("North Total"), is_total("Süd Ergebnis")
    (True, True)
    >>> is_total("Totó"), is_total("Sum Wing"), is_total("Summers")
    (False, False, False)
    """
    folded = text.casefold()
    if not any(sign in folded for sign in SIGNS):
        return False
    words = plain(text)
    return words in ALONE or _begins(words, BEGINNINGS) or words.endswith(_ENDINGS)


def is_grand(text: str) -> bool:
    """Return whether a total is said to be that of the whole list.

    >>> is_grand("Grand Total"), is_grand("Gesamtergebnis"), is_grand("Total North")
    (True, True, False)
    """
    return _begins(plain(text), _GRAND)


def is_of_a_part(text: str) -> bool:
    """Return whether a total may be said to be that of a part of the list, by a word before it.

    >>> is_of_a_part("North Total"), is_of_a_part("TOTAL:"), is_of_a_part("Total 12 workers")
    (True, False, False)
    """
    words = plain(text)
    return words not in ALONE and not _begins(words, (*BEGINNINGS, *_GRAND, *_STATISTICS))


def is_statistic(text: str, *, beside_another: bool = True) -> bool:
    """Return whether a name is that of an average or a count, where a total may stand beside it.

    >>> is_statistic("Promedio"), is_statistic("Number of workers"), is_statistic("Máximo")
    (True, True, True)
    >>> is_statistic("Max", beside_another=False), is_statistic("Maxine Average")
    (False, False)
    """
    words = plain(text)
    return _begins(words, _STATISTICS) or (beside_another and _begins(words, _WEAK_STATISTICS))


def _begins(words: str, with_any: tuple[str, ...]) -> bool:
    return any(words == one or words.startswith(f"{one} ") for one in with_any)


_ENDINGS = tuple(f" {ending}" for ending in ENDINGS)
