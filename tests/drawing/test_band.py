"""The area between the least and the most that a curve may be."""

from __future__ import annotations

import numpy as np

from remitcalc.drawing.band import bands
from remitcalc.drawing.label_placement import Box

BOX = Box(0.0, 0.0, 100.0, 100.0)


def arrays(*rows):
    return tuple(np.array(row, dtype=np.float64) for row in rows)


def test_both_edges_run_from_left_to_right() -> None:
    (one,) = bands(*arrays([0, 50, 100], [60, 50, 40], [30, 20, 10]), BOX)
    assert one.lower == [(0.0, 60.0), (50.0, 50.0), (100.0, 40.0)]
    assert one.upper == [(0.0, 30.0), (50.0, 20.0), (100.0, 10.0)]


def test_a_gap_parts_it() -> None:
    nan = float("nan")
    xs = [0, 20, 40, 60, 80, 100]
    found = bands(*arrays(xs, [60, 60, nan, 60, 60, 60], [30, 30, 30, 30, 30, 30]), BOX)
    assert [(one.lower[0][0], one.lower[-1][0]) for one in found] == [(0.0, 20.0), (60.0, 100.0)]


def test_a_single_point_has_no_area() -> None:
    assert bands(*arrays([50], [60], [30]), BOX) == []


def test_it_ends_where_the_box_does() -> None:
    (one,) = bands(*arrays([-50, 150], [200, 200], [-100, 100]), BOX)
    assert one.lower == [(0.0, 100.0), (100.0, 100.0)]
    assert one.upper == [(0.0, 0.0), (100.0, 50.0)]


def test_what_lies_out_of_sight_is_not_drawn() -> None:
    assert bands(*arrays([110, 150], [60, 60], [30, 30]), BOX) == []
