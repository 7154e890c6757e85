"""Corridors as files can state them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service, Side


def as_a_file_says(corridor: Corridor) -> Corridor:
    """Return a corridor whose sides state no source of their own where files have no place for it.

    That is where a side has charges, each with a source, or was not surveyed.
    """
    return replace(corridor, services=tuple(_service(s) for s in corridor.services))


def _service(service: Service) -> Service:
    def side(of: Side) -> Side:
        if of.is_surveyed and not of.charges:
            return of
        return replace(of, provenance=service.provenance)

    return replace(
        service,
        sending=side(service.sending),
        transit=side(service.transit),
        receiving=side(service.receiving),
    )
