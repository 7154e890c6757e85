"""What a report shall hold and on which paper, asked before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.dialogs.options import PAPER_HELP, OptionsDialog
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.pages.paper import PAPER_SIZES, usual_paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.session import Session
    from remitcalc.pages.paper import PaperSize


class ReportOptions(OptionsDialog):
    """Paper and names; what comes next is connected to `accepted`."""

    def __init__(self, session: Session, title: str, go: str, parent: QWidget) -> None:
        super().__init__(session, title, go, lambda: None, parent)
        self.paper = paper_choice(session)
        text = session.language.text
        self.form.add(text("&Paper"), self.paper, help_text=text(PAPER_HELP))
        give_topic(self, "exports#report")
        self.walk(self.paper)
        self.resize(self.width(), self.sizeHint().height())

    @property
    def paper_size(self) -> PaperSize:
        """The paper chosen."""
        return chosen_paper(self.paper)


def paper_choice(session: Session) -> Segmented:
    """Return the sizes of paper to choose from; chosen is the one usual where one sends."""
    made = Segmented({size: size for size in PAPER_SIZES})
    made.choose(usual_paper(session.scenario.corridor.sending_country))
    return made


def chosen_paper(choice: Segmented) -> PaperSize:
    """Return the paper that is chosen."""
    return next(size for size in PAPER_SIZES if size == choice.key())
