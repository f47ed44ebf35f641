#!/usr/bin/env python3
"""Write Sources/HanCatalogData/{tables,lexicon,index}.c from the TSV files of Sources/HanCatalog/Data.

    Tools/embed-catalog.py [--check]

tables.c holds all tables as one text; lexicon.c what a program would otherwise work out at each
start: every literal with all that it stands for, the index over them (as LexiconIndex would make it,
which a test compares), divisions with their look-up, indicators and units. A string literal compiles
at once and costs nothing at start-up; a resource bundle would carry a build path.
With --check nothing is written: the exit code is 1 when a file is out of date.
"""
import os, re, sys

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
source = os.path.join(root, "Sources/HanCatalog/Data")
target = os.path.join(root, "Sources/HanCatalogData")
WIDTHS = {"areas": 7, "hubs": 3, "indicators": 9, "predecessors": 7, "units": 4}
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
    """The lines of each table, without comments; not predicates.tsv, of which only the look-up is kept."""
    for name in sorted(os.listdir(source)):
        if name.endswith(".tsv") and name != "predicates.tsv":
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
        """By the first six bytes, then by the third of those behind them that is one number, the longer
        of equal ones first: so the index wants them."""
        def key(item):
            data = item[0].encode("utf-8")
            return data[:6].ljust(6, b"\0"), third(data), -len(data), data
        return sorted(self.entries.items(), key=key)


LINE = " __attribute__((aligned(64)))"
FACTOR, WHOLE = 0x9E3779B97F4A7C15, (1 << 64) - 1
FILTER_BITS, END_BITS = 18, 14


def number(data):
    return int.from_bytes(data, "little")


def third(data):
    """The three bytes behind the first six, as the index compares them."""
    return WHOLE >> 33 if len(data) < 9 else number(data[6:9])


class Index:
    """What LexiconIndex makes of sorted entries: (bytes, roles, place, flags) of each."""

    def __init__(self, entries):
        bits = 14
        while len(entries) > 1 << bits:
            bits += 1
        self.bits, self.slots, self.candidates = bits, {}, []
        self.filter, self.ends = [0] * (1 << FILTER_BITS - 6), [0] * (1 << END_BITS)
        slot = None
        for at, (data, roles, place, flags) in enumerate(entries):
            size, tail = len(data), number(data[6:14])
            shift = 8 * (14 - min(max(size, 7), 14))
            self.candidates.append((tail, number(data[-8:]), roles, place, size, shift, flags, third(data)))
            self.note_end(data, roles, flags)
            key = number(data[:6])
            if slot is None or slot["key"] != key:
                slot = dict(key=key, thirds=0, roles=0, start=at, count=0, size=0, flags=0)
                self.insert(slot)
            if size <= 6:
                slot.update(size=size, flags=flags, roles=roles)
            else:
                slot["count"] += 1
                bit = 1 << (((tail & 0xFFFFFF) * FACTOR & WHOLE) >> 58)
                slot["thirds"] |= bit if size >= 9 else WHOLE

    def note_end(self, data, roles, flags):
        count = sum(byte & 0xC0 != 0x80 for byte in data)
        if len(data) >= 6 and (roles or flags & 2) and 0 < count <= 8:
            self.ends[(number(data[-6:]) * FACTOR & WHOLE) >> 64 - END_BITS] |= 1 << count - 1

    def insert(self, slot):
        hash = slot["key"] * FACTOR & WHOLE
        bit = hash >> 64 - FILTER_BITS
        self.filter[bit >> 6] |= 1 << (bit & 63)
        place = hash >> 64 - self.bits
        while place in self.slots:
            place = place + 1 & (1 << self.bits) - 1
        self.slots[place] = slot


def area_slots(codes):
    """Rows by code as AreaTable finds them: open addressing, 0 where free, else the row plus one."""
    mask = 8191
    while mask + 1 < len(codes) * 2:
        mask = mask * 2 + 1
    slots = {}
    for row, code in enumerate(codes):
        place = (code * 0x9E3779B1 & 0xFFFFFFFF) >> 8 & mask
        while place in slots:
            place = place + 1 & mask
        slots[place] = row + 1
    return slots, mask + 1


PREDICATES = ["plain", "verb", "noun"]
PREDICATE_BITS = 16


