"""A template filled with a document, as a PDF file or as pictures of its pages."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from remitcalc import paths
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError, message
from remitcalc.pages.language_tag import with_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import typst

_ENTRY = "main.typ"
_DATA = "document.json"
_SUFFIX = ".typ"
_POINTS_PER_INCH = 72
_STANDARD = "ua-1"
_KEPT_FOR = 11
_NO_GLYPH = "could not be displayed"
"""What Typst says of a sign that no font has, where the standard wants one for each."""

_FAMILIES = ("Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial")
"""The first that is installed is used, then the others for what it lacks: on each system one."""


class NotLaidOutError(ModelError):
    """A document could not be laid out: its template is missing or broken."""


class _OutsideStandardError(Exception):
    """A document cannot be what `_STANDARD` asks for."""


@frozen(eq=False)
class Typesetting:
    """One document that can be laid out.

    Attributes
    ----------
    template : the name of a file in `resources/pages`, without its suffix.
    document : what the template is filled with, as JSON has it; texts in it are never markup.
    pictures : files that the document names, all of them text: SVG, or bytes as a list in JSON.
    """

    template: str
    document: Mapping[str, Any]
    pictures: Mapping[str, bytes]

    def pdf(self) -> bytes:
        """Return a tagged PDF, PDF/UA-1: the same bytes for the same document and fonts.

        Where a sign is in no font of this computer, such as a rare script in a name, the file is
        tagged all the same but does not call itself PDF/UA, which wants every sign to be seen.

        Raises
        ------
        NotLaidOutError
        """
        import typst

        made: bytes
        try:
            made = self._working(typst.compile, format="pdf", pdf_standards=[_STANDARD])
        except NotLaidOutError as error:
            if _NO_GLYPH not in str(error.__cause__):
                raise
            made = self._working(typst.compile, format="pdf")
        return with_language(made, self.document["language"])

    def page_pictures(self, dots_per_point: float) -> list[bytes]:
        """Return each page as a PNG file, `dots_per_point` pixels to a point.

        Raises
        ------
        NotLaidOutError
        """
        import typst

        made = self._working(typst.compile, format="png", ppi=_POINTS_PER_INCH * dots_per_point)
        return [made] if isinstance(made, bytes) else made

    def told(self) -> list[Any]:
        """Return what the template finds out and tells as `metadata`, in the order of the pages.

        Raises
        ------
        NotLaidOutError
        """
        import typst

        found = self._working(typst.query, selector="metadata", field="value")
        made: list[Any] = json.loads(found)
        return made

    def _working(self, work: Callable[..., Any], **how: Any) -> Any:
        import typst

        try:
            return work(self._files(), font_paths=_fonts(), **how)
        except (typst.TypstError, RuntimeError) as error:  # of a query it is the latter
            said = message("page_template_broken", template=self.template, reason=str(error))
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


def forget() -> None:
    """Have Typst give back what it keeps to lay out the same words again.

    What some compilations in a row did not use is given back; questions to a document do not count
    as such, so that many of them would fill the memory.
    """
    import typst

    nothing: Any = {_ENTRY: b""}
    for _ in range(_KEPT_FOR):
        typst.compile(nothing, font_paths=_fonts(), format="pdf")


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
