"""A corridor file as blocks of lines, one for each of its tables.

Whole tables come, go and change places as blocks, the comments above them with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.corridor_text.toml_values import block_text
from remitcalc.files.toml_lines import KeyLines

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTS = ("taxes", "notes", "services")
_ORDER = (
    "",
    "names",
    "reference_rate",
    "indicator_amounts",
    "defaults",
    "typical",
    "taxes",
    "notes",
    "provenance",
    "services",
    "translations",
)
NAMED = ("provenance", "translations")
"""Tables of tables, each with a header and a name of its own."""


class Block(NamedTuple):
    """The lines of one table: what kind it is, which one of its kind, and its text."""

    kind: str
    name: str
    text: str


def blocks_of(text: str, stated: Mapping[str, object]) -> list[Block]:
    """Return the blocks of a file, of which `stated` holds the parsed tables.

    A table of a list is named by what tells it apart, see `identities`; a source by its name.
    """
    lines = _ended(text).split("\n")[:-1]  # as the scanner counts them
    starts = [(0, "", "")]
    names = {kind: identities(stated.get(kind)) for kind in LISTS}
    for key, line in KeyLines(text).tables():
        kind, name = _kind_and_name(key, names)
        if (kind, name) != starts[-1][1:]:
            starts.append((_with_comment(lines, line - 1), kind, name))
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    return [
        Block(kind, name, "".join(f"{line}\n" for line in lines[start:end]))
        for (start, kind, name), end in zip(starts, ends, strict=True)
    ]


def identities(items: object) -> list[str]:
    """Return what tells the services, taxes, notes or charges of a list from each other.

    >>> identities([{"id": "wire"}, {"name": "tax"}, {"name": "tax"}, 5])
    ['wire', 'tax', 'tax (2)', '']
    """
    names: dict[str, None] = {}
    for item in items if isinstance(items, list) else []:
        table = item if isinstance(item, dict) else {}
        name = stem = str(table.get("id") or table.get("name") or table.get("text") or "")
        count = 1
        while name in names:
            count += 1
            name = f"{stem} ({count})"
        names[name] = None
    return list(names)


def named(kind: str, stated: Mapping[str, object]) -> dict[str, object]:
    """Return the tables of a kind by name; the only one of its kind has none."""
    found = stated.get(kind)
    if found is None:
        return {}
    if isinstance(found, list):
        return dict(zip(identities(found), found, strict=True))
    if kind in NAMED and isinstance(found, dict):
        return found
    return {"": found}


def rearranged(
    blocks: list[Block], before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[str, set[str]]:
    """Return the text with the tables that `after` has and no other, each list in its order.

    Tables in both stay word for word. Also returned: of which kinds tables came, went or changed
    places; a kind that the file writes without headers stays as it is.
    """
    done = set()
    for kind in _ORDER[1:]:
        had, has = named(kind, before), named(kind, after)
        own = {block.name: block for block in blocks if block.kind == kind}
        if list(had) == list(has) or not own.keys() >= had.keys():
            continue
        done.add(kind)
        new = [own[name] if name in had else _new(kind, name, has[name]) for name in has]
        if kind in NAMED:  # the writer's order, what is new at its end
            order = {name: at for at, name in enumerate(own)}
            new += [own[name] for name in own if name not in had]
            new.sort(key=lambda block: order.get(block.name, len(order)))
        place = _place(blocks, kind)
        rest = [b for b in blocks[place:] if b.kind != kind]
        blocks = [*(b for b in blocks[:place] if b.kind != kind), *new, *rest]
    return "".join(block.text for block in blocks), done


def _new(kind: str, name: str, table: object) -> Block:
    header = f"[[{kind}]]" if kind in LISTS else f"[{kind}.{name}]" if name else f"[{kind}]"
    return Block(kind, name, "\n" + block_text(header, table if isinstance(table, dict) else {}))


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else f"{text}\n"


def _place(blocks: list[Block], kind: str) -> int:
    """Return where blocks of a kind go: where the first is, else after those that come before."""
    for at, block in enumerate(blocks):
        if block.kind == kind:
            return at
    rank = _ORDER.index(kind)
    return max(
        (at + 1 for at, b in enumerate(blocks) if b.kind in _ORDER[:rank]), default=len(blocks)
    )


def _kind_and_name(key: str, names: Mapping[str, list[str]]) -> tuple[str, str]:
    """Return kind and name of the block for the header `key`, such as `services[3].sending[0]`."""
    top, _, rest = key.partition(".")
    kind, _, at = top.partition("[")
    if at and kind in names:
        return kind, names[kind][int(at.rstrip("]"))]
    return kind, rest.partition(".")[0] if kind in NAMED else ""


def _with_comment(lines: list[str], head: int) -> int:
    """Return the line where a header's own comment begins, and the blank lines above it."""
    while head and lines[head - 1].lstrip().startswith("#"):
        head -= 1
    while head and not lines[head - 1].strip():
        head -= 1
    return head
