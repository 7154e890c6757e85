"""Which currencies a heading, a line above a list or a number format names, in five languages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from remitcalc.files.limits import LONGEST_WORDS
from remitcalc.files.payroll.words import MONEY_SIGNS, plain
from remitcalc.model.frozen import frozen
from remitcalc.model.money import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {
    "CAD USD AUD NZD SGD HKD BBD JMD": "dollar dollars dolar dolares dolara dolari dolarima",
    "GTQ": "quetzal quetzales quetzals kecal kecala kecali kecalima",
    "EUR": "euro euros evro evra evri evrima",
    "CHF": "franc francs franken franco francos franak franaka franci francima",
    "RSD": "dinar dinars dinara dinari dinares dinare dinarima",
    "MXN COP CLP ARS DOP UYU PHP CUP": "peso pesos pesosa",
    "GBP EGP LBP": "pound pounds sterling pfund funta funti",
    "JPY": "yen yens jen jena",
    "HNL": "lempira lempiras",
    "NIO": "cordoba cordobas",
    "CRC": "colon colones colons",
    "BRL": "reais",
    "PEN": "soles",
    "INR NPR PKR LKR": "rupee rupees rupia rupias roupie roupies rupien rupija",
    "PLN": "zloty zlotys zlote zloti zlota",
    "HUF": "forint forints forinte forinti",
    "RON MDL": "leu lei leja",
    "BGN": "lev leva lewa",
    "SEK NOK DKK CZK ISK": "krone kronen kronor kroner couronne couronnes corona coronas kruna",
    "TRY": "lira liras liren lire",
    "BAM": "marka maraka",
    "AED MAD": "dirham dirhams",
    "HTG": "gourde gourdes",
    "RUB BYN": "ruble rubles rublo rublos rouble roubles rubel rubalja rublji",
    "UAH": "hryvnia hryvnias grivna",
    "BOB": "boliviano bolivianos",
    "VES": "bolivar bolivares",
    "PYG": "guarani guaranies",
    "PAB": "balboa balboas",
    "KES TZS UGX": "shilling shillings chelines",
}
"""What money is called; which country's it is may stand beside."""

_COUNTRIES = {
    "USD": "us usa eeuu american americano americanos americana americain americains"
    " estadounidense estadounidenses amerikanische amerikanischer americki americkih",
    "CAD": "ca can cdn canada canadian canadiense canadienses canadien canadiens canadienne"
    " kanadische kanadischer kanada kanadski kanadskih",
    "AUD": "australian australiano australianos australien australiens australische",
    "MXN": "mexican mexicano mexicanos mexicain mexicains mexikanische meksicki",
    "COP": "colombian colombiano colombianos colombiens",
    "DOP": "dominican dominicano dominicanos dominicains",
    "CHF": "swiss suizo suizos suisse suisses schweizer svajcarski svajcarskih",
    "RSD": "serbian serbio serbios serbe serbes serbische srpski srpskih",
    "GBP": "british britanico britanicas britannique britische",
}
_CODES_THAT_ARE_WORDS = frozenset(
    "all ang ars bam bob cop cup gel lak mad mop mur pen ron sar sek sos top try".split()
)
"""They are codes in capitals among small letters, or alone in brackets."""

_LINKS = frozenset("in en u de des of von".split())
_WORD = re.compile(r"[^\W\d_]*[$€£¥₡₹₽₺₱₲₴₦฿₫₩][^\W\d_]*|[^\W\d_]+\.?")
_SEAM = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-Z]{3}(?![a-z]))")
"""Where a code begins in a heading written as one word: amountUSD."""


@frozen
class Named:
    """A currency that a text names: the words, and which currencies they can mean."""

    words: str
    currencies: frozenset[str]


def currencies_named(text: str) -> list[Named]:
    """Return every currency that a text names.

    >>> [(named.words, sorted(named.currencies)) for named in currencies_named("Monto ($ US)")]
    [('$ US', ['USD'])]
    >>> currencies_named("All amounts, 2nd quarter")
    []
    """
    without_figures = (word for word in text[:LONGEST_WORDS].split() if not _has_digit(word))
    text = _SEAM.sub(" ", " ".join(without_figures))
    money: list[tuple[re.Match[str], frozenset[str]]] = []
    places: list[tuple[re.Match[str], frozenset[str]]] = []
    for found in _WORD.finditer(text):
        word = plain(found[0]) or found[0].casefold()
        if (meant := _meant(found, word, text)) is not None:
            money.append((found, meant))
        elif word in _countries():
            places.append((found, _countries()[word]))
    return [_with_country(text, found, meant, places) for found, meant in money]


