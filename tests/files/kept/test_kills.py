"""Kept work outlives kills; `REMITCALC_LONG_FUZZ` has 500 of them, `REMITCALC_SEED` other ones."""

from __future__ import annotations

import os
import sys

import pytest

from tests.faults import kept

SEED = int(os.environ.get("REMITCALC_SEED", "20261128"))
KILLS = 500 if "REMITCALC_LONG_FUZZ" in os.environ else 20


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_after_each_kill_the_next_start_shows_the_last_state_but_one_edit_at_most() -> None:
    killed = kept.run(SEED, KILLS)
    print(killed.summary())  # noqa: T201
    assert killed.faults == (), killed.summary()
    assert killed.counts["kills"] == KILLS
    assert killed.counts["edits"] > KILLS
    assert killed.counts["while keeping"] > KILLS / 10
    starts = sum(n for name, n in killed.counts.items() if name.startswith("starts"))
    assert starts > KILLS / 2
