"""The report as data: sections of headings, sentences, tables and charts, in the reader's language.

No Qt: what is laid on pages is decided here, how it looks in `pages.report`.
"""
