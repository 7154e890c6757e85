"""Menus and actions, as tables: what each is called, its shortcut, and which handler it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut

from remitcalc.gui.editors.row_actions import ASK, ROW_ACTIONS
from remitcalc.output.language import LANGUAGES, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMainWindow, QMenu

    from remitcalc.gui.session import Session

_KEY = QKeySequence.StandardKey
_FALLBACK_KEYS = {
    _KEY.FullScreen: "F11",
    _KEY.Quit: "Ctrl+Q",
    _KEY.SaveAs: "Ctrl+Shift+S",
    _KEY.HelpContents: "F1",
}
"""Keys of actions for which not every desktop has any."""
_FURTHER_KEYS = {_KEY.ZoomIn: "Ctrl+="}
"""A + needs the shift key on many keyboards; the same key without it does as well."""
_MENU_KEY = "F10"
_BACK = "Ctrl+Backspace"


class Entry(NamedTuple):
    """One action. `role` keeps it where macOS wants it.

    One that `is_everywhere` can be called by its keys from every window of the program; the keys of
    one that `is_local` are taken by what it is about, where that has the keyboard.
    """

    key: str
    words: str
    shortcut: QKeySequence.StandardKey | str | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    is_everywhere: bool = False
    is_local: bool = False


class Choices(NamedTuple):
    """A menu whose entries are asked for when it opens; inline or in a menu of its own.

    One of them has the mark, or, where they `are_many`, any of them.
    """

    key: str
    words: str = ""
    are_many: bool = False


class Separator(NamedTuple):
    """A line."""


class Menu(NamedTuple):
    """One menu of the bar."""

    words: str
    entries: tuple[Entry | Choices | Separator, ...]


class Choice(NamedTuple):
    """One entry of `Choices`; `is_on` is None where it is no either-or."""

    key: str
    words: str
    is_on: bool | None = None
    is_enabled: bool = True


MENUS = (
    Menu(
        marked("&File"),
        (
            Entry("new", marked("&New"), _KEY.New),
            Entry("open", marked("&Open…"), _KEY.Open),
            Choices("recent", marked("Open &recent")),
            Entry("unsaved", marked("&Unsaved work…")),
            Entry("prices", marked("World &Bank prices…")),
            Separator(),
            Entry("save", marked("&Save"), _KEY.Save),
            Entry("save_as", marked("Save &as…"), _KEY.SaveAs),
            Entry("save_copy", marked("Save a cop&y…")),
            Entry("versions", marked("Ol&der versions…")),
            Entry("close", marked("&Close"), _KEY.Close),
            Separator(),
            Entry("save_corridor", marked("Save corridor as…")),
            Choices("template", marked("New te&mplate")),
            Separator(),
            Entry("handout", marked("&Handout…"), "Ctrl+Shift+H"),
            Entry("report", marked("Re&port…"), "Ctrl+R"),
            Entry("questions", marked("Questions to as&k…")),
            Entry("question", *ASK),
            Entry("save_workbook", marked("Save as &workbook…")),
            Entry("export_chart", marked("&Export chart…"), "Ctrl+E"),
            Entry("export_table", marked("Export &table…"), "Ctrl+Shift+E"),
            Separator(),
            Entry("print_preview", marked("Print pre&view…"), "Ctrl+Shift+P"),
            Entry("print", marked("Pr&int…"), _KEY.Print),
            Entry("handout_preview", marked("Preview handout…")),
            Entry("print_handout", marked("Print handout…")),
            Separator(),
            Entry("quit", marked("&Quit"), _KEY.Quit, QAction.MenuRole.QuitRole),
        ),
    ),
    Menu(
        marked("&Edit"),
        (
            Entry("undo", marked("&Undo"), _KEY.Undo),
            Entry("redo", marked("&Redo"), _KEY.Redo),
            Separator(),
            Entry("find", marked("&Find in the table"), _KEY.Find),
            Separator(),
            Entry("copy_table", marked("&Copy table"), "Ctrl+Shift+C"),
            Entry("copy_chart", marked("Copy c&hart"), "Ctrl+Alt+C"),
        ),
    ),
    Menu(
        marked("&View"),
        (
            Choices("theme", marked("&Theme")),
            Choices("language", marked("&Language")),
            Separator(),
            Entry("larger_text", marked("Lar&ger text"), _KEY.ZoomIn, is_everywhere=True),
            Entry("smaller_text", marked("&Smaller text"), _KEY.ZoomOut, is_everywhere=True),
            Entry("usual_text", marked("&Usual text size"), "Ctrl+0", is_everywhere=True),
            Separator(),
            Choices("chart", marked("Sho&w chart")),
            Choices("table", marked("Show t&able")),
            Entry("next_chart", marked("&Next chart"), _KEY.NextChild),
            Entry("reset_zoom", marked("&Reset zoom"), "Ctrl+Alt+Z"),
            Separator(),
            Entry("full_screen", marked("&Full screen"), _KEY.FullScreen),
        ),
    ),
    Menu(
        marked("Wor&kers"),
        (
            Entry("add_worker", marked("&Add a worker"), "Ins", is_local=True),
            Entry("duplicate_workers", marked("&Duplicate workers"), "Ctrl+D", is_local=True),
            Entry("delete_workers", marked("D&elete workers"), "Del", is_local=True),
            Separator(),
            Entry("paste_workers", marked("&Paste workers"), _KEY.Paste, is_local=True),
            Entry("back_to_file", marked("Back to the &file's value"), _BACK, is_local=True),
            Separator(),
            Choices("worker_columns", marked("Show &column"), are_many=True),
        ),
    ),
    Menu(
        marked("&Corridor"),
        (
            Entry("new_corridor", marked("&New corridor…"), "Ctrl+Shift+N"),
            Entry("edit_corridor", marked("&Edit the corridor"), "Ctrl+T"),
            Entry("copy_corridor", marked("Edit a &copy…")),
            Separator(),
            *(Entry(key, *said, is_local=True) for key, said in ROW_ACTIONS.items()),
            Separator(),
            Choices("corridor"),
        ),
    ),
    Menu(
        marked("&Help"),
        (
            Entry("manual", marked("&Manual"), _KEY.HelpContents, is_everywhere=True),
            Entry("find_action", marked("&Find an action…"), "Ctrl+K"),
            Entry("shortcuts", marked("&Keyboard shortcuts")),
            Entry("worked", marked("&How this is reckoned")),
            Separator(),
            Entry("about", marked("&About remitcalc"), None, QAction.MenuRole.AboutRole),
        ),
    ),
)
HELP, WORKER_EDITS = (
    tuple(entry.key for entry in menu.entries if isinstance(entry, Entry))
    for menu in (MENUS[-1], next(menu for menu in MENUS if menu.words == "Wor&kers"))
)
THEMES = {
    "system": marked("Like the &system"),
    "light": marked("&Light"),
    "dark": marked("&Dark"),
}


class Actions(QObject):
    """Builds the menu bar of a window from `MENUS`.

    `handlers` has a function per entry, which takes nothing, and per list of choices, which takes a
    key; `choices` has a function per list that returns what there is to choose.
    """

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        handlers: dict[str, Callable[..., object]],
        choices: dict[str, Callable[[], Sequence[Choice]]],
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._handlers, self._choices = handlers, choices
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._listed: dict[str, list[QAction]] = {}
        text = session.language.text
        for menu in MENUS:
            built = window.menuBar().addMenu(text(menu.words))
            self.menus[menu.words] = built
            for entry in menu.entries:
                self._add(built, entry)
        stack = session.undo_stack
        stack.indexChanged.connect(self._name_edits)
        self._name_edits()
        to_menus = QShortcut(QKeySequence(_MENU_KEY), window.menuBar())
        to_menus.activated.connect(self._enter_menus)

    def _add(self, menu: QMenu, entry: Entry | Choices | Separator) -> None:
        text = self._session.language.text
        if isinstance(entry, Separator):
            menu.addSeparator()
        elif isinstance(entry, Choices):
            inner = menu.addMenu(text(entry.words)) if entry.words else menu
            self.menus[entry.key] = inner
            group = QActionGroup(inner)
            group.setExclusive(not entry.are_many)
            # Of the menu around it: an empty list is greyed out, and would never be shown again.
            menu.aboutToShow.connect(lambda: self._fill(inner, group, entry.key))
            self._fill(inner, group, entry.key)
        else:
            action = QAction(text(entry.words), self)
            if entry.shortcut is not None:
                action.setShortcuts(_sequences(entry.shortcut))
            action.setMenuRole(entry.role)
            if entry.is_local:  # the keys are shown beside the words, and do nothing elsewhere
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if entry.is_everywhere:
                action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            handler = self._handlers[entry.key]
            action.triggered.connect(lambda _=False: handler())
            menu.addAction(action)
            self.actions[entry.key] = action

    def _fill(self, menu: QMenu, group: QActionGroup, key: str) -> None:
        for before in self._listed.pop(key, ()):  # other entries of the menu stay
            menu.removeAction(before)
            before.deleteLater()
        listed = self._choices[key]()
        for choice in listed:
            action = menu.addAction(choice.words)
            self._listed.setdefault(key, []).append(action)
            action.setEnabled(choice.is_enabled)
            if choice.is_on is not None:
                action.setCheckable(True)
                action.setChecked(choice.is_on)
                group.addAction(action)
            action.triggered.connect(lambda _=False, chosen=choice.key: self._handlers[key](chosen))
        menu.menuAction().setEnabled(bool(menu.actions()))

    def follow(self, key: str) -> None:
        """Let what is listed be chosen, or not, as it can be now."""
        for action, choice in zip(self.menus[key].actions(), self._choices[key](), strict=False):
            action.setEnabled(choice.is_enabled)

    def _enter_menus(self) -> None:
        """Give the keyboard to the menus, as Alt and a letter do."""
        bar = self._window.menuBar()
        bar.setActiveAction(bar.actions()[0])

    def _name_edits(self) -> None:
        stack, text = self._session.undo_stack, self._session.language.text
        undo, redo = self.actions["undo"], self.actions["redo"]
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        done, undone = stack.undoText(), stack.redoText()
        undo.setText(text("&Undo: {edit}", edit=text(done)) if done else text("&Undo"))
        redo.setText(text("&Redo: {edit}", edit=text(undone)) if undone else text("&Redo"))


def _sequences(shortcut: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    """Return the keys of this desktop for what every program has, or those named."""
    if isinstance(shortcut, str):
        return [QKeySequence(shortcut)]
    fallback, further = _FALLBACK_KEYS.get(shortcut), _FURTHER_KEYS.get(shortcut)
    usual = QKeySequence.keyBindings(shortcut) or ([QKeySequence(fallback)] if fallback else [])
    return [*usual, QKeySequence(further)] if further else usual


def theme_choices(session: Session, theme: str) -> list[Choice]:
    """Return the themes there are."""
    return [Choice(key, session.language.text(THEMES[key]), key == theme) for key in THEMES]


def language_choices(session: Session) -> list[Choice]:
    """Return the languages there are, each in its own name."""
    present = session.language.tag
    return [Choice(tag, name, tag == present) for tag, name in LANGUAGES.items()]
