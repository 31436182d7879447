"""The table of layouts: what each data set is called, what its folder looks like, and which rule pairs its files."""

from __future__ import annotations

from pathlib import Path

from restoration.data.layout import Layout
from restoration.data.pair import Pair, Split
from restoration.data.published.blur import gopro, gopro_small, hide, realblur
from restoration.data.published.haze import dcpdn, reside
from restoration.data.published.lowlight import sid_sony
from restoration.data.published.noise import bsd_gray, polyu, sidd
from restoration.data.published.plain import plain
from restoration.data.published.rain import collection, ddn, didmdn, raindrop
from restoration.data.published.upscale import div2k
from restoration.errors import BadDataset


def pairs_of(layout_id: str, root: Path, split: Split | None = None, scale: int | None = None) -> tuple[Pair, ...]:
    """As `Layout.pairs`; with `scale` only pairs whose target is so many times larger.

    Raises BadDataset, also when there is no such layout, and when nothing is left.
    """
    if layout_id not in LAYOUTS:
        raise BadDataset(f"There is no data set layout “{layout_id}”.", f"Choose from {', '.join(LAYOUTS)}.")
    found = LAYOUTS[layout_id].pairs(root, split)
    chosen = tuple(pair for pair in found if scale in (None, pair.scale))
    if not chosen:
        there = ", ".join(f"x{number}" for number in sorted({pair.scale for pair in found}))
        raise BadDataset(f"“{root}” holds no pairs of scale x{scale}, but of {there}.", "Add them, or choose another.")
    return chosen


GOPRO_TREE = """
    train/GOPR0372_07_00/blur/000047.png     (or blur_gamma)
    train/GOPR0372_07_00/sharp/000047.png
    test/GOPR0384_11_00/...
or, as passed on with MPRNet:
    train/input/GOPR0372_07_00-000047.png
    train/target/GOPR0372_07_00-000047.png
    test/...
"""
SOTS_TREE = """
    hazy/{hazy}
    clear/{clear}     (or gt)
or a folder that holds SOTS/{place}/ with these.
"""

