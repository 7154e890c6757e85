"""Words of the steps of a recipe: what each finds, what is to be said of it."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked, marked_plural

SENTENCES: dict[str, Sentence] = {
    "step_amount": marked("Amount to be sent"),
    "step_arrival": marked("All charges on arrival"),
    "step_arrival_share": marked("Charges on arrival, this worker's share"),
    "step_as_surveyed": marked("surveyed at just this amount"),
    "step_at_reference": marked(
        "computed at the reference rate, because the exchange margin is not disclosed"
    ),
    "step_both_lack": marked(
        "Each way lacks a part of its price, so that the difference is not known. Once the parts"
        " that are missing are known, it is, too: “Questions to ask” lists them."
    ),
    "step_change": marked("Money left over"),
    "step_change_share": marked("Money left over, this worker's share"),
    "step_charge": "{charge}",
    "step_converted": marked("Converted"),
    "step_converted_share": marked("Converted, this worker's share"),
    "step_converted_worth": marked("Worth of that at the reference rate"),
    "step_employer": marked("The employer's part"),
    "step_employer_own": marked("The employer pays for this worker"),
    "step_employer_share": marked("The employer's share of the fees on top"),
    "step_fx": marked("Exchange margin"),
    "step_gain": marked("What this worker gains"),
    "step_gains": marked("What all gain who do"),
    "step_interpolated": marked("on a straight line between two surveyed amounts"),
    "step_least_held": marked("the least that is charged"),
    "step_left_over": marked("Left over by all shares rounded down"),
    "step_like_for_like": marked("Both ways are priced without the parts that either lacks."),
    "step_losses": marked("What the others would lose"),
    "step_margin": marked("Exchange margin in percent"),
    "step_more_paid": marked("Parted with more than alone"),
    "step_more_worth": marked("Worth of that at the reference rate"),
    "step_most_held": marked("the most that is charged"),
    "step_moved": marked("Settled between the workers, so that nobody is worse off"),
    "step_nearest": marked("outside the surveyed amounts: as at the nearest of them"),
    "step_net": marked("To be converted"),
    "step_no_reference": marked(
        "Neither a reference rate nor the rate of {provider} is known. With one of them in the"
        " corridor, what arrives is known."
    ),
    "step_no_unit_here": marked("no unit left over falls here"),
    "step_nobody_loses": marked("nobody would be worse off, so nothing is settled"),
    "step_none": marked("none"),
    "step_not_all_surveyed": marked("not all of this was surveyed"),
    "step_not_surveyed": marked(
        "Not surveyed. It is known once {provider} tells it and the corridor states it, “none”"
        " included: “Questions to ask” lists it."
    ),
    "step_once": marked("{charge}, once a season"),
    "step_once_unnamed": marked("Charge, once a season"),
    "step_once_unvalued": marked(
        "“{charge}” is not counted in it: there is no reference rate to value it by. With one in"
        " the corridor it is known."
    ),
    "step_once_unvalued_unnamed": marked(
        "A charge on arrival is not counted in it: there is no reference rate to value it by. With"
        " one in the corridor it is known."
    ),
    "step_once_worth": marked("Worth of that at the reference rate"),
    "step_outlay": marked("What is parted with at most"),
    "step_paid": marked("Parted with"),
    "step_part_alone": marked("Alone"),
    "step_part_group": marked("The whole pool of “{group}”"),
    "step_part_least": marked("The smallest amount that is taken"),
    "step_part_next": marked("One unit more"),
    "step_part_pool": marked("The whole pool"),
    "step_part_pooled": marked("Pooled"),
    "step_part_season": marked("The season"),
    "step_part_transfer": marked_plural(
        "Sent once; paydays in it: {paydays} ({days})",
        "Sent {sent} times; paydays in each: {paydays} ({days})",
        by="sent",
    ),
    "step_percent": marked("Total cost in percent of the amount"),
    "step_pool_arrival": marked("Charges on arrival"),
    "step_pool_budget": marked("Left for the pool"),
    "step_pool_change": marked("Money left over of all"),
    "step_pool_converted": marked("Converted"),
    "step_pool_margin_cost": marked("Exchange margin"),
    "step_pool_net": marked("To be converted"),
    "step_pool_outlay": marked("What all part with at most"),
    "step_pool_own_sending": marked("Each worker's own fees on top, all together"),
    "step_pool_principal": marked("Amount of the pool"),
    "step_pool_sending": marked("Fees on top"),
    "step_pool_spent": marked("What that takes, fees and tax included"),
    "step_pool_transit": marked("Taken on the way"),
    "step_principal": marked("Amount delivered"),
    "step_rate": marked("Exchange rate"),
    "step_received": marked("Arrives"),
    "step_received_equal": marked("Would arrive at equal shares"),
    "step_receiving": marked("Charges on arrival, in sending currency"),
    "step_reference": marked("Reference rate"),
    "step_rounded_down": marked("This worker's share, rounded down"),
    "step_saving": marked("Saved by pooling"),
    "step_sending": marked("Fees on top"),
    "step_sending_equal": marked("Fees on top at equal shares"),
    "step_sending_share": marked("Fees on top, this worker's share"),
    "step_shared_sending": marked("Fees on top that the workers share"),
    "step_stays": marked(
        "This worker does not join a pool and sends alone either way. Where at least two of a"
        " group join, there is a figure."
    ),
    "step_tax": marked("Tax"),
    "step_tax_due": "{charge}",
    "step_tax_date": marked("due on {date}, paid by {instrument}"),
    "step_tax_not_due": marked("“{charge}” is not due on {date}, paid by {instrument}"),
    "step_tax_share": marked("Tax, this worker's share"),
    "step_total": marked("Total cost"),
    "step_total_equal": marked("Total cost at equal shares"),
    "step_transit": marked("Taken on the way"),
    "step_transit_share": marked("Taken on the way, this worker's share"),
    "step_undisclosed": marked(
        "{provider} does not disclose its exchange margin. It is known once {provider} names the"
        " rate of a day: “Questions to ask” lists it."
    ),
    "step_unit_here": marked("a unit left over falls here"),
    "step_unnamed": marked("Charge"),
    "step_unvalued": marked(
        "There is no reference rate to value it by. With one in the corridor it is known."
    ),
    "step_wanted_received": marked("Must arrive, so that nobody is worse off"),
    "step_wanted_total": marked("May cost at most, so that nobody is worse off"),
}
ORIGINS = {
    ("amount", ""): marked("the worker's amount"),
    ("setting", "employer_share_percent"): marked("the percent that the employer pays"),
    ("others", "amounts"): marked("the other workers of the pool"),
    ("others", "rounded_down"): marked("the other workers' shares, rounded down"),
    ("others", "turn"): marked("this worker's turn: the largest remainders come first"),
    ("others", "gains"): marked("what the others gain"),
    ("others", "losses"): marked("what those lose who would be worse off"),
    ("others", "least"): marked("what would be left to another worker"),
    ("alone", "total"): marked("what it is alone"),
    ("alone", "paid"): marked("what is parted with alone"),
    ("earlier", "total"): marked("what the pool's earlier transfers come to"),
    ("earlier", "paid"): marked("what is parted with in the pool's earlier transfers"),
    ("count", "workers"): marked("workers of the pool"),
    ("count", "paydays"): marked("paydays"),
    ("count", "transfers"): marked("transfers"),
    ("none", ""): marked("nothing is charged"),
    ("none", "nobody"): marked("nothing is moved"),
    ("none", "left_out"): marked("left out on both sides"),
    ("none", "stays"): marked("the same either way"),
    ("rule", "largest"): marked("the largest that fits, found by search"),
    ("rule", "smallest"): marked("the smallest that is taken"),
}
"""Where a figure comes from that is no price: by origin, and what it is about."""
