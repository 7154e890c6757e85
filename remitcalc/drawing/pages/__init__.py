"""Words on pages that are painted here: lines of a paragraph, measured. Needs no window."""
