"""A file that is no text is refused in one problem."""

from __future__ import annotations

import os
import sys

import pytest

from remitcalc.files.limits import MOST_TEXT_BYTES
from remitcalc.files.text_source import read_text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \n\t\n", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"format = 1\0\0", "file_binary"),
        (b"PK\x03\x04....xl/workbook.xml", "file_wrong_format"),
        (b"PK\x03\x04....", "file_wrong_format"),
        (b"%PDF-1.7", "file_wrong_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "file_wrong_format"),
        ("names = 1".encode("utf-16"), "file_not_utf8"),
        ("format = 1\nname = 'Québec'".encode("cp1252"), "file_not_utf8"),
        (b"# " + b"x" * MOST_TEXT_BYTES, "file_too_large"),
    ],
)
def test_what_is_not_text_is_one_problem(tmp_path, content, code) -> None:
    path = tmp_path / "corridor.toml"
    path.write_bytes(content)
    text, (problem,) = read_text(path)
    assert text is None
    assert problem.message.code == code
    assert problem.place.file == str(path)


def test_a_workbook_is_named_as_what_it_is(tmp_path) -> None:
    path = tmp_path / "corridor.toml"
    path.write_bytes(b"PK\x03\x04....xl/workbook.xml")
    _, (problem,) = read_text(path)
    assert problem.message.values["found"] == "xlsx"


def test_a_missing_file_a_directory_and_an_impossible_name_are_problems(tmp_path) -> None:
    places = [tmp_path / "none.toml", tmp_path, "a\0b", "x" * 5000]
    codes = [read_text(place)[1][0].message.code for place in places]
    assert codes == ["file_missing", "file_is_directory", "file_unreadable", "file_unreadable"]


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_does_not_keep_the_reader_waiting(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_text(tmp_path / "pipe")[1][0].message.code == "file_is_device"


def test_no_permission_is_a_problem(tmp_path, monkeypatch) -> None:
    (tmp_path / "corridor.toml").write_text("format = 1")

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert read_text(tmp_path / "corridor.toml")[1][0].message.code == "file_not_permitted"
