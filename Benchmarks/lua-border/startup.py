#!/usr/bin/env python3
"""Processor and wall time of whole commands: lines of name, CPU ms, wall ms (medians), tabulators.

    startup.py RUNS HANALYZE     run from the package's folder, whose seeds the script reads
"""
import os
import shutil
import subprocess
import sys
import time

runs, command = int(sys.argv[1]), sys.argv[2]
python = sys.executable
COMMANDS = {
    "lua5.4 -e ''": ["lua5.4", "-e", ""],
    "hanalyze -e ''": [command, "-e", ""],
    "hanalyze scripts/rank.lua": [command, "scripts/rank.lua"],
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
    return (usage.ru_utime + usage.ru_stime) * 1000, wall * 1000, process.returncode


for name, words in COMMANDS.items():
    if not shutil.which(words[0]):
        print(f"{name} is left out: there is no {words[0]}", file=sys.stderr)
        continue
    if once(words)[2] != 0:
        print(f"{name} failed", file=sys.stderr)
        continue
    found = [once(words) for _ in range(runs if words[0] != python else max(5, runs // 4))]
    cpu, wall = sorted(f[0] for f in found), sorted(f[1] for f in found)
    print(f"{name}\t{cpu[len(cpu) // 2]:.1f}\t{wall[len(wall) // 2]:.1f}\t{wall[0]:.1f}")
