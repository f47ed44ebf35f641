"""Answers the question for a permission as a user does, in a pseudo-terminal.

    permission_test.py POINT    runs one test; the working folder holds seeds/

Prints what was wrong and ends with 1, or ends with 0. Needs pexpect.
"""
import os
import sys

import pexpect

SAVES = """require "hanalyze"
local t = metrics{ indicator = "gdp" }:latest():table()
t:save("out.csv")
print("saved once")
t:save("out.csv")
print("saved twice")
"""
READS = """require "hanalyze"
print(#corpus:words{ dictionary = "own.txt" } > 0)
"""
QUESTION = r"(\S+) wants to (\w+) '([^']*)'\. Allow it\? \[y\]es, \[a\]lways in this run, \[N\]o: "


def run(text, answers, arguments=()):
    """Runs a script and types an answer at each question.

    Gives the status, all that was shown, and what was asked.
    """
    with open("script.lua", "w", encoding="utf-8") as file:
        file.write(text)
    env = {"PATH": os.environ["PATH"], "HOME": os.getcwd(), "TERM": "xterm", "LC_ALL": "C.UTF-8",
           "NO_COLOR": "1"}
    child = pexpect.spawn("hanalyze", [*arguments, "script.lua"], env=env, encoding="utf-8",
                          dimensions=(40, 200), timeout=60)
    shown, asked, answers = "", [], list(answers)
    while child.expect([QUESTION, pexpect.EOF]) == 0:
        shown += child.before + child.after
        asked.append(child.match.groups())
        if not answers:
            raise AssertionError("a question too many\n--- seen\n" + shown)
        child.send(answers.pop(0))
    shown += child.before
    child.close()
    if answers:
        raise AssertionError("a question too few\n--- seen\n" + shown)
    return child.exitstatus, shown, asked


def check(condition, what, *seen):
    if not condition:
        raise AssertionError(what + "".join("\n--- seen\n" + str(s) for s in seen))


def yes():
    for word in ["y\r", "YES\r"]:
        status, shown, asked = run(SAVES, [word, word])
        check(status == 0 and "saved twice" in shown, "a yes grants", status, shown)
        check(asked == [("script.lua", "write", "out.csv")] * 2, "it holds for one time", asked)
        with open("out.csv", encoding="utf-8-sig") as file:
            check("雨湖区" in file.read(), "the table is in the file")
        os.remove("out.csv")


def always():
    status, shown, asked = run(SAVES, ["a\r"])
    check(status == 0 and "saved twice" in shown, "always grants", status, shown)
    check(len(asked) == 1, "it holds for the run", asked)
    check(os.path.exists("out.csv"), "the file is there")


def read():
    with open("own.txt", "w", encoding="utf-8") as file:
        file.write("稳中求进\n")
    status, shown, asked = run(READS, ["y\r"])
    check(status == 0 and "true" in shown, "a yes grants", status, shown)
    check(asked == [("script.lua", "read", "own.txt")], "it is asked for reading", asked)
    status, shown, asked = run(READS, ["n\r"])
    check(status == 2 and "--allow-read=own.txt" in shown, "a no names the flag", status, shown)


def no():
    for word in ["n\r", "\r", "yep\r", "\x04"]:
        status, shown, asked = run(SAVES, [word])
        check(status == 2, f"{word!r} refuses", status, shown)
        check("HA709" in shown and "--allow-write=out.csv" in shown, "the flag is named", shown)
        check("saved" not in shown and not os.path.exists("out.csv"), "nothing is written", shown)
    status, shown, asked = run(SAVES, ["y\r", "n\r"])
    check(status == 2 and "saved once" in shown and "saved twice" not in shown,
          "a no after a yes refuses", status, shown)


def flag():
    status, shown, asked = run(SAVES, [], ["--allow-write=out.csv"])
    check(status == 0 and not asked, "what the flag allows is not asked", status, shown)


def quiet():
    """A script cannot make its question look like another one."""
    text = SAVES.replace('"out.csv"', r'"out\27[2K.csv"')
    status, shown, asked = run(text, ["n\r"])
    check(status == 2 and "\x1b[2K" not in shown, "control characters are shown, not sent", shown)


if __name__ == "__main__":
    try:
        {"yes": yes, "always": always, "no": no, "read": read, "flag": flag, "quiet": quiet}[sys.argv[1]]()
    except (AssertionError, pexpect.ExceptionPexpect) as failure:
        print(failure)
        sys.exit(1)
