"""One call of a command: what was asked, in which language, and how complaints are told."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from remitcalc.cli.arguments import Arguments
from remitcalc.cli.asked_language import asked_language
from remitcalc.cli.values import Values
from remitcalc.model.message import message
from remitcalc.output.language import LANGUAGES, find_language
from remitcalc.output.text.control_signs import with_control_signs
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.cli.options import Option
    from remitcalc.files.source import Source
    from remitcalc.model.document import Document, PayrollOrigin
    from remitcalc.model.message import Message

BAD_INPUT = 2
OUR_FAILURE = 1


class Request:
    """What a command works with: arguments sorted, values read, the language to answer in.

    Attributes
    ----------
    document : Document, optional
        What was named in place of a corridor.
    keeps_origins : bool
        Whether is noted where corridor and payroll are read from, for a document.
    corridor_digest : str, optional
    payroll_origin : PayrollOrigin, optional
    """

    def __init__(self, typed: Sequence[str], options: Sequence[Option]) -> None:
        self.arguments = Arguments(typed, options)
        self.values = Values(self.arguments)
        self.language = asked_language(typed)
        self.tables: list[Source] = []
        """The tables that were read for the command."""
        self.document: Document | None = None
        self.keeps_origins = False
        self.corridor_digest: str | None = None
        self.payroll_origin: PayrollOrigin | None = None
        asked = self.arguments.texts.get("--language")
        if asked is not None and find_language(asked) is None:
            self.arguments.complain(
                message(
                    "choice_unknown", option="--language", value=asked, choices=tuple(LANGUAGES)
                )
            )

    @property
    def operands(self) -> list[str]:
        """What stands beside the options."""
        return self.arguments.operands

    def has(self, switch: str) -> bool:
        """Return whether a switch is set."""
        return switch in self.arguments.switches

    def complain(self) -> int:
        """Tell everything that is wrong with the command, a line each; return the exit code."""
        for complaint in self.arguments.complaints:
            self.tell(complaint.said, complaint.suggestion)
        return BAD_INPUT

    def tell(self, said: Message, suggestion: str = "") -> None:
        """Write one sentence, and what was probably meant, to the error stream."""
        # Imported here: most commands have nothing to tell.

        line = sentence(said, self.language)
        if suggestion:
            meant = sentence(message("did_you_mean", suggestion=suggestion), self.language)
            line = f"{line} {meant}"
        self.say(line)

    def say(self, line: str) -> None:
        """Write a line to the error stream; where that takes none, the answer matters more."""
        with contextlib.suppress(OSError):
            sys.stderr.write(f"remitcalc: {with_control_signs(line)}\n")
