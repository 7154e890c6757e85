"""Ids of services made from names, each its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.letters import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.service import Service


def with_own_ids(services: Sequence[Service]) -> tuple[Service, ...]:
    """Return the services, those of the same id numbered: the survey repeats such rows."""
    taken: set[str] = set()
    made = []
    for service in services:
        name, count = service.id, 1
        while name in taken:
            count += 1
            name = f"{service.id}-{count}"
        taken.add(name)
        made.append(replace(service, id=name))
    return tuple(made)


def slug(text: str) -> str:
    """Return text as an id: small letters, digits and single hyphens.

    >>> slug("Crédit d'Épargne – cashier's check")
    'credit-d-epargne-cashier-s-check'
    """
    return re.sub(r"[^a-z0-9]+", "-", bare(text)).strip("-") or "service"
