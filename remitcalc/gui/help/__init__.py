"""Help: the manual, an action by its name, the formulas with the present figures, About.

Nothing in here is imported before somebody asks for it.
"""
