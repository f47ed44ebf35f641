#!/usr/bin/env python3
"""Write Sources/HanCatalogData/{tables,lexicon}.c from the TSV files of Sources/HanCatalog/Data.

    Tools/embed-catalog.py [--check]

tables.c holds all tables as one text; lexicon.c what a program would otherwise work out at each
start: every literal with all that it stands for, sorted for the index, and the divisions. A string
literal compiles at once and costs nothing at start-up; a resource bundle would carry a build path.
With --check nothing is written: the exit code is 1 when a file is out of date.
"""
import os, re, sys

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
source = os.path.join(root, "Sources/HanCatalog/Data")
target = os.path.join(root, "Sources/HanCatalogData")
WIDTHS = {"areas": 7, "indicators": 9, "units": 4}
NOTE = "// Written by Tools/embed-catalog.py from Sources/HanCatalog/Data; edit those files.\n"


def literal(line):
    out = []
    for byte in line.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif char == "\t":
            out.append("\\t")
        elif char == "?":
            out.append("\\?")
        else:
            out.append(char if 32 <= byte < 127 else f"\\{byte:03o}")
    return '"' + "".join(out) + '\\n"\n'


def tables():
    """The lines of each table, without comments."""
    for name in sorted(os.listdir(source)):
        if name.endswith(".tsv"):
            with open(os.path.join(source, name), encoding="utf-8") as f:
                lines = [l for l in f.read().split("\n") if l and not l.startswith("#")]
            yield name[:-4].replace("-", "_"), lines


def roles():
    """The bit of each role of words, in the order of Roles.names."""
    with open(os.path.join(root, "Sources/HanCatalog/Roles.swift"), encoding="utf-8") as f:
        text = f.read()
    names = re.findall(r'\("(\w+)", \.\w+\)', text[text.index("static let names") :])
    return {name: 1 << bit for bit, name in enumerate(names)}


class Lexicon:
    """Literals and what they stand for; `at` is where a literal's bytes stand in the text."""

    def __init__(self):
        self.entries = {}

    def add(self, word, at):
        size = len(word.encode("utf-8"))
        if not 0 < size < 256:
            return {}
        blank = dict(roles=0, area=0, indicator=-1, unit=-1, at=at, size=size, weak=0, named=[])
        return self.entries.setdefault(word, blank)

    def add_area(self, word, at, code, is_weak=False):
        entry = self.add(word, at)
        if not entry.get("area"):
            entry["area"] = code
        else:
            entry["weak"] = 1
        if is_weak:
            entry["weak"] = 1

    def sorted(self):
        """By the first six bytes, the longer of equal ones first: so the index wants them."""
        def key(item):
            data = item[0].encode("utf-8")
            return data[:6].ljust(6, b"\0"), -len(data), data
        return sorted(self.entries.items(), key=key)


def build():
    lexicon, areas, indicators, offset = Lexicon(), [], [], 0
    text, sizes = [], []
    bits = roles()
    for name, lines in tables():
        start = offset
        for number, line in enumerate(lines):
            text.append(literal(line))
            fields = line.split("\t")
            # Where each field's bytes stand.
            places, at = [], offset
            for field in fields:
                places.append(at)
                at += len(field.encode("utf-8")) + 1

            def parts(column, separator):
                at = places[column]
                for part in fields[column].split(separator):
                    if part:
                        yield part, at
                    at += len(part.encode("utf-8")) + 1

            if name == "words" and len(fields) > 1 and fields[0] in bits:
                for column in range(1, len(fields)):
                    for word, at in parts(column, " "):
                        entry = lexicon.add(word, at)
                        entry["roles"] = entry.get("roles", 0) | bits[fields[0]]
            elif number == 0:
                pass
            elif name == "areas" and len(fields) >= 7:
                code = int(fields[0])
                areas.append((code, int(fields[3] or 0), int(fields[2]), offset))
                lexicon.add_area(fields[1], places[1], code, len(fields[1].encode("utf-8")) == 6)
                lexicon.entries[fields[1]]["named"].append(code)
                for word, at in parts(4, "|"):
                    lexicon.add_area(word, at, code)
            elif name == "indicators" and len(fields) >= 9:
                indicators.append((fields[0], offset, fields[6]))
                for word, at in [(fields[1], places[1]), *parts(3, "|")]:
                    lexicon.add(word, at)["indicator"] = number - 1
            elif name == "units" and len(fields) >= 4:
                lexicon.add(fields[0], places[0])["unit"] = number - 1
            if number > 0 and len(fields) < WIDTHS.get(name, 0):
                sys.exit(f"{name}.tsv: a row has too few columns: {line}")
            offset += len(line.encode("utf-8")) + 1
        sizes.append((name, start, offset - start))
    return text, sizes, offset, lexicon, areas, indicators


