"""Files that people keep: a corridor, an example to fill in, a chart that is not of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.slugs import slug
from remitcalc.gui.actions import Choice
from remitcalc.gui.exports import FileKind
from remitcalc.model.message import ModelError
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.session import Session
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.language import Language

FEES, PAYROLL = "fees", "payroll"
_TEMPLATES = {FEES: marked("&Fee table"), PAYROLL: marked("&Payroll")}
_NAMES = {FEES: marked("fees"), PAYROLL: marked("payroll")}
_EXAMPLE = "canada-guatemala"


class SavedFiles(QObject):
    """Asks where, makes the content and writes it whole, by `Exports`.

    Signals
    -------
    failed : str
        Why there is no content to write.
    """

    failed = Signal(str)

    def __init__(
        self, session: Session, known_corridors: KnownCorridors, exports: Exports, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._known_corridors = session, known_corridors
        self._exports, self._window = exports, window

    def corridor(self, corridor: Corridor) -> None:
        """Save a corridor as a corridor file or as a fee table."""
        path = self.ask_for_corridor(corridor)
        if path is not None:
            self.write_corridor(path, corridor)

    def ask_for_corridor(self, corridor: Corridor) -> Path | None:
        """Let somebody choose where a corridor goes, and as what; None: nowhere after all."""
        text = self._session.language.text
        kinds = [
            FileKind(text("Corridor file"), ".toml"),
            FileKind(text("Fee table, workbook"), ".xlsx"),
            FileKind(text("Fee table, CSV"), ".csv"),
        ]
        return self._exports.ask(self._window, text("Save the corridor"), corridor.id, kinds)

    def write_corridor(self, path: Path, corridor: Corridor) -> None:
        """Write a corridor as the suffix of a path says."""
        try:
            content = _CORRIDORS[path.suffix.lower()](corridor, path)
        except ModelError as error:
            said = [sentence(fault, self._session.language) for fault in error.messages]
            self.failed.emit(" ".join(said))
        except ValueError as error:
            text = self._session.language.text
            self.failed.emit(text("A text is too long for a cell: {text}…", text=str(error)))
        else:
            self._exports.write_now(path, lambda: content)

    def templates(self) -> list[Choice]:
        """Return the examples there are."""
        return [Choice(key, self._session.language.text(_TEMPLATES[key])) for key in _TEMPLATES]

    def template(self, kind: str) -> None:
        """Save an example to fill in, in the reader's language."""
        language = self._session.language
        text = language.text
        kinds = [FileKind(text("Workbook"), ".xlsx"), FileKind(text("CSV"), ".csv")]
        title = text("Save an example to fill in")
        path = self._exports.ask(self._window, title, slug(text(_NAMES[kind])), kinds)
        if path is None:
            return
        example = self._known_corridors.corridor(_EXAMPLE)
        content = _template(kind, path.suffix.lower(), example, language)
        self._exports.write_now(path, lambda: content)

    def chart(self, chart: Chart) -> None:
        """Save a chart as a picture."""
        text = self._session.language.text
        kinds = [
            FileKind(text("Picture (PNG)"), ".png"),
            FileKind(text("Drawing (SVG)"), ".svg"),
            FileKind(text("Page (PDF)"), ".pdf"),
        ]
        name = slug(chart.captions.topic)
        path = self._exports.ask(self._window, text("Save chart"), name, kinds)
        if path is not None:
            from remitcalc.drawing import export

            make = {".png": export.png, ".svg": export.svg, ".pdf": export.pdf}
            self._exports.write_now(path, lambda: make[path.suffix.lower()](chart))


def _toml(corridor: Corridor, path: Path) -> bytes:
    """Return a corridor file; over one of the same corridor, with the comments of that."""
    from remitcalc.files.corridor_file import read_corridor_text
    from remitcalc.files.corridor_text.writing import corridor_text, revised_text
    from remitcalc.files.text_source import read_text

    old = read_text(path)[0] if path.is_file() else None
    there = None if old is None else read_corridor_text(old)[0]
    if old is None or there is None or there.id != corridor.id:
        return corridor_text(corridor).encode()
    return revised_text(old, corridor).text.encode()


def _workbook(corridor: Corridor, _: Path) -> bytes:
    from remitcalc.files.fee_table.workbook import fee_workbook

    return fee_workbook(corridor)


def _csv(corridor: Corridor, _: Path) -> bytes:
    from remitcalc.files.fee_table.writing import fee_csv

    return fee_csv(corridor).encode()


_CORRIDORS: dict[str, Callable[[Corridor, Path], bytes]] = {
    ".toml": _toml,
    ".xlsx": _workbook,
    ".csv": _csv,
}


def _template(kind: str, suffix: str, example: Corridor, language: Language) -> bytes:
    """Return a fee table ("fees") with services of `example`, or a payroll ("payroll")."""
    from remitcalc.files.template import fee_template, payroll_template
    from remitcalc.files.template.annotated import TemplateWords
    from remitcalc.output.template_words import (
        fee_explanations,
        payroll_explanations,
        payroll_words,
        sheet_words,
    )

    is_payroll = kind == "payroll"
    if suffix == ".csv":
        if is_payroll:
            return payroll_template.payroll_template_csv(payroll_words(language)).encode()
        return fee_template.fee_template_csv(example).encode()
    words = TemplateWords(*sheet_words(language))
    if is_payroll:
        named = payroll_words(language)
        return payroll_template.payroll_template(payroll_explanations(language), words, named)
    return fee_template.fee_template(example, fee_explanations(language), words)
