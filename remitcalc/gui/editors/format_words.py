"""What the words of a corridor file are called where one types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.language import marked
from remitcalc.output.wording.words import ACCESS_POINTS, INSTRUMENTS, STATUSES

if TYPE_CHECKING:
    from remitcalc.output.language import Language

PROVIDER_TYPES = {
    "bank": marked("bank"),
    "money transfer operator": marked("money transfer operator"),
    "post office": marked("post office"),
    "mobile operator": marked("mobile operator"),
    "credit union": marked("credit union"),
    "fintech": marked("fintech"),
    "informal": marked("informal"),
}
PICKUP_METHODS = {
    "cash": marked("cash"),
    "bank account": marked("bank account"),
    "mobile money": marked("mobile money"),
    "card": marked("card"),
    "home delivery": marked("home delivery"),
}
BEARERS = {
    "OUR": marked("OUR: the sender bears all"),
    "SHA": marked("SHA: shared"),
    "BEN": marked("BEN: the receiver bears all"),
}
PER = {
    "transfer": marked("once per transfer"),
    "worker": marked("for each worker"),
    "season": marked("once per season"),
}
PARTIES = {"worker": marked("the worker"), "employer": marked("the employer")}
KEEPERS = {
    "bank": marked("the bank"),
    "agent": marked("the agent"),
    "employer": marked("the employer"),
    "agency": marked("an agency"),
}
WORDS = {
    "instrument": INSTRUMENTS,
    "access_point": ACCESS_POINTS,
    "provider_type": PROVIDER_TYPES,
    "pickup_method": PICKUP_METHODS,
    "bearer": BEARERS,
    "per": PER,
    "borne_by": PARTIES,
    "kept_by": KEEPERS,
    "status": STATUSES,
}
"""By the key under which a word stands in the file."""


def choices(key: str, language: Language, *, blank: str | None = None) -> list[tuple[str, str]]:
    """Return what may stand at a key, in words; `blank` is what nothing is called, None: never."""
    offered = [(word, language.text(said)) for word, said in WORDS[key].items() if said]
    return offered if blank is None else [("", blank), *offered]


def worded(key: str, word: str, language: Language) -> str:
    """Return a word of the format as a person says it."""
    said = WORDS.get(key, {}).get(word)
    return word if said is None else language.text(said) if said else ""
