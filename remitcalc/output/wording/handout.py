"""Sentences for handouts: the files of their words, and the command."""

from __future__ import annotations

from remitcalc.output.language import marked

SENTENCES = {
    "handout_range_missing": marked(
        "“{name}” is missing: without it a handout in this language does not say between what a"
        " saving lies."
    ),
    "handout_words_missing": marked(
        "This file says nothing for {names}: there the page speaks the language “{language}”."
    ),
    "logo_broken": marked("The picture is broken or not whole."),
    "logo_moves": marked("The picture moves; on paper only one that stands still can be."),
    "logo_no_picture": marked("A logo must be a picture of the kind PNG, JPEG or SVG."),
    "logo_not_alone": marked(
        "The drawing rests on pictures of other files, or too large ones: save it as PNG."
    ),
    "logo_not_seen": marked("Nothing of this picture can be seen on white paper."),
    "logo_too_many_pixels": marked(
        "The picture has {width} × {height} pixels, more than {most} in all: make it smaller."
    ),
    "logo_too_many_shapes": marked(
        "The drawing shows more than {most} shapes: save it as PNG, or a simpler one."
    ),
    "no_words_here": marked("Nothing in braces may stand in this text."),
    "too_many_pages": marked(
        "One PDF holds at most {most} pages, and these are {count}: write one PDF each, or fewer at"
        " a time."
    ),
    "unknown_handout_language": marked("There are no handout texts in the language “{value}”."),
    "words_differ": marked("This text must hold exactly these: {wanted_words}."),
    "worker_unknown": marked("{option}: there is no worker “{value}” in this payroll."),
}
