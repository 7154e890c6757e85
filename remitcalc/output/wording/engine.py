"""Sentences for what the engine finds: why something is not possible, unknown or set apart."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked, marked_plural

# Where a pair stands, the first is for one, the second for many.
SENTENCES: dict[str, Sentence] = {
    "above_charge": marked("“{charge}” is not offered from {most} on."),
    "above_margin": marked("No exchange margin is given from {most} on."),
    "alone_is_lower_bound": marked(
        "A price alone is at least the figure shown: its fee or exchange margin is not known."
    ),
    "alone_not_possible": marked_plural(
        "{workers} worker cannot send this amount alone.",
        "{workers} workers cannot send this amount alone.",
        by="workers",
    ),
    "alone_outside_range": marked_plural(
        "Alone, {workers} worker's amount lies outside the surveyed amounts.",
        "Alone, {workers} workers' amounts lie outside the surveyed amounts.",
        by="workers",
    ),
    "apart_fee_not_surveyed": marked("its fee is not known"),
    "apart_informal": marked("informal"),
    "apart_not_above_zero": marked("costs nothing or less: a promotion, or a figure to check"),
    "apart_undisclosed": marked("its exchange margin is not known"),
    "baseline_is_median": marked_plural(
        "No source names the most used service; the comparison is with the only one.",
        "No source names the most used service; the comparison is with the median of"
        " {services} services.",
        by="services",
    ),
    "baseline_is_informal": marked(
        "No formal way to send alone can be compared; the comparison is with an informal one."
    ),
    "baseline_is_not_above_zero": marked(
        "Each way that can be compared costs nothing or less, as promotions do: see to the figures."
    ),
    "baseline_is_of_unknown_fee": marked(
        "No way to send alone has a fee that is known; the comparison is with one without it."
    ),
    "baseline_is_undisclosed": marked(
        "No way to send alone discloses its exchange margin; the comparison is with one without it."
    ),
    "below_charge": marked("“{charge}” is offered from {least} on."),
    "below_margin": marked("An exchange margin is given from {least} on."),
    "break_even_needs_alone": marked("The service alone does not take this amount."),
    "break_even_needs_margin_alone": marked("The price alone is not fully disclosed."),
    "break_even_needs_margin_pooled": marked("The price of the pool is not fully disclosed."),
    "fee_is_the_employers": marked("The employer pays all fees on top: any fee would match."),
    "gains_do_not_cover": marked(
        "Those who gain by pooling, {gains}, do not gain enough to cover the others, {losses}."
    ),
    "margin_not_taken": marked(
        "Up to an exchange margin of {percent} % the pool pays; beyond it the pool is not offered."
    ),
    "loses_without_fee": marked("Even without any fee on top somebody loses."),
    "loses_without_margin": marked("Even without any exchange margin somebody loses."),
    "loss_not_known": marked("From where on somebody loses is not known."),
    "no_fee_pays": marked("Even without any fee on top the pool would cost more."),
    "no_margin_pays": marked("Even without any exchange margin the pool would cost more."),
    "no_reference_rate": marked(
        "There is no reference rate: what arrives, and charges on arrival, are unknown."
    ),
    "no_service_to_compare_with": marked(
        "No service can be compared at this amount: none is disclosed, formal and possible."
    ),
    "no_pool": marked("No service of this corridor takes the pay of a group."),
    "nobody_loses_by_fee": marked("Whatever the fees on top, nobody loses."),
    "nobody_loses_by_margin": marked("Whatever the exchange margin, nobody loses."),
    "nobody_joins": marked("No worker joins the pool."),
    "nothing_arrives": marked("The charges on arrival would take all of the money."),
    "nothing_left_to_convert": marked("The charges on the way would take all of the money."),
    "pool_needs_two": marked("A pool needs two workers or more."),
    "outlay_too_small": marked("The money does not cover the charges."),
    "pooled_is_lower_bound": marked(
        "The pooled price is at least the figure shown: its fee or exchange margin is not known."
    ),
    "pooled_not_possible": marked_plural(
        "{workers} worker cannot take part in the pool.",
        "{workers} workers cannot take part in the pool.",
        by="workers",
    ),
    "pooled_outside_range": marked_plural(
        "Pooled, {workers} worker's figures lie outside the surveyed amounts.",
        "Pooled, {workers} workers' figures lie outside the surveyed amounts.",
        by="workers",
    ),
    "sizes_unpriced_below": marked_plural(
        "Below {workers} worker no price is surveyed or offered: this is not the price.",
        "Below {workers} workers no price is surveyed or offered: this is not the price.",
        by="workers",
    ),
    "sizes_unpriced_from": marked_plural(
        "From {workers} worker on no price is surveyed or offered: this is not the price.",
        "From {workers} workers on no price is surveyed or offered: this is not the price.",
        by="workers",
    ),
    "settled_through_payroll": marked(
        "So that nobody is worse off, amounts are settled between workers through the payroll."
    ),
    "settling_needs_known_totals": marked(
        "“no-one-worse-off” needs a pool whose price is fully known, and a way alone that takes"
        " every worker's amount."
    ),
    "settling_needs_reference_rate": marked(
        "“no-one-worse-off” needs a reference rate where all is included in what workers part"
        " with: it is settled in what arrives."
    ),
    "settling_takes_all": marked(
        "“no-one-worse-off” is settled with the last transfer, which brings a worker too little."
    ),
    "takes_some": marked("takes the amounts of {taken} of {count} workers only"),
    "uncounted_alone": marked(
        "What is taken on the way and on arrival alone was not surveyed: prices alone are at least"
        " those shown, and what arrives at most."
    ),
    "uncounted_pooled": marked(
        "What is taken of the pool on the way and on arrival is not known: its price is at least"
        " that shown, and what arrives at most."
    ),
}
