"""Makes screens.otf: what of Noto Sans CJK SC the window can say in English and Chinese, under a name of its own, so
that an installed Noto of another version is never taken for it.

    pip install fonttools
    python tests/app/font/make.py NotoSansCJK-Regular.ttc

with version 2.004 of the font, from github.com/notofonts/noto-cjk or Debian's fonts-noto-cjk.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SIMPLIFIED = 2  # its place in the collection
FAMILY = "Unveil Screens"
BLOCKS = (
    range(0x20, 0x180),
    range(0x391, 0x3CA),
    range(0x2010, 0x2040),
    range(0x2190, 0x219A),
    range(0x3000, 0x3020),
    range(0xFF00, 0xFF60),
)
COMMON = range(0xB0, 0xD8)  # the rows of GB 2312 with the 3755 characters of level 1
OTHERS = "恙浏熵瑕霾−×≈≤≥∞√─│└├✓●○◆▲▼▶◀"
FAMILY_NAMES, POSTSCRIPT_NAME = (1, 4, 16), 6


def characters() -> set[int]:
    rows = bytes(chain.from_iterable((row, cell) for row in COMMON for cell in range(0xA1, 0xFF)))
    return {*chain(*BLOCKS), *map(ord, rows.decode("gb2312", "ignore")), *map(ord, OTHERS)}


def main(source: Path) -> None:
    font = TTFont(source, fontNumber=SIMPLIFIED)
    subsetter = Subsetter(Options(hinting=False, layout_features=["kern"], name_IDs=["*"], notdef_outline=True))
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = FAMILY
        elif record.nameID == POSTSCRIPT_NAME:
            record.string = FAMILY.replace(" ", "")
    font["CFF "].cff.fontNames = [FAMILY.replace(" ", "")]
    font.save(Path(__file__).with_name("screens.otf"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
