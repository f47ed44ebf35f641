#!/usr/bin/env python3
"""Write Sources/HanCatalog/Data/pinyin.tsv: how the characters of the catalogue's names are read.

    python3 -m venv V && V/bin/pip install pypinyin==0.55.0
    V/bin/python Tools/make-pinyin.py && python3 Tools/embed-catalog.py

One row a syllable (without tone, ü as v): the syllable, then the characters that may be read so.
A character stands in several rows where names differ: 重 in 重庆 and in 重点.

Source: pypinyin 0.55.0 (MIT), which carries pinyin-data (readings of Unihan) and phrase-pinyin-data.
Each character has its usual reading, the readings that the phrase dictionary gives it in names of the
catalogue, and those of Tools/pinyin-overrides.tsv, where each names its source.
"""
import os
from collections import defaultdict
from pypinyin import lazy_pinyin

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
data = os.path.join(root, "Sources/HanCatalog/Data")
names = set()
for table, columns in (("areas", (1, 4, 5, 6)), ("indicators", (1, 3, 8)), ("parks", (1, 2)), ("predecessors", (1,))):
    with open(os.path.join(data, table + ".tsv"), encoding="utf-8") as file:
        for line in file.read().split("\n")[1:]:
            cells = line.split("\t")
            for column in columns:
                if column < len(cells):
                    names.update(cells[column].split("|"))


def is_han(char):
    return "\u3400" <= char <= "\u9fff" or ord(char) >= 0x20000


def plain(syllable):
    return syllable.replace("ü", "v").replace("ê", "e")


readings = defaultdict(set)
for name in names:
    chars = [c for c in name if is_han(c)]
    if not chars:
        continue
    for char, syllable in zip(chars, lazy_pinyin("".join(chars))):
        readings[char].add(plain(syllable))
for char in list(readings):
    readings[char].add(plain(lazy_pinyin(char)[0]))
with open(os.path.join(root, "Tools/pinyin-overrides.tsv"), encoding="utf-8") as file:
    for line in file:
        if line.startswith("#") or not line.strip():
            continue
        name, reading, _ = line.rstrip("\n").split("\t")
        for char, syllable in zip(name, reading.split()):
            if char in readings:
                readings[char].add(syllable)
rows = defaultdict(list)
for char in sorted(readings):
    for syllable in readings[char]:
        if syllable.isascii() and syllable.isalpha():
            rows[syllable].append(char)
with open(os.path.join(data, "pinyin.tsv"), "w", encoding="utf-8") as file:
    file.write("syllable\tcharacters\n")
    for syllable in sorted(rows):
        file.write(f"{syllable}\t{''.join(rows[syllable])}\n")
