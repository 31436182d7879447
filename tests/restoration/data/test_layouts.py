"""Every layout on a tree as it was published, on one that is not, and on one where a partner is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from restoration.data import LAYOUTS, Pair, pairs_of
from restoration.data.pair import Bayer, Developed, Hdf5, Picture, Split
from restoration.errors import BadDataset
from restoration.train.presets import PRESETS

Grow = Callable[..., Path]


@dataclass(frozen=True)
class Case:
    """`pairs`: input, target, scene, subset; `lonely`: the target whose loss leaves an input alone."""

    layout: str
    split: Split
    files: tuple[str, ...]
    pairs: tuple[tuple[str, str, str, str], ...]
    lonely: str = ""

    def __str__(self) -> str:
        return f"{self.layout}-{self.split}"


GOPRO = (
    "train/GOPR0372_07_00/blur/000047.png",
    "train/GOPR0372_07_00/blur_gamma/000047.png",
    "train/GOPR0372_07_00/sharp/000047.png",
    "train/GOPR0374_11_00/blur_gamma/000050.png",
    "train/GOPR0374_11_00/sharp/000050.png",
    "test/GOPR0384_11_00/blur/000001.png",
    "test/GOPR0384_11_00/sharp/000001.png",
)
GOPRO_TRAIN = (
    (GOPRO[0], GOPRO[2], "GOPR0372_07_00", ""),
    (GOPRO[3], GOPRO[4], "GOPR0374_11_00", ""),
)
HIDE = (
    "train/1fromGOPR0950.png",
    "test/test-close-ups/10fromGOPR1089.png",
    "test/test-long-shot/15fromGOPR1096.png",
    "GT/1fromGOPR0950.png",
    "GT/10fromGOPR1089.png",
    "GT/15fromGOPR1096.png",
)
SIDD = "Data/0001_001_S6_00100_00060_3200_L"
POLYU = (
    "OriginalImages/Canon5D2_bag_Real.JPG",
    "OriginalImages/Canon5D2_bag_mean.JPG",
    "OriginalImages/Canon5D2_chair_Real.JPG",
    "OriginalImages/Canon5D2_chair_mean.JPG",
    "CroppedImages/Canon5D2_chair_0_real.PNG",
    "CroppedImages/Canon5D2_chair_0_mean.PNG",
)
DROPS = (
    "train/data/0_rain.png",
    "train/gt/0_clean.png",
    "test_a/data/3_rain.png",
    "test_a/gt/3_clean.png",
    "test_b/data/3_rain.jpg",
    "test_b/gt/3_clean.jpg",
)
BSD = ("train/100075.jpg", "val/101085.jpg", "test/100007.jpg")
RAIN = ("Rain100L/input", "Rain100L/target", "Rain100H/input", "Rain100H/target")
DDN = ("rain_image/650_1.jpg", "rain_image/650_14.jpg", "rain_image/651_1.jpg", "label/650.jpg", "label/651.jpg")
DID = (
    *(f"DID-MDN-training/Rain_{density}/train2018new/1.jpg" for density in ("Heavy", "Medium", "Light")),
    "DID-MDN-test/0.jpg",
)
DIV2K = (
    "DIV2K_train_HR/0001.png",
    "DIV2K_train_LR_bicubic/X2/0001x2.png",
    "DIV2K_train_LR_bicubic/X4/0001x4.png",
    "DIV2K_train_LR_x8/0001x8.png",
    "DIV2K_valid_HR/0801.png",
    "DIV2K_valid_LR_bicubic/X2/0801x2.png",
)
SID = (
    "short/00001_00_0.1s.ARW",
    "short/00001_01_0.1s.ARW",
    "short/00001_00_0.033s.ARW",
    "short/10003_00_0.04s.ARW",
    "short/10034_00_0.04s.ARW",
    "short/20001_00_0.04s.ARW",
    "long/00001_00_10s.ARW",
    "long/10003_00_10s.ARW",
    "long/10034_00_10s.ARW",
    "long/20001_00_10s.ARW",
)
LISTED = "RealBlur-J_ECC_IMCORR_centroid_itensity_ref/scene001"

CASES = (
    Case(
        "reside-its",
        "train",
        ("hazy/1_1_0.90179.png", "hazy/1_2_0.97842.PNG", "hazy/10_1_0.74031.png", "clear/1.png", "clear/10.png"),
        (
            ("hazy/10_1_0.74031.png", "clear/10.png", "10", ""),
            ("hazy/1_1_0.90179.png", "clear/1.png", "1", ""),
            ("hazy/1_2_0.97842.PNG", "clear/1.png", "1", ""),
        ),
        "clear/1.png",
    ),
    Case(
        "reside-ots",
        "train",
        (
            "OTS_BETA/haze/part1/0005_0.8_0.04.jpg",
            "OTS_BETA/haze/part2/0006_1_0.2.jpg",
            "OTS_BETA/clear/0005.jpg",
            "OTS_BETA/clear/0006.jpg",
        ),
        (
            ("OTS_BETA/haze/part1/0005_0.8_0.04.jpg", "OTS_BETA/clear/0005.jpg", "0005", ""),
            ("OTS_BETA/haze/part2/0006_1_0.2.jpg", "OTS_BETA/clear/0006.jpg", "0006", ""),
        ),
        "OTS_BETA/clear/0006.jpg",
    ),
    Case(
        "sots-indoor",
        "test",
        ("indoor/nyuhaze500/hazy/1400_1.png", "indoor/nyuhaze500/gt/1400.png", "outdoor/hazy/1_1.jpg"),
        (("indoor/nyuhaze500/hazy/1400_1.png", "indoor/nyuhaze500/gt/1400.png", "1400", ""),),
        "indoor/nyuhaze500/gt/1400.png",
    ),
    Case(
        "sots-outdoor",
        "test",
        ("SOTS/outdoor/hazy/0001_0.8_0.2.jpg", "SOTS/outdoor/clear/0001.png"),
        (("SOTS/outdoor/hazy/0001_0.8_0.2.jpg", "SOTS/outdoor/clear/0001.png", "0001", ""),),
        "SOTS/outdoor/clear/0001.png",
    ),
    Case("dcpdn", "train", ("train512/1.h5", "TestA/2.h5"), (("train512/1.h5", "train512/1.h5", "1", ""),)),
    Case("dcpdn", "test", ("train512/1.h5", "TestA/2.h5"), (("TestA/2.h5", "TestA/2.h5", "2", ""),)),
    Case("gopro", "train", GOPRO, GOPRO_TRAIN, GOPRO[2]),
    Case("gopro", "test", GOPRO, ((GOPRO[5], GOPRO[6], "GOPR0384_11_00", ""),), GOPRO[6]),
    Case("gopro-640x360", "train", GOPRO, GOPRO_TRAIN, GOPRO[4]),
    Case("hide", "train", HIDE, ((HIDE[0], HIDE[3], "1fromGOPR0950", ""),), HIDE[3]),
    Case(
        "hide",
        "test",
        HIDE,
        (
            (HIDE[1], HIDE[4], "10fromGOPR1089", "test-close-ups"),
            (HIDE[2], HIDE[5], "15fromGOPR1096", "test-long-shot"),
        ),
        HIDE[5],
    ),
    Case(
        "sidd-medium",
        "train",
        tuple(f"{SIDD}/0001_{kind}_SRGB_{number}.PNG" for kind in ("GT", "NOISY") for number in ("010", "011")),
        tuple(
            (f"{SIDD}/0001_NOISY_SRGB_{number}.PNG", f"{SIDD}/0001_GT_SRGB_{number}.PNG", Path(SIDD).name, "")
            for number in ("010", "011")
        ),
        f"{SIDD}/0001_GT_SRGB_011.PNG",
    ),
    Case("polyu", "train", POLYU, ((POLYU[0], POLYU[1], "Canon5D2_bag", ""),), POLYU[1]),
    Case("polyu", "test", POLYU, ((POLYU[4], POLYU[5], "Canon5D2_chair_0", ""),), POLYU[5]),
    Case("bsd-gray", "train", BSD, ((BSD[0], BSD[0], "100075", ""), (BSD[1], BSD[1], "101085", ""))),
    Case("bsd-gray", "test", BSD, ((BSD[2], BSD[2], "100007", ""),)),
    Case(
        "rain-13712",
        "train",
        ("train/input/1.jpg", "train/target/1.jpg", "test/Rain100H/input/1.png"),
        (("train/input/1.jpg", "train/target/1.jpg", "1", ""),),
    ),
    Case(
        "rain-13712",
        "test",
        tuple(f"test/{place}/{n}.png" for place in RAIN for n in (1, 2)),
        tuple(
            (f"test/{name}/input/{n}.png", f"test/{name}/target/{n}.png", str(n), name)
            for name in ("Rain100H", "Rain100L")
            for n in (1, 2)
        ),
        "test/Rain100L/target/1.png",
    ),
    Case("raindrop", "train", DROPS, ((DROPS[0], DROPS[1], "0", ""),), DROPS[1]),
    Case(
        "raindrop",
        "test",
        DROPS,
        ((DROPS[2], DROPS[3], "3", "test_a"), (DROPS[4], DROPS[5], "3", "test_b")),
        DROPS[5],
    ),
    Case(
        "didmdn",
        "train",
        DID,
        tuple((path, path, "1", density) for path, density in zip(DID, ("Heavy", "Medium", "Light"), strict=False)),
    ),
    Case("didmdn", "test", DID, ((DID[3], DID[3], "0", ""),)),
    Case("ddn", "train", DDN, ((DDN[0], DDN[3], "650", ""), (DDN[1], DDN[3], "650", "")), DDN[3]),
    Case("ddn", "test", DDN, ((DDN[2], DDN[4], "651", ""),), DDN[4]),
    Case("div2k", "train", DIV2K, tuple((small, DIV2K[0], "0001", "") for small in DIV2K[1:4]), DIV2K[0]),
    Case("div2k", "test", DIV2K, ((DIV2K[5], DIV2K[4], "0801", ""),), DIV2K[4]),
    Case("sid-sony", "train", SID, ((SID[2], SID[6], "00001", ""), (SID[0], SID[6], "00001", ""))),
    Case("sid-sony", "test", SID, ((SID[3], SID[7], "10003", ""),), SID[7]),
    Case(
        "plain",
        "test",
        ("input/a.png", "input/b.png", "gt/b.webp", "gt/a.tif"),
        (("input/a.png", "gt/a.tif", "a", ""), ("input/b.png", "gt/b.webp", "b", "")),
        "gt/a.tif",
    ),
)
PARTNERED = [case for case in CASES if case.lonely]


def told(pairs: tuple[Pair, ...], root: Path) -> list[tuple[str, str, str, str]]:
    return [
        (
            pair.input.path.relative_to(root).as_posix(),
            pair.target.path.relative_to(root).as_posix(),
            pair.scene,
            pair.subset,
        )
        for pair in pairs
    ]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_published_tree_gives_the_published_pairs(case: Case, grow: Grow) -> None:
    root = grow(*case.files)
    assert told(pairs_of(case.layout, root, case.split), root) == list(case.pairs)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_names_tell_the_pairs_of_a_subset_apart(case: Case, grow: Grow) -> None:
    names = [(pair.subset, pair.name) for pair in pairs_of(case.layout, grow(*case.files), case.split)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_systems_leave_behind_is_no_picture(case: Case, grow: Grow) -> None:
    root = grow(*case.files)
    for path in [path for path in root.rglob("*") if path.is_file()]:
        grow(*(str(path.parent / name) for name in (f"._{path.name}", "Thumbs.db", f"__MACOSX/{path.name}")))
    assert told(pairs_of(case.layout, root, case.split), root) == list(case.pairs)


@pytest.mark.parametrize("case", PARTNERED, ids=str)
def test_an_input_without_a_partner_is_named(case: Case, grow: Grow) -> None:
    root = grow(*case.files)
    lost = next(pair for pair in pairs_of(case.layout, root, case.split) if pair.target.path == root / case.lonely)
    lost.target.path.rename(lost.target.path.with_name(f"9{lost.target.path.name[1:]}"))
    with pytest.raises(BadDataset, match="no partner") as caught:
        pairs_of(case.layout, root, case.split)
    assert lost.input.path.name in caught.value.summary


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wrong_tree_is_answered_with_the_right_one(layout: str, grow: Grow) -> None:
    root = grow("holidays/beach.heic", "holidays/2019/dunes.heic", "notes.txt")
    with pytest.raises(BadDataset) as caught:
        pairs_of(layout, root)
    words = str(caught.value)
    assert str(root) in caught.value.summary
    assert LAYOUTS[layout].title in caught.value.summary
    assert all(line.strip() in words for line in LAYOUTS[layout].tree.splitlines())
    assert "holidays/  (2019/, beach.heic)" in words
    assert "notes.txt" in words


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_folder_that_is_empty_or_missing_is_said_to_be_so(layout: str, tmp_path: Path) -> None:
    with pytest.raises(BadDataset, match=r"Found there:\n    nothing"):
        pairs_of(layout, tmp_path)
    with pytest.raises(BadDataset, match="there is no such folder"):
        pairs_of(layout, tmp_path / "gone")


def test_every_data_set_of_a_preset_has_a_layout() -> None:
    assert {preset.data for preset in PRESETS} <= set(LAYOUTS)
    assert all(layout.id == name for name, layout in LAYOUTS.items())
    assert {case.layout for case in CASES} | {"realblur"} == set(LAYOUTS)


def test_an_unknown_layout_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadDataset, match=r"“itts”.*reside-its"):
        pairs_of("itts", tmp_path)


def test_a_set_without_that_split_says_so(grow: Grow) -> None:
    root = grow("hazy/1_1.png", "clear/1.png")
    with pytest.raises(BadDataset, match="for testing alone"):
        pairs_of("sots-indoor", root, "train")
    assert pairs_of("sots-indoor", root) == pairs_of("sots-indoor", root, "test")


def test_a_set_with_the_other_split_alone_is_refused(grow: Grow) -> None:
    root = grow("test/GOPR0384_11_00/blur/1.png", "test/GOPR0384_11_00/sharp/1.png")
    with pytest.raises(BadDataset, match="no folder “train”"):
        pairs_of("gopro", root, "train")
    assert pairs_of("gopro", root / "test")[0].scene == "GOPR0384_11_00"


def test_a_folder_that_may_not_be_read_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch, grow: Grow) -> None:
    root = grow("train/input/1.png")

    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied", str(root / "train"))

    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(BadDataset, match="Permission denied"):
        pairs_of("gopro", root)


def test_only_pairs_of_the_wanted_scale_are_left(grow: Grow) -> None:
    root = grow(*DIV2K)
    assert [pair.scale for pair in pairs_of("div2k", root)] == [2, 4, 8]
    assert [pair.input.path.name for pair in pairs_of("div2k", root, scale=8)] == ["0001x8.png"]
    with pytest.raises(BadDataset, match="x3, but of x2, x4, x8"):
        pairs_of("div2k", root, scale=3)


def test_validation_pictures_beside_the_others_are_not_trained_on(grow: Grow) -> None:
    """RCAN's code expects 0801 to 0805 in the folders of the training pictures."""
    names = [f"DIV2K_train_{kind}.png" for n in ("0800", "0801") for kind in (f"HR/{n}", f"LR_bicubic/X2/{n}x2")]
    root = grow(*names)
    assert [pair.scene for pair in pairs_of("div2k", root, "train")] == ["0800"]
    assert [pair.scene for pair in pairs_of("div2k", root, "test")] == ["0801"]


