"""Published data sets as their authors laid them out: which files make a pair, and the pixels of a pair."""

from restoration.data.layout import Layout
from restoration.data.layouts import LAYOUTS, pairs_of
from restoration.data.pair import Pair
from restoration.data.reading import read_pair

__all__ = ["LAYOUTS", "Layout", "Pair", "pairs_of", "read_pair"]
