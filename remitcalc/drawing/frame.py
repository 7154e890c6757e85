"""Where a plot stands on its page, and which values it spans: from values to pixels and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from remitcalc.drawing.label_placement import Box


class Frame(NamedTuple):
    """The box of a plot in pixels, y downwards, and its ranges in values, y upwards."""

    box: Box
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def x(self, value: float) -> float:
        """Return the pixel column of a value."""
        low, high = self.x_range
        return self.box.left + (value - low) / (high - low) * self.box.width

    def y(self, value: float) -> float:
        """Return the pixel row of a value."""
        low, high = self.y_range
        return self.box.bottom - (value - low) / (high - low) * self.box.height

    def xs(self, values: ArrayLike) -> NDArray[np.float64]:
        """Return the pixel columns of values."""
        low, high = self.x_range
        scale = self.box.width / (high - low)
        return self.box.left + (np.asarray(values, dtype=np.float64) - low) * scale

    def ys(self, values: ArrayLike) -> NDArray[np.float64]:
        """Return the pixel rows of values."""
        low, high = self.y_range
        scale = self.box.height / (high - low)
        return self.box.bottom - (np.asarray(values, dtype=np.float64) - low) * scale

    def value_x(self, pixel: float) -> float:
        """Return the value of a pixel column."""
        low, high = self.x_range
        return low + (pixel - self.box.left) / self.box.width * (high - low)

    def value_y(self, pixel: float) -> float:
        """Return the value of a pixel row."""
        low, high = self.y_range
        return low + (self.box.bottom - pixel) / self.box.height * (high - low)
