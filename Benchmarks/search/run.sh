#!/bin/sh
# Times three regular expression engines on the same texts and keeps the figures with the command and
# the machine in Benchmarks/runs/DATE-search/.
#
#   Benchmarks/search/run.sh [ROUNDS]
#
# The texts are the reports in $HANALYZE_SHARED/corpus (by default ../shared beside the repository);
# without them, reports made of templates with a fixed seed.
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
out=${OUT:-runs/$(date +%F)-search}
mkdir -p "$out"
texts=${HANALYZE_SHARED:-../../shared}/corpus
if [ ! -d "$texts" ]; then
  texts=$scratch/texts
  python3 extract/generate.py "$texts"
fi
cat "$texts"/*.md > "$scratch/all.txt"
swiftc -O -parse-as-library search/RegexSpeed.swift -o "$scratch/regex"
load=$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)
"$scratch/regex" "$scratch/all.txt" "$rounds" > "$out/regex.tsv"
{
  echo "command	Benchmarks/search/run.sh $*"
  echo "commit	$(git rev-parse --short HEAD)"
  echo "cpu	$( (lscpu 2>/dev/null || sysctl -n machdep.cpu.brand_string) | sed -n 's/^Model name: *//p'), $(getconf _NPROCESSORS_ONLN) cores"
  echo "bytes	$(wc -c < "$scratch/all.txt")"
  echo "load before	$load"
  echo "load after	$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)"
} > "$out/machine.tsv"
cat "$out/machine.tsv" "$out/regex.tsv"
