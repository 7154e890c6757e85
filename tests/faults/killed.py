"""What a number of kills came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections import Counter


class Killed(NamedTuple):
    """Kills of `what`, counted by how they went, and what was wrong after them."""

    what: str
    seed: int
    count: int
    seconds: float
    counts: Counter[str]
    faults: tuple[str, ...]

    def summary(self) -> str:
        """Return it as a person reads it."""
        counts = ", ".join(f"{name} {n}" for name, n in sorted(self.counts.items()))
        took = f"seed {self.seed}, {self.count} kills in {self.seconds:.0f} s"
        return "\n".join([f"{self.what}: {took}: {counts}", *(f"  {one}" for one in self.faults)])
