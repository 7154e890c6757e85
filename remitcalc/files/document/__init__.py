"""Documents (.remitcalc): JSON, written and read by one table of fields."""
