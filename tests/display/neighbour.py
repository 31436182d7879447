"""Run as a program: another program's window, at the place and of the size that its arguments say. Files that are
dropped on it are read, and told on stdout as JSON, a line each; the file that its last argument names is dragged out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Neighbour(QWidget):
    def __init__(self, offered: str) -> None:
        super().__init__()
        self._offered = offered
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            path = Path(url.toLocalFile())
            told = {"path": str(path), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
            print(json.dumps(told), flush=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, mime = QDrag(self), QMimeData()
        mime.setUrls([QUrl.fromLocalFile(self._offered)])
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Neighbour(sys.argv[5])
    window.setGeometry(*map(int, sys.argv[1:5]))
    window.show()
    print(json.dumps("ready"), flush=True)
    sys.exit(application.exec())
