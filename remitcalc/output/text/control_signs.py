"""Signs for the control characters that a file may hold: none of them may steer a terminal."""

from __future__ import annotations

import re

from remitcalc.output.text.style import CODES

_SIGNS = {
    **{code: 0x2400 + code for code in range(0x20) if code not in b"\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # These turn the direction of whatever follows them, beyond the text that they stand in.
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
}
_NOT_OURS = re.compile(
    rf"\x1b(?!\[(?:{'|'.join(CODES)})m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def with_control_signs(text: str) -> str:
    r"""Return `text` for a terminal, each control character shown as its sign.

    Ends of lines, tabs and the marks of `Style` stay.

    >>> with_control_signs("A\x1b[2Jna\x07\r"), with_control_signs("\x1b[1mAna\x1b[0m\n")
    ('A␛[2Jna␇␍', '\x1b[1mAna\x1b[0m\n')
    """
    return _NOT_OURS.sub(lambda found: found[0].translate(_SIGNS), text)
