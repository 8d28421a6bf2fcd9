#!/usr/bin/env python3
"""Makes the derived faces of this folder: the subset title face, the icons and the face of empty boxes.

usage: make.py NotoSerifSC_700Bold.ttf Phosphor.ttf        (needs fonttools; README.md says where the source comes from)
"""
import pathlib
import subprocess
import sys

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HERE = pathlib.Path(__file__).parent
SYMBOLS = [
    (0x20, 0x7F), (0xA0, 0x180), (0x391, 0x3CA), (0x2000, 0x2300), (0x2460, 0x2500),
    (0x25A0, 0x2670), (0x3000, 0x3040), (0xFF00, 0xFFF0),
]
BOXES = 1024
# What src/ui/icon.rs names.
ICONS = [
    0xE236, 0xE256, 0xE248, 0xE08A, 0xE08C, 0xE59E, 0xE4A6, 0xE1CC, 0xE08E, 0xE03E, 0xE30C, 0xEADC, 0xE3DC, 0xE702,
    0xEB22, 0xE270, 0xE3E8, 0xEAE2, 0xEC24, 0xE330, 0xE20C, 0xE4C0, 0xE4E0, 0xE4F8, 0xE2DC, 0xE102, 0xE23A, 0xE710,
    0xE4F6, 0xE5D4, 0xE1A0, 0xE5DE, 0xE67C, 0xE3D4, 0xE182, 0xE220, 0xE3B4, 0xE0E6, 0xE24A, 0xE83C,
]


def gb2312():
    """Every character of GB 2312: what a title is made of, rare names aside."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def cut(source, wanted, name):
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False, glyph_names=False)
    options.name_IDs = ["*"]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    subset.save_font(font, str(HERE / name), options)


def title_face(source):
    wanted = {c for first, end in SYMBOLS for c in range(first, end)} | set(gb2312())
    cut(source, wanted, "NotoSerifSC-Bold-subset.ttf")
    subprocess.run(["gzip", "-9nf", HERE / "NotoSerifSC-Bold-subset.ttf"], check=True)


def box_face():
    """One empty box under many glyph ids, so that each character no face has keeps its own text in a PDF."""
    names = [".notdef"] + [f"box{i}" for i in range(BOXES)]
    pen = TTGlyphPen(None)
    for ring in ([(80, -60), (80, 820), (920, 820), (920, -60)], [(130, -10), (870, -10), (870, 770), (130, 770)]):
        pen.moveTo(ring[0])
        for point in ring[1:]:
            pen.lineTo(point)
        pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0xF0000 + i: f"box{i}" for i in range(BOXES)})
    builder.setupGlyf({name: box for name in names})
    builder.setupHorizontalMetrics({name: (1000, 80) for name in names})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Jibiao Boxes", "styleName": "Regular", "psName": "JibiaoBoxes-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost(keepGlyphNames=False)
    builder.save(str(HERE / "JibiaoBoxes-Regular.ttf"))


if __name__ == "__main__":
    title_face(sys.argv[1])
    cut(sys.argv[2], ICONS, "Phosphor-subset.ttf")
    box_face()
