"""The headers of the World Bank's workbook, and one row of it as a mapping from header to cell.

Source: The World Bank, Remittance Prices Worldwide, available at
http://remittanceprices.worldbank.org (CC BY 4.0); headers and sample rows of the data set that
ends with 2025 Q3, transcribed.
"""

from __future__ import annotations

OLD_SHEET = "Dataset (up to Q1 2016)"
NEW_SHEET = "Dataset (from Q2 2016)"
OTHER_SHEETS = ("Terms of Use", "Methodology", "Legend", "Countries")

_START = (
    "id period source_code source_name source_region source_income source_lending source_G8G20"
    " destination_code destination_name destination_region destination_income destination_lending"
    " destination_G8G20 firm firm_type"
).split()
_PRICES = (
    "cc1 lcu amount|cc1 denomination amount|cc1 lcu code|cc1 lcu fee|cc1 lcu fx rate|cc1 fx margin"
    "|cc1 total cost %|cc2 lcu amount|cc2 denomination amount|cc2 lcu code|cc2 lcu fee"
    "|cc2 lcu fx rate|cc2 fx margin|cc2 total cost %|inter lcu bank fx|transparent"
).split("|")
OLD_HEADER = (
    *_START,
    *("product", "sending location", "speed actual"),
    *_PRICES,
    *("note1", "note2", "coverage", "pick-up method", "date", "corridor"),
)
NEW_HEADER = (
    *_START,
    *("payment instrument", "access point", "speed actual"),
    *_PRICES,
    *("Standard Note", "note2", "receiving network coverage", "pickup location", "pickup method"),
    *("date", "corridor"),
)

_OLD_SAMPLES = """
14981,MoneyGram,Money Transfer Operator,Less than one hour,20650.0,0.000651,1.36,8.36,38220.0,1.36,6.56,Nationwide,Cash
14980,KCB (Kenya Commercial Bank),Bank,Same day,29500.0,0.0006532,1.03,11.03,29400.0,1.03,5.03,Major cities,Own/partner Bank Account
14983,NMB (National Microfinance Bank),Non-Bank FI,3-5 days,29500.0,0.0006494,1.61,11.61,29400.0,1.61,5.61,Nationwide,Bank Account
"""  # noqa: E501  as in the file
_NEW_SAMPLES = """
920173544;2017_3Q;TZA;UGA;MoneyGram;Money Transfer Operator;Cash;Agent;Less than one hour;324500.0;TZS;17500.0;0.0004411;1.25;6.65;811000.0;37500.0;1.25;5.88;0.00045;High;Cash
920173545;2017_3Q;TZA;UGA;NBC (National Bank of Commerce Ltd);Bank;Bank account transfer;Bank branch,Call Center;Next day;324500.0;TZS;81125.0;0.0004432;0.78;25.78;811000.0;81100.0;0.78;10.78;0.00045;Medium;Bank account
920173548;2017_3Q;TZA;UGA;Tanzania Postal Corporation;Post office;Cash;Post Office branch;Less than one hour;324500.0;TZS;24000.0;0.0004428;0.87;8.27;811000.0;48000.0;0.87;6.79;0.00045;High;Cash
1220172379;2017_4Q;KEN;RWA;MoneyGram;Money Transfer Operator;Cash;Agent;Less than one hour;18000.0;KES;315.0;7.8852444;4.74;6.49;45000.0;787.5;4.74;6.49;8.2772;High;Cash
1220172380;2017_4Q;KEN;RWA;Ecobank;Bank;Cash;Bank branch;Next day;18000.0;KES;2700.0;0.009411;2.97;17.97;45000.0;2700.0;2.97;8.97;0.0097;Medium;Cash
1220172382;2017_4Q;KEN;RWA;M-Pesa;Mobile Operator;Mobile money;Mobile phone;Less than one hour;18000.0;KES;100.0;0.00955;1.54;2.1;45000.0;110.0;1.54;1.78;0.0097;High;Cash
1220172383;2017_4Q;KEN;RWA;Xpress Money;Money Transfer Operator;Cash;Agent;Less than one hour;18000.0;KES;400.0;6.73049;18.69;20.91;45000.0;600.0;18.69;20.02;8.2772;Medium;Cash
1220172384;2017_4Q;KEN;SSD;ABC Bank;Money Transfer Operator;Bank account transfer;Bank branch,Call Center,Internet;Next day;18000.0;KES;1650.0;0.00951;1.95;11.12;45000.0;1650.0;1.95;5.62;0.0097;Low;Bank account
1220172402;2017_4Q;KEN;TZA;Posta Kenya;Post office;Cash;Post Office branch;2 days;18000.0;KES;1740.0;0.009594;1.09;10.75;45000.0;2900.0;1.09;7.53;0.0097;High;Cash
"""  # noqa: E501  as in the file

