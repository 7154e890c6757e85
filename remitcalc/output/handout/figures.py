"""Figures of a handout: in the words of its language, by the habits of the worker's country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc import paths
from remitcalc.output.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.model.service import Speed

_NEVER_BREAKS = "\N{NO-BREAK SPACE}"


class HandoutNumbers:
    """Writes money, dates and durations for one corridor in one language.

    Parameters
    ----------
    words : HandoutWords
    corridor : Corridor
    territory : str
        ISO 3166-1 code that decides the number format, where the language is written there; else
        the receiving country does where it is, else the sending country.

    Attributes
    ----------
    language : Language
        That of the program in which numbers are written, for the program's own sentences.
    """

    def __init__(self, words: HandoutWords, corridor: Corridor, territory: str = "") -> None:
        self.words, self.corridor = words, corridor
        countries = territory, corridor.receiving_country, corridor.sending_country
        tag, catalogues = words.numbers, paths.resources() / "translations"
        self.language = Language(tag, _first(tag, countries), catalogues)
        self._numbers = self.language.numbers

    def sending(self, minor: int) -> str:
        """Return an amount of the sending currency."""
        return self._numbers.money(int(minor), self.corridor.sending_currency)

    def receiving(self, minor: int) -> str:
        """Return an amount of the receiving currency."""
        return self._numbers.money(int(minor), self.corridor.receiving_currency)

    def rate(self, value: Decimal) -> str:
        """Return a rate between the two currencies."""
        sending, receiving = self.corridor.sending_currency, self.corridor.receiving_currency
        said = f"1 {sending} = {self._numbers.decimal(value)} {receiving}"
        return said.replace(" ", _NEVER_BREAKS)

    def count(self, value: int) -> str:
        """Return a whole number."""
        return self._numbers.count(value)

    def period(self, text: str) -> str:
        """Return a date as precisely as it is given."""
        return self._numbers.period(text)

    def bounded(self, amount: str, bound: str) -> str:
        """Return an amount with "at least" or "at most"; without a bound as it is."""
        return self.words.say(f"page.{bound}", amount=amount) if bound else amount

    def corridor_name(self) -> str:
        """Return the corridor's name, in the language of the numbers where it has no other."""
        is_named = self.words.tag in self.corridor.names
        return self.corridor.name(self.words.tag if is_named else self.words.numbers)

    def own(self, sentence: str) -> str:
        """Return a sentence of the corridor's file, in the language of the numbers at least."""
        corridor, words = self.corridor, self.words
        said = corridor.sentences(words.tag) or corridor.sentences(words.numbers)
        return said.get(sentence, sentence)

    def time(self, speed: Speed | None) -> str:
        """Return how long a transfer takes; unknown is said as such."""
        say = self.words.say
        if speed is None:
            return say("page.unknown")
        least, most = speed.least_days, speed.most_days
        if most == 0:
            return say("time.same_day")
        if least == most == 1:
            return say("time.one_day")
        days = self.count(most) if least == most else f"{least}–{most}"
        return say("time.days", days=days)


def _first(language: str, countries: Iterable[str]) -> str:
    """Return the first country where a language is written, by Unicode's CLDR."""
    from babel import localedata

    folder = language.replace("-", "_")
    found = (c for c in countries if c and localedata.exists(f"{folder}_{c}"))
    return next(found, "")
