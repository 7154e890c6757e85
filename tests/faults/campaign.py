"""Runs a stretch of a campaign in workers, and gathers what they find."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.faults.cases import case
from tests.faults.watch import CHILD
from tests.faults.worker import MARK

ROOT = Path(__file__).resolve().parents[2]
STUCK_AFTER = 180.0
"""Seconds without another file after which a worker is ended: what it has is a finding."""
_AT_ONCE = 10_000
"""Files for one worker; the next one starts afresh, so that nothing adds up."""


class Finding(NamedTuple):
    """One kind of fault, the first file that shows it made small, and how many more do."""

    sign: str
    details: str
    kind: str
    name: str
    at: int
    content: bytes


class Result(NamedTuple):
    """What a campaign came to; `worked` are the seconds of processor time of the workers."""

    part: str
    seed: int
    tried: int
    seconds: float
    worked: list[float]
    counts: Counter[str]
    findings: dict[str, Finding]

    def summary(self) -> str:
        """Return it as a person reads it."""
        rate = self.tried / sum(self.worked) if self.worked else 0
        counts = ", ".join(f"{name} {n}" for name, n in self.counts.items() if name[:1] != "!")
        head = f"{self.part}: seed {self.seed}, {self.tried} tried in {self.seconds:.0f} s"
        head += f" ({rate:.0f} a second of processor time): {counts}"
        lines = [f"{head}; {len(self.findings)} kinds of findings"]
        for sign, found in sorted(self.findings.items()):
            times = self.counts[f"!{sign}"]
            lines.append(f"  {times} × {sign} (first: {found.at}, {found.kind}) {found.details}")
            lines.append(f"      {found.content[:300]!r}")
        return "\n".join(lines)


def run(part: str, seed: int, count: int, first: int = 0) -> Result:
    """Try `count` files of a part from number `first` on."""
    result = Result(part, seed, count, 0.0, [], Counter(), {})
    started, at, last = time.monotonic(), first, first + count
    while at < last:
        at = _stretch(result, at, min(at + _AT_ONCE, last))
    return result._replace(seconds=time.monotonic() - started)


def kept(result: Result, folder: Path) -> None:
    """Write every finding into a folder, under a name that says what it shows."""
    folder.mkdir(parents=True, exist_ok=True)
    for sign, found in result.findings.items():
        name = re.sub(r"[^A-Za-z0-9]+", "-", sign)[:80].strip("-")
        suffix = Path(found.name).suffix
        (folder / f"{name}-{result.seed}-{found.at}{suffix}").write_bytes(found.content)


def _stretch(result: Result, first: int, last: int) -> int:
    """Let one worker try a stretch; return the number of the file to go on with."""
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as named:
        folder = Path(named)
        (folder / "mark").write_bytes(MARK.pack(first, 0))
        ended, at, who = _worked(result, (first, last), folder)
        for line in (folder / "told").read_text("utf-8").splitlines():
            _note(result, json.loads(line))
    if ended == 0:
        return last
    if who == CHILD and ended != "stuck":
        result.counts["children ended"] += 1
    else:
        made = case(result.part, result.seed, at)
        sign = f"stuck for {STUCK_AFTER:.0f} s" if ended == "stuck" else f"process ended: {ended}"
        about = {"kind": made.kind, "name": made.name, "at": at, "sign": sign, "details": made.told}
        _note(result, {**about, "content": base64.b64encode(made.content).decode()})
    return at + 1


def _worked(result: Result, stretch: tuple[int, int], folder: Path) -> tuple[int | str, int, int]:
    """Run a worker; return how it ended, at which file, and who was at work then."""
    words = [result.part, str(result.seed), *map(str, stretch), str(folder)]
    places = {n: str(folder / "tried") for n in ("TMPDIR", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    # The same order of sets each time; no compiled modules written beside the sources.
    steady = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    with (folder / "told").open("w") as told, (folder / "failed").open("w") as failed:
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.worker", *words],
            cwd=ROOT,
            env={**os.environ, **places, **steady},
            stdout=told,
            stderr=failed,
        )
        seen, since = (-1, 0), time.monotonic()
        try:
            while worker.poll() is None:
                now = MARK.unpack((folder / "mark").read_bytes())
                if now != seen:
                    seen, since = now, time.monotonic()
                if time.monotonic() - since > STUCK_AFTER:
                    return "stuck", *seen
                time.sleep(0.05)
        finally:
            worker.kill()
            worker.wait()
    at, who = MARK.unpack((folder / "mark").read_bytes())
    if worker.returncode and who != CHILD:
        sys.stderr.write((folder / "failed").read_text("utf-8", "replace")[-2000:])
    return worker.returncode, at, who


def _note(result: Result, told: dict[str, object]) -> None:
    if "counts" in told:
        result.counts.update(told["counts"])  # type: ignore[call-overload]
        result.worked.append(float(str(told["seconds"])))
        return
    sign = str(told["sign"])
    result.counts[f"!{sign}"] += 1
    content = base64.b64decode(str(told["content"]))
    known = result.findings.get(sign)
    if known is None or 0 < len(content) < len(known.content):
        texts = (str(told[name]) for name in ("sign", "details", "kind", "name"))
        result.findings[sign] = Finding(*texts, int(str(told["at"])), content)


def _fast_folder() -> str | None:
    """Return a folder in memory where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
