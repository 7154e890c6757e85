"""Which Python packages are in the program, found from its own requirements."""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import TYPE_CHECKING

import project
from program.contents import LEFT_OUT_MODULES

if TYPE_CHECKING:
    from collections.abc import Iterator


def distributions() -> list[Distribution]:
    """Return what remitcalc needs, and what that needs, without what the program leaves out.

    Raises
    ------
    NotHereError
        One is not installed in the environment that builds.
    """
    found: dict[str, Distribution] = {}
    waiting = list(_required(_installed(project.NAME)))
    while waiting:
        name = waiting.pop()
        if name not in found and name not in LEFT_OUT_MODULES:
            found[name] = _installed(name)
            waiting += _required(found[name])
    return [found[name] for name in sorted(found)]


def canonical(name: str) -> str:
    """Return the name of a package as its index writes it."""
    from packaging.utils import canonicalize_name

    return str(canonicalize_name(name))


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise project.NotHereError(f"the package {name} is not installed here") from error


def _required(of: Distribution) -> Iterator[str]:
    from packaging.requirements import Requirement

    for line in of.requires or ():
        required = Requirement(line)
        if required.marker is None or required.marker.evaluate({"extra": ""}):
            yield canonical(required.name)
