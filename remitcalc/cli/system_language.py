"""The language of the desktop, where no variable says it: a program started from a menu has none.

Windows and macOS know the languages a person reads, in order, and apart from them the place whose
numbers and dates are written. On Linux a session tells both by variables, and nothing else does.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.output.language import ENGLISH, find_language

if TYPE_CHECKING:
    from collections.abc import Callable

_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_BY_NAME = 8
"""MUI_LANGUAGE_NAME: languages are told as fr-CA, not by number."""

_LONGEST_NAME = 85
"""LOCALE_NAME_MAX_LENGTH of Windows, with the zero at its end; more than macOS needs."""

_UTF8 = 0x08000100
"""kCFStringEncodingUTF8."""


class Told(NamedTuple):
    """What a system says: languages as tags, the preferred one first, and the locale."""

    languages: tuple[str, ...] = ()
    locale: str = ""


def language_of_system(told: Told | None = None) -> tuple[str, str]:
    """Return the tag and territory of the first language that the program speaks, else English.

    The territory is the locale's where it is of that language: who reads French and counts as in
    Canada has the numbers of Canada. Without such a locale it is that of the language's tag.

    >>> language_of_system(Told(("fr-FR", "en-US"), "fr-CA"))
    ('fr', 'CA')
    >>> language_of_system(Told(("pt-BR", "es-GT"), "pt-BR"))
    ('es', 'GT')
    """
    said = _told_by_system() if told is None else told
    placed = find_language(said.locale)
    spoken = filter(None, map(find_language, said.languages or (said.locale,)))
    found = next(spoken, (ENGLISH, ""))
    return placed if placed is not None and placed[0] == found[0] and placed[1] else found


def _told_by_system() -> Told:
    ask = _ASKED.get(sys.platform)
    try:
        return Told() if ask is None else ask()
    except (OSError, AttributeError, ValueError):  # a system too old, or unlike itself, as wine is
        return Told()


def told_by_windows(kernel: Any = None) -> Told:
    """Ask Windows for the languages of its menus and for the user's locale."""
    if kernel is None:
        kernel = ctypes.CDLL("kernel32")
    count, size = ctypes.c_ulong(), ctypes.c_ulong()
    kernel.GetUserPreferredUILanguages(_BY_NAME, ctypes.byref(count), None, ctypes.byref(size))
    names = ctypes.create_unicode_buffer(size.value or 1)
    if not kernel.GetUserPreferredUILanguages(
        _BY_NAME, ctypes.byref(count), names, ctypes.byref(size)
    ):
        size.value = 0
    locale = ctypes.create_unicode_buffer(_LONGEST_NAME)
    kernel.GetUserDefaultLocaleName(locale, _LONGEST_NAME)
    # The names stand one after another, each with a zero at its end.
    listed = "".join(names[: size.value]).split("\0")
    return Told(tuple(filter(None, listed)), locale.value)


def told_by_macos(foundation: Any = None) -> Told:
    """Ask macOS for the preferred languages and for the current locale."""
    if foundation is None:
        foundation = _described(ctypes.CDLL(_CORE_FOUNDATION))
    preferred = foundation.CFLocaleCopyPreferredLanguages()
    languages = [
        _text(foundation, foundation.CFArrayGetValueAtIndex(preferred, at))
        for at in range(foundation.CFArrayGetCount(preferred))
    ]
    current = foundation.CFLocaleCopyCurrent()
    locale = _text(foundation, foundation.CFLocaleGetIdentifier(current))
    foundation.CFRelease(preferred)
    foundation.CFRelease(current)
    return Told(tuple(filter(None, languages)), locale)


def _described(foundation: Any) -> Any:
    """Tell ctypes what the functions take and give: it would cut pointers to 32 bits."""
    pointer, index = ctypes.c_void_p, ctypes.c_long
    for name, given, taken in (
        ("CFLocaleCopyPreferredLanguages", pointer, ()),
        ("CFLocaleCopyCurrent", pointer, ()),
        ("CFLocaleGetIdentifier", pointer, (pointer,)),
        ("CFArrayGetCount", index, (pointer,)),
        ("CFArrayGetValueAtIndex", pointer, (pointer, index)),
        ("CFStringGetCString", ctypes.c_bool, (pointer, ctypes.c_char_p, index, ctypes.c_uint32)),
        ("CFRelease", None, (pointer,)),
    ):
        function = getattr(foundation, name)
        function.restype, function.argtypes = given, taken
    return foundation


def _text(foundation: Any, string: Any) -> str:
    buffer = ctypes.create_string_buffer(4 * _LONGEST_NAME)
    is_told = foundation.CFStringGetCString(string, buffer, len(buffer), _UTF8)
    return buffer.value.decode() if is_told else ""


_ASKED: dict[str, Callable[[], Told]] = {"win32": told_by_windows, "darwin": told_by_macos}
