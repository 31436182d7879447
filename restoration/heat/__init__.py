"""Attention for people: gate values as colours with numbers beside them, names one can read, files to keep.

One scale for all gates, 0 to 1, so that two pictures can be compared; stretching is asked for and changes the numbers.
"""

from restoration.heat.colours import VIRIDIS, Limits, Reading, colour, limits
from restoration.heat.export import export
from restoration.heat.maps import Overlay, channel_maps, fused_shares, is_spatial, overlay, reading_of, value_at
from restoration.heat.names import FUSION, layer_names, part_of, readable, short_layer_names
from restoration.heat.pictures import of_channels, of_layers, with_legend

__all__ = [
    "FUSION",
    "VIRIDIS",
    "Limits",
    "Overlay",
    "Reading",
    "channel_maps",
    "colour",
    "export",
    "fused_shares",
    "is_spatial",
    "layer_names",
    "limits",
    "of_channels",
    "of_layers",
    "overlay",
    "part_of",
    "readable",
    "reading_of",
    "short_layer_names",
    "value_at",
    "with_legend",
]
