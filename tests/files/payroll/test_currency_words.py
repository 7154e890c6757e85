"""Currencies as headings, lines and number formats of five languages name them."""

from __future__ import annotations

import pytest

from remitcalc.files.payroll.currency_words import currencies_named, other_currency
from remitcalc.files.tables.cell_formats import shown_beside


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        *(("USD amount", "USD"), ("amount (usd)", "USD"), ("Amount (US dollars)", "USD")),
        *(("Montant ($ US)", "USD"), ("Amount US$", "USD"), ("Amount $US", "USD")),
        *(("US-Dollar", "USD"), ("Monto en dólares estadounidenses", "USD")),
        *(("amountUSD", "USD"), ("monto_usd", "USD"), ("AMOUNT USD", "USD"), ("NetUSD", "USD")),
        *(("Amount C$", "CAD"), ("Amount CDN$", "CAD"), ("Montant ($ CA)", "CAD")),
        *(("dollars canadiens", "CAD"), ("Kanadische Dollar", "CAD"), ("$CAN", "CAD")),
        *(("en quetzales", "GTQ"), ("Monto Q.", "GTQ"), ("Amount [Q]", "GTQ")),
        *(("Iznos RSD", "RSD"), ("Износ (дин.)", "RSD"), ("iznos u dinarima", "RSD")),
        *(("Betrag in Fr.", "CHF"), ("Schweizer Franken", "CHF"), ("Lohn sFr.", "CHF")),
        *(("Betrag (€)", "EUR"), ("iznos u evrima", "EUR"), ("Salaire £", "GBP")),
        *(("Amount (ALL)", "ALL"), ("amount MXN", "MXN"), ("pesos mexicanos", "MXN")),
    ],
)
def test_a_heading_names_its_currency(text, currency):
    (named,) = currencies_named(text)
    assert currency in named.currencies
    assert len(named.currencies) == 1 or currency == "MXN"
    assert not other_currency(text, currency)
    other = "JPY" if currency != "JPY" else "USD"
    assert other_currency(text, other) == named.words


@pytest.mark.parametrize(
    "text",
    [
        *("ALL WORKERS", "Worker of all", "Top amount", "Q1 amount", "Ron & Bob", "amount 2026"),
        *("Amount (net)", "Betrag für alle", "cup of tea", "Canadian farm", "Amount to send"),
    ],
)
def test_words_that_look_like_codes_name_no_currency(text):
    assert currencies_named(text) == []


def test_a_sign_that_many_currencies_have_is_not_another_one():
    assert other_currency("Amount ($)", "CAD") == other_currency("Amount ($)", "USD") == ""
    assert other_currency("Amount ($)", "CHF") == "$"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("[$USD] #,##0.00", "USD"),
        ("[$USD-409]#,##0.00;[Red]-[$USD-409]#,##0.00", "USD"),
        ('"Q"#,##0.00', "Q"),
        (r"\Q#,##0.00", "Q"),
        ('#,##0.00\\ "€"', "€"),
        ('_("US$"* #,##0.00_);_("US$"* (#,##0.00)', "US$"),
        ("[$$-409]#,##0.00", "$"),
        ("General", ""),
        ("[Red]0.00", ""),
        ("yyyy-mm-dd", ""),
        ('0.00" "', ""),
        ("[$-F800]dddd", ""),
        ('"' * 300, ""),
    ],
)
def test_a_number_format_shows_a_sign_or_nothing(code, shown):
    assert shown_beside(code) == shown
