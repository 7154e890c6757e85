"""Sentences for what the engine finds: why something is not possible, unknown or set apart."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked, marked_plural

# Where a pair stands, the first is for one, the second for many.
SENTENCES: dict[str, Sentence] = {
    "above_charge": marked("“{charge}” is not offered from {most} on."),
    "above_margin": marked("No exchange margin is given from {most} on."),
    "alone_is_lower_bound": marked(
        "A price alone is at least the figure shown: part of it is not disclosed or has no rate."
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
    "apart_informal": marked("informal"),
    "apart_not_above_zero": marked("costs nothing or less: a promotion, or a figure to check"),
    "apart_undisclosed": marked("part of the price is not disclosed"),
    "baseline_is_median": marked_plural(
        "No source names the most used service; the comparison is with the only one.",
        "No source names the most used service; the comparison is with the median of"
        " {services} services.",
        by="services",
    ),
    "before_arrival": marked(
        "Only one side is priced on the way and on arrival: the comparison is before those charges."
    ),
    "below_charge": marked("“{charge}” is offered from {least} on."),
    "below_margin": marked("An exchange margin is given from {least} on."),
    "break_even_needs_alone": marked("The service alone does not take this amount."),
    "break_even_needs_margin_alone": marked("The price alone is not fully disclosed."),
    "break_even_needs_margin_pooled": marked("The price of the pool is not fully disclosed."),
    "gains_do_not_cover": marked(
        "Those who gain by pooling, {gains}, do not gain enough to cover the others, {losses}."
    ),
    "no_reference_rate": marked(
        "There is no reference rate: what arrives, and charges on arrival, are unknown."
    ),
    "no_service_to_compare_with": marked(
        "No service can be compared at this amount: none is disclosed, formal and possible."
    ),
    "nobody_joins": marked("No worker joins the pool."),
    "nothing_arrives": marked("The charges on arrival would take all of the money."),
    "nothing_left_to_convert": marked("The charges on the way would take all of the money."),
    "outlay_too_small": marked("The money does not cover the charges."),
    "pooled_is_lower_bound": marked(
        "The pooled price is at least the figure shown: part of it is not disclosed or has no rate."
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
    "settled_through_payroll": marked(
        "So that nobody is worse off, amounts are settled between workers through the payroll."
    ),
    "settling_needs_known_totals": marked(
        "“no-one-worse-off” needs prices that are fully disclosed and possible for every worker."
    ),
}
