"""The handout as a page: large type, bars that need no reading, always exactly one sheet.

`page` finds what fits; the other files lay out one part each, as `marks` that paint themselves.
Nothing needs a widget: pages may be painted on any thread.
"""
