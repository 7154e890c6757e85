"""A document in place of a corridor: its settings are what options leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.destination import deliver_file, is_to_file
from remitcalc.files.corridor_library import corridor_path
from remitcalc.files.document.recognition import is_document
from remitcalc.files.source import Source
from remitcalc.model.scenario import Scenario
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.document import Document


def document_in(text: str) -> tuple[bool, Document | None, tuple[Problem, ...]]:
    """Return whether `text` names a document, the document, and its problems."""
    path, _ = corridor_path(text)
    if path is None or not is_document(path, Source(path).head):
        return False, None, ()
    # Imported here: nearly always a corridor is named.
    from remitcalc.files.document.reading import read_document

    return True, *read_document(path)


def start_of(request: Request, corridor: Corridor) -> Scenario:
    """Return the scenario that options change: the document's, or that of the corridor's defaults.

    Raises
    ------
    ModelError
        Quotes that joined the corridor contradict the document.
    """
    if request.document is None:
        return Scenario.of(corridor)
    scenario = request.document.scenario
    return scenario if corridor is scenario.corridor else scenario.replace(corridor=corridor)


def has_list(request: Request) -> bool:
    """Return whether workers are told one by one: by a payroll, or by a document."""
    if "--payroll" in request.arguments.texts:
        return True
    is_replaced = "--workers" in request.arguments.texts
    document = None if is_replaced else request.document
    return document is not None and not document.scenario.payroll.is_counted


def deliver_document(request: Request, scenario: Scenario) -> None:
    """Write the scenario, and where its figures came from, as a document.

    What stood in its file becomes an older version, as it does in the window.

    Raises
    ------
    ModelError
        Its corridor cannot stand in a file.
    NotWrittenError
        The file could not be written; the old one is untouched.
    """
    from remitcalc.files.document.origins import corridor_origin
    from remitcalc.files.document.writing import document_bytes
    from remitcalc.model.document import Document

    opened = request.document
    if opened is None:
        path, _ = corridor_path(request.operands[0])
        corridor = None if path is None else corridor_origin(path, request.corridor_digest)
        made = Document(scenario, corridor, request.payroll_origin)
    else:
        is_same = scenario.payroll is opened.scenario.payroll
        payroll = opened.payroll_origin if is_same else request.payroll_origin
        draft = opened.draft
        if draft is not None:
            from remitcalc.files.corridor_draft.carrying import carried  # of few documents

            draft = carried(draft, opened.scenario.corridor, scenario.corridor)
        made = opened.replace(scenario=scenario, payroll_origin=payroll, draft=draft)
    if is_to_file(request):
        _save(request, made)
    else:
        deliver_file(request, document_bytes(made), is_private=True)


def _save(request: Request, document: Document) -> None:
    """Write a document over what stands in its file, and tell where that could not be kept."""
    from pathlib import Path

    from remitcalc.files.kept.version_choice import keeps_versions
    from remitcalc.files.kept.versions import save_document

    path = Path(request.values.typed("--output") or "")
    saved = save_document(path, document, keeps_versions=keeps_versions())
    if saved.not_kept:
        why = " ".join(sentence(one, request.language) for one in saved.not_kept)
        text = request.language.text
        request.say(text("Its older version could not be kept. {reason}", reason=why))
