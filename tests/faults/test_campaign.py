"""A few files of each campaign, in each run of the tests; many with `REMITCALC_LONG_FUZZ=N`.

N is the number of texts; there are as many files of known figures for ten of them, N/100 workbooks
and N/600 kills. `REMITCALC_SEED` names other ones, `REMITCALC_FINDINGS` a folder that what is found
is written into.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from tests.faults import campaign, kills, packages, texts
from tests.faults.cases import case
from tests.faults.seeds import CORPUS, KINDS, seeds, workbooks

SEED = int(os.environ.get("REMITCALC_SEED", "14"))
LONG = int(os.environ.get("REMITCALC_LONG_FUZZ", "0"))
COUNTS = {"texts": LONG or 250, "figures": LONG // 10 or 80, "workbooks": LONG // 100 or 30}
KILLS = LONG // 600 or 2
KILLED = tuple(kills.WRITERS) if LONG else ("result.csv", "fees.csv")


@pytest.mark.parametrize("part", COUNTS)
def test_whatever_is_done_to_a_file_it_is_read_rightly_or_refused_with_a_word(part) -> None:
    result = campaign.run(part, SEED, COUNTS[part])
    print(result.summary())  # noqa: T201
    if folder := os.environ.get("REMITCALC_FINDINGS"):
        campaign.kept(result, Path(folder))
    assert result.findings == {}, result.summary()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new() -> None:
    killed = kills.run(SEED, KILLS, KILLED)
    print(killed.summary())  # noqa: T201
    assert killed.faults == (), killed.summary()


def test_the_corpus_is_small_and_has_every_kind() -> None:
    assert {seed.kind for seed in seeds()} == set(KINDS)
    assert {Path(seed.name).suffix for seed in workbooks()} >= {".xlsx", ".ods", ".xls"}
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 300_000


@pytest.mark.parametrize("part", COUNTS)
def test_a_file_of_a_campaign_is_the_same_again(part) -> None:
    assert [case(part, 3, at) for at in range(20)] == [case(part, 3, at) for at in range(20)]


@pytest.mark.parametrize("step", texts.STEPS, ids=lambda step: step.__name__)
def test_every_step_takes_any_text(step) -> None:
    for content in (b"", b"\n", b"\xff", b"a,1\n"):
        assert isinstance(step(content, random.Random(1), content), bytes)


@pytest.mark.parametrize("seed", workbooks(), ids=lambda seed: seed.name)
def test_every_workbook_is_damaged_in_some_way(seed) -> None:
    made = [packages.damaged(seed.content, random.Random(at)) for at in range(10)]
    assert len(set(made)) > 5
