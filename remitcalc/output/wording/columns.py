"""What each column of a fee table and of a payroll holds, for whoever fills one in."""

from __future__ import annotations

from remitcalc.output.language import marked

_HELD = marked("When it held: 2025, 2025-Q3, 2025-09 or 2025-09-30.")
_STATUS = marked("How far it can be trusted, from published to illustrative.")
_NOTE = marked("What a reader must know to weigh it.")


def _source(prefix: str, source: str) -> dict[str, str]:
    fields = {"source": source, "date": _HELD, "status": _STATUS, "note": _NOTE}
    return {f"{prefix}{field}": text for field, text in fields.items()}


_LOW = marked("The least this figure may be, where it is no more than an example or an offer.")
_HIGH = marked("The most this figure may be.")
_REASON = marked("Who says between which ends the figure may be, or why.")


def _range(prefix: str) -> dict[str, str]:
    return {f"{prefix}_low": _LOW, f"{prefix}_high": _HIGH, f"{prefix}_reason": _REASON}


_SERVICE = {
    "service": marked(
        "An id for the service: small letters, digits and hyphens. Rows with one id belong"
        " together; what is the same in all of them may stand in one."
    ),
    "provider": marked("The firm's name."),
    "provider_type": marked("What kind of firm it is."),
    "kind": marked("individual: for one worker; pooled: for a group."),
    "instrument": marked("How the transfer is paid."),
    "access_point": marked("Where it is ordered."),
    "pickup_method": marked("How the money is received."),
    "least_days": marked("The fewest days it takes."),
    "most_days": marked("The most days it takes."),
    "coverage": marked("Where the money can be received."),
    "bearer": marked("Who bears correspondent charges, by SWIFT's codes."),
    **_source(
        "service_",
        marked("Where the service's figures come from, unless their row names another source."),
    ),
}
_CHARGE = {
    "part": marked(
        "What the row states: a charge on top (sending), on the way (transit) or on arrival"
        " (receiving), the exchange, a tax, a note, or the translation of a sentence. Empty:"
        " sending. Without a row, transit and receiving count as not surveyed."
    ),
    "charge": marked("What the receipt calls it; also the name of a tax or of one conversion."),
    "basis": marked(
        "flat: one price. whole or marginal: bands; the whole amount, or each slice, pays the price"
        " of its band. observed: surveyed amounts. The exchange may also be step, rate,"
        " undisclosed or not surveyed."
    ),
    "per": marked("Charged once per transfer, worker or season. Empty: transfer."),
    "min": marked("The charge is at least this."),
    "max": marked("The charge is at most this."),
    **_range("min"),
    **_range("max"),
    "borne_by": marked("Who pays the charge. Empty: worker."),
    "kept_by": marked("Who earns the charge. Empty: bank."),
}
_ROW = {
    "from": marked("The band starts at this amount."),
    "to": marked("The band ends below this amount. Empty: no upper end."),
    "amount": marked("The surveyed amount."),
    "fee": marked(
        "A fixed amount, or the fee of the surveyed amount; in the receiving currency for charges"
        " on arrival, else in the sending currency."
    ),
    "percent": marked("Percent of the amount."),
    **_range("fee"),
    **_range("percent"),
    **_range("fx_margin_percent"),
    **_range("rate"),
    "fx_margin_percent": marked(
        "The exchange margin, in percent under the reference rate; it may stand beside a charge on"
        " top."
    ),
    "rate": marked("The quoted rate: receiving currency for one unit of the sending currency."),
    "instruments": marked("The payment instruments a tax applies to, separated by semicolons."),
    "from_date": marked("The first day the tax is due."),
    "until_date": marked("The last day the tax is due."),
    "text": marked("A fact that readers of these figures must know, or a sentence to translate."),
    "text_": marked("The sentence in a language: text_es, text_fr and so on."),
    **_source(
        "", marked("Where this row's figure comes from. Empty: from the source of the service.")
    ),
}
_CORRIDOR = {
    "corridor": marked(
        "An id for the corridor. What concerns the corridor repeats in every row, or stands in one."
    ),
    "name_": marked("The corridor's name in a language: name_en, name_es, name_fr and so on."),
    "sending_country": marked("The country the money comes from, by its ISO 3166 code."),
    "receiving_country": marked("The country the money goes to, by its ISO 3166 code."),
    "sending_currency": marked("The currency that is sent, by its ISO 4217 code."),
    "receiving_currency": marked("The currency that arrives, by its ISO 4217 code."),
    "reference_rate": marked(
        "The rate free of any margin: receiving currency for one unit of the sending currency."
        " Empty: what arrives stays unknown."
    ),
    **_range("reference_rate"),
    **_source("reference_", marked("Where the reference rate comes from.")),
    "indicator_amount_": marked(
        "The local amount that stands for so many US dollars in the World Bank's tables."
    ),
    "default_pooled_service": marked("The pooled service that a comparison starts with."),
    "default_workers": marked("How many workers a comparison starts with."),
    "default_amount": marked("What each worker sends per payday."),
    "default_paydays": marked("Paydays in a season."),
    "default_payday_days": marked("Days between paydays."),
    "default_date": marked("The first payday; taxes follow it."),
    "default_amount_is": marked(
        "principal: charges come on top of the amount; outlay: the amount includes them."
    ),
    "typical_service": marked("The service that a source calls most used; may stay empty."),
    **_source("typical_", marked("Who says that it is the most used.")),
}
FEES = {**_SERVICE, **_CHARGE, **_ROW, **_CORRIDOR}
PAYROLL = {
    "worker": marked("A name or number, different for each worker."),
    "amount": marked("What the worker sends per payday, in the sending currency."),
    "service": marked("The id of the service this worker uses today; may stay empty."),
    "group": marked("A group whose totals are shown; may stay empty."),
    "joins": marked("Whether the worker joins the pool. Empty: yes."),
}
PAYROLL_WORDS = {
    "worker": marked("Worker"),
    "amount": marked("Amount"),
    "service": marked("Service"),
    "group": marked("Group"),
    "joins": marked("Takes part"),
    "yes": marked("yes"),
    "no": marked("no"),
}
"""Headings and answers: words that readers of payrolls know."""

SHEET = marked("Columns")
HEADINGS = (
    marked("Column"),
    marked("Needed"),
    marked("What it holds"),
    marked("Words that may stand here"),
)
NEEDED = marked("yes")
MAY_BE_EMPTY = marked("no")
