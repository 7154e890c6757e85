"""The handout: one page for one worker, in plain words of the worker's own language. No Qt.

`prices` prices every way for every worker once; `way` is one of them as it is read; `verdict` says
how together stands against alone; `handout` puts one worker's page together.
"""
