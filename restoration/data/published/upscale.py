"""DIV2K (Agustsson and Timofte, CVPRW 2017), made smaller by MATLAB's bicubic interpolation."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from restoration.data.listing import Misfit, subfolder
from restoration.data.pair import Pair, Split
from restoration.data.pairing import Folders, numbered

TRAINED = 800
SCALES = (2, 3, 4, 8)


def div2k(root: Path, split: Split) -> list[Pair]:
    """`0001x2.png` belongs to `0001.png`, at every scale there is. From 0801 on they are for testing: RCAN's code keeps
    those beside the others, the public download in folders of their own, and x8 in a folder LR_x8."""
    base = subfolder(root, "DIV2K") or root
    kind = "valid" if split == "test" and subfolder(base, "DIV2K_valid_HR") else "train"
    pairs = [pair for scale in SCALES for pair in _enlarged(base, kind, scale)]
    if not pairs:
        raise Misfit(f"there is no folder “DIV2K_{kind}_LR_bicubic/X2”, or of another scale")
    return numbered(pairs, split, TRAINED, "0001x2.png")


def _enlarged(base: Path, kind: str, scale: int) -> list[Pair]:
    small = (f"DIV2K_{kind}_LR_bicubic/X{scale}", f"DIV2K_{kind}_LR_x{scale}")
    if not subfolder(base, *small):
        return []
    pairs = Folders(small, (f"DIV2K_{kind}_HR",), key=_without_scale).pairs(base)
    return [replace(pair, scale=scale) for pair in pairs]


def _without_scale(path: Path) -> str:
    return re.sub(r"x\d$", "", path.stem, flags=re.IGNORECASE)
