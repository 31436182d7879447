"""Files <-> Photo: the only place that knows EXIF, colour profiles and bit depths."""

from restoration.photo.blend import blend
from restoration.photo.read import read
from restoration.photo.write import write

__all__ = ["blend", "read", "write"]
