#!/bin/sh
# Import speed: real reports, and a generated corpus of 155 MB made of their paragraphs.
#
#     Benchmarks/import/run.sh REPORTS [FOLDER FOR WORK]
#
# A line of JSON a run; figures are explained in Benchmarks/runs/*-import/README.md.
set -eu
reports=${1:?name the folder of reports}
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
swift build --package-path "$here" -c release
program=$(swift build --package-path "$here" -c release --show-bin-path)/ImportBenchmark
[ -d "$work/generated" ] || python3 "$here/generate.py" "$reports" "$work/generated" 155
for run in 1 2 3; do "$program" "$work/bench.db" 2 "$reports"; done
for run in 1 2 3; do "$program" "$work/bench.db" 2 "$work/generated"; done
"$program" "$work/bench.db" 1 "$work/generated"
