"""Every trap of the real workbook, each in a row of its own that a test can name by its id."""

from __future__ import annotations

import datetime

from tests.files.rpw.layout import NEW_HEADER, OLD_HEADER, row

_PRICE = {
    "cc1_lcu_amount": 200.0,
    "cc1_lcu_code": "USD",
    "cc1_lcu_fee": 5.0,
    "cc1_fx_margin": 1.5,
    "cc1_total_cost": 4.0,
    "cc2_lcu_amount": 500.0,
    "cc2_lcu_fee": 5.0,
    "cc2_fx_margin": 1.5,
    "cc2_total_cost": 2.5,
}
_BLANK_SECOND = {
    "cc2_lcu_amount": 0.0,
    "cc2_lcu_fee": "",
    "cc2_fx_margin": "",
    "cc2_total_cost": "",
}
_RWANDA = {
    "source_code": "RWA",
    "destination_code": "UGA",
    "cc1_lcu_code": "RWF",
    "cc1_lcu_amount": 150000.0,
    "cc1_lcu_fee": 3000.0,
    "cc1_total_cost": 3.5,
    "cc2_lcu_amount": 375000.0,
    "cc2_lcu_fee": 3000.0,
    "cc2_total_cost": 2.3,
}

TRAPS: dict[str, dict[str, object]] = {
    "undisclosed": {
        "transparent": "no",
        "cc1_fx_margin": 0.0,
        "cc1_total_cost": 2.5,
        "cc2_fx_margin": 0.0,
        "cc2_total_cost": 1.0,
        "cc1_lcu_fx_rate": 1.0,
        "cc2_lcu_fx_rate": 1.0,
        "inter_lcu_bank_fx": 1.0,
    },
    "undisclosed_by_note": {
        "note2": "The provider does not disclose its exchange rate",
        "cc1_fx_margin": 0.0,
        "cc1_total_cost": 2.5,
        "cc2_fx_margin": 0.0,
        "cc2_total_cost": 1.0,
    },
    "number_as_text": {
        "period": "2024_3Q",
        "cc1_lcu_amount": "200",
        "cc1_lcu_fee": " 5.00 ",
        "cc1_fx_margin": "1.5",
        "cc1_total_cost": "4",
    },
    "thousands_as_text": {
        "period": "2024_4Q",
        **_RWANDA,
        "cc1_lcu_amount": "150,000.00",
    },
    "excel_date": {"period": "2025_1Q", "date": datetime.date(2025, 2, 14)},
    "capital_yes": {"transparent": "Yes"},
    "dots_and_blanks": {"source_lending": "..", "speed_actual": "..", "firm_type": ".."},
    "not_applicable": {"access_point": "N/A", "pickup_method": "N/A"},
    "blank_second": _BLANK_SECOND,
    "zero_interbank": {"inter_lcu_bank_fx": 0.0},
    "negative_margin": {
        "cc1_fx_margin": -3.0,
        "cc1_total_cost": -0.5,
        "cc2_fx_margin": -3.0,
        "cc2_total_cost": -2.0,
    },
    "clf": {
        "source_code": "CHL",
        "destination_code": "PER",
        "cc1_lcu_code": "CLF",
        "cc1_lcu_amount": 112500.0,
        "cc1_lcu_fee": 2930.0,
        "cc1_fx_margin": 1.65,
        "cc1_total_cost": 4.25,
        "cc2_lcu_amount": 280000.0,
        "cc2_lcu_fee": 7300.0,
        "cc2_fx_margin": 1.38,
        "cc2_total_cost": 3.99,
    },
    "cfa": {
        "source_code": "CIV",
        "destination_code": "MLI",
        "cc1_lcu_code": "CFA",
        "cc1_lcu_amount": 93000.0,
        "cc1_lcu_fee": 3000.0,
        "cc1_fx_margin": 0.0,
        "cc1_total_cost": 3.23,
        "cc2_lcu_amount": 230000.0,
        "cc2_lcu_fee": 6000.0,
        "cc2_fx_margin": 0.0,
        "cc2_total_cost": 2.61,
    },
    "kosovo": {"destination_code": "KSV"},
    "kosovo_again": {"destination_code": "XKX", "destination_name": "Kosovo, Republic of"},
    "usual_amount": _RWANDA,
    "usual_amount_again": _RWANDA,
    "outlying_amount": {**_RWANDA, "cc1_lcu_amount": 200.0, "cc1_lcu_fee": 4.0},
    "outlying_second": {**_RWANDA, "cc2_lcu_amount": 500.0, "cc2_lcu_fee": 4.0},
    "identity_broken": {"cc1_total_cost": 4.06},
    "identity_within": {"cc1_total_cost": 4.05},
    "formula": {"cc1_total_cost": ("=100*W{row}/T{row}+Y{row}", 4.0)},
    "unlabelled": {"beyond": "a remark of the surveyor"},
    "no_provider": {"firm": "N/A"},
    "no_fee": {"cc1_lcu_fee": "N/A"},
    "bad_number": {"cc1_lcu_fee": "five"},
    "no_such_quarter": {"period": "2025_5Q"},
    "no_country": {"destination_code": ".."},
}
FIRST_ID = 900_000_000
"""The first trap's id; those after it count on."""


def trap_id(name: str) -> int:
    """Return the id of a trap's row."""
    return FIRST_ID + list(TRAPS).index(name)


def traps() -> list[dict[str, object]]:
    """Return a row for each trap, and one more that repeats the key of the first."""
    usual = {"period": "2025_3Q", "source_code": "USA", "destination_code": "MLI", "firm": "Firm"}
    usual |= {"payment_instrument": "Cash", "access_point": "Agent", "pickup_method": "Cash"}
    made = [
        row(NEW_HEADER, id=float(FIRST_ID + at), **{**usual, **_PRICE, **cells})
        for at, cells in enumerate(TRAPS.values())
    ]
    return [*made, {**made[0], "firm": "Repeated"}]


def old_traps() -> list[dict[str, object]]:
    """Return rows of the older layout whose quarters sort as text within a year only."""
    given = {"source_code": "USA", "destination_code": "MLI", "firm": "Firm", **_PRICE}
    quarters = ("2016_1Q", "2015_4Q", "2012_3Q")
    return [row(OLD_HEADER, id=float(at), period=q, **given) for at, q in enumerate(quarters, 1)]
