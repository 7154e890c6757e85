"""A chart as a file: which one, how large, with or without names; then where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from remitcalc.drawing.export import chart_image, encoded, picture, usual_size
from remitcalc.files.slugs import slug
from remitcalc.gui.chart_choice import chart_choices
from remitcalc.gui.dialogs.options import OptionsDialog
from remitcalc.gui.exports import FileKind
from remitcalc.gui.form import field, give_topic, name_input
from remitcalc.gui.number_style import plain_style
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.text import label
from remitcalc.model.message import ModelError
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import marked
from remitcalc.output.picture import (
    DOTS_PER_INCH,
    LEAST_DPI,
    LEAST_SIZE,
    MOST_DPI,
    MOST_SIZE,
    USUAL_DPI,
    Size,
    too_large,
)
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.output.chart_data.chart import Chart

_PNG = ".png"
_FORMATS = {
    _PNG: marked("PNG picture"),
    ".svg": marked("SVG drawing"),
    ".pdf": marked("PDF page"),
}


class ChartExport(OptionsDialog):
    """Writes the same file as `remitcalc chart` with the same options."""

    def __init__(
        self, session: Session, exports: Exports, shown: tuple[str, bool], parent: QWidget
    ) -> None:
        """Begin with the chart that is `shown`: its key, and whether in percent."""
        kind, in_percent = shown
        text = session.language.text
        super().__init__(session, text("Export chart"), text("Save…"), self._save, parent)
        self._session, self._exports, self._window = session, exports, parent
        plain = plain_style(session.language, 0)
        self.chart, self.format = ChoiceBox(), ChoiceBox()
        self.chart.set_choices(chart_choices(session.scenario, session.language))
        self.chart.choose(kind)
        self.percent = QCheckBox(text("In &percent"), self)
        said = text("Costs in percent of what is delivered, not in money")
        name_input(self.percent, self.percent.text(), help_text=said)
        self.percent.setChecked(in_percent)
        self.format.set_choices([(suffix, text(words)) for suffix, words in _FORMATS.items()])
        self.wide = ExactBox(plain, LEAST_SIZE.width, MOST_SIZE.width, step=10)
        self.high = ExactBox(plain, LEAST_SIZE.height, MOST_SIZE.height, step=10)
        self.dpi = ExactBox(plain, LEAST_DPI, MOST_DPI, step=12)
        self.dpi.set_value(USUAL_DPI)
        self._lay_out()
        self._note = label("note", "", self, wraps=True)
        self.form.put(self._note)
        self.chart.chosen.connect(self._take_chart)
        self.format.chosen.connect(self._tell)
        for box in (self.wide, self.high, self.dpi):
            box.value_changed.connect(self._tell)
        self.walk(self.chart, self.percent, self.format, self.wide, self.high, self.dpi)
        self._take_chart()
        self.resize(self.width(), self.sizeHint().height())

    def _lay_out(self) -> None:
        text = self._session.language.text
        give_topic(self, "exports#charts")
        self.form.add(text("&Chart"), self.chart, help_text=text("Which chart goes into the file"))
        self.form.put(self.percent)
        self.form.add(
            text("&Format"),
            self.format,
            help_text=text("PNG for slides and mail, SVG and PDF for print"),
        )
        said = text("In pixels of 1/96 inch")
        self.form.beside(
            field(text("&Width"), self.wide, help_text=said)[0],
            field(text("&Height"), self.high, help_text=said)[0],
            field(
                text("&Dots per inch"),
                self.dpi,
                help_text=text("How fine a PNG is: 96 for screens, 300 for print"),
            )[0],
        )

    @property
    def size_asked(self) -> Size:
        """Width and height as they stand in their boxes."""
        return Size(self.wide.value() or 0, self.high.value() or 0)

    def _take_chart(self, *_: object) -> None:
        """Offer the chart's own size, and names where it can show any."""
        self.percent.setVisible(KINDS[self.chart.key()].has_percent)
        data = self._data()
        if data is not None:
            width, height = usual_size(data)
            self.wide.set_value(width)
            self.high.set_value(height)
        has_names = self._session.scenario.payroll.names is not None
        self.offer_names(are_offered=has_names and KINDS[self.chart.key()].names_workers)
        self._tell()

    def _tell(self, *_: object) -> None:
        """Say how many pixels that makes, or that it is too many."""
        is_image, dpi, size = self.format.key() == _PNG, self.dpi.value() or 0, self.size_asked
        self.dpi.setEnabled(is_image)
        fault = too_large(size, dpi) if is_image else None
        text = self._session.language.text
        if fault is not None:
            said = sentence(fault, self._session.language)
        elif is_image:
            width, height = (round(side * dpi / DOTS_PER_INCH) for side in size)
            said = text("{width} × {height} pixels", width=width, height=height)
        else:
            said = text("Sharp at any size.")
        self._note.setText(said)
        self.go.setEnabled(fault is None)

    def _data(self) -> Chart | None:
        answer = self._session.answer
        if answer is None:
            return None
        kind, in_percent = KINDS[self.chart.key()], self.percent.isChecked()
        return kind.of(answer, with_names=self.with_names, in_percent=in_percent)

    def _save(self) -> None:
        data, size, dpi = self._data(), self.size_asked, self.dpi.value() or USUAL_DPI
        named = self.with_names
        if data is None:
            return
        chosen, text = self.format.key(), self._session.language.text
        kinds = [FileKind(text(words), suffix) for suffix, words in _FORMATS.items()]
        kinds.sort(key=lambda kind: kind.suffix != chosen)
        name = f"{self._session.scenario.corridor.id}-{slug(self.chart.currentText())}"
        path = self._exports.ask(self._window, self.windowTitle(), name, kinds)
        if path is None:
            return
        try:
            if path.suffix.lower() == _PNG:
                # Painted by the window's thread, as all widgets' kin; encoding takes longer.
                painted = chart_image(data, *size, dpi)
                self._exports.write(path, lambda _: encoded(painted), with_names=named)
            else:
                content = picture(data, path.suffix.lower(), size)
                self._exports.write_now(path, lambda: content, with_names=named)
        except ModelError as error:
            said = [sentence(one, self._session.language) for one in error.messages]
            self._exports.failed.emit(" ".join(said))
