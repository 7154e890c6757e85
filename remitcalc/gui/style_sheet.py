"""The style sheet of the window, with $roles for sizes and colours; see `appearance`."""

from __future__ import annotations

from string import Template

SHEET = Template("""
QMainWindow, QScrollArea#centre, QWidget#centreColumn { background: $window; border: none; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $pooled_soft; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: $pooled_soft; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $quiet; font-size: $small; }
QStatusBar::item { border: none; }
QToolTip { background: $surface; color: $text; border: 1px solid $field_line; padding: 4px; }

QFrame#offerLine { border: 1px solid transparent; border-radius: 6px; }
QFrame#offerLine:hover { background: $hover; }
QFrame#offerLine[chosen="true"] { background: $pooled_soft; border-color: $pooled_tint; }
QLabel#offerName[chosen="true"], QLabel#offerPrice { font-weight: 600; }
QLabel#offerPrice[chosen="true"] { color: $pooled; }
QWidget#offerForm { border-left: 3px solid $pooled; padding-left: 8px; }
QLabel#ask {
  background: $example_soft; color: $example; border: 1px solid $example_line; border-radius: 3px;
  padding: 0 4px; font-size: $small; font-weight: 600;
}
QLabel#trouble { color: $alarm; font-size: $small; }
QLineEdit[unread="true"] { border-color: $alarm; }
QRadioButton#offerChoice { padding: 2px; border: 2px solid transparent; border-radius: 10px; }
QRadioButton#offerChoice:focus { border-color: $focus; }
QRadioButton#offerChoice::indicator {
  width: 12px; height: 12px; border: 1px solid $field_line; border-radius: 7px;
  background: $surface;
}
QRadioButton#offerChoice::indicator:hover { border-color: $text; }
QRadioButton#offerChoice::indicator:checked {
  border-color: $pooled;
  background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
    stop:0 $pooled, stop:0.5 $pooled, stop:0.6 $surface, stop:1 $surface);
}

QScrollArea#scenario, QWidget#scenarioColumn { background: $surface; border: none; }
QScrollArea#scenario { border-right: 1px solid $line; }
QWidget#popoverPage { background: $surface; }
QScrollArea#options, QWidget#optionsColumn { background: transparent; border: none; }
QFrame#popover { background: $surface; border: 1px solid $field_line; }
QFrame#card { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame#notice { background: $alarm_soft; border: 1px solid $alarm; border-radius: 8px; }
QFrame#goodNotice { background: $pooled_soft; border: 1px solid $pooled; border-radius: 8px; }
QFrame#question {
  background: $example_soft; border: 1px solid $example_line; border-radius: 8px;
}
QFrame#beginnings { background: $pooled_soft; border-radius: 8px; }
QFrame#beginnings QLabel { font-weight: 600; }
QFrame#beginnings QPushButton {
  background: transparent; border-color: transparent; color: $pooled; padding: 3px 8px;
  min-height: 16px; text-decoration: underline;
}
QFrame#beginnings QPushButton:hover { background: $surface; }
QFrame#beginnings QPushButton:focus { border: 2px solid $focus; padding: 2px 7px; }
QFrame#toast { background: $text; border-radius: 8px; }
QFrame#toast QLabel { color: $surface; }
QFrame#toast QPushButton { background: $text; color: $surface; border-color: $quiet; }
QFrame#toast QPushButton:hover { border-color: $surface; }
QFrame#toast QPushButton:focus { border: 2px solid $surface; }
FigureCard#card:hover { border-color: $field_line; }
QFrame#card:focus { border: 2px solid $focus; }
QFrame#explained { background: $surface; border: none; border-left: 1px solid $field_line; }
QScrollArea#explainedParts, QWidget#explainedPartsColumn { background: $surface; border: none; }
QFrame#explainedTotal { border: none; border-top: 2px solid $text; }
QPushButton#fold {
  background: $surface; border: 1px solid transparent; border-bottom-color: $line;
  border-radius: 0; padding: 0; text-align: left;
}
QPushButton#fold:hover { background: $hover; }
QPushButton#fold:focus { border: 2px solid $focus; border-radius: 4px; padding: 0; }
QLabel#foldTotal, QLabel#explainedTitle { font-weight: 600; }
QLabel#stepFigures { font-size: $small; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }

QLabel { background: transparent; }
QLabel#section, QLabel#field, QLabel#note, QLabel#cardNote { padding-top: 2px; }
QLabel#section { color: $quiet; font-size: $tiny; font-weight: 600; letter-spacing: 1px; }
QLabel#note, QLabel#cardNote { color: $quiet; font-size: $small; }
QLabel#lead { font-size: $lead; border: none; border-bottom: 2px solid transparent; }
QLabel#lead:focus { border-bottom-color: $focus; }
QLabel#headline { font-size: $headline; font-weight: 600; }
QLabel#headline[tight="true"] { font-size: $figure; }
QLabel#headline[tight="small"] { font-size: $title; }
QLabel#figure[tight="true"], QLabel#figurePooled[tight="true"], QLabel#figureAlone[tight="true"] {
  font-size: $title;
}
QLabel#cardTitle { font-weight: 600; }
QLabel#figure, QLabel#figurePooled, QLabel#figureAlone { font-size: $figure; font-weight: 600; }
QLabel#figurePooled { color: $pooled; }
QLabel#figureAlone { color: $alone; }

QAbstractSpinBox, QComboBox, QLineEdit {
  background: $surface; color: $text; border: 1px solid $field_line; border-radius: 6px;
  padding: 5px 8px; min-height: $line_height; selection-background-color: $focus;
  selection-color: $surface;
}
QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QAbstractSpinBox:hover, QComboBox:hover, QLineEdit:hover { border-color: $text; }
QAbstractSpinBox:focus, QComboBox:focus, QLineEdit:focus {
  border: 2px solid $focus; padding: 4px 7px;
}
QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; }
QAbstractSpinBox:disabled, QComboBox:disabled { color: $quiet; background: $window; }
QAbstractSpinBox { padding-right: 26px; }
QAbstractSpinBox:focus { padding-right: 25px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 22px; background: $hover; border-left: 1px solid $line;
}
QAbstractSpinBox::up-button {
  subcontrol-position: top right; border-top-right-radius: 4px; margin: 2px 2px 0 0;
  border-bottom: 1px solid $line;
}
QAbstractSpinBox::down-button {
  subcontrol-position: bottom right; border-bottom-right-radius: 4px; margin: 0 2px 2px 0;
}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $pooled_soft; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: $line; }
QAbstractSpinBox::up-arrow {
  image: url("$icons/chevron-up-$shade.svg"); width: 12px; height: 12px;
}
QAbstractSpinBox::down-arrow {
  image: url("$icons/chevron-down-$shade.svg"); width: 12px; height: 12px;
}
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::down-arrow:off { image: none; }
QComboBox { padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox::drop-down {
  subcontrol-origin: border; subcontrol-position: center right; width: 24px; border: none;
}
QComboBox::down-arrow {
  image: url("$icons/chevron-down-$shade.svg"); width: 12px; height: 12px;
}
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $field_line; selection-background-color: $pooled_soft;
  selection-color: $text; outline: none;
}
QComboBox QAbstractItemView::item { padding: 4px 6px; }

QLineEdit#cell, QComboBox#cell, QLineEdit#cell:focus, QComboBox#cell:focus {
  border: 2px solid $focus; border-radius: 0; padding: 0 4px; min-height: 0;
}

QPushButton {
  background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 5px 12px; min-height: $line_height;
}
QPushButton:hover { background: $hover; }
QPushButton:default { background: $pooled; color: $on_solid; border-color: $pooled; }
QPushButton:default:hover { border-color: $text; }
QPushButton:default:disabled { background: $hover; color: $quiet; border-color: $line; }
QPushButton:pressed { background: $pooled_soft; }
QPushButton:checked { background: $pooled_soft; }
QPushButton:disabled { color: $quiet; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 11px; }
QPushButton#segment { border-color: transparent; background: transparent; color: $quiet; }
QPushButton#segment[close="true"] { padding: 5px 6px; }
QPushButton#segment:hover { background: $hover; color: $text; }
QPushButton#segment:checked { background: $pooled_soft; color: $text; font-weight: 600; }
QPushButton#segment:focus { border-color: $focus; }
QPushButton#segment[close="true"]:focus { padding: 4px 5px; }
QPushButton#quiet { border-color: transparent; background: transparent; }
QPushButton#quiet:hover { background: $hover; }
QPushButton#quiet:disabled { color: $quiet; }
QPushButton#chip {
  background: $example_soft; color: $example; border: 1px solid $example_line;
  border-radius: 14px; padding: 4px 14px; font-weight: 600;
}
QPushButton#chip:hover { border-color: $example; }
QPushButton#chip:focus { border: 2px solid $focus; padding: 3px 13px; }

QDialog { background: $surface; }
QCheckBox { spacing: 8px; padding: 3px 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: $focus; }
QCheckBox::indicator {
  width: 14px; height: 14px; border: 1px solid $field_line; border-radius: 3px;
  background: $surface;
}
QCheckBox::indicator:hover { border-color: $text; }
QCheckBox::indicator:checked {
  background: $pooled; border-color: $pooled; image: url("$icons/check-$shade.svg");
}

QListWidget, QTreeWidget, QTextBrowser {
  background: $surface; border: 1px solid $line; border-radius: 4px;
  selection-background-color: $pooled_soft; selection-color: $text; outline: none;
}
QListWidget:focus, QTreeWidget:focus, QTextBrowser:focus { border: 2px solid $focus; }
QListWidget { padding: 0 6px; }
QListWidget::item { padding: 6px 0; border-bottom: 1px solid $line; }
QTreeWidget::item { padding: 4px 2px; }
QListWidget::item:selected, QTreeWidget::item:selected { background: $pooled_soft; color: $text; }

QTableView {
  background: $surface; border: 2px solid transparent; border-radius: 4px;
  selection-background-color: $pooled_soft; selection-color: $text;
  gridline-color: transparent; outline: none;
}
QTableView:focus { border-color: $focus; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $quiet; border: none; border-bottom: 1px solid $line;
  padding: 6px 6px; font-size: $small; font-weight: 600;
}
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$icons/chevron-up-$shade.svg"); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url("$icons/chevron-down-$shade.svg"); width: 10px; height: 10px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; width: 0; height: 0;
}
QSlider { min-height: 22px; background: transparent; border: 1px solid transparent; }
QSlider:focus { border: 2px solid $focus; border-radius: 6px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $pooled; border-radius: 2px; }
QSlider::handle:horizontal {
  background: $pooled; border: 2px solid $surface; width: 14px; margin: -7px 0; border-radius: 9px;
}
QSlider::handle:horizontal:hover { border-color: $text; }
QProgressBar {
  border: 1px solid $field_line; border-radius: 4px; background: $surface; text-align: center;
}
QProgressBar::chunk { background: $pooled; border-radius: 3px; }
""")
