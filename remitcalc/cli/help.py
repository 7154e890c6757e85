"""Help, from the tables of commands and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.commands import COMMANDS, WINDOW
from remitcalc.cli.options import GENERAL, VERSION
from remitcalc.output.text.layout import padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.cli.commands import Command
    from remitcalc.cli.options import Option
    from remitcalc.output.language import Language


def help_text(command: Command, language: Language) -> str:
    """Return the help of one command, or of the program."""
    if command is WINDOW:
        return _program(language)
    words = ["remitcalc", command.name, command.operands, language.text("[OPTIONS]")]
    lines = [language.text("Usage: {words}", words=" ".join(filter(None, words))), ""]
    lines += wrapped(language.text(command.description))
    if command.options:
        lines += ["", language.text("Options:"), *_options(command.options, language)]
    lines += ["", language.text("General:"), *_options(GENERAL, language)]
    return "\n".join(lines) + "\n"


def _program(language: Language) -> str:
    text = language.text
    lines = [
        text("Usage: {words}", words="remitcalc " + text("[COMMAND] [OPTIONS]")),
        "",
        *wrapped(
            text(
                "What it costs to send pay home one by one, what one pooled transfer would cost,"
                " and what each worker keeps."
            )
        ),
        "",
        text("Commands:"),
        *_entries(
            ((f"{c.name} {c.operands}".strip(), text(c.does)) for c in (*COMMANDS,)),
        ),
        *wrapped(text("Without a command: {does}.", does=text(WINDOW.does)), "  "),
        "",
        text("General:"),
        *_options((*GENERAL, VERSION), language),
        "",
        *wrapped(text("“remitcalc COMMAND --help” shows the options of a command.")),
    ]
    return "\n".join(lines) + "\n"


def _options(options: Iterable[Option], language: Language) -> list[str]:
    return _entries(
        (
            f"{f'{option.short},':3} {option.name} {option.value}".rstrip()
            if option.short
            else f"    {option.name} {option.value}".rstrip(),
            language.text(option.help),
        )
        for option in options
    )


def _entries(entries: Iterable[tuple[str, str]]) -> list[str]:
    rows = list(entries)
    width = max(len(name) for name, _ in rows)
    indent = " " * (width + 4)
    return [
        line for name, does in rows for line in wrapped(does, indent, f"  {padded(name, width)}  ")
    ]
