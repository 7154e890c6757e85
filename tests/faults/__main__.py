"""`python -m tests.faults PART --count N --seed S`: one part of a campaign, and what it found."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.faults import campaign, kept, kills
from tests.faults.cases import PARTS


def main() -> int:
    """Run one part; 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("part", choices=(*PARTS, "kills", "kept", "window"))
    parser.add_argument("--count", type=int, default=2000, help="files, kills, or seconds at it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--findings", type=Path, default=os.environ.get("REMITCALC_FINDINGS"))
    asked = parser.parse_args()
    if asked.part in ("kills", "kept"):
        killed = (kills if asked.part == "kills" else kept).run(asked.seed, asked.count)
        sys.stdout.write(killed.summary() + "\n")
        return 1 if killed.faults else 0
    if asked.part == "window":
        return _window(asked.seed, asked.count)
    result = campaign.run(asked.part, asked.seed, asked.count, asked.first)
    sys.stdout.write(result.summary() + "\n")
    if asked.findings:
        campaign.kept(result, Path(asked.findings))
    return 1 if result.findings else 0


def _window(seed: int, seconds: int) -> int:
    """Let random actions at the window go on for so long."""
    own = {"REMITCALC_ENDURANCE": str(seconds), "REMITCALC_SEED": str(seed)}
    words = ("pytest", "-n", "0", "-q", "-s", "tests/gui/test_endurance.py")
    command = [sys.executable, "-m", *words]
    return subprocess.call(command, cwd=campaign.ROOT, env={**os.environ, **own})


if __name__ == "__main__":
    sys.exit(main())
