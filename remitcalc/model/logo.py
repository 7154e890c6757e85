"""The employer's logo: a picture that is kept whole, so that a page looks the same anywhere."""

from __future__ import annotations

from typing import Literal, get_args

from remitcalc.model.frozen import frozen

LogoKind = Literal["png", "jpeg", "svg"]
LOGO_KINDS: tuple[LogoKind, ...] = get_args(LogoKind)


@frozen
class Logo:
    """A picture, as its file had it.

    Not where it lies: a document that is sent to somebody else, or opened years later, would lose
    it. `content` has been looked at by `files.logo`.
    """

    kind: LogoKind
    content: bytes