def predicates():
    """Words of one to four characters with their class, as PredicateWords finds them: open addressing.

    The last character stands lowest, each in 15 bits, the class above them all.
    """
    slots = {}
    with open(os.path.join(source, "predicates.tsv"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("#"):
                continue
            name, words = line.rstrip("\n").split("\t")
            for word in words.split(" "):
                key = 0
                for char in word:
                    key = key << 15 | ord(char) - 0x4E00 + 1
                place = (key * FACTOR & WHOLE) >> 64 - PREDICATE_BITS
                while place in slots:
                    place = place + 1 & (1 << PREDICATE_BITS) - 1
                slots[place] = key | PREDICATES.index(name) + 1 << 60
    return slots


def array(kind, name, values, row=16, within=""):
    """A constant array and the pointer by which Swift sees it; pairs stand at their places.

    None of those that are `within` a line of the processor's memory begins in one and ends in the next.
    """
    cells = [f"[{v[0]}]={v[1]}" if isinstance(v, tuple) else str(v) for v in values]
    lines = [",".join(cells[i : i + row]) + ",\n" for i in range(0, len(cells), row)]
    return f"static const {kind} {name}[]{within} = {{\n{''.join(lines)}}};\n" + (
        f"const {kind} *const han_{name} = {name};\n"
    )


def build():
    lexicon, areas, indicators, units, offset = Lexicon(), [], [], [], 0
    text, sizes = [], []
    bits = roles()
    for name, lines in tables():
        start = offset
        for line_number, line in enumerate(lines):
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
            elif line_number == 0:
                pass
            elif name == "areas" and len(fields) >= 7:
                code = int(fields[0])
                areas.append((code, int(fields[3] or 0), int(fields[2]), offset))
                lexicon.add_area(fields[1], places[1], code, len(fields[1].encode("utf-8")) == 6)
                lexicon.entries[fields[1]]["named"].append(code)
                for word, at in parts(4, "|"):
                    lexicon.add_area(word, at, code)
            elif name == "hubs" and len(fields) >= 3:
                for word, at in [(fields[1], places[1]), *parts(2, "|")]:
                    lexicon.add_area(word, at, int(fields[0]))
            elif name == "predecessors" and len(fields) >= 7:
                # A former name is read as the division that it is now; a name that one bears today is not.
                # Those of two characters are too often part of other words: only the ones listed are read.
                # One marked with a dash (新建县) begins what is no name.
                former = [(fields[1], places[1])] if len(fields[1]) > 2 else []
                for word, at in former + list(parts(6, "|")) if fields[6] != "-" else []:
                    if not lexicon.entries.get(word, {}).get("area"):
                        lexicon.add_area(word, at, int(fields[0]), len(word) < 3)
            elif name == "indicators" and len(fields) >= 9:
                indicators.append((fields[0], offset, fields[6]))
                for word, at in [(fields[1], places[1]), *parts(3, "|")]:
                    lexicon.add(word, at)["indicator"] = line_number - 1
            elif name == "units" and len(fields) >= 4:
                lexicon.add(fields[0], places[0])["unit"] = line_number - 1
                units.append((offset, fields[1], fields[2]))
            if line_number > 0 and len(fields) < WIDTHS.get(name, 0):
                sys.exit(f"{name}.tsv: a row has too few columns: {line}")
            offset += len(line.encode("utf-8")) + 1
        sizes.append((name, start, offset - start))
    return text, sizes, offset, lexicon, areas, indicators, units


KINDS = ["stock", "flow", "rate", "ratio", "index", "rank", "other"]
CLASSES = ["measure", "classifier", "person", "rate", "multiple", "time", "rank"]
text, sizes, total, lexicon, areas, indicators, units = build()
entries, indexed = [], []
for word, e in lexicon.sorted():
    is_word = int(bool(e["roles"] or e["area"] or e["indicator"] >= 0))
    shared = int(bool(e["named"]) and e["named"] != [e["area"]])
    entries.append(
        f'{{{e["roles"]},{e["area"]},{e["indicator"]},{e["unit"]},{e["at"]},{e["size"]},'
        f'{e["weak"]},{is_word},{shared}}}'
    )
    flags = is_word | bool(e["area"]) << 1 | (e["indicator"] >= 0) << 2
    indexed.append((word.encode("utf-8"), e["roles"], e["at"], flags))
index = Index(indexed)
areas.sort()
slots, slot_count = area_slots([code for code, _, _, _ in areas])
ordered = sorted(range(len(indicators)), key=lambda i: indicators[i][0].encode("utf-8"))
if len({id for id, _, _ in indicators}) != len(indicators):
    sys.exit("indicators.tsv: an id stands twice")
dimensions = sorted({dimension for _, dimension, _ in units})
for _, _, name in units:
    if name not in CLASSES:
        sys.exit(f"units.tsv: {name} is no class of units")
header = """#ifndef HANALYZE_CATALOG_DATA_H
#define HANALYZE_CATALOG_DATA_H
#include <stdint.h>

#include "HanFetch.h"

// A literal: what it stands for, its place in han_text, its bytes; laid out as Lexicon.Entry.
typedef struct {
  uint64_t roles;
  int32_t area, indicator, unit, offset, length;
  uint8_t is_weak_area, is_word, has_namesakes;
} han_entry;

// A key of literals with what they are; laid out as LexiconIndex.Slot.
typedef struct {
  uint64_t key, thirds, roles;
  int32_t start;
  uint16_t count;
  uint8_t length, flags;
} han_slot;

// A literal as it is compared with a text; laid out as LexiconIndex.Candidate.
typedef struct {
  uint64_t tail, last, roles;
  int32_t offset;
  uint8_t length, shift, flags;
} han_candidate;

// A division: code, parent's code, level, its line in han_text; laid out as AreaTable.Row.
typedef struct {
  int32_t code, parent, level, line;
} han_area;

// An indicator: its line in han_text, its kind in the order of Indicator.Kind.
typedef struct {
  int32_t line, kind;
} han_indicator;

// A unit: its line in han_text, its dimension among han_dimensions, its class in the order of
// Unit.Class.
typedef struct {
  int32_t line;
  uint8_t dimension, unit_class;
} han_unit;

// All tables, one behind the other, and sixteen bytes that may be read behind them.
extern const char *const han_text;
"""
header = "// Written by Tools/embed-catalog.py.\n" + header
header += f"enum {{ han_text_size = {total} }};\n"
for name, start, size in sizes:
    header += f"enum {{ han_table_{name} = {start}, han_table_{name}_size = {size} }};\n"
header += f"enum {{ han_entry_count = {len(entries)}, han_area_count = {len(areas)} }};\n"
header += f"enum {{ han_indicator_count = {len(indicators)}, han_unit_count = {len(units)} }};\n"
header += f"enum {{ han_slot_bits = {index.bits}, han_area_slot_count = {slot_count} }};\n"
header += f"enum {{ han_predicate_bits = {PREDICATE_BITS} }};\n"
header += f"enum {{ han_dimension_count = {len(dimensions)} }};\n"
header += """extern const han_entry *const han_entries;
// The index over them: see LexiconIndex.
extern const uint64_t *const han_filter;
extern const uint8_t *const han_ends;
extern const han_slot *const han_slots;
extern const han_candidate *const han_candidates;
extern const int32_t *const han_thirds;
// Words that name nothing: see PredicateWords.
extern const uint64_t *const han_predicates;
extern const han_area *const han_areas;
// Their rows by code, plus one: see AreaTable.
extern const int32_t *const han_area_slots;
extern const han_indicator *const han_indicators;
// Indices of indicators in the order of their ids.
extern const int16_t *const han_indicator_order;
extern const han_unit *const han_units;
extern const char *const *const han_dimensions;
#endif
"""
include = NOTE + '#include "HanCatalogData.h"\n'
outputs = {
    "tables.c": include + "const char *const han_text =\n" + "".join(text)
    + '"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0";\n',
    "lexicon.c": include + array("han_entry", "entries", entries, 1)
    + array("han_area", "areas", [f"{{{c},{p},{level},{at}}}" for c, p, level, at in areas], 1)
    + array("int32_t", "area_slots", sorted({slot_count - 1: 0, **slots}.items()))
    + array("han_indicator", "indicators", [
        f"{{{at},{KINDS.index(kind) if kind in KINDS else len(KINDS) - 1}}}"
        for _, at, kind in indicators
    ], 4)
    + array("int16_t", "indicator_order", ordered)
    + array("han_unit", "units", [
        f"{{{at},{dimensions.index(dimension)},{CLASSES.index(name)}}}"
        for at, dimension, name in units
    ], 4)
    + array("char *const", "dimensions", [f'"{name}"' for name in dimensions], 8),
    "index.c": include + array("uint64_t", "filter", [
        (at, f"{word:#x}") for at, word in enumerate(index.filter)
        if word or at == len(index.filter) - 1
    ], 8)
    + array("uint8_t", "ends", [
        (at, bits) for at, bits in enumerate(index.ends) if bits or at == len(index.ends) - 1
    ])
    + array("han_slot", "slots", sorted({(1 << index.bits) - 1: "{0}", **{
        at: f'{{{s["key"]:#x},{s["thirds"]:#x},{s["roles"]:#x},{s["start"]},{s["count"]},'
        f'{s["size"]},{s["flags"]}}}'
        for at, s in index.slots.items()
    }}.items()), 1, LINE)
    + array("han_candidate", "candidates", [
        f"{{{tail:#x},{last:#x},{roles:#x},{place},{size},{shift},{flags}}}"
        for tail, last, roles, place, size, shift, flags, _ in index.candidates
    ], 1, LINE)
    + array("uint64_t", "predicates", [
        (at, f"{key:#x}") for at, key in sorted({(1 << PREDICATE_BITS) - 1: 0, **predicates()}.items())
    ], 8)
    # Seven more may be read.
    + array("int32_t", "thirds", [f"{c[-1]:#x}" for c in index.candidates] + ["0"] * 7),
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
