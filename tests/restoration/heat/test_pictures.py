from __future__ import annotations

from collections.abc import Callable

import numpy as np

from restoration import heat
from restoration.heat import Limits
from restoration.types import AttentionMap

Make = Callable[..., AttentionMap]
WHITE = [240, 240, 240]


def test_a_small_map_is_enlarged_by_whole_pixels_above_its_legend(seen: Make) -> None:
    values = np.linspace(0, 1, 12).reshape(3, 4)
    sheet = heat.with_legend(heat.overlay(seen("palayer.pa", "pixel", values)), Limits())
    assert sheet.shape[1] >= 480
    side = sheet.shape[1] // 4
    assert sheet.shape[0] > 3 * side
    assert sheet[side // 2, side // 2].tolist() == heat.VIRIDIS[0].tolist()
    assert sheet[2 * side + 3, 3 * side + 3].tolist() == heat.VIRIDIS[255].tolist()
    legend = sheet[3 * side :].reshape(-1, 3).tolist()
    assert heat.VIRIDIS[10].tolist() in legend
    assert WHITE in legend


def test_a_cross_marks_the_place_that_was_asked_for(seen: Make) -> None:
    shown = heat.overlay(seen("x", "pairwise", np.zeros((4, 4)), gaze=np.zeros((4, 4))), gaze=True)
    without, marked = heat.with_legend(shown, Limits()), heat.with_legend(shown, Limits(), cross=(0.75, 0.25))
    rows, columns = np.nonzero((without != marked).any(axis=2))
    assert abs(columns.mean() / 480 - 0.75) < 0.01
    assert abs(rows.mean() / 480 - 0.25) < 0.01
    assert marked[120, 360].tolist() == WHITE


def test_layers_are_a_matrix_of_coloured_cells_with_numbers(seen: Make) -> None:
    picture = heat.of_layers(seen("la.softmax", "layer", [[0.0, 1.0], [0.5, 0.5]]))
    counts = [(picture == heat.VIRIDIS[place]).all(axis=2).sum() for place in (0, 255, 128)]
    assert min(counts) > 1500, "a cell of each colour, less its number"
    assert counts[2] > 1.5 * counts[0], "two cells of 0.5"


def test_all_channels_of_all_layers_have_their_colours(seen: Make) -> None:
    maps = [seen("rud1.se.se.fc", "channel", [0.0, 1.0]), seen("rud2.se.se.fc", "channel", [0.5] * 7)]
    picture = heat.of_channels(maps)
    strips = picture[:, -652:-12]
    for row, (left, right) in enumerate(((0, 255), (128, 128))):
        line = strips[12 + 14 * row + 5]
        assert line[5].tolist() == heat.VIRIDIS[left].tolist()
        assert line[-5].tolist() == heat.VIRIDIS[right].tolist()
