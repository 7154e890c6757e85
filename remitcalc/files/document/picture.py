"""A picture in a document: its bytes as base64, looked at as if it came from a file."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from remitcalc.files.grammar import BROKEN, Kind, broken
from remitcalc.files.logo import MOST_LOGO_BYTES, logo_of

if TYPE_CHECKING:
    from remitcalc.files.problems import Problems
    from remitcalc.model.logo import Logo

_MOST_SIGNS = 4 * (MOST_LOGO_BYTES + 2) // 3 + 4


class LogoText(Kind):
    """A logo as base64."""

    types = (str,)
    wanted = ("text",)

    def _checked(self, raw: str, key: str, problems: Problems) -> object:
        try:
            content = base64.b64decode(raw[:_MOST_SIGNS], validate=True)
        except ValueError:
            return broken(problems, "logo_broken", key, "")
        logo, faults = logo_of(content)
        for fault in faults:
            problems.add(fault, key)
        return BROKEN if logo is None else logo


def logo_said(logo: Logo) -> str:
    """Return a logo as a document says it."""
    return base64.b64encode(logo.content).decode("ascii")
