import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.views.attention.matrix import LayerMatrix
from restoration import heat
from restoration.types import AttentionMap, Box

SHARES = np.array([[0.1, 0.2, 0.7], [1.0, 0.0, 0.0], [0.25, 0.25, 0.5]], np.float32)


@pytest.fixture
def matrix(qtbot):
    made = LayerMatrix()
    qtbot.addWidget(made)
    made.show_values(SHARES)
    made.setFixedSize(262, made.sizeHint().height())
    made.show()
    return made


def colour_at(matrix, point):
    seen = matrix.grab().toImage().pixelColor(point)
    return [seen.red(), seen.green(), seen.blue()]


def test_cells_have_the_colours_of_their_shares(matrix):
    expected = heat.colour(SHARES, heat.limits("share"))
    for row, column in np.ndindex(SHARES.shape):
        corner = matrix.cell_rect(row, column).topLeft() + QPoint(2, 2)
        assert colour_at(matrix, corner) == expected[row, column].tolist()


def test_a_number_is_written_where_it_fits(matrix):
    def colours(cell):
        return {tuple(colour_at(matrix, QPoint(x, cell.center().y()))) for x in range(cell.left(), cell.right())}

    assert len(colours(matrix.cell_rect(0, 2))) > 2
    matrix.setFixedWidth(60)
    assert len(colours(matrix.cell_rect(0, 2))) == 1


def test_a_cell_is_read_with_the_mouse_and_the_keys(matrix):
    told = []
    matrix.told.connect(told.append)
    QTest.mouseMove(matrix, matrix.cell_rect(0, 2).center())
    assert told[-1] == "Last layer takes 0.70 from Group 1"
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    QTest.keyClick(matrix, Qt.Key.Key_Left)
    assert told[-1] == "Group 2 takes 0.00 from Group 2"
    assert matrix.accessibleDescription() == told[-1]


def test_outside_of_the_cells_there_is_nothing_to_read(matrix):
    assert matrix.cell_at(QPoint(4, 60)) is None
    assert matrix.cell_at(QPoint(100, 4)) is None


def test_all_of_it_can_be_heard(matrix):
    assert matrix.accessibleDescription() == (
        "Last layer takes 0.70 from Group 1; Group 2 takes 1.00 from Last layer; Group 1 takes 0.50 from Group 1"
    )


def test_the_panel_shows_it_for_attention_between_layers_only(stage):
    matrix = stage.one(LayerMatrix)
    stage.look()
    assert not matrix.isVisible()
    stage.look([AttentionMap("la.softmax", "layer", 0, SHARES, Box(0, 0, 80, 40))])
    assert matrix.isVisible()
    assert matrix.height() == matrix.sizeHint().height()
    assert "3 layers. Point at a cell to read it." in stage.texts()
    stage.hover(matrix, matrix.cell_rect(1, 0).center())
    assert "Group 2 takes 1.00 from Last layer" in [label.text() for label in stage.panel.findChildren(QLabel)]
