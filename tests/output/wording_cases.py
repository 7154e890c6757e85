"""Small scenarios, one for each thing that a text must be able to say."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.compare import compare
from remitcalc.model.charge import Band, Bands, Charge, Flat
from remitcalc.model.corridor import Corridor, Defaults, Note, ReferenceRate, Tax, Typical
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.scenario import Scenario
from remitcalc.model.service import Service, Side, Speed

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison

DAY = datetime.date(2026, 3, 6)
PUBLISHED = Provenance("Price list", "2026-01", Status.PUBLISHED)
EXAMPLE = Provenance("Example", "2026", Status.ILLUSTRATIVE)


def charge(name, fixed, side="sending", per="transfer", **named):
    return Charge(name, side, Flat(fixed), PUBLISHED, per=per, **named)


def service(name, *, fee=400, margin="3", kind="individual", surveyed=True, **named):
    exchange = Undisclosed(PUBLISHED) if margin is None else Margin(Decimal(margin), PUBLISHED)
    given = {
        "provider_type": "money transfer operator",
        "instrument": "cash",
        "sending": Side((charge("fee", fee),) if fee else (), PUBLISHED),
        "transit": Side((), PUBLISHED, is_surveyed=surveyed),
        "receiving": Side((), PUBLISHED, is_surveyed=surveyed),
        "exchange": exchange,
        "provenance": PUBLISHED,
    } | named
    return Service(id=name.lower().replace(" ", "-"), provider=name, kind=kind, **given)


def pool(**named):
    given = {"fee": 2000, "margin": "1", "instrument": "bank account", "provider_type": "bank"}
    return service("Farm Bank", kind="pooled", **(given | named))


def corridor(*services, reference="5.53", **named):
    rate = ReferenceRate(Decimal(reference), EXAMPLE) if reference else None
    defaults = Defaults("farm-bank", 40, 40000, 17, 14, DAY)
    given = {"names": {"en": "Canada → Guatemala"}, "reference": rate, "defaults": defaults}
    return Corridor(
        id="canada-guatemala",
        sending_country="CA",
        receiving_country="GT",
        sending_currency="CAD",
        receiving_currency="GTQ",
        services=services,
        **(given | named),
    )


A, B, C = service("Ana Cash"), service("Bea Cash", margin="2"), service("Cora Cash", margin="5")


def scenario(*services, workers=40, amount=40000, corridor_named=None, **changes):
    made = corridor(*(services or (A, B, C, pool())), **(corridor_named or {}))
    start = Scenario.of(made)
    given = {"payroll": Payroll.uniform(workers, amount)} | changes
    return start.replace(**given)


def mixed(**named):
    amounts = np.array([30000, 40000, 55055], dtype=np.int64)
    return Payroll(amounts, names=("Ana", "Luz", "=Eva"), **named)


def two_groups():
    amounts = np.array([30000, 40000, 55055, 40000], dtype=np.int64)
    names, groups = ("Ana", "Luz", "=Eva", "Sol"), ("North", "South", "North", "South")
    return Payroll(amounts, names=names, groups=groups)


_BANDED = Charge("wire", "sending", Bands("whole", (Band(0, 1_000_000, 2000),)), PUBLISHED)
_LOCAL = Tax("Levy", Decimal(1), ("cash",), PUBLISHED, datetime.date(2026, 1, 1))

CASES = {
    "pool_best": scenario(A, B, C, pool(margin="0.5", fee=500)),
    "pool_worst": scenario(A, B, C, pool(margin="9")),
    "pool_between": scenario(A, B, C, pool(margin="2.5")),
    "pool_ties_with_the_dearest": scenario(A, pool(fee=800, margin="3"), workers=2),
    "only_one_way_alone": scenario(A, pool()),
    "one_worker": scenario(workers=1),
    "one_payday": scenario(paydays=1),
    "pool_not_possible": scenario(A, B, pool(sending=Side((_BANDED,), PUBLISHED))),
    "pool_undisclosed": scenario(A, B, pool(margin=None)),
    "alone_undisclosed": scenario(A, B, service("Dina", margin=None), pool(), individual="dina"),
    "both_undisclosed": scenario(
        A, service("Dina", margin=None), pool(margin=None), individual="dina"
    ),
    "alone_not_possible": scenario(
        A,
        service("Elsa", sending=Side((_BANDED,), PUBLISHED)),
        pool(),
        individual="elsa",
        workers=2,
        amount=2_000_000,
    ),
    "all_apart_but_one": scenario(
        A,
        service("Felix", provider_type="informal"),
        service("Gina", fee=0, margin="-1"),
        service("Dina", margin=None),
        pool(),
    ),
    "before_arrival": scenario(
        service("Ana Cash", surveyed=False),
        service("Bea Cash", surveyed=False),
        pool(receiving=Side((charge("distribution", 500, "receiving", "worker"),), PUBLISHED)),
    ),
    "no_reference_rate": scenario(corridor_named={"reference": None}),
    "outlay": scenario(amount_is="outlay"),
    "mixed_amounts": scenario(payroll=mixed(), share="proportional"),
    "mixed_settled": scenario(payroll=mixed(), share="no-one-worse-off"),
    "groups": scenario(payroll=two_groups()),
    "some_stay_out": scenario(payroll=mixed(joins=np.array([True, True, False]))),
    "one_who_stays_out_cannot_send": scenario(
        service("Elsa", sending=Side((_BANDED,), PUBLISHED)),
        A,
        pool(),
        payroll=Payroll(
            np.array([40000, 40000, 2_000_000]),
            joins=np.array([True, True, False]),
            services=("ana-cash", None, "elsa"),
        ),
    ),
    "own_services": scenario(payroll=mixed(services=("cora-cash", None, "bea-cash"))),
    "employer_pays_half": scenario(employer_share_percent=Decimal(50)),
    "alone_every_second": scenario(individual_every=2, pooled_every=3),
    "taxed": scenario(corridor_named={"taxes": (_LOCAL,)}),
    "most_used_is_known": scenario(
        corridor_named={"typical": Typical("cora-cash", PUBLISHED), "notes": (Note("x", EXAMPLE),)}
    ),
    "cheapest_is_asked": scenario(individual="cheapest"),
    "speeds": scenario(
        A, service("Bea Cash", margin="2", speed=Speed(0, 1)), pool(speed=Speed(2, 2))
    ),
    "many_cheaper": scenario(
        *(service(f"Way {n}", margin=f"0.{n}", fee=0) for n in range(1, 8)), pool(margin="4")
    ),
}


@cache
def compared(name: str) -> Comparison:
    """The comparison of a case: made once, as nothing of it can change."""
    return compare(CASES[name])
