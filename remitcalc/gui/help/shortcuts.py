"""The list of keys, made from the actions that have some: a chapter of the manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from remitcalc.gui.actions import MENUS, Entry
from remitcalc.gui.help.manual import Chapter, Part
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.gui.actions import Actions
    from remitcalc.output.language import Language

SHORTCUTS = "shortcuts"
"""The key of the chapter."""
_NATIVE = QKeySequence.SequenceFormat.NativeText
_FURTHER = (
    ("F10", marked("Go to the menus")),
    ("Tab", marked("Go to the next input or button")),
    ("Ctrl+C", marked("Copy the table or chart that has the keyboard")),
    ("Ctrl+Backspace", marked("Return to the corridor's figure")),
    ("Left", marked("Step through the points of a chart, also with Right, Up and Down")),
    ("PgDown", marked("Go on by ten points of a chart, back with PgUp")),
    ("Home", marked("Go to the first point of a chart, with End to the last")),
    ("Shift+Up", marked("Pull the pool's line while bargaining, down with Shift and Down")),
    ("Esc", marked("Let go of a point, empty a search, close a window of help")),
    ("Shift+F10", marked("Open the menu of a table, chart or figure")),
)
"""Keys of widgets, which no menu has."""


def shortcuts_chapter(actions: Actions, language: Language) -> Chapter:
    """Return what can be done with keys, menu by menu."""
    text = language.text
    parts = [Part("", text("Keyboard shortcuts"), "")]
    for menu in MENUS:
        rows = [
            (_plain(text(entry.words)), _keys(actions, entry.key))
            for entry in menu.entries
            if isinstance(entry, Entry)
        ]
        keyed = [(what, keys) for what, keys in rows if keys]
        if keyed:
            parts.append(Part("", _plain(text(menu.words)), _table(keyed, language)))
    further = [(text(what), QKeySequence(key).toString(_NATIVE)) for key, what in _FURTHER]
    parts.append(Part("", text("In tables, charts and forms"), _table(further, language)))
    return Chapter(SHORTCUTS, tuple(parts))


def _plain(words: str) -> str:
    return words.replace("&", "")


def _keys(actions: Actions, key: str) -> str:
    """Return the keys of an action; further ones are for keyboards that have keys of their own."""
    return actions.actions[key].shortcut().toString(_NATIVE)


def _table(rows: Iterable[tuple[str, str]], language: Language) -> str:
    heads = (language.text("Action"), language.text("Keys"))
    return "\n".join(f"| {what} | {keys} |" for what, keys in (heads, ("---", "---"), *rows))
