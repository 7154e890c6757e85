"""Sentences for figures that contradict each other or the cost model."""

from __future__ import annotations

from remitcalc.output.language import marked

# Amounts in these messages may be minor units of a currency that the model does not know, so the
# sentences leave them out: where they are shown, the place and the text found stand beside them.
SENTENCES = {
    "amount_not_positive": marked("An amount must be above zero."),
    "amount_too_large": marked("An amount is larger than this program can count."),
    "bearer_ben_has_sending": marked(
        "With bearer BEN the fee comes out of the amount: put it under transit, not sending."
    ),
    "bearer_our_has_transit": marked(
        "With bearer OUR the sender pays all charges: put them under sending, not transit."
    ),
    "beyond_integers": marked("These amounts are larger than this program can count."),
    "columns_differ_in_length": marked("The columns of the payroll have different lengths."),
    "employer_bears_sending_only": marked("An employer can bear charges on the sending side only."),
    "endless_band": marked(
        "The band before the one that begins at {start} has no end (“to”): only the last may."
    ),
    "figure_needed": marked("This figure cannot be unknown."),
    "gapped_bands": marked(
        "There is a gap between bands: one ends at {end}, the next begins at {start}."
    ),
    "margin_too_high": marked("An exchange margin must be below 100 percent."),
    "margin_too_precise": marked("A margin that depends on the amount has at most six decimals."),
    "min_above_max": marked("The least charge, {low}, is above the most, {high}."),
    "negative_band_edge": marked("An amount that a charge or margin refers to is below zero."),
    "negative_charge": marked("A charge cannot be below zero."),
    "last_worker_deleted": marked("One worker must be left: there is nothing to compare without."),
    "no_bands": marked("There is no band."),
    "no_observations": marked("There is no surveyed amount."),
    "no_steps": marked("There is no exchange step."),
    "out_of_range": marked("{field} must be from 1 to {most}, not {value}."),
    "overlapping_bands": marked(
        "Two bands overlap: one ends at {end}, the next begins at {start}."
    ),
    "percent_out_of_range": marked("A percentage must be from 0 to 100, not {value}."),
    "pool_too_large": marked("All amounts together are more than this program can count."),
    "rate_not_positive": marked("An exchange rate must be above zero."),
    "repeated_observation": marked("The same surveyed amount is given twice."),
    "repeated_worker": marked("Two workers have the same name."),
    "reversed_band": marked("A band ends before it begins."),
    "reversed_dates": marked("The last day, {end}, is before the first, {start}."),
    "reversed_speed": marked("The days a transfer takes must go from the least to the most."),
    "rows_out_of_order": marked("The rows of a file do not follow each other."),
    "season_past_calendar": marked(
        "A season that begins on {date} with these paydays would end after the year 9999."
    ),
    "season_charge_fixed_only": marked("A charge per season must be one fixed amount."),
    "transit_per_transfer_only": marked("A charge on the way is always per transfer."),
    "unknown_individual_service": marked(
        "No individual service is called “{service}”. There are: {choices}."
    ),
    "unknown_pooled_service": marked(
        "No pooled service is called “{service}”. There are: {choices}."
    ),
    "unknown_without_source": marked("What is not known has no source: type a figure first."),
    "unknown_service": marked("There is no service called “{service}”."),
    "unordered_observations": marked("Surveyed amounts must go from the least to the most."),
    "worker_named_twice": marked("Another worker has this name: names tell workers apart."),
    "workers_out_of_range": (
        marked("The number of workers must be from 1 to {most}, not {value}.")
    ),
}
