"""The employer's logo is read with care: what could harm, or not be seen, is refused by name."""

from __future__ import annotations

import time

import pytest

from remitcalc.files.logo import MOST_LOGO_BYTES, logo_of, read_logo
from remitcalc.pages.logo import logo_faults
from tests.files.logo_cases import CLEAR, REFUSED, SOUND, WHITE, jpeg_saying, png, svg


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_sound_picture_is_refused_by_name_at_once(tmp_path, case):
    content, code = REFUSED[case]
    file = tmp_path / "logo"
    file.write_bytes(content)
    begun = time.monotonic()
    logo, problems = read_logo(file)
    assert time.monotonic() - begun < 2
    assert logo is None
    assert [one.message.code for one in problems] == [code]
    assert problems[0].place.file == str(file)


@pytest.mark.parametrize("case", SOUND)
def test_a_sound_picture_is_kept_byte_by_byte_and_can_be_drawn(tmp_path, case):
    file = tmp_path / "logo"
    file.write_bytes(SOUND[case])
    logo, problems = read_logo(file)
    assert problems == ()
    assert logo is not None
    assert logo.content == SOUND[case]
    assert logo_faults(logo) == ()


def test_a_file_as_large_as_may_be_is_read_and_no_byte_more():
    filled = png() + bytes(MOST_LOGO_BYTES - len(png()))
    assert logo_of(filled)[0] is not None
    assert [one.code for one in logo_of(filled + b"\0")[1]] == ["file_too_large"]


def test_a_folder_or_a_missing_file_is_told_as_such(tmp_path):
    for place, code in ((tmp_path, "file_is_directory"), (tmp_path / "no.png", "file_missing")):
        logo, (problem,) = read_logo(place)
        assert logo is None
        assert problem.message.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (png(30, 20, CLEAR), "logo_not_seen"),
        (png(30, 20, WHITE), "logo_not_seen"),
        (svg(""), "logo_not_seen"),
        (svg('<rect width="9" height="9" fill="#fff"/>'), "logo_not_seen"),
        (png(30, 20, rows=3), "logo_broken"),
        (jpeg_saying(30, 20), "logo_broken"),
    ],
)
def test_what_cannot_be_drawn_or_not_be_seen_on_white_paper_is_told_when_it_is_tried(content, code):
    logo, faults = logo_of(content)
    assert faults == ()
    assert logo is not None
    assert [one.code for one in logo_faults(logo)] == [code]
