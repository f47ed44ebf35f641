"""Watches `hanalyze import` as a user does, in a pseudo-terminal.

    import_test.py POINT    runs one test in the working folder

Prints what was wrong and ends with 1, or ends with 0. Needs pexpect.

The documents are PDFs whose reader is a script that takes its time, so that an import lasts as long
on a fast machine as on a slow one.
"""
import os
import re
import subprocess
import sys
import unicodedata

import pexpect

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
TEXT = "2024年，雨湖区地区生产总值完成300.5亿元，增长5.7%。"


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def environment():
    path = os.getcwd() + "/bin:" + os.environ["PATH"]
    return {"PATH": path, "HOME": os.getcwd(), "TERM": "xterm", "LC_ALL": "C.UTF-8"}


def documents(count, seconds):
    """A folder of PDFs with long Chinese names, each of which takes so many seconds."""
    os.makedirs("bin")
    with open("bin/pdftotext", "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nsleep {seconds}\nfor last; do :; done\necho "{TEXT}" > "$last"\n')
    os.chmod("bin/pdftotext", 0o755)
    os.makedirs("报告")
    for number in range(count):
        with open(f"报告/湘潭市雨湖区政府工作报告{number:03}.pdf", "wb") as file:
            file.write(b"%PDF-1.4\n%% " + str(number).encode() * 2000)


def spawn(size=(24, 100), *arguments):
    return pexpect.spawn("hanalyze", ["import", "报告", "--jobs", "2", *arguments],
                         env=environment(), encoding="utf-8", dimensions=size, timeout=60)


def check(condition, what, *seen):
    if not condition:
        raise AssertionError(what + "".join("\n--- seen\n" + str(s) for s in seen))


def drawn(child):
    """The states of the bar's line that were shown, and the text behind them."""
    child.expect(pexpect.EOF)
    child.close()
    states = [ESCAPE.sub("", part) for part in child.before.split("\r")]
    bars = [s for s in states if "%" in s and "\n" not in s]
    return bars, states, child.before


def bar():
    documents(60, 0.05)
    child = spawn()
    bars, _, text = drawn(child)
    check(child.exitstatus == 0, "the import ends well", child.exitstatus, text)
    check(len(bars) > 5, "the bar is drawn again and again", text)
    check(all(width(b) < 100 for b in bars), "it stays within its line", bars)
    check(any("█" in b and "░" in b for b in bars), "it is a bar", bars)
    check(any(re.search(r"\d+/60 documents", b) for b in bars), "it counts documents", bars)
    check(any(re.search(r"\d+\.\d MB/s", b) for b in bars), "it tells the rate", bars)
    check(any(re.search(r"\d+ s left", b) for b in bars), "it tells the time left", bars)
    check(any(re.search(r"报告\d\d\d\.pdf", b) for b in bars), "it names a document", bars)
    shares = [int(re.search(r"(\d+) %", b).group(1)) for b in bars]
    check(shares == sorted(shares) and shares[-1] > 50, "it goes forward", shares)
    last = ESCAPE.sub("", text.rsplit("\r\x1b[K", 1)[-1]).strip()
    check(re.fullmatch(r"hanalyze\.db: 60 new; 120 observations added in \d+\.\d s", last),
          "the bar goes away and the summary stays", repr(text[-300:]))


def narrow():
    for columns in [44, 24, 9]:
        subprocess.run("rm -rf bin 报告 hanalyze.db*", shell=True, check=True)
        documents(30, 0.05)
        child = spawn((24, columns))
        bars, _, text = drawn(child)
        check(child.exitstatus == 0 and bars, "it is drawn", columns, text)
        check(all(width(b) < columns for b in bars), "it stays within its line", columns, bars)
        check(all(re.search(r"\d+ %", b) for b in bars), "the share is always told", columns, bars)


def plain():
    documents(30, 0.02)
    done = subprocess.run(["hanalyze", "import", "报告"], env=environment(), capture_output=True,
                          text=True, timeout=60, check=False)
    check(done.returncode == 0, "the import ends well", done)
    check("\r" not in done.stderr + done.stdout and "\x1b" not in done.stderr + done.stdout,
          "nothing is drawn where nobody looks", done)
    check(done.stdout == "hanalyze.db: 30 new; 60 observations added\n", "the summary", done)


def stop():
    documents(80, 0.1)
    child = spawn()
    child.expect(r"[1-9]\d*/80 documents")
    child.send("\x03")
    bars, _, text = drawn(child)
    check(child.exitstatus == 130, "Ctrl-C ends it with 130", child.exitstatus, text)
    check("stopping" in text, "it says that it stops", text)
    found = re.search(r"hanalyze\.db: (\d+) new; (\d+) observations added in [\d.]+ s; "
                      r"stopped with (\d+) documents left, the same command goes on", text)
    check(found, "it says what was stored", text)
    new, observations, left = map(int, found.groups())
    check(0 < new < 80 and new + left == 80 and observations == 2 * new, "and counts right", text)
    check("pdftotext" not in text, "what Ctrl-C cut short is no failure", text)
    check("all is well" in run("store", "check"), "the store is whole")
    check(f"documents           {new} " in run("store", "info"), "and holds that much",
          run("store", "info"))
    check("was not finished" in run("store", "info"), "the import is known as unfinished")
    check(f"{left} new, {new} unchanged" in run("import", "报告"), "the same command goes on")


def twice():
    documents(20, 3)
    child = spawn()
    child.expect("documents")
    child.send("\x03")
    child.expect("stopping")
    child.send("\x03")
    _, _, text = drawn(child)
    check(child.exitstatus == 130, "a second Ctrl-C ends it at once", child.exitstatus, text)
    check("all is well" in run("store", "check") or not os.path.getsize("hanalyze.db"),
          "the store is whole")


def run(*arguments):
    done = subprocess.run(["hanalyze", *arguments], env=environment(), capture_output=True,
                          text=True, timeout=120, check=False)
    return done.stdout + done.stderr


if __name__ == "__main__":
    try:
        {"bar": bar, "narrow": narrow, "plain": plain, "stop": stop, "twice": twice}[sys.argv[1]]()
    except (AssertionError, pexpect.ExceptionPexpect) as failure:
        print(failure)
        sys.exit(1)
