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
    made.__stated__ = fields(made)  # type: ignore[attr-defined, arg-type]
    return made


def _init(self: Any, *values: object, **named: object) -> None:
    stated = self.__stated__
    if len(values) > len(stated):
        raise TypeError(f"{type(self).__name__} has only {len(stated)} fields")
    given = self.__dict__
    for one, value in zip(stated, values, strict=False):
        given[one.name] = value
    for one in stated[len(values) :]:
        if one.name in named:
            given[one.name] = named.pop(one.name)
        elif one.default is not MISSING:
            given[one.name] = one.default
        elif one.default_factory is not MISSING:
            given[one.name] = one.default_factory()
        else:
            raise TypeError(f"{type(self).__name__} lacks {one.name!r}")
    if named:
        raise TypeError(f"{type(self).__name__} has no field {', '.join(named)}, or has it twice")
    check = getattr(self, "__post_init__", None)
    if check is not None:
        check()


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
