"""What needs no Qt: where labels, ticks, rows, cut lines and thinned bars stand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from remitcalc.drawing.clipping import clipped, cut_segment, hatching, sampled
from remitcalc.drawing.columns import columns, thinned
from remitcalc.drawing.frame import Frame
from remitcalc.drawing.label_placement import Box, Wish, beside_row, crossings, distance, placed
from remitcalc.drawing.rows_that_fit import Left, rows_that_fit
from remitcalc.drawing.ticks import powers, telling_ticks, ticks

BOUNDS = Box(10, 20, 300, 150)
pixels = st.floats(-50, 400, allow_nan=False)
wishes = st.builds(
    Wish,
    st.floats(1, 350),
    st.floats(1, 60),
    st.lists(st.tuples(pixels, pixels), min_size=1, max_size=6),
)


@given(st.lists(wishes, max_size=8), st.lists(st.tuples(pixels, pixels), max_size=30))
def test_labels_never_overlap_nor_leave_their_bounds(
    wanted: list[Wish], points: list[tuple[float, float]]
) -> None:
    boxes = placed(wanted, BOUNDS, [Box(50, 50, 20, 20)], [np.array(points).reshape(-1, 2)])
    found = [box for box in boxes if box is not None]
    for number, box in enumerate(found):
        assert BOUNDS.holds(box)
        assert not box.overlaps(Box(50, 50, 20, 20))
        assert not any(box.overlaps(other) for other in found[:number])


@given(wishes)
def test_a_lone_label_finds_room_wherever_there_is_any(wish: Wish) -> None:
    fits = wish.width <= BOUNDS.width and wish.height <= BOUNDS.height
    assert (placed([wish], BOUNDS)[0] is not None) == fits


def test_a_label_keeps_off_lines_and_stands_where_it_likes_best() -> None:
    line = np.stack([np.arange(10, 310, 2.0), np.full(150, 95.0)], axis=1)
    wish = Wish(80, 16, [(100, 90), (100, 97)])
    box = placed([wish], BOUNDS, lines=[line])[0]
    assert box == Box(100, 97, 80, 16)
    assert not crossings(box, line)
    assert placed([wish], BOUNDS)[0] == Box(100, 90, 80, 16)


rows = st.lists(st.floats(25, 165), min_size=2, max_size=5)


@given(rows, st.integers(0, 1), st.floats(5, 120), st.floats(6, 30))
def test_a_label_is_never_nearer_to_another_line_than_to_its_own(
    at: list[float], own: int, width: float, height: float
) -> None:
    lines = [np.stack([np.arange(10, 310, 3.0), np.full(100, y)], axis=1) for y in at]
    places = beside_row(at[own], width, height, BOUNDS, 1.0)
    box = placed([Wish(width, height, places, [own])], BOUNDS, lines=lines)[0]
    if box is not None:
        far = [distance(box, line) for line in lines]
        assert far[own] <= min(far) + 1e-6


def test_a_label_between_close_lines_moves_to_the_side_of_its_own() -> None:
    orange, level = (
        np.stack([np.arange(10, 310, 3.0), np.full(100, y)], axis=1) for y in (90.0, 106.0)
    )
    places = beside_row(106.0, 60, 14, BOUNDS, 1.0)
    box = placed([Wish(60, 14, places, [1])], BOUNDS, lines=[orange, level])[0]
    assert box is not None
    assert box.top >= 106


segment_ends = st.tuples(pixels, pixels)


@given(segment_ends, segment_ends)
def test_a_cut_line_lies_inside_and_on_the_same_line(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    cut = cut_segment((start, end), BOUNDS)
    if cut is None:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        assert not BOUNDS.grown(-1e-3).holds(Box(*middle, 0, 0))
        return
    for x, y in cut:
        assert BOUNDS.grown(1e-6).holds(Box(x, y, 0, 0))
        run, rise = end[0] - start[0], end[1] - start[1]
        assert abs((x - start[0]) * rise - (y - start[1]) * run) <= 1e-6 * (1 + run**2 + rise**2)


def test_a_line_is_parted_where_a_value_is_missing_and_cut_where_it_leaves() -> None:
    ys = np.array([100.0, 100.0, np.nan, 60.0, np.nan, 0.0, 100.0])
    parts = clipped(np.arange(20.0, 90.0, 10.0), ys, BOUNDS)
    assert parts[0] == [(20.0, 100.0), (30.0, 100.0)]
    assert parts[1] == [(50.0, 60.0)]
    assert parts[2] == [(72.0, 20.0), (80.0, 100.0)]
    assert len(parts) == 3
    assert np.diff(sampled(parts[:1], 3)[:, 0]).max() <= 3


def test_a_thinned_line_keeps_its_ends_its_peaks_and_its_gaps() -> None:
    xs = np.linspace(0, 50, 5000)
    ys = np.sin(xs)
    ys[2000:2100] = np.nan
    ys[3333] = 99.0
    kept = thinned(xs, ys)
    assert {0, 3333, 4999, 1999, 2000, 2099, 2100} <= set(kept.tolist())
    assert len(kept) <= 4 * 51 + 8


def test_hatches_go_on_from_one_bar_to_the_next() -> None:
    left, right = Box(0, 0, 10, 30), Box(10, 0, 10, 30)
    ends = {
        y for (x0, y0), (x1, y1) in hatching(left, 6) for x, y in ((x0, y0), (x1, y1)) if x == 10
    }
    starts = {
        y for (x0, y0), (x1, y1) in hatching(right, 6) for x, y in ((x0, y0), (x1, y1)) if x == 10
    }
    assert ends == starts != set()


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e7), st.integers(2, 20))
def test_ticks_are_inside_evenly_spaced_and_not_too_many(
    low: float, span: float, most: int
) -> None:
    found = ticks(low, low + span, most)
    assert len(found.values) <= most + 1
    assert all(low - span * 1e-6 <= v <= low + span * (1 + 1e-6) for v in found.values)
    if len(found.values) > 2:
        steps = np.diff(found.values)
        assert np.allclose(steps, steps[0], rtol=1e-6)
    texts = [f"{value:.{found.decimals}f}" for value in found.values]
    assert len(set(texts)) == len(texts)


@given(st.floats(0.01, 1e6), st.floats(0, 1), st.integers(2, 9))
def test_an_axis_that_is_to_tell_its_scale_has_two_ticks_at_least(
    high: float, below: float, most: int
) -> None:
    assert 2 <= len(telling_ticks(-below * high, high, most).values) <= max(most + 1, 5)


def test_powers_serve_sizes_that_are_spaced_by_their_logarithm() -> None:
    assert powers(1, 10_000, (1,)) == (1, 10, 100, 1000, 10_000)


@given(st.integers(1, 80), st.integers(4, 40), st.sets(st.integers(0, 79), max_size=2))
def test_rows_fit_and_those_to_be_kept_are_kept(count: int, room: int, keep: set[int]) -> None:
    kept = [row for row in sorted(keep) if row < count]
    shown = rows_that_fit(count, room, kept)
    rows = [row for row in shown if not isinstance(row, Left)]
    left = [one.rows for one in shown if isinstance(one, Left)]
    assert rows == sorted(rows)
    assert len(rows) + sum(left) == count
    assert len(shown) <= max(room, 7)
    if room >= 7:
        assert {*kept, 0, count - 1} <= set(rows)


@given(st.integers(1, 5000), st.integers(50, 800))
def test_thinned_bars_keep_the_largest_and_cover_every_place(count: int, width: int) -> None:
    heights = np.sort(np.random.default_rng(count).normal(size=count))[::-1]
    frame = Frame(Box(0, 0, width, 100), (-0.5, count - 0.5), (-5, 5))
    shown = columns(np.arange(count, dtype=float), heights, frame)
    assert len(shown.heights) <= max(width, 1) + 1
    assert shown.heights[0] == heights[0]
    assert abs(shown.heights[-1]) == abs(heights[-1])
    if count > width:
        assert np.allclose(shown.ends[:-1], shown.starts[1:])
