#!/usr/bin/env python3
"""The three queries in DuckDB and polars, on the columns that QueryBenchmark wrote: prints JSON.

    peers.py FOLDER RUNS      one thread each; ids are integers, as in hanalyze's frames

`newest` orders rows by period and, within one, from the last row to the first: it spares the peers
the rules for preferring sources, which hanalyze does apply. Times are milliseconds of processor time.
"""
import json
import os
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb  # noqa: E402
import numpy as np  # noqa: E402
import polars as pl  # noqa: E402

folder, runs = sys.argv[1], int(sys.argv[2])
meta = json.load(open(f"{folder}/meta.json"))
KINDS = {"f64": np.float64, "u8": np.uint8, "i32": np.int32}
COLUMNS = ["value.f64", "measure.u8", "status.u8", "repeat.u8", "subject.i32", "indicator.i32", "area.i32",
           "unit.i32", "period_end.i32"]
data = {}
for name in COLUMNS:
    column, kind = name.split(".")
    data[column] = np.fromfile(f"{folder}/{name}", KINDS[kind])
data["row"] = np.arange(meta["rows"], dtype=np.int32)
data["newest"] = (data["period_end"].astype(np.int64) << 32) - data["row"]
frame = pl.DataFrame(data)


def measure(body):
    times, result = [], None
    for _ in range(runs):
        start = time.process_time()
        result = body()
        times.append((time.process_time() - start) * 1000)
    return times, result


out = {"duckdb": {"version": duckdb.__version__}, "polars": {"version": pl.__version__}}

db = duckdb.connect()
db.execute("SET threads=1")
db.register("source", data)
db.execute("CREATE TABLE observation AS SELECT * FROM source")
POOLED = "measure = 0 AND status = 0 AND repeat = 0 AND subject < 0"
SQL = {
    "latest_rank": f"""
        SELECT area, value, rank() OVER (ORDER BY value DESC) AS place FROM (
          SELECT area, unit, arg_max(value, newest) AS value FROM observation
          WHERE indicator = {meta['indicator_0']} AND {POOLED} GROUP BY area, unit)""",
    "group_mean": f"""
        SELECT area, indicator, unit, avg(value) AS mean FROM observation
        WHERE {POOLED} GROUP BY area, indicator, unit""",
    "top_10": f"""
        SELECT value, row FROM observation WHERE unit = {meta['yuan']} AND {POOLED}
        ORDER BY value DESC, row LIMIT 10""",
}
for name, sql in SQL.items():
    times, result = measure(lambda: db.execute(sql).fetchnumpy())
    out["duckdb"][name] = times
    if name == "latest_rank":
        check = float((result["value"] * result["place"]).sum())
    elif name == "group_mean":
        check = float(result["mean"].sum())
        out["duckdb"]["groups"] = len(result["mean"])
    else:
        check = float(result["value"].sum())
    out["duckdb"]["check_" + name] = check / 1e6

c = pl.col
POOL = (c("measure") == 0) & (c("status") == 0) & (c("repeat") == 0) & (c("subject") < 0)
lazy = frame.lazy()
QUERIES = {
    "latest_rank": lazy.filter((c("indicator") == meta["indicator_0"]) & POOL)
    .group_by("area", "unit").agg(c("value").get(c("newest").arg_max()))
    .with_columns(place=c("value").rank("min", descending=True)),
    "group_mean": lazy.filter(POOL).group_by("area", "indicator", "unit").agg(mean=c("value").mean()),
    "top_10": lazy.filter((c("unit") == meta["yuan"]) & POOL).select("value", "row").top_k(10, by="value"),
}
for name, query in QUERIES.items():
    times, result = measure(query.collect)
    out["polars"][name] = times
    if name == "latest_rank":
        check = float((result["value"] * result["place"]).sum())
    elif name == "group_mean":
        check = float(result["mean"].sum())
        out["polars"]["groups"] = len(result)
    else:
        check = float(result["value"].sum())
    out["polars"]["check_" + name] = check / 1e6

print(json.dumps(out))