def test_small_gopro_is_brought_to_640_by_360(grow: Grow) -> None:
    root = grow(*GOPRO)
    small, whole = pairs_of("gopro-640x360", root)[0], pairs_of("gopro", root)[0]
    assert small.input == Picture(whole.input.path, size=(360, 640))
    assert small.target == Picture(whole.target.path, size=(360, 640))


def test_pictures_side_by_side_are_taken_apart(grow: Grow) -> None:
    (pair,) = pairs_of("didmdn", grow(*DID), "test")
    assert (pair.input, pair.target) == (Picture(pair.input.path, "left"), Picture(pair.input.path, "right"))


def test_hazy_pictures_are_compared_with_the_middle_of_clear_ones(grow: Grow) -> None:
    assert pairs_of("reside-its", grow("hazy/1_1.png", "clear/1.png"))[0].centred


def test_grey_pictures_are_their_own_targets(grow: Grow) -> None:
    for pair in pairs_of("bsd-gray", grow(*BSD)):
        assert pair.input == pair.target == Picture(pair.input.path, grey=True)


def test_dcpdn_pairs_arrays_of_one_file(grow: Grow) -> None:
    (pair,) = pairs_of("dcpdn", grow("1.h5"))
    assert (pair.input, pair.target) == (Hdf5(pair.input.path, "haze"), Hdf5(pair.input.path, "gt"))


