"""What is done with whole rows of a grid, by keys and from menus."""

from __future__ import annotations

from remitcalc.output.language import marked

INSERT, DUPLICATE, DELETE = "insert_rows", "duplicate_rows", "delete_rows"
UP, DOWN = "row_up", "row_down"
ROW_ACTIONS = {
    INSERT: (marked("&Insert a row"), "Ins"),
    DUPLICATE: (marked("D&uplicate rows"), "Ctrl+D"),
    DELETE: (marked("De&lete rows"), "Ctrl+Del"),
    UP: (marked("Move row u&p"), "Alt+Up"),
    DOWN: (marked("Move row do&wn"), "Alt+Down"),
}
"""What each is called, and its keys."""

ASK = marked("Question on this price…"), "Ctrl+Shift+K"
