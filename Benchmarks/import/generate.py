#!/usr/bin/env python3
"""Makes a corpus of any size out of real reports: each document has the paragraphs of several,
drawn at random (same seed, same corpus), with its last digits changed so that no two are alike.

usage: generate.py SOURCE TARGET MEGABYTES
"""
import os
import random
import sys

source, target, megabytes = sys.argv[1], sys.argv[2], float(sys.argv[3])
chance = random.Random(20261121)
texts = []
for name in sorted(os.listdir(source)):
    if name.endswith((".md", ".txt")):
        with open(os.path.join(source, name), encoding="utf-8") as file:
            texts.append(file.read().split("\n\n"))
os.makedirs(target, exist_ok=True)
written = number = 0
while written < megabytes * 1e6:
    size = len(chance.choice(texts))
    paragraphs = [chance.choice(chance.choice(texts)) for _ in range(size)]
    words = "\n\n".join(paragraphs)
    digits = [i for i, c in enumerate(words) if c in "123456789"]
    letters = list(words)
    for place in chance.sample(digits, len(digits) // 10):
        letters[place] = chance.choice("123456789")
    data = "".join(letters).encode()
    with open(os.path.join(target, f"{number:05}.md"), "wb") as file:
        file.write(data)
    written += len(data)
    number += 1
print(f"{number} documents, {written / 1e6:.1f} MB")