def test_raw_pairs_know_how_much_longer_the_target_was_exposed(grow: Grow) -> None:
    root = grow(*(f"Sony/{name}" for name in SID))
    faint, fair = pairs_of("sid-sony", root)
    assert (faint.exposure_ratio, fair.exposure_ratio) == (300, 100)
    assert (type(faint.input), type(faint.target), faint.scale) == (Bayer, Developed, 2)


def test_a_raw_file_of_another_name_is_refused(grow: Grow) -> None:
    with pytest.raises(BadDataset, match=r"“DSC0001\.ARW” is not named like 00001_00_0\.1s\.ARW"):
        pairs_of("sid-sony", grow("short/DSC0001.ARW", "long/00001_00_10s.ARW"))


def test_scenes_that_must_be_numbers_are(grow: Grow) -> None:
    with pytest.raises(BadDataset, match=r"“street_1\.jpg” is not named like 901_1\.jpg"):
        pairs_of("ddn", grow("rain_image/street_1.jpg", "label/street.jpg"))


def test_a_set_without_a_picture_of_that_split_is_refused(grow: Grow) -> None:
    with pytest.raises(BadDataset, match="there is nothing for testing"):
        pairs_of("ddn", grow("rain_image/1_1.jpg", "label/1.jpg"), "test")


