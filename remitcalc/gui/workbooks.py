"""The workbook of what is shown: whether it holds names is asked, then where it goes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.gui.exports import Exports, FileKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tick
    from remitcalc.output.language import Language


def save_workbook(
    session: Session, exports: Exports, window: QWidget, say: Callable[[str], object]
) -> None:
    """Save the comparison that is shown; what is edited meanwhile is not in it."""
    comparison, text = session.comparison, session.language.text
    if comparison is None:
        say(text("There is no comparison to save yet."))
        return
    if session.scenario.payroll.names is None:
        _ask_for_place(session.language, exports, comparison, window, with_names=False)
        return
    # Imported here: the window opens without it.
    from remitcalc.gui.dialogs.options import OptionsDialog

    title, go = text("Save as workbook"), text("Save…")

    def chosen() -> None:
        names = dialog.with_names
        _ask_for_place(session.language, exports, comparison, window, with_names=names)

    dialog = OptionsDialog(session, title, go, chosen, window)
    dialog.open()


def _ask_for_place(
    language: Language,
    exports: Exports,
    comparison: Comparison,
    window: QWidget,
    *,
    with_names: bool,
) -> None:
    text = language.text
    kinds = [FileKind(text("Excel workbook"), ".xlsx")]
    name = comparison.scenario.corridor.id
    path = exports.ask(window, text("Save as workbook"), name, kinds)
    if path is not None:
        made = partial(_made, comparison, language, with_names)
        exports.write(path, made, with_names=with_names)


def _made(comparison: Comparison, language: Language, with_names: bool, tick: Tick) -> bytes:  # noqa: FBT001 - by `partial`
    from remitcalc.output.workbook.document import comparison_workbook

    return comparison_workbook(comparison, language, with_names=with_names, tick=tick)
