#!/bin/sh
# Times the three queries in hanalyze, DuckDB and polars on generated observations, in one run, and
# keeps the raw figures with the command and the machine in Benchmarks/runs/DATE-query/.
#
#   Benchmarks/query/run.sh [RUNS]
#
# Needs Swift, and Python with duckdb, polars and numpy (PYTHON names it: a virtual environment).
set -eu
cd "$(dirname "$0")"
runs=${1:-7}
python=${PYTHON:-python3}
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
out=../runs/$(date +%F)-query
mkdir -p "$out"
if [ -z "${BENCHMARK:-}" ]; then
  swift build -c release --product QueryBenchmark
  BENCHMARK=$(swift build -c release --show-bin-path)/QueryBenchmark
fi
for rows in 1000000 10000000; do
  mkdir "$data/$rows"
  "$BENCHMARK" generate "$rows" "$data/$rows"
  "$BENCHMARK" run "$data/$rows" "$runs" > "$out/hanalyze-$rows.json"
  "$python" peers.py "$data/$rows" "$runs" > "$out/peers-$rows.json"
done
"$python" report.py "$out" "$runs" > "$out/README.md"
cat "$out/README.md"
