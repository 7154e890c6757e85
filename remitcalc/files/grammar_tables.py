"""Lists and tables of a structured file, and the checked tables that come out of them."""

from __future__ import annotations

from re import fullmatch
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from remitcalc.files.grammar import BROKEN, BrokenError, Kind, broken
from remitcalc.files.limits import MOST_ENTRIES
from remitcalc.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.files.problems import Problems

T = TypeVar("T")


class Ranged(NamedTuple):
    """A number with the ends between which it may be, and why."""

    value: Decimal
    low: Decimal
    high: Decimal
    reason: str


class Entry:
    """A checked table. `key` is its place in the file."""

    __slots__ = ("_values", "key")

    def __init__(self, key: str, values: dict[str, object]) -> None:
        self.key = key
        self._values = values

    def __contains__(self, name: str) -> bool:
        return name in self._values

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that are there, in file order."""
        return tuple(self._values)

    def get(self, name: str, of: type[T]) -> T | None:
        """Return the value of a key, or None where it is absent; of a ranged number, the number.

        Raises
        ------
        BrokenError
            The value was wrong.
        """
        value = self._values.get(name)
        if value is BROKEN:
            raise BrokenError
        if value is None or isinstance(value, of):
            return value
        if isinstance(value, Ranged) and isinstance(value.value, of):
            return value.value
        raise TypeError(name)

    def range(self, name: str) -> Ranged | None:
        """Return the range of a number, or None where it has none."""
        value = self._values.get(name)
        return value if isinstance(value, Ranged) else None

    def need(self, name: str, of: type[T]) -> T:
        """Return the value of a key that the grammar requires; raise as `get`."""
        value = self.get(name, of)
        if value is None:
            raise BrokenError
        return value

    def items(self, name: str, of: type[T]) -> list[T]:
        """Return the items of a list, none where it is absent; raise as `get`, for any item."""
        found: list[object] = self.get(name, list) or []
        items = [item for item in found if isinstance(item, of)]
        if len(items) < len(found):
            raise BrokenError
        return items


class Key:
    """A key of a table; `doc` goes into the schema, for whoever edits the file."""

    def __init__(self, name: str, kind: Kind, doc: str, *, is_required: bool = False) -> None:
        self.name = name
        self.kind = kind
        self.doc = doc
        self.is_required = is_required


class TomlTable(Kind):
    """A table of known keys.

    Where `forms` are given, exactly one of these groups of keys must be there, at least in part.
    """

    types = (dict,)
    wanted = ("table",)

    def __init__(self, keys: tuple[Key, ...], forms: tuple[tuple[str, ...], ...] = ()) -> None:
        self.keys = keys
        self.forms = forms
        self.kinds = {key.name: key.kind for key in keys}

    def _checked(self, raw: dict[str, object], key: str, problems: Problems) -> object:
        values: dict[str, object] = {}
        for name, value in raw.items():
            if name in self.kinds:
                values[name] = self.kinds[name].read(value, joined(key, name), problems)
            else:
                meant = problems.add(
                    message("unknown_key", name=name),
                    joined(key, name),
                    found=name,
                    choices=self.kinds,
                )
                if meant and meant not in raw:
                    kind = self.kinds[meant]
                    # What is within is checked as what was meant; of another type it is left, as
                    # a second problem for the same slip would be.
                    within = value if kind.accepts(value) else BROKEN
                    values[meant] = kind.read(within, joined(key, name), problems)
        self._note_missing(values, key, problems)
        self._check_forms(values, key, problems)
        return Entry(key, values)

    def _note_missing(self, values: dict[str, object], key: str, problems: Problems) -> None:
        for wanted in self.keys:
            if wanted.is_required and wanted.name not in values:
                problems.add(message("missing_key", name=wanted.name), joined(key, wanted.name))
                values[wanted.name] = BROKEN

    def _check_forms(self, values: dict[str, object], key: str, problems: Problems) -> None:
        if not self.forms:
            return
        given = [form for form in self.forms if any(name in values for name in form)]
        if len(given) == 1:
            return
        if not given:
            problems.add(message("no_form", forms=tuple(" + ".join(f) for f in self.forms)), key)
        else:
            names = tuple(name for form in given for name in form if name in values)
            problems.add(message("several_forms", names=names), key)
        values.update({name: BROKEN for form in self.forms for name in form})


class NamedTables(Kind):
    """A table whose keys are names of the writer's own choice, each with a value of one kind."""

    __match_args__ = ("of", "pattern")
    types = (dict,)
    wanted = ("table",)

    def __init__(self, of: Kind, pattern: str, fault: str) -> None:
        self.of = of
        self.pattern = pattern
        self.fault = fault

    def _checked(self, raw: dict[str, object], key: str, problems: Problems) -> object:
        if not raw:
            return broken(problems, "empty_table", key, "")
        if len(raw) > MOST_ENTRIES:
            problems.add(message("list_too_long", most=MOST_ENTRIES), key)
            return BROKEN
        for name in raw:
            if not fullmatch(self.pattern, name):
                broken(problems, self.fault, joined(key, name), name)
        return Entry(
            key, {n: self.of.read(value, joined(key, n), problems) for n, value in raw.items()}
        )


class Listing(Kind):
    """A list of one kind, `least` to `most` items long."""

    __match_args__ = ("of", "least", "most")
    types = (list,)
    wanted = ("list",)

    def __init__(self, of: Kind, least: int = 1, most: int = MOST_ENTRIES) -> None:
        self.of = of
        self.least = least
        self.most = most

    def _checked(self, raw: list[object], key: str, problems: Problems) -> object:
        if len(raw) > self.most > self.least:
            problems.add(message("list_too_long", most=self.most), key)
            return BROKEN
        if not self.least <= len(raw) <= self.most:
            problems.add(message("wrong_length", found=len(raw), least=self.least), key)
            return BROKEN
        return [self.of.read(item, f"{key}[{at}]", problems) for at, item in enumerate(raw)]


class Pair(Kind):
    """Two values in a list, short for a table with these two keys."""

    __match_args__ = ("first", "second")
    types = (list,)
    wanted = ("list",)

    def __init__(self, first: Key, second: Key) -> None:
        self.first = first
        self.second = second

    def _checked(self, raw: list[object], key: str, problems: Problems) -> object:
        both = (self.first, self.second)
        if len(raw) != len(both):
            problems.add(message("wrong_length", found=len(raw), least=len(both)), key)
            return BROKEN
        read = {
            of.name: of.kind.read(item, f"{key}[{at}]", problems)
            for at, (of, item) in enumerate(zip(both, raw, strict=True))
        }
        return Entry(key, read)


class Either(Kind):
    """One of several kinds that differ in type: a word, a list, a table."""

    __match_args__ = ("options",)

    def __init__(self, options: tuple[Kind, ...]) -> None:
        self.options = options

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all options."""
        return tuple(word for option in self.options for word in option.words)

    def accepts(self, raw: object) -> bool:
        """Return whether any option takes a value of this type."""
        return any(option.accepts(raw) for option in self.options)

    def _checked(self, raw: object, key: str, problems: Problems) -> object:
        option = next(option for option in self.options if option.accepts(raw))
        return option.read(raw, key, problems)


def joined(key: str, name: str) -> str:
    """Return the key of `name` within the table at `key`."""
    return f"{key}.{name}" if key else name
