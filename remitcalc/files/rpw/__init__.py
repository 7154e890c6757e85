"""The World Bank's Remittance Prices Worldwide: its workbook, and a local library made of it.

`importing.import_rpw` makes the library out of files, in a child process; `library.RpwLibrary`
lists its corridors, tells their history, and makes a `Corridor` of one of them.
"""
