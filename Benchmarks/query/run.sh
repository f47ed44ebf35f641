#!/bin/sh
# Times the three queries in hanalyze, DuckDB and polars on generated observations, in one run, and
# keeps the raw figures with the command and the machine in Benchmarks/runs/DATE-query/.
#
#   Benchmarks/query/run.sh [RUNS]
#
# Needs Swift, Python 3 with venv, and for the first run the network. BENCHMARK names a built
# QueryBenchmark, PYTHON a Python with the peers.
set -eu
cd "$(dirname "$0")"
runs=${1:-7}
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
out=../runs/$(date +%F)-query
mkdir -p "$out"
if [ -z "${BENCHMARK:-}" ]; then
  swift build -c release --product QueryBenchmark
  BENCHMARK=$(swift build -c release --show-bin-path)/QueryBenchmark
fi
if [ -z "${PYTHON:-}" ]; then
  PYTHON=.venv-query/bin/python
  [ -x "$PYTHON" ] || python3 -m venv .venv-query
  "$PYTHON" -m pip install -q --disable-pip-version-check -r requirements.txt
fi
for rows in 1000000 10000000; do
  mkdir "$data/$rows"
  "$BENCHMARK" generate "$rows" "$data/$rows"
  "$BENCHMARK" run "$data/$rows" "$runs" > "$out/hanalyze-$rows.json"
  "$PYTHON" peers.py "$data/$rows" "$runs" > "$out/peers-$rows.json"
done
"$PYTHON" report.py "$out" "$runs" > "$out/README.md"
cat "$out/README.md"
