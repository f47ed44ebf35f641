#!/usr/bin/env python3
"""A million rows of three fields read in a loop, from Python: prints lines of name, tabulator, ns a row.

    peers.py      processor time, best of five; peers that are not installed are left out

The loop does what the Lua loops of main.swift do: it adds two numbers and compares a string.
"""
import sys
import time

COUNT = 1_000_000
ROWS = [(f"district-{i % 100}", i * 0.25, 2000 + i % 25) for i in range(1, COUNT + 1)]


def best(body):
    times = []
    for _ in range(5):
        start = time.process_time()
        body()
        times.append(time.process_time() - start)
    return min(times) / COUNT * 1e9


def loop(rows):
    n = k = 0
    for district, value, year in rows:
        n += value + year
        if district == "district-7":
            k += 1
    assert k > 0
    return n


def report(name, body):
    print(f"{name}\t{best(body):.1f}", flush=True)


version = "%d.%d.%d" % sys.version_info[:3]
report(f"Python {version}: list of tuples", lambda: loop(ROWS))

import sqlite3  # noqa: E402

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE row (district TEXT, value REAL, year INTEGER)")
db.executemany("INSERT INTO row VALUES (?, ?, ?)", ROWS)
report(
    f"Python sqlite3 {sqlite3.sqlite_version}: cursor",
    lambda: loop(db.execute("SELECT district, value, year FROM row")),
)


def pages(cursor, size=10_000):
    while page := cursor.fetchmany(size):
        yield from page


try:
    import duckdb

    duck = duckdb.connect()
    duck.execute("SET threads=1")
    duck.execute("CREATE TABLE row (district VARCHAR, value DOUBLE, year INTEGER)")
    duck.execute(
        f"INSERT INTO row SELECT 'district-' || (i % 100), i * 0.25, 2000 + i % 25 FROM range(1, {COUNT + 1}) t(i)"
    )
    query = "SELECT district, value, year FROM row"
    report(f"Python duckdb {duckdb.__version__}: fetchmany(10000)", lambda: loop(pages(duck.execute(query))))
    report(f"Python duckdb {duckdb.__version__}: fetchall", lambda: loop(duck.execute(query).fetchall()))
except ImportError:
    print("duckdb is not installed", file=sys.stderr)

try:
    import pandas

    frame = pandas.DataFrame(ROWS, columns=["district", "value", "year"])
    report(
        f"pandas {pandas.__version__}: itertuples",
        lambda: loop(frame.itertuples(index=False, name=None)),
    )
    report(
        f"pandas {pandas.__version__}: zip of columns",
        lambda: loop(zip(frame["district"], frame["value"], frame["year"])),
    )
except ImportError:
    print("pandas is not installed", file=sys.stderr)
