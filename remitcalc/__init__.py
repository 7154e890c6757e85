"""remitcalc: what it costs to send pay home one by one, and what one pooled transfer would cost.

`model` holds the nouns, frozen: a `Corridor` with its services, a `Payroll`, a `Scenario`.
`files` reads them and returns every problem it met; `writing` replaces files whole.
`engine` turns a scenario into a `Comparison`: exact columns, one row per worker, and the answer.
`output` gives a comparison its shapes (text, JSON, tables), in the reader's language, without Qt.
`cli` (and the window) only ask and show; nothing imports them.
"""

from __future__ import annotations

__version__ = "0.1.0"

APPLICATION_ID = "io.github.remitcalc.Remitcalc"
"""What every system knows the program by: of its desktop file, its bundle, its package."""

_PUBLIC = {
    "Comparison": "remitcalc.engine.comparison",
    "Corridor": "remitcalc.model.corridor",
    "ModelError": "remitcalc.model.message",
    "Payroll": "remitcalc.model.payroll",
    "Scenario": "remitcalc.model.scenario",
    "compare": "remitcalc.engine.compare",
    "load_corridor": "remitcalc.files.corridor_library",
}

__all__ = [*_PUBLIC, "APPLICATION_ID", "__version__"]  # noqa: PLE0604 - the names are those of the table


def __dir__() -> list[str]:
    """Return what there is, public names that nothing used yet included: editors offer them."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that starting costs nothing."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'remitcalc' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_PUBLIC[name]), name)