def test_a_split_by_folders_goes_before_one_by_numbers(grow: Grow) -> None:
    root = grow("training/rainy image/900_1.jpg", "training/ground truth/900.jpg", "testing/rainy image/901_1.jpg")
    assert [pair.scene for pair in pairs_of("ddn", root, "train")] == ["900"]


def test_bsd_without_its_validation_pictures_is_not_the_published_set(grow: Grow) -> None:
    root = grow("BSDS500/data/images/train/1.jpg")
    with pytest.raises(BadDataset, match="no folder “val”"):
        pairs_of("bsd-gray", root)
    grow("BSDS500/data/images/val/2.jpg")
    assert [pair.scene for pair in pairs_of("bsd-gray", root)] == ["1", "2"]
    grow("train_and_val/3.png")
    assert [pair.scene for pair in pairs_of("bsd-gray", root)] == ["3"]


@pytest.mark.parametrize(("layout", "split"), [("gopro", "train"), ("hide", "test"), ("sidd-medium", "train")])
def test_sets_are_also_taken_as_mprnet_passes_them_on(layout: str, split: Split, grow: Grow) -> None:
    name = "GOPR0372_07_00-000047.png"
    (pair,) = pairs_of(layout, grow(f"{split}/input/{name}", f"{split}/groundtruth/{name}"), split)
    assert (pair.input.path.parent.name, pair.target.path.parent.name) == ("input", "groundtruth")
    assert pair.scene == ("GOPR0372_07_00" if layout == "gopro" else Path(name).stem)


