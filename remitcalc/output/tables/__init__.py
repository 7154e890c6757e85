"""What every table shows, once: rows and figures that window, files, texts and charts all read.

Here, and in the workbook, which writes formulas, columns of the engine become figures. Whoever
shows a table picks its columns, and says them in its own words.
"""
