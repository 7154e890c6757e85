"""Three corridors of 2025 Q3 as surveyed, a line per service, and rows of traps.

Source: The World Bank, Remittance Prices Worldwide, available at
http://remittanceprices.worldbank.org (CC BY 4.0), 2025 Q3. Transcribed; the fees are worked back
from published percentages of the amount. The lines pair the prices at USD 200 and 500 of one firm,
instrument and access point: equal margins first, then in file order.

Columns: firm, payment instrument, access point, then fee, margin and total cost percent at USD 200,
and the same at USD 500.
"""

from __future__ import annotations

from tests.files.rpw.layout import FIGURES, NEW_HEADER, row

USA_GTM = """
Walmart2World | Debit card | Internet | 0.0 | -2.12 | -2.12 | 0.0 | -2.12 | -2.12
Walmart2World | Debit card | Agent | 6.0 | -2.12 | 0.88 | 9.0 | -2.12 | -0.32
Pangea | Debit card | Internet | 0.0 | 2.02 | 2.02 | 0.0 | 2.02 | 2.02
Pangea | Debit card | Internet | 3.96 | 2.02 | 4.0 | 3.95 | 2.02 | 2.81
MoneyGram | Debit card | Internet | 2.9 | 0.81 | 2.26 | 2.9 | 0.81 | 1.39
Vigo | Bank account transfer | Agent | 5.0 | 0.68 | 3.18 | 5.0 | 0.68 | 1.68
Vigo | Bank account transfer | Agent | 5.0 | 0.68 | 3.18 | 5.0 | 0.68 | 1.68
Vigo | Cash | Agent | 5.0 | 0.68 | 3.18 | 5.0 | 0.68 | 1.68
Wells Fargo | Bank account transfer | Internet | 5.0 | 0.86 | 3.36 | 5.0 | 0.71 | 1.71
Intermex | Debit card | Internet | 3.0 | 1.95 | 3.45 | 8.75 | 1.95 | 3.7
Intermex | Debit card | Internet | 7.0 | 0.0 | 3.5 | 10.0 | 0.0 | 2.0
Intermex | Debit card | Internet | 7.0 | 0.0 | 3.5 | 10.0 | 0.0 | 2.0
Wells Fargo | Bank account transfer | Bank branch | 5.0 | 1.09 | 3.59 | 5.0 | 0.89 | 1.89
Walmart2World | Credit card | Internet | 12.0 | -2.12 | 3.88 | 22.5 | -2.12 | 2.38
Ria | Cash | Agent | 6.0 | 0.92 | 3.92 | 0.0 | 0.0 | 0.0
Intermex | Credit card | Internet | 4.0 | 1.95 | 3.95 | 10.0 | 1.95 | 3.95
Intermex | Credit card | Internet | 9.0 | 0.0 | 4.5 | 18.0 | 0.0 | 3.6
Intermex | Credit card | Internet | 9.0 | 0.0 | 4.5 | 18.0 | 0.0 | 3.6
Remitly | Bank account transfer | Internet | 4.0 | 2.16 | 4.16 | 4.0 | 1.87 | 2.67
Remitly | Debit card | Internet | 4.0 | 2.16 | 4.16 | 4.0 | 1.87 | 2.67
Xoom | Bank account transfer | Internet | 7.58 | 0.6 | 4.39 | 8.85 | 0.6 | 2.37
Intermex | Cash | Agent | 4.98 | 2.01 | 4.49 | 9.75 | 2.01 | 3.96
Intermex | Cash | Agent | 4.98 | 2.01 | 4.49 | 9.75 | 2.01 | 3.96
Western Union | Cash | Agent | 8.0 | 1.03 | 5.03 | 8.0 | 1.03 | 2.63
Xoom | Debit card | Internet | 9.4 | 0.6 | 5.3 | 14.35 | 0.6 | 3.47
Casa de Cambio Delgado | Cash | Agent | 7.0 | 2.02 | 5.52 | 9.5 | 2.02 | 3.92
MoneyGram | Credit card | Internet | 12.0 | 0.81 | 6.81 | 22.5 | 0.81 | 5.31
Remitly | Credit card | Internet | 10.0 | 2.16 | 7.16 | 19.0 | 1.87 | 5.67
Xoom | Credit card | Internet | 15.22 | 0.6 | 8.21 | 25.3 | 0.6 | 5.66
Walmart2World | Cash | Agent | 14.0 | 4.1 | 11.1 | 14.0 | 4.1 | 6.9
"""

