"""The words of a handout in one language: which there are, and what is filled into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATED = """
page: title worker(number) worker_name(name) principal outlay example example_note
page: at_least(amount) at_most(amount) unknown rate(rate,date) example_rate logo?
answer: less(amount,service) more(amount,service) same(service) unclear(service)
answer: at_most_less(amount) may_cost_less impossible(reason) not_joining needs_two
answer: not_taken(service)
answer: season_less(paydays,amount) season_more(paydays,amount) season_unclear(paydays)
answer: planned_less(paydays,amount,service) planned_more(paydays,amount,service)
answer: once_less(amount) once_more(amount) cheaper(count,all) employer(amount) employer_part
answer: each_time* over(paydays)* range_less(when,least,most,parts)*
answer: range_more(when,least,most,parts)* range_either(when,more,less,parts)*
answer: perhaps_less(when,amount,parts)* perhaps_only_less(when,amount,parts)*
answer: perhaps_more(when,amount,parts)* perhaps_only_more(when,amount,parts)*
answer: unknown_alone(parts) unknown_together(parts) without(parts)
answer: best(service,amount) best_arrives(amount) nothing_compared
lacking: sending tax transit fx receiving
ways: paid cost arrives time bar fees exchange on_the_way not_known together(provider)
ways: now typical median cheapest named one_transfer(count) outside others(count) apart(count)
time: same_day one_day days(days) unknown
ask: title together
quotes: title(amount)? provider? fee?
notes: not_counted no_advice sources more_sources(count)
paid_by: cash money_order cashiers_check bank_account debit_card credit_card mobile_money
where: agent bank_branch post_office internet mobile_phone call_center
status: published quoted surveyed own proxy illustrative
"""


def _read() -> tuple[dict[str, dict[str, frozenset[str]]], frozenset[str], frozenset[str]]:
    tables: dict[str, dict[str, frozenset[str]]] = {}
    later, optional = set(), set()
    for line in _STATED.strip().splitlines():
        table, _, keys = line.partition(": ")
        for stated in keys.split():
            name, _, filled = stated.rstrip("?*)").partition("(")
            tables.setdefault(table, {})[name] = frozenset(filter(None, filled.split(",")))
            if stated.endswith("?"):
                later.add(f"{table}.{name}")
            elif stated.endswith("*"):
                optional.add(f"{table}.{name}")
    return tables, frozenset(later), frozenset(optional)


WORDS: Mapping[str, Mapping[str, frozenset[str]]]
LATER: frozenset[str]
OPTIONAL: frozenset[str]
WORDS, LATER, OPTIONAL = _read()
"""The names of what is filled into each text, by table and key; and the "table.key" of texts that a
file of the first version lacks. Another language may stand in for those: each is a heading or label
of its own, so that no sentence is half in one language and no figure is said to be what it is not.
`OPTIONAL` are texts of sentences that no page needs: where a language lacks any, they are not said.
"""

QUESTIONS = (3, 8)
"""How many questions to ask a handout has, at least and at most."""


@frozen(eq=False)
class HandoutWords:
    """The words in one language.

    Attributes
    ----------
    tag, name : str
        BCP 47 tag, and what the language calls itself.
    numbers : str
        The language of the program whose numbers and dates are used.
    texts : mapping
        By "table.key", as in `WORDS`.
    questions : tuple of str
        What to ask before sending; "ask.together" is asked too where there is a pool.
    """

    tag: str
    name: str
    numbers: str
    texts: Mapping[str, str]
    questions: tuple[str, ...]

    @property
    def tells_ranges(self) -> bool:
        """Whether the language has the words for what a figure may range over."""
        return all(key in self.texts for key in OPTIONAL)

    def say(self, key: str, /, **values: str) -> str:
        """Return a text with its {words} filled in; what is filled in is taken as it is.

        >>> words = HandoutWords("en", "English", "en", {"time.days": "{days} days"}, ())
        >>> words.say("time.days", days="2–3")
        '2–3 days'
        """
        return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], self.texts[key])
