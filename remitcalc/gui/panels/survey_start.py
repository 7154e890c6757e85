"""What is said where no survey was imported yet: what it is, and where one gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from remitcalc.gui.widgets.text import give_tip, label

if TYPE_CHECKING:
    from remitcalc.output.language import Language

_HOST = "remittanceprices.worldbank.org"
SITE = f"https://{_HOST}"


class SurveyStart(QWidget):
    """Three sentences and two buttons; `opening` asks for the workbook to be chosen."""

    opening = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        text = language.text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        sentences = (
            text(
                "The World Bank surveys what it costs to send money home in more than 300"
                " corridors, several times a year since 2011, and publishes every price."
            ),
            text(
                "Download the complete dataset from {site}: an Excel workbook of about 50 MB,"
                " free to use under the licence CC BY 4.0. Then open it here.",
                site=_HOST,
            ),
            text(
                "It is read once, into a library on this computer. Nothing is sent anywhere, and"
                " you can remove it at any time."
            ),
        )
        for said in sentences:
            column.addWidget(label("body", said, wraps=True))
        self.open_button = QPushButton(text("Open the workbook…"))
        self.open_button.setDefault(True)
        self.site_button = QPushButton(text("Show the World Bank's page"))
        give_tip(self.site_button, SITE)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.site_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.open_button.clicked.connect(self.opening)
        self.site_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(SITE)))
