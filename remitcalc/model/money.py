"""Money: integers of minor units of ISO 4217 currencies.

The currency list and the exponents are those of ISO 4217 (List One, maintained by SIX on behalf of
ISO), read in 2025. CLDR's display digits differ for some currencies (RSD, GTQ) and are not used.
"""

from __future__ import annotations

from decimal import Decimal

from remitcalc.model.countable import PLACES
from remitcalc.model.message import Money

__all__ = ["CURRENCIES", "LARGEST_AMOUNT", "LARGEST_POOL", "Money", "exponent", "major", "minor"]

LARGEST_AMOUNT = 10**15
"""The largest amount of one worker, in minor units; a larger one is refused."""

LARGEST_POOL = 2**63 - 1
"""The largest sum of a pool, in minor units; a larger one is refused."""

CURRENCIES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UYW UZS
    VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()
)

_EXPONENTS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}


def exponent(currency: str) -> int:
    """Return the number of decimals of `currency` by ISO 4217.

    >>> exponent("CAD"), exponent("JPY"), exponent("KWD")
    (2, 0, 3)
    """
    return _EXPONENTS.get(currency, 2)


def minor(amount: Decimal, currency: str) -> int:
    """Return `amount` in minor units of `currency`, exactly.

    Raises
    ------
    ValueError
        The amount has more decimals than the currency, or is none that can be counted with.

    >>> minor(Decimal("400.00"), "CAD")
    40000
    """
    if not amount.is_finite() or amount.adjusted() > PLACES:
        raise ValueError(str(amount))
    # Scaling rounds what has more than 28 digits; comparing rounds nothing.
    digits = exponent(currency)
    units = amount.scaleb(digits).to_integral_value()
    if units.scaleb(-digits) != amount:
        raise ValueError(str(amount))
    return int(units)


def major(amount_minor: int, currency: str) -> Decimal:
    """Return minor units as a decimal with exactly the currency's decimals.

    >>> major(1069, "CAD"), major(26910, "JPY")
    (Decimal('10.69'), Decimal('26910'))
    """
    return Decimal(int(amount_minor)).scaleb(-exponent(currency))
