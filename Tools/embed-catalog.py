#!/usr/bin/env python3
"""Write Sources/HanCatalogData/tables.c from the TSV files of Sources/HanCatalog/Data.

    Tools/embed-catalog.py [--check]

A string literal compiles at once and costs nothing at start-up; a resource bundle would carry a build
path. With --check nothing is written: the exit code is 1 when the file is out of date.
"""
import os, sys

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
source = os.path.join(root, "Sources/HanCatalog/Data")
target = os.path.join(root, "Sources/HanCatalogData/tables.c")


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


parts = ['// Written by Tools/embed-catalog.py from Sources/HanCatalog/Data; edit those files.\n#include "HanCatalogData.h"\n']
header = ["// Written by Tools/embed-catalog.py.\n#ifndef HANALYZE_CATALOG_DATA_H\n#define HANALYZE_CATALOG_DATA_H\n"]
for name in sorted(os.listdir(source)):
    if not name.endswith(".tsv"):
        continue
    symbol = "han_table_" + name[:-4].replace("-", "_")
    with open(os.path.join(source, name), encoding="utf-8") as f:
        lines = [l for l in f.read().split("\n") if l and not l.startswith("#")]
    size = sum(len(l.encode("utf-8")) + 1 for l in lines)
    parts.append(f"const char *const {symbol} =\n" + "".join(literal(l) for l in lines) + ";\n")
    parts.append(f"const int {symbol}_size = {size};\n")
    header.append(f"extern const char *const {symbol};\nextern const int {symbol}_size;\n")
header.append("#endif\n")
outputs = {target: "".join(parts), os.path.join(root, "Sources/HanCatalogData/include/HanCatalogData.h"): "".join(header)}
stale = False
for path, text in outputs.items():
    old = open(path, encoding="utf-8").read() if os.path.exists(path) else None
    if old != text:
        stale = True
        if "--check" not in sys.argv:
            open(path, "w", encoding="utf-8").write(text)
sys.exit(1 if stale and "--check" in sys.argv else 0)