def write_lists(root: Path, subset: str, lines: str) -> None:
    (root / f"RealBlur_{subset}_train_list.txt").write_text(lines)


def test_realblur_pairs_what_its_lists_say(grow: Grow) -> None:
    root = grow(f"{LISTED}/gt/gt_1.png", f"{LISTED}/blur/blur_1.png", "R/scene002/gt/gt_3.png", "R/scene002/blur/3.png")
    write_lists(root, "J", f"{LISTED}/gt/gt_1.png {LISTED}/blur/blur_1.png \n\n")
    write_lists(root, "R", "R/scene002/gt/gt_3.png R/scene002/blur/3.png\n")
    assert told(pairs_of("realblur", root), root) == [
        (f"{LISTED}/blur/blur_1.png", f"{LISTED}/gt/gt_1.png", "scene001", "J"),
        ("R/scene002/blur/3.png", "R/scene002/gt/gt_3.png", "scene002", "R"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a/gt/1.png a/blur/1.png", r"1 of the pictures in its lists are not there: a/gt/1\.png"),
        ("one.png", "“one.png”"),
    ],
)
def test_a_list_that_names_nothing_is_refused(line: str, why: str, grow: Grow) -> None:
    root = grow("a/blur/1.png")
    write_lists(root, "J", line)
    with pytest.raises(BadDataset, match=why):
        pairs_of("realblur", root)
