"""Values of options, read exactly; what cannot be read is noted, so that all of it is told."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import Unread
from remitcalc.files.numbers.typed import number_in_option, percent_in_option
from remitcalc.model.countable import number_fault, size_fault
from remitcalc.model.message import message
from remitcalc.model.money import exponent, minor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from remitcalc.cli.arguments import Arguments
    from remitcalc.model.message import Message

_MOST_PERCENT = 100


class Values:
    """Reads the values of one command's arguments; None where absent or wrong."""

    def __init__(self, arguments: Arguments) -> None:
        self._texts = arguments.texts
        self._arguments = arguments

    def typed(self, option: str) -> str | None:
        """Return the text as typed."""
        return self._texts.get(option)

    def choice(
        self, option: str, choices: Sequence[str], code: str = "choice_unknown"
    ) -> str | None:
        """Return one of `choices`."""
        text = self._texts.get(option)
        return text if text is None or self._known(option, text, choices, code) else None

    def choices(
        self, option: str, choices: Sequence[str], code: str = "choice_unknown"
    ) -> list[str]:
        """Return those of `choices` that an option names which may stand several times."""
        named = self._arguments.repeated.get(option, [])
        return [one for one in named if self._known(option, one, choices, code)]

    def whole_number(self, option: str, least: int, most: int) -> int | None:
        """Return a whole number from `least` to `most`."""
        text = self._texts.get(option)
        if text is None:
            return None
        digits = re.fullmatch(r"\d{1,18}", text.strip(), re.ASCII)
        if digits and least <= int(digits[0]) <= most:
            return int(digits[0])
        self._note(message("number_unreadable", option=option, value=text, least=least, most=most))
        return None

    def percent(self, option: str) -> Decimal | None:
        """Return a percentage from 0 to 100; a decimal comma and a percent sign are taken."""
        text = self._texts.get(option)
        if text is None:
            return None
        percent = percent_in_option(text)
        if percent is not None and number_fault(percent) is None and percent <= _MOST_PERCENT:
            return percent
        self._note(message("percent_unreadable", option=option, value=text))
        return None

    def day(self, option: str) -> datetime.date | None:
        """Return a date, YYYY-MM-DD."""
        text = self._texts.get(option)
        if text is None:
            return None
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip(), re.ASCII):
            try:
                return datetime.date.fromisoformat(text.strip())
            except ValueError:
                pass
        self._note(message("date_unreadable", option=option, value=text))
        return None

    def amount(self, option: str, currency: str) -> int | None:
        """Return an amount in minor units of `currency`, exactly.

        It is read as every number that stands alone: see `files.numbers.typed`.
        """
        text = self._texts.get(option)
        if text is None:
            return None
        digits = exponent(currency)
        amount = number_in_option(text, digits)
        if isinstance(amount, Unread):
            is_ambiguous = amount is Unread.AMBIGUOUS
            code = "amount_ambiguous" if is_ambiguous else "amount_unreadable"
            example = f"1234.{'5':0<{digits}}" if digits else "1234"
            self._note(message(code, option=option, value=text, example=example))
            return None
        if size_fault(amount) is not None:
            self._note(message("amount_too_large"))
            return None
        try:
            return minor(amount, currency)
        except ValueError:
            self._note(message("amount_too_precise", option=option, value=text, currency=currency))
            return None

    def _known(self, option: str, text: str, choices: Sequence[str], code: str) -> bool:
        if text in choices:
            return True
        from remitcalc.files.problems import did_you_mean

        said = message(code, option=option, value=text, choices=tuple(choices))
        self._arguments.complain(said, did_you_mean(text, choices))
        return False

    def _note(self, said: Message) -> None:
        self._arguments.complain(said)
