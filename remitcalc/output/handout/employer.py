"""In whose name a handout is: the employer's, if wished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from remitcalc.model.logo import Logo

MOST_LETTERS = 120
"""Of a name: two lines of a page."""


@frozen
class Employer:
    """Name and logo as they stand at the top of a page; empty: nobody's in particular.

    The name is on one line, without what nobody can see.
    """

    name: str = ""
    logo: Logo | None = None


def employer_of(name: str, logo: Logo | None = None) -> Employer:
    r"""Return an employer as typed or kept; a name that is too long is cut.

    >>> employer_of(" Finca\n El  Sol\u200b ").name
    'Finca El Sol'
    """
    seen = "".join(sign for sign in " ".join(name.split()) if sign.isprintable())
    return Employer(seen[:MOST_LETTERS].strip(), logo)
