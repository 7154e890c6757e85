"""The manual: chapters of plain Markdown in resources/manual, a folder for each language. No Qt.

A chapter is a file such as `02-answer.md`: its title is a heading of the first level, its parts
have headings of the second. A line `<a id="name"></a>` before a heading names the part, and the
name is the same in every language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from remitcalc import paths

_ANCHOR = re.compile(r'<a id="([a-z-]+)"></a>')
_HEADING = re.compile(r"(#{1,2}) (.+)")
_MARKS = re.compile(r"\*+|`+(?:sh$)?|^[-#|>\s]+", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]+\)")
_SUFFIX = ".md"


class Part(NamedTuple):
    """A heading with what stands under it. `text` is Markdown, with its line breaks."""

    anchor: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """The words alone, in one line."""
        return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", self.text)).replace("|", " ").split())


class Chapter(NamedTuple):
    """One page. The first part is what stands under the title; its anchor is empty."""

    key: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.parts[0].title

    @property
    def markdown(self) -> str:
        """The page without the names of its parts."""
        levels = ("#", *("##" for _ in self.parts[1:]))
        return "\n\n".join(
            f"{level} {part.title}\n\n{part.text}"
            for level, part in zip(levels, self.parts, strict=True)
        )


@cache
def manual(tag: str) -> tuple[Chapter, ...]:
    """Return the chapters in a language, in the order of their numbers."""
    folder = paths.resources() / "manual" / tag
    files = sorted(folder.glob(f"*{_SUFFIX}"))
    return tuple(
        Chapter(path.stem.partition("-")[2], tuple(_parts(path.read_text(encoding="utf-8"))))
        for path in files
    )


def _parts(text: str) -> list[Part]:
    found: list[Part] = []
    anchor, title, lines = "", "", list[str]()
    is_code = False

    def end() -> None:
        if title:
            found.append(Part(anchor if found else "", title, "\n".join(lines).strip()))

    named = ""
    for line in text.splitlines():
        is_code ^= line.startswith("```")
        if (name := _ANCHOR.fullmatch(line)) is not None:
            named = name[1]
        elif (heading := _HEADING.fullmatch(line)) is not None and not is_code:
            end()
            anchor, title, lines = named, heading[2], []
            named = ""
        else:
            lines.append(line)
    end()
    return found
