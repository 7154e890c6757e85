"""The manual says the same in every language, and what it names is there."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from remitcalc import paths
from remitcalc.cli.main import main
from remitcalc.gui.help.manual import Chapter, manual
from remitcalc.gui.help.manual_page import place_of, places
from remitcalc.gui.help.topic import OF_PANELS
from remitcalc.output.language import ENGLISH, LANGUAGES
from tests.gui.conftest import Opener, language
from tests.output.catalogues import phrases

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction

OTHERS = [tag for tag in LANGUAGES if tag != ENGLISH]
_NAMED = re.compile(r"\*\*([^*]+)\*\*")
_LINK = re.compile(r"\]\(([^)]+)\)")
_CODE, _COMMAND = re.compile(r"```sh\n(.*?)```", re.DOTALL), re.compile(r"remitcalc .+")
_IN = " > "


def text(tag: str) -> str:
    return "\n".join(chapter.markdown for chapter in manual(tag))


def shape(chapter: Chapter) -> list[tuple[str, int, int]]:
    """Return what is alike in all languages: names, paragraphs and entries of lists."""
    return [
        (part.anchor, part.text.count("\n\n"), len(re.findall(r"^[-\d]", part.text, re.MULTILINE)))
        for part in chapter.parts
    ]


def commands_in(tag: str) -> list[str]:
    return [line for code in _CODE.findall(text(tag)) for line in _COMMAND.findall(code)]


def plain(words: str) -> str:
    return words.replace("&", "")


def said_in(tag: str) -> dict[str, set[str]]:
    """Return how each sentence of the interface is said in a language, keys left out."""
    spoken = language(tag)
    found: dict[str, set[str]] = {}
    for _, said in phrases():
        one = said if isinstance(said, str) else said[0]
        found.setdefault(plain(one), set()).add(plain(spoken.text(one)) if one else "")
    return found


@pytest.mark.parametrize("tag", OTHERS)
def test_every_language_has_the_same_chapters_and_parts(tag: str) -> None:
    ours, english = manual(tag), manual(ENGLISH)
    assert [chapter.key for chapter in ours] == [chapter.key for chapter in english]
    assert len(english) == 16
    for chapter, same in zip(ours, english, strict=True):
        assert shape(chapter) == shape(same), chapter.key
        assert chapter.title != same.title


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_part_has_a_name_of_its_own(tag: str) -> None:
    chapters = manual(tag)
    assert all(part.anchor for chapter in chapters for part in chapter.parts[1:])
    assert len(places(chapters)) == sum(len(chapter.parts) for chapter in chapters)


@pytest.mark.parametrize("tag", OTHERS)
def test_what_it_names_is_called_so_in_each_language(tag: str) -> None:
    said = said_in(tag)
    for chapter, same in zip(manual(tag), manual(ENGLISH), strict=True):
        english = Counter(_NAMED.findall(same.markdown))
        ours = _NAMED.findall(chapter.markdown)
        assert len(ours) == english.total(), chapter.key
        for named in english:
            pieces = [said[piece] for piece in named.split(_IN)]  # a KeyError: no such words
            spoken = [
                one
                for one in ours
                if len(one.split(_IN)) == len(pieces)
                and all(a in b for a, b in zip(one.split(_IN), pieces, strict=True))
            ]
            assert len(spoken) >= english[named], (chapter.key, named)


def test_every_entry_of_a_menu_that_it_names_is_there(open_window: Opener) -> None:
    app = open_window()

    def entries(action: QAction, path: tuple[str, ...] = ()) -> list[str]:
        here = (*path, plain(action.text()))
        inner = action.menu()
        found = [_IN.join(here)]
        for one in inner.actions() if inner is not None else ():
            found += entries(one, here)
        return found

    for tag in LANGUAGES:
        app.speak(tag)
        bar = app.window.menuBar().actions()
        shown = {one for action in bar for one in entries(action)}
        named = {one for one in _NAMED.findall(text(tag)) if _IN in one}
        assert len(named) > 12
        assert named <= shown


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_link_is_dead(tag: str) -> None:
    there, folder = places(manual(tag)), paths.resources() / "manual" / tag
    links = [link for link in _LINK.findall(text(tag)) if "://" not in link]
    assert links
    for link in links:
        assert (folder / link.partition("#")[0]).is_file()
        assert place_of(link) in there


def test_commands_are_the_same_in_every_language_and_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = commands_in(ENGLISH)
    assert len(commands) == 13
    assert all(commands_in(tag) == commands for tag in OTHERS)
    monkeypatch.chdir(tmp_path)
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0, command
    made = {"payroll.xlsx", "answer.xlsx", "may.remitcalc", "report.pdf", "page.pdf", "chart.png"}
    made.add("questions.pdf")
    assert made == {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert "Traceback" not in capsys.readouterr().err


def test_its_example_is_what_the_program_reckons(capsys: pytest.CaptureFixture[str]) -> None:
    said = next(chapter for chapter in manual(ENGLISH) if chapter.key == "answer").markdown
    assert main(["compare", "canada-guatemala", "--workers", "40", "--amount", "400"]) == 0
    shown = capsys.readouterr().out
    figures = ("C$0.50", "C$0.38", "C$8.39", "C$1.42", "C$10.69", "C$16.88", "C$6.19")
    assert all(one in said and one in shown for one in figures)


@pytest.mark.parametrize("topic", OF_PANELS.values())
def test_every_panel_has_its_place_in_the_manual(topic: str) -> None:
    assert topic in places(manual(ENGLISH))


def test_readme_leads_to_chapters_that_are_there() -> None:
    root = paths.resources().parent
    linked = [
        link
        for link in _LINK.findall((root / "README.md").read_text(encoding="utf-8"))
        if link.startswith("resources/manual/")
    ]
    assert linked
    assert all((root / link).exists() for link in linked)
