#!/bin/sh
# Import speed: real reports, and a corpus of 155 MB made of their paragraphs; keeps the raw figures with
# the command and the machine in Benchmarks/runs/DATE-import/.
#
#   Benchmarks/import/run.sh [REPORTS [FOLDER FOR WORK]]
#
# The reports are those in $HANALYZE_SHARED/corpus (by default ../shared beside the repository); without
# them, reports made of templates with a fixed seed. BENCHMARK names a built ImportBenchmark. The figures
# are explained in the README.md of the runs; a run never overwrites one.
set -eu
cd "$(dirname "$0")/.."
asked="Benchmarks/import/run.sh $*"
reports=${1:-${HANALYZE_SHARED:-../../shared}/corpus}
work=${2:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
out=${OUT:-runs/$(date +%F)-import}
mkdir -p "$out"
if [ ! -d "$reports" ]; then
  reports=$work/reports
  [ -d "$reports" ] || python3 extract/generate.py "$reports"
fi
if [ -z "${BENCHMARK:-}" ]; then
  swift build --package-path import -c release
  BENCHMARK=$(swift build --package-path import -c release --show-bin-path)/ImportBenchmark
fi
[ -d "$work/generated" ] || python3 import/generate.py "$reports" "$work/generated" "${SIZE:-155}"
load=$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)
for claims in with without; do
  for run in 1 2 3; do "$BENCHMARK" "$work/bench.db" 2 $claims "$reports"; done > "$out/reports-$claims-claims.jsonl"
  for run in 1 2 3; do "$BENCHMARK" "$work/bench.db" 2 $claims "$work/generated"; done > "$out/generated-$claims-claims.jsonl"
done
"$BENCHMARK" "$work/bench.db" 1 with "$work/generated" > "$out/generated-one-thread.jsonl"
{
  echo "command	$asked"
  echo "commit	$(git rev-parse --short HEAD)"
  echo "cpu	$( (lscpu 2>/dev/null || sysctl -n machdep.cpu.brand_string) | sed -n 's/^Model name: *//p'), $(getconf _NPROCESSORS_ONLN) cores"
  echo "load before	$load"
  echo "load after	$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)"
} > "$out/machine.tsv"
cat "$out/machine.tsv" "$out"/*.jsonl