LAYOUTS = {
    layout.id: layout
    for layout in (
        Layout(
            "reside-its",
            "RESIDE's indoor training set (ITS)",
            """
                hazy/1_1_0.90179.png     (or images)
                clear/1.png              (or labels)
            or a folder that holds ITS/ with these.
            """,
            reside("ITS"),
            ("train",),
        ),
        Layout(
            "reside-ots",
            "RESIDE's outdoor training set (OTS)",
            """
                hazy/part1/0005_0.8_0.04.jpg     (or haze; with or without parts)
                clear/0005.jpg
            or a folder that holds OTS/ with these.
            """,
            reside("OTS", "OTS_BETA", "OTS_ALPHA"),
            ("train",),
        ),
        Layout(
            "sots-indoor",
            "RESIDE's indoor test set (SOTS)",
            SOTS_TREE.format(hazy="1400_1.png", clear="1400.png", place="indoor"),
            reside("SOTS/indoor/nyuhaze500", "SOTS/indoor", "indoor/nyuhaze500", "indoor", "nyuhaze500"),
            ("test",),
        ),
        Layout(
            "sots-outdoor",
            "RESIDE's outdoor test set (SOTS)",
            SOTS_TREE.format(hazy="0001_0.8_0.2.jpg", clear="0001.png", place="outdoor"),
            reside("SOTS/outdoor", "outdoor"),
            ("test",),
        ),
        Layout(
            "dcpdn",
            "the HDF5 files of DCPDN",
            """
                train512/1.h5     (or train4000, train; in each file the arrays haze, gt, trans, ato)
                TestA/1.h5        (or test)
            or the HDF5 files alone.
            """,
            dcpdn,
        ),
        Layout("gopro", "GoPro (GOPRO_Large)", GOPRO_TREE, gopro),
        Layout("gopro-640x360", "GoPro (GOPRO_Large)", GOPRO_TREE, gopro_small),
        Layout(
            "hide",
            "HIDE",
            """
                train/1fromGOPR0950.png
                test/test-close-ups/10fromGOPR1089.png
                test/test-long-shot/15fromGOPR1096.png
                GT/1fromGOPR0950.png     (the sharp ones of all)
            or, as passed on with MPRNet:
                test/input/10fromGOPR1089.png
                test/target/10fromGOPR1089.png
            """,
            hide,
        ),
        Layout(
            "realblur",
            "RealBlur",
            """
                RealBlur_J_train_list.txt, RealBlur_J_test_list.txt     (and the same with R)
                RealBlur-J_ECC_IMCORR_centroid_itensity_ref/scene001/blur/blur_1.png
                RealBlur-J_ECC_IMCORR_centroid_itensity_ref/scene001/gt/gt_1.png
            where each line of a list names a sharp and a blurred picture.
            """,
            realblur,
        ),
        Layout(
            "sidd-medium",
            "SIDD-Medium (sRGB)",
            """
                Data/0001_001_S6_00100_00060_3200_L/0001_NOISY_SRGB_010.PNG
                Data/0001_001_S6_00100_00060_3200_L/0001_GT_SRGB_010.PNG
            or patches of them, as MPRNet's script cuts them:
                train/input/1_1.png
                train/target/1_1.png     (or groundtruth)
            """,
            sidd,
            ("train",),
        ),
        Layout(
            "polyu",
            "PolyU",
            """
                OriginalImages/Canon5D2_bag_Real.JPG
                OriginalImages/Canon5D2_bag_mean.JPG
                CroppedImages/Canon5D2_chair_0_real.PNG     (or test1)
                CroppedImages/Canon5D2_chair_0_mean.PNG
            """,
            polyu,
        ),
        Layout(
            "bsd-gray",
            "BSDS500",
            """
                train/100075.jpg
                val/101085.jpg     (or both in train_and_val)
                test/100007.jpg
            or a folder that holds BSDS500/data/images/ with these.
            """,
            bsd_gray,
        ),
        Layout(
            "rain-13712",
            "MPRNet's collection of rain",
            """
                train/input/1.jpg
                train/target/1.jpg
                test/Rain100H/input/1.png     (and Rain100L, Test100, Test1200, Test2800)
                test/Rain100H/target/1.png
            """,
            collection,
        ),
        Layout(
            "raindrop",
            "RainDrop",
            """
                train/data/0_rain.png
                train/gt/0_clean.png
                test_a/data/0_rain.png
                test_a/gt/0_clean.png
                test_b/...
            """,
            raindrop,
        ),
        Layout(
            "didmdn",
            "the data of DID-MDN",
            """
                DID-MDN-training/Rain_Heavy/train2018new/1.jpg     (rain on the left half, none on the right)
                DID-MDN-training/Rain_Medium/train2018new/1.jpg
                DID-MDN-training/Rain_Light/train2018new/1.jpg
                DID-MDN-test/1.jpg
            """,
            didmdn,
        ),
        Layout(
            "ddn",
            "the data of DDN (Rain1400)",
            """
                rain_image/901_1.jpg     (or rainy_image; up to 901_14.jpg)
                label/901.jpg            (or ground_truth)
            or training/ and testing/ with these.
            """,
            ddn,
        ),
        Layout(
            "div2k",
            "DIV2K",
            """
                DIV2K_train_HR/0001.png
                DIV2K_train_LR_bicubic/X2/0001x2.png     (and X3, X4, X8)
                DIV2K_valid_HR/0801.png
                DIV2K_valid_LR_bicubic/X2/0801x2.png
            or a folder that holds DIV2K/ with these.
            """,
            div2k,
        ),
        Layout(
            "sid-sony",
            "the Sony part of Learning to See in the Dark",
            """
                short/00001_00_0.1s.ARW
                long/00001_00_10s.ARW
            or a folder that holds Sony/ with these.
            """,
            sid_sony,
        ),
        Layout(
            "plain",
            "a set of pairs",
            """
                input/street.png
                target/street.png     (or gt, or groundtruth; the same name, apart from the suffix)
            or train/ and test/ with these.
            """,
            plain,
        ),
    )
}
