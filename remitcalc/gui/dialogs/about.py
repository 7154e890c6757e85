"""About: what this is, its version, what it is made with and under which licences."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from remitcalc import __version__
from remitcalc.gui.widgets.text import label, selectable

if TYPE_CHECKING:
    from remitcalc.output.language import Language

_WIDTH = 460


class About(QDialog):
    """Not modal: the window stays usable behind it."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = language.text
        self.setWindowTitle(text("About remitcalc"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("figure", f"remitcalc {__version__}"))
        about = text(
            "Compares the cost of sending pay home one by one with one pooled transfer, exact to"
            " the cent. It gives figures, no advice, and works offline."
        )
        column.addWidget(selectable(label("body", about, wraps=True)))
        column.addWidget(label("cardTitle", text("Made with")))
        for line in parts():
            column.addWidget(selectable(label("body", line)))
        licence = text("remitcalc itself is free software under the MIT licence.")
        column.addWidget(selectable(label("note", licence, wraps=True)))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(text("Close"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(_WIDTH, self.sizeHint().height())


def parts() -> list[str]:
    """Return what the program is made with: name, version, licence."""
    import babel
    import numpy as np
    import PySide6

    rows = [
        ("Python", platform.python_version(), "PSF-2.0"),
        ("Qt", qVersion(), "LGPL-3.0"),
        ("PySide6", PySide6.__version__, "LGPL-3.0"),
        ("NumPy", np.__version__, "BSD-3-Clause"),
        ("Babel", babel.__version__, "BSD-3-Clause"),
        ("pyqtgraph", _pyqtgraph(), "MIT"),
    ]
    return [f"{name} {version} · {licence}" for name, version, licence in rows]


def _pyqtgraph() -> str:
    import pyqtgraph  # type: ignore[import-untyped]

    return str(pyqtgraph.__version__)
