"""How the letters of a text file that is not UTF-8 are written: told from the words, never guessed.

Each encoding gives other letters for the same bytes. One is right where its words are words: of
letters of one alphabet, with capitals at the beginning or throughout, and no signs within. Where
one encoding alone does that it is certain; where none does, or two do, a person must say.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING

from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMES = {
    "UTF-8": "utf-8-sig",
    "UTF-16": "utf-16",
    "Windows-1252": "cp1252",
    "Windows-1250": "cp1250",
    "Windows-1251": "cp1251",
    "CP850": "cp850",
    "CP852": "cp852",
    "CP437": "cp437",
    "CP866": "cp866",
    "Mac-Roman": "mac_roman",
    "ISO-8859-1": "iso8859_1",
    "ISO-8859-2": "iso8859_2",
    "ISO-8859-5": "iso8859_5",
    "ISO-8859-15": "iso8859_15",
    "KOI8-R": "koi8_r",
}
"""The encodings that can be said, and what Python calls them."""

ENCODINGS = tuple(_NAMES)

_WESTERN = frozenset("áàâäãæçéèêëíìîïñóòôöõœßúùûüýªº")
_SERBIAN = frozenset("čćđšž")
_CENTRAL = _SERBIAN | frozenset("áâăąäçéęëěíîłńňóôőöřşśţťúůűüýźżď")
_CYRILLIC = frozenset(map(chr, range(ord("а"), ord("џ") + 1)))
_LETTERS = {
    "Windows-1252": _WESTERN | frozenset("šž"),
    "Windows-1250": _CENTRAL,
    "Windows-1251": _CYRILLIC,
    "CP850": _WESTERN,
    "CP852": _CENTRAL,
    "Mac-Roman": _WESTERN,
}
"""The letters beyond a to z that words may have, in the encodings that are recognised."""

_OPENING, _CLOSING = "“‘„‚«¿¡€£§", "”’»…°€"
_JOINING = "’‘´\u00a0–—"
_HIGH_WORD = re.compile(
    rb"(?<![A-Za-z'.\-\x80-\xff])[A-Za-z'.\-]*+[\x80-\xff][A-Za-z'.\-\x80-\xff]*+"
)
_LEAST_LETTERS = 3
_LAST_OF_ASCII = 0x7F
_ALIKE = frozenset({"Windows-1252", "Windows-1250"})
_LONE = frozenset(map(chr, range(0xA0, 0x180))) - frozenset("àó")
"""Letters that are no words alone, as a euro sign is taken for one."""

_MOST_WORDS = 5_000
_BAD_WORDS = 0.1
"""The share of odd words, such as MacÉwan, that a right encoding may give."""

_SERBIAN_PLACES = re.compile(r"[aeo]č|č[aeou]?$|^č[aeou]|[aeiou]č[aeiou]|ć$|ć[aei]|đ")
_FRENCH_PLACES = re.compile(r"(?:(?<![aeiouy])č[b-df-hj-np-tvz]|ič[rgm])")
_SHARED = frozenset("šžŠŽ")
"""Letters that Windows-1252 and Windows-1250 write alike, and old programs otherwise."""


def encoding_names(typed: str) -> Sequence[str]:
    """Return what an encoding may be called, and `typed` itself where it means one of them.

    >>> "latin1" in encoding_names("latin1"), "klingon" in encoding_names("klingon")
    (True, False)
    """
    names = [name.lower() for name in _NAMES]
    return (*names, typed) if codec_of(typed) else names


def codec_of(name: str) -> str:
    """Return what Python calls an encoding; empty where it is none of those that can be said.

    >>> codec_of("windows-1250"), codec_of("Latin1"), codec_of("rot13")
    ('cp1250', 'iso8859_1', '')
    """
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    known = {codecs.lookup(codec).name: codec for codec in _NAMES.values()}
    return known.get(found) or ("utf-8-sig" if found == "utf-8" else "")


def shown_name(name: str) -> str:
    """Return the usual spelling of an encoding that was said."""
    return next(shown for shown, codec in _NAMES.items() if codec == codec_of(name))


def certain_encoding(content: bytes) -> str:
    """Return the encoding that bytes are certainly in, which are no UTF-8.

    Raises
    ------
    RefusedError
        Several are possible, or none is.
    """
    words = list(dict.fromkeys(islice(_words(content), _MOST_WORDS)))
    letters = {name: read for name in _LETTERS if (read := _letters_of(words, name)) is not None}
    if {"Windows-1252", "Windows-1250"} <= letters.keys() and _is_serbian(words, content):
        del letters["Windows-1252"]
    told = [name for name, read in letters.items() if read]
    western = letters.get("Windows-1252", set())
    if "Windows-1252" in letters and (western - _SHARED or not set(told) - _ALIKE):
        return "Windows-1252"
    read_alike = {tuple(word.decode(_NAMES[name]) for word in words) for name in told}
    if len(read_alike) == 1:
        return told[0]
    raise unclear(content)


def unclear(content: bytes) -> RefusedError:
    """Return the refusal of a file whose letters can be read in several ways, or in none."""
    at = next(at for at, byte in enumerate(content) if byte > _LAST_OF_ASCII)
    return RefusedError(message("file_encoding_unclear", byte=at + 1))


def _words(content: bytes) -> Iterator[bytes]:
    return (found[0] for found in _HIGH_WORD.finditer(content))


def _letters_of(words: Sequence[bytes], name: str) -> set[str] | None:
    """Return the letters beyond a to z that an encoding gives; None where it gives no words.

    Words of one or two letters tell nothing: a euro sign is a letter elsewhere.
    """
    letters, found, odd = _LETTERS[name], set(), 0
    for word in words:
        try:
            text = word.decode(_NAMES[name])
        except UnicodeDecodeError:
            return None
        odd += not _is_word(text, letters)
        if sum(map(str.isalpha, text)) >= _LEAST_LETTERS:
            found |= {letter for letter in text if letter > "\x7f" and letter.isalpha()}
    return found if odd <= _BAD_WORDS * len(words) else None


def _is_word(text: str, letters: frozenset[str]) -> bool:
    """Return whether a text is words of an alphabet, with the signs that stand beside words."""
    text = text.lstrip(_OPENING).rstrip(_CLOSING)
    return all(_is_plain_word(part, letters) for part in re.split(f"[{_JOINING}'.\\-]", text))


def _is_plain_word(word: str, letters: frozenset[str]) -> bool:
    small = word.lower()
    high = [letter for letter in small if letter > "\x7f"]
    if not high:
        return True
    if not letters.issuperset(high):
        return False
    if letters is _CYRILLIC and len(high) < len(small):
        return False  # no word has letters of two alphabets
    if letters is not _CYRILLIC and (re.search(r"[^\x00-\x7f]{3}", word) or word in _LONE):
        return False
    return word in (small, word.upper()) or word[1:] == small[1:]


def _is_serbian(words: Sequence[bytes], content: bytes) -> bool:
    """Return whether the words of a file are Serbian that look western too.

    In the two encodings č and è are one byte, ć and æ, đ and ð.

    Letters that Serbian has not, as é, are none of a Serbian list. Else the place tells: č stands
    beside vowels, è between consonants.

    Raises
    ------
    RefusedError
        It does not tell.
    """
    read = [word.decode("cp1250").lower() for word in words]
    high = {letter for word in read for letter in word if letter > "\x7f" and letter.isalpha()}
    if not high & (_SERBIAN - _SHARED) or not high <= _SERBIAN:
        return False
    is_serbian = any(_SERBIAN_PLACES.search(word) for word in read)
    if is_serbian == any(_FRENCH_PLACES.search(word) for word in read):
        raise unclear(content)
    return is_serbian
