"""From a message to its sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from remitcalc.output.language import MOST_CHOICES, marked
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.message import Message, Value
    from remitcalc.output.language import Language, Sentence

_WORKER = marked("Worker {worker}: {reason}")
_CHARGE = "charge"
"""The value that is a word of the corridor's file."""
_DAYS = "days"
"""The value that holds days, as ISO 8601 has them."""


@cache
def sentences() -> Mapping[str, Sentence]:
    """Return every sentence by its code."""
    # Imported here: nothing need be said of what goes well, and the window starts without.
    from remitcalc.output.wording import (
        commands,
        drafts,
        engine,
        fee_tables,
        figures,
        files,
        handout,
        kept,
        payrolls,
        pictures,
        steps,
        survey,
        tables,
        unused_options,
    )

    return {
        **figures.SENTENCES,
        **engine.SENTENCES,
        **files.SENTENCES,
        **survey.SENTENCES,
        **tables.SENTENCES,
        **fee_tables.SENTENCES,
        **payrolls.SENTENCES,
        **pictures.SENTENCES,
        **commands.SENTENCES,
        **handout.SENTENCES,
        **unused_options.SENTENCES,
        **kept.SENTENCES,
        **drafts.SENTENCES,
        **steps.SENTENCES,
    }


def sentence(said: Message, language: Language) -> str:
    """Return what `said` says, in `language`.

    A reason found for one worker of a pool names the worker's row. A code without a sentence shows
    as itself rather than hiding what was found, and so does one that lacks a value its sentence
    names; tests hold that there is none.
    """
    template = sentences().get(said.code)
    values = {name: _in_words(name, value, language) for name, value in said.values.items()}
    try:
        text = _phrased(template, values, said.values, language) if template else ""
    except KeyError:
        text = ""
    if not text:
        details = ", ".join(f"{name} {language.shown(value)}" for name, value in values.items())
        return f"{said.code} {details}".strip()
    if "worker" in values:
        return language.text(_WORKER, worker=values["worker"], reason=text)
    return text


def _phrased(
    template: Sentence,
    values: dict[str, Value],
    raw: Mapping[str, Value],
    language: Language,
) -> str:
    if isinstance(template, str):
        return language.text(template, **values)
    count = raw[template.by]
    assert isinstance(count, int)
    values.pop("count", None)  # `plural` says it by itself
    return language.plural(template.one, template.many, count, **values)


def _on_one_line(value: Value) -> Value:
    """Return texts of a file, such as headings, without the breaks a file may have in them."""
    if isinstance(value, tuple):
        return tuple(" ".join(text.splitlines()) for text in value)
    return " ".join(value.splitlines()) if isinstance(value, str) else value


def _in_words(name: str, value: Value, language: Language) -> Value:
    """Return a word of the file format or of the model in the reader's language."""
    if name == _CHARGE and isinstance(value, str):
        value = language.own(value)
    if name == _DAYS and isinstance(value, tuple):
        return _days(value, language)
    table = words.BY_VALUE_NAME.get(name)
    if table is None:
        return _on_one_line(value)
    if isinstance(value, tuple):
        said = [language.text(table.get(word, word)) for word in value]
        if len(said) == 1:
            return said[0]
        return language.text("{first} or {other}", first=", ".join(said[:-1]), other=said[-1])
    return language.text(table[value]) if isinstance(value, str) and value in table else value


def _days(days: tuple[str, ...], language: Language) -> str:
    """Return days as other dates are written, which may have commas in them."""
    more = " …" if len(days) > MOST_CHOICES else ""
    return "; ".join(map(language.numbers.period, days[:MOST_CHOICES])) + more
