"""The World Bank's Remittance Prices Worldwide: its workbook, and a local library made of it."""
