"""What is said of a comparison, as parts: sentences, lists, tables and charts in sections.

The text on a terminal and the report on paper are put together from the same sections; `text`
renders them in 80 columns, `pages` on paper.
"""
