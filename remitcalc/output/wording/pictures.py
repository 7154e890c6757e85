"""Sentences about pictures and tables that are asked for as files."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked

SENTENCES: dict[str, Sentence] = {
    "csv_without_csv": marked("{option} goes with CSV only, not with --format {value}."),
    "percent_without_costs": marked("{option} goes with --kind {kinds} only."),
    "dpi_without_pixels": marked("{option} goes with PNG only: {value} is sharp at any size."),
    "page_template_broken": marked(
        "The page template “{template}” of this installation is broken: {reason}. Nothing was"
        " written."
    ),
    "page_template_missing": marked(
        "The page template “{template}” is missing from this installation. Nothing was written."
    ),
    "picture_too_large": marked(
        "A picture of {size} at {dpi} dpi has {found} million pixels, more than {most} million:"
        " choose a smaller size or fewer dpi."
    ),
    "picture_not_drawn": marked("There is not enough memory for a picture of that size."),
    "size_unreadable": marked(
        "{option}: “{value}” is not a width and a height from {least} to {most}, such as {example}."
    ),
}
