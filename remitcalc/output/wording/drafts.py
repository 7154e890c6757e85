"""Words of the corridor editor: its columns, the words of its cells, what is wrong there."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked, marked_plural
from remitcalc.output.wording.words import ACCESS_POINTS, INSTRUMENTS, STATUSES

SENTENCES: dict[str, Sentence] = {
    "draft_without_ways": marked(
        "There is no way to send yet: type one. A comparison needs one; a pooled one is not"
        " required."
    ),
    "draft_without_individual": marked(
        "There is no way for one worker alone: a comparison needs one."
    ),
    "draft_unknown_source": marked("This source is not in the list of sources."),
    "draft_part_unknown": marked(
        "The percentage is known and the fee beside it is not: type the fee, or none where there is"
        " only the percentage."
    ),
    "draft_other_currency": marked(
        "Another currency is sent now, {currency}: the comparison starts from the defaults of this"
        " corridor."
    ),
    "draft_lost_baseline": marked(
        "“{service}” is no longer among the ways for one worker: it is compared with the usual way"
        " again."
    ),
    "draft_lost_pool": marked(
        "“{service}” is no longer among the pooled ways: where there is another one, it is"
        " compared."
    ),
    "draft_lost_services": marked_plural(
        "{workers} worker uses a way that is not there any more: the usual way counts instead.",
        "{workers} workers use a way that is not there any more: the usual way counts instead.",
        by="workers",
    ),
    "draft_not_a_path": marked("This does not lead to anything that is typed."),
    "typed_nothing": marked("Something is missing here."),
    "typed_unknown_word": marked("This word is not known here: choose one of those offered."),
    "typed_uncertain": marked("This is not certain: write {number}, if it is that."),
    "typed_only_ends": marked(
        "These are the ends between which it may be: write what it is, too, such as 10–30 (15)."
    ),
    "typed_no_number": marked("This is no number."),
    "typed_several": marked(
        "These are several figures. Type an amount with a percentage as 15 + 0.2 %, a range as"
        " 10–30 (15); bands stand in the form beside the table."
    ),
    "typed_beside": marked("Beside the number stands “{beside}”, which does not belong here."),
    "typed_other_currency": marked("This is in {beside}; amounts here are in {currency}."),
    "typed_no_day": marked("This is no day for certain: write it as 2026-11-20."),
    "typed_no_days": marked("Write days as 2 or as 1–3."),
    "copied_too_wide_ways": marked(
        "{columns} columns were copied: copy only those of the ways, {most} at most."
    ),
    "copied_too_many_ways": marked(
        "{rows} rows were copied: a corridor has {most} ways to send at most."
    ),
    "copied_too_many_bands": marked(
        "{rows} bands were copied: a price has {most} of them at most."
    ),
    "copied_bands_unclear": marked(
        "This table does not say whether its percentages are of the whole amount or of a part of"
        " it: choose the kind of bands under “Stated as” first, then paste."
    ),
    "copied_bands_nowhere": marked(
        "These are bands of a fee: stand in the cell of the price they belong to, then paste."
    ),
    "copied_fee_table": marked(
        "A whole fee table was copied: save it as a file and open that, or copy only the ways."
    ),
}

COLUMNS = {
    "provider": marked("Provider"),
    "instrument": marked("Paid with"),
    "access_point": marked("Where"),
    "fee": marked("Fee"),
    "percent": marked("+ % of amount"),
    "margin": marked("Exchange margin"),
    "transit": marked("On the way"),
    "receiving": marked("On arrival"),
    "source": marked("Who said so"),
    "date": marked("When"),
    "kind": marked("Sent together"),
}
"""The columns of the grid of ways, each a heading that is known when it is pasted."""

ASK, NOT_TOLD, NOBODY, TOGETHER = (
    marked("ask"),
    marked("not told"),
    marked("none"),
    marked("one transfer"),
)

OTHERWISE = {
    "bands": marked("bands"),
    "observed": marked("amounts surveyed"),
    "charges": marked("charges"),
    "steps": marked("conversions"),
}
"""How a price is stated that no cell holds; how many there are stands behind it."""

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
    **{word: INSTRUMENTS[word] for word in ("cash", "bank account", "mobile money")},
    "card": marked("card"),
    "home delivery": marked("home delivery"),
}
PER = {
    "transfer": marked("per transfer"),
    "worker": marked("per worker"),
    "season": marked("per season"),
}
PARTIES = {
    "worker": marked("the worker"),
    "employer": marked("the employer"),
    "bank": marked("the bank"),
    "agent": marked("the agent"),
    "agency": marked("the agency"),
}
BY_KEY = {
    "instrument": INSTRUMENTS,
    "instruments": INSTRUMENTS,
    "access_point": ACCESS_POINTS,
    "provider_type": PROVIDER_TYPES,
    "pickup_method": PICKUP_METHODS,
    "per": PER,
    "borne_by": PARTIES,
    "kept_by": PARTIES,
    "status": STATUSES,
}
"""The words of a key of the file, for people; those of other keys are the file's own."""