KINDS = ["stock", "flow", "rate", "ratio", "index", "rank", "other"]
text, sizes, total, lexicon, areas, indicators = build()
entries = []
for word, e in lexicon.sorted():
    is_word = int(bool(e["roles"] or e["area"] or e["indicator"] >= 0))
    shared = int(bool(e["named"]) and e["named"] != [e["area"]])
    entries.append(
        f'{{{e["roles"]},{e["area"]},{e["indicator"]},{e["unit"]},{e["at"]},{e["size"]},'
        f'{e["weak"]},{is_word},{shared}}},\n'
    )
rows = [f"{{{code},{parent},{level},{at}}},\n" for code, parent, level, at in sorted(areas)]
named = [
    f"{{{at},{KINDS.index(kind) if kind in KINDS else len(KINDS) - 1}}},\n"
    for _, at, kind in indicators
]
ordered = sorted(range(len(indicators)), key=lambda i: indicators[i][0].encode("utf-8"))
if len({id for id, _, _ in indicators}) != len(indicators):
    sys.exit("indicators.tsv: an id stands twice")
header = """#ifndef HANALYZE_CATALOG_DATA_H
#define HANALYZE_CATALOG_DATA_H
#include <stdint.h>

// A literal: what it stands for, its place in han_text, its bytes; laid out as Lexicon.Entry.
typedef struct {
  uint64_t roles;
  int32_t area, indicator, unit, offset, length;
  uint8_t is_weak_area, is_word, has_namesakes;
} han_entry;

// A division: code, parent's code, level, its line in han_text; laid out as AreaTable.Row.
typedef struct {
  int32_t code, parent, level, line;
} han_area;

// An indicator: its line in han_text, its kind in the order of Indicator.Kind.
typedef struct {
  int32_t line, kind;
} han_indicator;

// All tables, one behind the other, and sixteen bytes that may be read behind them.
extern const char *const han_text;
"""
header = "// Written by Tools/embed-catalog.py.\n" + header
header += f"enum {{ han_text_size = {total} }};\n"
for name, start, size in sizes:
    header += f"enum {{ han_table_{name} = {start}, han_table_{name}_size = {size} }};\n"
header += f"enum {{ han_entry_count = {len(entries)}, han_area_count = {len(rows)} }};\n"
header += f"enum {{ han_indicator_count = {len(indicators)} }};\n"
header += "extern const han_entry *const han_entries;\nextern const han_area *const han_areas;\n"
header += "extern const han_indicator *const han_indicators;\n// Indices of indicators in the order of their ids.\n"
header += "extern const int16_t *const han_indicator_order;\n#endif\n"
outputs = {
    "tables.c": NOTE + '#include "HanCatalogData.h"\nconst char *const han_text =\n'
    + "".join(text) + '"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0";\n',
    "lexicon.c": NOTE + '#include "HanCatalogData.h"\nstatic const han_entry entries[] = {\n'
    + "".join(entries) + "};\nconst han_entry *const han_entries = entries;\n"
    + "static const han_area areas[] = {\n" + "".join(rows)
    + "};\nconst han_area *const han_areas = areas;\n"
    + "static const han_indicator indicators[] = {\n" + "".join(named)
    + "};\nconst han_indicator *const han_indicators = indicators;\n"
    + "static const int16_t order[] = {\n" + "".join(f"{i},\n" for i in ordered)
    + "};\nconst int16_t *const han_indicator_order = order;\n",
    "include/HanCatalogData.h": header,
}
stale = False
for name, new in outputs.items():
    path = os.path.join(target, name)
    old = open(path, encoding="utf-8").read() if os.path.exists(path) else None
    if old != new:
        stale = True
        if "--check" not in sys.argv:
            open(path, "w", encoding="utf-8").write(new)
sys.exit(1 if stale and "--check" in sys.argv else 0)
