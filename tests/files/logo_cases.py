"""Pictures for tests, made of their bytes: sound ones, and those that must be refused."""

from __future__ import annotations

import base64
import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
RED, CLEAR, WHITE = (200, 30, 30, 255), (0, 0, 0, 0), (255, 255, 255, 255)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width=30, height=20, colour=RED, *extra: bytes, rows: int | None = None) -> bytes:
    """Return a PNG of one colour (RGBA); `rows` are those that it has though it says `height`."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    line = b"\0" + bytes(colour) * width
    data = zlib.compress(line * (height if rows is None else rows))
    return _SIGNATURE + head + b"".join(extra) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg_saying(width: int, height: int) -> bytes:
    """Return the head of a JPEG of a size, with the mark of its end, and no pixels."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + bytes((1, 0x11, 0))
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"


def svg(body: str = '<rect width="30" height="20" fill="teal"/>', head: str = "") -> bytes:
    return (
        f'{head}<svg xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" width="30" height="20">{body}</svg>'
    ).encode()


def doubled(levels: int) -> str:
    """Return shapes each of which shows the one before twice: 2 to the power of `levels`."""
    shown = "".join(
        f'<g id="g{at}"><use href="#g{at - 1}"/><use xlink:href="#g{at - 1}"/></g>'
        for at in range(1, levels + 1)
    )
    return f'<defs><g id="g0"><path d="M0 0h9v9z"/></g>{shown}</defs><use href="#g{levels}"/>'


def patterns(levels: int, by: str) -> str:
    """Return patterns filled with patterns, named in an attribute or in a style."""
    made = '<pattern id="p0" width="9" height="9"><rect width="3" height="3"/></pattern>'
    style = ""
    for at in range(1, levels + 1):
        look = f'fill="url(#p{at - 1})"'
        if by == "style":
            style += f".c{at} {{ fill: url(#p{at - 1}) }}"
            look = f'class="c{at}"'
        shapes = f'<rect width="4" height="4" {look}/>' * 3
        made += f'<pattern id="p{at}" width="9" height="9">{shapes}</pattern>'
    last = f'<rect width="9" height="9" fill="url(#p{levels})"/>'
    return f"<style>{style}</style><defs>{made}</defs>{last}"


def within(content: bytes, kind: str = "png") -> str:
    data = base64.b64encode(content).decode()
    return f'<image width="9" height="9" href="data:image/{kind};base64,{data}"/>'


_ENTITIES = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))
_BOMB = f'<!DOCTYPE svg [<!ENTITY e0 "ha">{_ENTITIES}]>'

REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "file_empty"),
    "too_large": (png() + bytes(1_000_000), "file_too_large"),
    "gif": (b"GIF89a" + bytes(50), "logo_no_picture"),
    "text": (b"our logo", "logo_no_picture"),
    "html": (b"<html><svg></svg></html>", "logo_no_picture"),
    "png_without_pixels": (png()[:33], "logo_broken"),
    "png_of_no_size": (png(0, 20), "logo_broken"),
    "png_without_head": (_SIGNATURE + chunk(b"IDAT", b""), "logo_broken"),
    "png_of_huge_size": (png(60_000, 60_000, rows=1), "logo_too_many_pixels"),
    "png_that_moves": (png(30, 20, RED, chunk(b"acTL", bytes(8))), "logo_moves"),
    "jpeg_cut_off": (jpeg_saying(30, 20)[:-2], "logo_broken"),
    "jpeg_of_noise": (b"\xff\xd8\xff\xe0" + bytes(60), "logo_broken"),
    "jpeg_of_huge_size": (jpeg_saying(65_000, 65_000), "logo_too_many_pixels"),
    "svg_not_closed": (svg()[:-6], "logo_broken"),
    "svg_of_entities": (svg("&e9;", _BOMB), "logo_broken"),
    "svg_that_moves": (svg("<rect><animate attributeName='x'/></rect>"), "logo_moves"),
    "svg_of_a_file": (svg('<image href="photo.png"/>'), "logo_not_alone"),
    "svg_of_the_web": (svg('<image xlink:href="http://127.0.0.1:9/a.png"/>'), "logo_not_alone"),
    "svg_within_svg": (svg(within(svg(), "svg+xml")), "logo_not_alone"),
    "svg_of_huge_png": (svg(within(png(60_000, 60_000, rows=1))), "logo_not_alone"),
    "svg_without_end": (svg(doubled(60)), "logo_too_many_shapes"),
    "svg_of_itself": (svg('<g id="a"><use href="#a"/></g>'), "logo_too_many_shapes"),
    "svg_of_patterns": (svg(patterns(30, "attribute")), "logo_too_many_shapes"),
    "svg_of_styled_patterns": (svg(patterns(30, "style")), "logo_too_many_shapes"),
    "svg_too_deep": (svg("<g>" * 5_000 + "</g>" * 5_000), "logo_too_many_shapes"),
}
"""What is refused by what it says of itself, each with the code of why."""

SOUND: dict[str, bytes] = {
    "png": png(),
    "clear_png": png(30, 20, (200, 30, 30, 90)),
    "svg": svg(),
    "svg_with_document_type": svg(head='<?xml version="1.0"?><!DOCTYPE svg>'),
    "svg_that_shows_again": svg(doubled(5)),
    "svg_with_a_link": svg('<a href="https://example.org"><rect width="9" height="9"/></a>'),
    "svg_of_a_picture": svg(within(png())),
}
