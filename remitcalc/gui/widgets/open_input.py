"""The cell or box that somebody types in, whose text is nobody's before it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def end_typing(window: QWidget) -> None:
    """Take what stands in the input with the keyboard for typed; the keyboard stays there.

    Before a document is written, or gives way to another: what was begun in the one would be
    missing there, and end in the other.
    """
    box = window.focusWidget()
    if box is None:
        return
    view = _view_of(box)
    if view is not None:
        view.setFocus()  # an open cell ends as the keyboard leaves it
    elif isinstance(box, QLineEdit | QAbstractSpinBox):
        box.clearFocus()
        box.setFocus()


def _view_of(box: QWidget) -> QAbstractItemView | None:
    """Return the table in which a widget is an open cell; None: in none."""
    viewport = box.parentWidget()
    view = None if viewport is None else viewport.parentWidget()
    if isinstance(view, QAbstractItemView) and view.viewport() is viewport:
        return view
    return None
