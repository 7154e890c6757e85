"""Files made from known figures, untidy as people keep them: what is accepted has these figures.

Asking and refusing are always allowed; another figure never is.
"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tests.files.making import HAND_MADE

if TYPE_CHECKING:
    import random

    from tests.faults.seeds import Kind

_MARKS = ((".", ""), (".", ","), (",", "."), (",", " "), (",", "\u00a0"), (".", "'"), (".", "’"))
_SIGNS = ("{}", "{}", "{}", "${}", "C${}", "{} CAD", "CAD {}", "{} $", " {} ")
_NAMES = ("Ana", "Luz", "Eva", "José", "O'Neil", "Ruiz, Ana", "№ 7", "Żółć", "Iñaki", "12", "=x")
_HEADINGS = (("worker", "amount"), ("Name", "Amount"), ("Empleado", "Monto"), ("Nom", "Montant"))
_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16")


class Known(NamedTuple):
    """A file and what it says, in minor units or as decimals; `told` is how it says it."""

    kind: Kind
    name: str
    content: bytes
    told: str
    names: tuple[str, ...]
    figures: tuple[object, ...]


def known(chance: random.Random) -> Known:
    """Return a file of known figures: mostly a payroll."""
    return chance.choices((_payroll, _fees, _quotes, _corridor), (6, 2, 2, 2))[0](chance)


def minor(chance: random.Random) -> int:
    """Return an amount in minor units: every size, round ones more often."""
    size = chance.choice((100, 1_000, 10_000, 100_000, 1_000_000, 100_000_000))
    amount = chance.randint(1, size * 100)
    return max(100, amount - amount % chance.choice((1, 1, 10, 100, 10_000)))


def written(amount: int, marks: tuple[str, str], decimals: str) -> str:
    """Return minor units as a person types them: "always", "never" or "short" decimals."""
    point, thousands = marks
    whole, cents = divmod(amount, 100)
    text = f"{whole:,}".replace(",", thousands)
    if decimals == "always" or cents:
        tail = f"{cents:02}"
        text += point + (tail.rstrip("0") or "0" if decimals == "short" else tail)
    return text


def _payroll(chance: random.Random) -> Known:
    count = chance.choice((1, 2, 3, 5, 12))
    names = tuple(f"{chance.choice(_NAMES)} {at}" for at in range(count))
    figures = tuple(minor(chance) for _ in names)
    marks, decimals = chance.choice(_MARKS), chance.choice(("always", "never", "short"))
    sign = chance.choice(_SIGNS)
    cells = [sign.format(written(figure, marks, decimals)) for figure in figures]
    rows = [list(chance.choice(_HEADINGS)), *map(list, zip(names, cells, strict=True))]
    told = f"marks {marks} decimals {decimals} sign {sign!r}"
    if chance.random() < 0.3:
        rows = [[row[1], row[0]] for row in rows]
    if chance.random() < 0.3:
        rows = [[*row, "" if at else "note"] for at, row in enumerate(rows)]
    if chance.random() < 0.2:
        total = sign.format(written(sum(figures), marks, decimals))
        at = rows[0].index(next(cell for cell in rows[0] if cell in _AMOUNTS))
        last = ["TOTAL" if place != at else total for place in range(2)]
        rows.append([*last, *[""] * (len(rows[0]) - 2)])
    if chance.random() < 0.2:
        rows.insert(chance.choice((0, 1, len(rows))), [])
    return _as_csv(chance, rows, told, names, figures)


def _as_csv(
    chance: random.Random,
    rows: list[list[str]],
    told: str,
    names: tuple[str, ...],
    figures: tuple[int, ...],
) -> Known:
    target, delimiter = io.StringIO(), chance.choice(",;\t")
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    ends = chance.choice(("\n", "\r\n"))
    csv.writer(target, delimiter=delimiter, quoting=quoting, lineterminator=ends).writerows(rows)
    encoding = chance.choice(_ENCODINGS)
    content = target.getvalue().encode(encoding)
    told += f" delimiter {delimiter!r} {encoding}"
    return Known("payroll", "known.csv", content, told, names, figures)


def _fees(chance: random.Random) -> Known:
    fee, amount = minor(chance) % 10_000 + 1, minor(chance)
    margin = Decimal(chance.randint(0, 2000)) / 100
    point = chance.choice((".", ","))
    marks = (point, chance.choice(("", "", " ", "." if point == "," else ",")))
    values = (written(fee, marks, "short"), f"{margin}".replace(".", point))
    text = HAND_MADE.format(
        fee=values[0], margin=values[1], amount=written(amount, marks, "always")
    )
    told = f"marks {marks}"
    return Known("fees", "known.csv", text.encode(), told, (), (fee, margin, amount))


def _quotes(chance: random.Random) -> Known:
    fee, amount = minor(chance) % 10_000, minor(chance)
    rate = Decimal(chance.randint(1, 10**7)) / 10**6
    quote = {"rate": float(rate), "fee": fee / 100, "dateCollected": "2026-08-20T16:37:20Z"}
    if chance.random() < 0.3:
        quote = {**quote, "rate": str(rate), "fee": f"{fee / 100:.2f}"}
    provider = {"name": "Wise", "type": "bank", "quotes": [quote]}
    ends = {"sourceCurrency": "USD", "targetCurrency": "GTQ", "amountType": "SEND"}
    document = {**ends, "amount": amount / 100, "providers": [provider]}
    text = json.dumps(document, indent=chance.choice((None, 2)))
    return Known("quotes", "known.json", text.encode(), "", (), (amount - fee, fee, rate))


def _corridor(chance: random.Random) -> Known:
    fee, amount = minor(chance) % 10_000, minor(chance)
    form = chance.choice(("{}.{:02}", "+{}.{:02}", "{}.{:02}00", "{}.{:02}e0"))
    said = [form.format(*divmod(figure, 100)) for figure in (fee, amount)]
    if chance.random() < 0.3:
        whole, cents = divmod(amount, 100)
        said[1] = f"{whole:_}.{cents:02}"
    text = corridor_saying(*said)
    return Known("corridor", "known.toml", text.encode(), form, (), (fee, amount))


def corridor_saying(fee: str, amount: str) -> str:
    """Return a corridor file with this fee and amount as they are typed."""
    return _CORRIDOR.format(fee=fee, amount=amount)


_AMOUNTS = {amount for _, amount in _HEADINGS}
_CORRIDOR = """\
format = 1
id = "known"
sending_country = "US"
receiving_country = "GT"
sending_currency = "USD"
receiving_currency = "GTQ"
names = {{en = "Known"}}
reference_rate = {{rate = 7.66, provenance = "p"}}
defaults.pooled_service = "pool"
defaults.workers = 3
defaults.amount = {amount}
defaults.paydays = 1
defaults.payday_days = 14
defaults.date = 2026-01-09
provenance.p = {{source = "S", date = "2026", status = "own"}}
[[services]]
id = "alone"
provider = "A"
provider_type = "bank"
kind = "individual"
instrument = "bank account"
provenance = "p"
sending = [{{name = "f", fixed = {fee}}}]
transit = "none"
receiving = "none"
exchange = {{fx_margin_percent = 2}}
[[services]]
id = "pool"
provider = "B"
provider_type = "bank"
kind = "pooled"
instrument = "bank account"
provenance = "p"
sending = "none"
transit = "none"
receiving = "none"
exchange = {{fx_margin_percent = 1}}
"""
