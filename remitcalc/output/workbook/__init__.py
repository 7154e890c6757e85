"""The workbook of a comparison: inputs, workers, summary, method, sources, in formulas to trace."""
