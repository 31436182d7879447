"""Attention for people: gate values as colours with numbers beside them, names one can read, files to keep.

One scale for all gates, 0 to 1, so that two pictures can be compared; stretching is asked for and changes the numbers.
"""

from restoration.heat.changes import Changes, Key, Summary, changes, difference, key_of, partner, summary
from restoration.heat.colours import CHANGES, VIRIDIS, Limits, Reading, colour, limits, palette, places
from restoration.heat.export import export, export_mask
from restoration.heat.kept import kept_colours, kept_palette, luminance_kept
from restoration.heat.maps import (
    Overlay,
    block_of,
    channel_maps,
    channels_at,
    channels_reach,
    fused_shares,
    is_spatial,
    overlay,
    reading_of,
    share_below,
    value_at,
)
from restoration.heat.names import FUSION, layer_names, part_of, readable, short_layer_names
from restoration.heat.pictures import of_channels, of_layers, with_legend

__all__ = [
    "CHANGES",
    "FUSION",
    "VIRIDIS",
    "Changes",
    "Key",
    "Limits",
    "Overlay",
    "Reading",
    "Summary",
    "block_of",
    "changes",
    "channel_maps",
    "channels_at",
    "channels_reach",
    "colour",
    "difference",
    "export",
    "export_mask",
    "fused_shares",
    "is_spatial",
    "kept_colours",
    "kept_palette",
    "key_of",
    "layer_names",
    "limits",
    "luminance_kept",
    "of_channels",
    "of_layers",
    "overlay",
    "palette",
    "part_of",
    "partner",
    "places",
    "readable",
    "reading_of",
    "share_below",
    "short_layer_names",
    "summary",
    "value_at",
    "with_legend",
]
