"""What Windows and macOS say, by stand-ins for their libraries that answer as theirs do."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from remitcalc.cli import asked_language, system_language
from remitcalc.cli.system_language import (
    Told,
    language_of_system,
    told_by_macos,
    told_by_windows,
)

UTF8 = 0x08000100


class Windows:
    """kernel32, as far as it tells of languages; `fails` as where a function is refused."""

    def __init__(self, languages: tuple[str, ...], locale: str, *, fails: bool = False) -> None:
        self.names = "".join(f"{name}\0" for name in languages) + "\0"
        self.locale, self.fails = locale, fails

    def GetUserPreferredUILanguages(self, flags, count, buffer, size):  # noqa: N802
        assert (flags, count._obj.value) == (8, 0)
        if self.fails:
            return 0
        if buffer is not None:
            assert len(buffer) >= len(self.names)
            buffer[: len(self.names)] = self.names
        size._obj.value = len(self.names)
        return 1

    def GetUserDefaultLocaleName(self, buffer, length):  # noqa: N802
        assert len(buffer) == length
        buffer.value = self.locale
        return len(self.locale) + 1


class MacOS:
    """Core Foundation, whose pointers are here the things themselves."""

    def __init__(self, languages: tuple[str, ...], locale: str) -> None:
        self.languages, self.locale = languages, locale
        self.held = 0

    def CFLocaleCopyPreferredLanguages(self):  # noqa: N802
        self.held += 1
        return self.languages

    def CFLocaleCopyCurrent(self):  # noqa: N802
        self.held += 1
        return self

    def CFLocaleGetIdentifier(self, locale):  # noqa: N802
        return locale.locale

    def CFArrayGetCount(self, array):  # noqa: N802
        return len(array)

    def CFArrayGetValueAtIndex(self, array, at):  # noqa: N802
        return array[at]

    def CFStringGetCString(self, string, buffer, length, encoding):  # noqa: N802
        assert (len(buffer), encoding) == (length, UTF8)
        buffer.value = string.encode()
        return True

    def CFRelease(self, _):  # noqa: N802
        self.held -= 1


@pytest.mark.parametrize(
    ("languages", "locale", "found"),
    [
        (("fr-CA", "en-US"), "fr-CA", ("fr", "CA")),
        (("fr-FR",), "fr-CA", ("fr", "CA")),
        (("fr-FR",), "en-CA", ("fr", "FR")),
        (("es-GT",), "es-GT", ("es", "GT")),
        (("es-419",), "es_GT", ("es", "GT")),
        (("es-US", "en-US"), "en_US", ("es", "US")),
        (("sr-Latn-RS",), "sr-Latn-RS", ("sr-Latn", "RS")),
        (("sr-Cyrl-RS",), "sr_RS", ("sr-Latn", "RS")),
        (("pt-BR", "es-MX"), "pt-BR", ("es", "MX")),
        (("pt-BR",), "pt-BR", ("en", "")),
        (("en-US",), "fr-CA", ("en", "US")),
        ((), "de-CH", ("de", "CH")),
        ((), "", ("en", "")),
    ],
)
@pytest.mark.parametrize("ask", [Told, lambda *a: told_by_windows(Windows(*a)), "macOS"])
def test_the_first_language_that_is_spoken_decides_and_the_locale_its_country(
    ask, languages, locale, found
):
    told = told_by_macos(MacOS(languages, locale)) if ask == "macOS" else ask(languages, locale)
    assert told == Told(languages, locale)
    assert language_of_system(told) == found


def test_windows_without_languages_still_tells_its_locale():
    assert told_by_windows(Windows(("xx",), "es-GT", fails=True)) == Told((), "es-GT")


def test_macos_gets_back_what_was_copied_for_us():
    macos = MacOS(("fr-CA", "en"), "fr_CA")
    told_by_macos(macos)
    assert macos.held == 0


def test_a_system_that_cannot_be_asked_is_taken_for_english(monkeypatch):
    def gone():
        raise OSError

    for platform in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setitem(system_language._ASKED, platform, gone)
        assert language_of_system() == ("en", "")


def test_pointers_are_told_to_ctypes_as_such():
    libraries = system_language._described(type("", (), {"__getattr__": _any_function})())
    assert libraries.CFLocaleCopyCurrent.restype is ctypes.c_void_p
    assert libraries.CFArrayGetValueAtIndex.argtypes == (ctypes.c_void_p, ctypes.c_long)


def _any_function(self, name):
    self.__dict__[name] = made = type("", (), {})()
    return made


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_system_is_asked_where_no_variable_says_a_language(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setitem(system_language._ASKED, platform, lambda: Told(("fr-CA", "en-CA"), "fr-CA"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    spoken = asked_language.asked_language([])
    assert (spoken.tag, spoken.territory) == ("fr", "CA")
    assert spoken.text("Options:") == "Options\xa0:"
    assert spoken.numbers.count(1000) == "1\xa0000"
    monkeypatch.setenv("LANG", "de_CH.UTF-8")
    assert asked_language.asked_language([]).tag == "de"
    assert asked_language.asked_language(["--language", "es"]).tag == "es"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="they are asked there")
def test_where_variables_say_it_no_library_is_loaded_to_ask():
    code = "import sys; from remitcalc.cli.main import main; main(['--help'])\n"
    code += "assert not {'ctypes', 'remitcalc.cli.system_language'} & set(sys.modules)"
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run([sys.executable, "-c", code], env=kept, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
