#!/usr/bin/env python3
"""Starts of whole commands, in turn: lines of name, CPU ms (least, median), wall ms (least, median) and
page faults (median), with tabulators between.

    startup.py RUNS HANALYZE [EARLIER]     run from the package's folder, whose seeds the script reads

EARLIER is another build to compare with. In turn, because a shared machine is now fast, now slow.
"""
import os
import shutil
import subprocess
import sys
import time

runs, builds = int(sys.argv[1]), sys.argv[2:]
python = sys.executable
COMMANDS = {"lua5.4 -e ''": ["lua5.4", "-e", ""]}
for build, note in zip(builds, ["", ", earlier build"]):
    COMMANDS[f"hanalyze -e ''{note}"] = [build, "-e", ""]
    COMMANDS[f"hanalyze scripts/rank.lua{note}"] = [build, "scripts/rank.lua"]
COMMANDS |= {
    "python -c ''": [python, "-c", ""],
    "python -c 'import sqlite3'": [python, "-c", "import sqlite3"],
    "python -c 'import duckdb'": [python, "-c", "import duckdb"],
    "python -c 'import pandas'": [python, "-c", "import pandas"],
}


def once(words):
    begin = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = (usage.ru_utime + usage.ru_stime) * 1000
    return cpu, wall * 1000, usage.ru_minflt, process.returncode


found = {}
for name, words in COMMANDS.items():
    if not shutil.which(words[0]):
        print(f"{name} is left out: there is no {words[0]}", file=sys.stderr)
    elif once(words)[-1] != 0:
        print(f"{name} failed", file=sys.stderr)
    else:
        found[name] = []
for turn in range(runs):
    for name, starts in found.items():
        if COMMANDS[name][0] != python or turn % 4 == 0:
            starts.append(once(COMMANDS[name]))
for name, starts in found.items():
    cpu, wall, faults = (sorted(s[i] for s in starts) for i in range(3))
    half = len(starts) // 2
    print(f"{name}\t{cpu[0]:.1f}\t{cpu[half]:.1f}\t{wall[0]:.1f}\t{wall[half]:.1f}\t{faults[half]}")
