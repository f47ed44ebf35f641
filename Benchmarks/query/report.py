#!/usr/bin/env python3
"""Makes the README of a run from its raw figures: report.py FOLDER RUNS"""
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys

folder, runs = sys.argv[1], sys.argv[2]


def cpu():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def commit():
    return subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()


def middle(times):
    return f"{statistics.median(times):.1f} ({min(times):.1f})"


print(f"# Queries over observations, {datetime.date.today()}\n")
print(f"Command: `Benchmarks/query/run.sh {runs}` at {commit()}. CPU: {cpu()}, {os.cpu_count()} cores; one thread each;")
print(f"load average at the end {os.getloadavg()[0]:.1f}. Milliseconds of processor time, median of {runs} runs (and the")
print("least). All answers agree. Raw figures beside this file; the data are generated with a fixed seed:")
print("3,214 areas, 178 indicators, ten years; ids are integers for every engine.\n")
for rows in (1_000_000, 10_000_000):
    ours = json.load(open(f"{folder}/hanalyze-{rows}.json"))
    peers = json.load(open(f"{folder}/peers-{rows}.json"))
    duckdb, polars = peers["duckdb"], peers["polars"]
    for query in ("latest_rank", "group_mean", "top_10"):
        check = ours["check_" + query]
        for peer in (duckdb, polars):
            assert abs(peer["check_" + query] - check) <= 1e-9 * abs(check), (query, check, peer)
    assert ours["groups"] == duckdb["groups"] == polars["groups"]
    print(f"## {rows:,} rows\n")
    print(f"| query | hanalyze | DuckDB {duckdb['version']} | polars {polars['version']} | DuckDB ÷ hanalyze | polars ÷ hanalyze |")
    print("|---|---:|---:|---:|---:|---:|")
    for query in ("latest_rank", "group_mean", "top_10"):
        a, b, c = ours[query], duckdb[query], polars[query]
        ratio = [statistics.median(x) / statistics.median(a) for x in (b, c)]
        print(f"| {query} | {middle(a)} | {middle(b)} | {middle(c)} | {ratio[0]:.1f} | {ratio[1]:.1f} |")
    print(f"\nLoading a segment: {middle(ours['load_verified'])} with its checksum, {middle(ours['load'])} without; ")
    print(f"resident afterwards {ours['resident_mib']:.0f} MiB with all texts.\n")
print("`latest_rank`: one indicator's level, newest per area, ranked with ties. `group_mean`: the mean by area,")
print("indicator and unit. `top_10`: the ten greatest values in 元. Each leaves out targets, figures of parks and repeats")
print("within a document. hanalyze also applies its rules for preferring sources, marks unlike periods and levels, and")
print("lists areas without a figure; the peers break ties by row.")
