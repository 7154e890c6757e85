"""The sheet that takes one worker's figures apart: steps in formulas, and checks that they hold.

A step knows the branch that its price took: the band, the minimum that held. The sheet of workers
prices them live instead, over the edges of bands, and follows every edit; where one leaves the
branch, a check here says that the steps hold no longer. So there are both.
"""
