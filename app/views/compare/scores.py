"""How near before and after are to the reference: a small table of PSNR, SSIM and ΔE."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.views.compare.words import Row
from app.views.labels import label
from app.words import later, tr

ABOUT = later(
    "PSNR and SSIM measure likeness: higher is nearer to the reference. ΔE is how different the colours look, on "
    "average (CIEDE2000): lower is nearer, and 1 is just seen side by side."
)
ROWS = 2
Align = Qt.AlignmentFlag


class Scores(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        for column, name in enumerate((tr("PSNR"), tr("SSIM"), tr("ΔE")), 1):
            self._put(label(name, "quiet"), 0, column)
            self._grid.setColumnStretch(column, 1)
        self._names = tuple(self._put(label("", ""), row, 0) for row in range(1, ROWS + 1))
        self._numbers = tuple(
            tuple(self._put(label("", ""), row, column) for column in (1, 2, 3)) for row in range(1, ROWS + 1)
        )
        self._waits = tuple(self._put(label("", "quiet"), row, 1, 3) for row in range(1, ROWS + 1))
        self.setAccessibleName(tr("Scores against the reference"))
        self.setToolTip(tr(ABOUT))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """At most ROWS; without any there is nothing to see."""
        for place in range(ROWS):
            self._show_row(place, rows[place] if place < len(rows) else Row(""))
        self.setVisible(bool(rows))
        self.setAccessibleDescription("; ".join(f"{row.name}: {row.told}" for row in rows))

    def _show_row(self, place: int, row: Row) -> None:
        self._names[place].setText(row.name)
        self._waits[place].setText(row.waits)
        self._waits[place].setVisible(bool(row.waits))
        for shown, number in zip(self._numbers[place], row.numbers, strict=True):
            shown.setText(number)
            shown.setVisible(not row.waits)

    def _put(self, made: QLabel, row: int, column: int, columns: int = 1) -> QLabel:
        made.setWordWrap(False)
        self._grid.addWidget(made, row, column, 1, columns, Align.AlignRight if column else Align.AlignLeft)
        return made
