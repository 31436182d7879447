import numpy as np
import pytest
from PIL import Image

from restoration import heat
from restoration.errors import UnwritableFile
from restoration.types import AttentionMap, Box

BOX = Box(0, 0, 40, 20)


def channel(layer, values):
    return AttentionMap(layer, "channel", 0, np.asarray(values, np.float32), BOX)


def pixels(layer, values, call=0, box=BOX):
    return AttentionMap(layer, "pixel", call, np.asarray(values, np.float32), box)


def test_viridis_has_256_colours_and_grows_lighter_all_the_way():
    lightness = heat.VIRIDIS @ np.array([0.2126, 0.7152, 0.0722])
    assert heat.VIRIDIS.shape == (256, 3)
    assert heat.VIRIDIS[0].tolist() == [68, 1, 84]
    assert heat.VIRIDIS[-1].tolist() == [253, 231, 37]
    assert (np.diff(lightness) > -0.5).all()


def test_the_scale_is_fixed_from_zero_to_one_unless_asked():
    values = np.array([[0.4, 0.6]], np.float32)
    assert heat.limits(values) == (0.0, 1.0)
    assert heat.colour(values)[0, 0].tolist() == heat.VIRIDIS[102].tolist()
    low, high = heat.limits(values, stretch=True)
    assert 0.4 < low < high < 0.6
    assert heat.colour(values, stretch=True)[0, 1].tolist() == heat.VIRIDIS[255].tolist()


def test_a_map_of_one_value_can_be_stretched():
    low, high = heat.limits(np.full((4, 4), 0.3), stretch=True)
    assert low < 0.3 < high
    assert abs((low + high) / 2 - 0.3) < 1e-6


def test_values_a_little_outside_of_the_scale_take_its_ends():
    assert heat.colour(np.array([[-0.1, 1.1]]))[0].tolist() == [heat.VIRIDIS[0].tolist(), heat.VIRIDIS[255].tolist()]


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        ("g1.gp.0.palayer.pa", "Group 1, block 1"),
        ("g3.gp.18.calayer.ca", "Group 3, block 19"),
        ("ca", "Group fusion"),
        ("palayer.pa", "Final layer"),
        ("sam12.gate", "sam12.gate"),
    ],
)
def test_layers_have_names_for_people(layer, words):
    assert heat.readable(layer) == words


def test_the_share_of_a_group_is_the_sum_of_its_gates_in_the_fusion():
    maps = [channel("g1.gp.0.calayer.ca", [1, 1]), channel("g2.gp.0.calayer.ca", [1, 1])]
    shares = heat.fused_shares([*maps, channel("ca", [0.5, 0.25, 1, 1])])
    assert shares == ((0.75, 2), (2.0, 2))


def test_without_a_fusion_there_are_no_shares():
    assert heat.fused_shares([channel("g1.gp.0.calayer.ca", [1, 1])]) == ()
    assert heat.fused_shares([]) == ()


def test_a_value_is_read_under_a_pixel_of_the_photograph():
    seen = pixels("palayer.pa", [[0.1, 0.2], [0.3, 0.4]], box=Box(10, 10, 8, 8))
    assert heat.value_at(seen, 10, 10) == pytest.approx(0.1)
    assert heat.value_at(seen, 17, 13) == pytest.approx(0.2)
    assert heat.value_at(seen, 13, 17) == pytest.approx(0.3)
    assert heat.value_at(seen, 9, 12) is None
    assert heat.value_at(seen, 18, 12) is None


def test_a_small_map_is_enlarged_by_whole_pixels_above_its_legend():
    values = np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4)
    sheet = heat.with_legend(values, "Final layer")
    assert sheet.shape[1] >= 480
    side = sheet.shape[1] // 4
    assert sheet.shape[0] > 3 * side
    assert sheet[side // 2, side // 2].tolist() == heat.VIRIDIS[0].tolist()
    assert sheet[2 * side + 3, 3 * side + 3].tolist() == heat.VIRIDIS[255].tolist()
    legend = sheet[3 * side :].reshape(-1, 3).tolist()
    assert heat.VIRIDIS[10].tolist() in legend
    assert [240, 240, 240] in legend


def test_export_writes_all_values_and_a_picture_of_every_pixel_map(tmp_path):
    maps = (channel("ca", [0.1, 0.9]), pixels("palayer.pa", np.full((4, 8), 0.5)))
    paths = heat.export(maps, tmp_path / "new", "street")
    assert [path.relative_to(tmp_path / "new").as_posix() for path in paths] == [
        "street-attention.npz",
        "street-attention/01-palayer.pa.png",
    ]
    with np.load(paths[0]) as stored:
        assert set(stored) == {"ca", "palayer.pa"}
        assert np.array_equal(stored["ca"], maps[0].values)
    with Image.open(paths[1]) as picture:
        assert picture.getpixel((5, 5)) == tuple(heat.VIRIDIS[128].tolist())


def test_export_never_writes_over_what_is_there(tmp_path):
    (tmp_path / "street-attention.npz").write_bytes(b"mine")
    (tmp_path / "street-attention-2").mkdir()
    paths = heat.export((pixels("palayer.pa", np.zeros((2, 2))),), tmp_path, "street")
    assert paths[0].name == "street-attention-3.npz"
    assert paths[1].parent.name == "street-attention-3"
    assert (tmp_path / "street-attention.npz").read_bytes() == b"mine"


def test_repeated_calls_of_one_gate_are_all_kept(tmp_path):
    maps = tuple(pixels("sam", np.full((2, 2), call / 4), call) for call in range(3))
    paths = heat.export(maps, tmp_path, "street")
    with np.load(paths[0]) as stored:
        assert set(stored) == {"sam", "sam#1", "sam#2"}
    assert len(paths) == 4


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableFile) as caught:
        heat.export((channel("ca", [0.1]),), tmp_path / "file" / "inside", "street")
    assert "inside" in caught.value.summary
    assert caught.value.hint
