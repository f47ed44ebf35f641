#!/usr/bin/env python3
"""Score predicted claims against gold, by the rules in CLAIMS.md.

    score_claims.py predicted.jsonl GOLD.claims.jsonl... [--errors [N]] [--json]

A predicted line is a JSON object with: doc (file name or path), start, end (UTF-8 byte offsets in that file), kind, and
where they apply title, issuer, level, year, name, role, parent, area, period_start, period_end, text.
Gold with "optional": true is neither rewarded nor punished. Needs only Python 3.8.
"""
import argparse, collections, json, os, sys

KINDS = ("honour", "tier", "streak", "first", "policy", "organisation", "testimony", "pledge")
MAIN = ("title", "level", "year", "area")                                   # the fields of the headline table
MORE = ("issuer", "name", "role", "parent", "period")                       # reported below it
FREE_LENGTH = ("testimony", "pledge")                                       # the quote or the whole sentence may be inside


def rows(path):
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as e:
                    sys.exit("%s:%d: not JSON: %s" % (path, n, e))


def clean(s):
    return "".join(c for c in str(s or "") if c.isalnum())


def similar(a, b):
    """Character-multiset F1 of two phrases (punctuation, quotes, markup and blanks do not count)."""
    a, b = collections.Counter(clean(a)), collections.Counter(clean(b))
    common = sum((a & b).values())
    return 0.0 if not common else 2.0 * common / (sum(a.values()) + sum(b.values()))


def covered(p, g):
    """Bytes of the gold core (the title, or the cue where there is no title) that the prediction covers."""
    return min(p["end"], g["core_end"]) - max(p["start"], g["core_start"])


def matches(p, g):
    if p["kind"] != g["kind"] or 2 * covered(p, g) < g["core_end"] - g["core_start"]:
        return False
    return g["kind"] in FREE_LENGTH or p["end"] - p["start"] <= 3 * (g["end"] - g["start"]) + 60


def closeness(p, g):
    inter = min(p["end"], g["end"]) - max(p["start"], g["start"])
    union = max(p["end"], g["end"]) - min(p["start"], g["start"])
    return (inter / union, best_title(p, g), not g.get("optional"))


def best_title(p, g):
    if not g.get("title"):
        return 0.0
    return max(similar(p.get("title"), t) for t in [g["title"]] + g.get("title_also", []))


def verdict(p, g, field):
    """None where gold does not say, else whether the prediction agrees."""
    if field == "period":
        if not (g.get("period_start") or g.get("period_end")):
            return None
        cut = lambda r: tuple((r.get(k) or "")[:4] for k in ("period_start", "period_end"))
        return cut(p) in [cut(a) for a in [g] + g.get("period_also", [])]
    if g.get(field) is None:
        return None
    if field == "title":
        return best_title(p, g) >= 0.6
    accepted = [g[field]] + g.get(field + "_also", [])
    if field in ("level", "year", "area"):
        return str(p.get(field)) in [str(a) for a in accepted]
    return max(similar(p.get(field), a) for a in accepted) >= 0.6


