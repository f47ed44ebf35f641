#!/usr/bin/env python3
"""Composite indices computed independently with numpy and scipy, as JSON for CompositeIndexTests.

    python3 composite_index.py > composite_index.json

Needs numpy and scipy; the tests read the kept JSON and need neither.
"""
import json

import numpy as np
from scipy import stats

RNG = np.random.default_rng(20250101)


def turned_min_max(x, higher):
    share = (x - x.min(0)) / (x.max(0) - x.min(0))
    return np.where(higher, share, 1 - share)


def normalise(x, higher, method):
    sign = np.where(higher, 1.0, -1.0)
    if method == "min-max":
        return turned_min_max(x, higher)
    if method == "z-score":
        return stats.zscore(x, axis=0, ddof=1) * sign
    if method == "rank":
        return stats.rankdata(x * sign, axis=0)
    return x / np.linalg.norm(x, axis=0) * sign


def entropy_weights(x):
    shares = x / x.sum(0)
    divergence = 1 - stats.entropy(shares, axis=0) / np.log(len(x))
    return divergence / divergence.sum()


def weigh(x, higher, method, given):
    if method == "equal":
        return np.full(x.shape[1], 1 / x.shape[1])
    if method == "given":
        return given / given.sum()
    if method == "entropy":
        return entropy_weights(turned_min_max(x, higher))
    if method == "rawEntropy":
        return entropy_weights(x)
    z = turned_min_max(x, higher)
    information = z.std(0, ddof=1) * (1 - np.corrcoef(z, rowvar=False)).sum(0)
    return information / information.sum()


def aggregate(n, w, method, floor):
    if method == "arithmetic":
        return n @ w
    if method == "geometric":
        return stats.gmean(floor, axis=1, weights=np.tile(w, (len(n), 1)))
    v = n * w
    near = np.linalg.norm(v - v.max(0), axis=1)
    far = np.linalg.norm(v - v.min(0), axis=1)
    return far / (near + far)


def main():
    cases = []
    for number in range(4):
        rows, columns = int(RNG.integers(3, 14)), int(RNG.integers(2, 8))
        x = RNG.lognormal(3, 1, (rows, columns)).round(3)
        if number % 2:
            x = x.round(0) + 1
        higher = RNG.random(columns) < 0.7
        given = RNG.random(columns).round(3) + 0.01
        for weights in ("equal", "given", "entropy", "rawEntropy", "critic"):
            w = weigh(x, higher, weights, given)
            for norm, how in (
                ("min-max", "arithmetic"), ("z-score", "arithmetic"), ("rank", "arithmetic"),
                ("min-max", "geometric"), ("rank", "geometric"), ("vector", "topsis"), ("min-max", "topsis"),
            ):
                n = normalise(x, higher, norm)
                lifted = 0.01 + 0.99 * n if norm == "min-max" else n
                scores = aggregate(n, w, how, lifted)
                cases.append({
                    "matrix": x.tolist(), "higher": higher.tolist(), "given": given.tolist(),
                    "weights": weights, "normalisation": norm, "aggregation": how,
                    "w": w.tolist(), "scores": scores.tolist(),
                })
    print(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main()
