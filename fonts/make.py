#!/usr/bin/env python3
"""Makes the faces of this folder from those that README.md names.

usage: make.py NotoSerifSC_400Regular.ttf NotoSerifSC_700Bold.ttf NotoSansSC_400Regular.ttf Phosphor.ttf

Needs fonttools, and Debian's unicode-data for the table of standard characters.
"""
import bz2
import pathlib
import sys

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

HERE = pathlib.Path(__file__).parent
SYMBOLS = [
    (0x20, 0x7F), (0xA0, 0x180), (0x1CD, 0x1DE), (0x2BA, 0x2E0), (0x391, 0x3CA), (0x2000, 0x2300), (0x2460, 0x2800),
    (0x2B00, 0x2C00), (0x3000, 0x3400), (0xFE10, 0xFE70), (0xFF00, 0xFFF0),
]
BOXES = 1024
# What src/ui/icon.rs names.
ICONS = [
    0xE236, 0xE256, 0xE248, 0xE08A, 0xE08C, 0xE59E, 0xE4A6, 0xE1CC, 0xE08E, 0xE03E, 0xE30C, 0xEADC, 0xE3DC, 0xE702,
    0xEB22, 0xE270, 0xE3E8, 0xEAE2, 0xEC24, 0xE330, 0xE20C, 0xE4C0, 0xE4E0, 0xE4F8, 0xE2DC, 0xE102, 0xE23A, 0xE710,
    0xE4F6, 0xE5D4, 0xE1A0, 0xE5DE, 0xE67C, 0xE3D4, 0xE182, 0xE220, 0xE3B4, 0xE0E6, 0xE24A, 0xE83C,
]


def gb2312(first, end):
    """The characters of GB 2312 from one row to another: signs up to 0xB0, then 3,755 common ones up to 0xD8, then 3,008 rarer ones."""
    for high in range(first, end):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def standard():
    """通用规范汉字表 (2013), 8,105 characters: what names of people and places are written with."""
    for line in bz2.open("/usr/share/unicode/Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8"):
        if "\tkTGH\t" in line:
            yield int(line[2:].split("\t")[0], 16)


def symbols():
    return (c for first, end in SYMBOLS for c in range(first, end))


def cut(source, wanted, name):
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False, glyph_names=False)
    options.name_IDs = ["*"]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    subset.save_font(font, str(HERE / name), options)


def common_first(source, name):
    """The same glyphs, those of common characters beside each other: a system loads a program by pages, and of the faces
    in it only the pages with glyphs that are drawn."""
    font = TTFont(source)
    glyphs = font.getBestCmap()
    common = [*symbols(), *gb2312(0xA1, 0xD8)]
    order = dict.fromkeys([".notdef", *(glyphs[c] for c in common if c in glyphs), *font.getGlyphOrder()])
    reorderGlyphs(font, list(order))
    font.save(HERE / name)


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
    serif, title, sans, icons = sys.argv[1:]
    common_first(serif, "NotoSerifSC-Regular.ttf")
    titles = {*symbols(), *gb2312(0xA1, 0xF8)}
    # Ten characters are in no other face.
    alone = TTFont(sans).getBestCmap().keys() - TTFont(serif).getBestCmap().keys()
    for source, wanted, name in [
        (title, titles, "NotoSerifSC-Bold-subset.ttf"),
        (sans, titles | {*standard()} | alone, "NotoSansSC-Regular-subset.ttf"),
    ]:
        cut(source, wanted, name)
        common_first(HERE / name, name)
    cut(icons, ICONS, "Phosphor-subset.ttf")
    box_face()
