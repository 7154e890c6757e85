"""Documents for tests, from random scenarios with everything that a document may hold."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from remitcalc import Payroll, Scenario
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.bank_offer import BankOffer, ChargeNames, Fee, with_offer
from remitcalc.model.corridor import NO_POOL
from remitcalc.model.document import Document, Origin, PayrollOrigin, SortOrder, View
from remitcalc.model.figure_edits import UNKNOWN, TypedFigure, typed_over
from remitcalc.model.file_list import FileList
from remitcalc.model.logo import Logo
from remitcalc.model.message import ModelError
from remitcalc.model.payroll_choices import NetFixed, NetPercent, PayrollChoices
from remitcalc.model.payroll_edits import added, with_values
from remitcalc.model.price_place import places_of, price_at
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Side

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor

NAMES = ("Ana", "Łucja", "李小龍", "محمد", 'Ž. O\'Neil "Z"', "=1+1", "a\\b", "👩‍🌾", "x\ny")
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
DIGEST = "0123456789abcdef" * 4


def small() -> Document:
    """Three named workers of the Canada–Guatemala example."""
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    payroll = Payroll(np.array([40_000, 35_050, 5]), names=("Ana", "Luz", "Eva"))
    origin = PayrollOrigin("/p.csv", DIGEST, "", 2, np.array([2, 3, 0]))
    return Document(
        scenario.replace(payroll=payroll), Origin(DIGEST, bundled="canada-guatemala"), origin
    )


def offered_where_no_pool_is() -> Scenario:
    """A surveyed corridor, which has no pool, to which a bank's offer was added."""
    surveyed = load_corridor("us-guatemala")
    defaults = replace(surveyed.defaults, pooled_service=NO_POOL)
    alone = replace(surveyed, services=surveyed.individual_services, defaults=defaults)
    told = BankOffer(
        name="Chase",
        fee=Fee(2500),
        transit=None,
        arrival=None,
        margin_percent=Decimal("1.8"),
        rate=None,
        who="Mr Gray",
        when=date(2026, 11, 12),
    )
    names = ChargeNames("fee", "way", "arrival", "distribution")
    return with_offer(Scenario.of(alone), told.service("offer-1", names), is_chosen=True)


