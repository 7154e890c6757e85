"""The recipe of one way for one worker: ordered steps that can be computed again by hand."""
