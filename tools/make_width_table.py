#!/usr/bin/python3
"""Writes compiler/text/width_table.c and .h: the advance widths the layout measures text with.

Needs Debian's fonts-noto-core, python3-fonttools, libharfbuzz-bin (hb-shape) and unicode-data; whoever only builds the
program needs none of them, as what this writes is committed. The same packages give the same bytes.

    tools/make_width_table.py [FOLDER]     FOLDER defaults to compiler/text beside this file's folder

Plain advances are read from the fonts. What depends on its neighbours is shaped with hb-shape: Arabic letters in their
four joining forms, lam-alef, marks of Indic and South-East Asian scripts (as what they add to a letter) and conjuncts.
"""
import collections
import pathlib
import re
import statistics
import subprocess
import sys
import textwrap

from fontTools.ttLib import TTFont

FONTS = pathlib.Path("/usr/share/fonts/truetype/noto")
UNICODE = pathlib.Path("/usr/share/unicode")
WEIGHTS = ("Regular", "Bold")

# In the order in which a character is looked for.
PLAIN = (
    "Sans SansArabic SansHebrew SansArmenian SansGeorgian SansDevanagari SansBengali SansGurmukhi SansGujarati "
    "SansOriya SansTamil SansTelugu SansKannada SansMalayalam SansSinhala SansThai SansLao SansMyanmar SansKhmer "
    "SansEthiopic SansSyriac SansSymbols SansMath SansSymbols2"
).split()
# Scripts whose letters combine: name of the font, first code point of the block of 128, sign that asks for a conjunct.
INDIC = (
    ("SansDevanagari", 0x0900, 0x094D), ("SansBengali", 0x0980, 0x09CD), ("SansGurmukhi", 0x0A00, 0x0A4D),
    ("SansGujarati", 0x0A80, 0x0ACD), ("SansOriya", 0x0B00, 0x0B4D), ("SansTamil", 0x0B80, None),
    ("SansTelugu", 0x0C00, 0x0C4D), ("SansKannada", 0x0C80, 0x0CCD), ("SansMalayalam", 0x0D00, 0x0D4D),
    ("SansSinhala", 0x0D80, None), ("SansMyanmar", 0x1000, 0x1039), ("SansKhmer", 0x1780, 0x17D2),
)
NO_EXCEPTIONS = {"SansMyanmar"}  # too many for what they bring
TOLERANCE = 40  # 1/1000 em that a pair may differ from the sum of its parts before it is written down
PAGE = 64
UNKNOWN = 0xFFFF
LAST = 0xFFFF  # beyond: emoji, ideographs and historic scripts, measured by East Asian width
JOINING = "UTRLDC"  # the order of jn_joining
ARABIC_RANGES = ((0x0600, 0x077F), (0x08A0, 0x08FF))
ZWJ = "\u200d"


def properties(name):
    """Code point → the second field of a file of the Unicode character database with ranges."""
    found = {}
    for line in (UNICODE / name).read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 2:
            continue
        first, _, last = fields[0].partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            found[code] = fields[1]
    return found


def categories():
    found = {}
    for line in (UNICODE / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        found[int(fields[0], 16)] = fields[2]
    return found


CATEGORY = categories()
EAST_ASIAN = properties("EastAsianWidth.txt")
SYLLABIC = properties("IndicSyllabicCategory.txt")


def joining_types():
    """Code point → Joining_Type, as ArabicShaping.txt says: listed, or T for marks and format characters, else U."""
    found = {}
    for line in (UNICODE / "ArabicShaping.txt").read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) >= 4:
            found[int(fields[0], 16)] = fields[2]
    return found


class Font:
    def __init__(self, name, weight):
        self.path = FONTS / f"Noto{name}-{weight}.ttf"
        if not self.path.exists():
            self.path = FONTS / f"Noto{name}-Regular.ttf"
        font = TTFont(self.path)
        self.map = font.getBestCmap()
        self.hmtx = font["hmtx"]
        self.em = font["head"].unitsPerEm
        self.version = font["name"].getDebugName(5).split(";")[0].replace("Version ", "")

    def advance(self, code):
        return round(self.hmtx[self.map[code]][0] * 1000 / self.em)

    def shape(self, texts):
        """For each text the glyphs' advances, those of invisible glyphs too."""
        out = subprocess.run(
            ["hb-shape", "--no-glyph-names", "--no-clusters", "--text-file=/dev/stdin", str(self.path)],
            input="".join(text + "\n" for text in texts), capture_output=True, text=True, check=True,
        ).stdout.splitlines()
        assert len(out) == len(texts), self.path
        return [[round(int(a) * 1000 / self.em) for a in re.findall(r"\+(-?\d+)", line)] for line in out]

    def widths(self, texts):
        return [sum(advances) for advances in self.shape(texts)]