def workers(count: int) -> Document:
    """As many named workers in groups, of which some do not join, read from a workbook."""
    at = np.arange(count, dtype=np.int64)
    payroll = Payroll(
        30_000 + at * 7_919 % 70_001,
        names=tuple(f"Worker Number {n}" for n in range(count)),
        groups=tuple(f"Farm {n % 9}" for n in range(count)),
        joins=at % 10 != 3,
    )
    scenario = Scenario.of(load_corridor("canada-guatemala")).replace(payroll=payroll)
    origin = PayrollOrigin("/home/ana/payroll.xlsx", DIGEST, "March", 3, at + 2 + at // 1_000)
    return Document(scenario, Origin(DIGEST, bundled="canada-guatemala"), origin)


def random_document(corridor: Corridor, amounts: list[int], seed: int) -> Document:
    """A document of a corridor with these amounts, all else by chance."""
    chance = random.Random(seed)
    count = len(amounts)
    alone = [s.id for s in corridor.individual_services]
    pooled = [s.id for s in corridor.pooled_services]

    def maybe(value: Any) -> Any:
        return value if chance.random() < 0.5 else None

    names = tuple(f"{chance.choice(NAMES)} {at}" for at in range(count))
    payroll = Payroll(
        np.array(amounts),
        names=maybe(names),
        services=maybe(tuple(chance.choice([None, *alone]) for _ in amounts)),
        groups=maybe(tuple(chance.choice(NAMES) for _ in amounts)),
        joins=maybe(np.array([chance.random() < 0.7 for _ in amounts])),
    )
    scenario = Scenario(
        corridor,
        payroll,
        chance.choice(pooled),
        date.fromordinal(chance.randint(700_000, 740_000)),
        individual=chance.choice(["typical", "cheapest", *alone]),
        amount_is=chance.choice(["principal", "outlay"]),
        share=chance.choice(["equal", "proportional", "no-one-worse-off"]),
        employer_share_percent=chance.choice([Decimal(0), Decimal("33.330"), Decimal("1E+2")]),
        paydays=chance.randint(1, 26),
        payday_days=chance.randint(1, 31),
        individual_every=chance.randint(1, 4),
        pooled_every=chance.randint(1, 4),
        offers=tuple(pooled if chance.random() < 0.5 else ()),
    )
    origin = PayrollOrigin(
        f"/home/{chance.choice(NAMES)}/\udcff.xlsx",
        DIGEST,
        chance.choice(NAMES),
        chance.randint(0, 40),
        maybe(np.array([chance.randint(0, 99) for _ in amounts], dtype=np.int64)),
        _choices(chance),
        chance.choice(["", "cp850"]),
    )
    origin = _edited(origin, payroll, chance)
    view = View(
        chart=chance.choice(["", "savings"]),
        tab=chance.choice(["", "ways"]),
        sorts=tuple(SortOrder(table, "total", chance.random() < 0.5) for table in ("a", "b")),
        handout_language=chance.choice(["", "es", "sr-Latn"]),
        employer=chance.choice(["", *NAMES]),
        shows_together=maybe(chance.random() < 0.5),
        logo=maybe(Logo("svg", LOGO)),
        keeps_quotes_room=chance.random() < 0.5,
        half_typed=chance.choice([{}, {"worker": chance.choice(NAMES), "group": ""}]),
    )
    corridor_origins = (Origin(DIGEST, bundled="x"), Origin(DIGEST, path="C:\\x.toml"), None)
    document = Document(scenario, chance.choice(corridor_origins), maybe(origin), view)
    return typed_into(document, chance) if chance.random() < 0.5 else document


def typed_over_in(document: Document) -> Document:
    """A document with the fee of its pool typed over."""
    before = document.scenario.corridor
    place = next(iter(places_of(before, before.service(document.scenario.pooled))))
    told = Provenance("typed in", "2026-11-29", Status.OWN)
    after = typed_over(before, place, TypedFigure(1_234, (1_000, 2_000)), told)
    scenario = document.scenario.replace(corridor=after)
    return document.replace(scenario=scenario, stated=before)


def typed_into(document: Document, chance: random.Random) -> Document:
    """A document with some figures typed over, or no longer known."""
    corridor = document.scenario.corridor
    places = [place for one in (*corridor.services, None) for place in places_of(corridor, one)]
    for place in chance.sample(places, min(3, len(places))):
        priced = price_at(document.scenario.corridor, place)
        is_limit = place.figure in ("minimum", "maximum")  # maybe none is stated any more
        is_amount = is_limit or isinstance(getattr(priced, place.figure, 0), int)
        is_amount = is_amount and place.part != "fx"
        number = chance.randint(1, 900)
        value = number if is_amount else Decimal(number) / 100
        typed = TypedFigure(value, maybe_ends(value, chance))
        told = Provenance("typed in", "2026-11-29", Status.OWN)
        try:
            after = typed_over(
                document.scenario.corridor,
                place,
                typed if chance.random() < 0.8 else UNKNOWN,
                told,
                "a fee",
            )
        except ModelError:
            continue
        stated = document.stated or corridor
        document = replace(
            document,
            scenario=document.scenario.replace(corridor=after),
            stated=None if after == stated else stated,
        )
    return document


def maybe_ends(value: Any, chance: random.Random) -> Any:
    return (value, value * 2) if chance.random() < 0.5 else None


def _edited(origin: PayrollOrigin, payroll: Payroll, chance: random.Random) -> PayrollOrigin:
    """An origin whose file lists some cells otherwise, some workers more, and some not at all."""
    if chance.random() < 0.5:
        return origin
    count = len(payroll)
    rows = np.array(sorted(chance.sample(range(1, 4 * count + 4), count)), dtype=np.int64)
    file = FileList(payroll, rows)
    for _ in range(chance.randint(0, 3)):
        values = {
            "amount": chance.randint(1, 99_999),
            "group": chance.choice(NAMES),
            "joins": chance.random() < 0.5,
            "service": chance.choice([None, "gone from the corridor"]),
            "worker": f"{chance.choice(NAMES)} in the file {chance.random()}",
        }
        role = chance.choice([one for one in values if one != "worker" or payroll.names])
        changed = with_values(
            file.payroll, role, {chance.randrange(count): values[role]}, "W{}".format
        )
        file = FileList(changed, rows)
    more = chance.randint(0, 2)
    if more:
        listed = added(file.payroll, [5] * more, "more {}".format)
        last = int(rows[-1])
        file = FileList(listed, np.concatenate([rows, last + 1 + np.arange(more)]))
    mine = rows.copy()
    mine[[chance.random() < 0.2 for _ in range(count)]] = 0
    return replace(origin, rows=mine, listed=file, kept_against=chance.choice(["", DIGEST]))


def _as_told(payroll: Payroll) -> Payroll:
    """A payroll without the columns in which nothing is told of anybody."""
    joins, services = payroll.joins, payroll.services
    return replace(
        payroll,
        joins=None if joins is None or joins.all() else joins,
        services=services if any(services or ()) else None,
    )


def _choices(chance: random.Random) -> PayrollChoices:
    if chance.random() < 0.3:
        return PayrollChoices()
    return PayrollChoices(
        sheet=chance.choice(NAMES),
        heading_row=chance.choice([None, 0, 7]),
        columns=chance.choice([{}, {"amount": 3, "group": 0}]),
        named_columns=chance.choice([{}, {"worker": "Nom", "net": "C"}]),
        decimal=chance.choice([None, "comma"]),
        net=chance.choice([None, NetPercent(Decimal("12.5")), NetFixed(10_000)]),
        left_out=frozenset(chance.sample(range(1, 30), 6)),
        kept=frozenset(chance.sample(range(1, 30), 2)),
        keeps_totals=chance.random() < 0.5,
        takes_hidden=chance.random() < 0.5,
        blank_joins=chance.choice([None, True, False]),
        rounds=chance.random() < 0.5,
    )


def differences(one: Any, other: Any, at: str = "") -> list[str]:
    """Where two nouns differ, at any depth; not in the source of a side with charges.

    Each charge has its own; of a side that was not surveyed there is nothing to prove. That all
    join, or none uses a service of her own, a file may list of each or of nobody.
    """
    if isinstance(one, FileList) and isinstance(other, FileList):
        one, other = (replace(file, payroll=_as_told(file.payroll)) for file in (one, other))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return [] if one.dtype == other.dtype and np.array_equal(one, other) else [at]
    if isinstance(one, tuple) and isinstance(other, tuple):
        one, other = tuple(one), tuple(other)  # however sure it is that no two are alike
    if type(one) is not type(other):
        return [at]
    if isinstance(one, Side) and (one.charges or not one.is_surveyed):
        one, other = (replace(side, provenance=None) for side in (one, other))  # type: ignore[arg-type]
    if is_dataclass(one):
        names = [f.name for f in fields(one)]
        pairs = [(getattr(one, n), getattr(other, n), f"{at}.{n}") for n in names]
    elif isinstance(one, tuple) and len(one) == len(other):
        pairs = [(a, b, f"{at}[{n}]") for n, (a, b) in enumerate(zip(one, other, strict=True))]
    else:
        return [] if one == other else [at]
    return [found for a, b, where in pairs for found in differences(a, b, where)]
