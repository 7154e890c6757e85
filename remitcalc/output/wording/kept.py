"""Sentences for work that is kept without being asked."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked

SENTENCES: dict[str, Sentence] = {
    "work_broken": marked(
        "Work that was kept can neither be read nor be set aside ({reason}): {folder}."
    ),
    "work_in_part": marked(
        "Only part of the work that was kept could be read: the steps to undo are lost."
    ),
    "work_in_use": marked("This work is open in another window."),
    "work_not_opened": marked("Work that was kept could not be opened ({reason}): {folder}."),
    "work_of_newer_program": marked(
        "Work was kept by a newer version of this program, which alone can read it: {folder}."
    ),
    "work_set_aside": marked("Work that was kept could not be read. It was set aside: {folder}."),
}
