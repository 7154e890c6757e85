"""Examples to fill in: a fee table or a payroll with its columns explained."""
