"""Looks through an SVG file before anybody draws it: does it move, and how much is in it.

An SVG of some lines can ask for thousands of millions of shapes, by showing what shows others; a
program that draws it would fill the memory first.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from remitcalc.files.raster_header import MOST_PIXELS, is_jpeg, is_png, jpeg_header, png_header
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from remitcalc.model.message import Message

MOST_SHAPES = 20_000
"""Elements, each counted as often as it is shown: far more than a logo has."""

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_HEAD = 4_000
_MOVING = frozenset("animate animateColor animateMotion animateTransform set".split())
_LINK = "{http://www.w3.org/1999/xlink}href"
_GRADIENTS = frozenset(("linearGradient", "radialGradient"))
_BY_NAME = re.compile(r"url\(\s*['\"]?#([^'\")]+)")
_DEEPEST = 200


def is_svg(content: bytes) -> bool:
    """Return whether a file means to be SVG."""
    head = content[:_HEAD]
    return b"<svg" in head and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def svg_faults(content: bytes) -> tuple[Message, ...]:
    """Return every reason not to draw an SVG file."""
    # Imported here: whoever has no logo never needs it.
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return (message("logo_broken"),)
    if _name(root) != "svg":
        return (message("logo_no_picture"),)
    found = []
    if any(_name(one) in _MOVING for one in root.iter()):
        found.append(message("logo_moves"))
    if any(_is_outside(link) for one in root.iter() for link in _links(one)):
        found.append(message("logo_not_alone"))
    try:
        count = _Shapes(root).count(root)
    except RecursionError:
        count = MOST_SHAPES + 1
    if count > MOST_SHAPES:
        found.append(message("logo_too_many_shapes", most=MOST_SHAPES))
    return tuple(found)


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(_NAMESPACE)


def _links(element: Element) -> Iterator[str]:
    """Yield what an element shows of elsewhere; where a click would lead does not matter."""
    if _name(element) != "a":
        for link in filter(None, (element.get("href"), element.get(_LINK))):
            yield link.strip()


def _is_outside(link: str) -> bool:
    """Return whether a link leads to another file, or to a picture within that may do harm."""
    if link.startswith("#"):
        return False
    kind, _, data = link.partition(",")
    if not (kind.startswith("data:") and kind.endswith(";base64")):
        return True
    try:
        content = base64.b64decode(data)
    except ValueError:
        return True
    header = None
    if is_png(content):
        header = png_header(content)
    elif is_jpeg(content):
        header = jpeg_header(content)
    return header is None or header.width * header.height > MOST_PIXELS


class _Shapes:
    """Counts what is shown; what shows itself counts as too much."""

    def __init__(self, root: Element) -> None:
        self._named = {
            name: one
            for one in root.iter()
            if (name := one.get("id")) and _name(one) not in _GRADIENTS
        }
        styles = (one.text or "" for one in root.iter() if _name(one) == "style")
        self._by_class = [name for style in styles for name in _BY_NAME.findall(style)]
        self._counted: dict[int, int] = {}
        self._open: set[int] = set()

    def count(self, element: Element, depth: int = 0) -> int:
        """Return how many elements one shows, itself among them."""
        known = self._counted.get(id(element))
        if known is not None:
            return known
        if id(element) in self._open or depth > _DEEPEST:
            return MOST_SHAPES + 1
        self._open.add(id(element))
        total = 1
        for one in (*element, *self._shown_by(element)):
            total = min(total + self.count(one, depth + 1), MOST_SHAPES + 1)
        self._open.discard(id(element))
        self._counted[id(element)] = total
        return total

    def _shown_by(self, element: Element) -> Iterator[Element]:
        """Yield what an element refers to: by a link, or in its attributes and styles by name."""
        names = [link[1:] for link in _links(element) if link.startswith("#")]
        for value in element.attrib.values():
            names += _BY_NAME.findall(value)
        if element.get("class"):
            names += self._by_class
        for name in names:
            if (found := self._named.get(name)) is not None:
                yield found
