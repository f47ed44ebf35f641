"""Times the peers on the documents of a folder; prints tab-separated rows.

    peers.py FOLDER [SECONDS]

Each peer reads the documents line by line, as its users would, until it has worked SECONDS
(processor time). All read the same lines in the same order: lines drawn from all documents.
"""

import importlib.metadata
import logging
import os
import pathlib
import random
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def lines(folder):
    paths = sorted(p for p in pathlib.Path(folder).iterdir() if p.suffix in (".md", ".txt"))
    result = []
    for path in paths:
        result += [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    random.Random(20240115).shuffle(result)
    return result


def recognizers_numbers():
    from recognizers_text import Culture
    from recognizers_number import NumberRecognizer

    model = NumberRecognizer(Culture.Chinese).get_number_model()
    return lambda text: len(model.parse(text))


def recognizers_all():
    from recognizers_text import Culture
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers = NumberRecognizer(Culture.Chinese)
    units = NumberWithUnitRecognizer(Culture.Chinese)
    models = [
        numbers.get_number_model(), numbers.get_percentage_model(), units.get_currency_model(),
        units.get_dimension_model(), DateTimeRecognizer(Culture.Chinese).get_datetime_model()]
    return lambda text: sum(len(model.parse(text)) for model in models)


def jionlp_money():
    import jionlp

    return lambda text: len(jionlp.ner.extract_money(text))


def jionlp_money_time():
    import jionlp

    return lambda text: len(jionlp.ner.extract_money(text)) + len(jionlp.ner.extract_time(text))


def chinese2digits():
    from chinese2digits import chinese2digits as module

    return lambda text: len(module.takeNumberFromString(text)["digitsStringList"])


def cn2an():
    import cn2an as module

    return lambda text: len(module.transform(text, "cn2an")) > 0


PEERS = [
    ("chinese2digits", "numbers", "chinese2digits", chinese2digits),
    ("cn2an", "numbers, replaced in the text", "cn2an", cn2an),
    ("jionlp", "amounts of money", "jionlp", jionlp_money),
    ("jionlp", "amounts of money, times", "jionlp", jionlp_money_time),
    ("recognizers-text", "numbers", "recognizers-text-suite", recognizers_numbers),
    ("recognizers-text", "numbers, percentages, currencies, dimensions, times",
     "recognizers-text-suite", recognizers_all),
]


def main():
    texts = lines(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 15
    print("\t".join(["peer", "version", "finds", "megabytes", "cpu_s", "wall_s", "cpu_mb_s",
                     "wall_mb_s", "found", "lines_failed"]))
    out, sys.stdout = sys.stdout, sys.stderr
    for name, finds, package, make in PEERS:
        try:
            version = importlib.metadata.version(package)
            find = make()
            find("全市地区生产总值2251亿元，增长百分之七。")
        except Exception as error:  # A peer that does not run is a finding, not the end of the run.
            print(f"{name}\t-\t{finds}\tfailed: {type(error).__name__}: {error}", file=out)
            continue
        size = found = failed = 0
        cpu, wall = time.thread_time(), time.perf_counter()
        for text in texts:
            try:
                found += find(text)
            except Exception:
                failed += 1
            size += len(text.encode()) + 1
            if time.thread_time() - cpu > seconds:
                break
        cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
        cells = [name, version, finds, f"{size / 1e6:.3f}", f"{cpu:.2f}", f"{wall:.2f}",
                 f"{size / 1e6 / cpu:.4f}", f"{size / 1e6 / wall:.4f}", str(found), str(failed)]
        print("\t".join(cells), file=out, flush=True)


main()
