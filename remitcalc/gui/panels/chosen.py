"""What somebody has chosen to see in the centre, so that it can be built anew just so."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QByteArray

    from remitcalc.gui.panels.tables import Order


class Chosen(NamedTuple):
    """What somebody has chosen to see; `is_beginning`: the ways to begin are among it.

    `columns` are those of the workers that are shown though they are empty.
    """

    chart: str
    is_chart_table: bool
    tab: str
    search: str
    orders: dict[str, Order]
    division: QByteArray
    is_beginning: bool
    columns: frozenset[str] = frozenset()
    half_typed: Mapping[str, str] = MappingProxyType({})