def pair(pool, gold):
    """One to one, the closest pairs first."""
    pairs = sorted(((closeness(p, g), -i, -j) for i, p in enumerate(pool) for j, g in enumerate(gold) if matches(p, g)), reverse=True)
    of_gold, used = {}, set()
    for _, i, j in pairs:
        if -i not in used and -j not in of_gold:
            used.add(-i)
            of_gold[-j] = -i
    return of_gold, used


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("predicted")
    ap.add_argument("gold", nargs="+")
    ap.add_argument("--errors", nargs="?", type=int, const=1000, default=0)
    ap.add_argument("--json", action="store_true")
    o = ap.parse_args()

    predicted = collections.defaultdict(list)
    for n, r in enumerate(rows(o.predicted), 1):
        try:
            r["start"], r["end"], r["kind"] = int(r["start"]), int(r["end"]), r["kind"]
        except (KeyError, TypeError, ValueError):
            sys.exit("%s: claim %d lacks start, end or kind" % (o.predicted, n))
        predicted[os.path.basename(str(r.get("doc")))].append(r)

    gold_by_doc = collections.defaultdict(list)
    for path in o.gold:
        for g in rows(path):
            gold_by_doc[g["doc"]].append(g)

    tally = collections.defaultdict(collections.Counter)
    asked, right = collections.Counter(), collections.Counter()
    errors = []
    for doc, gold in gold_by_doc.items():
        pool = predicted.get(doc, [])
        of_gold, used = pair(pool, gold)
        for j, g in enumerate(gold):
            t = tally[g["kind"]]
            hit = of_gold.get(j)
            if g.get("optional"):
                t["optional_found" if hit is not None else "optional_missed"] += 1
                continue
            t["gold"] += 1
            if hit is None:
                errors.append((doc, g["start"], "MISSED", g["kind"], g["text"]))
                continue
            t["found"] += 1
            wrong = []
            for f in MAIN + MORE:
                v = verdict(pool[hit], g, f)
                if v is not None:
                    asked[f] += 1
                    right[f] += v
                    if not v:
                        show = (lambda r: "%s..%s" % (r.get("period_start"), r.get("period_end"))) if f == "period" else (lambda r: r.get(f))
                        wrong.append("%s: %s (gold %s)" % (f, show(pool[hit]), show(g)))
            if wrong:
                errors.append((doc, g["start"], "FIELDS", g["kind"], g["text"] + " | " + "; ".join(wrong)))
        for i, p in enumerate(pool):
            if i not in used:
                tally[p["kind"]]["spurious"] += 1
                errors.append((doc, p["start"], "SPURIOUS", str(p["kind"]), str(p.get("text") or p.get("title"))))

    ratio = lambda a, b: a / b if b else 0.0

    def prf(t):
        P, R = ratio(t["found"], t["found"] + t["spurious"]), ratio(t["found"], t["gold"])
        return {"gold": t["gold"], "predicted": t["found"] + t["spurious"], "found": t["found"], "precision": P, "recall": R,
                "f1": ratio(2 * P * R, P + R), "optional": {"found": t["optional_found"], "missed": t["optional_missed"]}}

    kinds = {k: prf(tally[k]) for k in KINDS + tuple(sorted(str(k) for k in tally if k not in KINDS))}
    every = collections.Counter()
    for t in list(tally.values()):
        every.update(t)
    macro = [kinds[k]["f1"] for k in KINDS if kinds[k]["gold"]]
    result = {"kinds": kinds, "all": prf(every), "macro_f1": ratio(sum(macro), len(macro)),
              "fields": {f: {"right": right[f], "of": asked[f], "accuracy": ratio(right[f], asked[f])} for f in MAIN + MORE}}
    if o.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    for e in sorted(errors)[: o.errors]:
        print("{}:{}: {} {} | {}".format(*e).replace("\n", "/"))
    print("%-13s %5s %5s %5s %7s %7s %7s  optional" % ("kind", "gold", "pred", "found", "P", "R", "F1"))
    for k, r in list(kinds.items()) + [("ALL", result["all"])]:
        print("%-13s %5d %5d %5d %7.3f %7.3f %7.3f  %d of %d" % (k, r["gold"], r["predicted"], r["found"], r["precision"], r["recall"],
              r["f1"], r["optional"]["found"], r["optional"]["found"] + r["optional"]["missed"]))
    print("macro F1 over kinds %.3f" % result["macro_f1"])
    for label, fields in (("of those found, right", MAIN), ("also", MORE)):
        print(label + ": " + "  ".join("%s %.3f (%d/%d)" % (f, ratio(right[f], asked[f]), right[f], asked[f]) for f in fields))


if __name__ == "__main__":
    main()
