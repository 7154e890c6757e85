"""Payrolls as people keep them: what a table of workers says, and what is unclear in it."""
