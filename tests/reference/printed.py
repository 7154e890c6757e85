"""Computes printed steps as a reader would: from the text alone, with nothing of the program.

A step begins at the left with its number in brackets. Lines set in by four belong to it, those set
in by six go on the line before. A line with "=", "≈" or "↓" is a computation: what stands before
the last of these signs comes to what stands behind it, exactly, rounded half away from zero to the
decimals shown, or rounded down to them; what needs no rounding has "=", whatever the rule. A line
with a sign of comparison must hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tests.reference.rounding import rounded

_SIGNS = {
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
}
_STEP = re.compile(r"\[(\d+)\] (.*)", re.DOTALL)
_TOKEN = re.compile(r"\[\d+\]|min(?=\()|max(?=\()|[()+×÷;]|−(?= )|[^ ()+×÷;]+")


@dataclass
class Read:
    """What a reader found: the result of each step, and how much of it was computed again."""

    results: dict[int, Fraction | None] = field(default_factory=dict)
    computed: int = 0
    compared: int = 0


@dataclass(frozen=True)
class Number:
    value: Fraction
    decimals: int


def figure(text: str, point: str) -> Number | None:
    """A figure with whatever stands around its digits; None: it has none."""
    digits = "".join(c for c in text if c.isdigit() or c == point).replace(point, ".")
    if not any(map(str.isdigit, digits)):
        return None
    value = Fraction(digits.strip("."))
    decimals = len(digits.partition(".")[2])
    if "%" in text:
        value, decimals = value / 100, decimals + 2
    return Number(-value if "-" in text or "−" in text else value, decimals)


def computed_again(text: str, point: str = ".") -> Read:
    """Every line of every step, computed; a line that does not come out is an error."""
    read = Read()
    for number, lines in _blocks(text):
        name, *others = lines
        shown = figure(name.rpartition(": ")[2], point) if ": " in name else None
        read.results[number] = None if shown is None else shown.value
        for line in others:
            _line(line, number, read, point)
    return read


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    blocks: list[tuple[int, list[str]]] = []
    is_within = False
    for line in text.splitlines():
        start = _STEP.fullmatch(line)
        if start:
            blocks.append((int(start[1]), [start[2]]))
            is_within = True
        elif line.startswith("      ") and is_within:
            blocks[-1][1][-1] += " " + line[6:]
        elif line.startswith("    ") and is_within:
            blocks[-1][1].append(line[4:])
        else:
            is_within = False
    return blocks


def _line(line: str, number: int, read: Read, point: str) -> None:
    parts = re.split(r" ([=≈↓]) ", line)
    if len(parts) > 1:
        *expressions, relation, result = parts
        found = figure(result, point)
        assert found is not None, line
        assert found.value == read.results[number], (line, read.results[number])
        for expression in expressions[::2]:
            exact = _Reading(expression, read.results, point).whole()
            assert _as_said(exact, relation, found.decimals) == found.value, (number, line)
            assert (relation == "=") == (exact == found.value), (number, line)
            read.computed += 1
        return
    sides = re.split(r" ([<≤>≥]) ", line)
    if len(sides) == 3:
        left, sign, right = sides
        values = [_Reading(side, read.results, point).whole() for side in (left, right)]
        assert _SIGNS[sign](*values), (number, line)
        read.compared += 1


def _as_said(exact: Fraction, relation: str, decimals: int) -> Fraction:
    scale = 10**decimals
    if relation == "=":
        return exact
    if relation == "≈":
        return Fraction(rounded(exact * scale), scale)
    return Fraction((exact * scale).numerator // (exact * scale).denominator, scale)


class _Reading:
    """One expression, read from left to right: × and ÷ before + and −."""

    def __init__(self, text: str, results: dict[int, Fraction | None], point: str) -> None:
        self.tokens, self.results, self.point = _TOKEN.findall(text), results, point
        self.at = 0

    def whole(self) -> Fraction:
        value = self._sum()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return value

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def _sum(self) -> Fraction:
        value = self._product()
        while self._next() in {"+", "−"}:
            value += self._product() if self._take() == "+" else -self._product()
        return value

    def _product(self) -> Fraction:
        value = self._one()
        while self._next() in {"×", "÷"}:
            value = value * self._one() if self._take() == "×" else value / self._one()
        return value

    def _one(self) -> Fraction:
        token = self._take()
        if token in {"min", "max"}:
            assert self._take() == "("
            values = [self._sum()]
            while self._take() == ";":
                values.append(self._sum())
            return min(values) if token == "min" else max(values)
        if token == "(":
            value = self._sum()
            assert self._take() == ")"
            return value
        if token.startswith("["):
            found = self.results[int(token[1:-1])]
            assert found is not None, token
            return found
        number = figure(token, self.point)
        assert number is not None, token
        return number.value
