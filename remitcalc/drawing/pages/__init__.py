"""Documents made of blocks: paragraphs, tables and pictures, laid over pages of paper.

`block` says what a block is; `flow` lays blocks over pages and returns `drawing.paper.Page`s.
Nothing here needs a widget or a window: pages may be made on any thread, charts excepted.
"""
