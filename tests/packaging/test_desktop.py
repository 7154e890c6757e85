"""How a desktop of Linux knows the program: its entry, its files, its page in a catalogue."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from remitcalc import APPLICATION_ID, __version__
from remitcalc.output.language import LANGUAGES

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
ENTRY = LINUX / f"{APPLICATION_ID}.desktop"
KIND = LINUX / f"{APPLICATION_ID}.xml"
METAINFO = LINUX / f"{APPLICATION_ID}.metainfo.xml"
MIME = "application/x-remitcalc+json"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


def run(*command: str, **environment: str) -> str:
    surroundings = os.environ | environment
    done = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def entry():
    read = configparser.ConfigParser(delimiters="=", interpolation=None, comment_prefixes="#")
    read.optionxform = str
    read.read(ENTRY, encoding="utf-8")
    return read["Desktop Entry"]


@needs("desktop-file-validate")
def test_the_desktop_file_is_valid():
    assert run("desktop-file-validate", str(ENTRY)) == ""


@needs("appstreamcli")
def test_the_metainfo_is_valid_also_with_its_pictures(tmp_path):
    published = Path(shutil.copy(METAINFO, tmp_path))
    script = LINUX / "screenshots.py"
    run("python3", str(script), "https://example.org/remitcalc", str(published))
    images = [image.text for image in Xml.parse(published).iter("image")]
    assert images == [
        f"https://example.org/remitcalc/window-{theme}.png" for theme in ("light", "dark")
    ]
    for path in (METAINFO, published):
        told = run("appstreamcli", "validate", "--no-net", "--no-color", str(path))
        assert not re.search(r"^[EW]:", told, re.MULTILINE), told


def test_pictures_are_told_with_their_true_size():
    import runpy

    made = runpy.run_path(str(LINUX / "screenshots.py"))
    component = Xml.fromstring(made["with_screenshots"](METAINFO.read_bytes(), "https://a"))
    shown = component.find("screenshots/screenshot/image")
    assert (shown.get("width"), shown.get("height")) == ("1440", "960")
    for one in component.iter("screenshot"):
        languages = {caption.get(LANGUAGE, "en") for caption in one.iter("caption")}
        assert languages == set(LANGUAGES)


def test_one_name_is_in_every_place(entry):
    component = Xml.parse(METAINFO).getroot()
    assert component.findtext("id") == APPLICATION_ID
    assert component.findtext("launchable") == ENTRY.name
    assert entry["Icon"] == APPLICATION_ID
    assert Xml.parse(KIND).find(f"*/{SPACE}icon").get("name") == APPLICATION_ID


def test_the_entry_opens_files_of_ours_and_offers_to_open_tables(entry):
    kinds = entry["MimeType"].strip(";").split(";")
    assert kinds[0] == MIME
    assert {"text/csv", "application/toml"} < set(kinds)
    assert sum("spreadsheet" in kind for kind in kinds) == 2
    assert entry["Exec"] == "remitcalc open %F"
    assert Xml.parse(METAINFO).findtext("provides/mediatype") == MIME


def test_every_language_has_its_words(entry):
    tags = {tag.replace("sr-Latn", "sr@latin") for tag in LANGUAGES} - {"en"}
    for key in ("GenericName", "Comment", "Keywords"):
        assert {name for name in entry if name.startswith(key)} == {
            key,
            *(f"{key}[{tag}]" for tag in tags),
        }
    comments = {one.get(LANGUAGE, "en") for one in Xml.parse(KIND).iter(f"{SPACE}comment")}
    assert comments == tags | {"en"}
    component = Xml.parse(METAINFO).getroot()
    assert {one.get(LANGUAGE, "en") for one in component.iter("summary")} == set(LANGUAGES)
    paragraphs = [one.get(LANGUAGE, "en") for one in component.find("description")]
    assert sorted(paragraphs) == sorted([*LANGUAGES, *LANGUAGES])


@needs("update-mime-database")
@needs("gio")
@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a é.remitcalc", b"{}\n", MIME),
        ("no-suffix", b'{\n  "corridor": {\n    "id": "a"\n  }\n}\n', MIME),
        ("other.json", b'{"corridor": 1}\n', "application/json"),
    ],
)
def test_files_of_ours_are_known_by_name_and_by_content(tmp_path, name, content, kind):
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(KIND, packages)
    run("update-mime-database", str(tmp_path / "mime"))
    (tmp_path / name).write_bytes(content)
    command = ("gio", "info", "-a", "standard::content-type", str(tmp_path / name))
    told = run(*command, XDG_DATA_HOME=str(tmp_path), LC_ALL="C.UTF-8")
    assert f"standard::content-type: {kind}\n" in told


def test_every_place_names_the_same_version_of_the_same_day():
    changes = PACKAGING.joinpath("CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", changes, re.MULTILINE)
    assert releases[0][0] == __version__
    metainfo = [
        (one.get("version"), one.get("date")) for one in Xml.parse(METAINFO).iter("release")
    ]
    assert metainfo == releases
    page = PACKAGING.joinpath("pages", "made", "remitcalc.1").read_text(encoding="utf-8")
    assert f'"{releases[0][1]}" "remitcalc {__version__}"' in page


def test_the_metainfo_tells_what_is_new_as_the_list_of_changes_does():
    changes = PACKAGING.joinpath("CHANGELOG.md").read_text(encoding="utf-8")
    newest = changes.split("\n## ")[1]
    said = [" ".join(one.split()) for one in re.split(r"\n- ", newest)[1:]]
    release = Xml.parse(METAINFO).find("releases/release/description")
    assert ["".join(item.itertext()) for item in release.iter("li")] == said
