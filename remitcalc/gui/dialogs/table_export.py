"""The comparison as a table in a file: in which format, with or without names; then where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.dialogs.options import OptionsDialog
from remitcalc.gui.exports import FileKind
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.output.table_files import TABLE_FILES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session


class TableExport(OptionsDialog):
    """Writes the same file as `remitcalc compare` in the same format."""

    def __init__(self, session: Session, exports: Exports, parent: QWidget) -> None:
        text = session.language.text
        super().__init__(session, text("Export table"), text("Save…"), self._save, parent)
        self._session, self._exports, self._window = session, exports, parent
        self.format = ChoiceBox()
        self.format.set_choices([(key, text(kind.words)) for key, kind in TABLE_FILES.items()])
        self.form.add(
            text("&Format"),
            self.format,
            help_text=text("What is to read the file: a spreadsheet or another program"),
        )
        give_topic(self, "exports#tables")
        self.walk(self.format)
        self.resize(self.width(), self.sizeHint().height())

    def _save(self) -> None:
        comparison, with_names = self._session.comparison, self.with_names
        language = self._session.language
        if comparison is None:
            return
        kind = TABLE_FILES[self.format.key()]
        offered = [FileKind(self.format.currentText(), kind.suffix)]
        name = self._session.scenario.corridor.id
        path = self._exports.ask(self._window, self.windowTitle(), name, offered)
        if path is not None:
            self._exports.write(
                path,
                lambda _: kind.make(comparison, with_names, language),
                with_names=with_names,
            )