def plain_advances(fonts):
    """[weight][code] → advance, of all that stands alone; marks take nothing."""
    tables = ({}, {})
    for weight in (0, 1):
        for name in PLAIN:
            font = fonts[name, weight]
            for code in sorted(font.map):
                if code > LAST or code < 0x20 or code in tables[weight]:
                    continue
                category = CATEGORY.get(code, "Cn")
                if EAST_ASIAN.get(code) in ("W", "F") or category in ("Co", "Cn"):
                    continue
                nothing = category in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp")
                tables[weight][code] = 0 if nothing else font.advance(code)
        tables[weight][0x09] = tables[weight][0x20]
    return tables


def of_category(font, base, *wanted):
    return [c for c in range(base, base + 128) if SYLLABIC.get(c) in wanted and c in font.map]


def sums_of_pairs(lefts, rights, extra):
    """Fits extra[left, right] ≈ before[left] + after[right] by medians, which leaves the fewest exceptions."""
    before, after = dict.fromkeys(lefts, 0), dict.fromkeys(rights, 0)
    for _ in range(6):
        for a in lefts:
            before[a] = statistics.median_low([extra[a, b] - after[b] for b in rights])
        for b in rights:
            after[b] = statistics.median_low([extra[a, b] - before[a] for a in lefts])
    return before, after


def measure_marks(font, consonants, marks):
    """mark → what it adds to a letter, and (letter, mark) → how much that letter differs."""
    alone = dict(zip(consonants, font.widths([chr(c) for c in consonants])))
    pairs = [(c, m) for c in consonants for m in marks]
    extra = {p: w - alone[p[0]] for p, w in zip(pairs, font.widths([chr(c) + chr(m) for c, m in pairs]))}
    adds = {m: max(0, statistics.median_low([extra[c, m] for c in consonants])) for m in marks}
    return adds, {(c, m): extra[c, m] - adds[m] for c, m in pairs}


def measure_conjuncts(font, consonants, sign):
    """What letters gain or lose before and behind the sign that joins them, and how much pairs differ from that."""
    alone = dict(zip(consonants, font.widths([chr(c) for c in consonants])))
    pairs = [(a, b) for a in consonants for b in consonants]
    widths = font.widths([chr(a) + chr(sign) + chr(b) for a, b in pairs])
    extra = {p: w - alone[p[0]] - alone[p[1]] for p, w in zip(pairs, widths)}
    before, after = sums_of_pairs(consonants, consonants, extra)
    halves = font.widths([chr(c) + chr(sign) + ZWJ for c in consonants])
    half = {c: w - alone[c] for c, w in zip(consonants, halves)}
    return before, after, half, {(a, b): extra[a, b] - before[a] - after[b] for a, b in pairs}


def indic(fonts, plain):
    """Conjunct records and exceptions of pairs; marks are written into `plain`."""
    conjuncts, pairs = collections.defaultdict(lambda: [0] * 6), collections.defaultdict(lambda: [0, 0])
    for name, base, sign in INDIC:
        for weight in (0, 1):
            font = fonts[name, weight]
            consonants = of_category(font, base, "Consonant")
            marks = of_category(font, base, "Vowel_Dependent", "Bindu", "Visarga", "Pure_Killer", "Virama",
                                "Consonant_Medial", "Tone_Mark", "Register_Shifter", "Consonant_Final", "Vowel",
                                "Syllable_Modifier", "Nukta", "Cantillation_Mark")
            marks = [m for m in marks if CATEGORY[m] in ("Mn", "Mc")]
            adds, differences = measure_marks(font, consonants, marks)
            plain[weight].update(adds)
            if sign:
                before, after, half, more = measure_conjuncts(font, consonants, sign)
                for c in consonants:
                    conjuncts[c][weight::2] = before[c], after[c], half[c]
                differences.update(more)
            if name not in NO_EXCEPTIONS:
                for pair, difference in differences.items():
                    pairs[pair][weight] = difference
    conjuncts = {c: v for c, v in conjuncts.items() if any(v)}
    pairs = {p: v for p, v in pairs.items() if max(map(abs, v)) > TOLERANCE}
    return conjuncts, pairs


