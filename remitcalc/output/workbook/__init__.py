"""The workbook of a comparison: inputs, workers, summary and sources, as formulas one can trace."""
