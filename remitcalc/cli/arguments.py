"""Arguments as typed, sorted by a table of options.

Not argparse: it stops at the first mistake, says it in English, and imports gettext. Here every
mistake is found, said in the user's language, with what was probably meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.cli.options import Option
    from remitcalc.model.message import Message


_FORMAT = "--format"
_FORMATS = ("text", "csv", "json", "xlsx")
"""What other programs have a switch for, and ours one option."""


class Complaint(NamedTuple):
    """One thing wrong with a command, and what was probably meant."""

    said: Message
    suggestion: str = ""


class Arguments:
    """What was typed: texts by option name, switches, operands; and what is wrong with it.

    `repeated` has every text of an option that may stand several times.

    Every mistake is noted in `complaints`, none is raised.
    """

    def __init__(self, typed: Sequence[str], options: Sequence[Option]) -> None:
        self.texts: dict[str, str] = {}
        self.repeated: dict[str, list[str]] = {}
        self.switches: set[str] = set()
        self.operands: list[str] = []
        self.complaints: list[Complaint] = []
        self._by_name = {option.name: option for option in options}
        self._by_name |= {option.short: option for option in options if option.short}
        rest = iter(typed)
        for word in rest:
            if word == "--":
                self.operands.extend(rest)
            elif not word.startswith("-") or word == "-":
                self.operands.append(word)
            else:
                self._take(word, rest)

    def complain(self, said: Message, suggestion: str = "") -> None:
        """Note something wrong."""
        self.complaints.append(Complaint(said, suggestion))

    def expect_operands(self, most: int) -> None:
        """Note operands beyond `most`; beside an unknown option they may well be its value."""
        if any(complaint.said.code == "option_unknown" for complaint in self.complaints):
            return
        for word in self.operands[most:]:
            self.complain(message("operand_unexpected", value=word))

    def _take(self, word: str, rest: Iterator[str]) -> None:
        name, has_value, value = word.partition("=")
        if name not in self._by_name and not word.startswith("--") and word[:2] in self._by_name:
            name, has_value, value = word[:2], "=", word[2:]  # -oFILE
        option = self._by_name.get(name)
        if option is None:
            self._complain_of_unknown(name)
        elif option.value:
            self._note(option, value if has_value else next(rest, None))
        else:
            if has_value:
                self.complain(message("option_takes_no_value", option=option.name))
            self.switches.add(option.name)

    def _note(self, option: Option, typed: str | None) -> None:
        # Another option where a value should stand means that the value was forgotten: no value
        # of ours looks like one.
        if typed is None or typed in self._by_name:
            self.complain(message("option_without_value", option=option.name))
            if typed is not None:
                self._take(typed, iter(()))
            return
        self.repeated.setdefault(option.name, []).append(typed)
        if option.name in self.texts and not option.repeats:
            self.complain(message("option_repeated", option=option.name))
        self.texts[option.name] = typed

    def _complain_of_unknown(self, name: str) -> None:
        from remitcalc.files.problems import did_you_mean

        # Without the dashes: they are alike in all of them.
        known = [option[2:] for option in self._by_name if option.startswith("--")]
        near = did_you_mean(name.lstrip("-"), known)
        near = f"--{near}" if near else ""
        if name[2:] in _FORMATS and _FORMAT in self._by_name:
            near = f"{_FORMAT} {name[2:]}"
        self.complain(message("option_unknown", option=name), near)
