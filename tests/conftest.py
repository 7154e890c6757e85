"""Property tests: the same examples every time; new ones where REMITCALC_FUZZ is set."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_TOLERATED = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("fuzz", deadline=None, suppress_health_check=_TOLERATED)
settings.register_profile("steady", settings.get_profile("fuzz"), derandomize=True)
settings.load_profile("fuzz" if os.environ.get("REMITCALC_FUZZ") else "steady")
