"""Writes the manual page and the completions of shells: `python packaging/pages [FOLDER]`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import bash
import fish
import man_page
import powershell
import zsh

from remitcalc import __version__

HERE = Path(__file__).resolve().parent
_RELEASE = re.compile(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", re.MULTILINE)


def main(folder: Path) -> None:
    """Write every file into `folder`, which is made where it does not exist."""
    changes = HERE.parent.joinpath("CHANGELOG.md").read_text(encoding="utf-8")
    date = dict(_RELEASE.findall(changes))[__version__]
    folder.mkdir(parents=True, exist_ok=True)
    texts = {man_page.NAME: man_page.made(__version__, date)}
    texts |= {shell.NAME: shell.made() for shell in (bash, zsh, fish, powershell)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else HERE / "made")
