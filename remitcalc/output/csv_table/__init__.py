"""Tables for spreadsheets and programs: canonical CSV, or the kind Excel opens by itself."""
