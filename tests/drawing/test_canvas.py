import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from remitcalc.drawing.canvas import ChartCanvas
from remitcalc.drawing.theme import DARK, LIGHT, theme
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.amount import amount_chart, percent_amount_chart
from remitcalc.output.chart_data.breakdown import breakdown_chart
from remitcalc.output.chart_data.group_size import group_size_chart
from remitcalc.output.chart_data.savings import savings_chart


@pytest.fixture
def canvas(qtbot) -> ChartCanvas:
    made = ChartCanvas(theme(LIGHT))
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def mouse(canvas: ChartCanvas, kind: QEvent.Type, x: float, y: float, *, is_held: bool) -> None:
    viewport = canvas._view.viewport()
    at = QPointF(x, y)
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = left if is_held else none
    where = QPointF(viewport.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, where, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def test_keys_step_through_the_points_in_order(canvas, qtbot, compared, spoken) -> None:
    canvas.show_chart(group_size_chart(Answer(compared(), spoken("en"))))
    said: list[tuple[str, ...]] = []
    canvas.pointed.connect(said.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(canvas, key)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert ["".join(one).partition(":")[0] for one in said] == [
        "40 workers",
        "41 workers",
        "60 workers",
        "59 workers",
        "1 worker",
        "",
    ]


@pytest.mark.parametrize("workers", [1, 2, 12, 40, 300])
def test_labels_stand_the_same_whether_a_size_could_be_dragged_from_the_start_or_not(
    workers: int, canvas, compared, spoken
) -> None:
    def places():
        return [(one.text, one.box) for one in canvas.plot.labels()]

    for tag in ("en", "de"):
        data = group_size_chart(Answer(compared(workers=workers), spoken(tag)))
        for size in ((700, 300), (420, 220)):
            canvas.resize(*size)
            canvas.show_chart(data)
            for can_drag in (True, False):
                canvas.show_chart(data, can_drag=can_drag)
                before = places()
                canvas.plot.show(data, theme(LIGHT))
                assert places() == before


def test_the_mouse_points_at_what_is_under_it(canvas, compared, spoken) -> None:
    canvas.show_chart(savings_chart(Answer(compared(), spoken("en"))))
    said: list[tuple[str, ...]] = []
    canvas.pointed.connect(said.append)
    spot = canvas.plot.spot(7)
    mouse(canvas, QEvent.Type.MouseMove, spot.x, spot.y + 20, is_held=False)
    assert said == [spot.lines]


def test_the_own_size_is_dragged_and_the_view_stands_still(canvas, compared, spoken) -> None:
    canvas.show_chart(group_size_chart(Answer(compared(), spoken("en"))), can_drag=True)
    sizes: list[int] = []
    ends: list[bool] = []
    canvas.size_dragged.connect(sizes.append)
    canvas.size_dragged.connect(
        lambda n: canvas.show_chart(
            group_size_chart(Answer(compared(workers=n), spoken("en"))), can_drag=True
        )
    )
    canvas.drag_ended.connect(lambda: ends.append(True))
    x, y = canvas.plot.handle
    before = canvas.plot.frame
    mouse(canvas, QEvent.Type.MouseButtonPress, x, y, is_held=True)
    for size in (39, 20, 12):
        mouse(canvas, QEvent.Type.MouseMove, before.x(size), y, is_held=True)
        assert canvas.plot.frame == before
        assert canvas.plot.handle[0] == pytest.approx(before.x(size), abs=1)
    mouse(canvas, QEvent.Type.MouseButtonRelease, x, y, is_held=False)
    assert sizes == [39, 20, 12]
    assert ends == [True]
    assert canvas.plot.frame.x_range[1] < before.x_range[1]
    assert not canvas.is_dragging


def test_a_press_away_from_the_own_size_drags_nothing(canvas, compared, spoken) -> None:
    canvas.show_chart(group_size_chart(Answer(compared(), spoken("en"))), can_drag=True)
    x, y = canvas.plot.handle
    mouse(canvas, QEvent.Type.MouseButtonPress, x - 60, y, is_held=True)
    assert not canvas.is_dragging
    mouse(canvas, QEvent.Type.MouseButtonRelease, x - 60, y, is_held=False)
    canvas.show_chart(group_size_chart(Answer(compared(), spoken("en"))), can_drag=False)
    mouse(canvas, QEvent.Type.MouseButtonPress, x, y, is_held=True)
    assert not canvas.is_dragging
    mouse(canvas, QEvent.Type.MouseButtonRelease, x, y, is_held=False)


def test_the_wheel_zooms_and_there_is_a_way_back(canvas, compared, spoken) -> None:
    canvas.show_chart(savings_chart(Answer(compared(workers=1000, is_mixed=True), spoken("en"))))
    told: list[bool] = []
    canvas.zoomed.connect(told.append)
    home = canvas.plot.frame
    at, view = QPointF(300, 120), canvas._view.viewport()
    turn = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    QApplication.processEvents()
    assert told == [True]
    assert canvas.plot.frame.x_range[0] > home.x_range[0]
    canvas.reset_zoom()
    assert told == [True, False]
    assert canvas.plot.frame == home


def test_charts_and_themes_change_in_place(canvas, compared, spoken) -> None:
    comparison, language = compared(), spoken("fr")
    for make in (group_size_chart, savings_chart, breakdown_chart, group_size_chart):
        data = make(Answer(comparison, language))
        canvas.show_chart(data)
        canvas.set_theme(theme(DARK))
        assert canvas.accessibleName() == data.captions.title
        assert canvas.accessibleDescription() == data.captions.summary
    canvas.grab()


@pytest.mark.parametrize("maker", [group_size_chart, amount_chart, percent_amount_chart])
def test_the_pools_line_is_pulled_from_where_it_was_taken_hold_of(
    canvas, compared, spoken, maker
) -> None:
    data = maker(Answer(compared(), spoken("en")))
    canvas.show_chart(data, can_drag=True, hints=("pull it", "pulled"))
    pulled = []
    ends: list[bool] = []
    canvas.line_pulled.connect(pulled.append)
    canvas.pull_ended.connect(ends.append)
    plot = canvas.plot
    spot = plot.spot(len(data.table) // 3)
    mouse(canvas, QEvent.Type.MouseMove, spot.x, spot.y + 3, is_held=False)
    assert canvas._view.viewport().cursor().shape() == Qt.CursorShape.SizeVerCursor
    assert plot._pointed().lines[0] == "pull it"
    mouse(canvas, QEvent.Type.MouseButtonPress, spot.x, spot.y + 3, is_held=True)
    assert canvas.is_pulling
    assert plot._pointed().lines[0] == "pulled"
    frame = plot.frame
    mouse(canvas, QEvent.Type.MouseMove, spot.x + 40, spot.y + 3, is_held=True)
    mouse(canvas, QEvent.Type.MouseMove, spot.x, spot.y - 17, is_held=True)
    mouse(canvas, QEvent.Type.MouseMove, spot.x, -5_000, is_held=True)
    mouse(canvas, QEvent.Type.MouseButtonRelease, spot.x, -5_000, is_held=False)
    expected = [plot.cost_at(spot.row), frame.value_y(spot.y - 20), frame.y_range[1]]
    to = [data.pulled(spot.row, cost) for cost in expected]
    assert [one._replace(cost=0) for one in pulled] == [one._replace(cost=0) for one in to]
    for one, there in zip(pulled, to, strict=True):
        assert float(one.cost) == pytest.approx(float(there.cost))
    assert ends == [True]
    assert not canvas.is_dragging
    assert plot._pointed() is None


def test_a_line_is_pulled_where_it_can_be_and_let_go_of_by_escape(
    canvas, qtbot, compared, spoken
) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    canvas.show_chart(data)
    spot = canvas.plot.spot(20)
    mouse(canvas, QEvent.Type.MouseButtonPress, spot.x, spot.y, is_held=True)
    assert not canvas.is_pulling
    mouse(canvas, QEvent.Type.MouseButtonRelease, spot.x, spot.y, is_held=False)
    qtbot.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    canvas.show_chart(data, hints=("pull it", "pulled"))
    ends: list[bool] = []
    steps: list[int] = []
    canvas.pull_ended.connect(ends.append)
    canvas.line_stepped.connect(steps.append)
    mouse(canvas, QEvent.Type.MouseButtonPress, spot.x, spot.y, is_held=True)
    mouse(canvas, QEvent.Type.MouseMove, spot.x, spot.y - 9, is_held=True)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert ends == [False]
    mouse(canvas, QEvent.Type.MouseMove, spot.x, spot.y - 19, is_held=True)
    mouse(canvas, QEvent.Type.MouseButtonRelease, spot.x, spot.y - 19, is_held=False)
    assert ends == [False]
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(canvas, key, Qt.KeyboardModifier.ShiftModifier)
    assert steps == [1, -1]
    mouse(canvas, QEvent.Type.MouseButtonPress, spot.x, spot.y - 60, is_held=True)
    assert not canvas.is_pulling, "nothing is there"
    mouse(canvas, QEvent.Type.MouseButtonRelease, spot.x, spot.y - 60, is_held=False)
