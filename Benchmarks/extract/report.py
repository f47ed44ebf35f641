"""Makes the README of a run from its raw figures: report.py FOLDER."""

import csv
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])


def read(name):
    with open(folder / name, encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def table(head, rows, left=1):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * left + "---:|" * (len(head) - left))
    for cells in rows:
        print("| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |")
    print()


with open(folder / "machine.tsv", encoding="utf-8") as file:
    machine = dict(line.rstrip("\n").split("\t", 1) for line in file)
speed = read("speed.tsv")
step = {(r["step"], r["threads"]): r for r in speed}
whole = float(step["read+extract", "1"]["cpu_mb_s"])
loads = [float(machine[key].split()[0]) for key in ("load before", "load after")]

print(f"# Extraction, {folder.name[:10]}\n")
print(f"Command: `{machine['command']}` at {machine['commit']}. CPU: {machine['cpu']}; "
      f"{machine['swift']}, {machine['python']}.\nTexts: {machine['texts']}. "
      f"Load average before {machine['load before']}, after {machine['load after']}.")
if max(loads) > 1.5:
    print("\n**The machine was shared while this ran.** Processor time is what to read; it too grows when "
          "caches are\nshared. Wall time, and with it the gain of a second thread, says little here.")
print(f"\nLeast of {machine['rounds']} rounds; MB is 10^6 bytes of UTF-8. Raw figures beside this file.\n")

print("## Against peers, one thread, the same texts\n")
rows = [["**hanalyze**", "", "whole observations: indicator, value, unit, measure, status, area, period",
         step["read+extract", "1"]["megabytes"], f"**{whole:.1f}**",
         step["read+extract", "1"]["wall_mb_s"], "1"]]
failures = []
for r in read("peers.tsv"):
    if r["megabytes"].startswith("failed"):
        failures.append(f"{r['peer']} ({r['finds']}) {r['megabytes']}")
        continue
    rate = float(r["cpu_mb_s"])
    rows.append([r["peer"], r["version"], r["finds"], r["megabytes"], f"{rate:.3g}",
                 f"{float(r['wall_mb_s']):.3g}", f"{whole / rate:,.0f}"])
table(["", "version", "finds", "MB read", "MB/s processor", "MB/s wall", "hanalyze is faster by"],
      rows, 3)
print(f"A peer reads line by line, lines drawn from all documents, until it has worked "
      f"{machine['peer seconds']} s. Lines that made a peer\nraise are counted in the raw figures.")
print("Did not run: " + "; ".join(failures) + "." if failures else "All peers ran.")

print("\n## Steps\n")
table(["step", "threads", "MB/s processor", "MB/s wall", "found"],
      [[r["step"], r["threads"], r["cpu_mb_s"], r["wall_mb_s"], r["found"]] for r in speed])
for name in ("extract, threads of their own", "read+extract"):
    one, two = step[name, "1"], step[name, "2"]
    gain = float(two["wall_mb_s"]) / float(one["wall_mb_s"])
    cost = float(two["cpu_s"]) / float(one["cpu_s"])
    print(f"- {name}: {one['wall_mb_s']} MB/s on the wall with one thread, {two['wall_mb_s']} with two, "
          f"{gain:.2f} times as fast;\n  {cost:.2f} times the processor time of one, which on two free "
          f"cores would make {2 / cost:.2f} times as fast.")
print("\nIn these rows the processor time is that of all threads.")

print("\n## One document that grows\n")
table(["bytes", "read ns/B", "extract ns/B", "together", "against the shortest", "found"],
      [[f"{int(r['bytes']):,}", r["read_ns_byte"], r["extract_ns_byte"], r["ns_byte"], r["ratio"],
        r["found"]] for r in read("growth.tsv")], 0)
print("Lines drawn from all documents in a fixed random order; where all have been used their digits are "
      "changed.\nThe shortest is many documents one after another.")

print("\n## Memory\n")
table(["one document", "MB", "peak MB"],
      [[r["step"], r["megabytes"], r["peak_mb"]] for r in read("memory.tsv")])
table(["many documents: MB read", "peak MB", "found"],
      [[r["megabytes_read"], r["peak_mb"], r["found"]] for r in read("stream.tsv")], 0)

print("## Hostile inputs\n")
hostile = read("hostile.tsv")
table(["1 MB of", "read ns/B", "extract ns/B", "claims ns/B", "1 MB against 250 kB", "found"],
      [[r["input"], r["read_ns_byte_1m"], r["extract_ns_byte_1m"], r["claims_ns_byte_1m"], r["growth"],
        r["found"]] for r in hostile])
print("A linear step costs as much a byte in 1 MB as in 250 kB (1.00); a quadratic one 4 times as much.")
bad = [r["input"] for r in hostile if float(r["growth"]) > 1.6]
claims = [r["input"] for r in hostile
          if float(r["claims_ns_byte_1m"]) > 1.6 * float(r["claims_ns_byte_250k"])
          and float(r["claims_ns_byte_1m"]) > 5]
print(("Above 1.6: " + ", ".join(bad) + ".") if bad else "None of reading and extraction is above 1.6.")
print(("Claims above 1.6: " + ", ".join(claims) + ".") if claims else "None of the claims is above 1.6.")
