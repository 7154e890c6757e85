"""What is labelled on the chart of group sizes, and where each label would like to stand."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.drawing.label_placement import around, beside_column, beside_row
from remitcalc.drawing.labels import Label
from remitcalc.drawing.open_end import FRINGE
from remitcalc.drawing.plots.offered import line_names, offered_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.group_size import GroupSizeChart

POOLED, WORKERS, ALONE = "pooled", "workers", "alone"
BREAK_EVEN, OWN, BAND = "break-even", "own", "band"
"""The names of the lines."""

_GAP = 4.0
_HANDLE_GAP = 10.0


class Labelled(NamedTuple):
    """Where what is labelled stands, in pixels: two lines, the own size, the column of break-even.

    And the line of the offer as it is, where another is tried. None, or no point: it is not there.
    """

    curve: Sequence[Sequence[Point]]
    workers: Sequence[Sequence[Point]]
    handle: Point | None
    break_even: float | None
    offered: Sequence[Sequence[Point]] = ()


class SizeLabels:
    """The labels of one plot at its present size and range."""

    def __init__(
        self, data: GroupSizeChart, theme: Theme, frame: Frame, labelled: Labelled
    ) -> None:
        self._data, self._theme, self._frame = data, theme, frame
        self._curve, self._workers, self._handle, self._break_even_x, self._offered = labelled
        self._beside_offered = line_names(self._offered, self._curve)

    def wanted(self) -> list[Label]:
        """Return the labels, the most important first."""
        return [
            *self._own(),
            *self._alone(),
            *self._break_even(),
            *self._pooled(),
            *self._as_offered(),
            *self._of_workers(),
            *self._levels(),
            *self._open(),
        ]

    def _own(self) -> Iterator[Label]:
        own, handle = self._data.own, self._handle
        box = self._frame.box
        if own is None or handle is None or not box.left <= handle[0] <= box.right:
            return
        x, y = handle
        yield Label(
            own.label,
            self._theme.colours.pooled,
            lambda width, height: [
                (x - width / 2, y + _HANDLE_GAP),
                (x - width - _GAP, y + _HANDLE_GAP),
                *around(x, y, width, height, _HANDLE_GAP),
            ],
            is_bold=True,
            lines=(OWN, POOLED, BAND, *self._beside_offered),
        )

    def _alone(self) -> Iterator[Label]:
        alone = self._data.alone
        if alone is not None and self._sees_row(alone.value):
            gap = FRINGE + 2 if self._data.alone_is_open else 1.0
            places = self._beside_row(alone.value, gap)
            yield Label(
                alone.label, self._theme.colours.alone, places, is_bold=True, lines=(ALONE,)
            )

    def _break_even(self) -> Iterator[Label]:
        mark, box = self._data.break_even, self._frame.box
        x = self._break_even_x
        if mark is not None and x is not None and box.left <= x <= box.right:
            places = partial(beside_column, x, bounds=box.grown(-_GAP), gap=_GAP)
            yield Label(
                mark.label, self._theme.colours.text, places, is_bold=True, lines=(BREAK_EVEN,)
            )

    def _pooled(self) -> Iterator[Label]:
        if not self._curve:
            return
        points = [point for part in self._curve for point in part]
        box = self._frame.box

        def places(width: float, height: float) -> list[tuple[float, float]]:
            # First where the curve is steep, to its right, then over and under its flat end.
            pairs = [pair for part in self._curve for pair in pairwise(part)]
            falling = [a for a, b in pairs if b[1] - a[1] > b[0] - a[0]]
            steep = [p for p in falling if p[1] < box.top + 0.7 * box.height]
            flat = points[:: max(len(points) // 12, 1)][::-1]
            right = [(x + 2 * _GAP, y - height / 2) for x, y in steep]
            over = [(x - width / 2, y - height - _GAP) for x, y in flat]
            under = [(x - width / 2, y + _GAP) for x, y in flat]
            return [*right, *under, *over]

        colour = self._theme.colours.pooled
        lines = (POOLED, BAND, *self._beside_offered)
        yield Label(self._data.pooled_label, colour, places, is_bold=True, lines=lines)

    def _as_offered(self) -> Iterator[Label]:
        if not self._beside_offered:
            yield from offered_labels(self._data.offered, self._offered, self._theme)

    def _of_workers(self) -> Iterator[Label]:
        """Name the workers' line under it, and the employer's part between the two, if it fits."""
        data, colours = self._data, self._theme.colours
        if not self._workers:
            return
        points = [point for part in self._workers for point in part]
        flat = points[:: max(len(points) // 16, 1)][::-1]

        def under(width: float, height: float) -> list[tuple[float, float]]:  # noqa: ARG001
            return [(x - width / 2, y + _GAP) for x, y in flat]

        yield Label(data.workers_label, colours.pooled, under, lines=(WORKERS,))
        (xs, upper), (own, lower) = (
            np.array([point for part in parts for point in part]).T
            for parts in (self._curve, self._workers)
        )

        def between(width: float, height: float) -> list[tuple[float, float]]:
            found = []
            for x in np.linspace(xs[-1] - width, xs[0], 24).tolist():
                across = np.linspace(x, x + width, 5)
                top = float(np.interp(across, xs, upper).max())
                bottom = float(np.interp(across, own, lower).min())
                if bottom - top > height + 2:
                    found.append((x, (top + bottom - height) / 2))
            return found

        yield Label(data.employer_label, colours.quiet, between)

    def _open(self) -> Iterator[Label]:
        """Say what a fringe and a shade mean, in a corner."""
        box = self._frame.box.grown(-_GAP)
        for said in filter(None, (self._data.open_label, self._data.band_label)):
            yield Label(
                said,
                self._theme.colours.quiet,
                lambda width, height: [
                    (box.right - width, box.top),
                    (box.right - width, box.top + height),
                    (box.right - width, box.bottom - height),
                    (box.left, box.bottom - height),
                ],
            )

    def _levels(self) -> Iterator[Label]:
        for level in self._data.levels:
            if self._sees_row(level.value):
                places = self._beside_row(level.value)
                yield Label(level.label, self._theme.colours.quiet, places, lines=(level.label,))

    def _sees_row(self, value: float) -> bool:
        low, high = self._frame.y_range
        return low <= value <= high

    def _beside_row(self, value: float, gap: float = 1.0) -> partial[list[tuple[float, float]]]:
        box = self._frame.box.grown(-1)
        return partial(beside_row, self._frame.y(value), bounds=box, gap=gap)