def arabic(fonts):
    """code → (joining type, [regular, bold] × isolated, initial, medial, final); alef → lam-alef isolated and final."""
    types = joining_types()
    records, ligatures = {}, {}
    for first, last in ARABIC_RANGES:
        for code in range(first, last + 1):
            kind = types.get(code, "T" if CATEGORY.get(code) in ("Mn", "Me", "Cf") else "U")
            advances = []
            for weight in (0, 1):
                font = next((fonts[n, weight] for n in ("SansArabic", "SansSyriac") if code in fonts[n, weight].map), None)
                letter = chr(code)
                forms = [letter, letter + ZWJ, ZWJ + letter + ZWJ, ZWJ + letter]
                known = font and kind in "RLDC"
                advances += font.widths(forms) if known else [0] * 4
            records[code] = (kind, advances)
    alefs = [c for c in records if records[c][0] == "R"]
    for weight in (0, 1):
        font = fonts["SansArabic", weight]
        for alef in (a for a in alefs if a in font.map):
            glyphs = font.shape(["\u0644" + chr(alef), ZWJ + "\u0644" + chr(alef)])
            if len(glyphs[0]) == 1:
                ligatures.setdefault(alef, []).extend(sum(advances) for advances in glyphs)
    return records, ligatures


def number_lines(values, width=116):
    line, lines = "\t", []
    for value in values:
        text = f"{value},"
        if len(line) + len(text) + 1 > width:
            lines.append(line.rstrip())
            line = "\t"
        line += text + " "
    return lines + [line.rstrip()]


def pages_of(plain):
    """The pages with something on them (page 0 has nothing) and for each page of the code space which one it is."""
    pages, index = [[UNKNOWN] * (2 * PAGE)], []
    for first in range(0, LAST + 1, PAGE):
        page = [plain[w].get(c, UNKNOWN) for w in (0, 1) for c in range(first, first + PAGE)]
        if page not in pages:
            pages.append(page)
        index.append(pages.index(page))
    assert len(pages) <= 256
    return pages, index


def comment(text):
    return "\n".join(
        ("/* " if i == 0 else " * ") + line for i, line in enumerate(textwrap.wrap(text, 114))) + " */"


SOURCE = (
    "Measured from Google's Noto fonts as Debian packages them in fonts-noto-core 20201225 (Copyright 2010-2020 Google LLC, "
    "SIL Open Font License 1.1; the fonts themselves are not part of this program): {fonts}. Joining types, categories and "
    "syllabic categories are those of the Unicode Character Database (Debian's unicode-data 15.0.0; Copyright 1991-2022 "
    "Unicode, Inc., Unicode licence)."
)

HEADER = """/* Generated by tools/make_width_table.py: do not edit. The widths the layout measures text with; all are constants.
 * Widths are in 1/1000 em; an index of weight is 0 for regular (400) and 1 for bold (700). See width_table.c. */
#ifndef JN_TEXT_WIDTH_TABLE_H
#define JN_TEXT_WIDTH_TABLE_H

#include <stdint.h>

enum {{
	JN_WIDTH_PAGE = {page},
	JN_WIDTH_LAST = 0x{last:X},    /* the last code point that jn_width_page_of knows */
	JN_WIDTH_UNKNOWN = 0x{unknown:X}, /* no font of ours has the character */
	JN_WIDTH_CONJUNCTS = {conjuncts},
	JN_WIDTH_PAIRS = {pairs},
	JN_WIDTH_SIGNS = {signs},
	JN_WIDTH_LAM_ALEFS = {lam_alefs},
}};

/* How a letter joins its neighbours (Unicode's Joining_Type): not, looked through, to the right (the letter before it),
 * to the left, to both, or to both without changing. */
typedef enum jn_joining {{
	JN_JOINS_NOT,
	JN_JOINS_TRANSPARENT,
	JN_JOINS_RIGHT,
	JN_JOINS_LEFT,
	JN_JOINS_DUAL,
	JN_JOINS_CAUSING,
}} jn_joining;

typedef enum jn_form {{ JN_FORM_ISOLATED, JN_FORM_INITIAL, JN_FORM_MEDIAL, JN_FORM_FINAL }} jn_form;

/* A letter of the Arabic or Syriac script: how it joins (a jn_joining), and its width by weight and form. */
typedef struct jn_width_joined {{
	uint16_t joining;
	uint16_t width[2][4];
}} jn_width_joined;

/* Lam and this alef, drawn as one: by weight, isolated and final. */
typedef struct jn_width_lam_alef {{
	uint16_t alef;
	uint16_t width[2][2];
}} jn_width_lam_alef;

/* What a consonant gains (mostly loses) in a conjunct, by weight: when it stands before the joining sign, when behind,
 * and when its half is asked for by the sign and a joiner. */
typedef struct jn_width_conjunct {{
	uint16_t letter;
	int16_t before[2];
	int16_t after[2];
	int16_t half[2];
}} jn_width_conjunct;

/* What two letters in a conjunct, or a letter and its mark, gain beside their parts, by weight. */
typedef struct jn_width_pair {{
	uint16_t first;
	uint16_t second;
	int16_t gain[2];
}} jn_width_pair;

extern const uint16_t jn_width_ascii[2][128];
extern const uint8_t jn_width_page_of[JN_WIDTH_LAST / JN_WIDTH_PAGE + 1];
extern const uint16_t jn_width_pages[{pages}][2][JN_WIDTH_PAGE];

/* {ranges}, one behind the other. */
extern const jn_width_joined jn_width_joined_letters[{joined}];

/* In the order of their letters; the signs that ask for a conjunct (viramas) too. */
extern const jn_width_lam_alef jn_width_lam_alefs[JN_WIDTH_LAM_ALEFS];
extern const jn_width_conjunct jn_width_conjuncts[JN_WIDTH_CONJUNCTS];
extern const jn_width_pair jn_width_pairs[JN_WIDTH_PAIRS];
extern const uint16_t jn_width_signs[JN_WIDTH_SIGNS];

#endif
"""


