"""CSV files and workbooks as sheets of cells; what the cells mean is for others to say."""
