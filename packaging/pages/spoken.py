"""What can be typed after `remitcalc`: its own tables, and which words an option takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from remitcalc.cli.commands import COMMANDS
from remitcalc.cli.destination import (
    BARGAIN_FORMATS,
    COMPARE_FORMATS,
    EXPLAIN_FORMATS,
    FORMATS,
    QUESTION_FORMATS,
)
from remitcalc.cli.explain import WAYS
from remitcalc.cli.options import GENERAL, VERSION
from remitcalc.cli.template import KINDS as TEMPLATES
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.handout_words import handout_languages
from remitcalc.model.payroll import AmountIs
from remitcalc.model.scenario import CHEAPEST, TYPICAL, SharingRule
from remitcalc.output.chart_data.kinds import KINDS as CHARTS
from remitcalc.output.language import LANGUAGES
from remitcalc.output.steps.explanation import FIGURES
from remitcalc.pages.paper import PAPER_SIZES

if TYPE_CHECKING:
    from remitcalc.cli.commands import Command
    from remitcalc.cli.options import Option

CORRIDORS = tuple(sorted(bundled_corridors()))
WITHOUT_COMMAND = (*GENERAL, VERSION)

_FILES = ("FILE", "FOLDER", "WORKBOOK")
_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("", "--amount-is"): get_args(AmountIs),
    ("", "--blank-joins"): ("yes", "no"),
    ("", "--csv"): ("excel",),
    ("", "--decimal"): ("comma", "point"),
    ("", "--format"): FORMATS,
    ("", "--individual"): (TYPICAL, CHEAPEST),
    ("", "--language"): tuple(LANGUAGES),
    ("", "--page-language"): tuple(handout_languages()),
    ("", "--paper"): tuple(PAPER_SIZES),
    ("", "--share"): get_args(SharingRule),
    ("bargain", "--format"): BARGAIN_FORMATS,
    ("chart", "--kind"): tuple(CHARTS),
    ("check", "--corridor"): CORRIDORS,
    ("compare", "--format"): COMPARE_FORMATS,
    ("explain", "--figure"): FIGURES,
    ("explain", "--format"): EXPLAIN_FORMATS,
    ("explain", "--way"): WAYS,
    ("questions", "--format"): QUESTION_FORMATS,
    ("template", "--kind"): TEMPLATES,
}
"""Words that an option takes, of one command or (without its name) of every other that has it."""


class Expected(NamedTuple):
    """What may stand in a place: some words, any file, both, or neither: then a figure or name."""

    words: tuple[str, ...] = ()
    is_file: bool = False


def commands() -> tuple[Command, ...]:
    """Return the commands."""
    return COMMANDS


def options(command: Command) -> tuple[Option, ...]:
    """Return the options of a command, the general ones last."""
    return (*command.options, *GENERAL)


def value(command: Command | None, option: Option) -> Expected:
    """Return what an option takes."""
    own = _WORDS.get((command.name, option.name)) if command is not None else None
    return Expected(own or _WORDS.get(("", option.name), ()), option.value in _FILES)


def operand(command: Command) -> Expected:
    """Return what stands beside the options of a command."""
    name = command.operands.rstrip("…")
    return Expected(CORRIDORS if name == "CORRIDOR" else (), bool(name))
