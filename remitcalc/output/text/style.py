"""Weight and colour on a terminal. Without them nothing is lost but ease."""

from __future__ import annotations

_RESET = "\x1b[0m"


class Style:
    """Marks up text where `is_on`; teal is pooled, orange is alone, as in the window."""

    def __init__(self, *, is_on: bool = False) -> None:
        self.is_on = is_on

    def strong(self, text: str) -> str:
        """Return what reads first."""
        return self._marked(text, "1")

    def quiet(self, text: str) -> str:
        """Return what stands back."""
        return self._marked(text, "2")

    def pooled(self, text: str) -> str:
        """Return a pooled figure."""
        return self._marked(text, "36")

    def alone(self, text: str) -> str:
        """Return a figure of sending alone."""
        return self._marked(text, "33")

    def alert(self, text: str) -> str:
        """Return what must not be missed."""
        return self._marked(text, "1;33")

    def _marked(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}{_RESET}" if self.is_on and text else text


PLAIN = Style()
