"""Reads the employer's logo: PNG, JPEG or SVG, told by the content, refused where it could harm.

Only what a file says of itself is looked at here: its kind, its size, whether it moves. Whether it
can be drawn, and be seen on white paper, is found out where pages are laid out.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from remitcalc.files.problems import Problems
from remitcalc.files.raster_header import MOST_PIXELS, is_jpeg, is_png, jpeg_header, png_header
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.regular_file import regular_file
from remitcalc.files.svg_look import is_svg, svg_faults
from remitcalc.model.logo import Logo
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.files.problems import Problem
    from remitcalc.files.raster_header import RasterHeader
    from remitcalc.model.message import Message

    LogoRead = tuple[Logo | None, tuple[Problem, ...]]

MOST_LOGO_BYTES = 1_000_000
"""Of a file: a logo as large as a hand printed at 600 dpi needs less."""


def read_logo(path: str | os.PathLike[str]) -> LogoRead:
    """Read a logo from a file, with every reason why it is none."""
    problems = Problems(os.fspath(path))
    try:
        with regular_file(path) as file:
            content = file.read(MOST_LOGO_BYTES + 1)
    except (RefusedError, OSError, ValueError) as error:
        fault = error.fault if isinstance(error, RefusedError) else fault_of(error)
        problems.add(fault)
        return None, problems.listed()
    logo, faults = logo_of(content)
    for fault in faults:
        problems.add(fault)
    return logo, problems.listed()


def logo_of(content: bytes) -> tuple[Logo | None, tuple[Message, ...]]:
    """Return the logo that a file's content is; None, and every reason, where it is none."""
    if not content:
        return None, (message("file_empty"),)
    if len(content) > MOST_LOGO_BYTES:
        return None, (message("file_too_large", most_bytes=MOST_LOGO_BYTES),)
    if is_png(content):
        faults = _raster_faults(png_header(content))
        return (None if faults else Logo("png", content)), faults
    if is_jpeg(content):
        faults = _raster_faults(jpeg_header(content))
        return (None if faults else Logo("jpeg", content)), faults
    if is_svg(content):
        faults = svg_faults(content)
        return (None if faults else Logo("svg", content)), faults
    return None, (message("logo_no_picture"),)


def _raster_faults(header: RasterHeader | None) -> tuple[Message, ...]:
    if header is None:
        return (message("logo_broken"),)
    width, height, moves = header
    found = []
    if width * height > MOST_PIXELS:
        found.append(message("logo_too_many_pixels", width=width, height=height, most=MOST_PIXELS))
    if moves:
        found.append(message("logo_moves"))
    return tuple(found)
