"""What is dropped on the window or pasted into it: paths, pictures, or something that is not on this computer."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from app.events import Report
from app.pixels import arrays_of
from app.session import Session
from app.words import later
from restoration.naming import WEIGHTS_SUFFIXES

NOT_LOCAL = Report(
    later("That is not a file on this computer."),
    later("Save the picture first, then drop the saved file; or copy and paste it."),
)
ONE_AT_A_TIME = Report(
    later("Models are imported one at a time: this is the first."), later("Drop the others afterwards.")
)
NOTHING = Report(later("There is no photograph to paste."), later("Copy a picture, or a file, and paste again."))


@dataclass(frozen=True, slots=True)
class Incoming:
    paths: tuple[Path, ...] = ()
    image: QImage | None = None
    foreign: bool = False  # there was an address of somewhere else


def is_welcome(mime: QMimeData) -> bool:
    """Cheap: asked while the mouse still moves."""
    return mime.hasUrls() or mime.hasImage()


def incoming(mime: QMimeData) -> Incoming:
    """A picture that a browser offers along with its address is worth more than the address."""
    paths = tuple(path for url in mime.urls() if (path := local_path(url)))
    if paths:
        return Incoming(paths, foreign=len(paths) < len(mime.urls()))
    image = QImage(mime.imageData()) if mime.hasImage() else QImage()
    return Incoming(image=None if image.isNull() else image, foreign=mime.hasUrls() and image.isNull())


def local_path(url: QUrl) -> Path | None:
    """Through bytes, not through a Qt string, which would lose what is not UTF-8 in a name."""
    if not url.isLocalFile():
        return None
    if sys.platform == "win32" or url.host():
        return Path(url.toLocalFile())
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


def take_in(session: Session, mime: QMimeData | None) -> None:
    """A clipboard has None while another program changes it."""
    found = incoming(mime) if mime else Incoming()
    models = [path for path in found.paths if path.suffix.lower() in WEIGHTS_SUFFIXES]
    if found.paths:
        session.strip.find([path for path in found.paths if path not in models])
        if models:
            session.shelf.inspect(models[0])
        if len(models) > 1:
            session.tell(ONE_AT_A_TIME)
    elif found.image:
        session.strip.paste(*arrays_of(found.image))
    else:
        session.tell(NOT_LOCAL if found.foreign else NOTHING)


def shown_name(path: Path) -> str:
    """For Qt: a name may hold bytes that are not UTF-8, and control characters."""
    text = os.fsencode(path.name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
