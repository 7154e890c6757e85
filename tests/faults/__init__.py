"""Nothing that breaks breaks more: seeded damage to every kind of file, and what must hold then.

`python -m tests.faults PART --count N --seed S` runs one part: texts, workbooks, figures, kills or
window. A few of each run with the tests; `REMITCALC_LONG_FUZZ=N` makes that N texts, N/100
workbooks and N/600 kills.

damage (texts, workbooks) → cases → trial (readers, commands, under a watch) → findings, made small
"""