CHE_SRB = """
Western Union | Credit card | Internet | 3.98 | 0.76 | 3.25 | 4.0 | 0.76 | 1.76
Western Union | Debit card | Internet | 3.98 | 0.76 | 3.25 | 4.0 | 0.76 | 1.76
Western Union | Bank account transfer | Internet | 2.99 | 1.97 | 3.84 | 3.0 | 1.97 | 2.72
MoneyGram | Credit card | Internet | 3.98 | 2.86 | 5.35 | 4.0 | 2.86 | 3.86
MoneyGram | Credit card | Internet | 3.98 | 3.65 | 6.14 | 4.0 | 3.65 | 4.65
MoneyGram | Debit card | Internet | 3.98 | 3.29 | 5.78 | 4.0 | 3.29 | 4.29
MoneyGram | Debit card | Internet | 3.98 | 3.85 | 6.34 | 4.0 | 3.85 | 4.85
Western Union | Cash | Agent | 5.01 | 5.15 | 8.28 | 5.0 | 5.15 | 6.4
Ria | Cash | Agent | 7.01 | 3.99 | 8.37 | 7.0 | 3.99 | 5.74
"""

CAN_JAM = """
Royal Bank of Canada | Bank account transfer | Internet | 0.0 | 2.1 | 2.1 | 0.0 | 2.1 | 2.1
MoneyGram | Debit card | Internet | 3.0 | 1.64 | 3.14 | 3.0 | 1.64 | 2.24
Ria | Debit card | Internet | 3.0 | 1.96 | 3.46 | 3.0 | 1.96 | 2.56
MoneyGram | Credit card | Internet | 5.0 | 1.64 | 4.14 | 10.0 | 1.64 | 3.64
Western Union | Credit card | Internet | 5.0 | 2.26 | 4.76 | 5.0 | 2.26 | 3.26
Western Union | Debit card | Internet | 5.0 | 2.26 | 4.76 | 5.0 | 2.26 | 3.26
Remitly | Bank account transfer | Internet | 4.0 | 3.22 | 5.22 | 4.0 | 3.22 | 4.02
Remitly | Debit card | Internet | 4.0 | 3.22 | 5.22 | 4.0 | 3.22 | 4.02
Xoom | Bank account transfer | Internet | 5.0 | 3.97 | 6.47 | 5.0 | 3.97 | 4.97
Xoom | Credit card | Internet | 5.0 | 3.97 | 6.47 | 10.25 | 3.97 | 6.02
Xoom | Debit card | Internet | 5.0 | 3.97 | 6.47 | 10.25 | 3.97 | 6.02
Ria | Credit card | Internet | 10.0 | 1.96 | 6.96 | 15.0 | 1.96 | 4.96
Remitly | Credit card | Internet | 8.0 | 3.22 | 7.22 | 14.0 | 3.22 | 6.02
ScotiaBank | Bank account transfer | Internet | 7.0 | 5.33 | 8.83 | 10.0 | 5.33 | 7.33
Western Union | Cash | Agent | 8.0 | 6.14 | 10.14 | 8.0 | 6.14 | 7.74
"""

BANKS = ("Wells Fargo", "Royal Bank of Canada", "ScotiaBank")
CORRIDORS = {
    ("USA", "GTM", "USD", 200.0, 500.0): USA_GTM,
    ("CHE", "SRB", "CHF", 160.0, 400.0): CHE_SRB,
    ("CAN", "JAM", "CAD", 200.0, 500.0): CAN_JAM,
}
MEANS = {
    "USA-GTM": ("4.185", "2.761"),
    "CHE-SRB": ("5.622", "4.003"),
    "CAN-JAM": ("5.691", "4.544"),
}
"""Average total cost percent at USD 200 and 500, rounded to three decimals."""


def survey() -> list[dict[str, object]]:
    """Return the rows of the three corridors."""
    made = []
    for (source, destination, code, amount1, amount2), lines in CORRIDORS.items():
        for line in lines.strip().split("\n"):
            firm, paid, access, *prices = line.split(" | ")
            made.append(
                row(
                    NEW_HEADER,
                    id=float(1212260000 + len(made)),
                    period="2025_3Q",
                    source_code=source,
                    destination_code=destination,
                    firm=firm,
                    firm_type="Bank" if firm in BANKS else "Money Transfer Operator",
                    payment_instrument=paid,
                    access_point=access,
                    date="",
                    cc1_lcu_amount=amount1,
                    cc2_lcu_amount=amount2,
                    cc1_lcu_code=code,
                    **dict(zip(FIGURES, map(float, prices), strict=True)),
                )
            )
    return made
