"""No pattern takes long over any text: twice the text never takes much more than twice the time.

The patterns are those compiled at the top of a module, those given to a function of `re`, and those
that tables of words hold. Each is run as it is used, over texts made to lead it astray.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import itertools
import os
import re
import time
from pathlib import Path

import remitcalc
from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.fee_table.columns import COLUMNS
from remitcalc.files.rpw import words

ROOT = Path(remitcalc.__file__).parent
METHODS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "split")
LENGTHS = (300, 100_000 if os.environ.get("REMITCALC_FUZZ") else 4_000)
"""A pattern that goes astray badly is found before it is given a long text."""

QUICK, QUICK_FOR_A_SIGN = 0.005, 1e-6
"""Seconds that are no sign of anything, for a text and for each sign of a long one."""

STARTS = ("", "x", "a = 1")
UNITS = (
    *(" ", "\t", "\n", "\xa0", "1", "1.", "1,", "1'", "1 ", "1\n", ".", ",", "a", "a.", "a ", "A"),
    *("a=", "=", "(", "[", "()", "(a", "[ ", "{", "{a", "-", "'", '"', '"""', "'''", '\\"""\n'),
    *(
        "\\",
        "#",
        "$",
        "é",
        "\u0663",
        "<!",
        "not ",
        "rate ",
        "exchange rate ",
        "a1",
        "._-",
        ", ",
        "=-",
    ),
)
ENDS = ("y", "\n1")
"""What stands before, without end, and after."""


def modules():
    for path in sorted(ROOT.rglob("*.py")):
        if path.name != "__main__.py":
            name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
            yield importlib.import_module(name.removesuffix(".__init__"))


def compiled(value):
    """Yield the patterns in a value: itself, or what a table holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from compiled(one)
    elif isinstance(value, dict):
        yield from compiled(list(value.values()))


def given(tree):
    """Yield the patterns that are given to a function of `re`, and its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            owner = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if name in METHODS and isinstance(owner, ast.Name) and owner.id == "re":
                yield re.compile(node.args[0].value), name


def of_tables():
    """Yield the patterns that are only text in tables, with how they are used."""
    for column in COLUMNS:
        if column.pattern:
            yield re.compile(column.pattern, re.IGNORECASE), "fullmatch"
    for table in (
        words._PROVIDERS,
        words._INSTRUMENTS,
        words._ACCESS_POINTS,
        words._PICKUP_METHODS,
    ):
        for form, _ in table:
            yield re.compile(form, re.IGNORECASE), "search"
    for form, _ in words._SPEEDS:
        yield re.compile(form, re.IGNORECASE), "match"
    for kind in kinds_in(CORRIDOR):
        yield re.compile(kind.pattern), "fullmatch"


def kinds_in(value, met=None):
    """Yield the kinds with a pattern anywhere in a grammar."""
    met = set() if met is None else met
    if id(value) in met:
        return
    met.add(id(value))
    if getattr(value, "pattern", ""):
        yield value
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from kinds_in(one, met)
    elif isinstance(value, dict):
        yield from kinds_in(list(value.values()), met)
    elif hasattr(value, "__dict__"):
        yield from kinds_in(list(vars(value).values()), met)


def every_pattern():
    found = {}
    for module in modules():
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            for pattern in compiled(value):
                used = re.findall(rf"\b{name}(?:\[\w+\])?\.(\w+)", source)
                for method in set(used) & set(METHODS) or ("match", "search"):
                    found.setdefault((pattern, method), f"{module.__name__}.{name}")
        for pattern, method in given(ast.parse(source)):
            found.setdefault((pattern, method), module.__name__)
    for pattern, method in of_tables():
        found.setdefault((pattern, method), "a table")
    return found


def seconds(pattern, method, text, most=0.0):
    """Return the shortest of three times of this process; of one, where it is short enough."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run(pattern, method, text)
        best = min(best, time.process_time() - start)
        if best <= most:
            break
    return best


def is_slower(pattern, method, long, half):
    """Return whether a text takes more than three times as long as its half, whenever it is tried.

    What else the machine does makes a time longer, now and then for either text; what takes the
    square of the time does so at each try.
    """
    return all(
        seconds(pattern, method, long) > 3 * seconds(pattern, method, half) for _ in range(4)
    )


def run(pattern, method, text):
    if isinstance(pattern.pattern, bytes):
        text = text.encode()
    if method == "sub":
        pattern.sub(text[:0], text)
    elif method == "finditer":
        list(pattern.finditer(text))
    else:
        getattr(pattern, method)(text)


def slow_text(pattern, method):
    """Return what text takes a pattern far more time when it is twice as long; or nothing."""
    for start, unit, end in itertools.product(STARTS, UNITS, ENDS):
        for length in LENGTHS:
            long = start + unit * (length // len(unit)) + end
            most = max(QUICK, QUICK_FOR_A_SIGN * length)
            if seconds(pattern, method, long, most) <= most:
                continue
            half = start + unit * (length // 2 // len(unit)) + end
            if is_slower(pattern, method, long, half):
                return f"{start!r} {unit!r} … {end!r}"
            break
    return ""


def test_no_pattern_takes_the_square_of_the_time():
    slow = []
    for (pattern, method), where in every_pattern().items():
        found = slow_text(pattern, method)
        if found:
            slow.append(f"{where} {method} {pattern.pattern[:70]!r}: {found}")
    assert not slow, "\n".join(slow)
