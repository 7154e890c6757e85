"""Questions to ask: one sheet per bank or provider with what is unknown, or an example, of it.

A sheet is data: the text renders it in 80 columns, `pages` lays it out on paper.
"""
