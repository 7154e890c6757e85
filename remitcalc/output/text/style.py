"""Weight and colour on a terminal. Without them nothing is lost but ease."""

from __future__ import annotations

_RESET = "\x1b[0m"
_STRONG, _QUIET, _POOLED, _ALONE, _ALERT = "1", "2", "36", "33", "1;33"
CODES = ("0", _STRONG, _QUIET, _POOLED, _ALONE, _ALERT)
"""All that is ever written between ESC [ and m."""


class Style:
    """Marks up text where `is_on`; teal is pooled, orange is alone, as in the window."""

    def __init__(self, *, is_on: bool = False) -> None:
        self.is_on = is_on

    def strong(self, text: str) -> str:
        """Return what reads first."""
        return self._marked(text, _STRONG)

    def quiet(self, text: str) -> str:
        """Return what stands back."""
        return self._marked(text, _QUIET)

    def pooled(self, text: str) -> str:
        """Return a pooled figure."""
        return self._marked(text, _POOLED)

    def alone(self, text: str) -> str:
        """Return a figure of sending alone."""
        return self._marked(text, _ALONE)

    def alert(self, text: str) -> str:
        """Return what must not be missed."""
        return self._marked(text, _ALERT)

    def _marked(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}{_RESET}" if self.is_on and text else text


PLAIN = Style()
