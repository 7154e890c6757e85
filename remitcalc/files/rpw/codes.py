"""Codes of countries and currencies as the survey writes them, and as the world knows them."""

from __future__ import annotations

_COUNTRIES = {
    "KSV": "XKX",
    "KOS": "XKX",
    "ROM": "ROU",
    "ZAR": "COD",
    "TMP": "TLS",
    "WBG": "PSE",
}
_WEST_AFRICA = frozenset("BEN BFA CIV GNB MLI NER SEN TGO".split())
_CENTRAL_AFRICA = frozenset("CAF CMR COG GAB GNQ TCD".split())


def country_code(text: str) -> str:
    """Return the alpha-3 code that `text` means: older ones of the World Bank become today's.

    >>> country_code("ksv"), country_code("GTM")
    ('XKX', 'GTM')
    """
    code = text.strip().upper()
    return _COUNTRIES.get(code, code)


def currency_code(text: str, country: str) -> str:
    """Return the ISO 4217 code that `text` means in `country`.

    The survey writes CLF, Chile's unit of account, where the amounts are pesos, and CFA for both
    francs.

    >>> currency_code("CFA", "CIV"), currency_code("CFA", "CMR"), currency_code("CLF", "CHL")
    ('XOF', 'XAF', 'CLP')
    """
    code = text.strip().upper()
    if code == "CLF":
        return "CLP"
    if code == "CFA" and country in _WEST_AFRICA:
        return "XOF"
    if code == "CFA" and country in _CENTRAL_AFRICA:
        return "XAF"
    return code
