"""A template filled with a document, as a PDF file or as pictures of its pages."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from remitcalc import paths
from remitcalc.model.message import ModelError, message
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typst

_ENTRY = "main.typ"
_DATA = "document.json"
_SUFFIX = ".typ"
_POINTS_PER_INCH = 72
_STANDARD = "ua-1"
_OUTSIDE_STANDARD = "PDF/UA-1 error"

_FAMILIES = ("Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial")
"""The first that is installed is used, then the others for what it lacks: on each system one."""


class NotLaidOutError(ModelError):
    """A document could not be laid out: its template is missing or broken."""


class _OutsideStandardError(Exception):
    """A document cannot be what `_STANDARD` asks for."""


@noun(eq=False)
class Typesetting:
    """One document that can be laid out.

    Attributes
    ----------
    template : the name of a file in `resources/pages`, without its suffix.
    document : what the template is filled with, as JSON has it; texts in it are never markup.
    pictures : SVG files that the document names.
    """

    template: str
    document: Mapping[str, Any]
    pictures: Mapping[str, bytes]

    def pdf(self) -> bytes:
        """Return a tagged PDF, PDF/UA-1: the same bytes for the same document and fonts.

        Where no font at hand has a letter that is in it, the file is tagged alike but does not
        claim that standard, which asks for every letter to be seen.

        Raises
        ------
        NotLaidOutError
        """
        made: bytes
        try:
            made = self._compiled(format="pdf", pdf_standards=[_STANDARD])
        except _OutsideStandardError:
            made = self._compiled(format="pdf")
        return made

    def page_pictures(self, dots_per_point: float) -> list[bytes]:
        """Return each page as a PNG file, `dots_per_point` pixels to a point.

        Raises
        ------
        NotLaidOutError
        """
        made = self._compiled(format="png", ppi=_POINTS_PER_INCH * dots_per_point)
        return [made] if isinstance(made, bytes) else made

    def _compiled(self, **how: Any) -> Any:
        import typst

        try:
            return typst.compile(self._files(), font_paths=_fonts(), **how)
        except typst.TypstError as error:
            if error.message.startswith(_OUTSIDE_STANDARD):
                raise _OutsideStandardError from error
            said = message("page_template_broken", template=self.template, reason=error.message)
            raise NotLaidOutError([said]) from error

    def _files(self) -> dict[str, bytes]:
        """Return every file that the template may read, as if all lay in one folder."""
        entry = f'#import "{self.template}{_SUFFIX}": laid\n#laid(json("{_DATA}"))\n'
        document = {**self.document, "fonts": _families()}
        return {
            _ENTRY: entry.encode(),
            # Half of a sign, as in a name of a file that is no text, would be refused.
            _DATA: json.dumps(document, ensure_ascii=False).encode(errors="replace"),
            **_templates(self.template),
            **self.pictures,
        }


def _templates(needed: str) -> dict[str, bytes]:
    """Return all templates, and the colours that they share with charts and window."""
    resources = paths.resources()
    files = [*(resources / "pages").glob(f"*{_SUFFIX}"), resources / "theme" / "theme.toml"]
    try:
        found = {path.name: path.read_bytes() for path in files}
    except OSError:
        found = {}
    if f"{needed}{_SUFFIX}" not in found:
        raise NotLaidOutError([message("page_template_missing", template=needed)])
    return found


@cache
def _fonts() -> typst.Fonts:
    """Return the installed fonts and those that Typst brings; finding them is done once."""
    import typst

    return typst.Fonts()


@cache
def _families() -> list[str]:
    installed = frozenset(_fonts().families())
    return [family for family in _FAMILIES if family in installed]
