"""The employer's logo on paper: how templates get it, and whether anything of it can be seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remitcalc.model.message import message
from remitcalc.pages.typesetting import NotLaidOutError, Typesetting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.logo import Logo, LogoKind
    from remitcalc.model.message import Message

_FILE = "logo.json"
_FORMATS: dict[LogoKind, str] = {"png": "png", "jpeg": "jpg", "svg": "svg"}
TRIED_DOTS = 2.0
"""Pixels to a point of the picture in which a logo is tried: it is 120 × 60 points."""


def logo_entry(logo: Logo | None) -> dict[str, str] | None:
    """Return what a document says of a logo."""
    return None if logo is None else {"file": _FILE, "format": _FORMATS[logo.kind]}


def logo_files(logo: Logo | None) -> Mapping[str, bytes]:
    """Return the file of a logo: its bytes as numbers, as Typst takes only text from us."""
    return {} if logo is None else {_FILE: json.dumps(list(logo.content)).encode("ascii")}


def logo_faults(logo: Logo) -> tuple[Message, ...]:
    """Return why a logo cannot stand on a page; raises as `tried_logo`."""
    return tried_logo(logo)[0]


def tried_logo(logo: Logo) -> tuple[tuple[Message, ...], bytes]:
    """Return why a logo cannot stand on a page, and how it looks on paper, as PNG.

    It may be that it cannot be drawn, or not be seen on white.

    Raises
    ------
    NotLaidOutError
        The template itself is missing.
    """
    about = {"title": "logo", "language": "en", "paper": "A4"}
    try:
        drawn, empty = (
            Typesetting("logo", {**about, "logo": entry}, logo_files(logo)).page_pictures(
                TRIED_DOTS
            )
            for entry in (logo_entry(logo), None)
        )
    except NotLaidOutError as error:
        if any(one.code == "page_template_missing" for one in error.messages):
            raise
        return (message("logo_broken"),), b""
    is_seen = drawn != empty
    return () if is_seen else (message("logo_not_seen"),), drawn[0]