def other_currency(text: str, currency: str) -> str:
    """Return the words that name another currency than `currency`; empty: there are none.

    >>> other_currency("USD amount", "CAD"), other_currency("Montant ($)", "CAD")
    ('USD', '')
    >>> other_currency("Betrag (kanadische Dollar)", "USD"), other_currency("en quetzales", "GTQ")
    ('kanadische Dollar', '')
    """
    named = currencies_named(text)
    return next((one.words for one in named if currency not in one.currencies), "")


def without_currency(words: list[str]) -> list[str]:
    """Return the words of a heading but those of a currency, and what links them to the rest.

    >>> without_currency(["amount", "in", "us", "dollars"]), without_currency(["net", "chf"])
    (['amount'], ['net'])
    """
    money = [at for at, word in enumerate(words) if is_money_word(word)]
    if not money:
        return words
    kept = [word for word in words if not is_money_word(word) and word not in _countries()]
    while kept and kept[-1] in _LINKS:
        kept.pop()
    while kept and kept[0] in _LINKS:
        kept.pop(0)
    return kept


def names_currency_alone(text: str) -> bool:
    """Return whether a text is the code or the name of a currency; a sign alone is none.

    >>> [names_currency_alone(one) for one in ("CAD", "(in CAD)", "dollars", "$", "Ana", "")]
    [True, True, True, False, False, False]
    """
    words = plain(text.strip("([ ])")).split() if len(text) <= LONGEST_WORDS else []
    are_words = all(word.isalpha() and len(word) > 1 for word in words)
    return bool(words) and are_words and not without_currency(words)


def is_money_word(word: str) -> bool:
    """Return whether a word, in small letters, is a currency's sign, code or name."""
    is_code = word.upper() in CURRENCIES and word not in _CODES_THAT_ARE_WORDS
    return is_code or word in MONEY_SIGNS or word in _names()


def _meant(found: re.Match[str], word: str, text: str) -> frozenset[str] | None:
    code = word.upper()
    if word in _CODES_THAT_ARE_WORDS:
        is_alone = text[: found.start()].rstrip().endswith(("(", "[")) and text[
            found.end() :
        ].lstrip().startswith((")", "]"))
        is_marked = found[0].isupper() and not text.isupper()
        return frozenset({code}) if is_alone or is_marked else None
    if code in CURRENCIES:
        return frozenset({code})
    signs = MONEY_SIGNS.get(found[0].casefold()) or MONEY_SIGNS.get(word)
    return frozenset(signs) if signs else _names().get(word) or _marked_sign(found[0])


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _marked_sign(word: str) -> frozenset[str] | None:
    """Return what a sign and a country in one word mean: "$CA", "CDN$"."""
    sign = next((letter for letter in word if not letter.isalpha()), "")
    place = _countries().get(word.replace(sign, "").casefold()) if sign else None
    return (place and place & frozenset(MONEY_SIGNS.get(sign, ()))) or None


def _with_country(
    text: str,
    found: re.Match[str],
    meant: frozenset[str],
    places: list[tuple[re.Match[str], frozenset[str]]],
) -> Named:
    """Return a currency by the country that is named beside it, where that makes it one."""
    begin, end = found.span()
    for place, of in places:
        if meant & of and len(meant) > 1:
            meant &= of
            begin, end = min(begin, place.start()), max(end, place.end())
    return Named(text[begin:end], meant)


@cache
def _names() -> dict[str, frozenset[str]]:
    return dict(_by_word(_NAMES))


@cache
def _countries() -> dict[str, frozenset[str]]:
    return dict(_by_word(_COUNTRIES))


def _by_word(words: dict[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    for codes, listed in words.items():
        for word in listed.split():
            yield word, frozenset(codes.split())
