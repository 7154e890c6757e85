"""The last resort of what Qt calls: no error leaves a Python method for C++.

PySide cannot take every error back from a method that Qt calls: one without words, such as
StopIteration, ends the process, another one surfaces in whatever Python called Qt. So each class
whose methods Qt calls is `guarded`; a test holds that. Slots need none of it: PySide hands their
errors to `sys.excepthook` by itself, where `gui.failure` takes them.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_OURS, _QT = "remitcalc.", "PySide6."
_PAINTING = ("paint", "shape", "boundingRect", "itemChange")
_WITHOUT_ANSWER = ("None", "Any")
_NOTHING: dict[str, Callable[[], object]] = {
    "rowCount": int,
    "columnCount": int,
    "boundingRect": QRectF,
}
"""What is answered where Qt's own classes have no answer."""

_awaited: list[list[BaseException]] = []
"""Who waits for errors, the innermost last, see `errors_raised`."""


def guarded(kind: type[T]) -> type[T]:
    """Keep every error in the methods of a class that Qt calls: own ones, and a library's.

    An error goes to `sys.excepthook`; Qt gets nothing, or the answer of its own class where it
    needs one.
    """
    for name, (definer, method) in overrides(kind).items():
        setattr(kind, name, _kept(definer, name, method))
    return kind


def overrides(kind: type) -> dict[str, tuple[type, FunctionType]]:
    """Return the Python methods that stand in for those of Qt, and where each is defined.

    Of a library's classes those that Qt calls by itself: events and painting.
    """
    theirs = [base for base in kind.__mro__ if base.__module__.startswith(_QT)]
    found: dict[str, tuple[type, FunctionType]] = {}
    guarded_already: set[str] = set()
    for base in kind.__mro__ if theirs else ():
        if base is not kind and base.__module__.startswith(_OURS):
            guarded_already.update(vars(base))
        elif base not in theirs:
            taken = _taken(base, theirs, is_own=base is kind)
            found |= {n: taken[n] for n in taken.keys() - found.keys() - guarded_already}
    return found


def _taken(base: type, theirs: list[type], *, is_own: bool) -> dict[str, tuple[type, FunctionType]]:
    return {
        name: (base, method)
        for name, method in vars(base).items()
        if isinstance(method, FunctionType)
        and not name.startswith("__")
        and (is_own or name.endswith("Event") or name in _PAINTING)
        and any(hasattr(one, name) for one in theirs)
    }


def is_guarded(method: object) -> bool:
    """Return whether a method keeps its errors."""
    return hasattr(method, "guards")


@contextmanager
def errors_raised() -> Iterator[None]:
    """Raise the first error that was kept inside, at the end: a file must not lack it silently."""
    errors: list[BaseException] = []
    _awaited.append(errors)
    try:
        yield
    finally:
        _awaited.remove(errors)
    if errors:
        raise errors[0]


def _kept(definer: type, name: str, method: FunctionType) -> Callable[..., Any]:
    said = str(method.__annotations__.get("return", ""))
    answers = said not in _WITHOUT_ANSWER and not name.endswith("Event")

    @wraps(method)
    def kept(self: object, *given: Any, **named: Any) -> Any:
        try:
            return method(self, *given, **named)
        except BaseException as error:
            _tell(error)
            return _answer_of_qt(definer, name, self, given) if answers else None

    kept.guards = method  # type: ignore[attr-defined]
    return kept


def _tell(error: BaseException) -> None:
    if _awaited:
        _awaited[-1].append(error)
        return
    with suppress(Exception):
        sys.excepthook(type(error), error, error.__traceback__)


def _answer_of_qt(definer: type, name: str, self: object, given: tuple[object, ...]) -> object:
    if name in _NOTHING:
        return _NOTHING[name]()
    with suppress(Exception):
        return getattr(super(definer, self), name)(*given)
    return None
