"""The sheet that takes one worker's figures apart: steps in formulas, and checks that they hold."""