NAMES = {
    "TZA": "Tanzania",
    "UGA": "Uganda",
    "KEN": "Kenya",
    "RWA": "Rwanda",
    "SSD": "South Sudan",
    "USA": "United States",
    "GTM": "Guatemala",
    "CHE": "Switzerland",
    "SRB": "Serbia",
    "CAN": "Canada",
    "JAM": "Jamaica",
    "KSV": "Kosovo",
    "XKX": "Kosovo",
    "CHL": "Chile",
    "PER": "Peru",
    "CIV": "Côte d'Ivoire",
    "MLI": "Mali",
}


def row(header: tuple[str, ...], **cells: object) -> dict[str, object]:
    """Return a row by header; names of arguments have `_` where a header has spaces."""
    folded = {name.replace(" ", "_").replace("-", "_").replace("_%", ""): name for name in header}
    made: dict[str, object] = dict.fromkeys(header, "")
    made |= {"source_G8G20": "..", "destination_G8G20": "..", "firm_type": "Bank"}
    made |= {"cc1 denomination amount": 200.0, "cc2 denomination amount": 500.0}
    made |= {"inter lcu bank fx": 1.25, "cc1 lcu fx rate": 1.2, "cc2 lcu fx rate": 1.2}
    made |= {"transparent": "yes", "date": "25/Jul/2017"}
    for name, cell in cells.items():
        made[folded.get(name, name)] = cell
    for side in ("source", "destination"):
        made[f"{side}_name"] = made[f"{side}_name"] or NAMES.get(str(made[f"{side}_code"]), "")
    made["cc2 lcu code"] = made["cc2 lcu code"] or made["cc1 lcu code"]
    made["corridor"] = f"{made['source_code']}{made['destination_code']}"
    return made


def old_samples() -> list[dict[str, object]]:
    """Return three real rows of 2011 Q1, Tanzania to Kenya."""
    return [_old(line.split(",")) for line in _OLD_SAMPLES.split("\n") if line]


def new_samples() -> list[dict[str, object]]:
    """Return nine real rows of 2017 Q3 and Q4."""
    return [_new(line.split(";")) for line in _NEW_SAMPLES.split("\n") if line]


def _old(cells: list[str]) -> dict[str, object]:
    key, firm, kind, speed, fee1, rate, margin1, total1, fee2, margin2, total2, cover, how = cells
    figures = _figures(fee1, margin1, total1, fee2, margin2, total2)
    return row(
        OLD_HEADER,
        id=float(key),
        period="2011_1Q",
        source_code="TZA",
        destination_code="KEN",
        firm=firm,
        firm_type=kind,
        sending_location="Not available",
        speed_actual=speed,
        cc1_lcu_amount=295000.0,
        cc2_lcu_amount=735000.0,
        cc1_lcu_code="TZS",
        cc1_lcu_fx_rate=float(rate),
        cc2_lcu_fx_rate=float(rate),
        inter_lcu_bank_fx=0.00066,
        coverage=cover,
        pick_up_method=how,
        date="24/Jan/2011",
        **figures,
    )


FIGURES = (
    *("cc1_lcu_fee", "cc1_fx_margin", "cc1_total_cost"),
    *("cc2_lcu_fee", "cc2_fx_margin", "cc2_total_cost"),
)


def _figures(*cells: str) -> dict[str, object]:
    return dict(zip(FIGURES, map(float, cells), strict=True))


def _new(cells: list[str]) -> dict[str, object]:
    key, period, source, destination, firm, kind, paid, access, speed, *prices = cells
    amount1, code, fee1, rate, margin1, total1, amount2, fee2, margin2, total2, *rest = prices
    bank, cover, pickup = rest
    figures = _figures(fee1, margin1, total1, fee2, margin2, total2)
    return row(
        NEW_HEADER,
        id=float(key),
        period=period,
        source_code=source,
        destination_code=destination,
        firm=firm,
        firm_type=kind,
        payment_instrument=paid,
        access_point=access,
        speed_actual=speed,
        cc1_lcu_amount=float(amount1),
        cc2_lcu_amount=float(amount2),
        cc1_lcu_code=code,
        cc1_lcu_fx_rate=float(rate),
        cc2_lcu_fx_rate=float(rate),
        inter_lcu_bank_fx=float(bank),
        receiving_network_coverage=cover,
        pickup_method=pickup,
        date="25/Jul/2017" if period == "2017_3Q" else "10/Nov/2017",
        **figures,
    )
