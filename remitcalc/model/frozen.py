"""Frozen dataclasses that cost next to nothing to define.

A frozen dataclass writes and compiles six functions when its module is imported; with some forty of
them that took a third as long as importing NumPy. Here all classes share six functions instead, and
`dataclasses` only collects the fields, so that `fields`, `replace` and pattern matching work as
with any dataclass.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, eq: bool) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, eq: bool = True) -> Any:
    """Make a class a frozen dataclass; with `eq=False` its instances are equal only to themselves.

    Raises
    ------
    TypeError
        When called with missing, repeated or unknown fields.
    FrozenInstanceError
        On assignment to an instance.
    """
    if cls is None:
        return lambda later: _frozen(later, eq=eq)
    return _frozen(cls, eq=eq)


def _frozen(cls: type[T], *, eq: bool) -> type[T]:
    shared: dict[str, object] = {"__init__": _init, "__repr__": _repr}
    shared |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if eq:
        shared |= {"__eq__": _equal, "__hash__": _hash}
    for name, function in shared.items():
        if name not in cls.__dict__:
            setattr(cls, name, function)
    made = dataclass(init=False, repr=False, eq=False)(cls)
    stated = fields(made)  # type: ignore[arg-type]
    made.__stated__ = stated  # type: ignore[attr-defined]
    made.__names__ = tuple(one.name for one in stated)  # type: ignore[attr-defined]
    made.__defaults__ = {  # type: ignore[attr-defined]
        one.name: one.default for one in stated if one.default is not MISSING
    }
    return made


def _init(self: Any, *values: object, **named: object) -> None:
    # By names and defaults that are at hand: thousands of these are made of one corridor.
    names, defaults, count = self.__names__, self.__defaults__, len(values)
    if count > len(names):
        raise TypeError(f"{type(self).__name__} has only {len(names)} fields")
    given = self.__dict__
    given.update(zip(names, values, strict=False))
    for name in names[count:]:
        if name in named:
            given[name] = named.pop(name)
        elif name in defaults:
            given[name] = defaults[name]
        else:
            given[name] = _made(self, name)
    if named:
        raise TypeError(f"{type(self).__name__} has no field {', '.join(named)}, or has it twice")
    check = getattr(self, "__post_init__", None)
    if check is not None:
        check()


def _made(self: Any, name: str) -> object:
    """Return what a field without a value or default is made of."""
    (one,) = (one for one in self.__stated__ if one.name == name)
    if one.default_factory is MISSING:
        raise TypeError(f"{type(self).__name__} lacks {name!r}")
    made: object = one.default_factory()
    return made


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in self.__stated__ if f.repr)
    return f"{type(self).__name__}({', '.join(shown)})"


def _values(self: Any) -> list[object]:
    given = self.__dict__
    return [given[name] for name in self.__match_args__]


def _equal(self: Any, other: Any) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(tuple(_values(self)))


def _refuse(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")
