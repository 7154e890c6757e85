"""remitcalc: what it costs to send pay home one by one, and what one pooled transfer would cost.

`model` holds the nouns, frozen: a `Corridor` with its services, a `Payroll`, a `Scenario`.
`files` reads them and returns every problem it met; `writing` replaces files whole.
`engine` turns a scenario into a `Comparison`: exact columns, one row per worker, and the answer.
`output` gives a comparison its shapes (text, JSON, tables), in the reader's language, without Qt.
`cli` (and the window) only ask and show; nothing imports them.
"""

from __future__ import annotations

__version__ = "0.1.0"
