"""Sentences for handouts: the files of their words, and the command."""

from __future__ import annotations

from remitcalc.output.language import marked

SENTENCES = {
    "no_words_here": marked("Nothing in braces may stand in this text."),
    "too_many_pages": marked(
        "One PDF holds at most {most} pages, and these are {count}: write one PDF each, or fewer at"
        " a time."
    ),
    "unknown_handout_language": marked("There are no handout texts in the language “{value}”."),
    "words_differ": marked("This text must hold exactly these: {wanted_words}."),
    "worker_unknown": marked("{option}: there is no worker “{value}” in this payroll."),
}