def braces(values):
    return "{" + ", ".join(str(v) for v in values) + "}"


def write_table(folder, fonts, plain, conjuncts, pairs, joined, ligatures):
    pages, index = pages_of(plain)
    signs = sorted(sign for _, _, sign in INDIC if sign)
    out = [comment("Generated by tools/make_width_table.py: do not edit. Advance widths in 1/1000 em, what flows out of "
                   "the fonts into the layout; all are constants. "
                   + SOURCE.format(fonts=", ".join(f"{n} {fonts[n, 0].version}" for n in PLAIN)))]
    out.append('#include "text/width_table.h"\n\nenum { X = JN_WIDTH_UNKNOWN };\n\n/* clang-format off */\nconst uint16_t jn_width_ascii[2][128] = {')
    for weight in (0, 1):
        out += ["\t{"] + number_lines(plain[weight].get(c, 0) for c in range(128)) + ["\t},"]
    out.append("};\n\nconst uint8_t jn_width_page_of[] = {")
    out += number_lines(index) + ["};\n", "const uint16_t jn_width_pages[][2][JN_WIDTH_PAGE] = {"]
    for number, page in enumerate(pages):
        first = index.index(number) * PAGE
        out.append(f"\t{{ /* {number}: " + (f"U+{first:04X}" if number else "nothing known") + " */")
        for half in (page[:PAGE], page[PAGE:]):
            out += ["\t{"] + number_lines("X" if v == UNKNOWN else v for v in half) + ["\t},"]
        out.append("\t},")
    out += ["};\n", "const jn_width_joined jn_width_joined_letters[] = {"]
    for code, (kind, widths) in joined.items():
        out.append(f"\t{{{JOINING.index(kind)}, {{{braces(widths[:4])}, {braces(widths[4:])}}}}}, /* {code:04X} */")
    out += ["};\n", "const jn_width_lam_alef jn_width_lam_alefs[] = {"]
    out += [f"\t{{0x{a:04X}, {{{braces(v[:2])}, {braces(v[2:])}}}}}," for a, v in sorted(ligatures.items())]
    out += ["};\n", "const jn_width_conjunct jn_width_conjuncts[] = {"]
    out += [f"\t{{0x{c:04X}, {braces(v[:2])}, {braces(v[2:4])}, {braces(v[4:])}}}," for c, v in sorted(conjuncts.items())]
    out += ["};\n", "const jn_width_pair jn_width_pairs[] = {"]
    out += number_lines(f"{{0x{a:04X}, 0x{b:04X}, {braces(v)}}}" for (a, b), v in sorted(pairs.items()))
    out += ["};\n", "const uint16_t jn_width_signs[] = {"] + number_lines(f"0x{s:04X}" for s in signs) + ["};"]
    out.append("/* clang-format on */")
    (folder / "width_table.c").write_text("\n".join(out) + "\n", encoding="utf-8")
    (folder / "width_table.h").write_text(HEADER.format(
        page=PAGE, last=LAST, unknown=UNKNOWN, conjuncts=len(conjuncts), pairs=len(pairs), signs=len(signs),
        lam_alefs=len(ligatures), pages=len(pages), joined=len(joined),
        ranges=" and ".join(f"U+{a:04X}…U+{b:04X}" for a, b in ARABIC_RANGES)), encoding="utf-8")


def main():
    here = pathlib.Path(__file__).resolve().parent.parent
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "compiler" / "text"
    fonts = {(name, w): Font(name, WEIGHTS[w]) for name in PLAIN for w in (0, 1)}
    plain = plain_advances(fonts)
    conjuncts, pairs = indic(fonts, plain)
    joined, ligatures = arabic(fonts)
    write_table(folder, fonts, plain, conjuncts, pairs, joined, ligatures)


if __name__ == "__main__":
    main()
