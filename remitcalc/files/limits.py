"""How much a file may hold. Each limit is checked before the work that it spares, and stated.

They lie far above what anybody has by intention: what is beyond them is a mistake, such as a stray
cell at the bottom of a sheet, or an attack.
"""

MOST_TEXT_BYTES = 4_000_000
"""Of a text file: no hand-written file comes near it."""

MOST_CSV_BYTES = 300_000_000
"""Of a CSV file: a million workers take a sixth of it."""

MOST_DOCUMENT_BYTES = 180_000_000
"""Of a document; one of a million workers with long names takes two thirds of it."""

MOST_WORKBOOK_BYTES = 200_000_000
"""Of a workbook; the largest known to be of use has 51 million."""

MOST_UNPACKED_BYTES = 2_000_000_000
"""That a workbook unpacks to; the largest known to be of use has 298 million."""

MOST_ROWS = 1_048_576
"""Of a table: as many as a spreadsheet can have, blank ones among them."""

MOST_COLUMNS = 1_000
"""Of a table, those of its first rows that hold anything; a survey has 42."""

MOST_SHEET_COLUMNS = 16_384
"""Of a sheet: as many as a spreadsheet can have."""

MOST_CELLS = 80_000_000
"""Of a sheet from its first cell to its last, which the process of its own has to hold."""

MOST_CSV_CELLS = 30_000_000
"""Of a CSV file; the largest known to be of use has 9 million."""

LONGEST_CELL = 32_767
"""Characters, as many as a spreadsheet can have in a cell."""

LONGEST_WORDS = 300
"""Characters of a heading or name that are compared with known words: none is half as long."""

MOST_KEY_PARTS = 32
"""Parts of a TOML key such as `services.sending.min`; no key of ours has more than three."""

MOST_ENTRIES = 10_000
"""Of a list in a corridor file, such as the bands of a charge."""

MOST_SERVICES = 1_000
"""Of a corridor; the largest known, of a survey, has some 60."""

MOST_LISTED = 1_000
"""Problems of a file that are listed, and as many warnings; those beyond are counted."""

MOST_FORM_FAULTS = 100
"""Lines that are no TOML of which a file is cleared before reading ends."""

MOST_REREAD = 4_000_000
"""Characters that are parsed again for it, all in all."""

LONGEST_LINE = 300
"""Characters of a line of a file that are shown beside a problem."""

LONGEST_LIKENED, MOST_LIKENED = 60, 300
"""Characters of a word, and number of words, among which one that is nearly the same is sought."""
