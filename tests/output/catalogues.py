"""Makes the translation files: the template from the source, the compiled files from the written.

Run as `python tests/output/catalogues.py` after sentences or translations change. New sentences
appear empty in every .po file, ready to be translated; a test holds that none stays so.
"""

from __future__ import annotations

import ast
import io
import sys
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "remitcalc.pot"
LANGUAGES = ("es", "fr", "de", "sr_Latn")
_STEADY = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
_FORMS = {"marked": 1, "text": 1, "plural": 2, "marked_plural": 2}
_KEPT = {*_FORMS, "message", "fault", "broken"}
TABLED = {"fault"}
"""Arguments of calls, whatever is called, that name a message."""


class SteadyCatalog(Catalog):
    """A catalogue whose header says nothing that changes from day to day."""

    mime_headers = property(
        lambda self: [(n, v) for n, v in Catalog.mime_headers.fget(self) if n in _STEADY],
        Catalog.mime_headers.fset,
    )


def _empty(language: str | None = None) -> Catalog:
    return SteadyCatalog(
        locale=language,
        project="remitcalc",
        header_comment="# The sentences of remitcalc; see tests/output/catalogues.py.",
        fuzzy=False,
    )


@cache
def calls() -> list[tuple[str, str, ast.Call]]:
    """Return (file, function, call) for each call that marks a sentence or names a message.

    The source is parsed once for all that look at these, and of its trees only they are kept.
    """
    package = ROOT / "remitcalc"
    found = []
    for path in sorted(
        package.rglob("*.py"), key=lambda path: path.relative_to(package).as_posix()
    ):
        file = path.relative_to(package).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in _KEPT or any(one.arg in TABLED for one in node.keywords):
                    found.append((file, name, node))
    return found


@cache
def phrases() -> list[tuple[str, str | tuple[str, ...]]]:
    """Return (file, sentence or its forms) for every marked sentence of the program, in order."""
    found = [
        (file, call.lineno, call.col_offset, said)
        for file, name, call in calls()
        if (said := _said(name, call))
    ]
    return [(file, said) for file, _, _, said in sorted(found, key=lambda entry: entry[:3])]


def _said(function: str, call: ast.Call) -> str | tuple[str, ...] | None:
    """Return the sentence that a call translates or marks, or its forms; None for other calls."""
    count = _FORMS.get(function, 0)
    given = [getattr(argument, "value", None) for argument in call.args[:count]]
    if not count or not all(isinstance(form, str) for form in given) or len(given) < count:
        return None
    return given[0] if count == 1 else tuple(given)


def extracted() -> Catalog:
    """Return every sentence of the program, in order, without line numbers that change daily."""
    catalog = _empty()
    for said, file in {said: file for file, said in phrases()}.items():
        if said:
            catalog.add(said, None, [(f"remitcalc/{Path(file).as_posix()}", 0)])
    return catalog


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as a .po file, the same bytes for the same content."""
    target = io.BytesIO()
    # What is no longer said is not kept: its empty shell would look like work to do.
    write_po(target, catalog, width=98, include_lineno=False, ignore_obsolete=True)
    return target.getvalue()


def po_path(language: str) -> Path:
    """Return the path of a language's translations."""
    return FOLDER / language / "LC_MESSAGES" / "remitcalc.po"


def read(language: str) -> Catalog:
    """Return a language's translations; none yet where there is no file."""
    path = po_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    catalog.__class__ = SteadyCatalog  # read_po makes the plain kind
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as a .mo file."""
    target = io.BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def update() -> None:
    """Write the template and every language's files."""
    template = extracted()
    FOLDER.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(written(template))
    for language in LANGUAGES:
        catalog = read(language)
        for gone in list(catalog.obsolete.values()):
            catalog[gone.id] = gone  # a sentence that comes back brings its translation along
        catalog.update(template, no_fuzzy_matching=True, keep_user_comments=False)
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalog))
        path.with_suffix(".mo").write_bytes(compiled(read(language)))


if __name__ == "__main__":
    sys.exit(update())
