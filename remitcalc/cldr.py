"""The languages and countries of Unicode's CLDR, by Babel, whatever the time zone.

Babel's data bring its dates along, which look for the local time zone as soon as they are imported,
and fail where the variable TZ or a file of the system names something that is none. Days of a
calendar need no zone, so this is the one way to the data.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale

_DATES = "babel.dates"
_ZONE = "TZ"
_NO_ZONE = os.path.join(os.devnull, "none")  # noqa: PTH118 – nothing that can be, nor be read


def locale_of(tag: str) -> Locale:
    """Return the locale of a language tag, such as sr-Latn or fr_CA.

    Raises
    ------
    babel.UnknownLocaleError, ValueError
    """
    from babel.core import Locale

    _import_dates()
    return Locale.parse(tag.replace("-", "_"))


def _import_dates() -> None:
    try:
        import_module(_DATES)
    except Exception:
        was = os.environ.get(_ZONE)
        os.environ[_ZONE] = _NO_ZONE
        try:
            import_module(_DATES)
        finally:
            del os.environ[_ZONE]
            if was is not None:
                os.environ[_ZONE] = was
