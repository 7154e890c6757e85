"""On which line of a TOML text a key stands. Used only once there is a problem to show."""

from __future__ import annotations

from typing import NamedTuple

from remitcalc.files.grammar_tables import joined
from remitcalc.files.problems import shown_line
from remitcalc.files.toml_text import tokens


class KeyLines:
    """Finds the line of a key such as `services[3].sending[0].min` in a text that parses."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._scan = _Scan(text)
        self._found = self._scan.run()

    def tables(self) -> list[tuple[str, int]]:
        """Return the key of every table that has a header of its own, and its line, in order."""
        return self._scan.headers

    def locate(self, key: str) -> tuple[int | None, str]:
        """Return the line (from 1) and its text for `key`, or for the nearest table around it."""
        while key:
            if key in self._found:
                line = self._found[key]
                return line, shown_line(self._lines[line - 1])
            key = key[: max(key.rfind("."), key.rfind("["), 0)]
        return None, ""


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


class _Scan:
    """Reads just enough TOML to know where keys and list items begin."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._found: dict[str, int] = {}
        self.headers: list[tuple[str, int]] = []
        self._counts: dict[str, int] = {}

    def run(self) -> dict[str, int]:
        """Return the line of every key; of those before the point where reading fails, if any."""
        prefix = ""
        try:
            while self._at < len(self._tokens):
                if self._take("\n"):
                    continue
                if self._is("["):
                    prefix = self._header()
                else:
                    self._pair(prefix)
        except (IndexError, RecursionError):
            pass
        return self._found

    def _header(self) -> str:
        line = self._tokens[self._at].line
        self._at += 1
        is_item = self._take("[")
        names = self._dotted()
        self._at += 2 if is_item else 1
        key = ""
        for name in names[:-1]:
            key = self._note(self._latest(joined(key, name)), line)
        key = joined(key, names[-1])
        if is_item:
            self._note(key, line)
            self._counts[key] = self._counts.get(key, -1) + 1
            key = self._latest(key)
        self.headers.append((key, line))
        return self._note(key, line)

    def _pair(self, prefix: str) -> None:
        line = self._tokens[self._at].line
        key = prefix
        for name in self._dotted():
            key = self._note(joined(key, name), line)
        self._at += 1  # the equals sign
        self._value(key)

    def _value(self, key: str) -> None:
        self._note(key, self._tokens[self._at].line)
        if self._take("["):
            at = 0
            while not self._take("]"):
                if not (self._take("\n") or self._take(",")):
                    self._value(f"{key}[{at}]")
                    at += 1
        elif self._take("{"):
            while not self._take("}"):
                if not (self._take(",") or self._take("\n")):
                    self._pair(key)
        else:
            while self._at < len(self._tokens) and self._tokens[self._at].text not in "\n,]}":
                self._at += 1

    def _dotted(self) -> list[str]:
        names = [self._name()]
        while self._take("."):
            names.append(self._name())
        return names

    def _name(self) -> str:
        token = self._tokens[self._at]
        self._at += 1
        return token.text[1:-1] if token.kind == "text" else token.text

    def _note(self, key: str, line: int) -> str:
        self._found.setdefault(key, line)
        return key

    def _latest(self, key: str) -> str:
        return f"{key}[{self._counts[key]}]" if key in self._counts else key

    def _is(self, mark: str) -> bool:
        return self._tokens[self._at].text == mark

    def _take(self, mark: str) -> bool:
        taken = self._is(mark)
        self._at += taken
        return taken


def _tokens(text: str) -> list[_Token]:
    found = []
    line = 1
    for kind, token in tokens(text):
        if kind != "blank":
            found.append(_Token(kind, token, line))
        line += token.count("\n")
    return found
